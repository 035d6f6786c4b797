"""One page of the assistant: what is asked, why, and the fields."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ..theme.tokens import Space, px
from ..widgets import labels


class Step(QWidget):
    """A title and a sentence above a body, which scrolls when `scrolls`."""

    def __init__(self, title: str, sentence: str, body: QWidget, *, scrolls: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(px(self, edge) for edge in (Space.XXL, Space.XL, Space.XXL, 0)))
        column.setSpacing(px(self, Space.S))
        column.addWidget(labels.title(title, self))
        column.addWidget(labels.muted(sentence, self))
        column.addSpacing(px(self, Space.M))
        column.addWidget(_scrolled(body, self) if scrolls else body, 1)


def _scrolled(body: QWidget, parent: QWidget) -> QScrollArea:
    inside = QWidget()
    inside.setProperty("role", "scrolled")
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, px(parent, Space.L), px(parent, Space.XL))
    column.addWidget(body)
    column.addStretch(1)
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area
