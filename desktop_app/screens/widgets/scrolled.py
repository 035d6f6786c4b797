"""A part of a window that scrolls when the window is small, without a frame and without a stop for Tab."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ..theme.tokens import Space, px


def scrolled(body: QWidget, parent: QWidget) -> QScrollArea:
    """The area around a body, which keeps its own width."""
    inside = QWidget()
    inside.setProperty("role", "scrolled")
    column = QVBoxLayout(inside)
    column.setContentsMargins(px(parent, 2), 0, px(parent, Space.L), px(parent, Space.S))
    column.addWidget(body)
    column.addStretch(1)
    area = QScrollArea(parent)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    for clear in (area.viewport(), inside):
        clear.setAutoFillBackground(False)
    return area
