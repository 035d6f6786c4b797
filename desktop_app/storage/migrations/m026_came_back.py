"""A sheet names who came without appointment, and may say when people left; outings are asked for and decided."""

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
    "ALTER TABLE ticket ADD COLUMN minutes INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX ticket_minutes ON ticket (came_at) WHERE minutes > 0",
    "ALTER TABLE appointment ADD COLUMN left_at TEXT",
    "ALTER TABLE house_rules ADD COLUMN asks_leaving INTEGER NOT NULL DEFAULT 0",
    """CREATE TABLE outing (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
        asked_on TEXT NOT NULL,
        asked_by TEXT NOT NULL,
        place TEXT NOT NULL,
        purpose TEXT NOT NULL,
        wished TEXT NOT NULL,
        decision TEXT,
        decided_on TEXT,
        decided_by TEXT NOT NULL,
        held_on TEXT,
        reason TEXT NOT NULL,
        CHECK ((decision IS NULL) = (decided_on IS NULL)),
        CHECK ((decision IS 'ACCEPTED') = (held_on IS NOT NULL))
    ) STRICT""",
    "CREATE INDEX outing_asked ON outing (asked_on)",
    "CREATE INDEX outing_open ON outing (asked_on) WHERE decision IS NULL",
)


def run(db: Database) -> None:
    """Nobody was named on a ticket before, no sheet asked when people left, and no outing was noted."""
    for statement in _SQL:
        db.execute(statement)
