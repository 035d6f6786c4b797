"""The service's originals of signed mandates, the lists of those to destroy, and what the Archives answered once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.mandate.paper_original import (
    Allowance,
    ArchivesAnswer,
    Disposal,
    Elimination,
    PaperOriginal,
    elimination_number,
)

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

_ALL = (
    "SELECT mandate_paper.*, number, substr(signed_at, 1, 10) AS signed_on"
    " FROM mandate_paper JOIN mandate ON mandate.id = mandate_paper.id"
)
_HERE = "returned_on IS NULL AND elimination_id IS NULL"
"""Written as in the indexes of `mandate_paper`."""
_FOUND = f"{_HERE} AND missing_on IS NULL"
_TO_FILE = "INDEXED BY mandate_paper_to_file"
"""Left to itself, SQLite takes an index that does not know the place, and reads each original for it."""
_ENDED_BY = "years IS ? AND ended_on IS NOT NULL AND ended_on <= ?"
Terms = Sequence[tuple[int | None, date]]
"""For each number of years that a paper may say, None for nothing, the last end whose term is over, which may be none:
the first day there is."""


def get(db: Database, mandate_id: int) -> PaperOriginal | None:
    """The original of this mandate, None for one that was never signed."""
    return next(iter(_found(db, "mandate_paper.id = ?", (mandate_id,))), None)


def due(db: Database, terms: Terms, most: int = -1) -> list[PaperOriginal]:
    """Of those that the service has and that are on no list, those whose term is over, the first ended first.

    At most `most` of them; of this and the two below, -1 is all.
    """
    over, values = _over(terms)
    return _found(db, f"{_FOUND} AND ({over})", values, most=most)


def count_due(db: Database, terms: Terms, most: int = -1) -> int:
    """How many those are; beyond `most` they are not counted on."""
    # A count a term: each then runs along the index, which one condition for all of them does not.
    return _up_to(most, sum(_count(db, _ENDED_BY, (years, ended.isoformat()), most=most) for years, ended in terms))


def to_file(db: Database, terms: Terms, most: int = -1) -> list[PaperOriginal]:
    """Those without a place whose term is not over, the last signed first."""
    over, values = _over(terms)
    return _found(db, f"{_FOUND} AND place = '' AND NOT ({over})", values, "mandate_paper.id DESC", most)


def count_to_file(db: Database, terms: Terms, most: int = -1) -> int:
    """How many those are; beyond `most` they are not counted on."""
    # Whose term runs, and not all but those whose term is over: years of papers that nobody ever filed are behind.
    running = ((f"place = '' AND years IS ? AND {end}", values) for term in terms for end, values in _running(*term))
    return _up_to(most, sum(_count(db, where, values, _TO_FILE, most) for where, values in running))


def _running(years: int | None, ended: date) -> tuple[tuple[str, tuple[rows.Value, ...]], ...]:
    """The two ways not to be over, one by one: with an OR the index would be read from end to end."""
    return ("ended_on IS NULL", (years,)), ("ended_on > ?", (years, ended.isoformat()))


_SILENT = "years IS NULL AND ended_on IS NOT NULL AND place <> ''"


def without_term(db: Database, most: int = -1) -> list[PaperOriginal]:
    """Those that are filed, of an ended mandate, and say no term themselves."""
    return _found(db, f"{_FOUND} AND {_SILENT}", most=most)


def count_without_term(db: Database) -> int:
    """How many those are."""
    return _count(db, _SILENT)


def missing(db: Database) -> list[PaperOriginal]:
    """Those that are not at their place and are looked for, the oldest mandate first."""
    # In the order of the index that has them alone: in that of `mandate`, every original would be looked at.
    return _found(db, "missing_on IS NOT NULL AND lost_on IS NULL", order="mandate_paper.id")


def _count(db: Database, where: str, values: Sequence[rows.Value] = (), along: str = "", most: int = -1) -> int:
    """How many that are at their place: those that are missing are few, and taken off by an index of their own."""
    gone = f"mandate_paper INDEXED BY mandate_paper_missing WHERE missing_on IS NOT NULL AND {_HERE} AND {where}"
    missing = rows.number(db, f"SELECT count(*) FROM {gone}", values)
    kept = f"SELECT 1 FROM mandate_paper {along} WHERE {_HERE} AND {where} LIMIT ?"
    limit = most + missing if most >= 0 else -1
    return rows.number(db, f"SELECT count(*) FROM ({kept})", (*values, limit)) - missing


def _up_to(most: int, count: int) -> int:
    return count if most < 0 else min(count, most)


def _over(terms: Terms) -> tuple[str, list[rows.Value]]:
    values = [value for years, ended in terms for value in (years, ended.isoformat())]
    return " OR ".join([f"({_ENDED_BY})"] * len(terms)), values


def on_list(db: Database, elimination_id: int) -> list[PaperOriginal]:
    """Those of one list, by their mandates' numbers."""
    return _found(db, "elimination_id = ?", (elimination_id,), "number")


def write(db: Database, original: PaperOriginal) -> None:
    """Write where it is and what became of it; its term stays what its paper says."""
    row = {
        "place": original.place,
        "filed_at": rows.second(original.filed_at),
        "filed_by": original.filed_by,
        "returned_on": rows.iso(original.returned_on),
        "elimination_id": original.elimination.id if original.elimination else None,
        "missing_on": rows.iso(original.missing_on),
        "lost_on": rows.iso(original.lost_on),
    }
    rows.update(db, "mandate_paper", row, id=original.mandate_id, gone="Ce mandat n’existe plus.")


def next_number(db: Database, year: int) -> str:
    """The number of the next list of this year; to be used in the transaction that adds it."""
    sql = "SELECT coalesce(max(CAST(substr(number, 7) AS INTEGER)), 0) FROM elimination WHERE number > ? AND number < ?"
    return elimination_number(year, 1 + rows.number(db, sql, (f"E{year}-", f"E{year}.")))


def open_lists(db: Database) -> list[Elimination]:
    """Those whose papers are not destroyed yet, the first one first."""
    return LISTS.found(db, "destroyed_on IS NULL ORDER BY id")


def destroyed_since(db: Database, day: date) -> list[Elimination]:
    """Those whose papers were destroyed on this day or later, the last one first."""
    return LISTS.found(db, "destroyed_on >= ? ORDER BY destroyed_on DESC, id DESC", (day.isoformat(),))


def answer(db: Database) -> ArchivesAnswer | None:
    """What the Archives answered, None until it is noted."""
    row = rows.first(db, "SELECT * FROM archives_answer")
    return ArchivesAnswer(bool(row["visa"]), date.fromisoformat(row["answered_on"]), row["reference"]) if row else None


def keep_answer(db: Database, said: ArchivesAnswer | None) -> None:
    """Write it, over an earlier one; None takes it back."""
    if said is None:
        rows.remove(db, "archives_answer", id=1)
        return
    row: dict[str, rows.Value] = {
        "visa": int(said.visa),
        "answered_on": said.answered_on.isoformat(),
        "reference": said.reference,
    }
    rows.save_only(db, "archives_answer", row)


def _found(
    db: Database,
    where: str,
    values: Sequence[rows.Value] = (),
    order: str = "ended_on IS NULL, ended_on, mandate.id",
    most: int = -1,
) -> list[PaperOriginal]:
    found = rows.select(db, f"{_ALL} WHERE {where} ORDER BY {order} LIMIT ?", (*values, most))
    lists = {id: LISTS.find(db, id) for id in {row["elimination_id"] for row in found} - {None}}
    return [
        PaperOriginal(
            row["id"],
            row["number"],
            date.fromisoformat(row["signed_on"]),
            rows.day(row["ended_on"]),
            row["years"],
            row["place"],
            rows.moment(row["filed_at"]),
            row["filed_by"],
            rows.day(row["returned_on"]),
            lists.get(row["elimination_id"]),
            rows.day(row["missing_on"]),
            rows.day(row["lost_on"]),
        )
        for row in found
    ]


def _row(list_: Elimination) -> dict[str, rows.Value]:
    return {
        "number": list_.number,
        "made_on": list_.made_on.isoformat(),
        "made_by": list_.made_by,
        "allowance": list_.allowance.name if list_.allowance else None,
        "allowed_on": rows.iso(list_.allowed_on),
        "reference": list_.reference,
        "destroyed_on": rows.iso(list_.destroyed_on),
        "destroyed_by": list_.destroyed_by,
        "way": list_.way.name if list_.way else None,
    }


def _list(row: rows.Row) -> Elimination:
    return Elimination(
        row["id"],
        row["number"],
        date.fromisoformat(row["made_on"]),
        row["made_by"],
        Allowance[row["allowance"]] if row["allowance"] else None,
        rows.day(row["allowed_on"]),
        row["reference"],
        rows.day(row["destroyed_on"]),
        row["destroyed_by"],
        Disposal[row["way"]] if row["way"] else None,
    )


LISTS = rows.Table("elimination", _row, _list, gone="Ce bordereau n’existe plus : la page vient d’être rafraîchie.")
