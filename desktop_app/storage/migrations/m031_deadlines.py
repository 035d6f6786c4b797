"""The dates awaited under mandates, so that they are found without opening every body."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_SQL = (
    """CREATE TABLE mandate_deadline (
        mandate_id INTEGER NOT NULL REFERENCES mandate_body (mandate_id) ON DELETE CASCADE,
        day TEXT NOT NULL,
        PRIMARY KEY (mandate_id, day)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX mandate_deadline_day ON mandate_deadline (day)",
)


def run(db: Database) -> None:
    """No act was noted before, and nothing is awaited."""
    for statement in _SQL:
        db.execute(statement)
