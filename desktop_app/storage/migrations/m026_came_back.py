"""A sheet names who came without appointment, and may say when people left."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_SQL = (
    # Whoever is erased leaves their number behind: how many came stays known.
    "ALTER TABLE ticket ADD COLUMN person_id INTEGER REFERENCES person (id) ON DELETE SET NULL",
    "CREATE INDEX ticket_person ON ticket (person_id) WHERE person_id IS NOT NULL",
    """CREATE TRIGGER person_last_ticket AFTER INSERT ON ticket BEGIN
        UPDATE person SET last_on = NEW.day WHERE id = NEW.person_id AND last_on < NEW.day; END""",
    "ALTER TABLE appointment ADD COLUMN left_at TEXT",
    "ALTER TABLE house_rules ADD COLUMN asks_leaving INTEGER NOT NULL DEFAULT 0",
)


def run(db: Database) -> None:
    """Nobody was named on a ticket before, and no sheet asked when people left."""
    for statement in _SQL:
        db.execute(statement)
