"""A mandate may be suspended, lose a line, end for more reasons, and keep its body until its end sheet is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .rebuild import rebuild

if TYPE_CHECKING:
    from sqlite_utils import Database

# That of the first step, with one state and four columns more: the states stand in its checks.
_MANDATE = """CREATE TABLE mandate (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        number TEXT NOT NULL UNIQUE,
        person_id INTEGER REFERENCES person (id),
        advisor_id INTEGER NOT NULL REFERENCES advisor (id),
        drafted_at TEXT NOT NULL,
        ends_on TEXT NOT NULL,
        state TEXT NOT NULL
            CHECK (state IN ('DRAFT', 'INFORMED', 'IDENTIFIED', 'PRINTED', 'ACTIVE', 'SUSPENDED', 'ENDED')),
        data_use_told_at TEXT,
        rights_told_at TEXT,
        procedures_told_at TEXT,
        identified_at TEXT,
        printed_at TEXT,
        signed_place TEXT,
        signed_at TEXT,
        ended_at TEXT,
        end_reason TEXT,
        channel TEXT,
        said_on TEXT,
        suspended_at TEXT,
        ends_because TEXT,
        line_count INTEGER NOT NULL CHECK (line_count >= 0),
        CHECK (state IN ('DRAFT', 'ENDED')
            OR (data_use_told_at IS NOT NULL AND rights_told_at IS NOT NULL AND procedures_told_at IS NOT NULL)),
        CHECK (state IN ('DRAFT', 'INFORMED', 'ENDED') OR identified_at IS NOT NULL),
        CHECK (state NOT IN ('PRINTED', 'ACTIVE', 'SUSPENDED') OR printed_at IS NOT NULL),
        CHECK (state NOT IN ('ACTIVE', 'SUSPENDED') OR (signed_at IS NOT NULL AND signed_place IS NOT NULL)),
        CHECK ((state = 'ENDED') = (ended_at IS NOT NULL AND end_reason IS NOT NULL)),
        CHECK ((state = 'SUSPENDED') = (suspended_at IS NOT NULL)),
        CHECK (channel IS NULL OR end_reason = 'WITHDRAWN'),
        CHECK (said_on IS NULL OR channel IS NOT NULL),
        CHECK (state = 'ENDED' OR person_id IS NOT NULL)
    ) STRICT"""
_SQL = (
    """CREATE TABLE mandate_line_withdrawn (
        mandate_id INTEGER NOT NULL REFERENCES mandate (id) ON DELETE CASCADE,
        number INTEGER NOT NULL CHECK (number > 0),
        at TEXT NOT NULL,
        channel TEXT NOT NULL,
        PRIMARY KEY (mandate_id, number)
    ) STRICT, WITHOUT ROWID""",
    "ALTER TABLE destruction ADD COLUMN held_until TEXT",
    """ALTER TABLE house_rules ADD COLUMN
        end_sheet_days INTEGER NOT NULL DEFAULT 0 CHECK (end_sheet_days BETWEEN 0 AND 7)""",
    # The life of one mandate is told from its lines of the journal: a few among those of twenty years.
    "CREATE INDEX journal_mandate ON journal (subject) WHERE subject >= 'mandat-' AND subject < 'mandat.'",
)


def run(db: Database) -> None:
    """None was suspended nor lost a line before, and the papers of before have no numbers."""
    rebuild(db, "mandate", _MANDATE, values={"line_count": "0"})
    for statement in _SQL:
        db.execute(statement)
