"""Time of the advisors that was not for people: a row for each length noted, apart from the sessions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from desktop_app.domain.errors import OutOfDate
from desktop_app.domain.planning.own_time import OwnTime, TimeKind

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

_GONE = "Ce temps n’est plus noté."


def between(db: Database, first: date, last: date) -> list[OwnTime]:
    """What is noted of the days from `first` to `last`, both included, by date and then as it was noted."""
    sql = "SELECT * FROM own_time WHERE day BETWEEN ? AND ? ORDER BY day, id"
    return [_own_time(row) for row in rows.select(db, sql, (first.isoformat(), last.isoformat()))]


def get(db: Database, id: int) -> OwnTime:
    """The line of this id; raises `OutOfDate` when it is gone."""
    if found := find(db, id):
        return found
    raise OutOfDate(_GONE)


def find(db: Database, id: int) -> OwnTime | None:
    """The line of this id, or None."""
    row = rows.first(db, "SELECT * FROM own_time WHERE id = ?", (id,))
    return _own_time(row) if row else None


def add(db: Database, own: OwnTime, noted_at: datetime) -> OwnTime:
    """Store the line and return it with its id; one that comes back by an undo keeps its own."""
    row = {**_row(own), "noted_at": rows.second(noted_at)}
    return replace(own, id=rows.insert(db, "own_time", row, id=own.id))


def update(db: Database, own: OwnTime) -> None:
    """Write what was corrected; raises `OutOfDate` when the line is gone."""
    rows.update(db, "own_time", _row(own), id=own.id, gone=_GONE)


def remove(db: Database, id: int) -> None:
    """As if it had never been noted."""
    rows.remove(db, "own_time", id=id)


def _row(own: OwnTime) -> dict[str, rows.Value]:
    return {
        "day": own.day.isoformat(),
        "advisor_id": own.advisor_id,
        "kind": own.kind.name,
        "minutes": own.minutes,
        "note": own.note,
    }


def _own_time(row: rows.Row) -> OwnTime:
    day = date.fromisoformat(row["day"])
    return OwnTime(row["id"], day, row["advisor_id"], TimeKind[row["kind"]], row["minutes"], row["note"])
