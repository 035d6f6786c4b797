"""Print what a référent keeps of the mandates of some days: the register without content, or the sheet of controls."""

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.use_cases.papers import control_papers
from desktop_app.use_cases.papers.printing import Paper

from ..context import Context
from ..form_dialog import FormDialog
from ..printing.recorded import show_recorded
from ..widgets.boxes import RadioField
from ..widgets.date_field import DateField

_WHAT = (
    (control_papers.register, "Le registre des mandats, sans leur contenu"),
    (control_papers.control_sheet, "La feuille de contrôle, à cocher et à signer"),
)


class ControlPrintDialog(FormDialog):
    """Which of the two, and of which days: this year until today, unless told otherwise."""

    chapter = "mandates#le-registre-et-la-feuille-de-controle"
    tallness = 460

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "Imprimer pour le référent", parent)
        self._paper: Paper | None = None
        self.what = RadioField(_WHAT, self.form)
        self.first, self.last = DateField(self._today, self.form), DateField(self._today, self.form)
        self.form.row("what", "Quoi ?", self.what)
        self.form.row("first", "Du", self.first)
        self.form.row("last", "Au", self.last, "Ce jour compris.")
        self.what.set_value(control_papers.register)
        self.first.set_value(self._today().replace(month=1, day=1))
        self.last.set_value(self._today())
        self.say_above("")
        self.say_verb("Voir et imprimer")
        self.what.setFocus()

    def give(self) -> bool:
        """Gather what it says, or tell beside the days why there is nothing."""
        self.form.clear_faults()
        read = self.context.runner.beside(self.form).read
        self._paper = read(self.what.value(), self.first.value(), self.last.value())
        return self._paper is not None

    def accept(self) -> None:
        """Close, then show it."""
        super().accept()
        if self._paper is not None:
            show_recorded(self.context, self._paper, self.parentWidget() or self)

    def _today(self) -> date:
        return self.context.desk.now().date()
