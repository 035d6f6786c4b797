"""The week under the keyboard and the mouse: walk, look for, open, book, carry to another hour."""

from dataclasses import replace

from PySide6.QtCore import QElapsedTimer, QModelIndex, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from desktop_app.domain.planning import minute_of_day
from desktop_app.use_cases.reception.today import Booked, Free
from desktop_app.use_cases.reception.week import Cell, Week

from ...widgets.aloud import announce
from ..drawing.brushes import Brushes
from . import cursor, words
from .carrying import Carried, over, step, take_up
from .model import is_movable
from .painter import paint_ghost
from .picture import Frame
from .table import TimeTable

_Move = QAbstractItemView.CursorAction
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ACROSS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_WITH_ANOTHER_KEY = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class WeekTable(TimeTable):
    """`opened` carries the column and the cell to be looked at, `booking_wanted` a `Free` to be booked, `dropped` the
    `Booked` put down and the `Slot` it was put in, `said` a sentence to be read under the week, '' for none.

    `turned` carries -1 or 1: the days before or after are wanted; `passed` the same of an arrow that went on past the
    last column. `menu_wanted` carries a column, a cell and where.
    """

    opened = Signal(object, object)
    booking_wanted = Signal(object)
    dropped = Signal(object, object)
    said = Signal(str)
    turned = Signal(int)
    passed = Signal(int)
    menu_wanted = Signal(object, object, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("La semaine, heure par heure")
        self._carried: Carried | None = None
        self._pressed: tuple[Cell, QPointF, float] | None = None
        self._typed, self._since = "", QElapsedTimer()
        self.rows.modelAboutToBeReset.connect(self._give_back)

    def keys_told(self) -> list[tuple[str, str]]:
        """The keys of the week, for the list of shortcuts."""
        return [
            ("Entrée", "Réserver ce créneau, ou ouvrir le jour"),
            ("Espace", "Prendre un rendez-vous, puis le poser ; les flèches le portent, Échap le rend"),
            ("Page ↑ ↓", "Semaine précédente, semaine suivante"),
            ("Début Fin", "Première et dernière heure du jour"),
            ("A à Z", "Aller à la personne dont le nom commence ainsi"),
            ("0 à 9", "Aller à cette heure"),
        ]

    # Keys

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

    def _open(self, index: QModelIndex) -> None:
        cell = self.rows.cell(index)
        if isinstance(cell, Free):
            self.booking_wanted.emit(cell)
        elif cell is not None:
            self.opened.emit(self.rows.columns[index.column()], cell)

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

    # Carrying

    def _take_up(self, cell: Cell | None) -> None:
        if isinstance(cell, Booked) and is_movable(cell):
            self._carry(take_up(self._shown_week(), self.currentIndex().column(), cell))
            self._say(f"{cell.person.name} : flèches pour choisir l’heure, Entrée pour poser, Échap pour rendre.")
        elif isinstance(cell, Booked):
            self._say(f"Un rendez-vous « {cell.appointment.state.value} » ne se déplace pas.")

    def _shown_week(self) -> Week:
        return replace(self.week, columns=self.rows.columns)

    def _carry(self, carried: Carried) -> None:
        before, self._carried = self._ghost_box(), carried
        after = self._ghost_box()
        edge = round(self.letters.px(4))
        for box in filter(None, (before, after)):
            self.viewport().update(box.toAlignedRect().adjusted(-edge, -edge, edge, edge))
        if after is not None and not before:
            self.repaint_around(self.currentIndex())

    def _carry_by_key(self, event: QKeyEvent) -> None:
        carried, key = self._carried, Qt.Key(event.key())
        assert carried is not None
        if key in _ACROSS or key in _DOWN:
            self._carry(step(carried, _ACROSS.get(key, 0), _DOWN.get(key, 0)))
            self._tell_place()
            self._show_ghost()
        elif key in _ENTER or key == Qt.Key.Key_Space:
            self._put_down()
        elif key == Qt.Key.Key_Escape:
            self._give_back()
            self._say("Rendu à sa place.")

    def _tell_place(self) -> None:
        if carried := self._carried:
            self._say(words.put_down(carried.row, carried.start, carried.verdict.short))

    def _say(self, sentence: str) -> None:
        self.said.emit(sentence)
        announce(self, sentence)

    def _show_ghost(self) -> None:
        box, room = self._ghost_box(), self.viewport().height()
        if box is not None:
            down = max(0.0, box.bottom() - room) or min(0.0, box.top())
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + round(down))

    def _put_down(self) -> None:
        carried = self._carried
        self._give_back()
        if carried is None:
            return
        verdict = carried.verdict
        if verdict.allowed and carried.slot:
            self.dropped.emit(carried.row, carried.slot)
        else:
            self._say(verdict.sentence or "C’est sa place : rien ne change.")

    def _give_back(self) -> None:
        if self._carried:
            self._carried = None
            self.viewport().update()
        self._pressed = None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What is carried goes back to its place."""
        super().focusOutEvent(event)
        self._give_back()

    def _ghost_box(self) -> QRectF | None:
        carried, shape = self._carried, self.shape
        if carried is None or shape is None:
            return None
        left, width = shape.sides[carried.at]
        top, bottom = (shape.times.y(minute_of_day(each)) for each in (carried.start, carried.end))
        box = QRectF(left + self.letters.px(5), top + 1, width - self.letters.px(8), max(bottom - top - 2, 8))
        return box.translated(0, -self.verticalOffset())

    def paint_over(self, brushes: Brushes, frame: Frame) -> None:
        """The ghost of what is carried, over everything."""
        super().paint_over(brushes, frame)
        box = self._ghost_box()
        if self._carried and box is not None:
            verdict = self._carried.verdict
            paint_ghost(brushes, box, self._carried.start, verdict.short, allowed=verdict.allowed)

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose; a press on what can be moved may become a move."""
        self.said.emit("")
        super().mousePressEvent(event)
        cell = self.rows.cell(self.indexAt(event.position().toPoint()))
        if event.button() is Qt.MouseButton.LeftButton and cell is not None and self.shape is not None:
            grip = event.position().y() + self.verticalOffset() - self.shape.times.y(minute_of_day(cell.start))
            self._pressed = cell, event.position(), grip

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry what is held, else light what is under."""
        if self._pressed is None:
            self.hover(event.position().toPoint())
            return
        cell, origin, grip = self._pressed
        far = (event.position() - origin).manhattanLength() >= QApplication.startDragDistance()
        at = self.columnAt(round(event.position().x()))
        if not isinstance(cell, Booked) or not is_movable(cell) or at < 0 or self.shape is None:
            return
        if self._carried or far:
            started = self._carried or take_up(self._shown_week(), self.currentIndex().column(), cell)
            if self.rows.columns[at].open:
                # The upper part of the card tells its hour, not the middle of a slot below.
                y = event.position().y() + self.verticalOffset() - grip
                nearest = self.shape.times.minute(y + self.letters.px(8))
                held = over(started, at, nearest)
                if held != self._carried:
                    self._carry(held)
                    self._show_ghost()
                    self._tell_place()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put down; or book the free place that was pressed."""
        super().mouseReleaseEvent(event)
        pressed, carried = self._pressed, self._carried
        self._pressed = None
        if carried:
            self._put_down()
        elif pressed and isinstance(pressed[0], Free) and event.button() is Qt.MouseButton.LeftButton:
            same = self.rows.cell(self.indexAt(event.position().toPoint())) is pressed[0]
            if same and not words.is_over(pressed[0], self.week.now):
                self.booking_wanted.emit(pressed[0])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """As Enter; a free place to come was booked by the first click already."""
        index = self.indexAt(event.position().toPoint())
        cell = self.rows.cell(index)
        if cell is not None and (not isinstance(cell, Free) or words.is_over(cell, self.week.now)):
            self._open(index)
