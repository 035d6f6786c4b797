"""Comptes: who may open the file, and what for."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from desktop_app.domain.account import Account
from desktop_app.domain.french import plural
from desktop_app.use_cases.accounts import accounts
from desktop_app.use_cases.settings.settings import Settings

from ..context import Context
from ..theme.tokens import Space, px
from ..widgets.flow import Flow
from ..widgets.shown_cards import ShownCards
from .account_dialogs import AddAccountDialog, ChangeAccountDialog, GivePassphraseDialog, RemoveAccountDialog
from .section import Section

_SENTENCE = (
    "Chaque compte a sa phrase de passe. Tous tiennent l’accueil ; seuls les conseillers lisent les mandats ; "
    "seuls les référents règlent, sauvegardent et gèrent les comptes."
)


class AccountList(ShownCards):
    """One card an account; `wanted` carries what is asked ('change', 'passphrase', 'remove') and the account."""

    def show_accounts(self, found: Sequence[Account], names: dict[int, str], *, own: int) -> None:
        """Replace the cards; `names` are those of the advisors, `own` the account at work."""
        self.begin(plural(len(found), "compte"))
        for account in found:
            self._add(account, names.get(account.advisor_id, ""), own=account.id == own)
        self.end()

    def _add(self, account: Account, advisor: str, *, own: bool) -> None:
        roles = account.roles_in_words
        named = f"{roles}, {advisor}" if advisor and advisor != account.name else roles
        card, column = self.make_card(f"{account.name} (vous)" if own else account.name, [named])
        verbs = [("change", "Modifier…")]
        if not own:
            verbs += [("passphrase", "Nouvelle phrase de passe…"), ("remove", "Retirer…")]
        buttons = [
            self.offer(card, verb, words, account.id, f"{words.removesuffix('…')} : {account.name}")
            for verb, words in verbs
        ]
        across = QHBoxLayout()
        across.setContentsMargins(0, px(self, Space.XS), 0, 0)
        across.addWidget(Flow(buttons, px(self, Space.S), px(self, Space.XS), card), 1)
        column.addLayout(across)
        self.put(card)


class AccountsSection(Section):
    """The list; every change opens a dialog of its own."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.list = AccountList("Ajouter un compte…")
        super().__init__(context, "Comptes", _SENTENCE, [self.list], parent)
        self._accounts: dict[int, Account] = {}
        self.list.add_button.clicked.connect(self._add)
        self.list.wanted.connect(self._open)

    def show_settings(self, settings: Settings) -> None:
        """Show the accounts of the key file."""
        found = self.context.runner.read(accounts.every) or ()
        self._accounts = {each.id: each for each in found}
        names = {advisor.id: advisor.name for advisor in settings.advisors}
        self.list.show_accounts(found, names, own=self.context.desk.account.id)

    def _add(self) -> None:
        if self.settings is not None:
            self._show(AddAccountDialog(self.context, self.settings.advisors, self.window()))

    def _open(self, asked: str, account_id: int) -> None:
        account = self._accounts[account_id]
        if asked == "change" and self.settings:
            self._show(ChangeAccountDialog(self.context, account, self.settings.advisors, self.window()))
        elif asked == "passphrase":
            self._show(GivePassphraseDialog(self.context, account, self.window()))
        elif asked == "remove":
            self._show(RemoveAccountDialog(self.context, account, self.window()))

    def _show(self, dialog: QDialog) -> None:
        self.context.dialogs.show(dialog)
