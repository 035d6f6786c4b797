"""What the place says of its calendar: one row of choices, and the periods it typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.calendar import Choices, Period, PeriodKind, Territory, Zone

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database


def load(db: Database) -> Choices:
    """The choices as they stand, the periods by date; the defaults until somebody decides otherwise."""
    periods = tuple(_period(row) for row in rows.select(db, "SELECT * FROM period ORDER BY first, last, id"))
    row = rows.first(db, "SELECT * FROM calendar")
    return replace(_choices(row) if row else Choices(), periods=periods)


def save(db: Database, choices: Choices) -> None:
    """Write them all, over the earlier ones."""
    row: dict[str, rows.Value] = {
        "territory": choices.territory.name,
        "good_friday": int(choices.good_friday),
        "saint_stephen": int(choices.saint_stephen),
        "whit_monday_worked": int(choices.whit_monday_worked),
        "zone": choices.zone.name,
        "bank_holidays_close": int(choices.bank_holidays_close),
        "school_holidays_close": int(choices.school_holidays_close),
    }
    rows.save_only(db, "calendar", row)
    db.execute("DELETE FROM period")
    for period in choices.periods:
        rows.insert(db, "period", _row(period))


def _choices(row: rows.Row) -> Choices:
    return Choices(
        territory=Territory[row["territory"]],
        good_friday=bool(row["good_friday"]),
        saint_stephen=bool(row["saint_stephen"]),
        whit_monday_worked=bool(row["whit_monday_worked"]),
        zone=Zone[row["zone"]],
        bank_holidays_close=bool(row["bank_holidays_close"]),
        school_holidays_close=bool(row["school_holidays_close"]),
    )


def _row(period: Period) -> dict[str, rows.Value]:
    return {
        "kind": period.kind.name,
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
        "every_year": int(period.every_year),
        "name": period.name,
    }


def _period(row: rows.Row) -> Period:
    return Period(
        PeriodKind[row["kind"]],
        date.fromisoformat(row["first"]),
        date.fromisoformat(row["last"]),
        bool(row["every_year"]),
        row["name"],
    )
