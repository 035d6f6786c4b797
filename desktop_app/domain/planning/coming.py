"""The next dates of a pattern, as they will really be: held, or not and why."""

from collections.abc import Sequence
from datetime import date

from ..french import lasting, plural
from ..nouns.frozen import frozen
from .collision import taken_by
from .pattern import Pattern, next_dates
from .planning import Day, Loss, Lost, Planning, days_of
from .segment import minute_of_day
from .session import Session, SessionKey

TOLD = 12
"""How many dates are shown while a pattern is typed."""


@frozen
class ComingDate:
    """One date that the pattern gives: what is held of it, nothing when it is skipped, and why it is not as usual."""

    day: date
    held: tuple[Session, ...] = ()
    why: str = ""

    @property
    def minutes(self) -> int:
        """How long somebody receives: hours at which two do are counted once."""
        open_until, total = 0, 0
        spans = (
            (minute_of_day(part.start), minute_of_day(part.end)) for session in self.held for part in session.segments
        )
        for start, end in sorted(spans):
            total += max(0, end - max(start, open_until))
            open_until = max(open_until, end)
        return total


def coming_dates(
    patterns: Sequence[Pattern], planning: Planning, first: date, limit: int = TOLD
) -> tuple[ComingDate, ...]:
    """At most `limit` of the next dates of these patterns of a planning, from `first` on, each date once."""
    given = {each: next_dates(each, max(first, each.starts_on), limit) for each in patterns}
    dates = sorted({day for days in given.values() for day in days})[:limit]
    found = days_of(dates[0], dates[-1], planning) if dates else {}
    return tuple(
        _together(day, [_coming(each, day, found.get(day, Day()), planning) for each in patterns if day in given[each]])
        for day in dates
    )


def dates_told(dates: Sequence[ComingDate]) -> str:
    """'12 dates, 3 sautées, 66 h', or '' when there is none."""
    if not dates:
        return ""
    skipped = sum(not each.held for each in dates)
    words = f"{plural(skipped, 'sautée')}, " if skipped else ""
    return f"{plural(len(dates), 'date')}, {words}{lasting(sum(each.minutes for each in dates))}"


def taken_told(name: str, room: str) -> str:
    """'déjà tenu par Marie Castell', '« Salle 2 » déjà prise par Marie Castell'."""
    who = name or "quelqu’un d’autre"
    return f"« {room} » déjà prise par {who}" if room else f"déjà tenu par {who}"


def _together(day: date, each_one: Sequence[ComingDate]) -> ComingDate:
    """What all of the same pattern give of one date."""
    held = tuple(session for one in each_one for session in one.held)
    return ComingDate(day, held, ", ".join(dict.fromkeys(one.why for one in each_one if one.why)))


def _coming(pattern: Pattern, day: date, found: Day, planning: Planning) -> ComingDate:
    key = SessionKey(pattern.id, 0, day)
    mine = tuple(session for session in found.sessions if session.key == key)
    others = [session for session in found.sessions if session.key != key]
    for session in mine:
        if taken := taken_by(session, others):
            other, room = taken
            return ComingDate(day, (), taken_told(planning.name(other.advisor_id), room))
    lost = [each for each in found.lost if each.session.key == key]
    if not mine and not lost:
        return ComingDate(day, (), "hors de la convention")
    return ComingDate(day, mine, ", ".join(dict.fromkeys(_why(each) for each in lost)))


def _why(lost: Lost) -> str:
    if lost.loss is Loss.CLOSED or (lost.loss is Loss.CANCELLED and lost.why != lost.loss.value):
        return f"{lost.loss.value} : {lost.why}"
    return lost.why
