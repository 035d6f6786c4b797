"""Keeps the buttons of a day's list over the right rows: the chosen one, and the one under the mouse."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent
from PySide6.QtWidgets import QListView

from ..widgets.table import ROW_ROLE
from .day_delegate import DayDelegate
from .list_line import ListLine
from .row_shape import pill_width
from .step_strip import StepStrip
from .steps import Step

_PLACED_AGAIN = (QEvent.Type.Resize, QEvent.Type.Show)
_DRESSED_AGAIN = (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange)
_NAME_ROOM = 240
_KEYBOARD = (QEvent.Type.FocusIn, QEvent.Type.FocusOut)


class RowStrips(QObject):
    """`asked` carries the model row and the step; `menu_asked` the row and where to open the menu."""

    asked = Signal(int, object)
    menu_asked = Signal(int, QPoint)

    def __init__(self, view: QListView, delegate: DayDelegate) -> None:
        super().__init__(view)
        self._view = view
        self._delegate = delegate
        self._hovered = -1
        self.chosen_strip = StepStrip(view.viewport())
        self.hover_strip = StepStrip(view.viewport())
        self.chosen_strip.step_chosen.connect(self._ask_of_chosen)
        self.hover_strip.step_chosen.connect(self._ask_of_hovered)
        self.chosen_strip.more_asked.connect(self._more_of_chosen)
        self.hover_strip.more_asked.connect(self._more_of_hovered)
        view.verticalScrollBar().valueChanged.connect(self.place)
        view.setMouseTracking(True)

    def place(self) -> None:
        """Put the buttons where their rows are now."""
        self._delegate.reserved.clear()
        current = self._view.currentIndex().row()
        self._lay(self.chosen_strip, current, keys_work=self._delegate.keyboard)
        self._lay(self.hover_strip, -1 if self._hovered == current else self._hovered, keys_work=False)
        self._view.viewport().update()

    def follow_list(self, event: QEvent) -> None:
        """Follow the keyboard's focus and the dress of the list."""
        if event.type() in _KEYBOARD:
            self._delegate.keyboard = event.type() == QEvent.Type.FocusIn
            self.place()
        elif event.type() in _DRESSED_AGAIN:
            self._delegate.forget_shape()
            self._view.scheduleDelayedItemsLayout()
            self.place()

    def follow_viewport(self, event: QEvent) -> None:
        """Follow the mouse and the size of the list."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self._hover_at(event.position().toPoint())
        elif event.type() == QEvent.Type.Leave:
            self._hover(-1)
        elif event.type() in _PLACED_AGAIN:
            self.place()

    def _hover_at(self, at: QPoint) -> None:
        """Follow the mouse; buttons that come up just under it let the click through: it was aimed at the row.

        They can be pressed once the mouse was beside them, or once the row is chosen.
        """
        row, through = self._view.indexAt(at).row(), Qt.WidgetAttribute.WA_TransparentForMouseEvents
        came = row != self._hovered
        self._hover(row)
        over = self.hover_strip.geometry().contains(at)
        if came or not over:
            self.hover_strip.setAttribute(through, over)

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.place()

    def _lay(self, strip: StepStrip, row: int, *, keys_work: bool) -> None:
        index = self._view.model().index(row, 0) if row >= 0 else QModelIndex()
        line = index.data(ROW_ROLE) if index.isValid() else None
        if not isinstance(line, ListLine):
            strip.hide()
            return
        box = self._box(index, line)
        taken = strip.offer(line.steps, box.width() - self._least_words(line), keys_work=keys_work)
        self._delegate.reserved[row] = taken + self._delegate.shape.px(12) if taken else 0
        strip.move(box.right() - strip.width(), box.center().y() - strip.height() // 2)
        strip.setVisible(bool(taken))

    def _box(self, index: QModelIndex, line: ListLine) -> QRect:
        shape = self._delegate.shape
        card = self._delegate.card(self._view.visualRect(index), index)
        return shape.second_line(card) if shape.two_lines(line) else shape.words(card)

    def _least_words(self, line: ListLine) -> int:
        """What the steps leave of their line: on the only one, the name and the shapes before the theme."""
        shape = self._delegate.shape
        if shape.two_lines(line) or not line.solid:
            words = line.detail if shape.two_lines(line) else line.title
            return min(QFontMetrics(shape.base_font()).horizontalAdvance(words) + shape.px(14), shape.px(150))
        pills = sum(pill_width(shape, pill, short=True) + shape.px(8) for pill in line.pills)
        name = QFontMetrics(shape.day_font(line.loud)).horizontalAdvance(line.title) + shape.px(24)
        return min(name, shape.px(_NAME_ROOM)) + pills

    def _ask_of_chosen(self, step: Step) -> None:
        self.asked.emit(self._view.currentIndex().row(), step)

    def _ask_of_hovered(self, step: Step) -> None:
        self.asked.emit(self._hovered, step)

    def _more_of_chosen(self, at: QPoint) -> None:
        self.menu_asked.emit(self._view.currentIndex().row(), at)

    def _more_of_hovered(self, at: QPoint) -> None:
        self.menu_asked.emit(self._hovered, at)
