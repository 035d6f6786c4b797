"""Lets the list of a day draw its rows."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from ..widgets.painting import RowDelegate
from ..widgets.table import ROW_ROLE, Index
from .list_line import ListLine
from .row_painter import Easel, Mood, paint_row
from .row_shape import Heights, RowShape


class DayDelegate(RowDelegate):
    """`reserved` is the width covered by the steps, row by row; `keyboard` whether the list has the keyboard."""

    def __init__(self, view: QAbstractItemView, heights: Callable[[], Heights]) -> None:
        super().__init__(view)
        self._heights = heights
        self.reserved: dict[int, int] = {}
        self.keyboard = False
        self._shape: RowShape | None = None

    @property
    def shape(self) -> RowShape:
        """The measures of the rows at the present type."""
        if self._shape is None:
            self._shape = RowShape.of(self.view, self._heights())
        return self._shape

    def forget_shape(self) -> None:
        """Measure again: the type of the window has changed."""
        self._shape = None

    def card(self, whole: QRect, index: Index) -> QRect:
        """The coloured part of a row."""
        line = index.data(ROW_ROLE)
        return self.shape.card(whole, line) if isinstance(line, ListLine) else whole

    def draw(self, painter: QPainter, room: QRect, index: Index, *, chosen: bool, hovered: bool) -> None:
        """Draw one row."""
        line = index.data(ROW_ROLE)
        if isinstance(line, ListLine):
            mood = Mood(chosen, chosen and self.keyboard, hovered, self.reserved.get(index.row(), 0))
            paint_row(Easel(painter, self.shape, QGuiApplication.palette()), room, line, mood)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A row of one line may be lower than one of two."""
        line = index.data(ROW_ROLE)
        return self.shape.size(line) if isinstance(line, ListLine) else QSize()
