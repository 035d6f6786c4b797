"""A site may have several places: a pattern, a changed day and a day that is over say which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .rebuild import rebuild

if TYPE_CHECKING:
    from sqlite_utils import Database

_PLACE = """CREATE TABLE place (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        label TEXT NOT NULL,
        kind TEXT NOT NULL,
        commune TEXT NOT NULL,
        street TEXT NOT NULL,
        postcode TEXT NOT NULL,
        phone TEXT NOT NULL,
        active INTEGER NOT NULL CHECK (active IN (0, 1))
    ) STRICT"""
_LETTERHEAD = """CREATE TABLE letterhead (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        label TEXT NOT NULL,
        kind TEXT NOT NULL,
        commune TEXT NOT NULL,
        street TEXT NOT NULL,
        postcode TEXT NOT NULL,
        phone TEXT NOT NULL,
        mention TEXT NOT NULL,
        controller TEXT NOT NULL,
        booking_contact TEXT NOT NULL,
        UNIQUE (label, kind, commune, street, postcode, phone, mention, controller, booking_contact)
    ) STRICT"""
_SAYS_WHERE = ("pattern", "session", "day_exception")


def run(db: Database) -> None:
    """The one place of before is the first, which is meant wherever none is named."""
    rebuild(db, "place", _PLACE, values={"label": "''", "active": "1"})
    rebuild(db, "letterhead", _LETTERHEAD, values={"label": "''"})
    for table in _SAYS_WHERE:
        db.execute(f"ALTER TABLE {table} ADD COLUMN place_id INTEGER REFERENCES place (id)")
        db.execute(f"CREATE INDEX {table}_place ON {table} (place_id)")
