"""A pattern may skip some of the dates that its rule gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def run(db: Database) -> None:
    """Those of before skip none; the dates are written one after the other with a space between, as `dates` are."""
    db.execute("ALTER TABLE pattern ADD COLUMN skipped TEXT NOT NULL DEFAULT ''")
