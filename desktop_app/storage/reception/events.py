"""The events: so many people, and none of their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, time
from typing import TYPE_CHECKING

from desktop_app.domain.reception.event import Event, EventKind

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database


def between(db: Database, first: date, last: date) -> list[Event]:
    """Those from `first` to `last`, both included, in order."""
    return TABLE.found(db, "day >= ? AND day <= ? ORDER BY day, start, id", (first.isoformat(), last.isoformat()))


def unsaid(db: Database, before: date) -> list[Event]:
    """Those before this date of which nobody has said how many people there were, the newest first."""
    return TABLE.found(db, "headcount IS NULL AND day < ? ORDER BY day DESC, id DESC", (before.isoformat(),))


def _row(event: Event) -> dict[str, rows.Value]:
    return {
        "day": event.day.isoformat(),
        "start": rows.written_hour(event.start),
        "end": rows.written_hour(event.end),
        "kind": event.kind.name,
        "title": event.title,
        "place": event.place,
        "advisor_id": event.advisor_id,
        "headcount": event.headcount,
    }


def _answers(event: Event) -> Iterator[dict[str, rows.Value]]:
    for answer, number in sorted(event.numbers.items()):
        yield {"answer": answer, "number": number}


def _event(row: rows.Row, answers: Sequence[rows.Row]) -> Event:
    return Event(
        id=row["id"],
        day=date.fromisoformat(row["day"]),
        start=time.fromisoformat(row["start"]),
        end=time.fromisoformat(row["end"]),
        kind=EventKind[row["kind"]],
        title=row["title"],
        place=row["place"],
        advisor_id=row["advisor_id"],
        headcount=row["headcount"],
        numbers={each["answer"]: each["number"] for each in answers},
    )


_ANSWERS = rows.Parts("event_answer", "event_id", "answer", _answers)
TABLE = rows.Table("event", _row, _event, gone="Cet événement n’est plus noté.", parts=_ANSWERS)
