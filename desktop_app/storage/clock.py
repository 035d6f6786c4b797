"""The last moment at which the clock of the computer was believed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from . import rows

if TYPE_CHECKING:
    from sqlite_utils import Database


def believed_at(db: Database) -> datetime | None:
    """That moment, or None in a file that never asked."""
    row = rows.first(db, "SELECT believed_at FROM clock")
    return rows.moment(row["believed_at"]) if row else None


def believe(db: Database, at: datetime) -> None:
    """From now on the clock is judged from this moment; inside `database.writing`."""
    rows.save_only(db, "clock", {"believed_at": rows.second(at)})
