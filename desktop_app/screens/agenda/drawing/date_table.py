"""Dates in a table, that the keyboard walks as a calendar: a day to the side, a row up or down, on past its ends."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QElapsedTimer,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QGuiApplication, QHelpEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from ...theme.tokens import colours_of, scale_of
from ...widgets.aloud import plain
from .brushes import Brushes
from .lettering import Lettering

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Move = QAbstractItemView.CursorAction
_ROLE = Qt.ItemDataRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_WITH_ANOTHER_KEY = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class DateModel(QAbstractTableModel):
    """Rows of dates, None where there is none; `spoken` says one aloud.

    No `RowModel`: what is chosen, told and opened is a cell, and a row is no thing of its own.
    """

    def __init__(self, spoken: Callable[[date], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._spoken = spoken
        self.dates: list[list[date | None]] = []
        self._heads: Sequence[str] = ()
        self._sides: Sequence[str] = ()

    def show(self, dates: Sequence[Sequence[date | None]], heads: Sequence[str], sides: Sequence[str]) -> None:
        """Show these rows; the same dates only have their words said again."""
        shown = [list(row) for row in dates]
        same = shown == self.dates and len(heads) == len(self._heads)
        if not same:
            self.beginResetModel()
        self.dates, self._sides = shown, tuple(sides)
        if not same:
            self._heads = tuple(heads)
            self.endResetModel()
            return
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(shown) - 1)
        self.dataChanged.emit(self.index(0, 0), self.index(len(shown) - 1, len(heads) - 1))

    def head(self, heads: Sequence[str]) -> None:
        """Write other words above the same columns."""
        if tuple(heads) != tuple(self._heads):
            self._heads = tuple(heads)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._heads) - 1)

    def date_at(self, index: Index) -> date | None:
        """The date there."""
        return self.dates[index.row()][index.column()] if index.isValid() else None

    def index_of(self, day: date) -> QModelIndex:
        """Where a date stands; nowhere when it is not shown."""
        for row, dates in enumerate(self.dates):
            if day in dates:
                return self.index(row, dates.index(day))
        return QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self.dates)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(self._heads)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Whether there is a date."""
        if self.date_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """The number of the day, or its whole sentence."""
        day = self.date_at(index)
        if day is None:
            return None
        if role == _ROLE.DisplayRole:
            return str(day.day)
        if role == _ROLE.AccessibleTextRole:
            return self._spoken(day)
        return "Entrée\N{NO-BREAK SPACE}: ouvrir le jour" if role == _ROLE.AccessibleDescriptionRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        """The words above and beside."""
        if role != _ROLE.DisplayRole:
            return None
        words = self._heads if orientation is Qt.Orientation.Horizontal else self._sides
        return words[section] if 0 <= section < len(words) else None


class DateTable(QTableView):
    """`opened` carries a date, `turned` -1 or 1, `passed` a date that the arrows came to and that is not shown."""

    opened = Signal(object)
    turned = Signal(int)
    passed = Signal(object)

    def __init__(self, object_name: str, name: str, parent: QWidget | None = None) -> None:
        """`object_name` is for the style sheet, `name` is how a screen reader calls it."""
        super().__init__(parent)
        # First of all: the style sheet looks at some parts once, as soon as they are there.
        self.setObjectName(object_name)
        self.setAccessibleName(name)
        self.letters = Lettering(self.window().font())
        self.rows = DateModel(self.spoken, self)
        self._typed, self._since = "", QElapsedTimer()
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.settle_headers()
        self.doubleClicked.connect(self._open)

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
    def row_step(self, day: date, step: int) -> date:
        """The date a row up (-1) or down (1)."""

    @abstractmethod
    def row_ends(self, day: date) -> tuple[date, date]:
        """Where Home and End lead."""

    @abstractmethod
    def typed(self, letters: str, day: date) -> date | None:
        """The date that was meant by these letters or digits."""

    @abstractmethod
    def measure(self) -> None:
        """Give columns and rows their sizes in the room there is."""

    def day(self) -> date | None:
        """The chosen date."""
        return self.rows.date_at(self.currentIndex())

    def choose(self, day: date) -> None:
        """Put the ring on a date."""
        self.setCurrentIndex(self.rows.index_of(day))

    def lay_out(self) -> None:
        """Measure again, in the type of the window."""
        if self.letters.scale != scale_of(self.window().font()):
            self.letters = Lettering(self.window().font())
        if self.rows.dates:
            # Each column that changes would have the table painted again a moment later (QTableView's own timer).
            with QSignalBlocker(self.horizontalHeader()), QSignalBlocker(self.verticalHeader()):
                self.measure()
            self.executeDelayedItemsLayout()
            self.updateGeometries()
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the room."""
        super().resizeEvent(event)
        self.lay_out()
        self.scrollTo(self.currentIndex())

    def changeEvent(self, event: QEvent) -> None:
        """Other type."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "rows"):
            self.lay_out()

    def moveCursor(self, action: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """A day to the side, a row up or down; past the ends, on into what is not shown."""
        day = self.day()
        if day is None:
            first = next((one for row in self.rows.dates for one in row if one), None)
            return self.rows.index_of(first) if first else QModelIndex()
        sides = {_Move.MoveLeft: -1, _Move.MoveRight: 1, _Move.MovePrevious: -1, _Move.MoveNext: 1}
        if action in sides:
            wanted = day + timedelta(sides[action])
        elif action in (_Move.MoveUp, _Move.MoveDown):
            wanted = self.row_step(day, 1 if action == _Move.MoveDown else -1)
        else:
            wanted = self.row_ends(day)[action == _Move.MoveEnd]
        found = self.rows.index_of(wanted)
        if not found.isValid():
            self.passed.emit(wanted)
            return self.currentIndex()
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, pages turn, Home and End go to the ends of a row."""
        key = event.key()
        if event.modifiers() & _WITH_ANOTHER_KEY:
            super().keyPressEvent(event)
        elif key in _ENTER:
            self._open(self.currentIndex())
        elif key in _PAGES:
            self.turned.emit(_PAGES[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, letters: str) -> None:
        """Go to the date that is typed; Qt gives one key at a time."""
        lately = self._since.isValid() and self._since.elapsed() <= QApplication.keyboardInputInterval()
        self._typed = self._typed + letters if lately else letters
        self._since.start()
        if (day := self.day()) and (found := self.typed(self._typed, day)):
            self.choose(found)

    def _open(self, index: QModelIndex) -> None:
        if (day := self.rows.date_at(index)) is not None:
            self.opened.emit(day)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring of the keyboard."""
        super().focusInEvent(event)
        self.update(self.currentIndex())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A quieter ring."""
        super().focusOutEvent(event)
        self.update(self.currentIndex())

    def viewportEvent(self, event: QEvent) -> bool:
        """The whole sentence under the mouse."""
        if isinstance(event, QHelpEvent):
            day = self.rows.date_at(self.indexAt(event.pos()))
            QToolTip.showText(event.globalPos(), plain(self.spoken(day)) if day else "", self.viewport())
            return True
        return super().viewportEvent(event)


class _Delegate(QStyledItemDelegate):
    def __init__(self, table: DateTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One date and its ring."""
        day = self._table.rows.date_at(index)
        if day is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        brushes = Brushes(painter, self._table.letters, colours_of(QGuiApplication.palette()))
        box = QRectF(option.rect)
        self._table.paint_date(brushes, box, day, over=bool(option.state & QStyle.StateFlag.State_MouseOver))
        if day == self._table.day():
            edge = brushes.letters.px(3)
            brushes.ring(box.adjusted(edge, edge, -edge, -edge), keyboard=self._table.hasFocus())
        painter.restore()
