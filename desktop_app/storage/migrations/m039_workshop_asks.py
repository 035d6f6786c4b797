"""Whom workshops are for and what was seen of it, seats for people without a name, what was proposed to the partner."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_SQL = (
    # One a line: « habitant de la CCFL », « agent de la commune de … ».
    "ALTER TABLE convention_terms ADD COLUMN open_to TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE catalogue_entry ADD COLUMN open_to TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE workshop ADD COLUMN open_to TEXT NOT NULL DEFAULT ''",
    # It goes with what was said of the appointment; what is left of it is a number.
    """CREATE TABLE eligibility (
        appointment_id INTEGER PRIMARY KEY REFERENCES appointment (id) ON DELETE CASCADE,
        entitlement TEXT NOT NULL,
        seen_at TEXT NOT NULL,
        seen_by TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE eligibility_count (
        day TEXT NOT NULL,
        entitlement TEXT NOT NULL,
        number INTEGER NOT NULL CHECK (number > 0),
        PRIMARY KEY (day, entitlement)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE workshop_group (
        workshop_id INTEGER NOT NULL REFERENCES workshop (id) ON DELETE CASCADE,
        entitlement TEXT NOT NULL,
        seats INTEGER NOT NULL CHECK (seats >= 0),
        came INTEGER CHECK (came >= 0),
        PRIMARY KEY (workshop_id, entitlement)
    ) STRICT, WITHOUT ROWID""",
    # No reference to the entry: it may leave the catalogue, and what was answered stays.
    """CREATE TABLE submission (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        entry_id INTEGER NOT NULL,
        title TEXT NOT NULL,
        first TEXT NOT NULL,
        last TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE submission_step (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        submission_id INTEGER NOT NULL REFERENCES submission (id) ON DELETE CASCADE,
        stage TEXT NOT NULL,
        on_day TEXT NOT NULL,
        said_by TEXT NOT NULL,
        reason TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX submission_step_submission ON submission_step (submission_id)",
    "ALTER TABLE loan ADD COLUMN machines INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE loan ADD COLUMN lent_out INTEGER NOT NULL DEFAULT 0",
)


def run(db: Database) -> None:
    """Workshops of before ask for nothing, nothing was proposed, and no loan was of computers."""
    for statement in _SQL:
        db.execute(statement)
