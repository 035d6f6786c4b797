"""How parts share the room: columns that stand beside or under one another, and several of which one is in view."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QBoxLayout, QLayout, QStackedWidget, QVBoxLayout, QWidget

from ..theme.tokens import Space, bare, px
from .flow import Placed
from .scrolled import height_at

_LEAST_WIDTH = 820
_LEAST_COLUMN = 380
"""Pixels at scale 1 under which a column of fields is too narrow to stand beside another."""


def stack_when_narrow(page: QWidget, columns: QBoxLayout, least: int = _LEAST_WIDTH) -> bool:
    """Put the columns side by side, or one under the other when the page is narrower than `least`; whether it is."""
    narrow = is_narrow(page, least)
    columns.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
    return narrow


def is_narrow(page: QWidget, least: int = _LEAST_WIDTH) -> bool:
    """Whether there is less room than this, in pixels at scale 1."""
    return page.width() < px(page, least)


def take_out(layout: QLayout, widgets: Iterable[QWidget]) -> None:
    """Have these gone: for the eye and for the layout at once, for good when Qt comes to it."""
    for widget in widgets:
        widget.hide()
        layout.removeWidget(widget)
        widget.deleteLater()


class SideBySide(Placed):
    """Read column after column, whichever way they stand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: list[QWidget] = []
        self._layouts: list[QVBoxLayout] = []

    def column(self) -> QVBoxLayout:
        """One more column, at the right of the others or under them."""
        made = QWidget(self)
        self._columns.append(made)
        layout = bare(QVBoxLayout(made), Space.L)
        self._layouts.append(layout)
        return layout

    def are_beside(self, width: int) -> bool:
        """Whether this width leaves room for the columns beside each other."""
        least = px(self, _LEAST_COLUMN)
        wanted = max((least, *(each.minimumSizeHint().width() for each in self._columns)))
        return width >= len(self._columns) * wanted + self._gap() * (len(self._columns) - 1)

    def sizeHint(self) -> QSize:
        width = len(self._columns) * px(self, _LEAST_COLUMN) + self._gap() * (len(self._columns) - 1)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(max((each.minimumSizeHint().width() for each in self._columns), default=0), 0)

    def places(self, width: int) -> Iterator[tuple[QWidget, QRect]]:
        beside, left, top = self.are_beside(width), 0, 0
        wide = (width - self._gap() * (len(self._columns) - 1)) // len(self._columns) if beside else width
        for column, layout in zip(self._columns, self._layouts, strict=True):
            high = height_at(layout, wide)
            yield column, QRect(left, top, wide, high)
            if beside:
                left += wide + self._gap()
            else:
                top += high + px(self, Space.L)

    def _gap(self) -> int:
        return px(self, Space.XXL)


class Stack(QStackedWidget):
    """One of several widgets in view, which a screen reader passes through without a word.

    Qt's own face of it is read as a « panneau superposé, 0 élément » each time. Held by
    test_a_scene_can_be_worked_by_keyboard_and_by_ear.
    """

    spoken_role = "Client"
