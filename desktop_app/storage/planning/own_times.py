"""Time of the advisors that was not for people: a row for each length noted, apart from the sessions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from desktop_app.domain.planning.own_time import OwnTime, TimeKind

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database


def between(db: Database, first: date, last: date) -> list[OwnTime]:
    """What is noted of the days from `first` to `last`, both included, by date and then as it was noted."""
    return TABLE.found(db, "day BETWEEN ? AND ? ORDER BY day, id", (first.isoformat(), last.isoformat()))


def add(db: Database, own: OwnTime, noted_at: datetime) -> OwnTime:
    """Store the line and return it with its id; one that comes back by an undo keeps its own."""
    row = {**_row(own), "noted_at": rows.second(noted_at)}
    return replace(own, id=rows.insert(db, "own_time", row, id=own.id))


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


TABLE = rows.Table("own_time", _row, _own_time, gone="Ce temps n’est plus noté.")
find, get, update, remove = TABLE.find, TABLE.get, TABLE.update, TABLE.remove
