"""The dates awaited under mandates that go on, and nothing else of them: why is sealed in their bodies.

They go with the body that says why, wherever it is dropped.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.mandate import Mandate, acts

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database


def keep(db: Database, mandate: Mandate) -> None:
    """Keep the dates that this mandate awaits and no other; to be called in the transaction that writes its body."""
    forget(db, mandate.id)
    days = {done.due_on.isoformat() for done in acts.deadlines(mandate.open_body) if done.due_on}
    sql = "INSERT INTO mandate_deadline (mandate_id, day) VALUES (?, ?)"
    db.conn.executemany(sql, [(mandate.id, day) for day in sorted(days)])


def forget(db: Database, mandate_id: int) -> None:
    """Nothing is awaited of this mandate any more: in the transaction that ends it."""
    db.execute("DELETE FROM mandate_deadline WHERE mandate_id = ?", (mandate_id,))


def awaited(db: Database, last: date) -> list[int]:
    """The ids of the mandates that have a date up to this day, the nearest date first."""
    sql = "SELECT mandate_id FROM mandate_deadline WHERE day <= ? GROUP BY mandate_id ORDER BY min(day), mandate_id"
    return [row["mandate_id"] for row in rows.select(db, sql, (last.isoformat(),))]
