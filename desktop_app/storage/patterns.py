"""The patterns, those that are over included."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

from desktop_app.domain.planning import Pattern, Rhythm, Segment
from desktop_app.domain.theme import Purpose

from . import rows

if TYPE_CHECKING:
    from sqlite_utils import Database


def every(db: Database) -> list[Pattern]:
    """Every rule, past and to come, in the order they were added."""
    return [_rule(row) for row in rows.select(db, "SELECT * FROM pattern ORDER BY id")]


def add(db: Database, rule: Pattern) -> Pattern:
    """Store the rule and return it with its id."""
    return replace(rule, id=rows.insert(db, "pattern", _row(rule), id=rule.id))


def update(db: Database, rule: Pattern) -> None:
    """Write what has changed; raises `OutOfDate` when the rule is gone."""
    rows.update(db, "pattern", _row(rule), id=rule.id, gone="Ce jour de permanence n’est plus dans la liste.")


def remove(db: Database, id: int) -> None:
    """Forget a rule, as one that never came into force."""
    rows.remove(db, "pattern", id=id)


def _row(rule: Pattern) -> dict[str, rows.Value]:
    return {
        "weekday": rule.weekday,
        "rhythm": rule.rhythm.name,
        "advisor_id": rule.advisor_id,
        "purpose": rule.purpose.name,
        "segments": written(rule.segments),
        "slot_minutes": rule.slot_minutes,
        "places": rule.places,
        "starts_on": rule.starts_on.isoformat(),
        "ends_on": rule.ends_on.isoformat() if rule.ends_on else None,
    }


def _rule(row: rows.Row) -> Pattern:
    return Pattern(
        id=row["id"],
        weekday=row["weekday"],
        rhythm=Rhythm[row["rhythm"]],
        advisor_id=row["advisor_id"],
        purpose=Purpose[row["purpose"]],
        segments=read(row["segments"]),
        slot_minutes=row["slot_minutes"],
        places=row["places"],
        starts_on=date.fromisoformat(row["starts_on"]),
        ends_on=rows.day(row["ends_on"]),
    )


def written(segments: Iterable[Segment]) -> str:
    """The hours as they are kept: '09:00-12:00 14:00-17:00'."""
    return " ".join(f"{part.start:%H:%M}-{part.end:%H:%M}" for part in segments)


def read(text: str) -> tuple[Segment, ...]:
    """The hours kept."""
    pairs = (part.split("-") for part in text.split())
    return tuple(Segment(time.fromisoformat(start), time.fromisoformat(end)) for start, end in pairs)
