"""The requests of those who came and were not received, and who of them is still to be called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from desktop_app.domain.errors import OutOfDate
from desktop_app.domain.reception.request import Outcome, Request, Why

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

# Only who is to be called is named: few requests are, whatever the years behind. Who was given an appointment that was
# taken out since, or turned into somebody else's, waits again.
_OPEN = """person_id IS NOT NULL AND (outcome IN ('LISTED', 'CALL_BACK', 'TRANSMITTED')
    OR outcome = 'GIVEN' AND NOT EXISTS (SELECT 1 FROM appointment WHERE appointment.id = request.appointment_id
    AND appointment.person_id = request.person_id))"""
_BY_DATE = " ORDER BY at, id"


def waiting(db: Database) -> list[Request]:
    """Those after which somebody counts on being called, the oldest first, also while the partner is to answer.

    One whose appointment was taken out is to be called back, whatever is written of it; one for a workshop is on its
    list again, since no seat is kept for anybody by itself.
    """
    return [_again(each) for each in TABLE.found(db, _OPEN + _BY_DATE)]


def waiting_for(db: Database, workshop_ids: Sequence[int]) -> list[Request]:
    """Those of these who want a place in one of these workshops, in the order in which they asked."""
    if not workshop_ids:
        return []
    marks = ", ".join("?" * len(workshop_ids))
    return [
        _again(each) for each in TABLE.found(db, f"workshop_id IN ({marks}) AND {_OPEN}{_BY_DATE}", tuple(workshop_ids))
    ]


def let_go(db: Database, workshop_id: int) -> list[int]:
    """Have those that wanted a seat of this workshop name it no more; which they were."""
    ids = [row["id"] for row in rows.select(db, "SELECT id FROM request WHERE workshop_id = ?", (workshop_id,))]
    db.execute("UPDATE request SET workshop_id = NULL WHERE workshop_id = ?", (workshop_id,))
    return ids


def name_again(db: Database, ids: Sequence[int], workshop_id: int) -> None:
    """Undo `let_go`, for those that are still there."""
    for id in ids:
        db.execute("UPDATE request SET workshop_id = ? WHERE id = ?", (workshop_id, id))


def get_waiting(db: Database, id: int) -> Request:
    """That of these of this id; raises `OutOfDate` when nobody waits behind it any more."""
    if found := TABLE.found(db, f"id = ? AND {_OPEN}", (id,)):
        return _again(found[0])
    raise OutOfDate(TABLE.gone)


def of_person(db: Database, person_id: int) -> list[Request]:
    """Those in which this person is named, the oldest first."""
    return TABLE.found(db, "person_id = ?" + _BY_DATE, (person_id,))


def how_many_wait(db: Database) -> int:
    """How many of those that `waiting` finds are to be called: for the others the partner has still to answer."""
    return rows.number(db, f"SELECT count(*) FROM request WHERE {_OPEN} AND outcome <> 'TRANSMITTED'")


def count(db: Database, first: datetime, before: datetime) -> dict[tuple[Why, Outcome], int]:
    """How many requests of each reason and outcome were made from `first` on and before `before`.

    One whose appointment was taken out counts as what it is, still to be answered.
    """
    found = rows.select(
        db,
        f"SELECT why, CASE WHEN NOT ({_OPEN} AND outcome = 'GIVEN') THEN outcome WHEN workshop_id IS NULL"
        " THEN 'CALL_BACK' ELSE 'LISTED' END AS came_to,"
        " count(*) AS number FROM request WHERE at >= ? AND at < ? GROUP BY 1, 2",
        (rows.second(first), rows.second(before)),
    )
    return {(Why[row["why"]], Outcome[row["came_to"]]): row["number"] for row in found}


def forget_people(db: Database, person_ids: Sequence[int]) -> None:
    """Name none of these people any more: the requests stay as figures, and nobody waits behind those still open."""
    marks = ", ".join("?" * len(person_ids))
    db.execute(
        f"UPDATE request SET outcome = CASE WHEN {_OPEN} THEN 'UNANSWERED' ELSE outcome END, person_id = NULL,"
        f" theme = '', sent_to = '', tried_at = NULL WHERE person_id IN ({marks})",
        tuple(person_ids),
    )


def _again(request: Request) -> Request:
    if request.outcome is not Outcome.GIVEN:
        return request
    return replace(request, outcome=Outcome.LISTED if request.workshop_id else Outcome.CALL_BACK, appointment_id=0)


def _row(request: Request) -> dict[str, rows.Value]:
    return {
        "at": rows.second(request.at),
        "why": request.why.name,
        "outcome": request.outcome.name,
        "outcome_at": rows.second(request.outcome_at),
        "theme": request.theme,
        "person_id": request.person_id or None,
        "sent_to": request.sent_to,
        "appointment_id": request.appointment_id or None,
        "tried_at": rows.second(request.tried_at),
        "workshop_id": request.workshop_id or None,
    }


def _request(row: rows.Row) -> Request:
    return Request(
        id=row["id"],
        at=datetime.fromisoformat(row["at"]),
        why=Why[row["why"]],
        outcome=Outcome[row["outcome"]],
        outcome_at=datetime.fromisoformat(row["outcome_at"]),
        theme=row["theme"],
        person_id=row["person_id"] or 0,
        sent_to=row["sent_to"],
        appointment_id=row["appointment_id"] or 0,
        tried_at=rows.moment(row["tried_at"]),
        workshop_id=row["workshop_id"] or 0,
    )


TABLE = rows.Table("request", _row, _request, gone="Cette demande n’est plus notée : la liste vient d’être rafraîchie.")
find, get, add, update, remove = TABLE.find, TABLE.get, TABLE.add, TABLE.update, TABLE.remove
