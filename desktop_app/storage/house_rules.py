"""The rules of the place, as one row; the defaults until somebody decides otherwise."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING

from desktop_app.domain.house_rules import HouseRules

from . import rows

if TYPE_CHECKING:
    from sqlite_utils import Database


_NAMES = ", ".join(field.name for field in fields(HouseRules))
_ASKED = ("asks_leaving", "curatelle_refused", "queue_each", "sheets_by_hours", "witnesses_enough")
"""Columns that hold yes or no."""


def load(db: Database) -> HouseRules:
    """The rules as they stand."""
    row = rows.first(db, f"SELECT {_NAMES} FROM house_rules")
    return HouseRules(**{**row, **{name: bool(row[name]) for name in _ASKED}}) if row else HouseRules()


def save(db: Database, rules: HouseRules) -> None:
    """Write them all."""
    rows.save_only(db, "house_rules", asdict(rules))
