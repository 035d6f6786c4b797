"""The day as a list of real time, used with one key a gesture or with the mouse."""

from datetime import datetime

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from desktop_app.use_cases.today import Booked, DayView, Free

from ..theme.tokens import px
from .day_delegate import DayDelegate
from .day_rows import DayRows
from .row_lines import RowLine, lines_of
from .row_strips import RowStrips
from .steps import ALL_STEPS, BOOK, Step, step_for_key

_Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAST_HEIGHT = 220
_WITH_ANOTHER_KEY = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class DayList(QListView):
    """`asked` carries the row (`Booked` or `Free`) and the `Step` that the agent wants done with it."""

    asked = Signal(object, object)
    _ready = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("day_list")
        self.setAccessibleName("La journée, heure par heure")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(px(self, _LEAST_HEIGHT))
        self.rows, delegate = DayRows(self), DayDelegate(self)
        self.strips = RowStrips(self, delegate)
        self.setModel(self.rows)
        self.setItemDelegate(delegate)
        self.strips.asked.connect(self._ask_of_row)
        self.strips.menu_asked.connect(self._open_menu)
        self.doubleClicked.connect(self._book)
        self._day: object = None
        self._ready = True

    @property
    def chosen(self) -> RowLine | None:
        """The row that keys act upon."""
        return self.rows.line(self.currentIndex().row())

    def show_day(self, view: DayView) -> None:
        """Show this day; on the same day the chosen row stays chosen, or the free place that it has left.

        Otherwise no row is: a key meant for somebody who has left must not fall on the next person.
        """
        same_day = view.day == self._day and self.rows.rowCount() > 0
        chosen = self.chosen if same_day else None
        self._day = view.day
        self.rows.show(lines_of(view))
        # A pause may have come above a row that stays: its height is asked again.
        self.scheduleDelayedItemsLayout()
        if same_day:
            self._choose_again(chosen, view)
        elif view.rows:
            self._choose(next((at for at, row in enumerate(view.rows) if row.end > view.now), 0))
        self.strips.place()

    def choose_appointment(self, appointment_id: int) -> None:
        """Choose the row of this appointment when the day has it."""
        for at in range(self.rows.rowCount()):
            line = self.rows.line(at)
            if line and line.key[:2] == ("booked", appointment_id):
                self._choose(at)

    def keys_told(self) -> list[tuple[str, str]]:
        """The keys of the rows, for the list of shortcuts."""
        return [(step.key, step.sentence) for step in (BOOK, *ALL_STEPS)]

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Take the buttons along to the row now chosen."""
        super().currentChanged(current, previous)
        if self._ready:
            self.strips.place()

    def event(self, event: QEvent) -> bool:
        """Take the buttons along when the focus or the dress changes.

        No event filter does it: one is still called while Qt takes the list apart, and crashes.
        """
        handled = super().event(event)
        if self._ready:
            self.strips.follow_list(event)
        return handled

    def viewportEvent(self, event: QEvent) -> bool:
        """Take the buttons along with the mouse and the size."""
        handled = super().viewportEvent(event)
        if self._ready:
            self.strips.follow_viewport(event)
        return handled

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key, one gesture; the arrows, Home and End move."""
        line = self.chosen
        if line is None or event.isAutoRepeat() or event.modifiers() & _WITH_ANOTHER_KEY:
            super().keyPressEvent(event)
        elif event.key() in _ENTER:
            self._ask(line, line.steps[0] if line.steps else None)
        elif event.key() == Qt.Key.Key_Menu:
            self._open_menu_of_chosen()
        elif event.text().isalpha():
            self._ask(line, step_for_key(line.row, event.text()))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the steps of the row under the mouse, or of the chosen one when a key asked."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self._open_menu(self.indexAt(event.pos()).row(), event.globalPos())
        else:
            self._open_menu_of_chosen()

    def _choose_again(self, chosen: RowLine | None, view: DayView) -> None:
        if chosen is None:
            return
        freed = [
            at for at, row in enumerate(view.rows) if isinstance(row, Free) and _place_of(row) == _place_of(chosen.row)
        ]
        kept = self.rows.row_of(chosen.key)
        self._choose(kept if kept >= 0 else next(iter(freed), -1))

    def _choose(self, at: int) -> None:
        if self.currentIndex().row() != at:
            self.setCurrentIndex(self.rows.index(at))

    def _ask(self, line: RowLine, step: Step | None) -> None:
        if step is not None:
            self.asked.emit(line.row, step)

    def _ask_of_row(self, at: int, step: Step) -> None:
        if line := self.rows.line(at):
            self._choose(at)
            self.setFocus()
            self._ask(line, step)

    def _book(self, index: QModelIndex) -> None:
        line = self.rows.line(index.row())
        if line and isinstance(line.row, Free):
            self._ask(line, line.steps[0])

    def _open_menu_of_chosen(self) -> None:
        box = self.visualRect(self.currentIndex())
        self._open_menu(self.currentIndex().row(), self.viewport().mapToGlobal(box.center()))

    def _open_menu(self, at: int, where: QPoint) -> None:
        line = self.rows.line(at)
        if line is None:
            return
        self._choose(at)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for step in line.steps:
            menu.addAction(f"{step.sentence}\t{step.key}").setData(step)
        menu.triggered.connect(self._ask_of_menu)
        menu.popup(where)

    def _ask_of_menu(self, action: QAction) -> None:
        if line := self.chosen:
            self._ask(line, action.data())


def _place_of(row: Booked | Free) -> tuple[datetime, int]:
    return row.start, row.advisor.id
