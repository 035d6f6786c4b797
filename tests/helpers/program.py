"""The whole program on a folder, as it stands on the counter: started, unlocked, used, closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pytest import MonkeyPatch

from .builders import PASSPHRASE
from .clock import StillClock
from .fake_dialogs import FakeDialogs

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop_app.screens.appointments.booking_dialog import BookingDialog
    from desktop_app.screens.opening.assistant import Assistant
    from desktop_app.screens.opening.open_file import OpenFile
    from desktop_app.screens.opening.unlock import UnlockWindow
    from desktop_app.screens.opening.upkeep import Upkeep
    from desktop_app.screens.theme.tokens import Colours
    from desktop_app.screens.window.main_window import MainWindow
    from desktop_app.startup import Session
    from desktop_app.use_cases.desk import Desk


class Program:
    """One start of the program; `dialogs` remembers what it said."""

    def __init__(self, folder: Path, dialogs: FakeDialogs | None = None) -> None:
        self.folder = folder
        self.clock = StillClock()
        self.dialogs = dialogs or FakeDialogs()
        self.session = self._session()

    def _session(self) -> Session:
        from desktop_app.startup import Session
        from desktop_app.system import paths

        return Session(paths.folders(self.folder), clock=self.clock, dialogs=self.dialogs)

    def start(self) -> bool:
        """Begin; whether a window is shown."""
        with _dressed_once():
            return self.session.begin()

    @property
    def unlock(self) -> UnlockWindow:
        """The window that asks for the passphrase."""
        assert self.session.door.unlock
        return self.session.door.unlock

    @property
    def assistant(self) -> Assistant:
        """The first opening."""
        assert self.session.assistant
        return self.session.assistant

    @property
    def window(self) -> MainWindow:
        """The main window."""
        assert self.session.door.window
        return self.session.door.window

    @property
    def file(self) -> OpenFile:
        """The open file, with everybody's seat."""
        assert self.session.door.file
        return self.session.door.file

    @property
    def desk(self) -> Desk:
        """That of whoever opened the file."""
        return self.file.desk

    @property
    def upkeep(self) -> Upkeep:
        """What is done by itself while it is open."""
        assert self.file.upkeep
        return self.file.upkeep

    def go_round(self) -> None:
        """Have what is done by itself done now, to its last step."""
        self.upkeep._go_round()
        wait_until(lambda: not (self.upkeep._steps or self.upkeep._between.isActive()))

    def open(self, passphrase: str = PASSPHRASE, account: int = 1) -> None:
        """Start, type the passphrase of an account, and wait for the day."""
        assert self.start()
        self.let_in(passphrase, account)
        self.wait_for_window()

    def let_in(self, passphrase: str = PASSPHRASE, account: int = 1) -> None:
        """Choose an account and type a passphrase in the window that asks for it."""
        self.unlock.try_passphrase(passphrase, account)

    def wait_for_window(self) -> None:
        """Until the day is in front, as a window manager would put it."""
        wait_until(lambda: self.session.door.window is not None)
        self.in_front()

    def in_front(self) -> None:
        """Give the main window the keyboard again."""
        from PySide6.QtTest import QTest

        self.window.activateWindow()
        wait_until(self.window.isActiveWindow)
        # What is laid out anew at its size, on a small screen, is seen once the loop has turned: its keys work then.
        QTest.qWait(0)

    def booking(self, name: str = "roca joan", at: str = "10 h 30") -> BookingDialog:
        """The booking dialog, filled up to its button."""
        from PySide6.QtCore import Qt

        from desktop_app.screens.appointments.booking_dialog import BookingDialog

        from .day_screens import opened
        from .seeing import click, field, fill
        from .typing import press, type_text

        self.in_front()
        press(self.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
        dialog = opened(self.window, BookingDialog)
        picker = field(dialog, "Pour qui ?")
        type_text(picker, name)
        press(picker, Qt.Key.Key_Return)
        click(dialog, at.replace(" ", "\N{NO-BREAK SPACE}"))
        fill(field(dialog, "Pour quoi ?"), "Argent - Impôts")
        return dialog

    def stop(self) -> None:
        """Close every window and the file, and free the windows: the collector would, from any thread."""
        from .day_screens import free_closed_dialogs

        for shown in (self.session.door.window, self.session.door.unlock, self.session.assistant):
            if shown is not None:
                self.dialogs.answers = [True]
                shown.close()
                shown.deleteLater()
        self.session.end()
        self.session.deleteLater()
        self.dialogs.answers = []
        free_closed_dialogs()


def is_worn(app: QApplication, colours: Colours, scale: float) -> bool:
    """Whether this dress is on: again, it would go through all that earlier tests have left to be collected."""
    from desktop_app.screens.theme.style import FONT_FAMILY, sheet

    return (app.styleSheet(), app.font().family()) == (sheet(colours, scale), FONT_FAMILY)


@contextmanager
def _dressed_once() -> Iterator[None]:
    """A process starts once, undressed: the dress that an earlier test has left on is not put on again."""
    from desktop_app.screens.theme import style

    def dress(app: QApplication, colours: Colours, scale: float) -> None:
        if not is_worn(app, colours, scale):
            apply_theme(app, colours, scale)

    apply_theme = style.apply_theme
    with MonkeyPatch.context() as patch:
        patch.setattr(style, "apply_theme", dress)
        yield


@contextmanager
def running(folder: Path, *, dialogs: FakeDialogs | None = None) -> Iterator[Program]:
    """The program on this folder, closed at the end whatever happened."""
    program = Program(folder, dialogs)
    try:
        yield program
    finally:
        program.stop()


def wait_until(true: Callable[[], bool], seconds: float = 60) -> None:
    """Let the windows live until something is true."""
    from PySide6.QtTest import QTest

    for _ in range(int(seconds * 1000 / _A_MOMENT_MS)):
        if true():
            return
        QTest.qWait(_A_MOMENT_MS)
    raise AssertionError("it never came")


def on_disk(folder: Path) -> dict[str, bytes]:
    """What matters of a folder, byte for byte: the keys and the data."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("permanence.*")) if path.suffix in _KEPT}


_A_MOMENT_MS = 2
"""It sleeps that long, whatever comes meanwhile: with 10, some five thousand waits each slept through their end."""
_KEPT = (".keys", ".db", ".db-wal", ".new")
