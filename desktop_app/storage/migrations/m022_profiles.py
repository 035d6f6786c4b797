"""How many of those received gave each answer of a profile, by day and advisor: nothing in it leads to a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def run(db: Database) -> None:
    """A file of before holds none."""
    db.execute(
        """CREATE TABLE profile (
        day TEXT NOT NULL,
        advisor_id INTEGER NOT NULL REFERENCES advisor (id),
        answer TEXT NOT NULL,
        number INTEGER NOT NULL CHECK (number > 0),
        PRIMARY KEY (day, advisor_id, answer)
    ) STRICT, WITHOUT ROWID"""
    )
