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
from desktop_app.screens.lock.watch import Watch
from desktop_app.screens.opening.door import Door
from desktop_app.screens.worker import Worker
from desktop_app.storage.errors import NetworkFolder, OpenElsewhere, StorageTrouble, SyncedFolder, known_trouble
from desktop_app.system import drives, log, paths, single_instance
from desktop_app.use_cases import opening

if TYPE_CHECKING:
    from desktop_app.domain.account import Account
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
    """From the first window to the last: holds the folder, and the door through which people come in."""

    _crashed = Signal(object)

    def __init__(
        self,
        folders: paths.Folders,
        *,
        demo: bool = False,
        clock: Callable[[], datetime] = datetime.now,
        dialogs: Dialogs | None = None,
        watch: Watch | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.folders, self.clock, self.demo = folders, clock, demo
        self.dialogs = dialogs or Dialogs(self)
        self.door = Door(folders, self.dialogs, clock=clock, watch=watch, parent=self)
        self.door.opened.connect(self._leave_assistant)
        self.assistant: Assistant | None = None
        self._held = ExitStack()
        self._worker = Worker(self)
        self._reporter: CrashReporter | None = None

    @property
    def unlock(self) -> "UnlockWindow | None":
        """The window that asks who is there, while it is shown."""
        return self.door.unlock

    @property
    def window(self) -> "MainWindow | None":
        """The main window in sight."""
        return self.door.window

    @property
    def desk(self) -> "Desk | None":
        """The open file, whoever is at work."""
        return self.door.desk

    def begin(self) -> bool:
        """Show the first window; False when the file cannot be used, which has then been said."""
        try:
            with known_trouble():
                _refuse_elsewhere(self.folders.data)
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
        self.door.close()
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
            self.assistant.backup_chosen.connect(self.door.take_over)
            self.assistant.show()
        else:
            self.door.show_unlock()

    def create(self, setup: opening.Setup, account: "Account", passphrase: str, code: str) -> None:
        """Make the file the assistant described, in the worker thread, and show the day."""
        work = partial(
            opening.make,
            self.folders.data,
            setup,
            account=account,
            passphrase=passphrase,
            code=code,
            clock=self.clock,
        )
        self._worker.start(work, self._open_created, self._cannot_create)

    def _open_created(self, unlocked: opening.Unlocked) -> None:
        try:
            self.door.open_for(unlocked)
        except StorageTrouble as trouble:
            self._cannot_create(trouble)

    def _cannot_create(self, error: Exception) -> None:
        if not isinstance(error, StorageTrouble) or self.assistant is None:
            raise error
        self.assistant.fail(error)

    def _leave_assistant(self) -> None:
        if self.assistant is not None:
            self.assistant.close()
            self.assistant.deleteLater()
            self.assistant = None

    def _open_demo(self) -> None:
        """A file of its own that leaves with the program, so that nothing shown in it can be kept."""
        import shutil
        import tempfile

        from desktop_app.use_cases.demo import open_demo

        folder = Path(tempfile.mkdtemp(prefix="permanence-demo-"))
        self._held.callback(shutil.rmtree, folder, ignore_errors=True)
        self.door.show_demo(open_demo(folder, clock=self.clock))


def _refuse_elsewhere(folder: Path) -> None:
    """A network drive or a synchronised folder is no place for the file: it would be damaged there, or copied away."""
    found = drives.refusal(folder)
    if found is not None:
        raise NetworkFolder if found.kind == "network" else SyncedFolder(found.name)
