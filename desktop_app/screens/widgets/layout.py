"""How parts share the room: columns that stand beside or under one another, and several of which one is in view."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtWidgets import QBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ..theme.tokens import Space, bare, px
from .flow import Placed

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
        """Beside each other."""
        width = len(self._columns) * px(self, _LEAST_COLUMN) + self._gap() * (len(self._columns) - 1)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Folded, the widest decides."""
        return QSize(max((each.minimumSizeHint().width() for each in self._columns), default=0), 0)

    def places(self, width: int) -> Iterator[tuple[QWidget, QRect]]:
        """Beside each other, or each under the one before."""
        beside, left, top = self.are_beside(width), 0, 0
        wide = (width - self._gap() * (len(self._columns) - 1)) // len(self._columns) if beside else width
        for column, layout in zip(self._columns, self._layouts, strict=True):
            high = layout.totalHeightForWidth(wide) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
            yield column, QRect(left, top, wide, high)
            if beside:
                left += wide + self._gap()
            else:
                top += high + px(self, Space.L)

    def _gap(self) -> int:
        return px(self, Space.XXL)


class Stack(QWidget):
    """Does what is asked of Qt's own `QStackedWidget`, which is read as a « panneau superposé, 0 élément » each time.

    `currentChanged` carries the place of the widget that came into view, -1 when none is left.
    """

    currentChanged = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = QStackedLayout(self)
        self._pages.currentChanged.connect(self.currentChanged)

    def addWidget(self, widget: QWidget) -> int:
        """Add one, out of view unless it is the first; its place."""
        return self._pages.addWidget(widget)

    def removeWidget(self, widget: QWidget) -> None:
        """Take one out, without freeing it."""
        self._pages.removeWidget(widget)

    def setCurrentWidget(self, widget: QWidget) -> None:
        """Bring this one into view."""
        self._pages.setCurrentWidget(widget)

    def setCurrentIndex(self, at: int) -> None:
        """Bring the one at this place into view."""
        self._pages.setCurrentIndex(at)

    def currentWidget(self) -> QWidget | None:
        """The one in view."""
        return self._pages.currentWidget()

    def currentIndex(self) -> int:
        """The place of the one in view."""
        return self._pages.currentIndex()

    def indexOf(self, widget: QWidget) -> int:
        """Its place, -1 when it is not one of them."""
        return self._pages.indexOf(widget)

    def count(self) -> int:
        """How many there are."""
        return self._pages.count()

    def widget(self, at: int) -> QWidget | None:
        """The one at this place."""
        return self._pages.widget(at)
