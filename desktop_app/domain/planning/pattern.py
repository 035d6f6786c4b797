"""Patterns: a day that repeats, such as every Thursday, its hours, and what a pattern may not say."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from enum import Enum
from itertools import islice
from math import gcd

from ..errors import Fault, refuse
from ..french import WEEKDAYS, plain_date
from ..nouns.frozen import frozen
from ..place import MAIN
from ..theme import Purpose
from ..working_days import add_months, is_last_in_month, rank_in_month
from .segment import Segment, overlapping, same_room, segments_fault

MOST_WEEKS = 12
MOST_DATES = 200
_GIVE_AN_END = "Avec une dernière date (« Jusqu’au »), seules les dates prises sauteraient."


class Rhythm(Enum):
    """How often a pattern comes; the value is what the screens say before the weekday."""

    EVERY_WEEK = "chaque"
    FIRST = "le 1er"
    SECOND = "le 2e"
    THIRD = "le 3e"
    FOURTH = "le 4e"
    FIFTH = "le 5e"
    FIRST_AND_THIRD = "les 1er et 3e"
    SECOND_AND_FOURTH = "les 2e et 4e"
    LAST = "le dernier"
    DATES = "à ces dates"


_RANKS = {
    Rhythm.FIRST: {1},
    Rhythm.SECOND: {2},
    Rhythm.THIRD: {3},
    Rhythm.FOURTH: {4},
    Rhythm.FIFTH: {5},
    Rhythm.FIRST_AND_THIRD: {1, 3},
    Rhythm.SECOND_AND_FOURTH: {2, 4},
    Rhythm.LAST: {4, 5},
}
"""Of which rank in its month a date may be; the last is the fourth as often as the fifth."""


@frozen
class Pattern:
    """A rule such as "every Thursday, 9–12 and 14–17, démarches, by slots of 45 minutes".

    `weekday` is 0 for Monday. It is in force from `starts_on` to `ends_on` (None: until changed), both included, and
    while the convention of `convention_id` is. Every week may be every `every_weeks` weeks, counted from the Monday of
    the week that holds `counted_from` (None: that of `starts_on`), whatever is skipped. With the rhythm DATES it falls
    on `dates` and on nothing else; with any other it never falls on those of `skipped`, which were never promised:
    nothing is lost on them. `arrives` is when the advisor comes, before the public; `place_id` where they go. `id` is
    0 until the file has given one.
    """

    id: int
    weekday: int
    rhythm: Rhythm
    advisor_id: int
    purpose: Purpose
    segments: tuple[Segment, ...]
    starts_on: date
    ends_on: date | None = None
    every_weeks: int = 1
    counted_from: date | None = None
    dates: tuple[date, ...] = ()
    arrives: time | None = None
    convention_id: int = 0
    place_id: int = MAIN
    skipped: tuple[date, ...] = ()

    @property
    def first_week(self) -> date:
        """The Monday from which every n weeks are counted."""
        named = self.counted_from or self.starts_on
        return named - timedelta(named.weekday())


def falls_on(pattern: Pattern, day: date) -> bool:
    """Whether the pattern gives this date, bank holidays and the convention left aside."""
    return day in dates_of(pattern, day, day)


def dates_of(pattern: Pattern, first: date, last: date) -> Iterator[date]:
    """The dates that the pattern gives from `first` to `last`, both included, in order; see `falls_on`."""
    first = max(first, pattern.starts_on)
    last = min(last, pattern.ends_on) if pattern.ends_on else last
    if pattern.rhythm is Rhythm.DATES:
        return (day for day in sorted(set(pattern.dates)) if first <= day <= last)
    if pattern.skipped:
        return (day for day in _by_rule(pattern, first, last) if day not in pattern.skipped)
    return _by_rule(pattern, first, last)


def but_for(pattern: Pattern, days: Collection[date]) -> Pattern:
    """The pattern without these dates: a list of dates loses them, any other rhythm skips them."""
    if pattern.rhythm is not Rhythm.DATES:
        return replace(pattern, skipped=tuple(sorted({*pattern.skipped, *days})))
    left = tuple(day for day in pattern.dates if day not in days)
    return replace(pattern, dates=left, ends_on=max(left, default=pattern.ends_on))


def _by_rule(pattern: Pattern, first: date, last: date) -> Iterator[date]:
    if pattern.rhythm is Rhythm.EVERY_WEEK:
        return _every_weeks(pattern, first, last)
    return (day for day in _weekdays(pattern, first, last) if _ranks(pattern.rhythm, day))


def _every_weeks(pattern: Pattern, first: date, last: date) -> Iterator[date]:
    step = 7 * pattern.every_weeks
    zero = pattern.first_week.toordinal() + pattern.weekday
    at, end = first.toordinal() + (zero - first.toordinal()) % step, last.toordinal()
    return (date.fromordinal(ordinal) for ordinal in range(at, end + 1, step))


def _weekdays(pattern: Pattern, first: date, last: date) -> Iterator[date]:
    return _every_weeks(replace(pattern, every_weeks=1), first, last)


def _ranks(rhythm: Rhythm, day: date) -> bool:
    return is_last_in_month(day) if rhythm is Rhythm.LAST else rank_in_month(day) in _RANKS[rhythm]


def check_patterns(patterns: Sequence[Pattern], first: date = date.min) -> None:
    """Refuse hours that end before they start, overlap, or are shorter than a slot; dates that are none.

    Two patterns of one advisor, or in one room, may have the same hours when no date ever belongs to both: the 1st
    and the 3rd Tuesday, two weeks in turn, last year's pattern and this year's, or one that skips what the other
    takes. What they were before the day `first` counts for nothing: no change touches it.
    Faults are on fields 'day-0', 'day-1'… after the place of the pattern in `patterns`.
    """
    refuse(
        Fault(f"day-{at}", fault.sentence)
        for at, pattern in enumerate(patterns)
        if (fault := pattern_fault(pattern, patterns[:at], first))
    )


def check_each(patterns: Iterable[Pattern]) -> None:
    """Refuse a pattern that says by itself what cannot be, whatever stands beside it; fields as in `check_patterns`."""
    refuse(Fault(f"day-{at}", fault.sentence) for at, pattern in enumerate(patterns) if (fault := _fault(pattern)))


def pattern_fault(pattern: Pattern, others: Iterable[Pattern], first: date = date.min) -> Fault | None:
    """What is wrong with a pattern, alone or beside others from the day `first` on, or None.

    Fields: hours, ends_on, arrives, dates, every_weeks.
    """
    return _fault(pattern) or _overlap_fault(pattern, others, first)


def _fault(pattern: Pattern) -> Fault | None:
    if sentence := segments_fault(pattern.segments):
        return Fault("hours", sentence)
    if pattern.ends_on and pattern.ends_on < pattern.starts_on:
        return Fault("ends_on", "Ce jour de permanence finit avant de commencer : corrigez l’une des deux dates.")
    if pattern.arrives and pattern.arrives > pattern.segments[0].start:
        return Fault("arrives", "L’arrivée vient après l’ouverture au public : corrigez l’une des deux heures.")
    if pattern.rhythm is Rhythm.DATES:
        return _dates_fault(pattern.dates)
    if not 1 <= pattern.every_weeks <= MOST_WEEKS:
        return Fault("every_weeks", f"Une permanence revient toutes les 1 à {MOST_WEEKS} semaines.")
    if pattern.every_weeks > 1 and pattern.rhythm is not Rhythm.EVERY_WEEK:
        return Fault("every_weeks", "Choisissez : certaines semaines, ou un rang dans le mois.")
    return None


def _dates_fault(dates: Sequence[date]) -> Fault | None:
    if not dates:
        return Fault("dates", "Écrivez au moins une date, par exemple 12/01/2027.")
    if len(dates) > MOST_DATES:
        return Fault("dates", f"{MOST_DATES} dates au plus : faites une autre permanence pour la suite.")
    twice = next((day for at, day in enumerate(dates) if day in dates[:at]), None)
    return Fault("dates", f"Le {plain_date(twice)} est écrit deux fois : retirez-en une.") if twice else None


def dates_met(pattern: Pattern, others: Iterable[Pattern], first: date) -> dict[date, tuple[Pattern, str]] | None:
    """The dates from `first` on at which others want its advisor, or a room, at one of its hours.

    Each with the other and the room that both want, '' for the advisor. None when there is no end of them.
    """
    met: dict[date, tuple[Pattern, str]] = {}
    for other, room in _at_one_hour(pattern, others):
        days = _days_of_both(pattern, other, first)
        if days is None:
            return None
        met = dict.fromkeys(days, (other, room)) | met
    return met


def _at_one_hour(pattern: Pattern, others: Iterable[Pattern]) -> Iterator[tuple[Pattern, str]]:
    """The others that could not be held on one date with it, each with the room that both want, '' for the advisor."""
    for other in others:
        room = _room_of_both(pattern, other)
        if room or _one_advisor_twice(pattern, other):
            yield other, room


def _overlap_fault(pattern: Pattern, others: Iterable[Pattern], first: date) -> Fault | None:
    for other, room in _at_one_hour(pattern, others):
        days = _days_of_both(pattern, other, first)
        if days is None and _has_dates_of_its_own(pattern, other, first):
            return Fault("hours", f"{_told_twice(pattern, other, room)} {_GIVE_AN_END}")
        if days != []:
            return Fault("hours", _told_twice(pattern, other, room))
    return None


def _told_twice(pattern: Pattern, other: Pattern, room: str) -> str:
    listed, weekday = Rhythm.DATES in (pattern.rhythm, other.rhythm), WEEKDAYS[pattern.weekday]
    if not room:
        if listed:
            return "Ces heures chevauchent une autre permanence du même conseiller, à l’une des dates."
        return f"Ces heures chevauchent un autre {weekday} du même conseiller."
    when = "à l’une des dates" if listed else f"un autre {weekday}"
    return f"« {room} » est déjà prise à ces heures, {when} : changez de salle ou d’heures."


def _one_advisor_twice(one: Pattern, other: Pattern) -> bool:
    return one.advisor_id == other.advisor_id and any(overlapping(one.segments, other.segments))


def _room_of_both(one: Pattern, other: Pattern) -> str:
    """The room that both want at one hour, if the advisor is not the same already."""
    if one.advisor_id == other.advisor_id or one.place_id != other.place_id:
        return ""
    return next(
        (mine.room for mine, theirs in overlapping(one.segments, other.segments) if same_room(mine, theirs)), ""
    )


def _days_of_both(one: Pattern, other: Pattern, first: date) -> list[date] | None:
    """The dates from `first` on that both give, in order; None when they are too many to be named, or without end."""
    lists = [each for each in (one, other) if each.rhythm is Rhythm.DATES]
    if not lists and not _rules_meet(one, other):
        return []
    ends = [day for each in (one, other) if (day := _last_of(each))]
    if not ends:
        return None
    walked, *_ = *lists, one
    asked = other if walked is one else one
    found = (day for day in dates_of(walked, first, min(ends)) if falls_on(asked, day))
    days = list(islice(found, MOST_DATES + 1))
    return days if len(days) <= MOST_DATES else None


def _last_of(pattern: Pattern) -> date | None:
    """The day after which it gives nothing, or None."""
    if pattern.rhythm is Rhythm.DATES:
        return max(pattern.dates, default=pattern.starts_on)
    return pattern.ends_on


def _has_dates_of_its_own(pattern: Pattern, other: Pattern, first: date) -> bool:
    """Whether the other leaves it any date, as far as one looks."""
    return any(not falls_on(other, day) for day in next_dates(pattern, max(first, pattern.starts_on), MOST_DATES))


def _rules_meet(one: Pattern, other: Pattern) -> bool:
    """Whether two rules have some date in common."""
    if one.weekday != other.weekday:
        return False
    rhythms = {one.rhythm, other.rhythm}
    if rhythms == {Rhythm.EVERY_WEEK}:
        weeks_apart = (one.first_week - other.first_week).days // 7
        return weeks_apart % gcd(one.every_weeks, other.every_weeks) == 0
    return Rhythm.EVERY_WEEK in rhythms or bool(_RANKS[one.rhythm] & _RANKS[other.rhythm])


def next_dates(pattern: Pattern, first: date, limit: int) -> list[date]:
    """At most `limit` of the dates that the pattern gives from `first` on, within five years."""
    last = add_months(first, 60) if first.year + 5 <= date.max.year else date.max
    return list(islice(dates_of(pattern, first, last), limit))
