"""The calendar of the place: what it chose, the dates it typed, and which days that are over it was closed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_SQL = (
    """CREATE TABLE calendar (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        territory TEXT NOT NULL,
        good_friday INTEGER NOT NULL CHECK (good_friday IN (0, 1)),
        saint_stephen INTEGER NOT NULL CHECK (saint_stephen IN (0, 1)),
        whit_monday_worked INTEGER NOT NULL CHECK (whit_monday_worked IN (0, 1)),
        zone TEXT NOT NULL,
        bank_holidays_close INTEGER NOT NULL CHECK (bank_holidays_close IN (0, 1)),
        school_holidays_close INTEGER NOT NULL CHECK (school_holidays_close IN (0, 1))
    ) STRICT""",
    """CREATE TABLE period (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        first TEXT NOT NULL,
        last TEXT NOT NULL CHECK (last >= first),
        every_year INTEGER NOT NULL CHECK (every_year IN (0, 1)),
        name TEXT NOT NULL CHECK (name <> '')
    ) STRICT""",
    """CREATE TABLE closed_day (
        day TEXT PRIMARY KEY,
        reason TEXT NOT NULL CHECK (reason <> '')
    ) STRICT, WITHOUT ROWID""",
)


def run(db: Database) -> None:
    """Make the three tables; without a row, the eleven bank holidays close the place and nothing else does."""
    for statement in _SQL:
        db.execute(statement)
