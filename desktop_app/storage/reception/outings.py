"""The outings that were asked for, with what was decided of each."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.reception.outing import Outing, OutingDecision

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database


def every(db: Database) -> list[Outing]:
    """All of them, those that wait first, then the latest asked first."""
    return TABLE.found(db, "1 ORDER BY decision IS NOT NULL, asked_on DESC, id DESC")


def count_open(db: Database) -> int:
    """How many nobody has decided."""
    return rows.number(db, "SELECT count(*) FROM outing WHERE decision IS NULL")


def count(db: Database, first: date, last: date) -> dict[OutingDecision | None, int]:
    """How many were asked for on these days, both included, by what was decided; None for nothing yet."""
    found = rows.select(
        db,
        "SELECT decision, count(*) AS number FROM outing WHERE asked_on BETWEEN ? AND ? GROUP BY decision",
        (first.isoformat(), last.isoformat()),
    )
    return {OutingDecision[row["decision"]] if row["decision"] else None: row["number"] for row in found}


def last_decider(db: Database) -> str:
    """Who decided last, in words, or ''."""
    row = rows.first(db, "SELECT decided_by FROM outing WHERE decision IS NOT NULL ORDER BY decided_on DESC, id DESC")
    return str(row["decided_by"]) if row else ""


def _row(outing: Outing) -> dict[str, rows.Value]:
    return {
        "asked_on": outing.asked_on.isoformat(),
        "asked_by": outing.asked_by,
        "place": outing.place,
        "purpose": outing.purpose,
        "wished": outing.wished,
        "decision": outing.decision.name if outing.decision else None,
        "decided_on": rows.iso(outing.decided_on),
        "decided_by": outing.decided_by,
        "held_on": rows.iso(outing.held_on),
        "reason": outing.reason,
    }


def _outing(row: rows.Row) -> Outing:
    return Outing(
        id=row["id"],
        asked_on=date.fromisoformat(row["asked_on"]),
        asked_by=row["asked_by"],
        place=row["place"],
        purpose=row["purpose"],
        wished=row["wished"],
        decision=OutingDecision[row["decision"]] if row["decision"] else None,
        decided_on=rows.day(row["decided_on"]),
        decided_by=row["decided_by"],
        held_on=rows.day(row["held_on"]),
        reason=row["reason"],
    )


TABLE = rows.Table("outing", _row, _outing, gone="Cette demande n’est plus notée.")
