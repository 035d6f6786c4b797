"""The week under the keyboard: walk, look for, open, book, carry; and the menu of a cell."""

from PySide6.QtCore import QElapsedTimer, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from . import cursor
from .carrying import step
from .hands import GIVEN_BACK, CarryingTable

_Move = QAbstractItemView.CursorAction
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ACROSS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_WITH_ANOTHER_KEY = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class WeekTable(CarryingTable):
    """`passed` carries -1 or 1, of an arrow that went on past the last column; `menu_wanted` a column, a cell and
    where.
    """

    passed = Signal(int)
    menu_wanted = Signal(object, object, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("La semaine, heure par heure")
        self._typed, self._since = "", QElapsedTimer()

    def keys_told(self) -> list[tuple[str, str]]:
        """The keys of the week, for the list of shortcuts."""
        return [
            ("Entrée", "Réserver ce créneau, ou ouvrir le jour"),
            ("Espace", "Prendre un rendez-vous, puis le poser ; flèches et Page ↑ ↓ le portent, Échap le rend"),
            ("Page ↑ ↓", "Semaine précédente, semaine suivante"),
            ("Début Fin", "Première et dernière heure du jour"),
            ("A à Z", "Aller à la personne dont le nom commence ainsi"),
            ("0 à 9", "Aller à cette heure"),
        ]

    def moveCursor(self, action: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Up and down in a column, left and right to what is nearest in hour; past the last day, the days after."""
        columns, here = self.rows.columns, self.chosen
        if self.rows.cell(self.currentIndex()) is None:
            return self.rows.at(cursor.first_to_come(columns, self.week.now)) if columns else QModelIndex()
        if action in (_Move.MoveLeft, _Move.MoveRight):
            across = 1 if action == _Move.MoveRight else -1
            found = cursor.beside(columns, here, across)
            if found == here and 0 <= here[0] < len(columns) and not 0 <= here[0] + across < len(columns):
                self.passed.emit(across)
                return self.currentIndex()
            return self.rows.at(found)
        far = len(columns[here[0]].cells)
        steps = {_Move.MoveUp: -1, _Move.MoveDown: 1, _Move.MoveHome: -far, _Move.MoveEnd: far}
        return self.rows.at(cursor.within(columns, here, steps.get(action, 0)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens or books, Space takes up and puts down, Escape gives back, pages turn weeks."""
        key, cell = event.key(), self.rows.cell(self.currentIndex())
        self.said.emit("")
        if event.modifiers() & _WITH_ANOTHER_KEY:
            super().keyPressEvent(event)
        elif self._carried:
            self._carry_by_key(event)
        elif key in _ENTER and cell:
            self._open(self.currentIndex())
        elif key == Qt.Key.Key_Space and not self._typed_lately():
            self._take_up(cell)
        elif key == Qt.Key.Key_Menu:
            self._open_menu(self.currentIndex(), self._middle())
        elif key in _PAGES:
            self.turned.emit(_PAGES[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, letters: str) -> None:
        """Look over the whole week: letters find a name, digits an hour (« 14 »); Qt gives one key at a time."""
        self._typed = self._typed + letters if self._typed_lately() else letters
        self._since.start()
        self.setCurrentIndex(self.rows.at(cursor.typed(self.rows.columns, self.chosen, self._typed)))

    def _typed_lately(self) -> bool:
        return self._since.isValid() and self._since.elapsed() <= QApplication.keyboardInputInterval()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what may be done with the cell under the mouse, or with the chosen one when a key asked."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self._open_menu(self.indexAt(event.pos()), event.globalPos())
        else:
            self._open_menu(self.currentIndex(), self._middle())

    def _open_menu(self, index: QModelIndex, where: QPoint) -> None:
        if (cell := self.rows.cell(index)) is not None:
            self.setCurrentIndex(index)
            self.menu_wanted.emit(self.rows.columns[index.column()], cell, where)

    def _middle(self) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())

    def _carry_by_key(self, event: QKeyEvent) -> None:
        carried, key = self._carried, Qt.Key(event.key())
        assert carried is not None
        if key in _ACROSS or key in _DOWN:
            self._carry(step(carried, _ACROSS.get(key, 0), _DOWN.get(key, 0)))
            self._tell_place()
            self._show_ghost()
        elif key in _PAGES:
            self._turn_with_it(_PAGES[key])
        elif key in _ENTER or key == Qt.Key.Key_Space:
            self._put_down()
        elif key == Qt.Key.Key_Escape:
            self._bring_back(GIVEN_BACK)
