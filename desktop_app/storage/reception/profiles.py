"""The profiles of those received: how many gave each answer, by day and advisor."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.reception.profile import Profile

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database


def of(db: Database, day: date, advisor_id: int) -> Profile:
    """The profile of this day and advisor; without a number where none was typed."""
    sql = "SELECT answer, number FROM profile WHERE day = ? AND advisor_id = ?"
    found = rows.select(db, sql, (day.isoformat(), advisor_id))
    return Profile(day, advisor_id, {row["answer"]: row["number"] for row in found})


def write(db: Database, profile: Profile) -> None:
    """Have the day and advisor of this profile have these numbers, and no other."""
    day = profile.day.isoformat()
    db.execute("DELETE FROM profile WHERE day = ? AND advisor_id = ?", (day, profile.advisor_id))
    for answer, number in sorted(profile.numbers.items()):
        row: dict[str, rows.Value] = {"day": day, "advisor_id": profile.advisor_id, "answer": answer, "number": number}
        rows.insert(db, "profile", row)


def count(db: Database, first: date, last: date) -> dict[str, int]:
    """How many gave each answer from `first` to `last`, both included, whoever received them."""
    sql = "SELECT answer, sum(number) AS number FROM profile WHERE day >= ? AND day <= ? GROUP BY answer"
    found = rows.select(db, sql, (first.isoformat(), last.isoformat()))
    return {row["answer"]: row["number"] for row in found}
