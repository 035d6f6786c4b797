"""Who may open the file: an account has a name, its own passphrase, and the roles that say what it may do."""

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

LONGEST_NAME = 60


class Role(Enum):
    """What an account may do beyond the work of the desk, which every account may do; the value is the word on screen.

    `ADVISOR` reads and makes mandates (000, art. 2: professional secrecy); `MANAGER` keeps the convention, the
    accounts, the figures and the backups, and reads mandates only if also an advisor.
    """

    RECEPTION = "accueil"
    ADVISOR = "conseiller"
    MANAGER = "référent"


class Account(NamedTuple):
    """`id` is 0 until kept; `advisor_id` is the advisor of the file this account belongs to, or 0.

    Names stand in clear in the key file: the opening window must list them before any key is known.
    """

    id: int
    name: str
    roles: frozenset[Role]
    advisor_id: int = 0

    @property
    def reads_mandates(self) -> bool:
        """Whether the mandate key is for this account."""
        return Role.ADVISOR in self.roles

    @property
    def manages(self) -> bool:
        """Whether this account is a référent's."""
        return Role.MANAGER in self.roles

    @property
    def roles_in_words(self) -> str:
        """'accueil', 'conseiller et référent'…"""
        named = [role.value for role in (Role.ADVISOR, Role.MANAGER) if role in self.roles]
        return " et ".join(named) or Role.RECEPTION.value


def check_account(account: Account, others: Iterable[Account]) -> None:
    """Refuse a name that is empty, too long or already another account's (field account_name)."""
    from . import text
    from .errors import Fault, refuse
    from .search_key import fold

    faults = list(text.line_faults(account.name, "account_name", "Le nom du compte", longest=LONGEST_NAME))
    if any(other.id != account.id and fold(other.name) == fold(account.name) for other in others):
        faults.append(Fault("account_name", "Un autre compte porte déjà ce nom : ajoutez une initiale ou un service."))
    refuse(faults)


def check_a_manager_stays(left: Iterable[Account]) -> None:
    """Refuse to leave the file without a référent: nobody could open another account any more."""
    if not any(account.manages for account in left):
        from .errors import RuleBroken

        raise RuleBroken("Il faut au moins un compte de référent : donnez d’abord ce rôle à quelqu’un d’autre.")
