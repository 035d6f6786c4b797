"""Where the journal stands, in one line under the list, and what it is for."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.journal.chain import Head

from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.buttons import secondary
from ..widgets.layout import stack_when_narrow

_WHAT_FOR = "Les papiers la portent : un journal refait ou plus ancien ne concorderait plus avec eux."
_LEAST_WIDTH = 640


class HeadCard(QFrame):
    """`compare` leads to the papers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.compare = secondary("Comparer avec un papier", self, icon="search")
        self._words = labels.strong("", self)
        words = QVBoxLayout()
        words.setSpacing(px(self, Space.XS))
        words.addWidget(self._words)
        words.addWidget(labels.muted(_WHAT_FOR, self))
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(*(px(self, edge) for edge in (Space.L, Space.S, Space.M, Space.S)))
        self._across.setSpacing(px(self, Space.M))
        self._across.addLayout(words, 1)
        self._across.addWidget(self.compare, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)

    def show_head(self, head: Head) -> None:
        """Show where the journal stands."""
        self._words.setText(f"Tête du journal : {head.in_words}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button under the words when there is no room beside them."""
        super().resizeEvent(event)
        stack_when_narrow(self, self._across, _LEAST_WIDTH)
