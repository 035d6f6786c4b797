"""After the recovery code: whose account, and a new passphrase, without which one goes no further."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.domain.account import Account
from desktop_app.use_cases.accounts import passphrases

from ..setup.passphrase_form import PassphraseForm
from ..widgets.fields import ChoiceField
from .unlock_pages import UnlockPage


class NewPassphrasePage(UnlockPage):
    """Typed twice; the earlier passphrase of the account opens nothing any more."""

    def __init__(self, accounts: Sequence[Account], chosen: int, parent: QWidget | None = None) -> None:
        self._who = ChoiceField([(account.id, f"{account.name}, {account.roles_in_words}") for account in accounts])
        self._who.set_value(chosen)
        self._typed = _NewPassphrase(self._who, len(accounts))
        self._typed.expect_names(passphrases.names_of(None, accounts))
        super().__init__(self._typed, "Changer et ouvrir", "Abandonner", parent)

    def account_id(self) -> int:
        """The account that gets the new passphrase."""
        return int(self._who.value())

    def read(self) -> str:
        """The new passphrase; raises `Refused`."""
        return self._typed.read()

    def take_focus(self) -> None:
        """Put the focus in the first field."""
        self._typed.begin()


class _NewPassphrase(PassphraseForm):
    def __init__(self, who: ChoiceField, accounts: int) -> None:
        self._who, self._several = who, accounts > 1
        super().__init__()

    def _lay_out(self) -> None:
        # A single account is not a choice: the field holds it without being seen.
        self.row("account", "Compte", self._who)
        self.show_row("account", self._several)
        super()._lay_out()

    def begin(self) -> None:
        """Whose account comes first, when there are several."""
        if self._several:
            self._who.setFocus()
        else:
            super().begin()
