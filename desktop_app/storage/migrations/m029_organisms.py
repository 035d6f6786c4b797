"""What the place adds to the organisms and procedures that are shipped, or leaves out of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def run(db: Database) -> None:
    """Nobody changed them before. The three lists have one of theirs a line."""
    db.execute(
        """CREATE TABLE own_organism (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL,
            shipped TEXT NOT NULL,
            category TEXT,
            procedures TEXT NOT NULL,
            data TEXT NOT NULL,
            note TEXT NOT NULL,
            left_out TEXT NOT NULL,
            hidden INTEGER NOT NULL
        ) STRICT"""
    )
