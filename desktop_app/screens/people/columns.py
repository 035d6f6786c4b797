"""The columns of the list of people."""

from collections.abc import Callable

from desktop_app.domain import french
from desktop_app.domain.person import Person

from ..widgets.aloud import as_heard
from ..widgets.table import Column


def key_of(person: Person) -> int:
    """What makes two readings the same person."""
    return person.id


def phone_in_words(person: Person) -> str:
    """'04 68 87 12 34', or a dash when none was given."""
    return french.phone(person.phone) if person.phone else "—"


def _spoken_phone(person: Person) -> str:
    return phone_in_words(person) if person.phone else "sans téléphone"


def columns(fact: Callable[[Person], str]) -> tuple[Column[Person], ...]:
    """The name and the phone; `fact` tells namesakes apart, beside the name unless it is the phone."""

    def named(person: Person) -> str:
        beside = fact(person)
        return f"{person.listed_name} · {beside}" if beside not in ("", phone_in_words(person)) else person.listed_name

    return (
        Column(
            "Nom et prénom",
            named,
            order=lambda person: person.key,
            spoken=lambda person: as_heard(named(person)),
            stretch=True,
        ),
        Column("Téléphone", phone_in_words, spoken=_spoken_phone),
    )
