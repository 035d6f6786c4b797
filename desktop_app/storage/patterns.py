"""The pattern of advisor days, rules that are over included: the past is read through them."""

from __future__ import annotations

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
    return [_rule(row) for row in rows.select(db, "SELECT * FROM recurring_day ORDER BY id")]


def add(db: Database, rule: Pattern) -> Pattern:
    """Store the rule and return it with its id."""
    return replace(rule, id=rows.insert(db, "recurring_day", _row(rule), id=rule.id))


def update(db: Database, rule: Pattern) -> None:
    """Write what has changed; raises `OutOfDate` when the rule is gone."""
    rows.update(db, "recurring_day", _row(rule), id=rule.id, gone="Ce jour de permanence n’est plus dans la liste.")


def remove(db: Database, id: int) -> None:
    """Forget a rule, as one that never came into force."""
    rows.remove(db, "recurring_day", id=id)


def _row(rule: Pattern) -> dict[str, rows.Value]:
    return {
        "weekday": rule.weekday,
        "rhythm": rule.rhythm.name,
        "advisor_id": rule.advisor_id,
        "purpose": rule.purpose.name,
        "segments": " ".join(f"{part.start:%H:%M}-{part.end:%H:%M}" for part in rule.segments),
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
        segments=tuple(_segment(part) for part in row["segments"].split()),
        slot_minutes=row["slot_minutes"],
        places=row["places"],
        starts_on=date.fromisoformat(row["starts_on"]),
        ends_on=rows.day(row["ends_on"]),
    )


def _segment(text: str) -> Segment:
    start, end = text.split("-")
    return Segment(time.fromisoformat(start), time.fromisoformat(end))
