"""The week under the hand and the keyboard: walked, looked for, opened, booked; somebody taken up and put down."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain.planning import minute_of_day
from desktop_app.use_cases.reception.today import Booked, Free
from desktop_app.use_cases.reception.week import Cell, Week, monday_of

from ...widgets.aloud import announce
from ..drawing.brushes import Brushes
from ..drawing.cells import ENTER, PAGES, WITH_ANOTHER_KEY, Move
from . import cursor, words
from .carrying import Carried, into, over, step, take_up
from .model import is_movable
from .painter import paint_ghost
from .shape import Shape
from .table import RING, TimeTable
from .turning import Turning

_ACROSS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class WeekTable(TimeTable):
    """`opened` carries the column and the cell to be looked at, `booking_wanted` a `Free` to be booked, `dropped` the
    `Booked` put down and the `Slot` it was put in, `said` a sentence to be read under the week, '' for none.

    `passed` carries what `turned` does, of an arrow that went on past the last column; `brought_back` the `Booked` that
    goes back to its place, which may be on another page, `menu_wanted` a column, a cell and where.
    """

    opened = Signal(object, object)
    booking_wanted = Signal(object)
    dropped = Signal(object, object)
    said = Signal(str)
    passed = Signal(int)
    brought_back = Signal(object)
    menu_wanted = Signal(object, object, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._carried: Carried | None = None
        self._pressed: tuple[Cell, QPointF, float] | None = None
        self._at = QPointF()
        self.turning = Turning(self.viewport())
        self.turning.turned.connect(self._turn_with_it)
        self.turning.held.connect(self._say)

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

    def show_week(self, week: Week, day: date, stand: cursor.Stand | None = None) -> None:
        """Show this week; what is carried comes along, unless it is no longer there to be carried."""
        carried, self._carried = self._carried, None
        super().show_week(week, day, stand)
        if carried is None:
            return
        place = cursor.of_appointment(self.week.columns, carried.row.appointment.id)
        row = self.week.columns[place[0]].cells[place[1]] if place else carried.row
        if is_movable(row) and (place or monday_of(carried.row.start.date()) != week.first):
            self._carry(into(carried, self._shown_week()))
        else:
            self._give_back()

    # The keyboard

    def moveCursor(self, action: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Up and down in a column, left and right to what is nearest in hour; past the last day, the days after."""
        columns, here = self.rows.columns, self.chosen
        if self.rows.cell(self.currentIndex()) is None:
            return self.rows.at(cursor.first_to_come(columns, self.week.now)) if columns else QModelIndex()
        if action in (Move.MoveLeft, Move.MoveRight):
            across = 1 if action == Move.MoveRight else -1
            if 0 <= here[0] + across < len(columns):
                return self.rows.at(cursor.beside(columns, here, across))
            self.passed.emit(across)
            return self.currentIndex()
        far = len(columns[here[0]].cells)
        steps = {Move.MoveUp: -1, Move.MoveDown: 1, Move.MoveHome: -far, Move.MoveEnd: far}
        return self.rows.at(cursor.within(columns, here, steps.get(action, 0)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens or books, Space takes up and puts down, Escape gives back, pages turn weeks."""
        key = event.key()
        self.said.emit("")
        if event.modifiers() & WITH_ANOTHER_KEY:
            super().keyPressEvent(event)
        elif self._carried:
            self._carry_by_key(self._carried, Qt.Key(key))
        elif key == Qt.Key.Key_Space and not self.typed_lately():
            self._take_up(self.rows.cell(self.currentIndex()))
        elif key == Qt.Key.Key_Menu:
            self._open_menu(self.currentIndex(), self._middle())
        else:
            super().keyPressEvent(event)

    def found(self, letters: str) -> QModelIndex:
        """Over the whole week: letters find a name, digits an hour (« 14 »)."""
        return self.rows.at(cursor.typed(self.rows.columns, self.chosen, letters))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
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

    def _carry_by_key(self, carried: Carried, key: Qt.Key) -> None:
        if key in _ACROSS or key in _DOWN:
            self._carry(step(carried, _ACROSS.get(key, 0), _DOWN.get(key, 0)))
            self._tell_place()
            self._show_ghost()
        elif key in PAGES:
            self._turn_with_it(PAGES[key])
        elif key in ENTER or key == Qt.Key.Key_Space:
            self._put_down(carried)
        elif key == Qt.Key.Key_Escape:
            self._bring_back(carried)

    # What is carried

    def _take_up(self, cell: Cell | None) -> None:
        if isinstance(cell, Booked) and is_movable(cell):
            self._carry(take_up(self._shown_week(), self.currentIndex().column(), cell))
            self._say(
                f"{cell.person.name} : flèches pour choisir l’heure, Page ↓ pour la semaine d’après, "
                "Entrée pour poser, Échap pour rendre."
            )
        elif isinstance(cell, Booked):
            self._say(f"Un rendez-vous « {cell.appointment.state.value} » ne se déplace pas.")

    def _turn_with_it(self, step: int) -> None:
        self.turned.emit(step)
        if self._pressed and self._is_over(self._at):
            self._hold_over(self._at)
        self._show_ghost()
        self._tell_place()

    def _shown_week(self) -> Week:
        return replace(self.week, columns=self.rows.columns)

    def _carry(self, carried: Carried) -> None:
        before, self._carried = self._ghost_box(), carried
        after = self._ghost_box()
        edge = round(self.letters.px(RING))
        for box in filter(None, (before, after)):
            self.viewport().update(box.toAlignedRect().adjusted(-edge, -edge, edge, edge))
        if after is not None and not before:
            self.repaint_around(self.currentIndex())

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

    def _put_down(self, carried: Carried) -> None:
        self._give_back()
        verdict = carried.verdict
        if verdict.allowed and carried.slot:
            self.dropped.emit(carried.row, carried.slot)
        else:
            self.brought_back.emit(carried.row)
            self._say(verdict.sentence or "C’est sa place : rien ne change.")

    def _bring_back(self, carried: Carried) -> None:
        self._give_back()
        self.brought_back.emit(carried.row)
        self._say("Rendu à sa place.")

    def _give_back(self) -> None:
        self._pressed = None
        self.turning.let_go()
        if self._carried:
            self._carried = None
            self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What is carried goes back to its place."""
        super().focusOutEvent(event)
        self._give_back()

    def _ghost_box(self) -> QRectF | None:
        carried, shape = self._carried, self.shape
        if carried is None:
            return None
        left, width = shape.sides[carried.at]
        top, bottom = (shape.times.y(minute_of_day(each)) for each in (carried.start, carried.end))
        box = QRectF(left + self.letters.px(5), top + 1, width - self.letters.px(8), max(bottom - top - 2, 8))
        return box.translated(0, -self.verticalOffset())

    def paint_over(self, brushes: Brushes, shape: Shape) -> None:
        """The ghost of what is carried, over everything."""
        super().paint_over(brushes, shape)
        box = self._ghost_box()
        if self._carried and box is not None:
            verdict = self._carried.verdict
            paint_ghost(brushes, box, self._carried.start, verdict.short, allowed=verdict.allowed)
            # The card it was taken from may have been scrolled away.
            brushes.ring(box, keyboard=self.hasFocus())
        self.turning.paint(brushes)

    def moves_chosen(self) -> bool:
        """What is carried is moved in its place."""
        return super().moves_chosen() and self._carried is None

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose; a press on what can be moved may become a move."""
        self.said.emit("")
        super().mousePressEvent(event)
        cell = self.rows.cell(self.indexAt(event.position().toPoint()))
        if event.button() is Qt.MouseButton.LeftButton and cell is not None:
            grip = event.position().y() + self.verticalOffset() - self.shape.times.y(minute_of_day(cell.start))
            self._pressed = cell, event.position(), grip

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry what is held, else light what is under."""
        self._at = event.position()
        if self._pressed is None:
            self.hover(self._at.toPoint())
            return
        if self._carried:
            self.turning.hold(self._at.toPoint())
        far = (self._at - self._pressed[1]).manhattanLength() >= QApplication.startDragDistance()
        if self._carried or far:
            self._hold_over(self._at)

    def _hold_over(self, point: QPointF) -> None:
        at = self.columnAt(round(point.x()))
        if self._pressed is None or at < 0 or not self.rows.columns[at].open:
            return
        cell, _, grip = self._pressed
        if not isinstance(cell, Booked) or not is_movable(cell):
            return
        started = self._carried or take_up(self._shown_week(), self.currentIndex().column(), cell)
        # The upper part of the card tells its hour, not the middle of a slot below.
        held = over(started, at, self.shape.times.minute(point.y() + self.verticalOffset() - grip + self.letters.px(8)))
        if held != self._carried:
            self._carry(held)
            self._show_ghost()
            self._tell_place()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put down; or book the free place that was pressed."""
        super().mouseReleaseEvent(event)
        pressed, carried = self._pressed, self._carried
        self._pressed = None
        if carried and self._is_over(event.position()):
            self._put_down(carried)
        elif carried:
            self._bring_back(carried)
        elif pressed and isinstance(pressed[0], Free) and event.button() is Qt.MouseButton.LeftButton:
            same = self.rows.cell(self.indexAt(event.position().toPoint())) is pressed[0]
            if same and not words.is_over(pressed[0], self.week.now):
                self.booking_wanted.emit(pressed[0])

    def _is_over(self, point: QPointF) -> bool:
        return self.viewport().rect().contains(point.toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """As Enter; a free place to come was booked by the first click already."""
        index = self.indexAt(event.position().toPoint())
        cell = self.rows.cell(index)
        if cell is not None and (not isinstance(cell, Free) or words.is_over(cell, self.week.now)):
            self.open_cell(index)

    def open_cell(self, index: QModelIndex) -> None:
        cell = self.rows.cell(index)
        if isinstance(cell, Free):
            self.booking_wanted.emit(cell)
        elif cell is not None:
            self.opened.emit(self.rows.columns[index.column()], cell)
