"""A list of people with an hour, used with one key a gesture or with the mouse."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from ..theme.tokens import px
from ..widgets.scrolled import give_viewport
from ..widgets.table import Column, Index, RowModel
from .day_delegate import DayDelegate
from .list_line import ListLine
from .row_shape import ROOMY, Heights
from .row_strips import RowStrips
from .steps import Step

_NEVER_CUT = 20
"""Characters that fit in a row whatever its width."""
_COLUMN = Column[ListLine](
    "",
    lambda line: line.title,
    spoken=lambda line: line.spoken,
    keys=lambda line: line.spoken_steps,
    tip=lambda line: line.title if len(line.title) > _NEVER_CUT else "",
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAST_HEIGHT = 220
_WITH_ANOTHER_KEY = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class StepList(QListView):
    """`asked` carries the `row` of a line and the `Step` that the agent wants done with it."""

    asked = Signal(object, object)
    _ready = False

    def __init__(
        self, name: str, parent: QWidget | None = None, *, heights: Callable[[], Heights] = lambda: ROOMY
    ) -> None:
        """`name` is how a screen reader calls it; `heights` is asked each time that the list is dressed."""
        super().__init__(parent)
        give_viewport(self)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(px(self, _LEAST_HEIGHT))
        self.rows, delegate = RowModel((_COLUMN,), lambda line: line.key, self), DayDelegate(self, heights)
        self.strips = RowStrips(self, delegate)
        self.setModel(self.rows)
        self.setItemDelegate(delegate)
        self.strips.asked.connect(self._ask_of_row)
        self.strips.menu_asked.connect(self._open_menu)
        self._ready = True

    @property
    def chosen(self) -> ListLine | None:
        """The row that keys act upon."""
        return self.rows.row_at(self.currentIndex())

    def show_lines(self, lines: Sequence[ListLine], wanted: object) -> None:
        """Show these rows and choose the one of this key, the first where there is none."""
        self.rows.set_rows(lines)
        # A head may have come above a row that stays, or have gone: its height is asked again.
        self.scheduleDelayedItemsLayout()
        self._choose(max(0, self.rows.row_of(wanted)))
        self.strips.place()

    def currentChanged(self, current: Index, previous: Index) -> None:
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
        elif event.text().isalpha() or event.text() == "+":
            self._ask(line, line.step_for(event.text()))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the steps of the row under the mouse, or of the chosen one when a key asked."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self._open_menu(self.indexAt(event.pos()).row(), event.globalPos())
        else:
            self._open_menu_of_chosen()

    def _choose(self, at: int) -> None:
        if self.currentIndex().row() != at:
            self.setCurrentIndex(self.rows.index(at, 0))

    def _ask(self, line: ListLine, step: Step | None) -> None:
        if step is not None:
            self.asked.emit(line.row, step)

    def _ask_of_row(self, at: int, step: Step) -> None:
        if line := self.rows.row(at):
            self._choose(at)
            self.setFocus()
            self._ask(line, step)

    def _open_menu_of_chosen(self) -> None:
        box = self.visualRect(self.currentIndex())
        self._open_menu(self.currentIndex().row(), self.viewport().mapToGlobal(box.center()))

    def _open_menu(self, at: int, where: QPoint) -> None:
        line = self.rows.row(at)
        if line is None or not line.steps:
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
