"""Figures of mandates by month that lead to none, and the signed paper that is not where it should be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_SQL = (
    # Mandates signed before have their content sealed: nothing is counted for them.
    """CREATE TABLE mandate_count (
        month TEXT NOT NULL CHECK (length(month) = 7),
        axis TEXT NOT NULL CHECK (axis IN ('CATEGORY', 'FAMILY', 'MODALITY')),
        name TEXT NOT NULL,
        number INTEGER NOT NULL CHECK (number >= 0),
        PRIMARY KEY (month, axis, name)
    ) STRICT, WITHOUT ROWID""",
    "ALTER TABLE mandate_paper ADD COLUMN missing_on TEXT",
    "ALTER TABLE mandate_paper ADD COLUMN lost_on TEXT CHECK (lost_on IS NULL OR missing_on IS NOT NULL)",
    "CREATE INDEX mandate_paper_missing ON mandate_paper (id) WHERE missing_on IS NOT NULL",
)


def run(db: Database) -> None:
    """None is missing before somebody says so."""
    for statement in _SQL:
        db.execute(statement)
