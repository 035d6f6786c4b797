"""A place has rooms and what is lent to it, and each session what must be there; what lacked at one is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_SQL = (
    # The first place is of id 1 in the file, whatever stands for it elsewhere.
    """CREATE TABLE room (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        place_id INTEGER NOT NULL REFERENCES place (id),
        name TEXT NOT NULL,
        seats INTEGER NOT NULL DEFAULT 0,
        accessible INTEGER NOT NULL DEFAULT 0,
        confidential INTEGER NOT NULL DEFAULT 0,
        internet INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    "CREATE INDEX room_place ON room (place_id)",
    # One item a line: what the place has there, and what the advisors bring.
    "ALTER TABLE convention_terms ADD COLUMN equipment TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE convention_terms ADD COLUMN brought TEXT NOT NULL DEFAULT ''",
    """CREATE TABLE equipment_check (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        day TEXT NOT NULL,
        advisor_id INTEGER NOT NULL REFERENCES advisor (id),
        convention_id INTEGER NOT NULL REFERENCES convention (id),
        asked INTEGER NOT NULL,
        told INTEGER NOT NULL DEFAULT 0,
        checked_at TEXT NOT NULL,
        UNIQUE (day, advisor_id)
    ) STRICT""",
    "CREATE INDEX equipment_check_advisor ON equipment_check (advisor_id)",
    "CREATE INDEX equipment_check_convention ON equipment_check (convention_id, day)",
    """CREATE TABLE lack (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        check_id INTEGER NOT NULL REFERENCES equipment_check (id) ON DELETE CASCADE,
        item TEXT NOT NULL,
        owed_by TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX lack_check ON lack (check_id)",
    """CREATE TABLE loan (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        words TEXT NOT NULL,
        first TEXT NOT NULL,
        last TEXT NOT NULL,
        storage TEXT NOT NULL,
        returned_on TEXT
    ) STRICT""",
)


def run(db: Database) -> None:
    """No room was described, nothing was lent, and nobody was asked whether anything lacked."""
    for statement in _SQL:
        db.execute(statement)
