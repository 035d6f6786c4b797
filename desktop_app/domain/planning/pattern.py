"""Patterns: a day that repeats, such as every Thursday, its hours, and what a pattern may not say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import Enum

from ..errors import Fault, refuse
from ..french import WEEKDAYS, hours
from ..theme import Purpose
from ..working_days import is_last_in_month, rank_in_month


class Rhythm(Enum):
    """How often a pattern comes; the value is what the screens say before the weekday."""

    EVERY_WEEK = "chaque"
    FIRST = "le 1er"
    SECOND = "le 2e"
    THIRD = "le 3e"
    FOURTH = "le 4e"
    LAST = "le dernier"


_RANKS = {Rhythm.FIRST: 1, Rhythm.SECOND: 2, Rhythm.THIRD: 3, Rhythm.FOURTH: 4}


@dataclass(frozen=True, order=True)
class Segment:
    """Opening hours without a break, such as 9 h – 12 h."""

    start: time
    end: time


@dataclass(frozen=True)
class Pattern:
    """A rule such as "every Thursday, 9–12 and 14–17, démarches, by slots of 45 minutes".

    `weekday` is 0 for Monday. On a day of workshops each segment is one slot of `places` people;
    otherwise a segment is cut into slots of `slot_minutes` for one person. It is in force
    from `starts_on` to `ends_on` (None: until changed). `id` is 0 until the file has given one.
    """

    id: int
    weekday: int
    rhythm: Rhythm
    advisor_id: int
    purpose: Purpose
    segments: tuple[Segment, ...]
    slot_minutes: int
    places: int
    starts_on: date
    ends_on: date | None = None


def falls_on(pattern: Pattern, day: date) -> bool:
    """Whether the pattern gives this date, bank holidays and the convention left aside."""
    if day.weekday() != pattern.weekday or day < pattern.starts_on or (pattern.ends_on and day > pattern.ends_on):
        return False
    match pattern.rhythm:
        case Rhythm.EVERY_WEEK:
            return True
        case Rhythm.LAST:
            return is_last_in_month(day)
        case nth:
            return rank_in_month(day) == _RANKS[nth]


def check_patterns(patterns: Sequence[Pattern]) -> None:
    """Refuse hours that end before they start, overlap, or are shorter than a slot.

    Two patterns of one advisor may have the same hours when no date ever belongs to both: the 1st and the
    3rd Tuesday, or last year's pattern and this year's.
    Faults are on fields 'day-0', 'day-1'… after the place of the pattern in `patterns`.
    """
    refuse(
        Fault(f"day-{at}", sentence)
        for at, pattern in enumerate(patterns)
        if (sentence := _hours_fault(pattern) or _overlap_fault(pattern, patterns[:at]))
    )


def _hours_fault(pattern: Pattern) -> str:
    if not pattern.segments:
        return "Donnez au moins une heure de début et une heure de fin."
    if pattern.ends_on and pattern.ends_on < pattern.starts_on:
        return "Ce jour de permanence finit avant de commencer : corrigez l’une des deux dates."
    for segment in pattern.segments:
        if segment.end <= segment.start:
            return f"La fin doit venir après le début : {hours(segment.start, segment.end)}."
    for before, after in zip(pattern.segments, pattern.segments[1:], strict=False):
        if after.start < before.end:
            return "L’après-midi commence avant la fin du matin."
    if pattern.purpose is Purpose.WORKSHOPS:
        return "" if 1 <= pattern.places <= 50 else "Un atelier reçoit de 1 à 50 personnes."
    if not 5 <= pattern.slot_minutes <= 240:
        return "Un rendez-vous dure de 5 minutes à 4 heures."
    if any(_minutes(segment) < pattern.slot_minutes for segment in pattern.segments):
        return "Ces heures sont plus courtes qu’un seul rendez-vous."
    return ""


def _overlap_fault(pattern: Pattern, earlier: Sequence[Pattern]) -> str:
    for other in earlier:
        if _may_meet(pattern, other) and any(
            mine.start < theirs.end and theirs.start < mine.end
            for mine in pattern.segments
            for theirs in other.segments
        ):
            return f"Ces heures chevauchent un autre {WEEKDAYS[pattern.weekday]} du même conseiller."
    return ""


def _may_meet(one: Pattern, other: Pattern) -> bool:
    """Whether some date may belong to both; the last of a month is its 4th as often as its 5th."""
    if (one.weekday, one.advisor_id) != (other.weekday, other.advisor_id):
        return False
    if (one.ends_on and one.ends_on < other.starts_on) or (other.ends_on and other.ends_on < one.starts_on):
        return False
    rhythms = {one.rhythm, other.rhythm}
    return len(rhythms) == 1 or Rhythm.EVERY_WEEK in rhythms or rhythms == {Rhythm.FOURTH, Rhythm.LAST}


def _minutes(segment: Segment) -> int:
    return (segment.end.hour - segment.start.hour) * 60 + segment.end.minute - segment.start.minute
