"""The log emptied for good: until then, what was deleted still stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import known_trouble

if TYPE_CHECKING:
    from sqlite_utils import Database

PATIENCE = 250
"""Milliseconds to wait for a reader: the agent stands at the counter, and the next start tries again."""


def empty_log(db: Database) -> bool:
    """Bring the log into the file, where deleted rows are overwritten, and cut it to nothing.

    False while a reader holds an older picture of the file: the deleted rows are then still in the log.
    """
    with known_trouble():
        before = db.execute("PRAGMA busy_timeout").fetchone()[0]
        db.execute(f"PRAGMA busy_timeout={PATIENCE}")
        try:
            blocked, _, _ = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            db.execute(f"PRAGMA busy_timeout={before}")
    return not blocked
