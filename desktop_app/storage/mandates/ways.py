"""How many procedures were done with the person, by a mandate or elsewhere, by day and advisor: nobody's name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.mandate import Way

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database


def add(db: Database, day: date, advisor_id: int, way: Way) -> None:
    """One more, on that day, with that advisor."""
    db.execute(
        "INSERT INTO way (day, advisor_id, way, number) VALUES (?, ?, ?, 1)"
        " ON CONFLICT (day, advisor_id, way) DO UPDATE SET number = number + 1",
        (day.isoformat(), advisor_id, way.name),
    )


def take_back(db: Database, day: date, advisor_id: int, way: Way) -> bool:
    """One less; False when there is none."""
    its = (day.isoformat(), advisor_id, way.name)
    where = "day = ? AND advisor_id = ? AND way = ?"
    number = rows.number(db, f"SELECT coalesce(sum(number), 0) FROM way WHERE {where}", its)
    if number > 1:
        db.execute(f"UPDATE way SET number = number - 1 WHERE {where}", its)
    elif number:
        db.execute(f"DELETE FROM way WHERE {where}", its)
    return number > 0


def count(db: Database, first: date, last: date) -> dict[int, dict[Way, int]]:
    """How many of each from `first` to `last`, both included, by advisor."""
    sql = "SELECT advisor_id, way, sum(number) AS number FROM way WHERE day BETWEEN ? AND ? GROUP BY advisor_id, way"
    found: dict[int, dict[Way, int]] = {}
    for row in rows.select(db, sql, (first.isoformat(), last.isoformat())):
        found.setdefault(row["advisor_id"], {})[Way[row["way"]]] = row["number"]
    return found
