"""Whoever comes without appointment takes a number of the day, and the hour of whoever is late may go to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_SQL = (
    """CREATE TABLE ticket (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
        day TEXT NOT NULL,
        number INTEGER NOT NULL CHECK (number > 0),
        came_at TEXT NOT NULL,
        label TEXT NOT NULL,
        theme TEXT NOT NULL,
        wanted_id INTEGER REFERENCES advisor (id),
        state TEXT NOT NULL,
        state_at TEXT,
        advisor_id INTEGER REFERENCES advisor (id),
        received_at TEXT,
        sent_to TEXT NOT NULL,
        UNIQUE (day, number)
    ) STRICT""",
    "CREATE INDEX ticket_wanted ON ticket (wanted_id)",
    "CREATE INDEX ticket_advisor ON ticket (advisor_id)",
    "CREATE INDEX ticket_received ON ticket (received_at) WHERE received_at IS NOT NULL",
    "CREATE INDEX ticket_named ON ticket (day) WHERE label <> ''",
    "ALTER TABLE house_rules ADD COLUMN late_minutes INTEGER NOT NULL DEFAULT 10",
)


def run(db: Database) -> None:
    """A file of before holds no ticket; somebody was late after ten minutes, and stays so."""
    for statement in _SQL:
        db.execute(statement)
