"""The line at the bottom that says what was just done, with the button that takes it back."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ..theme.icons import icon, room_for
from ..theme.tokens import Space, px
from .aloud import announce
from .buttons import quiet
from .elided import ElidedLabel
from .tooltip import set_plain_tooltip


class DoneLine(QWidget):
    """Keeps its place when empty, so that nothing moves; stays until the next thing done or another page."""

    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QFrame(self)
        self.line.setObjectName("done_line")
        kept = self.line.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.line.setSizePolicy(kept)
        self._words = ElidedLabel(self.line)
        self.undo_button = quiet("Annuler", self.line)
        self.undo_button.setIcon(icon("undo", QPalette.ColorRole.ToolTipText))
        self.undo_button.setIconSize(room_for(self.undo_button, 18))
        self.undo_button.setText("Annuler  Ctrl+Z")
        self.undo_button.clicked.connect(self._want)
        room = self.undo_button.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.undo_button.setSizePolicy(room)
        row = QHBoxLayout(self.line)
        row.setContentsMargins(*(px(self, edge) for edge in (Space.L, 0, Space.S, 0)))
        row.addWidget(self._words, 1)
        row.addWidget(self.undo_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(px(self, edge) for edge in (Space.XXL, 0, Space.XXL, Space.M)))
        outer.addWidget(self.line)
        self.line.hide()

    def say(self, told: str, undo_label: str = "") -> None:
        """Say what was done; `undo_label` names what « Annuler » would take back, '' when nothing."""
        self._words.say(told)
        self._words.setAccessibleName(told)
        set_plain_tooltip(self._words, told)
        self.undo_button.setVisible(bool(undo_label))
        self.undo_button.setAccessibleName(f"Annuler : {undo_label}" if undo_label else "Annuler")
        set_plain_tooltip(self.undo_button, f"Revenir sur {undo_label}" if undo_label else "")
        self.line.show()
        announce(self, told)

    def clear(self) -> None:
        """Say nothing any more: what it told may name somebody whom the next person should not read."""
        self._words.say("")
        self._words.setAccessibleName("")
        self._words.setToolTip("")
        self.line.hide()

    def told(self) -> str:
        """What it says now, '' when it says nothing."""
        return self._words.words

    def _want(self) -> None:
        self.undo_wanted.emit()
