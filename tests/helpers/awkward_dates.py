"""Days and hours on which programs go wrong: nothing may depend on the day the tests are run, and these are tried."""

import os
from datetime import datetime
from itertools import cycle, islice
from typing import TypeVar

from . import its_date

T = TypeVar("T")

SUNDAY = datetime(2026, 11, 29, 10, 40)
LEAP_DAY = datetime(2028, 2, 29, 10, 0)
SPRING = datetime(2027, 3, 28, 2, 30)
"""This half hour does not exist in France."""
AUTUMN = datetime(2026, 10, 25, 2, 30)
"""This one comes twice."""
NEW_YEARS_EVE = datetime(2026, 12, 31, 23, 59)
"""Midnight passes while the program runs."""
NEW_YEAR = datetime(2027, 1, 1, 9, 0)
LAST_DAYS = {
    "alberes": datetime(2023, 7, 1, 9, 0),
    "le-boulou": datetime(2026, 6, 22, 9, 0),
    "sarthe": datetime(2026, 11, 30, 9, 0),
    "estaires": datetime(2027, 8, 31, 9, 0),
}
"""The last day of each model of convention that has one, by its key."""
TEN_YEARS_ON = datetime(2036, 3, 6, 9, 0)

AWKWARD = {
    "Sunday": SUNDAY,
    "29 February": LEAP_DAY,
    "an hour that does not exist": SPRING,
    "an hour that comes twice": AUTUMN,
    "31 December 23:59": NEW_YEARS_EVE,
    "1 January": NEW_YEAR,
    **{f"last day of {key}": day for key, day in LAST_DAYS.items()},
    "ten years on": TEN_YEARS_ON,
}
ALWAYS_TRIED = ("Sunday", "29 February", "31 December 23:59")
"""Those on which every program that a test starts is started, each time the tests run."""


def tried() -> list[str]:
    """The hours at which programs are started this time, as `PERMANENCE_TESTS_AT` gives them: one that was asked for,
    or those that are always tried."""
    asked = os.environ.get(its_date.AT)
    return [asked] if asked else [AWKWARD[name].isoformat() for name in ALWAYS_TRIED]


def each_with(*ways: T) -> list[tuple[T, str]]:
    """Each of these ways with a date, and each date with a way: what depends on both together is tried elsewhere."""
    hours = tried()
    count = max(len(ways), len(hours))
    return list(zip(islice(cycle(ways), count), islice(cycle(hours), count), strict=True))
