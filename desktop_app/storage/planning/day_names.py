"""What the days that are over were called in the calendar of the place: a later choice renames none of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database


def between(db: Database, first: date, last: date) -> dict[date, tuple[str, ...]]:
    """The names of each date that has some from `first` to `last`, both included, in the order they are told."""
    sql = "SELECT day, name FROM day_name WHERE day BETWEEN ? AND ? ORDER BY day, rank"
    found = rows.select(db, sql, (first.isoformat(), last.isoformat()))
    return {
        date.fromisoformat(day): tuple(row["name"] for row in named)
        for day, named in groupby(found, key=lambda row: row["day"])
    }


def keep(db: Database, names: Mapping[date, tuple[str, ...]]) -> None:
    """Write the names of days that have none yet."""
    for day, told in names.items():
        for rank, name in enumerate(told):
            rows.insert(db, "day_name", {"day": day.isoformat(), "rank": rank, "name": name})


def forget_from(db: Database, first: date) -> None:
    """Forget those of the days from this one on: the clock was ahead when they were taken for over."""
    db.execute("DELETE FROM day_name WHERE day >= ?", (first.isoformat(),))
