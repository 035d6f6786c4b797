"""The base of every page: when it must show things afresh, and how its parts are laid out."""

from collections.abc import Callable, Sequence
from typing import ClassVar, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.use_cases.changes import Changes, Touched

from .ask import help_button
from .context import Context
from .reading_order import first_stop
from .theme.tokens import UNBOUND, Space, bare, px, set_edges
from .widgets import labels
from .widgets.aloud import announce
from .widgets.layout import is_narrow, stack_when_narrow

_PANEL_WIDTH, _HEAD_WIDTH = 280, 640
_LOW = 650
"""The height of a page, likewise, under which less is left free at its top."""
_ROOM_FOR_WIDE = 960
"""The width of a page, in pixels at scale 1, from which its panel may be wider than that."""
_BETWEEN_KEYS_MS = 400
"""Longer than from one key to the next of somebody who goes down a list."""


class Page(QWidget):
    """One entry of the rail.

    A page overrides `refresh`, which is called before it is first seen and whenever something in `touched_by`
    has changed: at once when the page is visible, otherwise when it is next shown; where it lies under a dialog
    (`lay_under`), once no key has changed anything for a moment. `chapter` is that of the help
    when it is not called as the page. `grown` once a part of it was made, on its first sight; `begun` when something
    is changed that is not saved yet: what was said to be saved is so no more.
    """

    grown = Signal()
    begun = Signal()

    key: ClassVar[str] = ""
    title: ClassVar[str] = ""
    chapter: ClassVar[str] = ""
    touched_by: ClassVar[Touched] = Touched.EVERYTHING

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.heading = labels.title(self.title, self)
        self.sentence = labels.muted("", self)
        self.sentence.hide()
        self._stale, self._covered = True, False
        self._columns: QHBoxLayout | None = None
        self._head: QHBoxLayout | None = None
        self._content: QVBoxLayout | None = None
        self._side: _Side | None = None
        self.setAccessibleName(self.title)
        self._at_rest = QTimer(self, singleShot=True, interval=_BETWEEN_KEYS_MS)
        self._at_rest.timeout.connect(self._catch_up_in_sight)
        context.runner.changed.connect(self._hear)

    def refresh(self) -> None:
        """Read everything shown again from the file, keeping the selection."""

    def aim(self, **target: object) -> None:
        """Show what another page pointed at; the meaning of `target` is the page's own."""

    def take_keyboard(self) -> None:
        """Put the keyboard where the page begins, else where it was, else at the first stop of Tab."""
        begins: QWidget = self
        while (proxy := begins.focusProxy()) is not None:
            begins = proxy
        # What lies under the page, or None: PySide knows it as never empty.
        earlier = cast("QWidget | None", self.focusWidget())
        if not (self._hand_keyboard(begins) or self._hand_keyboard(earlier)):
            self._hand_keyboard(first_stop(self))

    def refresh_in_sight(self) -> None:
        """Refresh, and keep the keyboard in the page though what had it is there no more."""
        self._keeping_keyboard(self.refresh)

    def _keeping_keyboard(self, show: Callable[[], None]) -> None:
        """Have something shown afresh; whoever was in the page with the keyboard is in it still."""
        held = self._has_keyboard()
        show()
        if held and not self._has_keyboard():
            self.take_keyboard()

    def _has_keyboard(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _hand_keyboard(self, place: QWidget | None) -> bool:
        """Give it to this place; whether it could take it."""
        if place is None or place.focusPolicy() == Qt.FocusPolicy.NoFocus:
            return False
        if not place.isEnabled() or not place.isVisibleTo(self):
            return False
        place.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def asks_about(self) -> str:
        """What the help tells about what is in view: 'chapter' or 'chapter#heading'."""
        return self.chapter or self.key

    def may_leave(self) -> bool:
        """Whether another page may be shown: a page with something unsaved asks."""
        return True

    def may_close(self) -> bool:
        """Whether the program may end, in view or not; asks as `may_leave` does."""
        return self.may_leave()

    def has_unsaved(self) -> bool:
        """Whether something typed is not in the file yet; asks nobody."""
        return False

    def say(self, sentence: str) -> None:
        """Put one quiet line under the title, such as how many there are; '' takes it away."""
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def lay_out(
        self,
        body: QWidget | QLayout,
        *,
        actions: Sequence[QPushButton] = (),
        panel: QWidget | None = None,
        panel_width: int = _PANEL_WIDTH,
        ask: bool = True,
    ) -> None:
        """Arrange the page once: title and actions above, body below, a panel for what must be decided at the right.

        The panel is `panel_width` wide at scale 1, less where that would leave the body too little room.
        A « ? » stands beside the title, unless `ask` is False: the page then has one elsewhere.
        """
        self._columns = across = bare(QHBoxLayout(self))
        self._content = column = bare(QVBoxLayout(), Space.L, self)
        self._head = self._make_head(actions, ask=ask)
        column.addLayout(self._head)
        if isinstance(body, QLayout):
            column.addLayout(body, 1)
        else:
            column.addWidget(body, 1)
        across.addLayout(column, 1)
        if panel is not None:
            self._side = _Side(panel, panel_width, self)
            across.addWidget(self._side)
        self._begin_at(Space.XL)

    def show_panel(self, shown: bool) -> None:
        """Show the panel at the right, or leave its room to the body while it has nothing to say."""
        if self._side is not None:
            self._side.setVisible(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the panel under the body, and the actions under the title, when there is no room beside."""
        super().resizeEvent(event)
        if self._head is not None:
            stack_when_narrow(self, self._head, _HEAD_WIDTH)
        # A row more of a day counts more than air above it.
        top = Space.L if self.height() < px(self, _LOW) else Space.XL
        self._begin_at(top)
        if self._columns is not None and self._side is not None:
            under = stack_when_narrow(self, self._columns)
            self._side.stand(under=under, top=top)
            self._stand_panel(under=under)

    def _begin_at(self, top: int) -> None:
        if self._content is not None:
            set_edges(self._content, Space.XXL, top, Space.XXL, Space.L, within=self)

    def _stand_panel(self, *, under: bool) -> None:
        """What a page does where its panel has come under its body, or beside it again; nothing for most."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.catch_up()

    def catch_up(self) -> None:
        """Read again, unless nothing has changed since this was last done."""
        if self._stale:
            self._stale = False
            self.refresh_in_sight()

    def _make_head(self, actions: Sequence[QPushButton], *, ask: bool) -> QHBoxLayout:
        title = QHBoxLayout()
        title.addWidget(self.heading, 1)
        if ask:
            # Made last, it is the last stop of Tab; beside the title, it asks for no width of its own.
            title.addWidget(help_button(self.context.dialogs, self), 0, Qt.AlignmentFlag.AlignTop)
        words = bare(QVBoxLayout(), Space.XS, self)
        words.addLayout(title)
        words.addWidget(self.sentence)
        head = bare(QHBoxLayout(), Space.S, self)
        head.addLayout(words, 1)
        buttons = bare(QHBoxLayout(), Space.S, self)
        for action in actions:
            buttons.addWidget(action, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        head.addLayout(buttons)
        return head

    def _hear(self, changes: Changes) -> None:
        if not changes.touched & self.touched_by:
            return
        self._stale = True
        if self._covered:
            self._at_rest.start()
        else:
            self._catch_up_in_sight()

    def _catch_up_in_sight(self) -> None:
        if self.isVisible():
            self.catch_up()

    def _come_up(self) -> None:
        self._covered = False
        self._catch_up_in_sight()


def lay_under(dialog: QDialog, page: Page) -> None:
    """Have the page read again between the keys of this dialog, not at each of them, and at once when it closes.

    A day at twenty years of data takes 30 ms of its window's thread, and its drawing 8.
    """
    page._covered = True
    dialog.finished.connect(page._come_up)


def tell_title(page: Page) -> None:
    """Say it aloud when the page is about to come into view, before the keyboard, which the stack brings along."""
    if page.window().isVisible() and not page.isVisible():
        announce(page, page.title)


class _Side(QWidget):
    """The frame around the panel: a column beside the body, or the whole width under it."""

    def __init__(self, panel: QWidget, wide: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._page, self._wide = parent, wide
        self._frame = QFrame(self)
        self._frame.setObjectName("side_panel")
        column = QVBoxLayout(self._frame)
        set_edges(column, Space.L)
        column.addWidget(panel)
        self._around = QVBoxLayout(self)
        self._around.addWidget(self._frame)
        self.stand(under=False, top=Space.XL)

    def stand(self, *, under: bool, top: int) -> None:
        width = px(self, _PANEL_WIDTH if is_narrow(self._page, _ROOM_FOR_WIDE) else self._wide)
        self._frame.setMinimumWidth(0 if under else width)
        self._frame.setMaximumWidth(UNBOUND if under else width)
        top, left = (0, Space.XXL) if under else (top, 0)
        set_edges(self._around, left, top, Space.XXL, Space.L)
