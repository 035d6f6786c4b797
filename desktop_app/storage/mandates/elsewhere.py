"""The mandates that people hold in Aidants Connect; they go with the person, and the night after their last day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.errors import OutOfDate
from desktop_app.domain.mandate.elsewhere import MandateElsewhere

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

_GONE = "Ce mandat Aidants Connect n’est plus noté."
_OVER = "last_on < ?"


def get(db: Database, id: int) -> MandateElsewhere:
    """The one of this id; raises `OutOfDate` when there is none."""
    if found := find(db, id):
        return found
    raise OutOfDate(_GONE)


def find(db: Database, id: int) -> MandateElsewhere | None:
    """The one of this id, or None."""
    return next(iter(_found(db, "id = ?", (id,))), None)


def of_person(db: Database, person_id: int) -> list[MandateElsewhere]:
    """Those of this person, the first to end first."""
    return _found(db, "person_id = ? ORDER BY last_on, id", (person_id,))


def add(db: Database, held: MandateElsewhere) -> MandateElsewhere:
    """Store it and return it with its id."""
    return replace(held, id=rows.insert(db, "mandate_elsewhere", _row(held), id=held.id))


def update(db: Database, held: MandateElsewhere) -> None:
    """Write what has changed; raises `OutOfDate` when it is gone."""
    rows.update(db, "mandate_elsewhere", _row(held), id=held.id, gone=_GONE)


def remove(db: Database, id: int) -> None:
    """As if it had never been noted."""
    rows.remove(db, "mandate_elsewhere", id=id)


def count_over(db: Database, today: date) -> int:
    """How many have had their last day."""
    return rows.number(db, f"SELECT count(*) FROM mandate_elsewhere WHERE {_OVER}", (today.isoformat(),))


def forget_over(db: Database, today: date) -> None:
    """Keep nothing of those that have had their last day."""
    db.execute(f"DELETE FROM mandate_elsewhere WHERE {_OVER}", (today.isoformat(),))


def _found(db: Database, where: str, values: Sequence[rows.Value]) -> list[MandateElsewhere]:
    return [
        MandateElsewhere(
            row["id"],
            row["person_id"],
            row["reference"],
            date.fromisoformat(row["first_on"]),
            date.fromisoformat(row["last_on"]),
        )
        for row in rows.select(db, f"SELECT * FROM mandate_elsewhere WHERE {where}", values)
    ]


def _row(held: MandateElsewhere) -> dict[str, rows.Value]:
    return {
        "person_id": held.person_id,
        "reference": held.reference,
        "first_on": held.first_on.isoformat(),
        "last_on": held.last_on.isoformat(),
    }
