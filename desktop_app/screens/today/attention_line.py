"""One line of « À faire »: a sentence on several lines if need be, that opens its page."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from desktop_app.use_cases.attention import Attention

from ..theme.icons import icon
from ..theme.tokens import Space, px
from ..widgets import labels


class AttentionLine(QPushButton):
    """`wanted` carries the `Attention` when it is pressed."""

    wanted = Signal(object)

    def __init__(self, attention: Attention, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._attention = attention
        self.setProperty("kind", "attention")
        self.setAutoDefault(False)
        self.setAccessibleName(attention.sentence)
        arrow, side = QLabel(self), px(self, 18)
        arrow.setPixmap(icon("next").pixmap(side, side))
        row = QHBoxLayout(self)
        row.setContentsMargins(*(px(self, edge) for edge in (Space.L, Space.M, Space.S, Space.M)))
        row.setSpacing(px(self, Space.S))
        for label, stretch in ((labels.body(attention.sentence, self), 1), (arrow, 0)):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(label, stretch)
        # A button's own policy is fixed in height, which would cut a third line.
        size = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        size.setHeightForWidth(True)
        self.setSizePolicy(size)
        self.clicked.connect(self._tell)

    def sizeHint(self) -> QSize:
        """What the sentence needs; a button would only count its own text."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """No wider than its longest word: the sentence wraps."""
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()

    def heightForWidth(self, width: int) -> int:
        """Higher when the sentence wraps."""
        layout = self.layout()
        return layout.heightForWidth(width) if layout else super().heightForWidth(width)

    def _tell(self) -> None:
        self.wanted.emit(self._attention)
