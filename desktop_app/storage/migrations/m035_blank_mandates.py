"""Blank mandates printed ahead, each with its number for good; the digests that papers bear at their foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_SQL = (
    """CREATE TABLE blank_mandate (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        number TEXT NOT NULL UNIQUE,
        advisor_id INTEGER NOT NULL REFERENCES advisor (id),
        template TEXT NOT NULL,
        printed_at TEXT NOT NULL,
        printed_by TEXT NOT NULL,
        paper_years INTEGER CHECK (paper_years IN (0, 5, 6)),
        counted_on TEXT NOT NULL,
        mandate_id INTEGER UNIQUE REFERENCES mandate (id),
        spoilt TEXT,
        spoilt_on TEXT,
        CHECK ((spoilt IS NULL) = (spoilt_on IS NULL)),
        CHECK (spoilt IS NULL OR mandate_id IS NULL)
    ) STRICT""",
    # Nothing that points at a mandate or a person: a paper is compared when both are long gone.
    """CREATE TABLE paper_mark (
        mark TEXT PRIMARY KEY CHECK (length(mark) = 12),
        kind TEXT NOT NULL,
        number TEXT NOT NULL,
        printed_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
)


def run(db: Database) -> None:
    """No blank was printed before, and papers of before bear no digest."""
    for statement in _SQL:
        db.execute(statement)
