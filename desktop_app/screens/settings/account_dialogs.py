"""What a référent does to an account: add it, change it, give it a passphrase, take it out."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.domain.account import Account
from desktop_app.domain.advisor import Advisor
from desktop_app.use_cases.accounts import accounts, passphrases

from ..context import Context
from ..setup.passphrase_form import PassphraseForm
from ..widgets.form import Form
from .account_dialog import AccountDialog, DangerDialog
from .account_forms import KnownAccountForm, NewAccountForm

_ADD = "Chacun a son compte et sa phrase : le journal dit qui a fait quoi, et un départ ne gêne personne."
_CHANGE = "Ce que la personne peut faire change dès sa prochaine ouverture."
_GIVE = "L’ancienne phrase n’ouvrira plus rien. Laissez la personne écrire elle-même la nouvelle."
_REMOVE = (
    "La phrase de passe de ce compte n’ouvrira plus rien. Ce que la personne a enregistré reste ; "
    "le journal garde le numéro de son compte, sans son nom."
)
_RENEWED = (
    " La clé des mandats est renouvelée : les autres conseillers les lisent toujours, une copie des anciennes clés "
    "ne les ouvre plus."
)


class AddAccountDialog(AccountDialog):
    """Name, roles, advisor, passphrase twice; the recovery code when the roles ask for keys one has not."""

    def __init__(self, context: Context, advisors: Sequence[Advisor], parent: QWidget | None = None) -> None:
        self._typed = NewAccountForm(advisors)
        self._typed.expect_names(context.runner.read(passphrases.names_at) or ())
        super().__init__(context, "Ajouter un compte", _ADD, self._typed, "Ajouter le compte", parent)
        self._typed.edited.connect(self._follow)
        self._typed.rows.name.setFocus()

    def begin_work(self) -> bool:
        """Add it."""
        rows, (passphrase, again) = self._typed.rows, self._typed.pair()
        return self.work(
            accounts.prepare_add,
            name=rows.name.value(),
            roles=rows.roles(),
            advisor_id=rows.advisor_id(),
            passphrase=passphrase,
            again=again,
            code=self.code.value(),
        )

    def _follow(self) -> None:
        self._typed.rows.follow()
        self.ask_code(bool(self.context.runner.read(accounts.needs_code, self._typed.rows.account())))


class ChangeAccountDialog(AccountDialog):
    """Another name, other roles, another advisor; their passphrase when the account gains a key."""

    def __init__(
        self, context: Context, account: Account, advisors: Sequence[Advisor], parent: QWidget | None = None
    ) -> None:
        self._account, self._typed = account, KnownAccountForm(advisors)
        super().__init__(context, f"Le compte de {account.name}", _CHANGE, self._typed, "Enregistrer", parent)
        self._typed.rows.show_account(account, own=account.id == context.desk.account.id)
        self._typed.edited.connect(self._follow)
        self._follow()
        self._typed.rows.name.setFocus()

    def begin_work(self) -> bool:
        """Store it."""
        typed = self._typed.passphrase.value()
        return self.work(accounts.prepare_change, account=self._wanted(), passphrase=typed, code=self.code.value())

    def _wanted(self) -> Account:
        return self._typed.rows.account(self._account.id)

    def _follow(self) -> None:
        self._typed.rows.follow()
        wanted = self._wanted()
        self._typed.ask_passphrase(bool(self.context.runner.read(accounts.needs_passphrase, wanted)))
        self.ask_code(bool(self.context.runner.read(accounts.needs_code, wanted, before=self._account)))


class GivePassphraseDialog(AccountDialog):
    """A new passphrase for somebody who has lost theirs."""

    def __init__(self, context: Context, account: Account, parent: QWidget | None = None) -> None:
        self._account, self._typed = account, PassphraseForm()
        self._typed.expect_names(context.runner.read(passphrases.names_at) or ())
        title = f"Nouvelle phrase pour {account.name}"
        super().__init__(context, title, _GIVE, self._typed, "Changer la phrase", parent)
        self.ask_code(bool(context.runner.read(accounts.needs_code, account)))
        self._typed.begin()

    def begin_work(self) -> bool:
        """Change it."""
        passphrase, again = self._typed.pair()
        return self.work(
            accounts.prepare_give_passphrase,
            self._account.id,
            passphrase=passphrase,
            again=again,
            code=self.code.value(),
        )


class RemoveAccountDialog(DangerDialog):
    """Says what goes and what stays before the account is taken out."""

    def __init__(self, context: Context, account: Account, parent: QWidget | None = None) -> None:
        self._account = account
        sentence = _REMOVE + (_RENEWED if account.reads_mandates else "")
        super().__init__(context, f"Retirer le compte de {account.name}", sentence, Form(), "Retirer le compte", parent)
        asked = bool(context.runner.read(accounts.needs_code, account))
        self.ask_code(asked)
        if asked:
            self.code.setFocus()
        else:
            self.give_up.setFocus()

    def begin_work(self) -> bool:
        """Take it out."""
        return self.work(accounts.prepare_remove, self._account.id, code=self.code.value())
