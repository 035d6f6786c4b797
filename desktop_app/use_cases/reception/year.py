"""A year of the agenda: on which dates somebody receives, and why not on the others."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from desktop_app.domain.calendar import closed_between, is_school_holiday
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.planning import Loss, Lost, Session
from desktop_app.domain.working_days import bank_holidays
from desktop_app.storage.reception import appointments

from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule, unknown
from .kept_in_mind import kept_in_mind


@frozen
class YearDay:
    """One date: who receives by name, what is not held, what the date is called, how many hold a place on one to come.

    `closed` is why the place is closed, or ''; `unknown` a date of which nobody knows whether somebody received;
    `school` one of school holidays.
    """

    day: date
    advisors: tuple[str, ...] = ()
    booked: int = 0
    lost: tuple[Lost, ...] = ()
    marks: tuple[str, ...] = ()
    closed: str = ""
    unknown: bool = False
    school: bool = False

    @property
    def loss(self) -> Loss | None:
        """What takes the whole date away."""
        return self.lost[0].loss if self.lost and not self.advisors else None


@frozen
class Year:
    """Every date of a year that has something, and when it was read."""

    number: int
    days: dict[date, YearDay]
    now: datetime

    def of_month(self, month: int) -> tuple[int, int]:
        """On how many dates somebody receives in a month, and how many are lost."""
        days = [day for day in self.days.values() if day.day.month == month]
        return sum(bool(day.advisors) for day in days), sum(day.loss is not None for day in days)


@everyone
def year(desk: Desk, day: date) -> Year:
    """The year of this date, or what is remembered of it while the file and the minute stay the same."""
    first, last = day.replace(month=1, day=1), day.replace(month=12, day=31)
    return kept_in_mind(desk, "years", first, last, partial(_read, desk, first, last))


def _read(desk: Desk, first: date, last: date, now: datetime) -> Year:
    planned, held = schedule.between(desk, first, last), dict[date, int]()
    marks, closed = schedule.marks_between(desk, first, last), dict(bank_holidays(first.year))
    coming, calendar = max(first, now.date()), schedule.planning_of(desk).calendar
    if coming <= last:
        # Of a year that is over ten thousand rows would be deciphered for it: a fifth of a second.
        held = appointments.places_held(desk.db, coming, last)
        closed = {day: why for day, why in closed.items() if day < coming}
        closed |= closed_between(coming, last, calendar)
    unproved = set(unknown.days_between(desk, first, last))
    called = _names(desk, first, last)
    days = {}
    for day in sorted({*planned, *held, *marks, *closed, *unproved}):
        plan = planned.get(day)
        here = plan.sessions if plan else ()
        lost = tuple(each for each in plan.lost if each.loss is not Loss.REPLACED) if plan else ()
        who = tuple(dict.fromkeys(called(session) for session in here))
        nobody_knows, names = day in unproved and not here, marks.get(day, ())
        school = any(is_school_holiday(name, calendar) for name in names)
        days[day] = YearDay(day, who, held.get(day, 0), lost, names, closed.get(day, ""), nobody_knows, school)
    return Year(first.year, days, now)


def _names(desk: Desk, first: date, last: date) -> Callable[[Session], str]:
    known, then = schedule.advisors_by_id(desk), schedule.named_between(desk, first, last)
    return lambda session: then.get((session.day, session.advisor_id), known[session.advisor_id]).name
