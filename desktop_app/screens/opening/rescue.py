"""Whoever has the right passphrase and cannot come in: the folder gets back what it lacks, or takes a copy over."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.account import Account
from desktop_app.domain.errors import RuleBroken
from desktop_app.storage.errors import (
    CopyPutBack,
    Damaged,
    FileMissing,
    JournalForeign,
    KeysMissing,
    MandateKeysMissing,
    NotOurs,
    StorageTrouble,
)
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.copies import restore

from ..context import BareMeans
from ..dialogs import Dialogs
from ..worker import Worker
from .rescue_dialog import RescueDialog
from .unlock import UnlockWindow

_OF_THE_FILE = (CopyPutBack, Damaged, FileMissing, JournalForeign, MandateKeysMissing, NotOurs)
"""What a backup mends, once somebody was recognised."""
_ONLY, _IN_SERVICE = (
    "Seul un référent peut remettre une sauvegarde",
    "Un référent la met en service en ouvrant Permanence",
)
_LOST = (
    "Aucune copie des clés des mandats n’a été trouvée. Permanence peut repartir sans elles : les rendez-vous et les "
    "fiches sont intacts, mais le contenu de chaque mandat est perdu pour de bon. Il reste sur le papier signé."
)


class Rescue(QObject):
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
        if not isinstance(trouble, _OF_THE_FILE):
            self._window.fail(trouble)
        elif isinstance(trouble, CopyPutBack):
            self._window.fail(StorageTrouble(trouble.sentence, whom_to_call(self._accounts(), _IN_SERVICE)))
        elif unlocked.account.manages:
            self._window.fail(trouble, offer="Remettre une sauvegarde…")
        else:
            self._window.fail(StorageTrouble(trouble.sentence, whom_to_call(self._accounts())))

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
            self._give_back(partial(restore.give_back_keys, self._folder), KeysMissing)
        elif not isinstance(self._trouble, MandateKeysMissing):
            self._choose_copy(self._who)
        elif not self._give_back(partial(restore.give_back_mandate_keys, self._folder, self._who), MandateKeysMissing):
            self._begin_anew(self._who)

    def _choose_copy(self, unlocked: opening.Unlocked) -> None:
        self._who = unlocked
        self._window.rest()
        dialog = RescueDialog(self._means, self._folder, unlocked, self._clock, self._window, place=self._place)
        dialog.put_back.connect(self._try_again)
        self._means.dialogs.show(dialog)

    def _give_back(self, give: Callable[..., None], missing: type[StorageTrouble]) -> bool:
        """From here, else from a folder one chooses; whether it was tried to the end."""
        try:
            give()
        except missing:
            chosen = self._means.dialogs.choose_folder("Dans quel dossier sont les sauvegardes ?")
            return chosen is not None and self._try(partial(give, chosen=chosen))
        except (StorageTrouble, RuleBroken) as trouble:
            self._say(trouble)
            return True
        self._try_again()
        return True

    def _begin_anew(self, unlocked: opening.Unlocked) -> None:
        title = "Repartir sans les clés des mandats"
        if self._means.dialogs.ask(title, _LOST, "Repartir sans elles", "Ne rien changer", dangerous=True):
            self._try(partial(restore.begin_mandate_keys_anew, self._folder, unlocked))

    def _try(self, give: Callable[[], None]) -> bool:
        """Whether it could be done; what is wrong is said."""
        try:
            give()
        except (StorageTrouble, RuleBroken) as trouble:
            self._say(trouble)
            return False
        self._try_again()
        return True

    def _say(self, trouble: StorageTrouble | RuleBroken) -> None:
        if isinstance(trouble, StorageTrouble):
            self._means.dialogs.trouble(trouble)
        else:
            self._means.dialogs.refusal(trouble)

    def _try_again(self) -> None:
        if self._who is None:
            self._window.look_again()
        else:
            self.mended.emit(self._who)

    def _accounts(self) -> tuple[Account, ...]:
        return opening.accounts(self._folder)


def whom_to_call(accounts: tuple[Account, ...], why: str = _ONLY) -> str:
    """Who may put a backup back, or put one into service, and why."""
    names = " ou ".join(account.name for account in accounts if account.manages)
    return f"{why} : appelez {names}, ou apportez le code de secours."
