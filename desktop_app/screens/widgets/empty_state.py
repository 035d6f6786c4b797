"""What an empty page or list says: what it will hold, and the first thing to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..theme.tokens import Space, px
from . import labels
from .buttons import primary
from .layout import Stack
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
        self._sentence.setVisible(bool(sentence))
        self.button = primary(action, self, self.wanted)
        self.button.setVisible(bool(action))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(2)

    def say(self, title: str, sentence: str) -> None:
        """Change the words, as when a filter hides everything."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))

    def add(self, widget: QWidget) -> None:
        """Put something more under the button."""
        self._column.insertWidget(self._column.count() - 1, widget, 0, Qt.AlignmentFlag.AlignCenter)


class ListOrEmpty(Stack):
    """The list of a dialog, or in its stead, while nothing is in it, why, as an empty page says it.

    `firm` when it is never lower than its list may be: by the words of the empty page alone it would be let lower.
    """

    def __init__(
        self, rows: QWidget, title: str, sentence: str, *, icon: str, parent: QWidget, firm: bool = False
    ) -> None:
        super().__init__(parent)
        self._firm = firm
        self._rows, self.empty = rows, EmptyState(title, sentence, icon=icon, parent=self)
        for part in (rows, self.empty):
            self.addWidget(part)

    def show_rows(self, some: bool) -> None:
        """Whether there is `some` to show; the keyboard goes on from a list that goes."""
        held = self._rows.hasFocus()
        self.setCurrentWidget(self._rows if some else self.empty)
        if self._firm:
            self.setMinimumHeight(self._rows.minimumHeight())
        if held and not some:
            self.focusNextChild()
