"""The week as a table: a column for each advisor of each day, its nth row the nth thing in it.

Cells past the last thing of a column are there, nameless, and cannot be reached.
"""

from datetime import datetime
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.reception.appointment import State
from desktop_app.use_cases.reception.grouping import Grouping
from desktop_app.use_cases.reception.today import Booked
from desktop_app.use_cases.reception.week import Cell, Column

from ..drawing.cells import CellModel, Index
from . import words
from .cursor import Place, key_of

_ROLE = Qt.ItemDataRole


def is_movable(cell: Cell | None) -> bool:
    """Whether it can be taken elsewhere by hand."""
    return isinstance(cell, Booked) and cell.appointment.state is State.EXPECTED


class WeekModel(CellModel):
    """The columns are read in one go; the same cells with other counts or states only have their words changed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.columns: tuple[Column, ...] = ()
        self.now = datetime.min
        self.grouping = Grouping.DAYS

    def show(self, columns: tuple[Column, ...], now: datetime, grouping: Grouping) -> None:
        """Show these columns instead, which stand so beside one another."""
        if grouping is not self.grouping:
            self.grouping = grouping
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, len(self.columns) - 1))
        with self.becoming([(one.day, one.advisor, *(key_of(cell) for cell in one.cells)) for one in columns]):
            self.columns, self.now = columns, now
            self._down, self._across = max((len(one.cells) for one in columns), default=0), len(columns)

    def at(self, place: Place) -> QModelIndex:
        """The index of a place."""
        return self.index(place[1], place[0])

    def cell(self, index: Index) -> Cell | None:
        if not index.isValid() or index.column() >= len(self.columns):
            return None
        cells = self.columns[index.column()].cells
        return cells[index.row()] if index.row() < len(cells) else None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """The words of a cell, drawn or said, and what may be done with it."""
        cell = self.cell(index)
        if cell is None:
            return None
        if role == _ROLE.DisplayRole:
            return words.title(cell, self.now)
        if role == _ROLE.AccessibleTextRole:
            return words.spoken(self.columns[index.column()], cell, self.now)
        if role == _ROLE.AccessibleDescriptionRole:
            return words.keys(cell, self.now, movable=is_movable(cell))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        spoken = role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole)
        if orientation is Qt.Orientation.Horizontal and spoken and section < len(self.columns):
            return words.header(self.columns[section], self.grouping)
        return None
