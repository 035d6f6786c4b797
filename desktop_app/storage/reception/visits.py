"""When people came last and are expected next, read from their appointments, their tickets and their mandates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

Standing = tuple[date | None, datetime | None, bool | None]
_LAST_VISIT = """(SELECT max(day) FROM (
    SELECT substr(max(start), 1, 10) AS day FROM appointment WHERE person_id = person.id AND state = 'SEEN'
    UNION ALL SELECT max(day) FROM ticket WHERE person_id = person.id AND state = 'SEEN'))"""


def last(db: Database, ids: Sequence[int]) -> dict[int, date]:
    """The last day each of these people was received, by id, without those who never were."""
    marks = ", ".join("?" * len(ids))
    found = rows.select(db, f"SELECT id, {_LAST_VISIT} AS last FROM person WHERE id IN ({marks})", ids)
    return {row["id"]: date.fromisoformat(row["last"]) for row in found if row["last"]}


def coming(db: Database, ids: Sequence[int], since: datetime) -> dict[int, datetime]:
    """When each of these people is next awaited from that moment on, by id, without those who are not."""
    marks = ", ".join("?" * len(ids))
    sql = f"""SELECT person_id, min(start) AS start FROM appointment
        WHERE person_id IN ({marks}) AND start >= ? AND state IN ('EXPECTED', 'ARRIVED') GROUP BY person_id"""
    found = rows.select(db, sql, [*ids, rows.minute(since)])
    return {row["person_id"]: datetime.fromisoformat(row["start"]) for row in found}


def standings(db: Database, ids: Sequence[int], now: datetime) -> dict[int, Standing]:
    """Of each of these people, by id: the last day they were received, when they are next expected, their mandate.

    The mandate is True when one that goes on is signed, False when none of them is yet, None when none goes on.
    """
    marks = ", ".join("?" * len(ids))
    sql = f"""SELECT id,
        {_LAST_VISIT} AS last,
        (SELECT min(start) FROM appointment WHERE person_id = person.id AND start >= ? AND end > ?
            AND state IN ('EXPECTED', 'ARRIVED')) AS next,
        (SELECT max(state = 'ACTIVE') FROM mandate WHERE person_id = person.id AND state <> 'ENDED') AS active
        FROM person WHERE id IN ({marks})"""
    # The start narrows the index to this day and those to come.
    found = rows.select(db, sql, [now.date().isoformat(), rows.minute(now), *ids])
    return {
        row["id"]: (
            date.fromisoformat(row["last"]) if row["last"] else None,
            datetime.fromisoformat(row["next"]) if row["next"] else None,
            None if row["active"] is None else bool(row["active"]),
        )
        for row in found
    }
