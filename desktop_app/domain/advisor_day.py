"""Advisor days: the pattern that repeats, the dated days it gives, and their slots."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum

from .convention import Convention, covers
from .errors import Fault, refuse
from .french import WEEKDAYS, hours
from .theme import Purpose
from .working_days import holiday_name, is_last_in_month, rank_in_month


class Rhythm(Enum):
    """How often a recurring day comes; the value is what the screens say before the weekday."""

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
class RecurringDay:
    """A rule such as "every Thursday, 9–12 and 14–17, démarches, by slots of 45 minutes".

    `weekday` is 0 for Monday. On a day of workshops each segment is one slot of `places` people;
    otherwise a segment is cut into slots of `slot_minutes` for one person. The rule is in force
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


@dataclass(frozen=True, order=True)
class Slot:
    """A bookable stretch of an advisor's day, for `places` people."""

    start: datetime
    end: datetime
    advisor_id: int
    places: int


@dataclass(frozen=True)
class AdvisorDay:
    """One advisor here on one date; `slots` are in order of hour."""

    day: date
    advisor_id: int
    purpose: Purpose
    segments: tuple[Segment, ...]
    slots: tuple[Slot, ...]

    @property
    def opens(self) -> datetime:
        """When the advisor starts receiving."""
        return datetime.combine(self.day, self.segments[0].start)

    @property
    def closes(self) -> datetime:
        """When the advisor stops receiving."""
        return datetime.combine(self.day, self.segments[-1].end)

    @property
    def hours(self) -> str:
        """'9 h – 12 h, 14 h – 17 h'."""
        return ", ".join(hours(segment.start, segment.end) for segment in self.segments)


def falls_on(rule: RecurringDay, day: date) -> bool:
    """Whether the rule gives this date, bank holidays and the convention left aside."""
    if day.weekday() != rule.weekday or day < rule.starts_on or (rule.ends_on and day > rule.ends_on):
        return False
    match rule.rhythm:
        case Rhythm.EVERY_WEEK:
            return True
        case Rhythm.LAST:
            return is_last_in_month(day)
        case nth:
            return rank_in_month(day) == _RANKS[nth]


def days_on(day: date, rules: Iterable[RecurringDay], convention: Convention) -> tuple[AdvisorDay, ...]:
    """Who is here on this date, in order of opening; nobody on a bank holiday or out of the convention."""
    if holiday_name(day) or not covers(convention, day):
        return ()
    found = [_dated(rule, day) for rule in rules if falls_on(rule, day)]
    return tuple(sorted(found, key=lambda advisor_day: (advisor_day.opens, advisor_day.advisor_id)))


def days_from(
    first: date, count: int, rules: Sequence[RecurringDay], convention: Convention
) -> Iterator[tuple[date, tuple[AdvisorDay, ...]]]:
    """The dates with an advisor among the `count` dates from `first` on, each with who is here."""
    for day in (first + timedelta(offset) for offset in range(count)):
        if here := days_on(day, rules, convention):
            yield day, here


def _dated(rule: RecurringDay, day: date) -> AdvisorDay:
    slots = tuple(slot for segment in rule.segments for slot in _slots(rule, day, segment))
    return AdvisorDay(day, rule.advisor_id, rule.purpose, rule.segments, slots)


def _slots(rule: RecurringDay, day: date, segment: Segment) -> Iterator[Slot]:
    start, end = datetime.combine(day, segment.start), datetime.combine(day, segment.end)
    if rule.purpose is Purpose.WORKSHOPS:
        yield Slot(start, end, rule.advisor_id, rule.places)
        return
    length = timedelta(minutes=rule.slot_minutes)
    while start + length <= end:
        yield Slot(start, start + length, rule.advisor_id, 1)
        start += length


def check_rules(rules: Sequence[RecurringDay]) -> None:
    """Refuse hours that end before they start, overlap, or are shorter than a slot.

    Two rules of one advisor may have the same hours when no date ever belongs to both: the 1st and the
    3rd Tuesday, or last year's rule and this year's.
    Faults are on fields 'day-0', 'day-1'… after the place of the rule in `rules`.
    """
    refuse(
        Fault(f"day-{at}", sentence)
        for at, rule in enumerate(rules)
        if (sentence := _hours_fault(rule) or _overlap_fault(rule, rules[:at]))
    )


def _hours_fault(rule: RecurringDay) -> str:
    if not rule.segments:
        return "Donnez au moins une heure de début et une heure de fin."
    if rule.ends_on and rule.ends_on < rule.starts_on:
        return "Ce jour de permanence finit avant de commencer : corrigez l’une des deux dates."
    for segment in rule.segments:
        if segment.end <= segment.start:
            return f"La fin doit venir après le début : {hours(segment.start, segment.end)}."
    for before, after in zip(rule.segments, rule.segments[1:], strict=False):
        if after.start < before.end:
            return "L’après-midi commence avant la fin du matin."
    if rule.purpose is Purpose.WORKSHOPS:
        return "" if 1 <= rule.places <= 50 else "Un atelier reçoit de 1 à 50 personnes."
    if not 5 <= rule.slot_minutes <= 240:
        return "Un rendez-vous dure de 5 minutes à 4 heures."
    if any(_minutes(segment) < rule.slot_minutes for segment in rule.segments):
        return "Ces heures sont plus courtes qu’un seul rendez-vous."
    return ""


def _overlap_fault(rule: RecurringDay, earlier: Sequence[RecurringDay]) -> str:
    for other in earlier:
        if _may_meet(rule, other) and any(
            mine.start < theirs.end and theirs.start < mine.end for mine in rule.segments for theirs in other.segments
        ):
            return f"Ces heures chevauchent un autre {WEEKDAYS[rule.weekday]} du même conseiller."
    return ""


def _may_meet(one: RecurringDay, other: RecurringDay) -> bool:
    """Whether some date may belong to both; the last of a month is its 4th as often as its 5th."""
    if (one.weekday, one.advisor_id) != (other.weekday, other.advisor_id):
        return False
    if (one.ends_on and one.ends_on < other.starts_on) or (other.ends_on and other.ends_on < one.starts_on):
        return False
    rhythms = {one.rhythm, other.rhythm}
    return len(rhythms) == 1 or Rhythm.EVERY_WEEK in rhythms or rhythms == {Rhythm.FOURTH, Rhythm.LAST}


def _minutes(segment: Segment) -> int:
    return (segment.end.hour - segment.start.hour) * 60 + segment.end.minute - segment.start.minute
