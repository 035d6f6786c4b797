"""The hour of the training: it begins in the middle of a morning on a day with people, whenever it is started."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from desktop_app.domain.working_days import holiday_name

START = time(10, 40)
"""Some have been seen by then, somebody is here, others are expected."""
_SUNDAY = 6


def from_mid_morning(now: Callable[[], datetime]) -> Callable[[], datetime]:
    """A clock that runs as `now` does, from `START` today, or tomorrow and so on while nobody would receive."""
    begun = now()
    day = begun.date()
    while day.weekday() == _SUNDAY or holiday_name(day):
        day += timedelta(days=1)
    first = datetime.combine(day, START)
    return lambda: first + (now() - begun)
