"""Comptes: who may open the file, and what for."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.account import Account
from desktop_app.domain.french import plural
from desktop_app.use_cases.accounts import accounts
from desktop_app.use_cases.settings.settings import Settings

from ..context import Context
from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.buttons import quiet
from ..widgets.flow import Flow
from .account_dialogs import AddAccountDialog, ChangeAccountDialog, GivePassphraseDialog, RemoveAccountDialog
from .section import Section

_SENTENCE = (
    "Chaque compte a sa phrase de passe. Tous tiennent l’accueil ; seuls les conseillers lisent les mandats ; "
    "seuls les référents règlent, sauvegardent et gèrent les comptes."
)


class AccountList(QWidget):
    """One card an account; `wanted` carries what is asked ('change', 'passphrase', 'remove') and the account."""

    edited = Signal()
    wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = labels.muted("", self)
        self.add_button = quiet("Ajouter un compte…", self, icon="add")
        self._buttons: list[QPushButton] = []
        self._cards = QVBoxLayout()
        self._cards.setSpacing(px(self, Space.M))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, Space.M))
        column.addWidget(self.count)
        column.addLayout(self._cards)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_accounts(self, found: Sequence[Account], names: dict[int, str], *, own: int) -> None:
        """Replace the cards; `names` are those of the advisors, `own` the account at work."""
        self.count.setText(plural(len(found), "compte"))
        focused = self._asked_by(self.window().focusWidget())
        while (item := self._cards.takeAt(0)) is not None:
            if (card := item.widget()) is not None:
                card.hide()
                card.deleteLater()
        self._buttons = []
        for account in found:
            card = self._card(account, names.get(account.advisor_id, ""), own=account.id == own)
            self._cards.addWidget(card)
            card.show()
        # Made later than the button that adds, the cards would come after it for Tab.
        for before, after in pairwise([*self._buttons, self.add_button]):
            self.setTabOrder(before, after)
        if focused is not None:
            self._focus_again(*focused)

    def read(self) -> None:
        """Nothing: each dialog stores what it asks."""

    def show_faults(self, faults: Any, /) -> None:
        """Nothing is typed here."""

    def _card(self, account: Account, advisor: str, *, own: bool) -> QFrame:
        card = QFrame(self)
        card.setProperty("role", "card")
        name = labels.strong(f"{account.name} (vous)" if own else account.name, card)
        roles = labels.muted(_roles(account, advisor), card)
        verbs = [("change", "Modifier…")]
        if not own:
            verbs += [("passphrase", "Nouvelle phrase de passe…"), ("remove", "Retirer…")]
        buttons = [self._button(verb, words, account, card) for verb, words in verbs]
        column = QVBoxLayout(card)
        column.setContentsMargins(*(px(self, edge) for edge in (Space.L, Space.M, Space.L, Space.S)))
        column.setSpacing(px(self, Space.XS))
        column.addWidget(name)
        column.addWidget(roles)
        across = QHBoxLayout()
        across.setContentsMargins(0, px(self, Space.XS), 0, 0)
        across.addWidget(Flow(buttons, px(self, Space.S), px(self, Space.XS), card), 1)
        column.addLayout(across)
        return card

    def _button(self, verb: str, words: str, account: Account, card: QFrame) -> QPushButton:
        button = quiet(words, card)
        button.setAccessibleName(f"{words.removesuffix('…')} : {account.name}")
        button.setProperty("asked", verb)
        button.setProperty("account", account)
        button.clicked.connect(self._tell)
        self._buttons.append(button)
        return button

    def _asked_by(self, widget: QWidget | None) -> tuple[str, int] | None:
        if isinstance(widget, QPushButton) and widget in self._buttons:
            return widget.property("asked"), widget.property("account").id
        return None

    def _focus_again(self, asked: str, account_id: int) -> None:
        again = [button for button in self._buttons if self._asked_by(button) == (asked, account_id)]
        (again[0] if again else self.add_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        asked = self.sender()
        self.wanted.emit(asked.property("asked"), asked.property("account"))


class AccountsSection(Section):
    """The list; every change opens a dialog of its own."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.list = AccountList()
        super().__init__(context, "Comptes", _SENTENCE, self.list, parent)
        self.keeps_by_itself()
        self.list.add_button.clicked.connect(self._add)
        self.list.wanted.connect(self._open)

    def show_settings(self, settings: Settings) -> None:
        """Show the accounts of the key file."""
        names = {advisor.id: advisor.name for advisor in settings.advisors}
        found = self.context.runner.read(accounts.every) or ()
        self.list.show_accounts(found, names, own=self.context.desk.account.id)

    def keep(self, read: Any) -> bool:
        """Nothing: each dialog stores what it asks."""
        return True

    def _add(self) -> None:
        if self._settings is not None:
            self._show(AddAccountDialog(self.context, self._settings.advisors, self.window()))

    def _open(self, asked: str, account: Account) -> None:
        if self._settings is None:
            return
        if asked == "change":
            self._show(ChangeAccountDialog(self.context, account, self._settings.advisors, self.window()))
        elif asked == "passphrase":
            self._show(GivePassphraseDialog(self.context, account, self.window()))
        else:
            self._show(RemoveAccountDialog(self.context, account, self.window()))

    def _show(self, dialog: QDialog) -> None:
        self.context.dialogs.show(dialog)


def _roles(account: Account, advisor: str) -> str:
    words = account.roles_in_words
    return f"{words}, {advisor}" if advisor and advisor != account.name else words
