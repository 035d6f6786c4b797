"""The clear part of the mandates, which the desk may list; their bodies are sealed apart, see `mandate_body`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from desktop_app.domain.mandate import (
    EndReason,
    InformationPoint,
    LineWithdrawn,
    Mandate,
    Signature,
    State,
    WithdrawalChannel,
)
from desktop_app.domain.person import ERASED, Person

from .. import numbers, rows
from ..reception import people

if TYPE_CHECKING:
    from sqlite_utils import Database

_NEWEST_FIRST = "drafted_at DESC, mandate.id DESC"
_OPEN = "state <> 'ENDED'"
"""Written as in the index `mandate_open`: the few that go on are found without reading those of twenty years."""
_TOLD_AT = {
    InformationPoint.DATA_USE: "data_use_told_at",
    InformationPoint.RIGHTS: "rights_told_at",
    InformationPoint.PROCEDURES: "procedures_told_at",
}
_ALL = (
    "mandate.*, (SELECT group_concat(advisor_id) FROM mandate_substitute WHERE mandate_id = mandate.id) AS substitutes,"
    " (SELECT group_concat(number || ' ' || at || ' ' || channel) FROM mandate_line_withdrawn"
    " WHERE mandate_id = mandate.id) AS withdrawn"
)
LAST_ENDED = 200
"""Mandates that have ended, in the list of all: the others are reached by their person."""


def get(db: Database, id: int) -> Mandate | None:
    """The mandate of this id, or None when it is gone."""
    return next(iter(_found(db, "id = ?", (id,))), None)


def add(db: Database, mandate: Mandate) -> Mandate:
    """Store the clear part of the mandate and return it with its id."""
    added = replace(mandate, id=rows.insert(db, "mandate", _row(mandate), id=mandate.id))
    _write_beside(db, added)
    return added


def update(db: Database, mandate: Mandate) -> None:
    """Write what has changed of the clear part; raises `OutOfDate` when the mandate is gone."""
    rows.update(db, "mandate", _row(mandate), id=mandate.id, gone="Ce mandat n’existe plus.")
    _write_beside(db, mandate)


def next_rank(db: Database, year: int) -> int:
    """The rank of the next mandate of this year, from 1; to be used in the transaction that adds it."""
    # A range of the index, '.' being the sign after '-': a year is read, not twenty.
    sql = "SELECT coalesce(max(CAST(substr(number, 6) AS INTEGER)), 0) FROM mandate WHERE number > ? AND number < ?"
    highest = rows.number(db, sql, (f"{year}-", f"{year}."))
    return 1 + max(highest, numbers.floor(db, numbers.MANDATES, year))


def of_person(db: Database, person_id: int) -> list[Mandate]:
    """Every mandate of one person, the newest first."""
    return _found(db, "person_id = ?", (person_id,))


def numbered(db: Database, numbers: Sequence[str]) -> list[tuple[Mandate, Person]]:
    """The mandates of these numbers with who gave them, the newest first."""
    return _with_people(db, f"number IN ({', '.join('?' * len(numbers))})", numbers, _NEWEST_FIRST)


def every(db: Database, *, open_only: bool = False, limit: int = 500) -> list[tuple[Mandate, Person]]:
    """The mandates with who gave them, the newest first; `open_only` leaves out those that have ended."""
    # The bare + keeps SQLite from walking back through every date to meet the few that go on
    # (test_the_few_that_go_on_are_met_without_going_back_through_every_date).
    where, newest_first = (_OPEN, "+drafted_at DESC, mandate.id DESC") if open_only else ("1", _NEWEST_FIRST)
    return _with_people(db, where, (), f"{newest_first} LIMIT {int(limit)}")


def ended(db: Database, *, limit: int = LAST_ENDED) -> list[tuple[Mandate, Person]]:
    """The last mandates that have ended, with who gave them, the newest first."""
    return _with_people(db, "state = 'ENDED'", (), f"{_NEWEST_FIRST} LIMIT {int(limit)}")


def count_ended(db: Database) -> int:
    """How many `ended` finds."""
    return rows.number(db, "SELECT count(*) FROM (SELECT 1 FROM mandate WHERE state = 'ENDED' LIMIT ?)", (LAST_ENDED,))


def over(db: Database, today: date) -> list[Mandate]:
    """Every mandate that nobody has ended though its last day is over."""
    sql = f"SELECT {_ALL} FROM mandate WHERE {_OPEN} AND ends_on < ? ORDER BY ends_on, id"
    return [_mandate(row) for row in rows.select(db, sql, (today.isoformat(),))]


def ending_between(db: Database, first: date, last: date) -> list[tuple[Mandate, Person]]:
    """The signed mandates whose last day falls from `first` to `last`, both included, the nearest first."""
    where = f"{_OPEN} AND state IN ('ACTIVE', 'SUSPENDED') AND ends_on BETWEEN ? AND ?"
    return _with_people(db, where, (first.isoformat(), last.isoformat()), "ends_on, mandate.id")


def since(db: Database, first: date) -> list[Mandate]:
    """The mandates that go on, and those prepared, signed or ended from this day on, the oldest first."""
    day = first.isoformat()
    sql = f"SELECT {_ALL} FROM mandate WHERE {_OPEN} OR drafted_at >= ? OR ended_at >= ? ORDER BY drafted_at, id"
    return [_mandate(row) for row in rows.select(db, sql, (day, day))]


def prepared_between(db: Database, first: date, last: date) -> list[Mandate]:
    """Those prepared, or signed on a blank, from `first` to `last`, both included, the oldest first."""
    # Both bounds on the column itself, which has an index: '~' comes after every hour of the last day.
    sql = f"SELECT {_ALL} FROM mandate WHERE drafted_at >= ? AND drafted_at < ? ORDER BY drafted_at, id"
    return [_mandate(row) for row in rows.select(db, sql, (first.isoformat(), f"{last.isoformat()}~"))]


def beyond(db: Database, last: date, *, advisor_id: int = 0) -> list[tuple[Mandate, Person]]:
    """The mandates that go on after this day, of this advisor or of all with 0, the nearest end first."""
    where = f"{_OPEN} AND ends_on > ? AND (? = 0 OR advisor_id = ?)"
    return _with_people(db, where, (last.isoformat(), advisor_id, advisor_id), "ends_on, mandate.id")


def unfinished(db: Database) -> list[tuple[Mandate, Person]]:
    """The mandates not yet signed, from draft to printed, the newest first."""
    return _with_people(
        db, f"{_OPEN} AND state NOT IN ('ACTIVE', 'SUSPENDED')", (), "+drafted_at DESC, mandate.id DESC"
    )


def with_key(db: Database, key_id: str) -> Mandate | None:
    """The mandate whose body is sealed under this key, or None."""
    return next(iter(_found(db, "id = (SELECT mandate_id FROM mandate_body WHERE key_id = ?)", (key_id,))), None)


def entrust(db: Database, mandate_id: int, advisor_id: int, day: date) -> None:
    """Let this advisor open the mandate on that day though it does not name them."""
    values = (mandate_id, advisor_id, day.isoformat())
    db.execute("INSERT OR IGNORE INTO mandate_stand_in (mandate_id, advisor_id, day) VALUES (?, ?, ?)", values)


def entrusted(db: Database, day: date) -> dict[int, set[int]]:
    """The mandates that somebody may open on that day though they do not name them: ids of advisors by mandate."""
    found: dict[int, set[int]] = {}
    for row in rows.select(db, "SELECT mandate_id, advisor_id FROM mandate_stand_in WHERE day = ?", (day.isoformat(),)):
        found.setdefault(row["mandate_id"], set()).add(row["advisor_id"])
    return found


def with_lines_to_drop(db: Database) -> list[Mandate]:
    """The mandates that go on without some of their lines, the oldest first."""
    sql = f"SELECT {_ALL} FROM mandate WHERE {_OPEN} AND id IN (SELECT mandate_id FROM mandate_line_withdrawn)"
    return [_mandate(row) for row in rows.select(db, f"{sql} ORDER BY id")]


def _write_beside(db: Database, mandate: Mandate) -> None:
    for table in ("mandate_substitute", "mandate_line_withdrawn"):
        db.execute(f"DELETE FROM {table} WHERE mandate_id = ?", (mandate.id,))
    for line in mandate.withdrawn:
        values: tuple[rows.Value, ...] = (mandate.id, line.number, rows.second(line.at), line.channel.name)
        db.execute("INSERT INTO mandate_line_withdrawn (mandate_id, number, at, channel) VALUES (?, ?, ?, ?)", values)
    for advisor_id in mandate.substitutes:
        values = (mandate.id, advisor_id)
        db.execute("INSERT INTO mandate_substitute (mandate_id, advisor_id) VALUES (?, ?)", values)
    _note_original(db, mandate)


def _note_original(db: Database, mandate: Mandate) -> None:
    """Once it is signed the service has an original of it, kept from its end for as long as the paper itself says."""
    if mandate.signature:
        printed = mandate.body.printed if mandate.body else None
        values = (mandate.id, printed.originals.paper_years if printed else None)
        db.execute("INSERT OR IGNORE INTO mandate_paper (id, years, place, filed_by) VALUES (?, ?, '', '')", values)
        ended_on = rows.iso(mandate.ended_at.date() if mandate.ended_at else None)
        db.execute("UPDATE mandate_paper SET ended_on = ? WHERE id = ?", (ended_on, mandate.id))


def _found(db: Database, where: str, values: Sequence[rows.Value]) -> list[Mandate]:
    sql = f"SELECT {_ALL} FROM mandate WHERE {where} ORDER BY {_NEWEST_FIRST}"
    return [_mandate(row) for row in rows.select(db, sql, values)]


def _with_people(db: Database, where: str, values: Sequence[rows.Value], order: str) -> list[tuple[Mandate, Person]]:
    found = rows.select(
        db,
        f"SELECT {_ALL}, {people.IN_A_JOIN} FROM mandate LEFT JOIN person ON person.id = person_id"
        f" WHERE {where} ORDER BY {order}",
        values,
    )
    return [(_mandate(row), people.person_in(row, id="person_id") if row["person_id"] else ERASED) for row in found]


def _row(mandate: Mandate) -> dict[str, rows.Value]:
    told, signature = dict(mandate.informed), mandate.signature
    return {
        "number": mandate.number,
        "person_id": mandate.person_id or None,
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
        "said_on": mandate.said_on.isoformat() if mandate.said_on else None,
        "suspended_at": rows.second(mandate.suspended_at),
        "ends_because": mandate.ends_because.name if mandate.ends_because else None,
        "line_count": mandate.line_count,
    }


def _mandate(row: rows.Row) -> Mandate:
    told = ((point, rows.moment(row[column])) for point, column in _TOLD_AT.items())
    signed_at = rows.moment(row["signed_at"])
    return Mandate(
        id=row["id"],
        number=row["number"],
        person_id=row["person_id"] or 0,
        advisor_id=row["advisor_id"],
        drafted_at=datetime.fromisoformat(row["drafted_at"]),
        ends_on=date.fromisoformat(row["ends_on"]),
        body=None,
        state=State[row["state"]],
        informed=tuple((point, at) for point, at in told if at),
        identified_at=rows.moment(row["identified_at"]),
        printed_at=rows.moment(row["printed_at"]),
        signature=Signature(row["signed_place"], signed_at) if signed_at else None,
        ended_at=rows.moment(row["ended_at"]),
        end_reason=EndReason[row["end_reason"]] if row["end_reason"] else None,
        channel=WithdrawalChannel[row["channel"]] if row["channel"] else None,
        substitutes=tuple(sorted(int(each) for each in (row["substitutes"] or "").split(",") if each)),
        said_on=rows.day(row["said_on"]),
        suspended_at=rows.moment(row["suspended_at"]),
        ends_because=EndReason[row["ends_because"]] if row["ends_because"] else None,
        line_count=row["line_count"],
        withdrawn=tuple(sorted(_withdrawn(row["withdrawn"] or ""), key=lambda each: each.number)),
    )


def _withdrawn(told: str) -> Iterator[LineWithdrawn]:
    for number, at, channel in (each.split(" ") for each in told.split(",") if each):
        yield LineWithdrawn(int(number), datetime.fromisoformat(at), WithdrawalChannel[channel])
