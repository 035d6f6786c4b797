"""The frame of the window: rail, top bar, pages, and the line that says what was just done."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.french import capital, day_and_month
from desktop_app.use_cases import settings
from desktop_app.use_cases.changes import Changes, Touched
from desktop_app.use_cases.desk import RECEPTION

from .closing import may_close
from .context import Context
from .dialogs import Dialogs
from .navigation import PAGES, Entry, make_page
from .page import Page
from .runner import Runner
from .theme.tokens import open_at, px
from .widgets.banner import Banner
from .widgets.done_line import DoneLine
from .widgets.rail import Rail
from .widgets.top_bar import TopBar

if TYPE_CHECKING:
    from desktop_app.use_cases.desk import Desk

DEMO = "Démonstration : commune fictive, rien n’est conservé."
_AZERTY_DIGITS = "&É\"'("
_A_MINUTE = 60_000


class MainWindow(QMainWindow):
    """Made once a file is open; shows the first page of `entries` at once and makes the others when visited."""

    def __init__(
        self, desk: "Desk", runner: Runner, dialogs: Dialogs, *, config: Path, entries: tuple[Entry, ...] = PAGES
    ) -> None:
        """`config` is the folder where the size of the window is remembered."""
        super().__init__()
        self._desk = desk
        self._runner = runner
        self._looks = QSettings(str(config / "window.ini"), QSettings.Format.IniFormat)
        self.context = Context(desk, runner, dialogs, self.go, config)
        self._entries = {entry.key: entry for entry in entries}
        self._pages: dict[str, Page] = {}
        self._shown_day = date.min
        self.rail = Rail([(entry.key, entry.title, entry.icon) for entry in entries], self)
        self.top_bar = TopBar(self)
        self.done_line = DoneLine(self)
        self.stack = QStackedWidget(self)
        self.stack.setObjectName("page_stack")
        self._lay_out()
        self._connect()
        self._refresh_top()
        self._restore_size()
        self.go(next(iter(self._entries)))

    def go(self, page_key: str, /, **target: object) -> None:
        """Show a page, made now when it is its first visit, and hand it `target` when there is one.

        The line of what was just done goes away: it may name somebody else than whom the page is about.
        """
        if self._pages and self._pages.get(page_key) is not self.page() and not self.page().may_leave():
            self.rail.show_chosen(next(key for key, page in self._pages.items() if page is self.page()))
            return
        self.done_line.clear()
        page = self._pages.get(page_key) or self._add_page(page_key)
        self.stack.setCurrentIndex(list(self._pages).index(page_key))
        self.rail.show_chosen(page_key)
        self.setWindowTitle(page.title)
        if target:
            page.aim(**target)

    def page(self) -> Page:
        """The page in view."""
        return list(self._pages.values())[self.stack.currentIndex()]

    def refresh(self) -> None:
        """Read what is in view again; the other pages will when they are shown."""
        self._refresh_top()
        self._runner.changed.emit(Changes(Touched.EVERYTHING))

    def undo(self) -> None:
        """Take the last action back, or say that there is none to take back."""
        if self._runner.next_undo is None:
            self.done_line.say("Il n’y a rien à annuler.")
        else:
            self._runner.undo()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask what to do of what is not saved, remember the size of the window and let the worker finish."""
        if not may_close(self._pages_may_close):
            event.ignore()
            return
        self._looks.setValue("geometry", self.saveGeometry())
        self._looks.sync()
        self._runner.worker.wait()
        super().closeEvent(event)

    def _pages_may_close(self) -> bool:
        return all(page.may_close() for page in self._pages.values())

    def _lay_out(self) -> None:
        central = QWidget(self)
        rows = QVBoxLayout(central)
        column = QVBoxLayout()
        across = QHBoxLayout()
        for layout in (rows, column, across):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        if self._desk.demo:
            rows.addWidget(Banner("demo", DEMO, central))
        rows.addLayout(across, 1)
        across.addWidget(self.rail)
        across.addLayout(column, 1)
        column.addWidget(self.top_bar)
        column.addWidget(self.stack, 1)
        column.addWidget(self.done_line)
        self.setCentralWidget(central)
        # Never larger than the screen: a large type on a small one scrolls instead.
        self.setMinimumSize(QSize(px(self, 760), px(self, 520)).boundedTo(self.screen().availableSize()))

    def _connect(self) -> None:
        self.rail.page_wanted.connect(self.go)
        self.top_bar.who_chosen.connect(self._work_as)
        self.done_line.undo_wanted.connect(self.undo)
        self._runner.changed.connect(self._hear)
        for keys, slot in (("F5", self.refresh), ("Ctrl+Q", self.close), ("Ctrl+Z", self.undo)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)
        for at, key in enumerate(self._entries, 1):
            # On a French keyboard the digits need Shift: the key that bears the digit does as well.
            plain = [QKeySequence(f"Ctrl+{at}"), QKeySequence(Qt.Modifier.CTRL | Qt.Key(ord(_AZERTY_DIGITS[at - 1])))]
            shortcut = QShortcut(self)
            shortcut.setKeys(plain)
            shortcut.setObjectName(key)
            shortcut.activated.connect(self._go_by_key)
        clock = QTimer(self)
        clock.setInterval(_A_MINUTE)
        clock.timeout.connect(self.refresh_if_new_day)
        clock.start()

    def _add_page(self, page_key: str) -> Page:
        page = make_page(self._entries[page_key], self.context)
        self._pages[page_key] = page
        # A large type on a small screen must not push anything out of reach.
        scrolled = QScrollArea(self.stack)
        scrolled.setWidgetResizable(True)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setWidget(page)
        self.stack.addWidget(scrolled)
        return page

    def _refresh_top(self) -> None:
        self._shown_day = self._desk.now().date()
        found = self._runner.read(settings.load)
        workers = [(f"conseiller-{advisor.id}", advisor.name) for advisor in found.advisors] if found else []
        self.top_bar.show_day(capital(day_and_month(self._shown_day)), found.place.name if found else "")
        self.top_bar.show_workers([(RECEPTION, "Accueil"), *workers], self._desk.who)

    def _work_as(self, who: str) -> None:
        self._desk.who = who
        self.refresh()

    def _hear(self, changes: Changes) -> None:
        if changes.touched & Touched.SETTINGS and changes.told:
            self._refresh_top()
        if changes.told:
            self.done_line.say(changes.told, changes.undo.label if changes.undo else "")

    def _go_by_key(self) -> None:
        self.go(self.sender().objectName())

    def refresh_if_new_day(self) -> None:
        """Refresh when midnight has passed; asked every minute."""
        if self._desk.now().date() != self._shown_day:
            self.refresh()

    def _restore_size(self) -> None:
        geometry = self._looks.value("geometry")
        if not geometry or not self.restoreGeometry(geometry):
            open_at(self, 1180, 760)
