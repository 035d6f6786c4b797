"""The first account: a name, whether it is also an advisor's, and the passphrase that opens the file."""

from collections.abc import Iterable

from desktop_app.domain import text
from desktop_app.domain.account import Account, Role, check_account
from desktop_app.domain.errors import Fault, Refused

from ..setup.passphrase_form import PassphraseForm
from ..widgets.boxes import TickField
from ..widgets.fields import ChoiceField, TextField
from ..widgets.reading import read_all

_NAME_HELP = "Ou celui de la personne qui répond de la permanence."
_ADVISOR_HELP = (
    "Les mandats sont couverts par le secret professionnel : sans ce rôle, personne ne les lit ni ne les fait."
)


class FirstAccountForm(PassphraseForm):
    """Rows account_name, is_advisor, advisor, passphrase and again; the account is a référent's in any case."""

    def __init__(self) -> None:
        super().__init__()
        is_advisor = TickField("Je suis aussi conseiller ou conseillère numérique")
        self._name = self.row("account_name", "Votre nom", TextField(), _NAME_HELP)
        self._is_advisor = self.row("is_advisor", "", is_advisor, _ADVISOR_HELP)
        self._advisor = self.row("advisor", "Vous êtes", ChoiceField(), chars=30)
        self.ask()
        self._follow()
        self._is_advisor.edited.connect(self._follow)

    def offer_advisors(self, names: Iterable[str]) -> None:
        """The advisors typed on an earlier page; their place among them, from 1, is what the account keeps."""
        self._advisor.set_options(list(enumerate(names, 1)))

    def account(self) -> Account:
        """The account typed, id 0; raises `Refused` (field account_name)."""
        roles = {Role.MANAGER} | ({Role.ADVISOR} if self._is_advisor.value() else set())
        place = (self._advisor.value() or 0) if self._is_advisor.value() else 0
        account = Account(0, text.tidy(self._name.value()), frozenset(roles), place)
        check_account(account, ())
        return account

    def first_guesses(self) -> tuple[str, ...]:
        return (self._name.value(), *super().first_guesses())

    def read(self) -> str:
        """The passphrase; raises `Refused` with every fault of the page."""
        faults: list[Fault] = []
        try:
            self.account()
        except Refused as refusal:
            faults += refusal.faults
        return read_all(super().read, faults)

    def begin(self) -> None:
        self._name.setFocus()

    def _follow(self) -> None:
        self.show_row("advisor", self._is_advisor.value())
