"""Lets people in, one after the other: asks who is there, opens the file, locks it again, and lets the program end."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop_app.storage.errors import StorageTrouble, known_trouble

from ..program import Program
from .account_choice import note_account, recent_accounts
from .attempts import Attempts
from .unlock import UnlockWindow

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.system.paths import Folders
    from desktop_app.use_cases.accounts.opening import Unlocked
    from desktop_app.use_cases.desk import Desk

    from ..dialogs import Dialogs
    from ..progress_dialog import ProgressDialog, Work
    from ..window.main_window import MainWindow
    from ..writer import Writer
    from .open_file import OpenFile
    from .rescue import Rescue

_LOST = "Une saisie commencée sur ce poste n’est pas finie : elle sera perdue."
_KEPT = "Tout ce qui a été enregistré est gardé."


class Door(QObject, Program):
    """The `Program` that the windows speak to; `opened` each time somebody was let in.

    `seen` each time the window that asks who is there has been painted: whatever can wait waits for the first.
    """

    folders: "Folders"
    opened = Signal()
    seen = Signal()

    def __init__(
        self, folders: "Folders", dialogs: "Dialogs", *, clock: "Callable[[], datetime]", parent: QObject
    ) -> None:
        super().__init__(parent)
        self.folders, self._dialogs, self._clock = folders, dialogs, clock
        self.unlock: UnlockWindow | None = None
        self.file: OpenFile | None = None
        self._attempts = Attempts()
        self._rescue: Rescue | None = None
        self._writer: Writer | None = None
        # While another file is put in the place of this one: who comes back, and to which page.
        self._back_at: tuple[Unlocked, str] | None = None
        # Kept: without a parent nothing else would hold it.
        self._progress: ProgressDialog | None = None

    @property
    def window(self) -> "MainWindow | None":
        """The main window in sight; None before the first passphrase and while the screen is locked."""
        return self.file.seats.taken.main if self.file and self.file.seats.taken else None

    def show_unlock(self) -> None:
        """Ask who is there of the accounts of the file."""
        self._ask_who(self.folders.data, recent=recent_accounts(self.folders.config)).unlocked.connect(self.let_in)

    def let_in(self, unlocked: "Unlocked") -> None:
        """Show the day to this account, in a window of its own, as it was left; or say over the window why not."""
        try:
            self.open_for(unlocked)
        except StorageTrouble as trouble:
            if self.unlock is None:
                raise
            self._before(self.unlock).turn_away(unlocked, trouble)

    def open_for(self, unlocked: "Unlocked") -> "MainWindow":
        """The window of this account, in sight; raises the troubles of the storage."""
        with known_trouble():
            window = self.file.seat(unlocked) if self.file is not None else self._open(unlocked)
        note_account(self.folders.config, unlocked.account.id)
        self._leave_unlock()
        self.opened.emit()
        return window

    def take_over(self, place: Path) -> None:
        """Ask who is there of the accounts of a place of copies, then which copy becomes the file of this folder."""
        self._leave_unlock()
        self._before(self._ask_who(place)).take_over(place)

    def begin(self, desk: "Desk") -> "MainWindow":
        """The window of whoever opened this file; nobody needs to unlock that of a demonstration, never locked."""
        from .open_file import OpenFile

        self.file = OpenFile(desk, self.folders, self, self._dialogs, self._beside(), self)
        return self.file.seat_first()

    def lock(self) -> None:
        """The keys go first, then what is on the screen; the journal hears of it once that is painted over."""
        file, window = self.file, self.window
        if file is None or window is None or file.desk.demo:
            return
        file.put_keys_away()
        over = window.frameGeometry().center()
        # Shown first: between two windows the program would take itself for closed.
        recent = recent_accounts(self.folders.config)
        unlock = self._ask_who(self.folders.data, recent=recent, locked=self, is_held=file.is_held)
        unlock.unlocked.connect(self.let_in)
        unlock.painted.connect(file.begin_lock_line)
        # Where one looked: a window manager would put it in the room left beside what is about to go. Held by
        # test_the_locked_screen_asks_who_is_there_where_one_looked.
        unlock.move(over - unlock.rect().center())
        file.seats.leave()

    def change_person(self) -> None:
        self.lock()
        if self.unlock is not None:
            self.unlock.choose_person()

    def may_end(self) -> bool:
        """Whether the program may end; asks from a locked screen, and when somebody else left something typed."""
        if self.window is not None and not self._others_have_unsaved():
            return True
        return self._ask_to_end("Quitter Permanence", "Quitter")

    def reopen(self, title: str, work: "Work", page: str) -> None:
        window = self.window
        if window is None or not window.may_part():
            return
        if self._others_have_unsaved() and not self._ask_to_end(title, "Continuer"):
            return
        from desktop_app.use_cases.accounts import opening

        from ..progress_dialog import ProgressDialog

        desk = window.context.desk
        self._back_at = opening.Unlocked(desk.account, desk.keys), page
        self._progress = ProgressDialog(title)
        self.close()
        self._progress.show()
        self._progress.start(work, self._tell_done, self._tell_broke)

    def redress(self, page: str, told: str, **target: object) -> bool:
        if self.file is None or self.window is None or not self.window.may_part():
            return False
        window = self.file.seats.renew()
        window.go(page, **target)
        window.done_line.say(told)
        return True

    def close(self) -> None:
        """Give every window up without a question, and close the file, with a word when the disk takes its time."""
        file, self.file = self.file, None
        if file is not None:
            file.close()

    def _ask_who(self, folder: Path, **known: Any) -> UnlockWindow:
        self.unlock, self._rescue = UnlockWindow(folder, self._dialogs, attempts=self._attempts, **known), None
        self.unlock.painted.connect(self.seen)
        self.unlock.refused.connect(self._record_refusal)
        self.unlock.rescue_wanted.connect(self._mend)
        self.unlock.show()
        self.unlock.activateWindow()
        return self.unlock

    def _before(self, unlock: UnlockWindow) -> "Rescue":
        """What helps whoever stands before this window and cannot come in."""
        if self._rescue is None:
            from .rescue import Rescue

            self._rescue = Rescue(self.folders.data, self._dialogs, self._clock, unlock)
            self._rescue.mended.connect(self.let_in)
        return self._rescue

    def _mend(self) -> None:
        if self.unlock is not None:
            self._before(self.unlock).mend()

    def _leave_unlock(self) -> None:
        if self._rescue is not None:
            self._rescue.wait()
        if self.unlock is not None:
            self.unlock.dismiss()
        self.unlock = self._rescue = None

    def _open(self, unlocked: "Unlocked") -> "MainWindow":
        from desktop_app.use_cases.accounts import opening

        desk = self._beside().run(partial(opening.open_desk, self.folders.data, unlocked, clock=self._clock))
        desk.fixed_second_place = str(self.folders.second_place or "")
        return self.begin(desk)

    def _tell_done(self, told: str) -> None:
        window = self._open_again()
        if window is not None and told:
            window.done_line.say(told)

    def _tell_broke(self, error: Exception) -> None:
        window = self._open_again()
        if window is None:
            raise error
        window.context.runner.say_what_broke(error)

    def _open_again(self) -> "MainWindow | None":
        """The window of whoever had the file closed, or None once it was said why that does not open."""
        assert self._back_at is not None, "somebody waits"
        (unlocked, page), self._back_at = self._back_at, None
        window = None
        try:
            window = self.open_for(unlocked)
        except StorageTrouble as trouble:
            self.show_unlock()
            assert self.unlock is not None, "just shown"
            self._before(self.unlock).turn_away(unlocked, trouble)
        if window is not None:
            window.go(page)
        return window

    def _beside(self) -> "Writer":
        """What waits for the disk waits beside the window, which goes on being painted."""
        if self._writer is None:
            from ..writer import Writer

            self._writer = Writer(self)
        return self._writer

    def _others_have_unsaved(self) -> bool:
        return self.file is not None and self.file.seats.others_have_unsaved()

    def _ask_to_end(self, title: str, verb: str) -> bool:
        lost = self._others_have_unsaved()
        return self._dialogs.ask(title, _LOST if lost else _KEPT, verb, "Revenir", dangerous=lost)

    def _record_refusal(self, account_id: int) -> None:
        # Only an open file has a journal: before, nothing can be written of a wrong passphrase.
        if self.file is not None:
            self.file.record_refusal(account_id)
