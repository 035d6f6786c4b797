"""What an account is, as fields: a name, what it may do, whose it is."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.domain.account import Account, Role
from desktop_app.domain.advisor import Advisor

from ..setup.passphrase_form import PassphraseForm
from ..widgets import labels
from ..widgets.boxes import TickField
from ..widgets.fields import ChoiceField, TextField
from ..widgets.form import Form
from ..widgets.line import PassphraseField

_NAME_HELP = "Le prénom et le nom, ou le poste : « Accueil du samedi ». Il est écrit sur l’écran qui demande la phrase."
_EVERYONE = (
    "Tout compte tient l’accueil : rendez-vous, présences, ateliers, feuilles, retrait d’un mandat. "
    "Le contenu des mandats, couvert par le secret professionnel, n’est que pour les conseillers."
)
_TICKS = {
    Role.ADVISOR: "Conseiller : lit et fait les mandats",
    Role.MANAGER: "Référent : réglages et sauvegardes",
}
_THEIRS = (
    "Ce compte va recevoir des clés : la personne écrit ici elle-même sa phrase de passe, celle de tous les jours. "
    "Ainsi les clés ne vont qu’à elle."
)
_OWN_ROLES = "Vos propres rôles se changent depuis un autre compte de référent."


class AccountRows:
    """Rows account_name, advisor_role, manager_role and advisor, added to a form that has others."""

    def __init__(self, form: Form, advisors: Sequence[Advisor]) -> None:
        self._form = form
        self.name = TextField()
        self.ticks = {role: TickField(words) for role, words in _TICKS.items()}
        offered = [(advisor.id, advisor.name) for advisor in advisors if advisor.active]
        self.advisor = ChoiceField(offered if len(offered) == 1 else [(0, "À choisir"), *offered])
        form.row("account_name", "Nom du compte", self.name, _NAME_HELP)
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
        """What is typed, unchecked."""
        return Account(account_id, self.name.value(), self.roles(), self.advisor_id())

    def roles(self) -> frozenset[Role]:
        """The roles ticked; that of the front desk belongs to everybody."""
        return frozenset({Role.RECEPTION, *(role for role, tick in self.ticks.items() if tick.value())})

    def advisor_id(self) -> int:
        """The advisor of the file whose account it is, or 0."""
        return int(self.advisor.value() or 0) if self.ticks[Role.ADVISOR].value() else 0

    def follow(self) -> None:
        """Ask which advisor only of an advisor."""
        self._form.show_row("advisor", self.ticks[Role.ADVISOR].value())


class NewAccountForm(PassphraseForm):
    """An account and its first passphrase, which its owner types."""

    def __init__(self, advisors: Sequence[Advisor], parent: QWidget | None = None) -> None:
        self._advisors = advisors
        super().__init__(parent)

    def _lay_out(self) -> None:
        self.rows = AccountRows(self, self._advisors)
        self.section("Sa phrase de passe", "Laissez la personne l’écrire elle-même : elle seule doit la connaître.")
        super()._lay_out()


class KnownAccountForm(Form):
    """An account that exists: its passphrase is changed elsewhere, and asked of its owner who gains a key."""

    def __init__(self, advisors: Sequence[Advisor], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = AccountRows(self, advisors)
        self.passphrase = PassphraseField()
        self.row("passphrase", "Sa phrase de passe", self.passphrase, _THEIRS)
        self.ask_passphrase(False)

    def ask_passphrase(self, needed: bool) -> None:
        """Show the row of their passphrase, when they cannot be given keys without; what is typed stays."""
        self.show_row("passphrase", needed)
