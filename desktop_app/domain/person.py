"""A person who comes to the counter (usager), and how alike two of them are."""

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

from . import text
from .errors import Fault, refuse
from .french import read_phone
from .search_key import fold


@dataclass(frozen=True)
class Person:
    """The least that must be known of someone; `phone` is '' or a number as `french.read_phone` gives it.

    `id` is 0 until the file has given one. `first_name` is '' for who has one name only.
    """

    id: int
    last_name: str
    first_name: str
    phone: str = ""

    @property
    def name(self) -> str:
        """As people say it: 'Marie Durand'."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def listed_name(self) -> str:
        """As lists sort it: 'DURAND Marie'."""
        return f"{self.last_name.upper()} {self.first_name}".strip()

    @property
    def key(self) -> str:
        """What the search looks in: surname, then first name, folded."""
        return f"{fold(self.last_name)} {fold(self.first_name)}".strip()


@dataclass(frozen=True)
class ErasedPerson(Person):
    """Whoever gave a mandate that has ended and was erased since: nothing is known of them any more."""

    @property
    def name(self) -> str:
        """What stands for the name."""
        return "Personne effacée"

    @property
    def listed_name(self) -> str:
        """What stands for it in a list."""
        return self.name


ERASED = ErasedPerson(0, "", "")


def read_person(last_name: str, first_name: str, phone: str = "", *, id: int = 0) -> Person:
    """The person typed in a form; raises `Refused` with the fields last_name, first_name, phone.

    A hyphen alone for a first name says that there is none.
    """
    alone = text.tidy_name(first_name) == NO_FIRST_NAME
    refuse(
        [
            *text.name_faults(last_name, "last_name", "Le nom"),
            *([] if alone else _first_name_faults(first_name)),
            *_phone_faults(phone),
        ]
    )
    return Person(id, text.tidy_name(last_name), "" if alone else text.tidy_name(first_name), read_phone(phone) or "")


NO_FIRST_NAME = "-"
"""What stands in the field of the first name of who has one name only."""
_EMPTY_FIRST_NAME = (
    "Le prénom est vide : écrivez-le comme la personne le dit, ou un tiret (-) si elle n’a qu’un seul nom."
)


def _first_name_faults(first_name: str) -> list[Fault]:
    if not text.tidy_name(first_name):
        return [Fault("first_name", _EMPTY_FIRST_NAME)]
    return list(text.name_faults(first_name, "first_name", "Le prénom"))


def _phone_faults(phone: str) -> list[Fault]:
    if not phone.strip() or read_phone(phone):
        return []
    return [Fault("phone", "Ce n’est pas un numéro de téléphone : dix chiffres, ou + et l’indicatif du pays.")]


def alike(one: Person, other: Person) -> bool:
    """Whether the two may be the same person under another spelling, in either order.

    Same phone and one name in common; or nearly the same surname (one letter of six, as in Dupond and
    Dupont) and a first name that is close, or the beginning of the other; or both names swapped.
    """
    names, others = _names(one), _names(other)
    if one.phone and one.phone == other.phone and set(names) & set(others):
        return True
    return any(_close_names(*pair) for pair in ((names, others), (names, others[::-1]), (names[::-1], others)))


def shares_letters(person: Person, key: str) -> bool:
    """Whether somebody of this search key may be `alike`: most letters of the shorter are in the longer, in any order.

    A quick no for the many who are not; never no where `alike` says yes by the names.
    """
    shared = (Counter(person.key) & Counter(key)).total()
    return shared >= 0.7 * min(len(person.key), len(key))


def _names(person: Person) -> tuple[str, str]:
    return fold(person.last_name), fold(person.first_name)


def _close_names(names: tuple[str, str], others: tuple[str, str]) -> bool:
    return _close(names[0], others[0], 0.83) and (
        _close(names[1], others[1], 0.8) or _begins(names[1], others[1]) or _begins(others[1], names[1])
    )


def _close(one: str, other: str, least: float) -> bool:
    if one == other:
        return True
    letters = len(one) + len(other)
    # Most pairs share too few letters, in whatever order, to be looked at more closely.
    if 2 * (Counter(one) & Counter(other)).total() < least * letters:
        return False
    pairs = ((one, other), (other, one))
    return any(SequenceMatcher(None, *pair, autojunk=False).ratio() >= least for pair in pairs)


def _begins(short: str, long: str) -> bool:
    return bool(short) and long.startswith(short)
