"""What the data protection officer decided; where the service's original of a mandate is and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_SQL = (
    "ALTER TABLE convention_terms ADD COLUMN officer_contact TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE convention_terms ADD COLUMN legal_basis TEXT NOT NULL DEFAULT 'PUBLIC_TASK'",
    "ALTER TABLE convention_terms ADD COLUMN special_ground TEXT NOT NULL DEFAULT 'EXPLICIT_CONSENT'",
    "ALTER TABLE convention_terms ADD COLUMN paper_years INTEGER CHECK (paper_years IN (0, 5, 6))",
    "ALTER TABLE house_rules ADD COLUMN draft_days INTEGER NOT NULL DEFAULT 15",
    """CREATE TABLE archives_answer (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        visa INTEGER NOT NULL,
        answered_on TEXT NOT NULL,
        reference TEXT NOT NULL
    ) STRICT""",
    # Without an answer that none is needed, a visa comes before the destruction (code du patrimoine, L. 212-2).
    """CREATE TABLE elimination (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        number TEXT NOT NULL UNIQUE,
        made_on TEXT NOT NULL,
        made_by TEXT NOT NULL,
        allowance TEXT,
        allowed_on TEXT,
        reference TEXT NOT NULL,
        destroyed_on TEXT,
        destroyed_by TEXT NOT NULL,
        way TEXT,
        CHECK ((allowance IS NULL) = (allowed_on IS NULL)),
        CHECK (destroyed_on IS NULL OR allowance IS NOT NULL)
    ) STRICT""",
    """CREATE TABLE mandate_paper (
        id INTEGER PRIMARY KEY REFERENCES mandate (id) ON DELETE CASCADE,
        years INTEGER CHECK (years IN (0, 5, 6)),
        place TEXT NOT NULL,
        filed_at TEXT,
        filed_by TEXT NOT NULL,
        returned_on TEXT,
        elimination_id INTEGER REFERENCES elimination (id),
        CHECK ((place = '') = (filed_at IS NULL))
    ) STRICT""",
    "CREATE INDEX mandate_paper_elimination ON mandate_paper (elimination_id) WHERE elimination_id IS NOT NULL",
    "CREATE INDEX mandate_paper_here ON mandate_paper (id) WHERE returned_on IS NULL AND elimination_id IS NULL",
    # Papers of before say no term: that of the settings is asked for.
    "INSERT INTO mandate_paper (id, place, filed_by) SELECT id, '', '' FROM mandate WHERE signed_at IS NOT NULL",
)


def run(db: Database) -> None:
    """Whatever was signed has an original somewhere, which nobody has said yet."""
    for statement in _SQL:
        db.execute(statement)
