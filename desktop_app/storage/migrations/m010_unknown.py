"""Days of which nobody knows whether somebody received: where they are written, and where 0.1.0 left some."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_SQL = (
    """CREATE TABLE unknown_day (
        day TEXT PRIMARY KEY
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE written_over (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        first TEXT NOT NULL,
        last TEXT NOT NULL
    ) STRICT""",
    # 0.1.0 wrote each convention over the one before; the first writing, at the birth of the file, was over none.
    """INSERT INTO written_over (id, first, last)
        SELECT 1, first, last FROM (SELECT
            (SELECT date(substr(at, 1, 10)) FROM journal ORDER BY id LIMIT 1) AS first,
            (SELECT max(date(substr(at, 1, 10))) FROM journal WHERE action = 'CONVENTION_SET' AND id >
                (SELECT min(id) FROM journal WHERE action = 'CONVENTION_SET')) AS last)
        WHERE first <= last AND NOT EXISTS (SELECT 1 FROM settled)""",
)


def run(db: Database) -> None:
    """Make room for them; the next opening looks for them in the stretch that the journal tells, if it tells one."""
    for statement in _SQL:
        db.execute(statement)
