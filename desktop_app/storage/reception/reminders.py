"""The reminders: what came of each call to whoever is expected; they go with the appointment."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from desktop_app.domain.reception.reminder import Reminder, ReminderResult

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database


def last_of(db: Database, ids: Collection[int]) -> dict[int, Reminder]:
    """The last reminder of each of these appointments, without those of whom nobody was reminded."""
    marks = ", ".join("?" * len(ids))
    found = rows.select(db, f"SELECT * FROM reminder WHERE appointment_id IN ({marks}) ORDER BY id", tuple(ids))
    return {row["appointment_id"]: _reminder(row) for row in found}


def of_appointment(db: Database, id: int) -> list[Reminder]:
    """Every reminder of this appointment, the oldest first."""
    return [
        _reminder(row) for row in rows.select(db, "SELECT * FROM reminder WHERE appointment_id = ? ORDER BY id", (id,))
    ]


def get(db: Database, id: int) -> Reminder | None:
    """The reminder of this id, or None when it is gone."""
    row = rows.first(db, "SELECT * FROM reminder WHERE id = ?", (id,))
    return _reminder(row) if row else None


def add(db: Database, reminder: Reminder) -> Reminder:
    """Store the reminder and return it with its id."""
    row: dict[str, rows.Value] = {
        "appointment_id": reminder.appointment_id,
        "at": rows.second(reminder.at),
        "result": reminder.result.name,
    }
    return replace(reminder, id=rows.insert(db, "reminder", row, id=reminder.id))


def remove(db: Database, id: int) -> None:
    """As if nobody had called."""
    rows.remove(db, "reminder", id=id)


def _reminder(row: rows.Row) -> Reminder:
    at, result = datetime.fromisoformat(row["at"]), ReminderResult[row["result"]]
    return Reminder(row["id"], row["appointment_id"], at, result)
