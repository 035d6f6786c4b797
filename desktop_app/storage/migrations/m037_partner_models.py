"""The mandate that a convention imposes: its text in blocks, version by version."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_SQL = (
    """CREATE TABLE partner_model (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        convention_id INTEGER NOT NULL REFERENCES convention (id) ON DELETE CASCADE,
        version INTEGER NOT NULL CHECK (version > 0),
        name TEXT NOT NULL,
        state TEXT NOT NULL,
        since TEXT,
        UNIQUE (convention_id, version),
        CHECK ((state = 'DRAFT') = (since IS NULL))
    ) STRICT""",
    # One at most of each: what is printed, and what is being written.
    "CREATE UNIQUE INDEX partner_model_once ON partner_model (convention_id, state) WHERE state <> 'REPLACED'",
    """CREATE TABLE partner_model_block (
        model_id INTEGER NOT NULL REFERENCES partner_model (id) ON DELETE CASCADE,
        position INTEGER NOT NULL CHECK (position > 0),
        title TEXT NOT NULL,
        words TEXT NOT NULL,
        PRIMARY KEY (model_id, position)
    ) STRICT, WITHOUT ROWID""",
)


def run(db: Database) -> None:
    """No convention imposed one before."""
    for statement in _SQL:
        db.execute(statement)
