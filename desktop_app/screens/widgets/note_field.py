"""A field for a sentence or two: wraps, keeps whatever is pasted, and leaves Tab to move on."""

from collections.abc import Set

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop_app.domain.text import marked_as

from ..theme.tokens import Space, px
from .wheel import left_to_the_page


class NoteField(QPlainTextEdit):
    """`lines` high; `edited` tells what the agent did, never what the program set."""

    edited = Signal()

    def __init__(self, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._silent = False
        self._asserted: Set[str] = frozenset()
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + px(self, Space.XL))
        self.textChanged.connect(self._tell)

    def value(self) -> str:
        """What is typed, `Asserted` where somebody said of it that it holds nothing forbidden."""
        return marked_as(self.toPlainText(), self._asserted)

    def lines(self) -> list[str]:
        """The same line by line."""
        return [marked_as(line, self._asserted) for line in self.toPlainText().splitlines()]

    def let_pass(self, asserted: Set[str]) -> None:
        """These lines hold nothing forbidden, whatever they look like."""
        self._asserted = asserted

    def set_value(self, value: str) -> None:
        """Show this text from its beginning."""
        self._silent = True
        self.setPlainText(value)
        self._silent = False

    def raw(self) -> str:
        """Exactly what is typed."""
        return self.toPlainText()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll unless the agent is in this field."""
        if not left_to_the_page(self, event):
            super().wheelEvent(event)

    def _tell(self) -> None:
        if not self._silent:
            self.edited.emit()
