"""For how long people, ended mandates and drafts are kept: three numbers with one « Enregistrer »."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop_app.use_cases.settings import house_rules

from ..context import Context
from ..theme.tokens import Space, px
from ..widgets.buttons import primary, secondary
from ..widgets.fields import NumberField
from ..widgets.flow import Flow
from ..widgets.values_form import ValuesForm

_HELP = "La CNIL propose deux ans. Un mandat en cours garde la fiche."
_SHEET = "0 : détruit dès qu’il finit ; 7 au plus. Le délégué à la protection des données décide."
_OF_DRAFTS = "« À détruire » le propose alors. Rien n’est détruit sans votre geste."
_ANYTHING = 999
"""What can be typed; the rule says what is right, beside the field."""


class KeptForm(ValuesForm):
    """Nothing typed is overwritten before it is saved or given up, by the two buttons that are there meanwhile."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self.unsaved = context, False
        for name, label, unit, help in (
            ("months_kept", "Garder une fiche après la dernière visite pendant", "mois", _HELP),
            ("end_sheet_days", "Garder, pour la feuille de fin d’un mandat", "jours", _SHEET),
            ("draft_days", "Proposer d’abandonner un mandat jamais signé après", "jours", _OF_DRAFTS),
        ):
            self.row(name, label, NumberField(0, _ANYTHING, self, suffix=unit), help, chars=12)
        keep, give_up = primary("Enregistrer", self, self.save), secondary("Annuler", self, self.cancel)
        self._buttons = Flow((keep, give_up), px(self, Space.S), px(self, Space.S), self)
        self.add(self._buttons)
        self.edited.connect(self._note)
        self._show_state(False)

    def refresh(self) -> None:
        """Show the numbers that are in force, unless others are typed."""
        rules = self._context.runner.read(house_rules.load)
        if rules and not self.unsaved:
            self.show_value(rules)

    def save(self) -> None:
        """Put the numbers in force, or say beside each why not."""
        if rules := self._context.runner.read(house_rules.load):
            # Before the change is broadcast: what is shown again then is what was just kept.
            self.unsaved = False
            done = self._context.runner.beside(self).do(house_rules.change, replace(rules, **self.read()))
            self._show_state(done is None)

    def cancel(self) -> None:
        """Put the numbers back as they are in the file."""
        self._show_state(False)
        self.refresh()

    def _note(self) -> None:
        self._show_state(True)

    def _show_state(self, unsaved: bool) -> None:
        self.unsaved = unsaved
        self._buttons.setVisible(unsaved)
