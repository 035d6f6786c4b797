"""Days that are over of which nobody knows whether somebody received, and the stretch of the past to look for them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.planning.unknown import WrittenOver

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database


def between(db: Database, first: date, last: date) -> list[date]:
    """Those from `first` to `last`, both included, in order."""
    sql = "SELECT day FROM unknown_day WHERE day BETWEEN ? AND ? ORDER BY day"
    return [date.fromisoformat(row["day"]) for row in rows.select(db, sql, (first.isoformat(), last.isoformat()))]


def keep(db: Database, days: Iterable[date]) -> None:
    """Write days that are over and unknown, once each."""
    for day in days:
        rows.insert(db, "unknown_day", {"day": day.isoformat()})


def forget(db: Database, day: date) -> bool:
    """This one is known after all; whether it was not."""
    return bool(db.execute("DELETE FROM unknown_day WHERE day = ?", (day.isoformat(),)).rowcount)


def forget_from(db: Database, first: date) -> None:
    """Forget them from this day on: the clock was ahead when they were taken for over."""
    db.execute("DELETE FROM unknown_day WHERE day >= ?", (first.isoformat(),))


def written_over(db: Database) -> WrittenOver | None:
    """The stretch in which days may be unknown, until somebody has heard of them; None in a file that has none."""
    row = rows.first(db, "SELECT first, last FROM written_over")
    return WrittenOver(date.fromisoformat(row["first"]), date.fromisoformat(row["last"])) if row else None


def bound(db: Database, last: date) -> None:
    """Have the stretch end on this day at the latest: what is over after it is known from the ledger."""
    db.execute("UPDATE written_over SET last = ? WHERE last > ?", (last.isoformat(), last.isoformat()))


def forget_stretch(db: Database) -> None:
    """Nothing is left to look for, nor to tell."""
    db.execute("DELETE FROM written_over")
