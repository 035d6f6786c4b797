"""The events: so many people, and none of their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

from desktop_app.domain.reception.event import Event, EventKind

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

_GONE = "Cet événement n’est plus noté."


def between(db: Database, first: date, last: date) -> list[Event]:
    """Those from `first` to `last`, both included, in order."""
    return _found(db, "day >= ? AND day <= ? ORDER BY day, start, id", (first.isoformat(), last.isoformat()))


def find(db: Database, id: int) -> Event | None:
    """The one of this id, or None."""
    return next(iter(_found(db, "id = ?", (id,))), None)


def unsaid(db: Database, before: date) -> list[Event]:
    """Those before this date of which nobody has said how many people there were, the newest first."""
    return _found(db, "headcount IS NULL AND day < ? ORDER BY day DESC, id DESC", (before.isoformat(),))


def add(db: Database, event: Event) -> Event:
    """Store it and return it with its id, a new one unless it has one."""
    added = replace(event, id=rows.insert(db, "event", _row(event), id=event.id))
    _write_answers(db, added)
    return added


def update(db: Database, event: Event) -> None:
    """Write what has changed; raises `OutOfDate` when it is gone."""
    rows.update(db, "event", _row(event), id=event.id, gone=_GONE)
    db.execute("DELETE FROM event_answer WHERE event_id = ?", (event.id,))
    _write_answers(db, event)


def remove(db: Database, id: int) -> None:
    """As if it had never been noted."""
    rows.remove(db, "event", id=id)


def _write_answers(db: Database, event: Event) -> None:
    for answer, number in sorted(event.numbers.items()):
        rows.insert(db, "event_answer", {"event_id": event.id, "answer": answer, "number": number})


def _found(db: Database, where: str, values: Sequence[rows.Value]) -> list[Event]:
    found = rows.select(db, f"SELECT * FROM event WHERE {where}", values)
    if not found:
        return []
    marks = ", ".join("?" * len(found))
    answers: dict[int, dict[str, int]] = {}
    sql = f"SELECT * FROM event_answer WHERE event_id IN ({marks})"
    for row in rows.select(db, sql, [each["id"] for each in found]):
        answers.setdefault(row["event_id"], {})[row["answer"]] = row["number"]
    return [_event(row, answers.get(row["id"], {})) for row in found]


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


def _event(row: rows.Row, numbers: dict[str, int]) -> Event:
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
        numbers=numbers,
    )
