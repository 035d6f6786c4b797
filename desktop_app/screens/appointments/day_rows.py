"""The read-only model of the rows of a list: changes arrive row by row, so that nothing blinks."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from .list_line import ListLine

LINE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_NEVER_CUT = 20
"""Characters that fit in a row whatever its width."""


class DayRows(QAbstractListModel):
    """`LINE` gives the `ListLine` of a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[ListLine] = []

    def line(self, row: int) -> ListLine | None:
        """The line at this row, or None."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, key: object) -> int:
        """Where the line of this key is, or -1."""
        return next((at for at, line in enumerate(self._lines) if line.key == key), -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name, what is read aloud, or the line itself."""
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.title if len(line.title) > _NEVER_CUT else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken
        return line.spoken_steps if role == Qt.ItemDataRole.AccessibleDescriptionRole else None

    def show(self, lines: Sequence[ListLine]) -> None:
        """Become these lines, telling the view only what differs."""
        kept = {line.key for line in lines}
        for at in reversed(range(len(self._lines))):
            if self._lines[at].key not in kept:
                self._remove(at)
        for at, line in enumerate(lines):
            self._settle(at, line)

    def _settle(self, at: int, line: ListLine) -> None:
        found = self.row_of(line.key)
        if found < 0:
            self.beginInsertRows(_NOWHERE, at, at)
            self._lines.insert(at, line)
            self.endInsertRows()
            return
        if found != at:
            self.beginMoveRows(_NOWHERE, found, found, _NOWHERE, at)
            self._lines.insert(at, self._lines.pop(found))
            self.endMoveRows()
        if self._lines[at] != line:
            self._lines[at] = line
            self.dataChanged.emit(self.index(at), self.index(at))

    def _remove(self, at: int) -> None:
        self.beginRemoveRows(_NOWHERE, at, at)
        del self._lines[at]
        self.endRemoveRows()
