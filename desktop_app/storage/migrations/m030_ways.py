"""How many procedures were done with the person, by a mandate or elsewhere; and what is decided of who may sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_SQL = (
    """CREATE TABLE way (
        day TEXT NOT NULL,
        advisor_id INTEGER NOT NULL REFERENCES advisor (id),
        way TEXT NOT NULL,
        number INTEGER NOT NULL CHECK (number > 0),
        PRIMARY KEY (day, advisor_id, way)
    ) STRICT, WITHOUT ROWID""",
    "ALTER TABLE house_rules ADD COLUMN curatelle_refused INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE house_rules ADD COLUMN witnesses_enough INTEGER NOT NULL DEFAULT 0",
)


def run(db: Database) -> None:
    """Nobody counted before; the most cautious answers hold until somebody decides otherwise."""
    for statement in _SQL:
        db.execute(statement)
