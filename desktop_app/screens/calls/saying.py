"""What to say to the person of the chosen row: whom to call, the sentence, and the ways to another proposal."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.french import NBSP

from ..theme.tokens import Space, Target, edged, px
from ..widgets import labels
from ..widgets.buttons import quiet
from ..widgets.flow import Flow
from ..widgets.labels import breakable
from ..widgets.layout import stack_when_narrow
from .call_lines import ToTell

_NARROW, _NARROWEST = 740, 420


class Saying(QFrame):
    """`turned` carries 1 or -1: the next proposal, or the earlier one."""

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._who, self._number = labels.strong("", self), labels.clock("", self)
        self._said, self._turn = labels.spoken("", self), labels.one_line("", "muted", self)
        self.earlier = quiet("Précédente", self, self._press, icon="previous")
        self.later = quiet("Suivante", self, self._press, icon="next")
        self.earlier.setAccessibleName("Proposition précédente")
        self.later.setAccessibleName("Proposition suivante")
        self._lay_out()
        self._room_of_turns: QBoxLayout = self._column

    def show_line(self, line: ToTell | None) -> None:
        """Show what to say to this person; nothing for None."""
        self.setVisible(line is not None)
        if line is None:
            return
        count = len(line.row.proposals)
        self._who.setText(breakable(line.title))
        self._number.setText(line.number)
        self._said.setText(f"«{NBSP}{line.said}{NBSP}»")
        self._turn.setText(f"Proposition {line.turn + 1} sur {count}" if count else "Aucune place à proposer")
        self._turn.setVisible(count != 1 and line.proposes)
        self.earlier.setVisible(count > 1)
        self.later.setVisible(count > 1)
        self.earlier.setEnabled(line.turn > 0)
        self.later.setEnabled(line.turn < count - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the proposals under the sentence, then the number under the name, when there is no room beside."""
        super().resizeEvent(event)
        stack_when_narrow(self, self._whom, _NARROWEST)
        room = self._head if self.width() >= px(self, _NARROW) else self._column
        if room is not self._room_of_turns:
            self._room_of_turns.removeWidget(self._turns)
            room.addWidget(self._turns)
            self._room_of_turns = room

    def _lay_out(self) -> None:
        # In a flow parts stand on their bottoms: the words beside two buttons are as high as they.
        self._turn.setMinimumHeight(px(self, Target.CONTROL))
        self._turns = Flow((self._turn, self.earlier, self.later), px(self, Space.S), px(self, Space.XS), self)
        self._column = edged(QVBoxLayout(self), Space.S, Space.L, Space.M, Space.L, Space.M)
        self._head, self._whom = QHBoxLayout(), QHBoxLayout()
        self._head.setSpacing(px(self, Space.L))
        self._whom.addWidget(self._who, 1)
        self._whom.addWidget(self._number)
        self._head.addLayout(self._whom, 1)
        self._column.addLayout(self._head)
        self._column.addWidget(self._said)
        self._column.addWidget(self._turns)

    def _press(self) -> None:
        self.turned.emit(1 if self.sender() is self.later else -1)
