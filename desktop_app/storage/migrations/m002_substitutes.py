"""Who else may open a mandate: the substitutes named on it, and whoever it was entrusted to for one day."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_SQL = (
    """CREATE TABLE mandate_substitute (
        mandate_id INTEGER NOT NULL REFERENCES mandate (id) ON DELETE CASCADE,
        advisor_id INTEGER NOT NULL REFERENCES advisor (id),
        PRIMARY KEY (mandate_id, advisor_id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX mandate_substitute_advisor ON mandate_substitute (advisor_id)",
    """CREATE TABLE mandate_stand_in (
        mandate_id INTEGER NOT NULL REFERENCES mandate (id) ON DELETE CASCADE,
        advisor_id INTEGER NOT NULL REFERENCES advisor (id),
        day TEXT NOT NULL,
        PRIMARY KEY (mandate_id, day, advisor_id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX mandate_stand_in_advisor ON mandate_stand_in (advisor_id)",
    "CREATE INDEX mandate_stand_in_day ON mandate_stand_in (day)",
)


def run(db: Database) -> None:
    """Make both tables: a mandate that was made before names nobody but its own advisor."""
    for statement in _SQL:
        db.execute(statement)
