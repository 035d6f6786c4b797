"""A month of the agenda, date by date: its sessions and how full they are, what the dates are called."""

from datetime import date, datetime, timedelta
from functools import partial

from desktop_app.domain.calendar import is_school_holiday
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.working_days import add_months

from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule
from . import agenda
from .agenda import DayLine
from .kept_in_mind import kept_in_mind


@frozen
class Month:
    """The month that starts on `first`: the dates that the agenda lists, the names of dates, when it was read.

    `school` are the names that are those of school holidays.
    """

    first: date
    lines: dict[date, DayLine]
    marks: dict[date, tuple[str, ...]]
    school: frozenset[str]
    now: datetime

    @property
    def weekdays(self) -> set[int]:
        """The weekdays on which something is listed; 0 is Monday."""
        return {day.weekday() for day in self.lines}


@everyone
def whole_month(desk: Desk, first: date) -> Month:
    """The month that starts on `first`, or what is remembered of it while the file and the minute stay the same."""
    last = add_months(first, 1) - timedelta(1)
    return kept_in_mind(desk, "months", first, last, partial(_read, desk, first, last))


def _read(desk: Desk, first: date, last: date, now: datetime) -> Month:
    lines = {line.day: line for line in agenda.month(desk, first)}
    marks, calendar = schedule.marks_between(desk, first, last), schedule.planning_of(desk).calendar
    school = frozenset(name for names in marks.values() for name in names if is_school_holiday(name, calendar))
    return Month(first, lines, marks, school, now)
