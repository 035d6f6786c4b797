"""The frame of every dialog: what is read and filled in scrolls, its buttons stay, and neither leaves the screen."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QMargins, QSize, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ..theme.tokens import Space, Target, bare, px, screen_room, window_room
from .flow import Flow
from .scrolled import Scrolled, across, height_at

_OTHER_ROOM = {QEvent.Type.FontChange, QEvent.Type.ScreenChangeInternal}


_LEAST_FILLED = 140
"""Pixels at scale 1 under which what fills a dialog scrolls with the rest rather than by itself."""
_ROOM_FOR_BOTH = 600
"""The height of a screen, likewise, from which something may be kept in sight above the buttons."""


class Frame(QWidget):
    """Parts one under the other between a head and a foot of buttons; it sizes its window, when that is first shown.

    The window is as wide as asked and as high as the parts wish, never larger than its screen: there they scroll. It
    grows with them and never shrinks by itself. What it becomes is reckoned from what the parts ask for at their
    width, never from the size that was given, and only when they, the type or the screen have changed.
    """

    _shown = False

    def __init__(
        self,
        head: QWidget | None,
        parts: Sequence[QWidget],
        buttons: Sequence[QWidget],
        parent: QWidget,
        *,
        width: int = 0,
        height: int = 0,
        left: Sequence[QWidget] = (),
        fills: QWidget | None = None,
    ) -> None:
        """`buttons` stand at the right, `left` at the left; `fills` is the part that takes the height that is left.

        `width` and `height` are in pixels at scale 1: a height of 0 follows the parts, a width of 0 leaves the window
        as it is. A parent without a layout is filled.
        """
        super().__init__(parent)
        self._size = QSize(width, height)
        if head is not None:
            # First of all, for whoever reads what is in the window one after the other. Held by
            # test_before_someone_is_erased_one_reads_what_goes_and_what_stays.
            head.setParent(self)
        if fills is not None:
            fills.setMinimumHeight(px(self, _LEAST_FILLED))
        self.area = Scrolled(self._body(parts, fills), self, fills=fills is not None)
        self._buttons = self._make_foot(left, buttons)
        self._lay_out(head)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._grow)
        self.area.grown.connect(self._soon.start)
        if parent.layout() is None:
            whole = bare(QVBoxLayout(parent))
            whole.addWidget(self)

    def put_in_foot(self, widget: QWidget) -> None:
        """Keep this in sight above the buttons, whatever the room."""
        self._foot.insertWidget(self._foot.count() - 1, widget)

    def put_above(self, widget: QWidget) -> None:
        """Keep this in sight between what scrolls and the buttons, or last of what scrolls where there is no room."""
        if window_room(self.window()).height() < px(self, _ROOM_FOR_BOTH):
            self._parts.addWidget(widget)
        else:
            self.put_in_foot(widget)

    def put_beside(self, widget: QWidget) -> None:
        """Keep this in sight at the right of what scrolls, until it is put elsewhere."""
        self._across.addWidget(widget)

    def fit(self) -> None:
        """Give the window the size it opens with."""
        window = self.window()
        # It has no place of its own yet: it opens where what it belongs to is.
        room = window_room(window.parentWidget() or window).size()
        wide, high = px(self, self._size.width()), px(self, self._size.height())
        wide = min(max(wide, self._least_width()), room.width())
        window.resize(QSize(wide, high or self._height_at(wide)).boundedTo(room))

    def event(self, event: QEvent) -> bool:
        """Look at the room again where the type or the screen has changed."""
        if event.type() in _OTHER_ROOM and self._shown:
            # Once the other parts have the new type too: test_a_window_filled_by_a_text_grows_with_its_type.
            QTimer.singleShot(0, self, self._shrink)
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Size the window before it is seen, once: what is in it has its letters by now."""
        super().showEvent(event)
        if not self._shown and self._size.width():
            self.fit()
        elif not event.spontaneous():
            self._soon.start()
        if not self._shown:
            # Who opens it says afterwards where one types. Held by
            # test_a_field_that_takes_the_keyboard_as_its_window_opens_is_in_sight.
            QTimer.singleShot(0, self, self._show_focus)
        self._shown = True

    def _show_focus(self) -> None:
        """Where one types is in sight from the first."""
        focused = cast("QWidget | None", self.window().focusWidget())
        if focused is not None and self.area.isAncestorOf(focused):
            self.area.ensureWidgetVisible(focused)

    def _grow(self) -> None:
        """Make the window as high as the parts wish, where there is room."""
        window = self.window()
        if not self.isVisible() or window.isMaximized():
            return
        wanted = 0 if self._size.height() else min(self._height_at(window.width()), window_room(window).height())
        if wanted > window.height():
            window.resize(window.width(), wanted)
        screen = screen_room(window)
        beyond = window.frameGeometry().bottom() - screen.bottom()
        if beyond > 0:
            window.move(window.x(), max(screen.top(), window.y() - beyond))

    def _shrink(self) -> None:
        """Stay within another screen, which may be smaller, or grow with another type."""
        window = self.window()
        if self.isVisible() and not window.isMaximized():
            window.resize(window.size().boundedTo(window_room(window).size()))
            self._grow()

    def _height_at(self, wide: int) -> int:
        edges = self._edges()
        inner = wide - edges.left() - edges.right()
        rows = [self.area.height_at(inner), *(height_at(part, inner) for part in (self._head, self._foot))]
        high = [row for row in rows if row > 0]
        return sum(high) + self._column.spacing() * (len(high) - 1) + edges.top() + edges.bottom()

    def _least_width(self) -> int:
        edges, foot = self._edges(), self._foot.contentsMargins()
        foot_width = self._buttons.sizeHint().width() + foot.left() + foot.right()
        return max(self.area.least_width(), foot_width) + edges.left() + edges.right()

    def _edges(self) -> QMargins:
        """What lies around the head, the parts and the foot: the frame of a training counts too."""
        return self._column.contentsMargins() + self.window().contentsMargins()

    def _make_foot(self, left: Sequence[QWidget], right: Sequence[QWidget]) -> Flow:
        gap = px(self, Space.S)
        buttons = Flow([*left, *right], gap, gap, self, right_from=len(left))
        buttons.setVisible(bool(left or right))
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(px(self, 2), 0, px(self, Space.L), 0)
        self._foot.setSpacing(px(self, Space.L))
        self._foot.addWidget(buttons)
        return buttons

    def _lay_out(self, head: QWidget | None) -> None:
        ring, edge = px(self, 2), px(self, Space.XL)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(edge - ring, edge - ring, edge - px(self, Space.L), px(self, Space.L))
        self._column.setSpacing(px(self, Space.L) - ring)
        self._head, self._across = QHBoxLayout(), QHBoxLayout()
        # The help has its « ? » in the corner.
        self._head.setContentsMargins(ring, 0, px(self, Target.CONTROL), 0)
        if head is not None:
            self._head.addWidget(head)
            self._column.addLayout(self._head)
        self._across.setSpacing(edge)
        self._across.addWidget(self.area, 1)
        self._column.addLayout(self._across, 1)
        self._column.addLayout(self._foot)

    def _body(self, parts: Sequence[QWidget], fills: QWidget | None) -> QWidget:
        body = QWidget(self)
        self._parts = column = bare(QVBoxLayout(body), Space.L)
        for part in parts:
            column.addLayout(across(part), 1 if part is fills else 0)
        return body
