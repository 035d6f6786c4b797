"""The register of destructions in words, the newest first."""

from desktop_app.domain.french import capital, plural, short_date
from desktop_app.domain.mandate.destruction import Destruction, Kind

from ..widgets.table import Column

_WHAT = {
    Kind.MANDATE_BODY: "contenu de mandat",
    Kind.PERSON: "fiche d’usager",
    Kind.PEOPLE: "fiche d’usager",
}


def key_of(destruction: Destruction) -> int:
    """What makes two readings the same destruction."""
    return destruction.id


def what_in_words(destruction: Destruction) -> str:
    """'1 contenu de mandat', '12 fiches d’usager'."""
    return plural(destruction.amount, _WHAT[destruction.kind])


def when_in_words(destruction: Destruction) -> str:
    """'27/11/2025', or 'à terminer' while traces are left."""
    return short_date(destruction.done_at.date()) if destruction.done_at else "à terminer"


COLUMNS: tuple[Column[Destruction], ...] = (
    Column("Preuve", lambda destruction: destruction.number),
    Column("Le", when_in_words, order=lambda destruction: destruction.done_at or destruction.asked_at),
    Column("Ce qui a été détruit", what_in_words),
    Column("Pourquoi", lambda destruction: capital(destruction.trigger.value), stretch=True),
)
