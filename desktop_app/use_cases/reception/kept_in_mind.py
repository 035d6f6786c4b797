"""Weeks and months of the agenda read already, kept while the file and the moment stay the same."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar

from ..desk import Desk
from ..permissions import everyone

T = TypeVar("T")
_MOST = 8
"""The one shown, those beside it, and some to come back to."""


@everyone
def kept_in_mind(desk: Desk, name: str, first: date, last: date, read: Callable[[datetime], T]) -> T:
    """What `read` gives for the days from `first` to `last`, read again once that may be otherwise.

    It gets the present moment: to the minute when today is among these days, else to the day, which alone makes a
    difference then.
    """
    now = desk.now()
    here = first <= now.date() <= last
    moment = now.replace(second=0) if here else datetime.combine(now.date(), datetime.min.time())
    known: dict[date, tuple[datetime, T]] = desk.while_unchanged(name, dict)
    if first not in known or known[first][0] != moment:
        known[first] = moment, read(moment)
        for old in list(known)[:-_MOST]:
            del known[old]
    return known[first][1]
