"""Days that are over keep what they were called: a bank holiday, a closure, the school holidays."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_DAY_NAME = """CREATE TABLE day_name (
        day TEXT NOT NULL,
        rank INTEGER NOT NULL CHECK (rank >= 0),
        name TEXT NOT NULL CHECK (name <> ''),
        PRIMARY KEY (day, rank)
    ) STRICT, WITHOUT ROWID"""


def run(db: Database) -> None:
    """Make the table; the names are written with the days, by the next opening."""
    db.execute(_DAY_NAME)
