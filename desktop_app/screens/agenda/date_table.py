"""Dates in a table, that the keyboard walks as a calendar: a day to the side, a row up or down, on past its ends."""

from abc import abstractmethod
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ..theme.tokens import colours_of
from .drawing.brushes import Brushes
from .drawing.cells import CellModel, CellTable, Index, Move

_ROLE = Qt.ItemDataRole
_SIDES = {Move.MoveLeft: -1, Move.MoveRight: 1, Move.MovePrevious: -1, Move.MoveNext: 1}


class DateModel(CellModel):
    """Rows of dates, None where there is none."""

    def __init__(self, said: Callable[[date], str], parent: QWidget) -> None:
        """`said` is a date aloud."""
        super().__init__(parent)
        self._said = said
        self.dates: list[list[date | None]] = []
        self._heads: Sequence[str] = ()
        self._sides: Sequence[str] = ()

    def show(self, dates: list[list[date | None]], heads: Sequence[str], sides: Sequence[str]) -> None:
        """Show these rows; the same dates keep what is written above them."""
        with self.becoming((dates, len(heads))) as same:
            self.dates, self._sides = dates, sides
            self._down, self._across = len(dates), len(heads)
            if not same:
                self._heads = heads
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(dates) - 1)

    def head(self, heads: Sequence[str]) -> None:
        """Write other words above the same columns."""
        if heads != self._heads:
            self._heads = heads
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(heads) - 1)

    def cell(self, index: Index) -> date | None:
        return self.dates[index.row()][index.column()] if index.isValid() else None

    def index_of(self, day: date) -> QModelIndex:
        """Where a date stands; nowhere when it is not shown."""
        for row, dates in enumerate(self.dates):
            if day in dates:
                return self.index(row, dates.index(day))
        return QModelIndex()

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """The number of the day, its whole sentence, or what may be done with it."""
        day = self.cell(index)
        if day is None:
            return None
        if role == _ROLE.DisplayRole:
            return str(day.day)
        if role == _ROLE.AccessibleTextRole:
            return self._said(day)
        return "Entrée\N{NO-BREAK SPACE}: ouvrir le jour" if role == _ROLE.AccessibleDescriptionRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if role != _ROLE.DisplayRole:
            return None
        words = self._heads if orientation is Qt.Orientation.Horizontal else self._sides
        return words[section] if 0 <= section < len(words) else None


class DateTable(CellTable):
    """`opened` carries a date, `passed` one that the arrows came to and that is not shown."""

    opened = Signal(object)
    passed = Signal(object)

    def __init__(self, object_name: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(object_name, name, parent)
        self.rows = DateModel(self.spoken, self)
        self.setModel(self.rows)
        self._wanted: object = None
        self._still = QPixmap()
        self.settle_headers()
        self.doubleClicked.connect(self.open_cell)

    def settle_headers(self) -> None:
        """Headers only tell: nothing is dragged or pressed in them."""
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
            header.setMinimumSectionSize(8)

    @abstractmethod
    def spoken(self, day: date) -> str:
        """A date in one breath."""

    @abstractmethod
    def paint_date(self, brushes: Brushes, box: QRectF, day: date, *, over: bool) -> None:
        """Draw the cell of a date."""

    @abstractmethod
    def shown(self) -> object:
        """All that `paint_date` draws from, beside the colours and the letters: equal as long as it draws the same."""

    @abstractmethod
    def row_step(self, day: date, step: int) -> date:
        """The date a row up (-1) or down (1)."""

    @abstractmethod
    def row_ends(self, day: date) -> tuple[date, date]:
        """Where Home and End lead."""

    @abstractmethod
    def measure(self) -> None:
        """Give columns and rows their sizes in the room there is."""

    def day(self) -> date | None:
        """The chosen date."""
        return self.rows.cell(self.currentIndex())

    def choose(self, day: date) -> None:
        """Put the ring on a date."""
        self.setCurrentIndex(self.rows.index_of(day))

    def lay_out(self) -> None:
        """Measure again, in the type of the window."""
        self.renew_letters()
        if self.rows.dates:
            # Each column that changes would have the table painted again a moment later, by QTableView's own timer
            # (`columnResizeTimer` in qtableview.cpp). Held by test_a_window_made_wider_has_its_dates_drawn_once.
            with QSignalBlocker(self.horizontalHeader()), QSignalBlocker(self.verticalHeader()):
                self.measure()
            self.executeDelayedItemsLayout()
            self.updateGeometries()
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()
        self.scrollTo(self.currentIndex())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "rows"):
            self.lay_out()

    def moveCursor(self, action: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """A day to the side, a row up or down; past the ends, on into what is not shown."""
        day = self.day()
        if day is None:
            first = next((one for row in self.rows.dates for one in row if one), None)
            return self.rows.index_of(first) if first else QModelIndex()
        if action in _SIDES:
            wanted = day + timedelta(_SIDES[action])
        elif action in (Move.MoveUp, Move.MoveDown):
            wanted = self.row_step(day, 1 if action == Move.MoveDown else -1)
        else:
            wanted = self.row_ends(day)[action == Move.MoveEnd]
        found = self.rows.index_of(wanted)
        if not found.isValid():
            self.passed.emit(wanted)
            return self.currentIndex()
        return found

    def found(self, letters: str) -> QModelIndex:
        day, number = self.day(), int(letters) if letters.isascii() and letters.isdigit() and len(letters) < 3 else 0
        if day is None or not 1 <= number <= monthrange(day.year, day.month)[1]:
            return QModelIndex()
        return self.rows.index_of(day.replace(day=number))

    def open_cell(self, index: QModelIndex) -> None:
        if (day := self.rows.cell(index)) is not None:
            self.opened.emit(day)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dates as one picture, kept while it stays the same; over it the cell under the mouse, and the ring."""
        colours, room = colours_of(QGuiApplication.palette()), self.viewport().size()
        scrolled = self.horizontalOffset(), self.verticalOffset()
        wanted = self.shown(), room, scrolled, self.letters.scale, colours, self.devicePixelRatioF()
        if wanted != self._wanted:
            self._wanted, self._still = wanted, self._drawn(room)
        painter = QPainter(self.viewport())
        painter.drawPixmap(0, 0, self._still)
        brushes = Brushes(painter, self.letters)
        if (under := self.rows.cell(self.under)) is not None:
            self.paint_date(brushes, QRectF(self.visualRect(self.under)), under, over=True)
        if self.day() is not None:
            edge = brushes.letters.px(3)
            box = QRectF(self.visualRect(self.currentIndex())).adjusted(edge, edge, -edge, -edge)
            brushes.ring(box, keyboard=self.hasFocus())

    def _drawn(self, room: QSize) -> QPixmap:
        picture = QPixmap(room * self.devicePixelRatioF())
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        brushes = Brushes(painter, self.letters)
        across = [(self.columnViewportPosition(at), self.columnWidth(at)) for at in range(self.rows.columnCount())]
        for row, dates in enumerate(self.rows.dates):
            top, high = self.rowViewportPosition(row), self.rowHeight(row)
            for (left, wide), day in zip(across, dates, strict=True):
                if day is not None and top < room.height() and top + high > 0:
                    self.paint_date(brushes, QRectF(left, top, wide, high), day, over=False)
        painter.end()
        return picture
