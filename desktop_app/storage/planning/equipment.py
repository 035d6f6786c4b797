"""What was found at the opening of each session: a row once somebody has looked, and one for each thing that lacked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from desktop_app.domain.planning import Decider
from desktop_app.domain.planning.equipment import EquipmentCheck, Item

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database


def between(db: Database, first: date, last: date) -> list[EquipmentCheck]:
    """What was found from `first` to `last`, both included, by date."""
    sql = "SELECT * FROM equipment_check WHERE day BETWEEN ? AND ? ORDER BY day, advisor_id"
    span = first.isoformat(), last.isoformat()
    lacking: dict[int, list[Item]] = {}
    of_span = "SELECT lack.* FROM lack JOIN equipment_check ON equipment_check.id = check_id"
    for row in rows.select(db, f"{of_span} WHERE day BETWEEN ? AND ? ORDER BY lack.id", span):
        lacking.setdefault(row["check_id"], []).append(Item(row["item"], Decider[row["owed_by"]]))
    return [_check(row, lacking) for row in rows.select(db, sql, span)]


def get(db: Database, day: date, advisor_id: int) -> EquipmentCheck | None:
    """What was found at the session of this advisor on this date, or None while nobody has looked."""
    return next((each for each in between(db, day, day) if each.advisor_id == advisor_id), None)


def save(db: Database, check: EquipmentCheck, checked_at: datetime) -> None:
    """Write it, over what was found before."""
    remove(db, check.day, check.advisor_id)
    row: dict[str, rows.Value] = {
        "day": check.day.isoformat(),
        "advisor_id": check.advisor_id,
        "convention_id": check.convention_id,
        "asked": check.asked,
        "told": int(check.told),
        "checked_at": rows.second(checked_at),
    }
    id = rows.insert(db, "equipment_check", row)
    for item in check.lacking:
        rows.insert(db, "lack", {"check_id": id, "item": item.words, "owed_by": item.owed_by.name})


def remove(db: Database, day: date, advisor_id: int) -> None:
    """As if nobody had looked."""
    db.execute("DELETE FROM equipment_check WHERE day = ? AND advisor_id = ?", (day.isoformat(), advisor_id))


def _check(row: rows.Row, lacking: Mapping[int, list[Item]]) -> EquipmentCheck:
    return EquipmentCheck(
        day=date.fromisoformat(row["day"]),
        advisor_id=row["advisor_id"],
        convention_id=row["convention_id"],
        asked=row["asked"],
        lacking=tuple(lacking.get(row["id"], ())),
        told=bool(row["told"]),
    )
