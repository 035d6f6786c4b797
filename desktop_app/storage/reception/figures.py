"""What reports still need of people who are erased: how many visits and visitors there were, and nobody's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

_VISITS = """
    INSERT INTO visit_figure (day, advisor_id, theme, state, number)
    SELECT substr(start, 1, 10) AS day, advisor_id, theme, state, count(*)
    FROM appointment WHERE person_id IN ({people}) GROUP BY 1, 2, 3, 4
    ON CONFLICT (day, advisor_id, theme, state) DO UPDATE SET number = number + excluded.number"""
_VISITORS = """
    INSERT INTO visitor_figure (period, number)
    SELECT substr(start, 1, {length}) AS period, count(DISTINCT person_id)
    FROM appointment WHERE person_id IN ({people}) AND state = 'SEEN' GROUP BY 1
    ON CONFLICT (period) DO UPDATE SET number = number + excluded.number"""
_MONTH, _YEAR = len("2025-11"), len("2025")


def days(db: Database, first: date, last: date) -> list[tuple[date, int]]:
    """The days from `first` to `last`, both included, on which people since erased had come, with their advisors."""
    sql = "SELECT DISTINCT day, advisor_id FROM visit_figure WHERE day BETWEEN ? AND ? ORDER BY day, advisor_id"
    found = rows.select(db, sql, (first.isoformat(), last.isoformat()))
    return [(date.fromisoformat(row["day"]), row["advisor_id"]) for row in found]


def keep_of(db: Database, person_ids: Sequence[int]) -> None:
    """Add the appointments of these people to the figures; their appointments are then to be deleted."""
    people = ", ".join("?" * len(person_ids))
    db.execute(_VISITS.format(people=people), tuple(person_ids))
    for length in (_MONTH, _YEAR):
        db.execute(_VISITORS.format(people=people, length=length), tuple(person_ids))
