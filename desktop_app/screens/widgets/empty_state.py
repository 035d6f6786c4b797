"""What an empty page says: what it will hold, and the first thing to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..theme.tokens import Space, px
from . import labels
from .buttons import primary
from .painting import Mark


class EmptyState(QWidget):
    """A picture, a title, a sentence and at most one button; `wanted` when it is pressed."""

    wanted = Signal()

    def __init__(
        self, title: str, sentence: str, action: str = "", *, icon: str = "info", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._column = column = QVBoxLayout(self)
        column.setSpacing(px(self, Space.M))
        column.addStretch(1)
        column.addWidget(Mark(icon, "accent", 48, self), 0, Qt.AlignmentFlag.AlignCenter)
        self._title, self._sentence = labels.heading(title, self), labels.muted(sentence, self)
        for label in (self._title, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        self.button = primary(action, self, self.wanted)
        self.button.setVisible(bool(action))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(2)

    def say(self, title: str, sentence: str) -> None:
        """Change the words, as when a filter hides everything."""
        self._title.setText(title)
        self._sentence.setText(sentence)

    def add(self, widget: QWidget) -> None:
        """Put something more under the button."""
        self._column.insertWidget(self._column.count() - 1, widget, 0, Qt.AlignmentFlag.AlignCenter)
