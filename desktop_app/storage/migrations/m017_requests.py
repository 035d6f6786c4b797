"""Whoever comes and cannot be received is noted with what came of it; those who wait are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_SQL = (
    # No reference to the appointment: one taken out comes back under its id, and the request with it.
    """CREATE TABLE request (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
        at TEXT NOT NULL,
        why TEXT NOT NULL,
        outcome TEXT NOT NULL,
        outcome_at TEXT NOT NULL,
        theme TEXT NOT NULL,
        person_id INTEGER REFERENCES person (id),
        sent_to TEXT NOT NULL,
        appointment_id INTEGER,
        tried_at TEXT,
        CHECK (outcome NOT IN ('LISTED', 'CALL_BACK') OR person_id IS NOT NULL)
    ) STRICT""",
    "CREATE INDEX request_at ON request (at)",
    "CREATE INDEX request_person ON request (person_id) WHERE person_id IS NOT NULL",
    """CREATE TRIGGER person_last_request AFTER INSERT ON request BEGIN
        UPDATE person SET last_on = substr(NEW.at, 1, 10)
        WHERE id = NEW.person_id AND last_on < substr(NEW.at, 1, 10); END""",
)


def run(db: Database) -> None:
    """A file of before holds no request."""
    for statement in _SQL:
        db.execute(statement)
