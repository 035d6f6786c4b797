"""What a référent does to an account: add it, change it, give it a passphrase, take it out."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.account import Account
from desktop_app.domain.advisor import Advisor
from desktop_app.use_cases.accounts import accounts, passphrases
from desktop_app.use_cases.changes import Changes

from ..context import Context
from ..setup.passphrase_form import PassphraseForm
from ..widgets import labels
from ..widgets.buttons import danger, primary, rename, secondary
from ..widgets.fields import TextField
from ..widgets.form import Form
from ..widgets.frame import Frame
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
_CODE_HELP = (
    "Ce compte touche à des clés que le vôtre n’a pas : les huit mots de la feuille de secours les donnent. "
    "Majuscules et accents ne comptent pas."
)


class AccountDialog(QDialog):
    """A subclass fills `form` and gives `begin_work`; the dialog closes once the work is done.

    Where it is `dangerous` its button is never the one that Enter presses.
    """

    chapter = "accounts#les-comptes"

    dangerous = False

    def __init__(
        self, context: Context, title: str, sentence: str, form: Form, verb: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context, self.form = context, form
        self._verb, self._busy = verb, False
        self.code = TextField()
        self.setWindowTitle(title)
        self.agree = danger(verb, self) if self.dangerous else primary(verb, self)
        self.give_up = secondary("Annuler", self)
        self.agree.clicked.connect(self.go_on)
        self.give_up.clicked.connect(self.reject)
        form.row("code", "Code de secours", self.code, _CODE_HELP)
        form.show_row("code", False)
        parts = (labels.muted(sentence, self), form)
        Frame(labels.title(title, self), parts, (self.give_up, self.agree), self, width=600)

    def ask_code(self, account: Account, *, before: Account | None = None) -> bool:
        """Show the row of the recovery code, last of the form, where this account cannot do without; whether it is."""
        needed = bool(self.context.runner.read(accounts.needs_code, account, before=before))
        self.form.show_row("code", needed)
        return needed

    def go_on(self) -> None:
        """Do it, or show why not beside the fields."""
        if not self._busy and self.begin_work():
            self._show_busy(True)

    def begin_work(self) -> bool:
        """Hand the work to `work`; whether it has begun."""
        raise NotImplementedError

    def work(self, prepare: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """Run the two halves of a verb of `use_cases.accounts.accounts`, and close when it is done."""
        self.form.clear_faults()
        return self.context.runner.beside(self.form).do_slowly(self._end, prepare, *args, **kwargs)

    def reject(self) -> None:
        """Close, after asking when something typed would be lost; not while keys are being derived."""
        if self._busy:
            return
        if not self.form.was_edited() or self.context.dialogs.ask(
            "Fermer sans enregistrer ?", "Ce que vous avez écrit ici sera perdu.", "Fermer", "Continuer"
        ):
            super().reject()

    def _end(self, changes: Changes | None) -> None:
        self._show_busy(False)
        if changes is not None:
            self.accept()

    def _show_busy(self, busy: bool) -> None:
        self._busy = busy
        self.agree.setEnabled(not busy)
        self.give_up.setEnabled(not busy)
        rename(self.agree, "Un instant…" if busy else self._verb)


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
        self.ask_code(self._typed.rows.account())


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
        self.ask_code(wanted, before=self._account)


class GivePassphraseDialog(AccountDialog):
    """A new passphrase for somebody who has lost theirs."""

    def __init__(self, context: Context, account: Account, parent: QWidget | None = None) -> None:
        self._account, self._typed = account, PassphraseForm()
        self._typed.expect_names(context.runner.read(passphrases.names_at) or ())
        title = f"Nouvelle phrase pour {account.name}"
        super().__init__(context, title, _GIVE, self._typed, "Changer la phrase", parent)
        self.ask_code(account)
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


class RemoveAccountDialog(AccountDialog):
    """Says what goes and what stays before the account is taken out."""

    dangerous = True

    def __init__(self, context: Context, account: Account, parent: QWidget | None = None) -> None:
        self._account = account
        sentence = _REMOVE + (_RENEWED if account.reads_mandates else "")
        super().__init__(context, f"Retirer le compte de {account.name}", sentence, Form(), "Retirer le compte", parent)
        (self.code if self.ask_code(account) else self.give_up).setFocus()

    def begin_work(self) -> bool:
        """Take it out."""
        return self.work(accounts.prepare_remove, self._account.id, code=self.code.value())
