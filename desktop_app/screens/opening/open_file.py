"""The file from its opening to its closing: what is shared by everybody who sits down at it meanwhile."""

from contextlib import suppress
from dataclasses import replace
from functools import partial
from threading import Thread

from PySide6.QtCore import QObject, QTimer

from desktop_app.storage.errors import StorageTrouble, known_trouble
from desktop_app.system.paths import Folders
from desktop_app.use_cases.accounts import opening, presence
from desktop_app.use_cases.desk import Desk

from ..dialogs import Dialogs
from ..lock.seats import Seats
from ..program import Program
from ..window.main_window import MainWindow
from ..writer import Writer
from .upkeep import Upkeep

AT_THE_LATEST_MS = 1_000
"""For a window that nothing paints: the PC goes to sleep, or the system shows a lock of its own."""


class OpenFile(QObject):
    """Owns the open file, its `seats` and what is done by itself; what waits for the disk waits `beside` the window.

    `desk` is that of whoever opened it; each seat has its own, on the same file.
    """

    def __init__(
        self, desk: Desk, folders: Folders, program: Program, dialogs: Dialogs, beside: Writer, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self._folder, self._beside = folders.data, beside
        self.seats = Seats(program, dialogs, folders.config, self)
        self.upkeep = None if desk.demo else Upkeep(self.seats, self)
        self._lock_line: Thread | None = None
        self._latest = QTimer(self, singleShot=True)
        self._latest.timeout.connect(self.begin_lock_line)

    def seat_first(self) -> MainWindow:
        """The window of whoever opened it."""
        window = self.seats.take(self.desk)
        if self.upkeep is not None:
            self.upkeep.begin()
        return window

    def seat(self, unlocked: opening.Unlocked) -> MainWindow:
        """The window of an account that comes to the open file, as it was left; raises the troubles of the storage."""
        self._write_lock_line()
        accounts = self._beside.run(partial(opening.accounts, self._folder))
        self.seats.keep_only([account.id for account in accounts])
        seat = self.seats.of(unlocked.account)
        if seat is None:
            window = self.seats.take(self._beside.run(partial(opening.desk_for, self.desk, unlocked)))
        else:
            self._beside.run(partial(opening.come_back, seat.desk, unlocked))
            window = self.seats.take_back(seat)
        if self.upkeep is not None:
            self.upkeep.look_at_accounts()
            self.upkeep.begin()
        return window

    def put_keys_away(self) -> None:
        """The keys of whoever is at work go from memory; `begin_lock_line` is for when their screen is clear."""
        taken = self.seats.taken
        assert taken is not None, "somebody is at work"
        self.seats.watch.stop()
        # A gesture under way may still need the keys; it is the disk's time alone, and nobody has just touched a key.
        taken.main.context.runner.writer.wait()
        opening.put_keys_away(taken.desk)
        # A function of the module: a thread must not let go of a QObject.
        self._lock_line = Thread(target=_record_lock, args=(taken.desk,))
        self._latest.start(AT_THE_LATEST_MS)

    def begin_lock_line(self) -> None:
        """Have the journal hear of the lock, beside the window, in which somebody else may be typing by now."""
        self._latest.stop()
        if self._lock_line is not None and self._lock_line.ident is None:
            self._lock_line.start()

    def record_refusal(self, account_id: int) -> None:
        """The journal hears of a wrong passphrase for this account, unless the disk stands in the way."""
        self._write_lock_line()
        with suppress(StorageTrouble), known_trouble():
            self._beside.run(partial(_record_refusal, self.desk, account_id))

    def is_held(self) -> bool:
        """Whether another program holds one of its files."""
        return presence.is_held(self.desk)

    def close(self) -> None:
        """Give every window up without a question, and close the file, with a word when the disk takes its time."""
        from .closing_word import ClosingWord

        upkeep, desk = self.upkeep, self.desk
        self._write_lock_line()
        if upkeep is not None:
            upkeep.give_up()
        self.seats.clear()

        def close() -> None:
            if upkeep is not None:
                upkeep.wait()
            opening.close_desk(desk)

        word = ClosingWord()
        self._beside.slow.connect(word.say)
        self._beside.run(close)
        word.deleteLater()
        self.deleteLater()

    def _write_lock_line(self) -> None:
        """Whatever comes next in the journal comes after it."""
        self.begin_lock_line()
        if self._lock_line is not None:
            self._lock_line.join()
            self._lock_line = None


def _record_lock(desk: Desk) -> None:
    """A full disk keeps the journal from hearing of it, and nobody is told."""
    with suppress(StorageTrouble), known_trouble():
        opening.record_lock(desk)


def _record_refusal(desk: Desk, account_id: int) -> None:
    tried = next(one for one in opening.accounts(desk.folder) if one.id == account_id)
    opening.record_refusals(replace(desk, account=tried), {account_id: 1})
