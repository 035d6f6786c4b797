"""A person who comes to the counter (usager), and how alike two of them are."""

from collections import Counter
from difflib import SequenceMatcher

from . import text
from .errors import Fault, refuse
from .french import read_phone
from .nouns.frozen import frozen
from .search_key import fold

BORN = " / "
"""Stands before the name of birth in what the search looks in; no name holds it, folded."""
FIRST_YEAR = 1900


@frozen
class Person:
    """The least that must be known of someone; `phone` is '' or a number as `french.read_phone` gives it.

    `id` is 0 until the file has given one. `first_name` is '' for who has one name only. `birth_name` is the surname
    they were born under when it is another one, else ''; `birth_year` is 0 unless somebody else has their name.
    """

    id: int
    last_name: str
    first_name: str
    phone: str = ""
    birth_name: str = ""
    birth_year: int = 0

    @property
    def name(self) -> str:
        """As people say it: 'Marie Durand'."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def listed_name(self) -> str:
        """As lists sort it: 'DURAND Marie', 'DURAND Marie (naissance : MARTIN)'."""
        born = f" (naissance : {self.birth_name.upper()})" if self.birth_name else ""
        return f"{self.last_name.upper()} {self.first_name}".strip() + born

    @property
    def key(self) -> str:
        """What the search looks in: surname, then first name, folded; then the name of birth behind `BORN`."""
        return self.names_key + (f"{BORN}{fold(self.birth_name)}" if self.birth_name else "")

    @property
    def names_key(self) -> str:
        """The same without the name of birth: what two namesakes have in common."""
        return f"{fold(self.last_name)} {fold(self.first_name)}".strip()


@frozen
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


def read_person(
    last_name: str, first_name: str, phone: str = "", *, birth_name: str = "", birth_year: str = "", id: int = 0
) -> Person:
    """The person typed in a form; raises `Refused` (fields last_name, first_name, phone, birth_name, birth_year).

    A hyphen alone for a first name says that there is none; a name of birth that is their surname is none.
    """
    alone = text.tidy_name(first_name) == NO_FIRST_NAME
    refuse(
        [
            *text.name_faults(last_name, "last_name", "Le nom"),
            *([] if alone else _first_name_faults(first_name)),
            *_phone_faults(phone),
            *(text.name_faults(birth_name, "birth_name", "Le nom de naissance") if text.tidy_name(birth_name) else ()),
            *_year_faults(birth_year),
        ]
    )
    born = text.tidy_name(birth_name)
    return Person(
        id,
        text.tidy_name(last_name),
        "" if alone else text.tidy_name(first_name),
        read_phone(phone) or "",
        born if fold(born) != fold(last_name) else "",
        int(birth_year.strip() or 0),
    )


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


def _year_faults(year: str) -> list[Fault]:
    typed = year.strip()
    if not typed or (typed.isascii() and typed.isdigit() and len(typed) == 4 and int(typed) >= FIRST_YEAR):
        return []
    return [Fault("birth_year", f"Quatre chiffres, à partir de {FIRST_YEAR} : 1948, par exemple.")]


def alike(one: Person, other: Person) -> bool:
    """Whether the two may be the same person under another spelling, in either order.

    Same phone and one name in common; or nearly the same surname (one letter of six, as in Dupond and
    Dupont) and a first name that is close, or the beginning of the other; or both names swapped. The surname of birth
    is one as well; two years of birth that differ are two people.
    """
    if one.birth_year and other.birth_year and one.birth_year != other.birth_year:
        return False
    return any(_alike_names(one, names, other, others) for names in _spellings(one) for others in _spellings(other))


def _alike_names(one: Person, names: tuple[str, str], other: Person, others: tuple[str, str]) -> bool:
    if one.phone and one.phone == other.phone and set(names) & set(others):
        return True
    return any(_close_names(*pair) for pair in ((names, others), (names, others[::-1]), (names[::-1], others)))


def shares_letters(person: Person, key: str) -> bool:
    """Whether somebody of this search key may be `alike`: most letters of the shorter are in the longer, in any order.

    A quick no for the many who are not; never no where `alike` says yes by the names.
    """
    shared = (Counter(person.key) & Counter(key)).total()
    return shared >= 0.7 * min(len(person.key), len(key))


def _spellings(person: Person) -> list[tuple[str, str]]:
    """Surname and first name, under each surname they have or had."""
    surnames = (person.last_name, *([person.birth_name] if person.birth_name else ()))
    return [(fold(surname), fold(person.first_name)) for surname in surnames]


def _close_names(names: tuple[str, str], others: tuple[str, str]) -> bool:
    return _close(names[0], others[0], 0.83) and (
        _close(names[1], others[1], 0.8) or _begins(names[1], others[1]) or _begins(others[1], names[1])
    )


def _close(one: str, other: str, least: float) -> bool:
    if one == other:
        return True
    # Most pairs share too few letters, in whatever order, to be looked at more closely.
    shared = 2 * (Counter(one) & Counter(other)).total() >= least * (len(one) + len(other))
    pairs = ((one, other), (other, one))
    return shared and any(SequenceMatcher(None, *pair, autojunk=False).ratio() >= least for pair in pairs)


def _begins(short: str, long: str) -> bool:
    return bool(short) and long.startswith(short)
