"""The next dates of a pattern, as they will really be: held, or not and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..french import NBSP, plural
from .collision import taken_by
from .pattern import Pattern, next_dates
from .planning import Day, Loss, Lost, Planning, days_of
from .session import Session, SessionKey

TOLD = 12
"""How many dates are shown while a pattern is typed."""


@dataclass(frozen=True)
class ComingDate:
    """One date that the pattern gives: what is held of it, nothing when it is skipped, and why it is not as usual."""

    day: date
    held: tuple[Session, ...] = ()
    why: str = ""

    @property
    def minutes(self) -> int:
        """How long somebody receives."""
        return sum(session.minutes for session in self.held)


def coming_dates(pattern: Pattern, planning: Planning, first: date, limit: int = TOLD) -> tuple[ComingDate, ...]:
    """At most `limit` of the next dates of a pattern of this planning, from `first` on."""
    dates = next_dates(pattern, max(first, pattern.starts_on), limit)
    found = days_of(dates[0], dates[-1], planning) if dates else {}
    return tuple(_coming(pattern, day, found.get(day, Day()), planning) for day in dates)


def dates_told(dates: Sequence[ComingDate]) -> str:
    """'12 dates, 3 sautées, 66 h', or '' when there is none."""
    if not dates:
        return ""
    skipped = sum(not each.held for each in dates)
    words = f"{plural(skipped, 'sautée')}, " if skipped else ""
    return f"{plural(len(dates), 'date')}, {words}{length_told(sum(each.minutes for each in dates))}"


def _coming(pattern: Pattern, day: date, found: Day, planning: Planning) -> ComingDate:
    key = SessionKey(pattern.id, 0, day)
    mine = tuple(session for session in found.sessions if session.key == key)
    others = [session for session in found.sessions if session.key != key]
    for session in mine:
        if taken := taken_by(session, others):
            other, room = taken
            name = planning.name(other.advisor_id) or "quelqu’un d’autre"
            return ComingDate(day, (), f"« {room} » déjà prise par {name}" if room else f"déjà tenu par {name}")
    lost = [each for each in found.lost if each.session.key == key]
    if not mine and not lost:
        return ComingDate(day, (), "hors de la convention")
    return ComingDate(day, mine, ", ".join(dict.fromkeys(_why(each) for each in lost)))


def _why(lost: Lost) -> str:
    if lost.loss is Loss.CLOSED or (lost.loss is Loss.CANCELLED and lost.why != lost.loss.value):
        return f"{lost.loss.value} : {lost.why}"
    return lost.why


def length_told(minutes: int) -> str:
    """'6 h', '2 h 15'."""
    whole, rest = divmod(minutes, 60)
    return f"{whole}{NBSP}h{NBSP}{rest:02}" if rest else f"{whole}{NBSP}h"
