"""Numbers printed on paper that the file has forgotten, after an old one was put back: none is given twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

MANDATES, TRANSMITTALS, BLANKS = "mandate", "transmittal", "blank_mandate"


def floor(db: Database, series: str, year: int) -> int:
    """The highest rank of this year that may be on paper somewhere; 0 when the file remembers them all."""
    row = rows.first(db, "SELECT rank FROM number_floor WHERE series = ? AND year = ?", (series, year))
    return int(row["rank"]) if row else 0


def raise_floor(db: Database, series: str, year: int, rank: int) -> None:
    """Never give a rank up to this one; inside `database.writing`."""
    if rank > 0:
        db.execute(
            "INSERT INTO number_floor (series, year, rank) VALUES (?, ?, ?)"
            " ON CONFLICT (series, year) DO UPDATE SET rank = max(rank, excluded.rank)",
            (series, year, rank),
        )
