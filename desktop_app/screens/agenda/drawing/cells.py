"""What the pictures of time have in common: a table to the keyboard and to a screen reader, a drawing to the eye."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QElapsedTimer,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QToolTip, QWidget

from ...theme.tokens import scale_of
from ...widgets.aloud import plain
from .brushes import Lettering

Index = QModelIndex | QPersistentModelIndex
Move = QAbstractItemView.CursorAction
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
WITH_ANOTHER_KEY = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_NOWHERE = QModelIndex()
_THERE, _NOT_THERE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable, Qt.ItemFlag.NoItemFlags
"""Put together once: Qt asks three times of each cell that it draws, and a year has 365."""


class CellModel(QAbstractTableModel):
    """Cells that are known by their keys; an index where there is none cannot be reached.

    No `RowModel`: what is chosen, told and opened is a cell, and a row has no sense of its own.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._keys: object = None
        self._down = self._across = 0

    def cell(self, index: Index) -> Any:
        """What stands there, None for nothing."""
        raise NotImplementedError

    @contextmanager
    def becoming(self, keys: object) -> Iterator[bool]:
        """Within it the cells are replaced; whether they have the same keys: then only their words are said again."""
        same, self._keys = keys == self._keys, keys
        if not same:
            self.beginResetModel()
        yield same
        if not same:
            self.endResetModel()
        elif self._down:
            self.dataChanged.emit(self.index(0, 0), self.index(self._down - 1, self._across - 1))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._down

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._across

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _NOT_THERE if self.cell(index) is None else _THERE


class CellTable(QTableView):
    """One cell is chosen, with a ring around it; letters that are typed lead to another.

    `turned` carries -1 or 1: what comes before or after is wanted.
    """

    turned = Signal(int)

    def __init__(self, object_name: str, name: str, parent: QWidget | None = None) -> None:
        """`object_name` is for the style sheet, `name` is how a screen reader calls it."""
        super().__init__(parent)
        # First of all: the style sheet looks at some parts once, as soon as they are there. Held by
        # test_the_corner_of_a_picture_of_time_is_no_white_box.
        self.setObjectName(object_name)
        self.setAccessibleName(name)
        self.letters = Lettering(self.window().font())
        self._typed, self._since = "", QElapsedTimer()
        self.under = QPersistentModelIndex()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)

    def found(self, letters: str) -> QModelIndex:
        """The cell that is meant by these letters or digits."""
        raise NotImplementedError

    def open_cell(self, index: QModelIndex) -> None:
        """What Enter does with a cell."""
        raise NotImplementedError

    def repaint_around(self, index: Index) -> None:
        """Draw a cell and its ring again."""
        self.update(index)

    def renew_letters(self) -> None:
        """In the type of the window; what was laid out is kept as long as that stays."""
        if self.letters.scale != scale_of(self.window().font()):
            self.letters = Lettering(self.window().font())

    def typed_lately(self) -> bool:
        """Whether a key that follows belongs to the word that is being typed."""
        return self._since.isValid() and self._since.elapsed() <= QApplication.keyboardInputInterval()

    def keyboardSearch(self, letters: str) -> None:
        """Go to the cell that is typed; Qt gives one key at a time."""
        self._typed = self._typed + letters if self.typed_lately() else letters
        self._since.start()
        if (index := self.found(self._typed)).isValid():
            self.setCurrentIndex(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, pages turn, Home and End go to the ends."""
        key, alone = event.key(), not event.modifiers() & WITH_ANOTHER_KEY
        if alone and key in ENTER:
            self.open_cell(self.currentIndex())
        elif alone and key in PAGES:
            self.turned.emit(PAGES[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            # In a window made lower since, the chosen cell may lie beyond its edge.
            self.scrollTo(self.currentIndex())
        self.repaint_around(self.currentIndex())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.repaint_around(self.currentIndex())

    def hover(self, point: QPoint) -> None:
        """Light what is under this point."""
        under = self.indexAt(point)
        if under != self.under:
            self.repaint_around(self.under)
            self.repaint_around(under)
            self.under = QPersistentModelIndex(under)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.hover(event.position().toPoint())

    def viewportEvent(self, event: QEvent) -> bool:
        """The whole sentence under the mouse, for what was shortened; nothing is under one that has gone."""
        if event.type() == QEvent.Type.Leave:
            self.hover(QPoint(-1, -1))
        if isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            told = plain(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
            QToolTip.showText(event.globalPos(), told, self.viewport(), self.visualRect(index))
            return True
        return super().viewportEvent(event)
