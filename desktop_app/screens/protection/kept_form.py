"""For how long people, ended mandates and drafts are kept: three numbers with one « Enregistrer »."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.use_cases.settings import house_rules

from ..context import Context
from ..theme.tokens import Space, px
from ..widgets.buttons import secondary
from ..widgets.fields import NumberField
from ..widgets.form import Form

_HELP = "La CNIL propose deux ans. Un mandat en cours garde la fiche."
_SHEET = "0 : détruit dès qu’il finit ; 7 au plus. Le délégué à la protection des données décide."
_OF_DRAFTS = "« À détruire » le propose alors. Rien n’est détruit sans votre geste."
_ANYTHING = 999
"""What can be typed; the rule says what is right, beside the field."""


class KeptForm(Form):
    """`edited` when a number is changed; nothing typed is overwritten before it is saved or given up."""

    kept = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.unsaved = False
        self.months = NumberField(0, _ANYTHING, self, suffix="mois")
        self.sheet_days = NumberField(0, _ANYTHING, self, suffix="jours")
        self.draft_days = NumberField(0, _ANYTHING, self, suffix="jours")
        self.save_button = secondary("Enregistrer", self)
        self.cancel_button = secondary("Annuler", self)
        self.row("months_kept", "Garder une fiche après la dernière visite pendant", self.months, _HELP, chars=12)
        self.row("end_sheet_days", "Garder, pour la feuille de fin d’un mandat", self.sheet_days, _SHEET, chars=12)
        drafts = "Proposer d’abandonner un mandat jamais signé après"
        self.row("draft_days", drafts, self.draft_days, _OF_DRAFTS, chars=12)
        buttons = QWidget(self)
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(self, Space.S))
        for button in (self.save_button, self.cancel_button):
            row.addWidget(button)
        row.addStretch(1)
        self._buttons = buttons
        self.add(buttons)
        self.edited.connect(self._note)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.cancel)
        self._show_state(False)

    def read(self) -> None:
        """Show the numbers that are in force, unless others are typed."""
        rules = self._context.runner.read(house_rules.load)
        if rules is not None and not self.unsaved:
            self.months.set_value(rules.months_kept)
            self.sheet_days.set_value(rules.end_sheet_days)
            self.draft_days.set_value(rules.draft_days)

    def save(self) -> None:
        """Put the numbers in force, or say beside each why not."""
        rules = self._context.runner.read(house_rules.load)
        if rules is None:
            return
        months, sheet, drafts = (field.value() for field in (self.months, self.sheet_days, self.draft_days))
        wanted = replace(rules, months_kept=months, end_sheet_days=sheet, draft_days=drafts)
        # Before the change is broadcast: what is shown again then is what was just kept.
        self.unsaved = False
        done = self._context.runner.beside(self).do(house_rules.change, wanted)
        self._show_state(done is None)

    def cancel(self) -> None:
        """Put the numbers back as they are in the file."""
        self._show_state(False)
        self.clear_faults()
        self.read()

    def _note(self) -> None:
        self._show_state(True)

    def _show_state(self, unsaved: bool) -> None:
        self.unsaved = unsaved
        self._buttons.setVisible(unsaved)
