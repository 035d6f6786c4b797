"""As whom people may come to a workshop, seen and by number; the number alone stays once the rest is forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.reception.eligibility import Eligibility, Group

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

_CAME = (
    "SELECT entitlement, count(*) AS number, substr(start, 1, 10) AS day FROM eligibility"
    " JOIN appointment ON appointment.id = appointment_id WHERE state = 'SEEN'"
    " AND start >= ? AND start < ? GROUP BY entitlement, day"
)


def on_day(db: Database, day: date) -> dict[int, Eligibility]:
    """What was seen of whoever has an appointment on this date, by the id of the appointment."""
    return between(db, day, day)


def between(db: Database, first: date, last: date) -> dict[int, Eligibility]:
    """The same from `first` to `last`, both included."""
    found = rows.select(
        db,
        "SELECT eligibility.* FROM eligibility JOIN appointment ON appointment.id = appointment_id"
        " WHERE start >= ? AND start < ?",
        (first.isoformat(), (last + timedelta(1)).isoformat()),
    )
    return {row["appointment_id"]: _eligibility(row) for row in found}


def find(db: Database, appointment_id: int) -> Eligibility | None:
    """What was seen for this appointment, or None."""
    row = rows.first(db, "SELECT * FROM eligibility WHERE appointment_id = ?", (appointment_id,))
    return _eligibility(row) if row else None


def write(db: Database, appointment_id: int, eligibility: Eligibility | None) -> None:
    """Have this be what was seen for the appointment, None for nothing."""
    db.execute("DELETE FROM eligibility WHERE appointment_id = ?", (appointment_id,))
    if eligibility:
        rows.insert(
            db,
            "eligibility",
            {
                "appointment_id": appointment_id,
                "entitlement": eligibility.entitlement,
                "seen_at": rows.second(eligibility.seen_at),
                "seen_by": eligibility.seen_by,
            },
        )


def forget(db: Database, before: date) -> None:
    """Keep of the days before this one how many came as what, by day, and nothing that leads to somebody."""
    until = before.isoformat()
    for row in rows.select(db, _CAME, ("", until)):
        db.execute(
            "INSERT INTO eligibility_count (day, entitlement, number) VALUES (?, ?, ?)"
            " ON CONFLICT (day, entitlement) DO UPDATE SET number = number + excluded.number",
            (row["day"], row["entitlement"], row["number"]),
        )
    db.execute("DELETE FROM eligibility WHERE appointment_id IN (SELECT id FROM appointment WHERE start < ?)", (until,))


def count_before(db: Database, before: date) -> int:
    """How many of the days before this one still lead to somebody."""
    sql = "SELECT count(*) FROM eligibility JOIN appointment ON appointment.id = appointment_id WHERE start < ?"
    return rows.number(db, sql, (before.isoformat(),))


def count(db: Database, first: date, last: date) -> dict[str, int]:
    """How many came as what from `first` to `last`, both included, those without a name among them."""
    after = (last + timedelta(1)).isoformat()
    named = rows.select(db, _CAME, (first.isoformat(), after))
    nameless = rows.select(
        db,
        "SELECT entitlement, number FROM eligibility_count WHERE day >= ? AND day < ?"
        " UNION ALL SELECT entitlement, came AS number FROM workshop_group JOIN workshop ON workshop.id = workshop_id"
        " WHERE came IS NOT NULL AND original >= ? AND original < ?",
        (first.isoformat(), after) * 2,
    )
    numbers: dict[str, int] = {}
    for row in (*named, *nameless):
        numbers[row["entitlement"]] = numbers.get(row["entitlement"], 0) + row["number"]
    return numbers


def groups_of(db: Database, workshop_ids: Sequence[int]) -> dict[int, tuple[Group, ...]]:
    """The groups of these workshops, by id of workshop."""
    if not workshop_ids:
        return {}
    marks = ", ".join("?" * len(workshop_ids))
    sql = f"SELECT * FROM workshop_group WHERE workshop_id IN ({marks}) ORDER BY workshop_id, entitlement"
    found: dict[int, tuple[Group, ...]] = {}
    for row in rows.select(db, sql, tuple(workshop_ids)):
        known = found.get(row["workshop_id"], ())
        found[row["workshop_id"]] = (*known, Group(row["entitlement"], row["seats"], row["came"]))
    return found


def write_groups(db: Database, workshop_id: int, groups: Iterable[Group]) -> None:
    """Have the workshop have these groups, and no other."""
    db.execute("DELETE FROM workshop_group WHERE workshop_id = ?", (workshop_id,))
    for each in groups:
        row: dict[str, rows.Value] = {
            "workshop_id": workshop_id,
            "entitlement": each.entitlement,
            "seats": each.seats,
            "came": each.came,
        }
        rows.insert(db, "workshop_group", row)


def _eligibility(row: rows.Row) -> Eligibility:
    seen_at = datetime.fromisoformat(row["seen_at"])
    return Eligibility(row["appointment_id"], row["entitlement"], seen_at, row["seen_by"])
