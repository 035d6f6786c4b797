"""The sessions of a month, one under the other, with how full each is."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop_app.use_cases.reception.agenda import DayLine

from ..widgets.table import Column, Index, RowModel
from . import day_words
from .month_delegate import MonthDelegate

_COLUMN = Column[DayLine]("", lambda line: day_words.day_name(line.day), spoken=day_words.spoken)


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
        self.rows = RowModel((_COLUMN,), lambda line: line.day, self)
        self.setModel(self.rows)
        self.setItemDelegate(MonthDelegate(self))

    def show_month(self, lines: Sequence[DayLine], chosen: date) -> None:
        """Show these days with one chosen, if it is among them; no signal."""
        self._telling = False
        self.rows.set_rows(lines)
        # Of a day that is not there, row -1, the index is none.
        self.setCurrentIndex(self.rows.index(self.rows.row_of(chosen), 0))
        self._telling = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen day in sight."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which day the agent moved to."""
        super().currentChanged(current, previous)
        if self._telling and (line := self.rows.row_at(current)) is not None:
            self.day_chosen.emit(line.day)
