"""Messages left at the desk for an advisor."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_SQL = (
    """CREATE TABLE message (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        advisor_id INTEGER NOT NULL REFERENCES advisor (id),
        day TEXT NOT NULL,
        text TEXT NOT NULL,
        left_at TEXT NOT NULL,
        left_by TEXT NOT NULL,
        person_id INTEGER REFERENCES person (id) ON DELETE CASCADE,
        read_at TEXT
    ) STRICT""",
    "CREATE INDEX message_day ON message (day)",
    "CREATE INDEX message_advisor ON message (advisor_id)",
    "CREATE INDEX message_person ON message (person_id) WHERE person_id IS NOT NULL",
    "CREATE INDEX message_unread ON message (day) WHERE read_at IS NULL",
)


def run(db: Database) -> None:
    """Nobody left a message before."""
    for statement in _SQL:
        db.execute(statement)
