"""Qui peut signer: what the data protection officer decided of who may give a mandate."""

from dataclasses import replace
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from desktop_app.use_cases.settings import house_rules
from desktop_app.use_cases.settings.settings import Settings

from ..context import Context
from ..widgets.radio_field import RadioField
from ..widgets.watched_form import WatchedForm
from .section import Section

_SENTENCE = (
    "Deux points que la loi ne tranche pas pour un mandat comme le nôtre : le délégué à la protection des données "
    "décide. Tant qu’il n’a rien dit, gardez la réponse la plus prudente, celle du haut."
)
_CURATELLE = (
    (False, "Possible, si le curateur est là et signe aussi"),
    (True, "Refusé, même avec le curateur : fiche d’orientation"),
)
_WITNESSES = (
    (False, "Refusé : fiche d’orientation, un notaire peut aider"),
    (True, "Possible, devant deux témoins qui ne travaillent pas ici"),
)


class Decided(NamedTuple):
    """Both answers."""

    curatelle_refused: bool
    witnesses_enough: bool


class SigningForm(WatchedForm):
    """Rows curatelle_refused and witnesses_enough."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curatelle, self._witnesses = RadioField(_CURATELLE), RadioField(_WITNESSES)
        self.row("curatelle_refused", "Une personne en curatelle", self._curatelle, "Code civil, art. 467.")
        self.row("witnesses_enough", "Une personne qui ne peut pas signer", self._witnesses, "Code civil, art. 1367.")

    def show_decided(self, decided: Decided) -> None:
        """Put what is in force in the fields."""
        self._curatelle.set_value(decided.curatelle_refused)
        self._witnesses.set_value(decided.witnesses_enough)
        self.clear_faults()

    def read(self) -> Decided:
        """Both answers."""
        return Decided(self._curatelle.value(), self._witnesses.value())


class SigningSection(Section):
    """The rules of the house are stored whole: only these two change here."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.form = SigningForm()
        super().__init__(context, "Qui peut signer un mandat", _SENTENCE, self.form, parent)

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force."""
        rules = self.context.runner.read(house_rules.load)
        if rules is not None:
            self.form.show_decided(Decided(bool(rules.curatelle_refused), bool(rules.witnesses_enough)))

    def keep(self, read: Decided) -> bool:
        """Store them; mandates already prepared keep their path."""
        rules = self.context.runner.read(house_rules.load)
        if rules is None:
            return False
        changed = replace(rules, **read._asdict())
        return self.context.runner.beside(self.form).do(house_rules.change, changed) is not None
