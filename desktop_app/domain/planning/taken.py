"""The dates on which patterns that are typed cannot be held, each with why: they are skipped, or all is refused."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from ..convention import covers
from ..nouns.frozen import frozen
from .collision import taken_by
from .coming import ComingDate, coming_dates, taken_told
from .held import excluded_of
from .pattern import Pattern, Rhythm, but_for, dates_met, falls_on, next_dates
from .planning import Planning, sessions_on
from .session import SessionKey


@frozen
class Foreseen:
    """What patterns that are typed will give: the next dates, and every date that others have taken already."""

    dates: tuple[ComingDate, ...] = ()
    taken: tuple[ComingDate, ...] = ()

    @property
    def taken_later(self) -> tuple[ComingDate, ...]:
        """The dates that are taken after the next ones."""
        shown = {each.day for each in self.dates}
        last = max(shown, default=date.min)
        return tuple(each for each in self.taken if each.day > last)


def foreseen(
    typed: Sequence[Pattern], planning: Planning, today: date, first: date, differing: Collection[date]
) -> Foreseen:
    """The next dates from today on of these patterns of a planning, and those taken from `first` on.

    `differing` are the dates to come on which something else is held than the patterns say.
    """
    taken = {each.day: each for each in taken_dates(typed, planning, first, differing)}
    dates = coming_dates(typed, planning, today)
    return Foreseen(tuple(taken.get(each.day, each) for each in dates), tuple(taken.values()))


def taken_dates(
    typed: Sequence[Pattern], planning: Planning, first: date, differing: Collection[date]
) -> tuple[ComingDate, ...]:
    """The dates from `first` on on which one of these patterns cannot be held beside the rest of the planning.

    None when there is no end of them, or no date would be left: there is nothing to skip, it is refused as it is.
    """
    found: dict[date, str] = {}
    others = [each for each in planning.patterns if each not in typed]
    for pattern in typed:
        met = dates_met(pattern, others, first)
        if met is None:
            return ()
        for day, (other, room) in met.items():
            found[day] = taken_told(planning.name(other.advisor_id), room)
        found |= dict(_excluded(pattern, planning, first))
        found |= dict(_taken_otherwise(pattern, planning, [day for day in differing if day >= first]))
    if not typed or not next_dates(but_for(typed[0], found), max(first, typed[0].starts_on), 1):
        return ()
    return tuple(ComingDate(day, (), found[day]) for day in sorted(found))


def _excluded(pattern: Pattern, planning: Planning, first: date) -> Iterator[tuple[date, str]]:
    """Of a list of dates, those on a half-day that the convention excludes; of a weekday all of them would be."""
    convention = planning.convention_of.get(pattern.id)
    if convention is None or pattern.rhythm is not Rhythm.DATES:
        return
    for day in pattern.dates:
        if day >= first and covers(convention, day) and excluded_of(pattern, convention, day):
            yield day, "exclu par la convention"


def _taken_otherwise(pattern: Pattern, planning: Planning, days: Sequence[date]) -> Iterator[tuple[date, str]]:
    """The dates among these on which what is told of single dates, or a substitute, stands in the way."""
    told = planning.by_pattern.get(pattern.id, {})
    for day in (day for day in days if day not in told and falls_on(pattern, day)):
        here, key = sessions_on(day, planning), SessionKey(pattern.id, 0, day)
        for mine in (session for session in here if session.key == key):
            if taken := taken_by(mine, [session for session in here if session.key != key]):
                other, room = taken
                yield day, taken_told(planning.name(other.advisor_id), room)
