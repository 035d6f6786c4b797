"""The list of the people of a workshop: one key a gesture, Delete among them; Enter never takes anybody out."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.use_cases.reception.enrolment import Roll

from ..appointments.step_list import StepList
from ..theme.tokens import px
from .roll_lines import lines_of
from .roll_steps import ALL_STEPS, GIVE_UP

_LEAST_HEIGHT = 120
_OF_THE_PAGE = ("+", "L")
_WITH_ANOTHER_KEY = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RollList(StepList):
    """`asked` carries a `Booked` or a `Waiting`, and the `RollStep`."""

    may_be_dense = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Les personnes de l’atelier", parent)
        self.setObjectName("roll_list")
        self.setMinimumHeight(px(self, _LEAST_HEIGHT))

    def show_roll(self, roll: Roll) -> None:
        """Show these people; the chosen row stays chosen, or the one that has taken its place."""
        before, at, lines = self.chosen, self.currentIndex().row(), lines_of(roll)
        otherwise = min(at, len(lines) - 1) if before else 0
        self.show_lines(lines, before.key if before else None, otherwise=otherwise)

    def keys_told(self) -> list[tuple[str, str]]:
        """The keys of the rows, for the list of shortcuts."""
        return [(step.key, step.sentence) for step in ALL_STEPS]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete does what its button says; the keys of the whole page are left to it."""
        line = self.chosen
        if event.text().upper() in _OF_THE_PAGE and not event.modifiers() & _WITH_ANOTHER_KEY:
            event.ignore()
            return
        if event.key() == Qt.Key.Key_Delete and line:
            self._ask(line, line.step_for(GIVE_UP.key))
        elif event.key() in _ENTER and line and (not line.steps or line.steps[0] == GIVE_UP):
            # Whoever presses Enter on a name wants to see, not to take out; nor is a button of the dialog meant.
            event.accept()
        else:
            super().keyPressEvent(event)
