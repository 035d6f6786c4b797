"""The transmittals that left, each request on one only, with the answers that came back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.errors import OutOfDate
from desktop_app.domain.reception.request import Outcome
from desktop_app.domain.reception.transmittal import Transmittal, Transmitted

from .. import numbers, rows

if TYPE_CHECKING:
    from sqlite_utils import Database

_GONE = "Ce bordereau n’est plus noté : la liste vient d’être rafraîchie."


def next_number(db: Database, year: int) -> int:
    """The number of the next one of this year: one more than any that may be on paper."""
    return 1 + ranks(db).get(year, 0)


def ranks(db: Database) -> dict[int, int]:
    """The highest number that may be on paper, by year."""
    given = rows.select(db, "SELECT year, max(number) AS number FROM transmittal GROUP BY year")
    floors = "SELECT year, rank AS number FROM number_floor WHERE series = ?"
    found: dict[int, int] = {}
    for row in (*given, *rows.select(db, floors, (numbers.TRANSMITTALS,))):
        found[row["year"]] = max(row["number"], found.get(row["year"], 0))
    return found


def get(db: Database, id: int) -> Transmittal:
    """The transmittal of this id; raises `OutOfDate` when it is gone."""
    if found := _found(db, "id = ?", (id,)):
        return found[0]
    raise OutOfDate(_GONE)


def of_request(db: Database, request_id: int) -> Transmittal | None:
    """The one on which this request left, or None."""
    return of_requests(db, [request_id]).get(request_id)


def of_requests(db: Database, ids: Sequence[int]) -> dict[int, Transmittal]:
    """The one on which each of these requests left, by the id of the request, without those that did not."""
    marks = ", ".join("?" * len(ids))
    found = _found(db, f"id IN (SELECT transmittal_id FROM transmitted WHERE request_id IN ({marks}))", tuple(ids))
    wanted = frozenset(ids)
    return {row.request_id: each for each in found for row in each.rows if row.request_id in wanted}


def count(db: Database) -> int:
    """How many there are."""
    return rows.number(db, "SELECT count(*) FROM transmittal")


def every(db: Database) -> list[Transmittal]:
    """All of them, the latest first."""
    return _found(db, "1", ())


def awaited(db: Database) -> list[Transmittal]:
    """Those to which something is still to be answered, the first due first."""
    waiting = _found(db, "id IN (SELECT transmittal_id FROM transmitted WHERE answer IS NULL AND person_id > 0)", ())
    return sorted(waiting, key=lambda each: (each.answer_by, each.id))


def of_person(db: Database, person_id: int) -> list[Transmittal]:
    """Those that name this person, the latest first."""
    return _found(db, "id IN (SELECT transmittal_id FROM transmitted WHERE person_id = ?)", (person_id,))


def add(db: Database, transmittal: Transmittal) -> Transmittal:
    """Store it with its rows and return it with their ids."""
    row: dict[str, rows.Value] = {
        "year": transmittal.sent_on.year,
        "number": transmittal.number,
        "sent_on": transmittal.sent_on.isoformat(),
        "sent_to": transmittal.sent_to,
        "answer_by": transmittal.answer_by.isoformat(),
    }
    id = rows.insert(db, "transmittal", row, id=transmittal.id)
    added = (
        replace(each, id=rows.insert(db, "transmitted", {"transmittal_id": id, **_row(each)}, id=each.id))
        for each in transmittal.rows
    )
    return replace(transmittal, id=id, rows=tuple(added))


def remove(db: Database, transmittal: Transmittal) -> None:
    """As if it had never left; its number is not given again, since it may be on paper."""
    db.execute("DELETE FROM transmitted WHERE transmittal_id = ?", (transmittal.id,))
    rows.remove(db, "transmittal", id=transmittal.id)
    numbers.raise_floor(db, numbers.TRANSMITTALS, transmittal.sent_on.year, transmittal.number)


def write_answer(db: Database, row: Transmitted) -> None:
    """Write what was answered to a request, or that nothing was; raises `OutOfDate` when the row is gone."""
    rows.update(db, "transmitted", _row(row), id=row.id, gone=_GONE)


def forget_people(db: Database, person_ids: Sequence[int]) -> None:
    """Name none of these people any more, nor what they asked for; what was answered stays as a figure."""
    marks = ", ".join("?" * len(person_ids))
    db.execute(
        f"UPDATE transmitted SET person_id = NULL, name = '', subject = '', words = '' WHERE person_id IN ({marks})",
        tuple(person_ids),
    )


def _found(db: Database, where: str, values: Sequence[rows.Value]) -> list[Transmittal]:
    found = rows.select(db, f"SELECT * FROM transmittal WHERE {where} ORDER BY year DESC, number DESC", values)
    on_them = f"transmittal_id IN (SELECT id FROM transmittal WHERE {where}) ORDER BY position"
    held: dict[int, list[Transmitted]] = {}
    for row in rows.select(db, f"SELECT * FROM transmitted WHERE {on_them}", values):
        held.setdefault(row["transmittal_id"], []).append(_transmitted(row))
    return [_transmittal(row, held[row["id"]]) for row in found]


def _transmittal(row: rows.Row, held: Sequence[Transmitted]) -> Transmittal:
    return Transmittal(
        id=row["id"],
        number=row["number"],
        sent_on=date.fromisoformat(row["sent_on"]),
        sent_to=row["sent_to"],
        answer_by=date.fromisoformat(row["answer_by"]),
        rows=tuple(held),
    )


def _row(row: Transmitted) -> dict[str, rows.Value]:
    return {
        "request_id": row.request_id,
        "position": row.position,
        "person_id": row.person_id or None,
        "name": row.name,
        "asked_on": row.asked_on.isoformat(),
        "subject": row.subject,
        "answered_on": rows.iso(row.answered_on),
        "answer": row.answer.name if row.answer else None,
        "words": row.words,
    }


def _transmitted(row: rows.Row) -> Transmitted:
    return Transmitted(
        id=row["id"],
        request_id=row["request_id"],
        position=row["position"],
        person_id=row["person_id"] or 0,
        name=row["name"],
        asked_on=date.fromisoformat(row["asked_on"]),
        subject=row["subject"],
        answered_on=rows.day(row["answered_on"]),
        answer=Outcome[row["answer"]] if row["answer"] else None,
        words=row["words"],
    )
