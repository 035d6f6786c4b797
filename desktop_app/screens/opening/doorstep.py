"""What is done for whoever has the right passphrase and cannot come in: the file is mended, or taken over."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.storage.errors import (
    CopyPutBack,
    Damaged,
    FileMissing,
    JournalForeign,
    MandateKeysMissing,
    NotOurs,
    StorageTrouble,
)
from desktop_app.use_cases.accounts import opening

from ..context import BareMeans
from ..dialogs import Dialogs
from ..worker import Worker
from .unlock import UnlockWindow

if TYPE_CHECKING:
    from desktop_app.domain.account import Account

    from .rescue import Rescue


OF_THE_FILE = (CopyPutBack, Damaged, FileMissing, JournalForeign, MandateKeysMissing, NotOurs)
"""What a backup mends, once somebody was recognised."""
_ONLY, _IN_SERVICE = (
    "Seul un référent peut remettre une sauvegarde",
    "Un référent la met en service en ouvrant Permanence",
)


class Doorstep(QObject):
    """Stands before one unlock window; `mended` carries the `Unlocked` for whom it is worth trying again."""

    mended = Signal(object)

    def __init__(self, folder: Path, dialogs: Dialogs, clock: Callable[[], datetime], window: UnlockWindow) -> None:
        super().__init__(window)
        self._folder, self._clock, self._window = folder, clock, window
        self._means = BareMeans(Worker(self), dialogs)
        self._place: Path | None = None
        self._who: opening.Unlocked | None = None
        self._trouble = StorageTrouble()

    def turn_away(self, unlocked: opening.Unlocked, trouble: StorageTrouble) -> None:
        """Say why the file does not open; offer a backup to a référent, tell the others whom to call."""
        self._who, self._trouble = unlocked, trouble
        if not isinstance(trouble, OF_THE_FILE):
            self._window.fail(trouble)
        elif isinstance(trouble, CopyPutBack):
            self._window.fail(StorageTrouble(trouble.sentence, whom_to_call(self._accounts(), _IN_SERVICE)))
        elif unlocked.account.manages:
            self._window.fail(trouble, offer="Remettre une sauvegarde…")
        else:
            self._window.fail(StorageTrouble(trouble.sentence, whom_to_call(self._accounts())))

    def _accounts(self) -> tuple["Account", ...]:
        return opening.accounts(self._folder)

    def take_over(self, place: Path) -> None:
        """Once somebody is recognised by the keys of this place, choose which of its copies becomes the file."""
        self._place = place
        self._window.unlocked.connect(self._choose_copy)

    def wait(self) -> None:
        """Let what is being read end."""
        self._means.worker.wait()

    def mend(self) -> None:
        """Give back what is missing: the key file while nobody can be listed, else what kept somebody out."""
        if self._who is None:
            self._rescue().give_back_keys()
        else:
            self._rescue().mend(self._who, self._trouble)

    def _choose_copy(self, unlocked: opening.Unlocked) -> None:
        self._who = unlocked
        self._window.rest()
        if self._place is not None:
            self._rescue().take_over(self._place, unlocked)

    def _rescue(self) -> "Rescue":
        from .rescue import Rescue

        rescue = Rescue(self._folder, self._means, self._clock, self._window)
        rescue.mended.connect(self._try_again)
        return rescue

    def _try_again(self) -> None:
        if self._who is None:
            self._window.look_again()
        else:
            self.mended.emit(self._who)


def whom_to_call(accounts: tuple["Account", ...], why: str = _ONLY) -> str:
    """Who may put a backup back, or put one into service, and why."""
    names = " ou ".join(account.name for account in accounts if account.manages)
    return f"{why} : appelez {names}, ou apportez le code de secours."
