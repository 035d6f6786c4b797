"""The rows of the destruction clock: what, when and why, under the name of the list they belong to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from desktop_app.domain.french import NBSP, capital, day_and_month, plain_date, plural, short_date
from desktop_app.domain.mandate import Mandate
from desktop_app.domain.mandate.paper_original import PaperOriginal
from desktop_app.domain.person import Person
from desktop_app.use_cases.destruction.due import Due, Ending
from desktop_app.use_cases.mandates.paper_originals import OpenList

from ..widgets.table import Column


class Kind(Enum):
    """Which list a row belongs to; the value is what the first column says."""

    FINISH = "À terminer"
    TODAY = "Aujourd’hui"
    WEEK = "Cette semaine"
    DRAFT = "Jamais signé"
    FILE = "Papier à classer"
    MISSING = "Papier introuvable"
    TERM = "Papier au terme"
    NO_TERM = "Papier sans terme"
    LIST = "Bordereau"
    DONE = "Détruit"


BY_ITSELF = (Kind.TODAY, Kind.WEEK)
"""What nobody has to do anything about."""


@dataclass(frozen=True)
class DueRow:
    """One thing to destroy. `id` is that of the mandate, or of the list for the last two kinds, 0 for a destruction."""

    kind: Kind
    id: int
    what: str
    when: str
    why: str
    original: PaperOriginal | None = None
    list_: OpenList | None = None


def key_of(row: DueRow) -> tuple[object, ...]:
    """What makes two readings the same row."""
    return row.kind, row.id, row.what


def rows_of(due: Due, today: date) -> list[DueRow]:
    """Every row: what to finish, what goes by itself, what asks for a gesture, what is done."""
    return [
        *_to_finish(due),
        *(_ending(Kind.TODAY, each, "ce soir") for each in due.today),
        *(_ending(Kind.WEEK, each, day_and_month(each.mandate.ends_on)) for each in due.this_week),
        *(_draft(*each, today) for each in due.drafts),
        *(_paper(Kind.FILE, each, _dated("signé le", each.signed_on), _FILE) for each in due.to_file.originals),
        *(_paper(Kind.MISSING, each, _dated("depuis le", each.missing_on), _MISSING) for each in due.missing),
        *(_paper(Kind.TERM, each, _dated("terme le", each.term), _TERM) for each in due.over_term.originals),
        *(
            _paper(Kind.NO_TERM, each, _dated("fini le", each.ended_on), _NO_TERM)
            for each in due.without_term.originals
        ),
        *_not_shown(due),
        *(_list(Kind.LIST, each) for each in due.lists),
        *(_list(Kind.DONE, each) for each in due.destroyed),
    ]


_FILE = "Dites où il est rangé"
_MISSING = "À chercher"
_TERM = "À proposer aux Archives"
_NO_TERM = "Durée de garde pas encore décidée"


def _to_finish(due: Due) -> Iterator[DueRow]:
    for each in due.pending:
        why = f"Attend la feuille de fin jusqu’au {short_date(each.held_until)}" if each.held_until else "Interrompue"
        yield DueRow(Kind.FINISH, 0, f"Destruction {each.number}", short_date(each.asked_at.date()), why)


def _ending(kind: Kind, ending: Ending, when: str) -> DueRow:
    mandate, person = ending.mandate, ending.person
    return DueRow(kind, mandate.id, _named(mandate, person), when, f"{capital(ending.why.value)}, tout seul")


def _draft(mandate: Mandate, person: Person, today: date) -> DueRow:
    days = plural((today - mandate.drafted_at.date()).days, "jour")
    when = f"préparé le {short_date(mandate.drafted_at.date())}"
    return DueRow(Kind.DRAFT, mandate.id, _named(mandate, person), when, f"Sans signature depuis {days}")


def _paper(kind: Kind, original: PaperOriginal, when: str, why: str) -> DueRow:
    where = f", {original.place}" if original.place else ""
    return DueRow(kind, original.mandate_id, f"Mandat {original.number}{where}", when, why, original)


def _not_shown(due: Due) -> Iterator[DueRow]:
    """How many more there are of each list of papers that is too long to be seen at once."""
    for kind, kept in ((Kind.FILE, due.to_file), (Kind.TERM, due.over_term), (Kind.NO_TERM, due.without_term)):
        if more := kept.count - len(kept.originals):
            yield DueRow(kind, 0, f"… et {plural(more, 'autre original')}", "", "Viendra à son tour")


def _dated(words: str, day: date | None) -> str:
    return f"{words} {short_date(day)}" if day else ""


def _list(kind: Kind, found: OpenList) -> DueRow:
    list_ = found.elimination
    what = f"{list_.number}, {plural(len(found.originals), 'mandat')}"
    if list_.destroyed_on and list_.way:
        return DueRow(kind, list_.id, what, short_date(list_.destroyed_on), capital(list_.way.value), list_=found)
    why = "Attend l’accord des Archives" if list_.allowance is None else "Accord noté, à détruire"
    return DueRow(kind, list_.id, what, f"du {short_date(list_.made_on)}", why, list_=found)


def _named(mandate: Mandate, person: Person) -> str:
    return f"Mandat {mandate.number}, {person.name}"


def list_in_words(found: OpenList) -> str:
    """What is on a list and how far it is, for the panel."""
    list_ = found.elimination
    numbers = ", ".join(each.number for each in found.originals)
    allowed = ""
    if list_.allowance and list_.allowed_on:
        told = f"{capital(list_.allowance.value)}, le {plain_date(list_.allowed_on)}"
        allowed = f" {told}, référence {list_.reference}."
    return f"Mandats{NBSP}: {numbers}.{allowed}"


COLUMNS: tuple[Column[DueRow], ...] = (
    Column("Liste", lambda row: row.kind.value, order=lambda row: list(Kind).index(row.kind)),
    Column("Quoi", lambda row: row.what, stretch=True),
    Column("Quand", lambda row: row.when),
    Column("Pourquoi", lambda row: row.why),
)
