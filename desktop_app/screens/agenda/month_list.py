"""The sessions of a month, one under the other, with how full each is."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop_app.use_cases.reception.agenda import DayLine

from . import day_words
from .month_delegate import LINE, MonthDelegate

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class MonthRows(QAbstractListModel):
    """`LINE` gives the `DayLine` of a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[DayLine, ...] = ()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many sessions the month has."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name of the day, what is read aloud, or the line itself."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return day_words.day_name(line.day)
        return day_words.spoken(line) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def show(self, lines: Sequence[DayLine]) -> None:
        """Become these lines; the same days only have their counts changed."""
        same = [line.day for line in lines] == [line.day for line in self.lines]
        if not same:
            self.beginResetModel()
        self.lines = tuple(lines)
        if not same:
            self.endResetModel()
        elif lines:
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))


class MonthList(QListView):
    """`day_chosen` carries a date when the agent moves to another row."""

    day_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("month_list")
        self.setAccessibleName("Les jours de permanence du mois")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self._telling = True
        self.rows = MonthRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(MonthDelegate(self))

    def show_month(self, lines: Sequence[DayLine], chosen: date) -> None:
        """Show these days with one chosen, if it is among them; no signal."""
        self._telling = False
        self.rows.show(lines)
        at = next((at for at, line in enumerate(lines) if line.day == chosen), -1)
        self.setCurrentIndex(self.rows.index(at) if at >= 0 else QModelIndex())
        self._telling = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen day in sight."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell which day the agent moved to."""
        super().currentChanged(current, previous)
        line = current.data(LINE)
        if self._telling and isinstance(line, DayLine):
            self.day_chosen.emit(line.day)
