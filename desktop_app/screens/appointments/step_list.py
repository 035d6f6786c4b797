"""A list of people with an hour, used with one key a gesture or with the mouse."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from ..theme.tokens import px
from ..widgets.painting import Index
from ..widgets.row_model import Column, RowModel
from ..widgets.scrolled import give_viewport
from .list_line import ListLine
from .pills import pill_width
from .row_painter import LineDelegate
from .step_strip import StepStrip
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
_PLACED_AGAIN = (QEvent.Type.Resize, QEvent.Type.Show)
_DRESSED_AGAIN = (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange)
_NAME_ROOM = 240
_BY_MOUSE = Qt.FocusReason.MouseFocusReason
_KEYBOARD = (QEvent.Type.FocusIn, QEvent.Type.FocusOut)


class StepList(QListView):
    """`asked` carries the `row` of a line and the `Step` that the agent wants done with it."""

    asked = Signal(object, object)
    may_be_dense = False
    _ready = False

    def __init__(self, name: str, steps: Sequence[Step], parent: QWidget | None = None) -> None:
        """`name` is how a screen reader calls it; `steps` are all that its rows may offer."""
        super().__init__(parent)
        self._steps = steps
        give_viewport(self)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(px(self, _LEAST_HEIGHT))
        self.rows = RowModel((_COLUMN,), lambda line: line.key, self)
        self._delegate = LineDelegate(self, may_be_dense=self.may_be_dense)
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self._hovered = -1
        self._laid: tuple[dict[int, int], bool, int] = {}, False, -1
        self.setMouseTracking(True)
        self.chosen_strip, self.hover_strip = StepStrip(self.viewport()), StepStrip(self.viewport())
        for strip in (self.chosen_strip, self.hover_strip):
            strip.step_chosen.connect(self._ask_of_row)
            strip.more_asked.connect(self._open_menu)
        self.verticalScrollBar().valueChanged.connect(self._place)
        self._ready = True

    @property
    def chosen(self) -> ListLine | None:
        """The row that keys act upon."""
        return self.rows.row_at(self.currentIndex())

    @property
    def chosen_key(self) -> object:
        """What tells it from the others; None for none."""
        return self.chosen.key if self.chosen else None

    def show_lines(self, lines: Sequence[ListLine], *wanted: object, otherwise: int = 0) -> None:
        """Show these rows, and choose the first of these keys that is there; `otherwise` this row, -1 for none."""
        self.rows.set_rows(lines)
        self._choose(next((at for key in wanted if (at := self.rows.row_of(key)) >= 0), otherwise))
        self._place()

    def choose_key(self, key: object) -> None:
        """Choose the row of this key when there is one."""
        if (at := self.rows.row_of(key)) >= 0:
            self._choose(at)

    def key_after(self, key: object) -> object:
        """Whose turn it is once this row is done: the next that asks for something, else the first; None for none."""
        keys = [line.key for line in self.rows.rows() if line.loud]
        at = keys.index(key) if key in keys else -1
        return next(iter([*keys[at + 1 :], *keys[: max(at, 0)]]), None)

    def keys_told(self) -> list[tuple[str, str]]:
        """The keys of the rows, for the list of shortcuts."""
        return [(step.key, step.sentence) for step in self._steps]

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint what now says something else; Qt would lay out and paint all rows for one.

        https://code.qt.io/cgit/qt/qtbase.git/tree/src/widgets/itemviews/qlistview.cpp (`QListModeViewBase`): a third of
        the time of a mark. Held by test_only_the_row_that_changes_is_painted.
        """
        if all(self._keeps_height(at) for at in range(first.row(), last.row() + 1)):
            QAbstractItemView.dataChanged(self, first, last, roles)
        else:
            super().dataChanged(first, last, roles)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self._ready:
            self._place()

    def event(self, event: QEvent) -> bool:
        """Take the buttons along when the focus or the dress changes.

        No event filter does it: one is still called while Qt takes the list apart, and crashes (as in
        github.com/biolab/orange-widget-base/pull/256).
        """
        handled = super().event(event)
        if self._ready and event.type() in _KEYBOARD:
            self._delegate.keyboard = event.type() == QEvent.Type.FocusIn
            if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() is not _BY_MOUSE:
                # A window made lower since leaves the chosen row below its edge: whoever comes by key must see it.
                self.scrollTo(self.currentIndex())
            self._place()
        elif self._ready and event.type() in _DRESSED_AGAIN:
            self._delegate.forget_shape()
            self.scheduleDelayedItemsLayout()
            self._place()
        return handled

    def viewportEvent(self, event: QEvent) -> bool:
        handled = super().viewportEvent(event)
        if self._ready and isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self._hover_at(event.position().toPoint())
        elif self._ready and event.type() == QEvent.Type.Leave:
            self._hover(-1)
        elif self._ready and event.type() in _PLACED_AGAIN:
            self._place()
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

    def _keeps_height(self, at: int) -> bool:
        """Whether the row is as high as it was laid out; `visualRect` knows where it was, and how high it now is."""
        row, below = self.visualRect(self.rows.index(at, 0)), self.rows.index(at + 1, 0)
        end = self.visualRect(below).top() if below.isValid() else self.contentsSize().height() - self.verticalOffset()
        return row.top() + row.height() == end

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

    def _place(self) -> None:
        """Put the buttons over the chosen row and the one under the mouse; a row where that differs is painted."""
        self._delegate.reserved.clear()
        current = self.currentIndex().row()
        self._lay(self.chosen_strip, current, keys_work=self._delegate.keyboard)
        self._lay(self.hover_strip, -1 if self._hovered == current else self._hovered, keys_work=False)
        reserved, keyboard, hovered = self._laid
        self._laid = dict(self._delegate.reserved), self._delegate.keyboard, self._hovered
        differ = {at for at, _ in reserved.items() ^ self._delegate.reserved.items()}
        if hovered != self._hovered:
            differ |= {hovered, self._hovered}
        if keyboard is not self._delegate.keyboard:
            differ.add(current)
        for at in differ:
            self.viewport().update(self.visualRect(self.rows.index(at, 0)))

    def _hover_at(self, at: QPoint) -> None:
        """Follow the mouse; buttons that come up just under it let the click through: it was aimed at the row.

        They can be pressed once the mouse was beside them, or once the row is chosen.
        """
        row, through = self.indexAt(at).row(), Qt.WidgetAttribute.WA_TransparentForMouseEvents
        came = row != self._hovered
        self._hover(row)
        over = self.hover_strip.geometry().contains(at)
        if came or not over:
            self.hover_strip.setAttribute(through, over)

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self._place()

    def _lay(self, strip: StepStrip, row: int, *, keys_work: bool) -> None:
        line = self.rows.row(row)
        if line is None:
            strip.hide()
            return
        shape, whole = self._delegate.shape, self.visualRect(self.rows.index(row, 0))
        card = shape.card(whole, line)
        box = shape.second_line(card) if shape.two_lines(line) else shape.words(card)
        strip.row = row
        taken = strip.offer(line.steps, box.width() - self._least_words(line), keys_work=keys_work)
        self._delegate.reserved[row] = taken + shape.px(12) if taken else 0
        strip.move(box.right() - strip.width(), box.center().y() - strip.height() // 2)
        strip.setVisible(bool(taken))

    def _least_words(self, line: ListLine) -> int:
        """What the steps leave of their line: on the only one, the name and the shapes before the theme."""
        shape = self._delegate.shape
        if shape.two_lines(line) or not line.solid:
            words = line.detail if shape.two_lines(line) else line.title
            return min(QFontMetrics(shape.font("base")).horizontalAdvance(words) + shape.px(14), shape.px(150))
        pills = sum(pill_width(shape, pill, short=True) + shape.px(8) for pill in line.pills)
        name = QFontMetrics(shape.font("day", line.loud)).horizontalAdvance(line.title) + shape.px(24)
        return min(name, shape.px(_NAME_ROOM)) + pills
