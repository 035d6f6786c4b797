"""Who is here when: the recurring days read against the convention and the calendar."""

from collections.abc import Iterator
from datetime import date
from itertools import islice

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.convention import Convention
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.planning import Session, days_from, sessions_on
from desktop_app.storage import advisors, patterns
from desktop_app.storage import convention as conventions

from .desk import Desk
from .permissions import everyone

A_YEAR_AHEAD = 366


@everyone
def convention_of(desk: Desk) -> Convention:
    """The convention in the file; raises `RuleBroken` when the first opening was never finished."""
    found = conventions.load(desk.db)
    if found is None:
        raise RuleBroken("La convention n’est pas encore saisie : ouvrez Réglages.")
    return found


@everyone
def here_on(desk: Desk, day: date) -> tuple[Session, ...]:
    """The sessions of this date, in order of opening."""
    return sessions_on(day, patterns.every(desk.db), convention_of(desk))


@everyone
def coming_days(desk: Desk, first: date, limit: int) -> Iterator[tuple[date, tuple[Session, ...]]]:
    """The next dates with an advisor from `first` on, at most `limit` of them within a year."""
    every = days_from(first, A_YEAR_AHEAD, patterns.every(desk.db), convention_of(desk))
    return islice(every, limit)


@everyone
def advisors_by_id(desk: Desk) -> dict[int, Advisor]:
    """Every advisor, those who left included."""
    return {advisor.id: advisor for advisor in advisors.every(desk.db)}
