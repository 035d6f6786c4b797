"""The people a purge would erase, as a list to be looked at before."""

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.french import plain_date
from desktop_app.domain.person import Person
from desktop_app.use_cases.destruction.erasure import Preview

from ..widgets.table import Column


@dataclass(frozen=True)
class Dormant:
    """Somebody who has not come for long; `last_visit` is None when they never came."""

    person: Person
    last_visit: date | None


def dormant_in(preview: Preview) -> list[Dormant]:
    """The rows of the list."""
    return [Dormant(person, preview.last_visits.get(person.id)) for person in preview.first]


def key_of(row: Dormant) -> int:
    """What makes two readings the same person."""
    return row.person.id


def last_visit_in_words(row: Dormant) -> str:
    """'3 novembre 2022', or that there was none."""
    return plain_date(row.last_visit) if row.last_visit else "aucune visite"


COLUMNS: tuple[Column[Dormant], ...] = (
    Column("Nom et prénom", lambda row: row.person.listed_name, order=lambda row: row.person.key, stretch=True),
    Column("Dernière visite", last_visit_in_words, order=lambda row: row.last_visit or date.min),
)
