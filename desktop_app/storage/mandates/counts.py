"""Counts by month that outlive mandates: a month, what is counted in it and how many; no row leads to a mandate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from desktop_app.domain.mandate.counted import Axis, Cell, Kind, Modality
from desktop_app.domain.organism import Category, Family

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database


def move(db: Database, changes: Mapping[Cell, int]) -> None:
    """Add to each cell, or take away from it, never below none: in the transaction of what is counted."""
    for (month, kind), by in changes.items():
        its = (month, Axis(type(kind)).name, kind.name)
        where = "month = ? AND axis = ? AND name = ?"
        db.execute(
            "INSERT INTO mandate_count (month, axis, name, number) VALUES (?, ?, ?, max(?, 0))"
            " ON CONFLICT (month, axis, name) DO UPDATE SET number = max(number + ?, 0)",
            (*its, by, by),
        )
        db.execute(f"DELETE FROM mandate_count WHERE {where} AND number = 0", its)


def between(db: Database, first: str, last: str) -> dict[Cell, int]:
    """Every cell of the months from `first` to `last`, both included."""
    sql = "SELECT * FROM mandate_count WHERE month BETWEEN ? AND ? ORDER BY month, axis, name"
    found = rows.select(db, sql, (first, last))
    return {(row["month"], _kind(row["axis"], row["name"])): row["number"] for row in found}


def _kind(axis: str, name: str) -> Kind:
    match Axis[axis]:
        case Axis.CATEGORY:
            return Category[name]
        case Axis.FAMILY:
            return Family[name]
        case Axis.MODALITY:
            return Modality[name]
