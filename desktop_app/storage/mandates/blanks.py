"""The blank mandates that were printed: every number for good, and what became of each."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from desktop_app.domain.mandate.blank import Blank, Spoilt

from .. import numbers, rows

if TYPE_CHECKING:
    from sqlite_utils import Database

_OUT = "mandate_id IS NULL AND spoilt IS NULL"
_RANKS = (
    "SELECT CAST(substr(number, 2, 4) AS INTEGER) AS year, max(CAST(substr(number, 7) AS INTEGER)) AS rank"
    " FROM blank_mandate GROUP BY 1"
)


def next_rank(db: Database, year: int) -> int:
    """The rank of the next blank of this year, from 1; to be used in the transaction that adds it."""
    return 1 + ranks(db).get(year, 0)


def ranks(db: Database) -> dict[int, int]:
    """The highest rank that may be on paper, by year."""
    floors = "SELECT year, rank FROM number_floor WHERE series = ?"
    found: dict[int, int] = {}
    for row in (*rows.select(db, _RANKS), *rows.select(db, floors, (numbers.BLANKS,))):
        found[row["year"]] = max(row["rank"], found.get(row["year"], 0))
    return found


def out(db: Database) -> list[Blank]:
    """Those of which nobody has said yet what became of them, by their numbers."""
    return TABLE.found(db, f"{_OUT} ORDER BY id")


def settled(db: Database, limit: int) -> list[Blank]:
    """The last ones that were used or spoilt, the newest first."""
    return TABLE.found(db, f"NOT ({_OUT}) ORDER BY id DESC LIMIT ?", (limit,))


def printed_between(db: Database, first: date, last: date) -> list[Blank]:
    """Those printed from `first` to `last`, both included, by their numbers."""
    where = "substr(printed_at, 1, 10) BETWEEN ? AND ? ORDER BY id"
    return TABLE.found(db, where, (first.isoformat(), last.isoformat()))


def keep_term(db: Database, blank: Blank) -> None:
    """Say how long the service keeps the original of the mandate that it became: as the blank itself does."""
    db.execute("UPDATE mandate_paper SET years = ? WHERE id = ?", (blank.paper_years, blank.mandate_id))


def _row(blank: Blank) -> dict[str, rows.Value]:
    return {
        "number": blank.number,
        "advisor_id": blank.advisor_id,
        "template": blank.template,
        "printed_at": rows.second(blank.printed_at),
        "printed_by": blank.printed_by,
        "paper_years": blank.paper_years,
        "counted_on": blank.counted_on.isoformat(),
        "mandate_id": blank.mandate_id or None,
        "spoilt": blank.spoilt.name if blank.spoilt else None,
        "spoilt_on": rows.iso(blank.spoilt_on),
    }


def _blank(row: rows.Row) -> Blank:
    return Blank(
        row["id"],
        row["number"],
        row["advisor_id"],
        row["template"],
        datetime.fromisoformat(row["printed_at"]),
        row["printed_by"],
        row["paper_years"],
        date.fromisoformat(row["counted_on"]),
        row["mandate_id"] or 0,
        Spoilt[row["spoilt"]] if row["spoilt"] else None,
        rows.day(row["spoilt_on"]),
    )


TABLE = rows.Table(
    "blank_mandate", _row, _blank, gone="Ce vierge n’est plus au registre : la liste vient d’être rafraîchie."
)
get, find, add, update = TABLE.get, TABLE.find, TABLE.add, TABLE.update
