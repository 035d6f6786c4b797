"""The advisors, those who have left included: appointments and mandates of the past name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.advisor import Advisor, AdvisorTitle

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database


def every(db: Database) -> list[Advisor]:
    """Every advisor, in the order they were added."""
    return TABLE.found(db, "1 ORDER BY id")


def _row(advisor: Advisor) -> dict[str, rows.Value]:
    return {
        "last_name": advisor.last_name,
        "first_name": advisor.first_name,
        "title": advisor.title.name,
        "active": int(advisor.active),
    }


def _advisor(row: rows.Row) -> Advisor:
    title = AdvisorTitle[row["title"]]
    return Advisor(row["id"], row["last_name"], row["first_name"], title, bool(row["active"]))


TABLE = rows.Table("advisor", _row, _advisor, gone="Ce conseiller n’est plus dans la liste.")
get, add, update = TABLE.get, TABLE.add, TABLE.update
