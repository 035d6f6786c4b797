"""Somebody may be known by the name they were born under as well, and told apart by the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_SQL = (
    "ALTER TABLE person ADD COLUMN birth_name TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE person ADD COLUMN birth_year INTEGER NOT NULL DEFAULT 0",
    # Whoever gives the name they were born under is compared with the few who gave theirs, not with everybody.
    "CREATE INDEX person_born ON person (key) WHERE birth_name <> ''",
)


def run(db: Database) -> None:
    """Nobody gave theirs before."""
    for statement in _SQL:
        db.execute(statement)
