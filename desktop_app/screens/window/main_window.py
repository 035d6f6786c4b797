"""The frame of the window: rail, top bar, pages, and the line that says what was just done."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.french import capital, day_and_month
from desktop_app.use_cases.changes import Changes, Touched
from desktop_app.use_cases.copies import backups
from desktop_app.use_cases.settings import settings

from ..after_paint import AfterPaint
from ..context import Context
from ..dialogs import Dialogs
from ..finder.key import FinderKey
from ..help.beside import offer_shortcuts
from ..help.menu import HelpMenu
from ..navigation import PAGES, Entry, counts, make_page, pages_for
from ..page import Page, tell_title
from ..program import Program, may_close
from ..runner import Runner
from ..theme.tokens import bare, open_at, px, window_room
from ..widgets.done_line import DoneLine
from ..widgets.layout import Stack
from ..widgets.notices import Notices
from ..widgets.rail import Rail
from ..widgets.scrolled import give_viewport
from ..widgets.shortcut import shortcut
from ..widgets.table import TableView
from ..widgets.top_bar import A_SENTENCE, TopBar
from .reach import Reach
from .window_memory import WindowMemory

if TYPE_CHECKING:
    from desktop_app.use_cases.desk import Desk

_AZERTY_DIGITS = "&É\"'(-È_ÇÀ"
_READY = "Tout est prêt. L’essentiel tient en deux pages, à garder près de l’écran."
_A_MINUTE = 60_000
_ROOM_FOR_ICONS, _ROOM_FOR_NAME = 640, 350
"""The width and height from which the rail has its pictures and the program its name, in pixels at scale 1."""


class MainWindow(QMainWindow):
    """The window of one account; shows the first page of `entries` at once, makes the others when visited or idle.

    Pages that the account may not use are absent.
    """

    def __init__(
        self,
        desk: "Desk",
        runner: Runner,
        dialogs: Dialogs,
        *,
        config: Path,
        entries: tuple[Entry, ...] = PAGES,
        program: Program | None = None,
    ) -> None:
        """`config` is the folder where the place of the window and its last page are remembered."""
        super().__init__()
        self._desk, self._runner = desk, runner
        self._memory = WindowMemory(config, desk.account.id)
        self._program = program or Program()
        self.notices = Notices(self)
        self.context = Context(desk, runner, dialogs, self.go, config, self._program, self.notices)
        self._entries = {entry.key: entry for entry in pages_for(desk.account, entries)}
        self._pages: dict[str, Page] = {}
        self._filled: set[str] = set()
        self._shown_day, self._said_at_top = date.min, False
        self.rail = Rail([(one.key, one.title, one.icon, bool(one.while_any)) for one in self._entries.values()], self)
        self.top_bar = TopBar(self)
        self.done_line = DoneLine(self)
        self.stack = Stack(self)
        self._counting = AfterPaint(self, self._count_passing)
        self._lay_out()
        self._connect()
        self._refresh_top()
        self._counting.ask()
        if not self._memory.restore(self):
            open_at(self, 1180, 760)
        # The next morning begins with the day.
        last = self._memory.page(self._shown_day)
        self.go(last if last in self._entries else next(iter(self._entries)))

    def go(self, page_key: str, /, **target: object) -> None:
        """Show a page, made now when it was not yet, with the keyboard in it, and hand it `target` when there is one.

        The line of what was just done goes away: it may name somebody else than whom the page is about.
        """
        if self._pages and self._pages.get(page_key) is not self.page() and not self.page().may_leave():
            self.rail.show_chosen(self._key_in_view())
            return
        self.done_line.clear()
        page = self._pages.get(page_key) or self._add_page(page_key)
        tell_title(page)
        self.stack.setCurrentIndex(list(self._pages).index(page_key))
        self.rail.show_chosen(page_key)
        self._finder.see(page_key)
        self._show_passing()
        self.setWindowTitle(page.title)
        # Filled before the keyboard comes in: what is shown there decides where it begins.
        page.catch_up()
        page.take_keyboard()
        if target:
            page.aim(**target)

    def page(self) -> Page:
        """The page in view."""
        return list(self._pages.values())[self.stack.currentIndex()]

    def still_to_make(self, readings: Iterable[Callable[[], object]]) -> Iterator[Callable[[], object]]:
        """Calls that make the pages not yet visited, out of sight, and fill them after these `readings`."""
        for page_key in self._entries:
            if page_key not in self._pages:
                yield partial(self._add_page, page_key)
        yield from readings
        for page in self._pages.values():
            yield page.catch_up

    def has_page(self, page_key: str) -> bool:
        """Whether this account has the page."""
        return page_key in self._entries

    def refresh(self) -> None:
        """Read what is in view again; the other pages will when they are shown."""
        self._runner.changed.emit(Changes(Touched.EVERYTHING))

    def undo(self) -> None:
        """Take the last action back, or say that there is none to take back."""
        if self._runner.next_undo is None:
            self.done_line.say("Il n’y a rien à annuler.")
        else:
            self._runner.undo()

    def forget(self) -> None:
        """Take away what was last done, and the way to take it back: they are not for whoever comes next."""
        self._runner.forget()
        self.done_line.clear()

    def begin_the_day(self) -> None:
        """Show the first page when this is another day than the one last seen, unless something is not saved."""
        if self._desk.now().date() != self._shown_day and not self.has_unsaved():
            self.go(next(iter(self._entries)))

    def has_unsaved(self) -> bool:
        """Whether a page holds something that is not in the file yet; asks nobody."""
        return any(page.has_unsaved() for page in self._pages.values())

    def may_part(self) -> bool:
        """Whether the window may go away for good; asks what to do of what is not saved."""
        return all(page.may_close() for page in self._pages.values())

    def part(self) -> None:
        """Remember how the window was left, let the worker finish, and leave the file: it may then be closed."""
        self._memory.keep(self, self._key_in_view(), self._shown_day)
        self._runner.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.set_narrow(self.width() < px(self, _ROOM_FOR_ICONS) or self.height() < px(self, _ROOM_FOR_NAME))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the program, after asking for what would be lost: here, then behind the lock."""
        if not may_close(self._may_close):
            event.ignore()
            return
        self.part()
        super().closeEvent(event)

    def _may_close(self) -> bool:
        return self.may_part() and self._program.may_end()

    def _place_done_line(self) -> None:
        """In the top bar, where the day keeps its height, or at the foot where the bar has no room for a sentence."""
        at_top = self.top_bar.room_for_passing() >= px(self, A_SENTENCE)
        if at_top != self._said_at_top:
            self._said_at_top = at_top
            self.top_bar.hold(self.done_line if at_top else None)
            if not at_top:
                self._column.addWidget(self.done_line)
            self.done_line.stand(at_top=at_top)

    def _lay_out(self) -> None:
        central = QWidget(self)
        across = bare(QHBoxLayout(central))
        self._column = column = bare(QVBoxLayout(), 0, self)
        across.addWidget(self.rail)
        across.addLayout(column, 1)
        column.addWidget(self.top_bar)
        column.addWidget(self.notices)
        column.addWidget(self.stack, 1)
        column.addWidget(self.done_line)
        self.setCentralWidget(central)
        # Never larger than the screen: a large type on a small one scrolls instead.
        self.setMinimumSize(QSize(px(self, 760), px(self, 520)).boundedTo(window_room(self).size()))

    def _connect(self) -> None:
        HelpMenu(self.context, self.page, self.top_bar.help_button)
        Reach(self.context, self)
        self._finder = FinderKey(self.context, tuple(self._entries.values()), self)
        self.top_bar.find_wanted.connect(self._finder.open)
        self.rail.page_wanted.connect(self.go)
        if self._desk.demo:
            self.top_bar.show_training()
        self.notices.page_wanted.connect(self.go)
        self.top_bar.lock_wanted.connect(self._program.lock)
        self.top_bar.change_wanted.connect(self._program.change_person)
        self.done_line.undo_wanted.connect(self.undo)
        # Later: taken from a layout that is still being laid out (`QBoxLayout::setGeometry`), it ended the program.
        # Held by test_the_line_moves_between_the_top_and_the_foot_as_the_window_changes_its_width.
        self.top_bar.resized.connect(self._place_done_line, Qt.ConnectionType.QueuedConnection)
        self._runner.changed.connect(self._hear)
        self._runner.writer.slow.connect(self._show_slow)
        shortcut("F5", "Relire le fichier", self.refresh, self)
        shortcut("Ctrl+Z", "Annuler la dernière action", self.undo, self)
        shortcut("Ctrl+Q", "Quitter Permanence", self.close, self)
        offer_shortcuts(self)
        for at, (key, entry) in enumerate(self._entries.items(), 1):
            # On a French keyboard the digits need Shift: the key that bears the digit does as well.
            azerty = QKeySequence(Qt.Modifier.CTRL | Qt.Key(ord(_AZERTY_DIGITS[at - 1])))
            shortcut((f"Ctrl+{at}", azerty), entry.title, self._go_by_key, self).setObjectName(key)
        clock = QTimer(self, interval=_A_MINUTE)
        clock.timeout.connect(self.refresh_if_new_day)
        clock.start()

    def _add_page(self, page_key: str) -> Page:
        page = make_page(self._entries[page_key], self.context)
        self._pages[page_key] = page
        # A large type on a small screen must not push anything out of reach.
        scrolled = QScrollArea(self.stack)
        give_viewport(scrolled)
        scrolled.setWidgetResizable(True)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setWidget(page)
        # Without a ground of its own: as it comes into view Qt asks for each widget of it by itself, and would draw it
        # once for its ground and once for them (`setUpdatesEnabled_helper` in qwidget.cpp).
        for clear in (scrolled.viewport(), page):
            clear.setAutoFillBackground(False)
        self.stack.addWidget(scrolled)
        page.grown.connect(self._remember_tables)
        page.begun.connect(self.done_line.clear)
        self._memory.follow(page.findChildren(TableView))
        return page

    def _remember_tables(self) -> None:
        self._memory.follow(self.sender().findChildren(TableView))

    def _key_in_view(self) -> str:
        return next(key for key, page in self._pages.items() if page is self.page())

    def _refresh_top(self) -> None:
        self._shown_day = self._desk.now().date()
        found = self._runner.read(settings.load)
        self.top_bar.show_day(capital(day_and_month(self._shown_day)), found.place.name if found else "")
        if not self._desk.demo and (copies := self._runner.read(backups.state)):
            self.top_bar.show_backup(copies.sentence, late=not copies.fine)
        self.top_bar.show_account(self._desk.account.name, self._desk.account.roles_in_words)

    def _count_passing(self) -> None:
        """Have the rail name the pages that come and go while there is something in them."""
        passing = {key: counts(entry) for key, entry in self._entries.items() if entry.while_any}
        self._filled = {key for key, count in passing.items() if self._runner.read(count)}
        self._show_passing()

    def _show_passing(self) -> None:
        for key, entry in self._entries.items():
            if entry.while_any:
                self.rail.show_passing(key, key in self._filled)

    def _hear(self, changes: Changes) -> None:
        if any(changes.touched & entry.counted_after for entry in self._entries.values()):
            self._counting.ask()
        if changes.touched & Touched.SETTINGS:
            self._refresh_top()
        self.done_line.tell(changes)

    def _show_slow(self, slow: bool) -> None:
        """A disk that takes long to write has its word and its cursor, as long as it takes."""
        self.done_line.say_slow(slow)
        if slow:
            QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        else:
            QGuiApplication.restoreOverrideCursor()

    def _go_by_key(self) -> None:
        self.go(self.sender().objectName())

    def refresh_if_new_day(self) -> None:
        """Refresh when midnight has passed; asked every minute."""
        if self._desk.now().date() != self._shown_day:
            self.refresh()


def welcome(window: MainWindow) -> None:
    """Offer once, in the window of a file that has just been made, the sheet to keep beside the screen."""
    menu = window.top_bar.help_button.menu()
    assert isinstance(menu, HelpMenu)
    window.notices.say("welcome", "info", _READY, ("Imprimer la prise en main", menu.print_getting_started))
