"""Sessions are kept: what each day that is over was, with what stood at the head of its papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_SQL = (
    "ALTER TABLE recurring_day RENAME TO pattern",
    "DROP INDEX recurring_day_advisor",
    "CREATE INDEX pattern_advisor ON pattern (advisor_id)",
    """CREATE TABLE letterhead (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        commune TEXT NOT NULL,
        street TEXT NOT NULL,
        postcode TEXT NOT NULL,
        phone TEXT NOT NULL,
        mention TEXT NOT NULL,
        controller TEXT NOT NULL,
        UNIQUE (kind, commune, street, postcode, phone, mention, controller)
    ) STRICT""",
    """CREATE TABLE session (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
        day TEXT NOT NULL,
        advisor_id INTEGER NOT NULL REFERENCES advisor (id),
        last_name TEXT NOT NULL,
        first_name TEXT NOT NULL,
        title TEXT NOT NULL,
        purpose TEXT NOT NULL,
        segments TEXT NOT NULL,
        slot_minutes INTEGER NOT NULL,
        places INTEGER NOT NULL,
        pattern_id INTEGER,
        letterhead_id INTEGER NOT NULL REFERENCES letterhead (id)
    ) STRICT""",
    "CREATE INDEX session_day ON session (day)",
    "CREATE INDEX session_advisor ON session (advisor_id)",
    "CREATE INDEX session_letterhead ON session (letterhead_id)",
    """CREATE TABLE settled (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        before TEXT NOT NULL
    ) STRICT""",
)


def run(db: Database) -> None:
    """Make room for them; the days that are over are written by the next opening, from what the file says."""
    for statement in _SQL:
        db.execute(statement)
