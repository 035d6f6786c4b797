"""The advisors, those who have left included: appointments and mandates of the past name them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.advisor import Advisor, AdvisorTitle
from desktop_app.domain.errors import OutOfDate

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

_GONE = "Ce conseiller n’est plus dans la liste."


def every(db: Database) -> list[Advisor]:
    """Every advisor, in the order they were added."""
    return [_advisor(row) for row in rows.select(db, "SELECT * FROM advisor ORDER BY id")]


def get(db: Database, id: int) -> Advisor:
    """The advisor of this id; raises `OutOfDate` when there is none."""
    row = rows.first(db, "SELECT * FROM advisor WHERE id = ?", (id,))
    if row is None:
        raise OutOfDate(_GONE)
    return _advisor(row)


def add(db: Database, advisor: Advisor) -> Advisor:
    """Store the advisor and return it with its id."""
    return replace(advisor, id=rows.insert(db, "advisor", _row(advisor), id=advisor.id))


def update(db: Database, advisor: Advisor) -> None:
    """Write what has changed; raises `OutOfDate` when the advisor is gone."""
    rows.update(db, "advisor", _row(advisor), id=advisor.id, gone=_GONE)


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
