"""Whoever had two files that were joined is known by both their opaque ids, so that an erasure reaches old copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_SQL = (
    """CREATE TABLE joined_person (
        uid TEXT PRIMARY KEY CHECK (length(uid) = 32),
        person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX joined_person_person ON joined_person (person_id)",
)


def run(db: Database) -> None:
    """Nobody was joined before."""
    for statement in _SQL:
        db.execute(statement)
