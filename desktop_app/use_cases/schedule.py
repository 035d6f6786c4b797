"""Who is here when: the days that are over as they were kept, the others as the patterns give them."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby, islice

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.convention import Convention
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.planning import Session, days_from, in_order, sessions_on
from desktop_app.storage import advisors, patterns, sessions
from desktop_app.storage import convention as conventions
from desktop_app.storage import place as places
from desktop_app.storage.sessions import Head

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
    if day < _settled_before(desk):
        return in_order(kept.session for kept in sessions.between(desk.db, day, day))
    return sessions_on(day, patterns.every(desk.db), convention_of(desk))


@everyone
def coming_days(desk: Desk, first: date, limit: int) -> Iterator[tuple[date, tuple[Session, ...]]]:
    """The next dates with an advisor from `first` on, at most `limit` of them within a year."""
    return islice(_days_from(desk, first, A_YEAR_AHEAD), limit)


def _days_from(desk: Desk, first: date, count: int) -> Iterator[tuple[date, tuple[Session, ...]]]:
    opened, last = _settled_before(desk), first + timedelta(count - 1)
    if first < opened:
        kept = (each.session for each in sessions.between(desk.db, first, min(last, opened - timedelta(1))))
        for day, here in groupby(kept, key=lambda session: session.day):
            yield day, in_order(here)
    if last >= opened:
        since = max(first, opened)
        yield from days_from(since, (last - since).days + 1, patterns.every(desk.db), convention_of(desk))


@everyone
def advisors_by_id(desk: Desk) -> dict[int, Advisor]:
    """Every advisor, those who left included."""
    return {advisor.id: advisor for advisor in advisors.every(desk.db)}


@everyone
def named_between(desk: Desk, first: date, last: date) -> dict[tuple[date, int], Advisor]:
    """The advisors of the days that are over, by date and id, as they were named then."""
    return {(each.session.day, each.advisor.id): each.advisor for each in sessions.between(desk.db, first, last)}


@everyone
def advisors_on(desk: Desk, day: date) -> dict[int, Advisor]:
    """Every advisor, as they were named on this date when it is over."""
    return advisors_by_id(desk) | {id: named for (_, id), named in named_between(desk, day, day).items()}


@everyone
def head_on(desk: Desk, day: date) -> Head:
    """What the papers of this date say of who receives and who sends: as it was when the date is over."""
    if day < _settled_before(desk) and (kept := sessions.between(desk.db, day, day)):
        return kept[0].head
    convention, place = convention_of(desk), places.load(desk.db)
    assert place
    return Head(place, convention.mention, convention.controller)


def _settled_before(desk: Desk) -> date:
    return sessions.settled_before(desk.db) or date.min
