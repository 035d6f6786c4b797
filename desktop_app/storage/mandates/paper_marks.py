"""The digests of the papers that came out: what kind, which number, when; never whose nor what they said."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from desktop_app.domain.mandate.paper_mark import PaperMark, Sheet

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database


def keep(db: Database, mark: PaperMark, at: datetime) -> None:
    """Remember that it came out; the first time is what counts."""
    db.execute(
        "INSERT OR IGNORE INTO paper_mark (mark, kind, number, printed_at) VALUES (?, ?, ?, ?)",
        (mark.mark, mark.sheet.name, mark.number, rows.second(at)),
    )


def find(db: Database, mark: str) -> PaperMark | None:
    """The paper that bore it, None when none did."""
    row = rows.first(db, "SELECT * FROM paper_mark WHERE mark = ?", (mark,))
    if row is None:
        return None
    return PaperMark(row["mark"], Sheet[row["kind"]], row["number"], datetime.fromisoformat(row["printed_at"]))
