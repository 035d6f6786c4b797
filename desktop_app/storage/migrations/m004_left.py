"""Somebody may have left before being received, be another than was written, and an appointment has its own name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .rebuild import rebuild

if TYPE_CHECKING:
    from sqlite_utils import Database

_APPOINTMENT = """CREATE TABLE appointment (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
        person_id INTEGER NOT NULL REFERENCES person (id),
        advisor_id INTEGER NOT NULL REFERENCES advisor (id),
        start TEXT NOT NULL,
        end TEXT NOT NULL CHECK (end > start),
        theme TEXT NOT NULL,
        state TEXT NOT NULL
            CHECK (state IN ('EXPECTED', 'ARRIVED', 'SEEN', 'LEFT', 'EXCUSED', 'ABSENT', 'CANCELLED')),
        state_at TEXT
    ) STRICT"""
_CORRECTED = """CREATE TRIGGER person_last_correction AFTER UPDATE OF person_id ON appointment
        BEGIN UPDATE person SET last_on = substr(NEW.start, 1, 10)
            WHERE id = NEW.person_id AND last_on < substr(NEW.start, 1, 10); END"""


def run(db: Database) -> None:
    """Give every appointment a random name, and the state its table did not know."""
    rebuild(db, "appointment", _APPOINTMENT, values={"uid": "lower(hex(randomblob(16)))"})
    db.execute(_CORRECTED)
