"""Lets people in, one after the other: the unlock window, the open file, and whose window is in sight."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop_app.storage.errors import StorageTrouble, known_trouble

from ..lock.attempts import Attempts
from .recent import note_account, recent_accounts

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.system.paths import Folders
    from desktop_app.use_cases.accounts.opening import Unlocked
    from desktop_app.use_cases.desk import Desk

    from ..context import Work
    from ..dialogs import Dialogs
    from ..lock.seats import Seats
    from ..lock.watch import Watch
    from ..window.main_window import MainWindow
    from ..writer import Writer
    from .ahead import Ahead
    from .doorstep import Doorstep
    from .lock_line import LockLine
    from .unlock import UnlockWindow
    from .upkeep import Upkeep

_LOST = "Une saisie commencée sur ce poste n’est pas finie : elle sera perdue."
_KEPT = "Tout ce qui a été enregistré est gardé."


class Door(QObject):
    """The `Program` that the windows speak to; `opened` each time somebody was let in.

    `seen` each time the window that asks who is there has been painted: whatever can wait waits for the first.
    """

    opened = Signal()
    seen = Signal()

    def __init__(
        self,
        folders: "Folders",
        dialogs: "Dialogs",
        *,
        clock: "Callable[[], datetime]",
        watch: "Watch | None" = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.folders, self._dialogs, self._clock = folders, dialogs, clock
        self.unlock: UnlockWindow | None = None
        self.desk: Desk | None = None
        self.seats: Seats | None = None
        self._attempts = Attempts()
        self._writer: Writer | None = None
        self._ahead: Ahead | None = None
        self._upkeep: Upkeep | None = None
        self._doorstep: Doorstep | None = None
        self._watched = False
        self._lock_line: LockLine | None = None
        self.watch = watch

    @property
    def window(self) -> "MainWindow | None":
        """The main window in sight; None before the first passphrase and while the screen is locked."""
        return self.seats.taken.main if self.seats and self.seats.taken else None

    def show_unlock(self, *, locked: bool = False) -> None:
        """Ask who is there."""
        self._ask_who(
            self.folders.data,
            recent=recent_accounts(self.folders.config),
            locked=self if locked else None,
            is_held=self._is_held if locked else None,
        )

    def let_in(self, unlocked: "Unlocked") -> None:
        """Show the day to this account, in a window of its own, as it was left; or say over the window why not."""
        try:
            self.open_for(unlocked)
        except StorageTrouble as trouble:
            if self.unlock is None:
                raise
            self._on_doorstep().turn_away(unlocked, trouble)

    def open_for(self, unlocked: "Unlocked") -> "MainWindow":
        """The window of this account, in sight; raises the troubles of the storage."""
        with known_trouble():
            window = self._sit(unlocked)
        note_account(self.folders.config, unlocked.account.id)
        self._leave_unlock()
        self._watch_over()
        if self._upkeep is not None:
            self._upkeep.begin()
        self.opened.emit()
        return window

    def take_over(self, place: Path) -> None:
        """Ask who is there of the accounts of a place of copies, then which copy becomes the file of this folder."""
        self._leave_unlock()
        self._ask_who(place)
        self._on_doorstep().take_over(place)

    def show_demo(self, desk: "Desk") -> None:
        """Show a file that nobody needs to unlock, and that is never locked."""
        self.desk = desk
        window = self._make_seats().take(desk).main
        assert self._ahead is not None, "made with the seats"
        self._ahead.begin(window)

    def lock(self) -> None:
        """Hide everything of this account until it is back; what is typed stays.

        Its keys go first, then what is on the screen; the journal hears of it once that is painted over.
        """
        if self.seats is None or self.seats.taken is None or self.seats.taken.desk.demo:
            return
        from desktop_app.use_cases.accounts import opening

        from .lock_line import LockLine

        self._watch_no_more()
        desk = self.seats.taken.desk
        # A gesture under way may still need the keys; it is the disk's time alone, and nobody has just touched a key.
        self.seats.taken.main.context.runner.writer.wait()
        opening.put_keys_away(desk)
        # Shown first: between two windows the program would take itself for closed.
        over = self.seats.taken.main.frameGeometry().center()
        self.show_unlock(locked=True)
        self._lock_line = LockLine(desk, self)
        if self.unlock is not None:
            # Where one looked: a window manager would put it in the room left beside what is about to go.
            self.unlock.move(over - self.unlock.rect().center())
            self.unlock.painted.connect(self._lock_line.begin)
        self.seats.leave()

    def change_person(self) -> None:
        """Lock, and let somebody else choose their name."""
        self.lock()
        if self.unlock is not None:
            self.unlock.choose_person()

    def may_end(self) -> bool:
        """Whether the program may end; asks from a locked screen, and when somebody else left something typed."""
        if self.window is not None and not self._others_have_unsaved():
            return True
        return self._ask_to_end("Quitter Permanence", "Quitter")

    def reopen(self, title: str, work: "Work", page: str) -> None:
        """Close the file, run `work`, open it again and show `page`, in windows made anew."""
        window = self.window
        if window is None or self.seats is None or self.seats.taken is None or not window.may_part():
            return
        if self._others_have_unsaved() and not self._ask_to_end(title, "Continuer"):
            return
        from desktop_app.use_cases.accounts import opening

        from ..lock.reopening import Reopening

        desk = self.seats.taken.desk
        unlocked = opening.Unlocked(desk.account, desk.keys)
        reopening = Reopening(title, page, partial(self._open_again, unlocked), self)
        self.close()
        reopening.start(work)

    def redress(self, page: str, told: str, **target: object) -> bool:
        """Make the windows anew in another size of type, show `page` and tell this; whether that could be done."""
        if self.seats is None or self.window is None or not self.window.may_part():
            return False
        window = self.seats.renew()
        window.go(page, **target)
        window.done_line.say(told)
        return True

    def close(self) -> None:
        """Give every window up without a question, and close the file, with a word when the disk takes its time."""
        self._watch_no_more()
        self._write_lock()
        (upkeep, self._upkeep), (desk, self.desk) = (self._upkeep, None), (self.desk, None)
        if upkeep is not None:
            upkeep.give_up()
        if self.seats is not None:
            self.seats.clear()
        if desk is not None:
            from .closing_word import close_saying_so

            close_saying_so(self._beside(), desk, first=upkeep.wait if upkeep is not None else None)
        if upkeep is not None:
            upkeep.deleteLater()

    def _ask_who(self, folder: Path, **known: Any) -> None:
        from .unlock import UnlockWindow

        self.unlock = UnlockWindow(folder, self._dialogs, attempts=self._attempts, **known)
        self._doorstep = None
        self.unlock.painted.connect(self.seen)
        self.unlock.refused.connect(self._record_refusal)
        self.unlock.rescue_wanted.connect(self._mend)
        if folder == self.folders.data:
            self.unlock.unlocked.connect(self.let_in)
        self.unlock.show()
        self.unlock.activateWindow()

    def _on_doorstep(self) -> "Doorstep":
        if self._doorstep is None:
            from .doorstep import Doorstep

            assert self.unlock is not None, "somebody stands before a window"
            self._doorstep = Doorstep(self.folders.data, self._dialogs, self._clock, self.unlock)
            self._doorstep.mended.connect(self.let_in)
        return self._doorstep

    def _mend(self) -> None:
        self._on_doorstep().mend()

    def _leave_unlock(self) -> None:
        if self._doorstep is not None:
            self._doorstep.wait()
        if self.unlock is not None:
            self.unlock.dismiss()
        self.unlock = self._doorstep = None

    def _sit(self, unlocked: "Unlocked") -> "MainWindow":
        from desktop_app.use_cases.accounts import opening

        from .upkeep import Upkeep

        seats = self.seats or self._make_seats()
        assert self._ahead is not None, "made with the seats"
        self._write_lock()
        if self.desk is None:
            work = partial(opening.open_desk, self.folders.data, unlocked, clock=self._clock)
            self.desk = self._beside().run(work)
            self.desk.fixed_second_place = str(self.folders.second_place or "")
            window = seats.take(self.desk).main
            self._upkeep = Upkeep(seats, self._ahead.hands, self)
            self._ahead.begin(window)
            return window
        accounts = self._beside().run(partial(opening.accounts, self.folders.data))
        seats.keep_only([account.id for account in accounts])
        seat = seats.of(unlocked.account)
        if seat is None:
            window = seats.take(self._beside().run(partial(opening.desk_for, self.desk, unlocked))).main
            self._ahead.begin(window)
        else:
            self._beside().run(partial(opening.come_back, seat.desk, unlocked))
            seats.take_back(seat)
            window = seat.main
        if self._upkeep is not None:
            self._upkeep.look_at_accounts()
        return window

    def _make_seats(self) -> "Seats":
        from ..lock.seats import Seats
        from .ahead import Ahead

        self.seats = Seats(self, self._dialogs, self.folders.config, self)
        self._ahead = Ahead(self.seats)
        self.seats.rules_changed.connect(self._watch_over)
        return self.seats

    def _open_again(self, unlocked: "Unlocked") -> "MainWindow | None":
        try:
            return self.open_for(unlocked)
        except StorageTrouble as trouble:
            self.show_unlock()
            self._on_doorstep().turn_away(unlocked, trouble)
            return None

    def _watch_over(self) -> None:
        if self.seats is not None and self.seats.taken is not None and not self.seats.taken.desk.demo:
            from ..lock.watch import Watch

            self.watch = self.watch or Watch(self)
            if not self._watched:
                self._watched = True
                self.watch.left_alone.connect(self.lock)
                self.watch.lock_pressed.connect(self.lock)
            self.watch.begin(60.0 * self.seats.taken.idle_minutes())

    def _is_held(self) -> bool:
        from desktop_app.use_cases.accounts import presence

        return self.desk is not None and presence.is_held(self.desk)

    def _beside(self) -> "Writer":
        """What waits for the disk waits beside the window, which goes on being painted."""
        if self._writer is None:
            from ..writer import Writer

            self._writer = Writer(self)
        return self._writer

    def _write_lock(self) -> None:
        if self._lock_line is not None:
            self._lock_line.write()
        self._lock_line = None

    def _watch_no_more(self) -> None:
        if self.watch is not None:
            self.watch.stop()

    def _others_have_unsaved(self) -> bool:
        return self.seats is not None and self.seats.others_have_unsaved()

    def _ask_to_end(self, title: str, verb: str) -> bool:
        lost = self._others_have_unsaved()
        return self._dialogs.ask(title, _LOST if lost else _KEPT, verb, "Revenir", dangerous=lost)

    def _record_refusal(self, account_id: int) -> None:
        # Only an open file has a journal: before, nothing can be written of a wrong passphrase.
        if self.desk is None:
            return
        from dataclasses import replace

        from desktop_app.use_cases.accounts import opening

        self._write_lock()

        def record(desk: "Desk") -> None:
            tried = next(one for one in opening.accounts(self.folders.data) if one.id == account_id)
            opening.record_refusals(replace(desk, account=tried), {account_id: 1})

        with suppress(StorageTrouble), known_trouble():
            self._beside().run(partial(record, self.desk))
