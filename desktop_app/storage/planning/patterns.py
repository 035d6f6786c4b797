"""The patterns, those that are over included."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.place import MAIN
from desktop_app.domain.planning import Pattern, Rhythm
from desktop_app.domain.theme import Purpose

from .. import rows
from . import segments

if TYPE_CHECKING:
    from sqlite_utils import Database


def every(db: Database) -> list[Pattern]:
    """Every rule, past and to come, in the order they were added."""
    return TABLE.found(db, "1 ORDER BY id")


def _row(rule: Pattern) -> dict[str, rows.Value]:
    return {
        "rhythm": rule.rhythm.name,
        "weekday": rule.weekday,
        "every_weeks": rule.every_weeks,
        "counted_from": rows.iso(rule.counted_from),
        "dates": _written(rule.dates),
        "skipped": _written(rule.skipped),
        "advisor_id": rule.advisor_id,
        "purpose": rule.purpose.name,
        "segments": segments.written(rule.segments),
        "arrives": rows.written_hour(rule.arrives),
        "starts_on": rule.starts_on.isoformat(),
        "ends_on": rows.iso(rule.ends_on),
        "convention_id": rule.convention_id or None,
        "place_id": rule.place_id or None,
    }


def _rule(row: rows.Row) -> Pattern:
    return Pattern(
        id=row["id"],
        weekday=row["weekday"],
        rhythm=Rhythm[row["rhythm"]],
        advisor_id=row["advisor_id"],
        purpose=Purpose[row["purpose"]],
        segments=segments.read(row["segments"]),
        starts_on=date.fromisoformat(row["starts_on"]),
        ends_on=rows.day(row["ends_on"]),
        every_weeks=row["every_weeks"],
        counted_from=rows.day(row["counted_from"]),
        dates=_read(row["dates"]),
        skipped=_read(row["skipped"]),
        arrives=rows.hour(row["arrives"]),
        convention_id=row["convention_id"] or 0,
        place_id=row["place_id"] or MAIN,
    )


def _written(dates: Iterable[date]) -> str:
    return " ".join(day.isoformat() for day in dates)


def _read(kept: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(day) for day in kept.split())


TABLE = rows.Table("pattern", _row, _rule, gone="Ce jour de permanence n’est plus dans la liste.")
add, update, remove = TABLE.add, TABLE.update, TABLE.remove
