"""The register of what people ask about their own data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.reception.rights_request import Answer, Identity, Means, Right, RightsRequest

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

_NAMED_OF_OLD = "person_id IS NULL AND asked_by <> '' AND answered_on < ?"


def every(db: Database) -> list[RightsRequest]:
    """All of them: those that wait, the first due first, then the others, the latest first."""
    found = TABLE.found(db, "1 ORDER BY received_on DESC, id DESC")
    waiting = sorted((each for each in found if each.open), key=lambda each: (each.due, each.id))
    return [*waiting, *(each for each in found if not each.open)]


def of_person(db: Database, person_id: int) -> list[RightsRequest]:
    """Those of this person, the latest first."""
    return TABLE.found(db, "person_id = ? ORDER BY received_on DESC, id DESC", (person_id,))


def forget_people(db: Database, person_ids: Sequence[int]) -> None:
    """Name none of these people any more; that they asked, and what was answered, stays."""
    marks = ", ".join("?" * len(person_ids))
    db.execute(f"UPDATE rights_request SET person_id = NULL WHERE person_id IN ({marks})", tuple(person_ids))


def count_named_of_old(db: Database, before: date) -> int:
    """How many were answered before this date and still say in words who asked."""
    return rows.number(db, f"SELECT count(*) FROM rights_request WHERE {_NAMED_OF_OLD}", (before.isoformat(),))


def forget_named_of_old(db: Database, before: date) -> None:
    """Say no more who asked them."""
    db.execute(f"UPDATE rights_request SET asked_by = '' WHERE {_NAMED_OF_OLD}", (before.isoformat(),))


def _row(request: RightsRequest) -> dict[str, rows.Value]:
    return {
        "asked": request.right.name,
        "received_on": request.received_on.isoformat(),
        "received_by": request.by.name,
        "identity": request.identity.name,
        "person_id": request.person_id or None,
        "asked_by": request.asked_by,
        "noted_by": request.noted_by,
        "extra_months": request.extra_months,
        "extended_on": rows.iso(request.extended_on),
        "extension_reason": request.extension_reason,
        "answer": request.answer.name if request.answer else None,
        "answered_on": rows.iso(request.answered_on),
        "answered_how": request.answered_how.name if request.answered_how else None,
        "reason": request.reason,
        "answered_by": request.answered_by,
    }


def _request(row: rows.Row) -> RightsRequest:
    return RightsRequest(
        id=row["id"],
        right=Right[row["asked"]],
        received_on=date.fromisoformat(row["received_on"]),
        by=Means[row["received_by"]],
        identity=Identity[row["identity"]],
        person_id=row["person_id"] or 0,
        asked_by=row["asked_by"],
        noted_by=row["noted_by"],
        extra_months=row["extra_months"],
        extended_on=rows.day(row["extended_on"]),
        extension_reason=row["extension_reason"],
        answer=Answer[row["answer"]] if row["answer"] else None,
        answered_on=rows.day(row["answered_on"]),
        answered_how=Means[row["answered_how"]] if row["answered_how"] else None,
        reason=row["reason"],
        answered_by=row["answered_by"],
    )


TABLE = rows.Table("rights_request", _row, _request, gone="Cette demande n’est plus au registre.")
find, get, add, update, remove = TABLE.find, TABLE.get, TABLE.add, TABLE.update, TABLE.remove
