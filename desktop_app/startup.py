"""The ordered start, the one place where every floor meets: folders, lock, log, file, window."""

import sys
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from desktop_app.options import Options
from desktop_app.screens.appearance import read_appearance
from desktop_app.screens.application import build_application
from desktop_app.screens.collector import Collector
from desktop_app.screens.dialogs import Dialogs
from desktop_app.screens.interrupt import Interrupts
from desktop_app.screens.worker import Worker
from desktop_app.storage.errors import OpenElsewhere, StorageTrouble, known_trouble
from desktop_app.system import log, paths, single_instance
from desktop_app.use_cases import opening

if TYPE_CHECKING:
    from desktop_app.screens.crash_dialog import CrashReporter
    from desktop_app.screens.main_window import MainWindow
    from desktop_app.screens.opening.assistant import Assistant
    from desktop_app.screens.opening.unlock import UnlockWindow
    from desktop_app.use_cases.desk import Desk


def run(options: Options) -> int:
    """Open the window and return the exit status once it is closed."""
    app, session = prepare(options)
    interrupts, collector = Interrupts(session), Collector(session)
    try:
        return app.exec() if session.begin() else 1
    finally:
        interrupts.stop()
        collector.stop()
        session.end()


def prepare(options: Options) -> tuple[QApplication, "Session"]:
    """The application and the session to begin; nothing is shown or opened yet."""
    folders = paths.folders(options.data, demo=options.demo)
    looks = read_appearance(folders.config)
    app = build_application([], dark=looks.dark, scale=looks.scale)
    return app, Session(folders, demo=options.demo, parent=app)


class Session(QObject):
    """From the first window to the last: holds the lock, the open desk and whichever window is shown."""

    _crashed = Signal(object)

    def __init__(
        self,
        folders: paths.Folders,
        *,
        demo: bool = False,
        clock: Callable[[], datetime] = datetime.now,
        dialogs: Dialogs | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.folders = folders
        self.clock = clock
        self.demo = demo
        self.dialogs = dialogs or Dialogs(self)
        self.unlock: UnlockWindow | None = None
        self.assistant: Assistant | None = None
        self.window: MainWindow | None = None
        self.desk: Desk | None = None
        self._held = ExitStack()
        self._worker = Worker(self)
        self._reporter: CrashReporter | None = None

    def begin(self) -> bool:
        """Show the first window; False when the file cannot be used, which has then been said."""
        try:
            with known_trouble():
                self.folders.make()
                self._held.enter_context(single_instance.only_one(self.folders.data))
                self._held.enter_context(log.kept_in(self.folders.log))
                self._held.enter_context(log.fatal_traces_in(self.folders.log))
        except single_instance.AlreadyOpen:
            self.dialogs.trouble(OpenElsewhere())
            return False
        except (StorageTrouble, OSError) as trouble:
            self.dialogs.trouble(trouble if isinstance(trouble, StorageTrouble) else StorageTrouble())
            return False
        self._watch_crashes()
        return self._show_first_or_say()

    def end(self) -> None:
        """Close the file and let go of it."""
        self._worker.wait()
        if self.desk is not None:
            opening.close_desk(self.desk)
            self.desk = None
        self._held.close()

    def _watch_crashes(self) -> None:
        # Queued: an error may come from any thread, and the dialog belongs to this one.
        self._crashed.connect(self._report, Qt.ConnectionType.QueuedConnection)
        self._held.enter_context(log.crashes_watched(self._crashed.emit))

    def _report(self, error: BaseException) -> None:
        from desktop_app.screens.crash_dialog import CrashReporter

        if self._reporter is None:
            self._reporter = CrashReporter(self.folders.log, self)
        self._reporter.tell(error)

    def _show_first_or_say(self) -> bool:
        try:
            with known_trouble():
                self._show_first()
        except StorageTrouble as trouble:
            self.dialogs.trouble(trouble)
            return False
        except Exception as error:
            # No event loop runs yet that would ring: the crash dialog shows as soon as it does.
            sys.excepthook(type(error), error, error.__traceback__)
        return True

    def _show_first(self) -> None:
        if self.demo:
            self._open_demo()
        elif opening.is_new(self.folders.data):
            from desktop_app.screens.opening.assistant import Assistant

            self.assistant = Assistant(self.dialogs, clock=self.clock)
            self.assistant.finished.connect(self.create)
            self.assistant.show()
        else:
            from desktop_app.screens.opening.unlock import UnlockWindow

            self.unlock = UnlockWindow(self.folders.data, self.dialogs)
            self.unlock.key_found.connect(self.open_with)
            self.unlock.show()

    def open_with(self, key: bytes) -> None:
        """Open the file with the key that the passphrase gave, and show the day."""
        try:
            desk = opening.open_desk(self.folders.data, key, clock=self.clock)
        except StorageTrouble as trouble:
            self._say_over_first_window(trouble)
            return
        self._show_window(desk)

    def create(self, setup: opening.Setup, passphrase: str, code: str) -> None:
        """Make the file the assistant described, in the worker thread, and show the day."""
        work = partial(opening.make, self.folders.data, setup, passphrase=passphrase, code=code, clock=self.clock)
        self._worker.start(work, self.open_with, self._cannot_create)

    def _cannot_create(self, error: Exception) -> None:
        if not isinstance(error, StorageTrouble):
            raise error
        self._say_over_first_window(error)

    def _say_over_first_window(self, trouble: StorageTrouble) -> None:
        for first in (self.unlock, self.assistant):
            if first is not None:
                first.fail(trouble)

    def _open_demo(self) -> None:
        """A file of its own that leaves with the program, so that nothing shown in it can be kept."""
        import shutil
        import tempfile

        from desktop_app.use_cases.demo import open_demo

        folder = Path(tempfile.mkdtemp(prefix="permanence-demo-"))
        self._held.callback(shutil.rmtree, folder, ignore_errors=True)
        self._show_window(open_demo(folder, clock=self.clock))

    def _show_window(self, desk: "Desk") -> None:
        from desktop_app.screens.main_window import MainWindow
        from desktop_app.screens.runner import Runner
        from desktop_app.use_cases import mandates

        self.desk, runner = desk, Runner(desk, self.dialogs, self)
        runner.do(mandates.close_expired)
        self.window = MainWindow(desk, runner, self.dialogs, config=self.folders.config)
        self.window.show()
        self.window.activateWindow()
        for first in (self.unlock, self.assistant):
            if first is not None:
                first.close()
                first.deleteLater()
        self.unlock = self.assistant = None
