"""One page of the assistant: what is asked, why, and the fields."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.scrolled import Scrolled


class Step(QWidget):
    """A title and a sentence above a body, which scrolls where it must."""

    def __init__(self, title: str, sentence: str, body: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(px(self, edge) for edge in (Space.XXL, Space.XL, Space.XXL, 0)))
        column.setSpacing(px(self, Space.S))
        column.addWidget(labels.title(title, self))
        column.addWidget(labels.muted(sentence, self))
        column.addSpacing(px(self, Space.M))
        column.addWidget(Scrolled(body, self), 1)
