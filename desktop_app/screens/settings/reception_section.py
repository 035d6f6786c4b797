"""Accueil: when somebody is late, one queue or several, what sign-in sheets are like, and who may sign."""

from dataclasses import replace
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from desktop_app.domain.house_rules import LATEST_LATE, SOONEST_LATE, HouseRules
from desktop_app.use_cases.settings import house_rules
from desktop_app.use_cases.settings.settings import Settings

from ..context import Context
from ..widgets.boxes import RadioField, TickField
from ..widgets.fields import NumberField
from ..widgets.form import Form
from .section import Section

_SENTENCE = "Vaut pour tout le lieu, sur la page Aujourd’hui comme dans l’agenda."
_LATE = "Sa place peut alors servir à une personne qui attend sans rendez-vous ; elle la retrouve en arrivant."


_LEAVING = (
    "Une colonne « Départ » de plus sur chaque feuille, et une heure à recopier en la ressaisissant. "
    "À cocher seulement si un financeur le demande."
)


_QUEUES = (
    "Quand plusieurs conseillers reçoivent sans rendez-vous le même jour. Une file pour chacun : ses numéros ont sa "
    "lettre, et l’attente est la sienne."
)
_QUEUE_EACH = ((False, "Une seule file pour tous"), (True, "Une file pour chacun"))
_BY_HOURS = "Matin et après-midi tenus de la même façon : deux feuilles au lieu d’une. À choisir avant d’imprimer."
_SIGNING = (
    "Deux points que la loi ne tranche pas : le délégué à la protection des données décide. Tant qu’il n’a rien dit, "
    "gardez la réponse du haut, la plus prudente."
)
_CURATELLE = ((False, "Possible, si le curateur signe aussi"), (True, "Refusé : fiche d’orientation"))
_WITNESSES = ((False, "Refusé : un notaire peut aider"), (True, "Possible devant deux témoins d’ailleurs"))


class Read(NamedTuple):
    """The rules of the house that are chosen here, under their own names."""

    late_minutes: int
    queue_each: bool
    asks_leaving: bool
    sheets_by_hours: bool
    curatelle_refused: bool
    witnesses_enough: bool


class ReceptionForm(Form):
    """Rows late_minutes, queue_each, asks_leaving and sheets_by_hours, then who may sign: the last two."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._late = NumberField(SOONEST_LATE, LATEST_LATE, suffix="min")
        self._leaving = TickField("Demander l’heure de départ sur la feuille d’émargement")
        self._queues = RadioField(_QUEUE_EACH)
        self._by_hours = TickField("Une feuille d’émargement par plage horaire")
        self.row("late_minutes", "Une personne est en retard après", self._late, _LATE, chars=12)
        self.row("queue_each", "Plusieurs conseillers sans rendez-vous", self._queues, _QUEUES)
        self.row("asks_leaving", "", self._leaving, _LEAVING)
        self.row("sheets_by_hours", "", self._by_hours, _BY_HOURS)
        self._curatelle, self._witnesses = RadioField(_CURATELLE), RadioField(_WITNESSES)
        self.section("Qui peut signer un mandat", _SIGNING)
        self.row("curatelle_refused", "Une personne en curatelle", self._curatelle, "Code civil, art. 467.")
        self.row("witnesses_enough", "Une personne qui ne peut pas signer", self._witnesses, "Code civil, art. 1367.")

    def show_rules(self, rules: HouseRules) -> None:
        """Put those in force in the fields."""
        self._late.set_value(rules.late_minutes)
        self._queues.set_value(rules.queue_each)
        self._leaving.set_value(rules.asks_leaving)
        self._by_hours.set_value(rules.sheets_by_hours)
        self._curatelle.set_value(bool(rules.curatelle_refused))
        self._witnesses.set_value(bool(rules.witnesses_enough))
        self.clear_faults()

    def read(self) -> Read:
        """What is chosen."""
        return Read(
            self._late.value(),
            self._queues.value(),
            self._leaving.value(),
            self._by_hours.value(),
            self._curatelle.value(),
            self._witnesses.value(),
        )


class ReceptionSection(Section):
    """The rules of the house are stored whole: only these change here."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.form = ReceptionForm()
        super().__init__(context, "Accueil", _SENTENCE, self.form, parent)

    def show_settings(self, settings: Settings) -> None:
        """Show those in force."""
        rules = self.context.runner.read(house_rules.load)
        if rules is not None:
            self.form.show_rules(rules)

    def keep(self, read: Read) -> bool:
        """Store them; mandates already prepared keep their path."""
        rules = self.context.runner.read(house_rules.load)
        if rules is None:
            return False
        changed = replace(rules, **read._asdict())
        return self.context.runner.beside(self.form).do(house_rules.change, changed) is not None
