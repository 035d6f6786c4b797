"""Events: so many people at a market, a forum or an open day, and none of their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_SQL = (
    """CREATE TABLE event (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
        day TEXT NOT NULL,
        start TEXT NOT NULL,
        end TEXT NOT NULL,
        kind TEXT NOT NULL,
        title TEXT NOT NULL,
        place TEXT NOT NULL,
        advisor_id INTEGER NOT NULL REFERENCES advisor (id),
        headcount INTEGER CHECK (headcount >= 0)
    ) STRICT""",
    "CREATE INDEX event_day ON event (day)",
    "CREATE INDEX event_advisor ON event (advisor_id)",
    """CREATE TABLE event_answer (
        event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
        answer TEXT NOT NULL,
        number INTEGER NOT NULL CHECK (number > 0),
        PRIMARY KEY (event_id, answer)
    ) STRICT, WITHOUT ROWID""",
)


def run(db: Database) -> None:
    """A file of before holds none."""
    for statement in _SQL:
        db.execute(statement)
