"""The workshops that have a subject, and the catalogue from which subjects are taken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from desktop_app.domain.planning import Axis, CatalogueEntry, Decision, Level, SessionKey, Subject, Workshop

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

# A cancellation is what takes its hours away: once these are given back, nothing is decided any more. A day that was
# added for them alone is cancelled by taking it back.
_AS_IT_STANDS = (
    "SELECT workshop.*, taken_back_at IS NOT NULL AND workshop.pattern_id <> 0 AS given_back FROM workshop"
    " LEFT JOIN day_exception ON day_exception.id = exception_id"
)


def between(db: Database, first: date, last: date = date.max) -> list[Workshop]:
    """Those that have a subject whose session had its original date from `first` to `last`, both included."""
    sql = f"{_AS_IT_STANDS} WHERE workshop.original BETWEEN ? AND ? ORDER BY workshop.id"
    return [_workshop(row) for row in rows.select(db, sql, (first.isoformat(), last.isoformat()))]


def get(db: Database, id: int) -> Workshop | None:
    """The workshop of this id, or None."""
    row = rows.first(db, f"{_AS_IT_STANDS} WHERE workshop.id = ?", (id,))
    return _workshop(row) if row else None


def follow(db: Database, before: int, after: int, first: date) -> None:
    """Have the workshops from `first` on be those of another pattern, which replaces theirs."""
    db.execute(
        "UPDATE workshop SET pattern_id = ? WHERE pattern_id = ? AND original >= ?", (after, before, first.isoformat())
    )


def put_back(db: Database, workshops: Iterable[Workshop]) -> None:
    """Have each be of the session that its key says."""
    for each in workshops:
        rows.update(db, "workshop", {"pattern_id": each.key.pattern_id}, id=each.id, gone=TABLE.gone)


def catalogue(db: Database) -> list[CatalogueEntry]:
    """The catalogue, by title."""
    return sorted(CATALOGUE.found(db, "1"), key=lambda each: (each.subject.title.casefold(), each.id))


def _subject_row(subject: Subject) -> dict[str, rows.Value]:
    return {
        "title": subject.title,
        "theme": subject.theme,
        "aims": subject.aims,
        "level": subject.level.name if subject.level else None,
        "axis": subject.axis.name if subject.axis else None,
        "material": subject.material,
        "minimum": subject.minimum,
        "maximum": subject.maximum,
        "machine_each": int(subject.machine_each),
        "open_to": "\n".join(subject.open_to),
    }


def _subject(row: rows.Row) -> Subject:
    return Subject(
        title=row["title"],
        theme=row["theme"],
        aims=row["aims"],
        level=Level[row["level"]] if row["level"] else None,
        axis=Axis[row["axis"]] if row["axis"] else None,
        material=row["material"],
        minimum=row["minimum"],
        maximum=row["maximum"],
        machine_each=bool(row["machine_each"]),
        open_to=tuple(row["open_to"].splitlines()),
    )


def _entry_row(entry: CatalogueEntry) -> dict[str, rows.Value]:
    return {**_subject_row(entry.subject), "minutes": entry.minutes, "sessions": entry.sessions}


def _entry(row: rows.Row) -> CatalogueEntry:
    return CatalogueEntry(row["id"], _subject(row), row["minutes"], row["sessions"])


def _row(workshop: Workshop) -> dict[str, rows.Value]:
    return {
        "pattern_id": workshop.key.pattern_id,
        "advisor_id": workshop.key.advisor_id or None,
        "original": workshop.key.original.isoformat(),
        "start": rows.written_hour(workshop.start),
        **_subject_row(workshop.subject),
        "number": workshop.number,
        "sessions": workshop.of,
        "entry_id": workshop.entry_id,
        "decide_by": rows.minute(workshop.decide_by),
        "allowed": workshop.allowed,
        "allowed_why": workshop.allowed_why,
        "decision": workshop.decision.name if workshop.decision else None,
        "decided_at": rows.second(workshop.decided_at),
        "enrolled": workshop.enrolled,
        "exception_id": workshop.exception_id or None,
    }


def _workshop(row: rows.Row) -> Workshop:
    found = Workshop(
        id=row["id"],
        key=SessionKey(row["pattern_id"], row["advisor_id"] or 0, date.fromisoformat(row["original"])),
        start=time.fromisoformat(row["start"]),
        subject=_subject(row),
        decide_by=datetime.fromisoformat(row["decide_by"]),
        number=row["number"],
        of=row["sessions"],
        entry_id=row["entry_id"],
        allowed=row["allowed"],
        allowed_why=row["allowed_why"],
        decision=Decision[row["decision"]] if row["decision"] else None,
        decided_at=rows.moment(row["decided_at"]),
        enrolled=row["enrolled"],
        exception_id=row["exception_id"] or 0,
    )
    return replace(found, decision=None, decided_at=None, enrolled=0, exception_id=0) if row["given_back"] else found


TABLE = rows.Table("workshop", _row, _workshop, gone="Cet atelier a changé depuis : la page vient d’être relue.")
add, update, remove = TABLE.add, TABLE.update, TABLE.remove
CATALOGUE = rows.Table("catalogue_entry", _entry_row, _entry, gone="Cet atelier n’est plus au catalogue.")
