"""The rows of a table or of a list: columns declared as a tuple, rows replaced by difference so that nothing blinks."""

from collections.abc import Callable, Hashable, Iterable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.nouns.frozen import frozen

from .painting import Index

Row = TypeVar("Row")
ROW_ROLE = Qt.ItemDataRole.UserRole
"""The row itself, the object that was given to `set_rows`."""


@frozen
class Column(Generic[Row]):
    """`text` is what a cell says; `order` what it sorts by (its text when None); `spoken` what a reader says.

    `keys` is what a reader says after it, `tip` what is told under the mouse, '' for nothing.
    """

    title: str
    text: Callable[[Row], str]
    order: Callable[[Row], Any] | None = None
    right: bool = False
    spoken: Callable[[Row], str] | None = None
    stretch: bool = False
    keys: Callable[[Row], str] | None = None
    tip: Callable[[Row], str] | None = None


class RowModel(QAbstractTableModel, Generic[Row]):
    """Rows of one kind, of a table or of a list, which has one column; `key` tells which row is which.

    Only what is no list of things has a model of its own: the cells of a week, the dates of a calendar.
    """

    row_leaving = Signal(int)
    """Before the row at this place is taken out: afterwards Qt has given its focus to a neighbour."""

    def __init__(
        self, columns: tuple[Column[Row], ...], key: Callable[[Row], Hashable], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = columns
        self._key = key
        self._rows: list[Row] = []
        self._order: tuple[int, bool] | None = None

    def rows(self) -> list[Row]:
        """The rows in the order shown."""
        return list(self._rows)

    def row(self, at: int) -> Row | None:
        """The row at this place, None past the ends."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def row_of(self, key: Hashable) -> int:
        """Where the row of this key is, or -1."""
        return next((at for at, row in enumerate(self._rows) if self._key(row) == key), -1)

    def set_rows(self, rows: Iterable[Row]) -> None:
        """Show these rows, moving, adding, changing and removing only what differs."""
        wanted = self._sorted(list(rows))
        keys = {self._key(row) for row in wanted}
        for at in range(len(self._rows) - 1, -1, -1):
            if self._key(self._rows[at]) not in keys:
                self._take_out(at)
        for at, row in enumerate(wanted):
            self._put(at, row)

    def row_at(self, index: Index) -> Row | None:
        """The row under this index."""
        return self.row(index.row())

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says, is made of, or how it is aligned."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return (column.spoken or column.text)(row)
            case Qt.ItemDataRole.AccessibleDescriptionRole if column.keys:
                return column.keys(row)
            case Qt.ItemDataRole.ToolTipRole if column.tip:
                return column.tip(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case _ if role == ROW_ROLE:
                return row
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.data(self.index(0, section), role) if self._rows else Qt.AlignmentFlag.AlignLeft
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, now and after every change; a negative column keeps the order given."""
        self._order = (column, order is Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self.set_rows(self._rows)

    def _sorted(self, rows: list[Row]) -> list[Row]:
        if self._order is None:
            return rows
        column = self.columns[self._order[0]]
        return sorted(rows, key=column.order or column.text, reverse=self._order[1])

    def _put(self, at: int, row: Row) -> None:
        wanted = self._key(row)
        found = next((i for i in range(at, len(self._rows)) if self._key(self._rows[i]) == wanted), None)
        if found is None:
            self.beginInsertRows(QModelIndex(), at, at)
            self._rows.insert(at, row)
            self.endInsertRows()
            return
        if found != at:
            self.beginMoveRows(QModelIndex(), found, found, QModelIndex(), at)
            self._rows.insert(at, self._rows.pop(found))
            self.endMoveRows()
        if self._rows[at] != row:
            self._rows[at] = row
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(self.columns) - 1))

    def _take_out(self, at: int) -> None:
        self.row_leaving.emit(at)
        self.beginRemoveRows(QModelIndex(), at, at)
        del self._rows[at]
        self.endRemoveRows()
