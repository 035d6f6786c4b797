"""« Rappels par téléphone »: the people of a day called one after the other, one key for what each said."""

from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.french import NBSP, day_and_month, plural
from desktop_app.domain.reception.reminder import ReminderResult
from desktop_app.use_cases.changes import Changes, Touched
from desktop_app.use_cases.papers import reminder_papers
from desktop_app.use_cases.reception import reminders
from desktop_app.use_cases.reception.reminders import ReminderRow

from ..appointments.papers import show_paper
from ..appointments.step_list import StepList
from ..appointments.steps import Step
from ..context import Context
from ..widgets import labels
from ..widgets.buttons import primary, secondary
from ..widgets.frame import Frame
from ..widgets.labels import breakable
from .reminder_lines import STEPS, ReminderLine, ReminderStep, reminder_lines

_WIDTH, _HEIGHT = 760, 660
_NOBODY = "Personne n’est attendu ce jour-là."
_ELSE = "Quelqu’un d’autre répond, ou un répondeur ? Dites seulement de rappeler : ni le rendez-vous, ni pourquoi."


class ReminderRows(StepList):
    """`asked` carries a `ReminderRow` and the step."""

    def keys_told(self) -> list[tuple[str, str]]:
        """The keys of the rows, for the list of shortcuts."""
        return [(step.key, step.sentence) for step in STEPS]


class RemindersDialog(QDialog):
    """About one day; what is noted is noted at once, and taken back by Ctrl+Z in the window behind."""

    chapter = "calls#rappeler-par-telephone"

    def __init__(self, context: Context, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self._day = context, day
        title = f"Rappels du {day_and_month(day)}"
        self.setWindowTitle(title)
        self.rows = ReminderRows("Les personnes à rappeler", self)
        self._said, self._counted = labels.spoken("", self), labels.muted("", self)
        self.print_button = secondary("Imprimer la liste", self, icon="print", keys="Ctrl+P")
        self.close_button = primary("Fermer", self)
        self._lay_out(title)
        self.rows.asked.connect(self._note)
        self.rows.selectionModel().currentChanged.connect(self._say)
        self.print_button.clicked.connect(self._print)
        self.close_button.clicked.connect(self.accept)
        context.runner.changed.connect(self._follow)
        self._show(None)
        (self.rows if self.rows.rows.rowCount() else self.close_button).setFocus()

    def _show(self, wanted: object) -> None:
        read = self.context.runner.read
        found = read(reminders.of_day, self._day) or ()
        said = [read(reminders.what_to_say, row) or "" for row in found]
        self.rows.show_lines(reminder_lines(found, said), wanted)
        self._counted.setText(_counted(found))
        self.rows.setVisible(bool(found))
        self._say()

    def _say(self) -> None:
        line = self.rows.chosen
        waits = isinstance(line, ReminderLine) and line.row.waits
        words = f"«{NBSP}{line.said}{NBSP}»\n{_ELSE}" if waits and isinstance(line, ReminderLine) else ""
        self._said.setText(breakable(words))
        self._said.setVisible(bool(words))

    def _note(self, row: ReminderRow, step: Step) -> None:
        if isinstance(step, ReminderStep):
            wanted = self._after(row)
            if self.context.runner.do(reminders.record, row.appointment.id, step.result):
                self._show(wanted)

    def _after(self, row: ReminderRow) -> object:
        """The key of the next one to call once this one is done."""
        waiting = [line.key for line in self.rows.rows.rows() if isinstance(line, ReminderLine) and line.row.waits]
        key = ("reminder", row.appointment.id)
        at = waiting.index(key) if key in waiting else -1
        return next(iter([*waiting[at + 1 :], *waiting[: max(at, 0)]]), key)

    def _follow(self, changes: Changes) -> None:
        if changes.touched & (Touched.APPOINTMENTS | Touched.PEOPLE):
            chosen = self.rows.chosen
            self._show(chosen.key if chosen else None)

    def _print(self) -> None:
        if paper := self.context.runner.read(reminder_papers.reminder_list, self._day):
            show_paper(self.context, paper, self)

    def _lay_out(self, title: str) -> None:
        Frame(
            labels.title(title, self),
            (self._counted, self.rows, self._said),
            (self.print_button, self.close_button),
            self,
            width=_WIDTH,
            height=_HEIGHT,
            fills=self.rows,
        )


def _counted(rows: tuple[ReminderRow, ...]) -> str:
    if not rows:
        return _NOBODY
    results = [row.told.result for row in rows if row.told]
    coming, not_coming = results.count(ReminderResult.COMES), results.count(ReminderResult.CANNOT)
    parts = (
        f"{plural(sum(row.waits for row in rows), 'personne')} à appeler",
        f"{coming} viennent" if coming > 1 else "1 vient" if coming else "",
        f"{not_coming} ne viennent pas" if not_coming > 1 else "1 ne vient pas" if not_coming else "",
    )
    return " · ".join(filter(None, parts))
