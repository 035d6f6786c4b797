"""Whether each advisor came: one row a date and an advisor, once somebody has said it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from desktop_app.domain.planning import Decider
from desktop_app.domain.planning.attendance import Attendance, AttendanceState

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database


def between(db: Database, first: date, last: date) -> list[Attendance]:
    """What was said of the days from `first` to `last`, both included, by date."""
    sql = "SELECT * FROM attendance WHERE day BETWEEN ? AND ? ORDER BY day, advisor_id"
    return [_attendance(row) for row in rows.select(db, sql, (first.isoformat(), last.isoformat()))]


def get(db: Database, day: date, advisor_id: int) -> Attendance | None:
    """What was said of this advisor on this date, or None."""
    return next((each for each in between(db, day, day) if each.advisor_id == advisor_id), None)


def save(db: Database, attendance: Attendance, noted_at: datetime) -> None:
    """Write it, over what was said before."""
    remove(db, attendance.day, attendance.advisor_id)
    rows.insert(db, "attendance", {**_row(attendance), "noted_at": rows.second(noted_at)})


def remove(db: Database, day: date, advisor_id: int) -> None:
    """As if nobody had said anything."""
    db.execute("DELETE FROM attendance WHERE day = ? AND advisor_id = ?", (day.isoformat(), advisor_id))


def _row(attendance: Attendance) -> dict[str, rows.Value]:
    return {
        "day": attendance.day.isoformat(),
        "advisor_id": attendance.advisor_id,
        "state": attendance.state.name,
        "came_at": rows.written_hour(attendance.came_at),
        "left_at": rows.written_hour(attendance.left_at),
        "decider": attendance.decider.name,
        "note": attendance.note,
        "left_decider": attendance.left_decider.name,
    }


def _attendance(row: rows.Row) -> Attendance:
    return Attendance(
        day=date.fromisoformat(row["day"]),
        advisor_id=row["advisor_id"],
        state=AttendanceState[row["state"]],
        came_at=rows.hour(row["came_at"]),
        left_at=rows.hour(row["left_at"]),
        decider=Decider[row["decider"]],
        note=row["note"],
        left_decider=Decider[row["left_decider"]],
    )
