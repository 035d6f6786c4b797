"""The journal: lines that the file itself refuses to change or to take out."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from desktop_app.domain.journal import Action, Entry

from . import rows

if TYPE_CHECKING:
    from sqlite_utils import Database


def write(db: Database, entry: Entry) -> None:
    """Add a line, in the transaction of what it tells."""
    row = {"at": rows.second(entry.at), "who": entry.who, "action": entry.action.name}
    rows.insert(db, "journal", {**row, "subject": entry.subject, "detail": entry.detail})


def latest(db: Database, limit: int) -> list[Entry]:
    """The last lines written, the newest first."""
    found = rows.select(db, "SELECT * FROM journal ORDER BY id DESC LIMIT ?", (limit,))
    return [
        Entry(datetime.fromisoformat(row["at"]), row["who"], Action[row["action"]], row["subject"], row["detail"])
        for row in found
    ]
