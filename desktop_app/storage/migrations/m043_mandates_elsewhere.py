"""The mandates that people hold in Aidants Connect: a reference and two days, gone with whom they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_SQL = (
    """CREATE TABLE mandate_elsewhere (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
        reference TEXT NOT NULL CHECK (reference <> ''),
        first_on TEXT NOT NULL,
        last_on TEXT NOT NULL,
        CHECK (last_on >= first_on)
    ) STRICT""",
    "CREATE INDEX mandate_elsewhere_person ON mandate_elsewhere (person_id)",
    "ALTER TABLE joining ADD COLUMN elsewhere INTEGER NOT NULL DEFAULT 0",
)


def run(db: Database) -> None:
    """Nobody noted any before."""
    for statement in _SQL:
        db.execute(statement)
