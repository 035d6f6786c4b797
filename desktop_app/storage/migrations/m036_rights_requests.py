"""The register of what people ask about their own data, each with the month in which it must be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_SQL = (
    # The line stays when the person is erased, without them: it proves that they were answered.
    """CREATE TABLE rights_request (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        asked TEXT NOT NULL,
        received_on TEXT NOT NULL,
        received_by TEXT NOT NULL,
        identity TEXT NOT NULL,
        person_id INTEGER REFERENCES person (id),
        asked_by TEXT NOT NULL,
        noted_by TEXT NOT NULL,
        extra_months INTEGER NOT NULL CHECK (extra_months BETWEEN 0 AND 2),
        extended_on TEXT,
        extension_reason TEXT NOT NULL,
        answer TEXT,
        answered_on TEXT,
        answered_how TEXT,
        reason TEXT NOT NULL,
        answered_by TEXT NOT NULL,
        CHECK ((extra_months = 0) = (extended_on IS NULL)),
        CHECK ((answer IS NULL) = (answered_on IS NULL)),
        CHECK ((answer IS NULL) = (answered_how IS NULL)),
        CHECK (person_id IS NULL OR asked_by = '')
    ) STRICT""",
    "CREATE INDEX rights_request_person ON rights_request (person_id) WHERE person_id IS NOT NULL",
)


def run(db: Database) -> None:
    """Nobody noted any before."""
    for statement in _SQL:
        db.execute(statement)
