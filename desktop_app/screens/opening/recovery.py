"""The way of whoever forgot: the recovery code, then the account, then a new passphrase."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.domain.account import Account
from desktop_app.use_cases.accounts import opening

from ..dialogs import Dialogs
from .code_entry_page import CodeEntryPage
from .new_passphrase_page import NewPassphrasePage
from .unlock_pages import UnlockPage


class Host(Protocol):
    """The unlock window, as seen from here."""

    dialogs: Dialogs

    def show_page(self, page: UnlockPage) -> None: ...

    def ask_passphrase(self) -> None: ...

    def work(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None: ...

    def rest(self) -> None: ...

    def tell(self, unlocked: opening.Unlocked) -> None: ...


class Recovery(QObject):
    """Walks the window through its pages; every key lies here between the code and the passphrase."""

    def __init__(self, folder: Path, host: Host, parent: QWidget) -> None:
        super().__init__(parent)
        self._folder, self._host, self._over = folder, host, parent
        self._keys: Any = None
        self._proposed = 0
        self._page: NewPassphrasePage | None = None

    def ask_code(self, proposed: int) -> None:
        """Ask for the eight words; `proposed` is the account that will be offered first, or 0."""
        self._proposed = proposed
        page = CodeEntryPage(self._over)
        page.wanted.connect(self._try_code)
        page.left.connect(self._host.ask_passphrase)
        self._host.show_page(page)

    def _try_code(self, code: str) -> None:
        self._host.work(partial(_keys_and_accounts, self._folder, code), self._ask_new)

    def _ask_new(self, found: tuple[Any, tuple[Account, ...]]) -> None:
        self._keys, accounts = found
        self._page = NewPassphrasePage(accounts, self._proposed, self._over)
        self._page.wanted.connect(self._replace)
        self._page.left.connect(self._give_up)
        self._host.rest()
        self._host.show_page(self._page)

    def _replace(self, passphrase: str) -> None:
        assert self._page is not None
        account_id = self._page.account_id()
        work = partial(opening.replace_passphrase, self._folder, self._keys, account_id, passphrase)
        self._host.work(work, self._host.tell)

    def _give_up(self) -> None:
        sentence = "La phrase oubliée reste celle du compte. Il faudra recopier le code de nouveau."
        if self._host.dialogs.ask("Garder l’ancienne phrase ?", sentence, "Abandonner", "Continuer"):
            self._keys = None
            self._host.ask_passphrase()


def _keys_and_accounts(folder: Path, code: str) -> tuple[Any, tuple[Account, ...]]:
    return opening.find_keys_by_code(folder, code), opening.accounts(folder)
