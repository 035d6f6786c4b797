"""Comptes: who may open the file, and what for."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.account import Account
from desktop_app.domain.french import plural
from desktop_app.use_cases.accounts import accounts
from desktop_app.use_cases.settings.settings import Settings

from ..context import Context
from ..widgets.shown_cards import ShownCards
from .account_dialogs import AddAccountDialog, ChangeAccountDialog, GivePassphraseDialog, RemoveAccountDialog
from .section import Section

_SENTENCE = (
    "Chaque compte a sa phrase de passe. Tous tiennent l’accueil ; seuls les conseillers lisent les mandats ; "
    "seuls les référents règlent, sauvegardent et gèrent les comptes."
)
_VERBS = (("change", "Modifier…"), ("passphrase", "Nouvelle phrase de passe…"), ("remove", "Retirer…"))


class AccountsSection(Section):
    """One card an account; every change opens a dialog of its own."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.list = ShownCards("Ajouter un compte…")
        super().__init__(context, "Comptes", _SENTENCE, [self.list], parent)
        self._accounts: dict[int, Account] = {}
        self.list.add_button.clicked.connect(self._add)
        self.list.wanted.connect(self._open)

    def show_settings(self, settings: Settings) -> None:
        found = self.context.runner.read(accounts.every) or ()
        self._accounts = {each.id: each for each in found}
        names = {advisor.id: advisor.name for advisor in settings.advisors}
        self.list.begin(plural(len(found), "compte"))
        for account in found:
            self._show_card(account, names.get(account.advisor_id, ""))
        self.list.end()

    def _show_card(self, account: Account, advisor: str) -> None:
        own, roles = account.id == self.context.desk.account.id, account.roles_in_words
        named = f"{roles}, {advisor}" if advisor and advisor != account.name else roles
        title, verbs = (f"{account.name} (vous)", _VERBS[:1]) if own else (account.name, _VERBS)
        self.list.put_card(title, [named], account.id, verbs, f" : {account.name}")

    def _add(self) -> None:
        if self.settings is not None:
            self.context.dialogs.show(AddAccountDialog(self.context, self.settings.advisors, self.window()))

    def _open(self, asked: str, account_id: int) -> None:
        context, account, window = self.context, self._accounts[account_id], self.window()
        if asked == "change" and self.settings:
            context.dialogs.show(ChangeAccountDialog(context, account, self.settings.advisors, window))
        elif asked == "passphrase":
            context.dialogs.show(GivePassphraseDialog(context, account, window))
        elif asked == "remove":
            context.dialogs.show(RemoveAccountDialog(context, account, window))
