"""The week as a table: a column for each advisor of each day, its nth row the nth thing in it.

Cells past the last thing of a column are there, nameless, and cannot be reached.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.domain.reception.appointment import State
from desktop_app.use_cases.reception.grouping import Grouping
from desktop_app.use_cases.reception.today import Booked
from desktop_app.use_cases.reception.week import Cell, Column

from . import words
from .cursor import Place, key_of

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROLE = Qt.ItemDataRole


def is_movable(cell: Cell | None) -> bool:
    """Whether it can be taken elsewhere by hand."""
    return isinstance(cell, Booked) and cell.appointment.state is State.EXPECTED


class WeekModel(QAbstractTableModel):
    """The columns are read in one go; the same cells with other counts or states only have their words changed.

    No `RowModel`: its columns come and go with the days and the advisors, and a row has no sense across them.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[Column, ...] = ()
        self.now = datetime.min
        self.grouping = Grouping.DAYS
        self._rows = 0

    def show(self, columns: Sequence[Column], now: datetime, grouping: Grouping) -> None:
        """Show these columns instead, which stand so beside one another."""
        if grouping is not self.grouping:
            self.grouping = grouping
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, len(self.columns) - 1))
        same = _keys(columns) == _keys(self.columns)
        if not same:
            self.beginResetModel()
        self.columns, self.now = tuple(columns), now
        self._rows = max((len(one.cells) for one in columns), default=0)
        if not same:
            self.endResetModel()
        elif self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(self._rows - 1, len(self.columns) - 1))

    def at(self, place: Place) -> QModelIndex:
        """The index of a place."""
        return self.index(place[1], place[0])

    def cell(self, index: Index) -> Cell | None:
        """What stands there, if anything."""
        if not index.isValid() or index.column() >= len(self.columns):
            return None
        cells = self.columns[index.column()].cells
        return cells[index.row()] if index.row() < len(cells) else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """As many as the fullest column."""
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """One for each advisor of each day, or for a day without any."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Whether there is something."""
        if self.cell(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

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
        """The day, the advisor and the names of the date."""
        spoken = role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole)
        if orientation is Qt.Orientation.Horizontal and spoken and section < len(self.columns):
            return words.header(self.columns[section], self.grouping)
        return None


def _keys(columns: Sequence[Column]) -> list[object]:
    return [(one.day, one.advisor, *(key_of(cell) for cell in one.cells)) for one in columns]
