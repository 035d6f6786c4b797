"""One line of « À faire »: a sentence on several lines if need be, that opens its page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.use_cases.overview.line import Attention

from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.painting import Mark
from ..widgets.words_button import WordsButton, unclickable


class AttentionLine(WordsButton):
    """`wanted` carries the `Attention` when it is pressed."""

    wanted = Signal(object)

    def __init__(self, attention: Attention, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._attention = attention
        self.setProperty("kind", "attention")
        self.setAccessibleName(attention.sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(px(self, edge) for edge in (Space.L, Space.M, Space.S, Space.M)))
        row.setSpacing(px(self, Space.S))
        row.addWidget(unclickable(labels.body(attention.sentence, self)), 1)
        row.addWidget(unclickable(Mark("next", "attention", 18, self)))
        self.clicked.connect(self._tell)

    def _tell(self) -> None:
        self.wanted.emit(self._attention)
