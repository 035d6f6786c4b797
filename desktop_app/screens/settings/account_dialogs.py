"""What a référent does to an account: add it, change it, give it a passphrase, take it out."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from desktop_app.domain.account import Account, Role
from desktop_app.domain.advisor import Advisor
from desktop_app.domain.french import of_person
from desktop_app.use_cases.accounts import accounts, passphrases
from desktop_app.use_cases.changes import Changes

from ..context import Context
from ..dialogs import may_drop
from ..runner import ShowsFaults
from ..setup.passphrase_form import PassphraseForm
from ..widgets import labels
from ..widgets.boxes import TickField
from ..widgets.buttons import danger, primary, rename, secondary
from ..widgets.fields import ChoiceField, TextField
from ..widgets.form import Form
from ..widgets.frame import Frame
from ..widgets.line import PassphraseField

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
_NAME_HELP = "Le prénom et le nom, ou le poste : « Accueil du samedi ». Il est écrit sur l’écran qui demande la phrase."
_EVERYONE = (
    "Tout compte tient l’accueil : rendez-vous, présences, ateliers, feuilles, retrait d’un mandat. "
    "Le contenu des mandats, couvert par le secret professionnel, n’est que pour les conseillers."
)
_TICKS = {
    Role.ADVISOR: "Conseiller : lit et fait les mandats",
    Role.MANAGER: "Référent : réglages et sauvegardes",
}
_FIRST_PASSPHRASE = "Laissez la personne l’écrire elle-même : elle seule doit la connaître."
_THEIRS = (
    "Ce compte va recevoir des clés : la personne écrit ici elle-même sa phrase de passe, celle de tous les jours. "
    "Ainsi les clés ne vont qu’à elle."
)
_OWN_ROLES = "Vos propres rôles se changent depuis un autre compte de référent."


class AccountRows:
    """Rows account_name, advisor_role, manager_role and advisor, added to a form that has others."""

    def __init__(self, form: Form, advisors: Sequence[Advisor]) -> None:
        self._form = form
        self.ticks = {role: TickField(words) for role, words in _TICKS.items()}
        offered = [(advisor.id, advisor.name) for advisor in advisors if advisor.active]
        self.advisor = ChoiceField(offered if len(offered) == 1 else [(0, "À choisir"), *offered])
        self.name = form.row("account_name", "Nom du compte", TextField(), _NAME_HELP)
        self._own = labels.muted(_OWN_ROLES, form)
        form.row("advisor_role", "", self.ticks[Role.ADVISOR], _EVERYONE)
        form.row("manager_role", "", self.ticks[Role.MANAGER])
        form.add(self._own)
        self._own.hide()
        form.row(
            "advisor", "Ce compte est celui de", self.advisor, "Il ouvre les mandats où cette personne est nommée."
        )
        self.follow()

    def show_account(self, account: Account, *, own: bool) -> None:
        """Put an account in the fields; nobody changes their own roles."""
        self.name.set_value(account.name)
        for role, tick in self.ticks.items():
            tick.set_value(role in account.roles)
            tick.setEnabled(not own)
            tick.setToolTip(_OWN_ROLES if own else "")
        self._own.setVisible(own)
        self.advisor.set_value(account.advisor_id)
        self.follow()

    def account(self, account_id: int = 0) -> Account:
        """What is typed, unchecked; the role of the front desk belongs to everybody."""
        ticked = [role for role, tick in self.ticks.items() if tick.value()]
        advisor_id = self.advisor.value() or 0 if Role.ADVISOR in ticked else 0
        return Account(account_id, self.name.value(), frozenset({Role.RECEPTION, *ticked}), advisor_id)

    def follow(self) -> None:
        """Ask which advisor only of an advisor."""
        self._form.show_row("advisor", self.ticks[Role.ADVISOR].value())


class KeysDialog(QDialog):
    """Derives keys in the worker: meanwhile nothing is pressed twice, and it does not close.

    A subclass has its two buttons, which wait.
    """

    agree: QPushButton
    give_up: QPushButton
    _busy = False

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.context = context

    def work(
        self,
        beside: ShowsFaults,
        done: Callable[[Changes | None], None],
        prepare: Callable[..., Any],
        *args: Any,
        **typed: Any,
    ) -> None:
        """Run the two halves of a verb of `use_cases.accounts.accounts`; `done`, most often `end`, hears of it."""
        if not self._busy:
            self.show_busy(self.context.runner.beside(beside).do_slowly(done, prepare, *args, **typed))

    def end(self, changes: Changes | None) -> None:
        """Close if it was done."""
        self.show_busy(False)
        if changes is not None:
            self.accept()

    def reject(self) -> None:
        """Close, but not while keys are being derived."""
        if not self._busy:
            super().reject()

    def show_busy(self, busy: bool) -> None:
        """Whether keys are being derived."""
        self._busy = busy
        self.agree.setEnabled(not busy)
        self.give_up.setEnabled(not busy)


class AccountDialog(KeysDialog):
    """A subclass fills `form` and gives `go_on`; the dialog closes once the work is done.

    Where it is `dangerous` its button is never the one that Enter presses.
    """

    chapter = "accounts#les-comptes"

    dangerous = False

    def __init__(self, context: Context, title: str, sentence: str, form: Form, verb: str, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.form, self._verb = form, verb
        self.setWindowTitle(title)
        self.agree = (danger if self.dangerous else primary)(verb, self, self.go_on)
        self.give_up = secondary("Annuler", self, self.reject)
        self.code = form.row("code", "Code de secours", TextField(), _CODE_HELP)
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
        raise NotImplementedError

    def keep(self, prepare: Callable[..., Any], *args: Any, **typed: Any) -> None:
        """Have this verb keep what is typed, with the recovery code."""
        self.form.clear_faults()
        self.work(self.form, self.end, prepare, *args, **typed, code=self.code.value())

    def reject(self) -> None:
        if self._busy or may_drop(self.context.dialogs, self.form.was_edited()):
            super().reject()

    def show_busy(self, busy: bool) -> None:
        super().show_busy(busy)
        rename(self.agree, "Un instant…" if busy else self._verb)


class AddAccountDialog(AccountDialog):
    """Name, roles, advisor, passphrase twice; the recovery code when the roles ask for keys one has not."""

    def __init__(self, context: Context, advisors: Sequence[Advisor], parent: QWidget) -> None:
        self._typed = PassphraseForm()
        self.rows = AccountRows(self._typed, advisors)
        self._typed.section("Sa phrase de passe", _FIRST_PASSPHRASE)
        self._typed.ask()
        self._typed.expect_names(context.runner.read(passphrases.names_at) or ())
        super().__init__(context, "Ajouter un compte", _ADD, self._typed, "Ajouter le compte", parent)
        self._typed.edited.connect(self._follow)
        self.rows.name.setFocus()

    def go_on(self) -> None:
        new, (passphrase, again) = self.rows.account(), self._typed.pair()
        typed = {"name": new.name, "roles": new.roles, "advisor_id": new.advisor_id}
        self.keep(accounts.prepare_add, **typed, passphrase=passphrase, again=again)

    def _follow(self) -> None:
        self.rows.follow()
        self.ask_code(self.rows.account())


class ChangeAccountDialog(AccountDialog):
    """Another name, other roles, another advisor; their passphrase when the account gains a key."""

    def __init__(self, context: Context, account: Account, advisors: Sequence[Advisor], parent: QWidget) -> None:
        self._account, form = account, Form()
        self.rows = AccountRows(form, advisors)
        self._passphrase = form.row("passphrase", "Sa phrase de passe", PassphraseField(), _THEIRS)
        super().__init__(context, f"Le compte {of_person(account.name)}", _CHANGE, form, "Enregistrer", parent)
        self.rows.show_account(account, own=account.id == context.desk.account.id)
        form.edited.connect(self._follow)
        self._follow()
        self.rows.name.setFocus()

    def go_on(self) -> None:
        wanted = self.rows.account(self._account.id)
        self.keep(accounts.prepare_change, account=wanted, passphrase=self._passphrase.value())

    def _follow(self) -> None:
        self.rows.follow()
        wanted = self.rows.account(self._account.id)
        self.form.show_row("passphrase", bool(self.context.runner.read(accounts.needs_passphrase, wanted)))
        self.ask_code(wanted, before=self._account)


class GivePassphraseDialog(AccountDialog):
    """A new passphrase for somebody who has lost theirs."""

    def __init__(self, context: Context, account: Account, parent: QWidget) -> None:
        self._account, self._typed = account, PassphraseForm()
        self._typed.ask()
        self._typed.expect_names(context.runner.read(passphrases.names_at) or ())
        title = f"Nouvelle phrase pour {account.name}"
        super().__init__(context, title, _GIVE, self._typed, "Changer la phrase", parent)
        self.ask_code(account)
        self._typed.begin()

    def go_on(self) -> None:
        passphrase, again = self._typed.pair()
        self.keep(accounts.prepare_give_passphrase, self._account.id, passphrase=passphrase, again=again)


class RemoveAccountDialog(AccountDialog):
    """Says what goes and what stays before the account is taken out."""

    dangerous = True

    def __init__(self, context: Context, account: Account, parent: QWidget) -> None:
        self._account = account
        sentence = _REMOVE + (_RENEWED if account.reads_mandates else "")
        title = f"Retirer le compte {of_person(account.name)}"
        super().__init__(context, title, sentence, Form(), "Retirer le compte", parent)
        (self.code if self.ask_code(account) else self.give_up).setFocus()

    def go_on(self) -> None:
        self.keep(accounts.prepare_remove, self._account.id)
