"""The ordered start, the one place where every floor meets: folders, lock, log, file, window."""

import sys
from collections.abc import Callable
from contextlib import ExitStack
from functools import cache, partial
from typing import TYPE_CHECKING

# First, because it loads PySide.
from desktop_app import screens  # noqa: F401

# isort: split
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from desktop_app.screens.appearance import Appearance, keep_appearance, read_appearance
from desktop_app.screens.dialogs import Dialogs
from desktop_app.screens.opening.door import Door
from desktop_app.screens.theme.style import set_roomy
from desktop_app.screens.window.application import begin_application, complete
from desktop_app.screens.window.crash_reporter import CrashReporter
from desktop_app.storage.errors import HeldElsewhere, OpenElsewhere, StorageTrouble, known_trouble
from desktop_app.system import log, paths, program, single_instance
from desktop_app.system.clock import now
from desktop_app.system.private_folder import make_private
from desktop_app.use_cases.accounts import doorway
from desktop_app.use_cases.copies import folders_check

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from desktop_app.domain.account import Account
    from desktop_app.options import Options
    from desktop_app.screens.dialogs import Beside
    from desktop_app.screens.opening.assistant import Assistant
    from desktop_app.screens.training.preparation import Preparation
    from desktop_app.screens.worker import Worker
    from desktop_app.system.administered import Administered, SettingsTrouble
    from desktop_app.use_cases.accounts import opening


def run(options: "Options") -> int:
    """Open the window and return the exit status once it is closed."""
    app, session = prepare(options)
    around = ExitStack()
    session.seen.connect(partial(_begin_the_rest, app, session, around))
    try:
        return app.exec() if session.begin() else 1
    finally:
        around.close()
        session.end()
        _destroy_windows(app)


def _destroy_windows(app: QApplication) -> None:
    from PySide6.QtCore import QEvent

    # Python ends after Qt: a window left to its last collection is destroyed without Qt, and crashed the program
    # (as in https://github.com/qiskit-community/qiskit-metal/issues/1048). Under Linux, thirty ends of all kinds no
    # longer crash without this since PySide 6.11; Windows, where nobody has tried, comes first here.
    # By Qt itself: shiboken6.delete() was seen to crash here, when the program ends while a file is being made.
    for window in app.topLevelWidgets():
        window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _begin_the_rest(app: QApplication, session: "Session", around: ExitStack) -> None:
    from desktop_app.screens.window.collector import Collector
    from desktop_app.screens.window.interrupt import Interrupts

    complete(app)
    around.callback(Interrupts(session).stop)
    around.callback(Collector(session).stop)


def prepare(options: "Options") -> tuple[QApplication, "Session"]:
    """The application and the session to begin; nothing is shown or opened yet."""
    program.leave_no_dump()
    settled, refused = _settled()
    folders = paths.folders(options.data, settled=settled)
    looks = read_appearance(folders.config)
    app = begin_application(tone=looks.tone, scale=looks.scale)
    set_roomy(app, looks.roomy)
    if not options.demo:
        return app, Session(folders, refused=refused, parent=app)
    from desktop_app.screens.training.look import Look
    from desktop_app.system import throw_away
    from desktop_app.use_cases.demo.build import from_mid_morning

    Look(app)
    passing = paths.folders(throw_away.a_new_one(options.data))
    return app, Session(passing, demo=looks, clock=from_mid_morning(now), refused=refused, parent=app)


def _settled() -> "tuple[Administered | None, SettingsTrouble | None]":
    """What the administrator of this PC has settled, or why it cannot be followed: said once there is a window."""
    if program.settings_file() is None:
        return None, None
    from desktop_app.system import administered

    try:
        return administered.read(), None
    except administered.SettingsTrouble as trouble:
        return None, trouble


class Session(QObject):
    """From the first window to the last: holds the folder, and the door through which people come in.

    `demo` makes it a training, in these looks: the folder is made for it and leaves with it. `refused` is why what the
    administrator of the PC has settled cannot be followed: nothing is then opened. `seen` once, when the first window
    shows: whatever can wait waits for it.
    """

    seen = Signal()

    def __init__(
        self,
        folders: paths.Folders,
        *,
        demo: Appearance | None = None,
        refused: "SettingsTrouble | None" = None,
        clock: "Callable[[], datetime]" = now,
        dialogs: Dialogs | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.folders, self.clock, self._demo, self._refused = folders, clock, demo, refused
        self.dialogs = dialogs or Dialogs(self, beside=_help_beside(folders.config))
        self.door = Door(folders, self.dialogs, clock=clock, parent=self)
        self.door.opened.connect(self._leave_assistant)
        self.door.seen.connect(self._tell_seen)
        self.assistant: Assistant | None = None
        self._held = ExitStack()
        self._preparation: Preparation | None = None
        self._worker: Worker | None = None

    def begin(self) -> bool:
        """Show the first window; False when the file cannot be used, which has then been said."""
        if self._refused is not None:
            self.dialogs.trouble(self._refused)
            return False
        try:
            with known_trouble():
                folders_check.refuse_elsewhere(self.folders)
                self._hold()
                self.folders.make()
                if self._demo is not None:
                    keep_appearance(self.folders.config, self._demo)
                self._held.enter_context(log.kept_in(self.folders.log))
                self._held.enter_context(log.fatal_traces_in(self.folders.log))
        except single_instance.AlreadyOpen as found:
            # Without a name it is no program of ours.
            self.dialogs.trouble(OpenElsewhere() if found.holder.pid else HeldElsewhere())
            return False
        except (StorageTrouble, OSError) as trouble:
            self.dialogs.trouble(trouble if isinstance(trouble, StorageTrouble) else StorageTrouble())
            return False
        self._held.enter_context(log.crashes_watched(CrashReporter(self.folders.log, self).tell))
        return self._show_first_or_say()

    def end(self) -> None:
        """Close the file and let go of it."""
        if self._worker is not None:
            self._worker.wait()
        self.door.close()
        self._held.close()

    def _hold(self) -> None:
        if self._demo is None:
            make_private(self.folders.data)
            self._held.enter_context(single_instance.only_one(self.folders.data))
        else:
            from desktop_app.system import throw_away

            self._held.enter_context(throw_away.held(self.folders.data))

    def _tell_seen(self) -> None:
        self.door.seen.disconnect(self._tell_seen)
        self.seen.emit()

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
        if self._demo is not None:
            self._prepare_demo()
            self._tell_seen()
        elif doorway.is_new(self.folders.data):
            from desktop_app.screens.opening.assistant import Assistant

            self.assistant = Assistant(self.dialogs, clock=self.clock)
            self.assistant.finished.connect(self.create)
            self.assistant.backup_chosen.connect(self.door.take_over)
            self.assistant.show()
            self._tell_seen()
        else:
            self.door.show_unlock()

    def create(self, setup: "opening.Setup", account: "Account", passphrase: str, code: str) -> None:
        """Make the file the assistant described, in the worker thread, and show the day."""
        from desktop_app.use_cases.accounts import opening

        work = partial(
            opening.make,
            self.folders.data,
            setup,
            account=account,
            passphrase=passphrase,
            code=code,
            clock=self.clock,
        )
        self._work().start(work, self._open_created, self._cannot_create)

    def _work(self) -> "Worker":
        if self._worker is None:
            from desktop_app.screens.worker import Worker

            self._worker = Worker(self)
        return self._worker

    def _open_created(self, unlocked: "opening.Unlocked") -> None:
        try:
            window = self.door.open_for(unlocked)
        except StorageTrouble as trouble:
            self._cannot_create(trouble)
            return
        from desktop_app.screens.window.main_window import welcome

        welcome(window)

    def _cannot_create(self, error: Exception) -> None:
        if not isinstance(error, StorageTrouble) or self.assistant is None:
            raise error
        self.assistant.fail(error)

    def _leave_assistant(self) -> None:
        if self.assistant is not None:
            self.assistant.close()
            self.assistant.deleteLater()
            self.assistant = None

    def _prepare_demo(self) -> None:
        from desktop_app.screens.training.preparation import Preparation
        from desktop_app.use_cases import demo

        self._preparation = Preparation()
        self._preparation.show()
        self._work().start(partial(demo.make, self.folders.data, clock=self.clock), self._open_demo, self._give_up)

    def _open_demo(self, unlocked: "opening.Unlocked") -> None:
        from desktop_app.use_cases import demo

        self.door.begin(demo.open_made(self.folders.data, unlocked, clock=self.clock))
        self._leave_preparation()

    def _give_up(self, error: Exception) -> None:
        if not isinstance(error, StorageTrouble):
            raise error
        self.dialogs.trouble(error)
        self._leave_preparation()

    def _leave_preparation(self) -> None:
        # After the next window is there: between two, the program would take itself for closed.
        if self._preparation is not None:
            self._preparation.close()
            self._preparation = None


def _help_beside(config: "Path") -> Callable[[], "Beside"]:
    @cache
    def once() -> "Beside":
        from desktop_app.screens.help.beside import HelpBeside

        return HelpBeside(config)

    return once
