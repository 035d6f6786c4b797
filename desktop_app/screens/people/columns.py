"""The columns of the list of people."""

from desktop_app.domain import french
from desktop_app.domain.person import Person

from ..widgets.table import Column


def key_of(person: Person) -> int:
    """What makes two readings the same person."""
    return person.id


def phone_in_words(person: Person) -> str:
    """'04 68 87 12 34', or a dash when none was given."""
    return french.phone(person.phone) if person.phone else "—"


def _spoken_phone(person: Person) -> str:
    return phone_in_words(person) if person.phone else "sans téléphone"


COLUMNS: tuple[Column[Person], ...] = (
    Column("Nom et prénom", lambda person: person.listed_name, order=lambda person: person.key, stretch=True),
    Column("Téléphone", phone_in_words, spoken=_spoken_phone),
)
