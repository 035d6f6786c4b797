"""The calls: what came of each try to reach whoever holds an appointment; they go with it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from desktop_app.domain.reception.call import Call, CallResult

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database


def of_appointments(db: Database, ids: Collection[int]) -> dict[int, list[Call]]:
    """The calls about each of these appointments, the oldest first."""
    found: dict[int, list[Call]] = {}
    marks = ", ".join("?" * len(ids))
    for row in rows.select(db, f"SELECT * FROM call WHERE appointment_id IN ({marks}) ORDER BY id", tuple(ids)):
        found.setdefault(row["appointment_id"], []).append(_call(row))
    return found


def since(db: Database, first: datetime) -> list[Call]:
    """Every call from this moment on, the oldest first."""
    return [
        _call(row) for row in rows.select(db, "SELECT * FROM call WHERE at >= ? ORDER BY id", (rows.second(first),))
    ]


def add(db: Database, call: Call) -> Call:
    """Store the call and return it with its id."""
    row: dict[str, rows.Value] = {
        "appointment_id": call.appointment_id,
        "at": rows.second(call.at),
        "result": call.result.name,
    }
    return replace(call, id=rows.insert(db, "call", row, id=call.id))


def remove(db: Database, id: int) -> None:
    """As if nobody had called."""
    rows.remove(db, "call", id=id)


def _call(row: rows.Row) -> Call:
    return Call(row["id"], row["appointment_id"], datetime.fromisoformat(row["at"]), CallResult[row["result"]])
