"""The absences of the advisors; one that is taken back stays, for the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from desktop_app.domain.planning import Absence, AbsenceKind, Half

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

_GONE = "Cette absence a déjà été reprise."
_STANDS = "taken_back_at IS NULL"


def every(db: Database) -> list[Absence]:
    """Those that stand, by date, those that are over included."""
    return [_absence(row) for row in rows.select(db, f"SELECT * FROM absence WHERE {_STANDS} ORDER BY first, id")]


def get(db: Database, id: int) -> Absence | None:
    """The absence of this id while it stands, or None."""
    row = rows.first(db, f"SELECT * FROM absence WHERE id = ? AND {_STANDS}", (id,))
    return _absence(row) if row else None


def add(db: Database, absence: Absence, made_at: datetime) -> Absence:
    """Store the absence and return it with its id."""
    return replace(absence, id=rows.insert(db, "absence", {**_row(absence), "made_at": rows.second(made_at)}))


def take_back(db: Database, id: int, at: datetime) -> None:
    """As if the advisor had never been away; raises `OutOfDate` when that is so already."""
    rows.update(db, "absence", {"taken_back_at": rows.second(at)}, id=id, gone=_GONE)


def stand_again(db: Database, id: int) -> None:
    """As if it had never been taken back."""
    rows.update(db, "absence", {"taken_back_at": None}, id=id, gone=_GONE)


def _row(absence: Absence) -> dict[str, rows.Value]:
    return {
        "advisor_id": absence.advisor_id,
        "first": absence.first.isoformat(),
        "from_half": absence.from_half.name,
        "last": absence.last.isoformat(),
        "to_half": absence.to_half.name,
        "kind": absence.kind.name,
        "known_on": absence.known_on.isoformat(),
        "told_by": absence.told_by,
        "replaced_by": absence.replaced_by or None,
    }


def _absence(row: rows.Row) -> Absence:
    return Absence(
        id=row["id"],
        advisor_id=row["advisor_id"],
        first=date.fromisoformat(row["first"]),
        last=date.fromisoformat(row["last"]),
        kind=AbsenceKind[row["kind"]],
        known_on=date.fromisoformat(row["known_on"]),
        from_half=Half[row["from_half"]],
        to_half=Half[row["to_half"]],
        told_by=row["told_by"],
        replaced_by=row["replaced_by"] or 0,
    )
