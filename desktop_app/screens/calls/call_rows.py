"""The list of those to call: one key a result, the arrows at the sides go from one proposal to the next."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ..appointments.list_line import ListLine
from ..appointments.step_list import StepList
from ..appointments.steps import Step
from ..theme.tokens import px
from .call_lines import ToTell
from .call_steps import KEEP, OF_A_CALL, OF_A_REQUEST

_LEAST_HEIGHT = 115
_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class CallRows(StepList):
    """`asked` carries whom it is about and the step; `turned` 1 or -1: the next or earlier proposal."""

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Les personnes à prévenir", (*OF_A_CALL, *OF_A_REQUEST, KEEP), parent)
        self.setObjectName("call_rows")
        # In the largest type, what to say must be in sight under the first rows.
        self.setMinimumHeight(px(self, _LEAST_HEIGHT))
        self._rest = QTimer(self, singleShot=True, interval=QApplication.doubleClickInterval())

    @property
    def call(self) -> ToTell | None:
        """The chosen row, when somebody is to be called in it."""
        line = self.chosen
        return line if isinstance(line, ToTell) else None

    @property
    def rests(self) -> bool:
        """Whether letters are not heard: a result was noted this instant, and the next person was never looked at."""
        return self._rest.isActive()

    def rest(self) -> None:
        """Hear no letter for as long as a key pressed twice takes."""
        self._rest.start()

    def keys_told(self) -> list[tuple[str, str]]:
        return [*super().keys_told(), ("← →", "Proposer un autre créneau")]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        side = _SIDES.get(Qt.Key(event.key()))
        if side is not None and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.turned.emit(side)
        else:
            super().keyPressEvent(event)

    def _ask(self, line: ListLine, step: Step | None) -> None:
        if not self.rests:
            super()._ask(line, step)
