"""Where scenes are played: dresses the application, makes desks that are thrown away, lets time pass."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop_app.domain.account import Account, Role
from desktop_app.screens.context import Context
from desktop_app.screens.progress_dialog import ProgressDialog
from desktop_app.screens.runner import Runner
from desktop_app.screens.theme.style import apply_theme
from desktop_app.screens.theme.tokens import LIGHT, Colours, window_room
from desktop_app.screens.window.application import prepare, speak_french
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.screens.worker import Worker
from desktop_app.storage.connection import database
from desktop_app.storage.keys import vault
from desktop_app.storage.mandates import mandate_keys
from desktop_app.storage.planning import advisors, patterns, place
from desktop_app.use_cases.desk import Desk
from tests.helpers import builders
from tests.helpers.clock import StillClock
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.folders import make_folder

if TYPE_CHECKING:
    from desktop_app.domain.planning import Pattern
    from desktop_app.storage.keys.keys import Keys

Window = TypeVar("Window", bound=QDialog)
WINDOW_SIZES = {1.0: (1180, 760), 1.5: (1600, 1000), 2.0: (1920, 1040)}
"""The window a page must fit without being pushed sideways, for each scale of type."""
_MANY: tuple[tuple[str, set[Role]], ...] = (
    ("Accueil", {Role.RECEPTION}),
    ("Jordi Puig", {Role.ADVISOR}),
    ("Direction", {Role.MANAGER}),
    ("Anne-Françoise de la Rochefoucauld-Montesquiou", {Role.ADVISOR, Role.MANAGER}),
    ("Núria Serra", {Role.ADVISOR}),
    ("Remplaçante du samedi", {Role.RECEPTION}),
)
MID_MORNING = datetime(2025, 11, 27, 10, 40)
_AT_ONCE_MS, _A_PAUSE_MS = 20, 600
_TRIES = 50


class Stage:
    """One scene at a time; `clear` before the next."""

    def __init__(self, app: QApplication) -> None:
        self.app = app
        self.scale = 1.0
        self.bounded = False
        self.painted = True
        self.dialogs = FakeDialogs()
        self._folder = Path(tempfile.mkdtemp(prefix="permanence-looks-"))
        self._keys: dict[int, Keys] = {}
        self._files: dict[tuple[object, ...], Path] = {}
        self._desks: list[Desk] = []
        self._made: list[QWidget] = []
        self._asked: dict[QWidget, QSize] = {}
        self._runners: list[Runner] = []
        self._worn: tuple[Colours, float, str] | None = None

    def dress(
        self, colours: Colours = LIGHT, scale: float = 1.0, *, painted: bool = True, bounded: bool = False
    ) -> None:
        """Choose the colours and the size of type of the scenes to come.

        They are painted or only laid out, which takes two fifths less and may be made good by `paint`; `bounded` has
        them no larger than the screen.
        """
        self.scale, self.painted, self.bounded = scale, painted, bounded
        # What is worn already is not put on again, unless a scene has chosen something else meanwhile.
        if self._worn != (colours, scale, self.app.styleSheet()):
            apply_theme(self.app, colours, scale)
            self._worn = colours, scale, self.app.styleSheet()

    def desk(
        self,
        now: datetime = MID_MORNING,
        *,
        rules: tuple[Pattern, ...] | None = None,
        account: int = 1,
        fill: Callable[[Desk], object] | None = None,
    ) -> Desk:
        """Le Boulou at this minute; `rules` instead of its Thursdays and Fridays.

        `account` is who is at work: 1 may do everything, 2 is the front desk, 3 an advisor, 4 a référent.
        `fill` writes in the file of a desk where nobody is known yet. Each file is made once, closed, and copied.
        """
        asked = now, rules, account, fill
        if asked not in self._files:
            self._files[asked] = self._copy(self._template(), "file")
            desk = self._opened(self._files[asked], now, account)
            _settle(desk, rules)
            if fill:
                fill(desk)
            _close(desk)
        desk = self._opened(self._copy(self._files[asked], "desk"), now, account)
        self._desks.append(desk)
        return desk

    def _copy(self, folder: Path, prefix: str) -> Path:
        return shutil.copytree(folder, Path(tempfile.mkdtemp(prefix=prefix, dir=self._folder)) / "permanence")

    def _opened(self, folder: Path, now: datetime, account: int) -> Desk:
        keys = self._keys[account]
        who = next(one for one in vault.accounts(folder) if one.id == account)
        # A copy of what this stage has made itself.
        db = database.open_file(folder, keys.data, judged=True)
        wrapped = mandate_keys.open_file(folder, keys.data, judged=True)
        return Desk(db, wrapped, folder, StillClock(now), who, keys)

    @property
    def desks(self) -> list[Desk]:
        """Those of the scene that is played."""
        return list(self._desks)

    def one_account(self) -> Path:
        """A folder with a single account."""
        return make_folder(Path(tempfile.mkdtemp(dir=self._folder)) / "permanence")

    def many_accounts(self) -> Path:
        """A folder with more accounts than a list shows at once, one of them with a long name."""
        folder = self.one_account()
        every = vault.unlock(folder, 1, builders.PASSPHRASE)
        for name, roles in _MANY:
            vault.add_account(folder, every, Account(0, name, frozenset(roles)), builders.PASSPHRASE)
        return folder

    def _template(self) -> Path:
        """Every account is made once: to derive a key is slow on purpose."""
        template = self._folder / "template"
        if not self._keys:
            make_folder(template)
            every = vault.unlock(template, 1, builders.PASSPHRASE)
            for one in builders.ITS_ACCOUNTS[1:]:
                vault.add_account(template, every, one, builders.PASSPHRASE)
            self._keys = {one.id: vault.keys_for(one, every) for one in builders.ITS_ACCOUNTS}
        return template

    def window(self, desk: Desk, page: str, **target: object) -> MainWindow:
        """The main window on one page, in the size this scale of type must fit in.

        It opens there, as on the last page of an account: « Aujourd’hui » need not be made and painted before.
        """
        remembered = f"[account-{desk.account.id}]\npage={page} {desk.now().date().toordinal()}\n"
        (desk.folder / "window.ini").write_text(remembered, "utf-8")
        window = self._window(desk, self._runner(desk))
        self.resize(window, *WINDOW_SIZES[self.scale])
        self.show(window)
        window.go(page, **target)
        self.settle()
        return window

    def resize(self, window: QWidget, width: int, height: int) -> None:
        """Make a window this large; no larger than its screen where that is meant to be small (`bounded`)."""
        self._asked[window] = size = QSize(width, height)
        window.resize(size.boundedTo(window_room(window).size()) if self.bounded else size)

    def put_on(self, window: QWidget, screen: QScreen) -> None:
        """Have a window on this screen as its owner would: where it stood, or as large as there is room."""
        if screen is not QGuiApplication.primaryScreen():
            window.move(screen.geometry().x(), 0)
            self.settle()
        if window.windowType() is Qt.WindowType.Window:
            window.resize(window_room(window).size())
        self.settle()

    def unfold(self, window: QWidget) -> None:
        """Give a window the size that its scene has asked for, if it did, whatever the screen."""
        if window in self._asked:
            window.resize(self._asked[window])
            self.settle()

    def paint(self, window: QWidget) -> None:
        """Paint a window that was only laid out so far."""
        window.setUpdatesEnabled(True)
        self.settle()

    def context(self, desk: Desk) -> Context:
        """What a dialog needs; the window in which it leads to a page is made when it does, and stays out of sight."""
        runner = self._runner(desk)

        def go(page_key: str, /, **target: object) -> None:
            self._window(desk, runner).go(page_key, **target)

        return Context(desk, runner, self.dialogs, go, desk.folder)

    def _runner(self, desk: Desk) -> Runner:
        self._runners.append(made := Runner(desk, self.dialogs))
        return made

    def _window(self, desk: Desk, runner: Runner) -> MainWindow:
        self._made.append(made := MainWindow(desk, runner, self.dialogs, config=desk.folder))
        return made

    def show(self, widget: QWidget) -> QWidget:
        """Show a window or dialog, give it the keyboard, and let it settle."""
        self._made.append(widget)
        widget.setUpdatesEnabled(self.painted)
        widget.show()
        widget.activateWindow()
        self.settle()
        return widget

    def front(self, kind: type[Window] = QDialog) -> Window:
        """The dialog of this kind that a page has just opened."""
        self.until(lambda: isinstance(self.app.activeModalWidget(), kind))
        dialog = self.app.activeModalWidget()
        assert isinstance(dialog, kind)
        self.settle()
        return dialog

    def settle(self, milliseconds: int = 0) -> None:
        """Let this much time pass, then wait until nothing is under way: threads, timers about to ring, layouts.

        A stopwatch alone was seen to end in between on a busy machine: a part in its old place, a button still to come.
        """
        self._let_pass(milliseconds)
        for _ in range(1000):
            self._let_pass(0)
            if not self._under_way():
                break
            self._let_pass(5)
        self._let_pass(0)

    def rest(self) -> None:
        """Let somebody pause: what waits for nobody to type any more need not be waited for, it is rung at once."""
        self.settle()
        for _ in range(20):
            waiting = [timer for timer in self._timers() if timer.isActive() and timer.isSingleShot()]
            waiting = [timer for timer in waiting if timer.interval() <= _A_PAUSE_MS]
            if not waiting:
                break
            for timer in waiting:
                timer.stop()
                timer.timeout.emit()
            self.settle()

    def _let_pass(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        QCoreApplication.sendPostedEvents()

    def _under_way(self) -> bool:
        """Whether a thread works or a timer is about to ring; what a progress dialog shows goes on by itself."""
        workers = (each for one in self._above() for each in one.findChildren(Worker))
        return any(each.busy for each in workers if not isinstance(each.parent(), ProgressDialog)) or any(
            timer.isActive() and timer.interval() <= _AT_ONCE_MS for timer in self._timers()
        )

    def _timers(self) -> Iterator[QTimer]:
        return (each for one in self._above() for each in one.findChildren(QTimer))

    def _above(self) -> list[QObject]:
        """The runners and the windows; the dialog of a window is among what that has."""
        return [*self._runners, *(one for one in self.app.topLevelWidgets() if one.parent() is None)]

    def until(self, true: Callable[[], bool]) -> None:
        """Let time pass until this is true; AssertionError after five seconds."""
        for _ in range(250):
            if true():
                return
            self.settle(20)
        raise AssertionError("it never came")

    def play(self, scene: Callable[[Stage], QWidget]) -> QWidget:
        """Set a scene up and let it settle."""
        window = scene(self)
        self.settle()
        return window

    def clear(self) -> None:
        """Close whatever is open and throw its file away."""
        for runner in self._runners:
            runner.end()
        self.dialogs.answers = [True] * 10
        for widget in self.app.topLevelWidgets():
            widget.close()
            widget.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        # Forgotten first: one that cannot be thrown away is no desk of the next scene.
        gone, self._desks, self._made, self._asked, self._runners = self._desks, [], [], {}, []
        self.dialogs = FakeDialogs()
        for desk in gone:
            # Its log need not be emptied for good, a third of what a scene costs to put away: its folder goes.
            desk.mandate_keys.conn.close()
            desk.db.conn.close()
            _throw_away(desk.folder.parent)

    def leave(self) -> None:
        """Undress the application and leave nothing behind."""
        self.clear()
        shutil.rmtree(self._folder, ignore_errors=True)


def _throw_away(folder: Path) -> None:
    """A copy that is being made may still put a file where all were just taken out."""
    for _ in range(_TRIES):
        with suppress(OSError):
            shutil.rmtree(folder)
            return
        time.sleep(0.1)
    shutil.rmtree(folder)


def _settle(desk: Desk, rules: tuple[Pattern, ...] | None) -> None:
    """Write the place, its convention, its advisors and their days."""
    with database.writing(desk.db):
        place.save(desk.db, builders.le_boulou())
        builders.put_convention(desk.db, builders.its_convention())
        for advisor in builders.its_advisors():
            advisors.add(desk.db, replace(advisor, id=0))
        for rule in rules if rules is not None else (builders.thursdays(), builders.fridays()):
            patterns.add(desk.db, rule)


def _close(desk: Desk) -> None:
    mandate_keys.close(desk.mandate_keys)
    database.close(desk.db)


@contextmanager
def on_stage(app: QApplication) -> Iterator[Stage]:
    """A stage on the application of the tests, which is undressed afterwards."""
    style, palette, font = app.style().objectName(), app.palette(), app.font()
    speak_french()
    prepare(app)
    made = Stage(app)
    yield made
    made.leave()
    app.setStyleSheet("")
    app.setStyle(style)
    app.setPalette(palette)
    app.setFont(font)
