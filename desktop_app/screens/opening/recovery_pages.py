"""The two pages of whoever forgot: the recovery code, then a new passphrase, without which one goes no further."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.domain.account import Account
from desktop_app.domain.errors import RuleBroken
from desktop_app.use_cases.accounts import passphrases

from ..setup.passphrase_form import PassphraseForm
from ..widgets.fields import ChoiceField, TextField
from ..widgets.form import Form
from .unlock_pages import UnlockPage


class CodeEntryPage(UnlockPage):
    """The eight words of the sheet; which of them is none of the list is said before the file is tried."""

    def __init__(self, parent: QWidget) -> None:
        form = Form()
        help = "Les huit mots de la feuille, dans l’ordre. Majuscules et accents ne comptent pas."
        self.code = form.row("code", "Code de secours", TextField(), help)
        super().__init__(form, "Continuer", "Revenir à la phrase de passe", parent)

    def read(self) -> str:
        if not self.code.value().strip():
            raise RuleBroken("Recopiez les huit mots de la feuille.", "code")
        return self.code.value()

    def take_focus(self) -> None:
        self.code.setFocus()


class NewPassphrasePage(UnlockPage):
    """Typed twice; the earlier passphrase of the account opens nothing any more."""

    def __init__(self, accounts: Sequence[Account], chosen: int, parent: QWidget) -> None:
        self._who = ChoiceField([(account.id, f"{account.name}, {account.roles_in_words}") for account in accounts])
        self._who.set_value(chosen)
        self._typed, self._several = PassphraseForm(), len(accounts) > 1
        # A single account is not a choice: the field holds it without being seen.
        self._typed.row("account", "Compte", self._who)
        self._typed.show_row("account", self._several)
        self._typed.ask()
        self._typed.expect_names(passphrases.names_of(None, accounts))
        super().__init__(self._typed, "Changer et ouvrir", "Abandonner", parent)

    def account_id(self) -> int:
        """The account that gets the new passphrase."""
        return int(self._who.value())

    def read(self) -> str:
        return self._typed.read()

    def take_focus(self) -> None:
        """Whose account comes first, when there are several."""
        if self._several:
            self._who.setFocus()
        else:
            self._typed.begin()
