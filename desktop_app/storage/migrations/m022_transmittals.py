"""Requests leave for the partner on a numbered paper, each on one only, and the answer to each is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_SQL = (
    "ALTER TABLE convention_terms ADD COLUMN answer_days INTEGER NOT NULL DEFAULT 0",
    """CREATE TABLE transmittal (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        year INTEGER NOT NULL,
        number INTEGER NOT NULL,
        sent_on TEXT NOT NULL,
        sent_to TEXT NOT NULL,
        answer_by TEXT NOT NULL,
        UNIQUE (year, number)
    ) STRICT""",
    # The words are those of the paper, so that it can be printed again as it was; a name goes with its person.
    """CREATE TABLE transmitted (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        transmittal_id INTEGER NOT NULL REFERENCES transmittal (id),
        position INTEGER NOT NULL,
        request_id INTEGER NOT NULL UNIQUE REFERENCES request (id),
        person_id INTEGER REFERENCES person (id),
        name TEXT NOT NULL,
        asked_on TEXT NOT NULL,
        subject TEXT NOT NULL,
        answered_on TEXT,
        answer TEXT,
        words TEXT NOT NULL,
        UNIQUE (transmittal_id, position),
        CHECK ((answer IS NULL) = (answered_on IS NULL))
    ) STRICT""",
    "CREATE INDEX transmitted_person ON transmitted (person_id) WHERE person_id IS NOT NULL",
    "CREATE INDEX transmitted_awaited ON transmitted (transmittal_id) WHERE answer IS NULL",
)


def run(db: Database) -> None:
    """A file of before transmits nothing."""
    for statement in _SQL:
        db.execute(statement)
