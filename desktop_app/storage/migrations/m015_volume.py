"""The terms of a convention say how much presence the text promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def run(db: Database) -> None:
    """Of those that a file holds already nobody has said it."""
    db.execute("ALTER TABLE convention_terms ADD COLUMN volume TEXT NOT NULL DEFAULT ''")
