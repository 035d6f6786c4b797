"""The mandates that people hold in Aidants Connect; they go with the person, and the night after their last day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.mandate.elsewhere import MandateElsewhere

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

_OVER = "last_on < ?"


def of_person(db: Database, person_id: int) -> list[MandateElsewhere]:
    """Those of this person, the first to end first."""
    return TABLE.found(db, "person_id = ? ORDER BY last_on, id", (person_id,))


def count_over(db: Database, today: date) -> int:
    """How many have had their last day."""
    return rows.number(db, f"SELECT count(*) FROM mandate_elsewhere WHERE {_OVER}", (today.isoformat(),))


def forget_over(db: Database, today: date) -> None:
    """Keep nothing of those that have had their last day."""
    db.execute(f"DELETE FROM mandate_elsewhere WHERE {_OVER}", (today.isoformat(),))


def _row(held: MandateElsewhere) -> dict[str, rows.Value]:
    return {
        "person_id": held.person_id,
        "reference": held.reference,
        "first_on": held.first_on.isoformat(),
        "last_on": held.last_on.isoformat(),
    }


def _held(row: rows.Row) -> MandateElsewhere:
    first, last = date.fromisoformat(row["first_on"]), date.fromisoformat(row["last_on"])
    return MandateElsewhere(row["id"], row["person_id"], row["reference"], first, last)


TABLE = rows.Table("mandate_elsewhere", _row, _held, gone="Ce mandat Aidants Connect n’est plus noté.")
