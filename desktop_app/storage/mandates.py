"""The mandates: a clear part the desk may list, and apart from it the body under professional secrecy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from desktop_app.domain.mandate import (
    EndReason,
    InformationPoint,
    Mandate,
    Signature,
    State,
    WithdrawalChannel,
)
from desktop_app.domain.person import Person

from . import mandate_body, people, rows

if TYPE_CHECKING:
    from sqlite_utils import Database

_FROM = "FROM mandate JOIN mandate_body ON mandate_id = mandate.id"
_NEWEST_FIRST = "drafted_at DESC, mandate.id DESC"
_TOLD_AT = {
    InformationPoint.DATA_USE: "data_use_told_at",
    InformationPoint.RIGHTS: "rights_told_at",
    InformationPoint.PROCEDURES: "procedures_told_at",
}


def get(db: Database, id: int) -> Mandate | None:
    """The mandate of this id, or None when it is gone."""
    return next(iter(_found(db, "mandate.id = ?", (id,))), None)


def add(db: Database, mandate: Mandate) -> Mandate:
    """Store the mandate and its body, and return it with its id."""
    stored = replace(mandate, id=rows.insert(db, "mandate", _row(mandate), id=mandate.id))
    mandate_body.save(db, stored.id, stored.body)
    return stored


def update(db: Database, mandate: Mandate) -> None:
    """Write what has changed, body included; raises `OutOfDate` when the mandate is gone."""
    rows.update(db, "mandate", _row(mandate), id=mandate.id, gone="Ce mandat n’existe plus.")
    mandate_body.save(db, mandate.id, mandate.body)


def next_rank(db: Database, year: int) -> int:
    """The rank of the next mandate of this year, from 1; to be used in the transaction that adds it."""
    return 1 + rows.number(
        db,
        "SELECT coalesce(max(CAST(substr(number, 6) AS INTEGER)), 0) FROM mandate WHERE substr(number, 1, 5) = ?",
        (f"{year}-",),
    )


def of_person(db: Database, person_id: int) -> list[Mandate]:
    """Every mandate of one person, the newest first."""
    return _found(db, "person_id = ?", (person_id,))


def every(db: Database, *, open_only: bool = False, limit: int = 500) -> list[tuple[Mandate, Person]]:
    """The mandates with who gave them, the newest first; `open_only` leaves out those that have ended."""
    where = "state <> 'ENDED'" if open_only else "1"
    return _with_people(db, where, (), f"{_NEWEST_FIRST} LIMIT {int(limit)}")


def ending_between(db: Database, first: date, last: date) -> list[tuple[Mandate, Person]]:
    """The active mandates whose last day falls from `first` to `last`, both included, the nearest first."""
    values = (first.isoformat(), last.isoformat())
    return _with_people(db, "state = 'ACTIVE' AND ends_on BETWEEN ? AND ?", values, "ends_on, mandate.id")


def unfinished(db: Database) -> list[tuple[Mandate, Person]]:
    """The mandates not yet signed, from draft to printed, the newest first."""
    return _with_people(db, "state NOT IN ('ACTIVE', 'ENDED')", (), _NEWEST_FIRST)


def _found(db: Database, where: str, values: Sequence[rows.Value]) -> list[Mandate]:
    sql = f"SELECT mandate.*, content {_FROM} WHERE {where} ORDER BY {_NEWEST_FIRST}"
    return [_mandate(row) for row in rows.select(db, sql, values)]


def _with_people(db: Database, where: str, values: Sequence[rows.Value], order: str) -> list[tuple[Mandate, Person]]:
    found = rows.select(
        db,
        f"SELECT mandate.*, content, {people.IN_A_JOIN} {_FROM} JOIN person ON person.id = person_id"
        f" WHERE {where} ORDER BY {order}",
        values,
    )
    return [(_mandate(row), people.person_in(row, id="person_id")) for row in found]


def _row(mandate: Mandate) -> dict[str, rows.Value]:
    told, signature = dict(mandate.informed), mandate.signature
    return {
        "number": mandate.number,
        "person_id": mandate.person_id,
        "advisor_id": mandate.advisor_id,
        "drafted_at": rows.second(mandate.drafted_at),
        "ends_on": mandate.ends_on.isoformat(),
        "state": mandate.state.name,
        **{column: rows.second(told.get(point)) for point, column in _TOLD_AT.items()},
        "identified_at": rows.second(mandate.identified_at),
        "printed_at": rows.second(mandate.printed_at),
        "signed_place": signature.place if signature else None,
        "signed_at": rows.second(signature.at) if signature else None,
        "ended_at": rows.second(mandate.ended_at),
        "end_reason": mandate.end_reason.name if mandate.end_reason else None,
        "channel": mandate.channel.name if mandate.channel else None,
    }


def _mandate(row: rows.Row) -> Mandate:
    told = ((point, rows.moment(row[column])) for point, column in _TOLD_AT.items())
    signed_at = rows.moment(row["signed_at"])
    return Mandate(
        id=row["id"],
        number=row["number"],
        person_id=row["person_id"],
        advisor_id=row["advisor_id"],
        drafted_at=datetime.fromisoformat(row["drafted_at"]),
        ends_on=date.fromisoformat(row["ends_on"]),
        body=mandate_body.body_in(row["content"]),
        state=State[row["state"]],
        informed=tuple((point, at) for point, at in told if at),
        identified_at=rows.moment(row["identified_at"]),
        printed_at=rows.moment(row["printed_at"]),
        signature=Signature(row["signed_place"], signed_at) if signed_at else None,
        ended_at=rows.moment(row["ended_at"]),
        end_reason=EndReason[row["end_reason"]] if row["end_reason"] else None,
        channel=WithdrawalChannel[row["channel"]] if row["channel"] else None,
    )
