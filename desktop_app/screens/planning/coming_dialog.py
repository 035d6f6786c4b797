"""« Absences et changements »: all that is noted for the days to come, each with the way back."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.french import counted
from desktop_app.domain.planning import Absence
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.planning import absences, exceptions, schedule
from desktop_app.use_cases.planning.exceptions import Standing
from desktop_app.use_cases.reception.today import Change

from ..context import Context
from ..theme.tokens import CONTENT_WIDTH, Space, px
from ..widgets import labels
from ..widgets.buttons import quiet, secondary
from ..widgets.frame import Frame
from ..widgets.labels import breakable
from .coming_words import of_absence, of_exception
from .taking_back import take_back


class ComingDialog(QDialog):
    """Follows what changes while it is open: a line that is taken back goes."""

    chapter = "absences#absences-et-changements"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle("Absences et changements")
        self.lines: list[_Line] = []
        self._count = labels.muted("", self)
        self.absence_button = secondary("Noter une absence…", self)
        self.day_button = secondary("Jour exceptionnel…", self)
        self.close_button = secondary("Fermer", self)
        self._inside = QWidget(self)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(self, Space.S))
        self._lay_out()
        self.absence_button.clicked.connect(self._note_absence)
        self.day_button.clicked.connect(self._add_day)
        self.close_button.clicked.connect(self.accept)
        context.runner.changed.connect(self._hear)
        self._show()

    def _lay_out(self) -> None:
        head, left = labels.title("Absences et changements", self), (self.absence_button, self.day_button)
        parts, width = (self._count, self._inside), CONTENT_WIDTH + 120
        Frame(head, parts, (self.close_button,), self, left=left, width=width, height=560)

    def _show(self) -> None:
        read = self._context.runner.read
        names = {id: each.name for id, each in (read(schedule.advisors_by_id) or {}).items()}
        away: list[Absence] = read(absences.coming) or []
        changed: list[Standing] = read(exceptions.coming) or []
        found: list[tuple[date, str, str, Change]] = []
        for absence in away:
            found.append((absence.first, *of_absence(absence, names), absence))
        for standing in changed:
            found.append((standing.exception.original, *of_exception(standing, names), standing.exception))
        found.sort(key=lambda each: each[0])
        had = self.lines and any(line.back.hasFocus() for line in self.lines)
        for line in self.lines:
            line.hide()
            self._column.removeWidget(line)
            line.deleteLater()
        self.lines = [_Line(title, detail, change, self._inside) for _, title, detail, change in found]
        for line in self.lines:
            line.back_wanted.connect(self._take_back)
            self._column.addWidget(line)
            line.show()
        self._count.setText(
            counted(len(found), "changement à venir")
            if found
            else "Tout est comme prévu : rien n’est noté pour les jours à venir."
        )
        if had:
            (self.lines[0].back if self.lines else self.absence_button).setFocus()

    def _hear(self, _changes: Changes) -> None:
        self._show()

    def _take_back(self, change: Change) -> None:
        take_back(self._context, change)

    def _note_absence(self) -> None:
        from .absence_dialog import AbsenceDialog

        self._context.dialogs.show(AbsenceDialog(self._context, parent=self))

    def _add_day(self) -> None:
        from .added_day_dialog import AddedDayDialog

        self._context.dialogs.show(AddedDayDialog(self._context, parent=self))


class _Line(QFrame):
    back_wanted = Signal(object)

    def __init__(self, title: str, detail: str, change: Change, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._change = change
        self.back = quiet("Reprendre", self)
        self.back.setAccessibleName(f"Reprendre {title}")
        words = QVBoxLayout()
        words.setSpacing(px(self, 2))
        words.addWidget(labels.strong(breakable(title), self))
        words.addWidget(labels.muted(breakable(detail), self))
        row = QHBoxLayout(self)
        row.setContentsMargins(*(px(self, edge) for edge in (Space.L, Space.S, Space.S, Space.S)))
        row.addLayout(words, 1)
        row.addWidget(self.back)
        self.back.clicked.connect(self._ask)

    def _ask(self) -> None:
        self.back_wanted.emit(self._change)
