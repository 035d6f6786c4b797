"""The ledger of days: those that are over are kept as they were, before anything could change how they are read."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from desktop_app.domain.appointment import Appointment
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.planning import Planning, Segment, Session, closed_days_from, days_from
from desktop_app.domain.theme import Purpose
from desktop_app.storage import appointments, figures, patterns, sessions
from desktop_app.storage import place as places
from desktop_app.storage.database import writing
from desktop_app.storage.sessions import Head, Kept

from . import clock_check, schedule
from .changes import Changes, Touched
from .desk import Desk
from .permissions import everyone

_A_PART = timedelta(31)
"""What one transaction of the upkeep keeps at most: the window waits meanwhile."""


@everyone
def settle(desk: Desk) -> Changes:
    """Keep the sessions of the days that are over, a month of them at most, unless the date is in doubt.

    At each opening of the file, each return of somebody, and every hour; a day that is kept already is not again.
    Of a file that comes with years behind it the rest `is_behind`.
    """
    if clock_check.is_in_doubt(desk):
        return Changes(Touched.NOTHING)
    with writing(desk.db):
        _settle(desk, at_most=_A_PART)
    return Changes(Touched.NOTHING)


@everyone
def is_behind(desk: Desk) -> bool:
    """Whether days that are over are still to be kept, and `settle` would keep some."""
    since = sessions.settled_before(desk.db)
    return since is not None and since < desk.now().date() and not clock_check.is_in_doubt(desk)


@everyone
def settle_within(desk: Desk) -> date:
    """Keep every day that is over, and today as soon as somebody is booked on it; return the first day left open.

    To be called first in the transaction of whatever changes the planning, or what is printed of it. Raises
    `RuleBroken` while the date is in doubt: the days to come would be kept as if they were over.
    """
    if clock_check.is_in_doubt(desk):
        raise RuleBroken("La date de l’ordinateur est à vérifier : confirmez-la d’abord, puis recommencez.")
    return _settle(desk)


def _settle(desk: Desk, *, at_most: timedelta = timedelta.max) -> date:
    today = desk.now().date()
    upto = today + timedelta(1) if appointments.on_day(desk.db, today) else today
    since = sessions.settled_before(desk.db)
    if since and since > today + timedelta(1):
        sessions.unsettle(desk.db, today)
        since = today
    first = since or _first_day(desk, today)
    if upto - first > at_most:
        upto = first + at_most
    if first < upto:
        planning, count = schedule.planning_of(desk), (upto - first).days
        closed = dict(closed_days_from(first, count, planning))
        sessions.settle(desk.db, _kept(desk, planning, first, count), closed, upto)
    elif since is None:
        sessions.settle(desk.db, (), {}, upto)
    return max(first, upto)


def _first_day(desk: Desk, today: date) -> date:
    """The first day that the file can tell anything of."""
    begun = [pattern.starts_on for pattern in patterns.every(desk.db)]
    booked = appointments.first_day(desk.db)
    return min([*begun, *([booked] if booked else []), today])


def _kept(desk: Desk, planning: Planning, first: date, count: int) -> Iterator[Kept]:
    place, who, last = places.load(desk.db), schedule.advisors_by_id(desk), first + timedelta(count - 1)
    assert place
    head = Head(place, planning.convention.mention, planning.convention.controller)
    by_day = {day: list(here) for day, here in days_from(first, count, planning)}
    booked: dict[tuple[date, int], list[Appointment]] = {}
    for each in appointments.between(desk.db, first, last):
        booked.setdefault((each.start.date(), each.advisor_id), []).append(each)
    for erased in figures.days(desk.db, first, last):
        booked.setdefault(erased, [])
    for (day, advisor_id), found in booked.items():
        if all(session.advisor_id != advisor_id for session in by_day.get(day, ())):
            by_day.setdefault(day, []).append(_as_booked(day, advisor_id, found))
    for day in sorted(by_day):
        for session in by_day[day]:
            yield Kept(session, who[session.advisor_id], head)


def _as_booked(day: date, advisor_id: int, found: Sequence[Appointment]) -> Session:
    """A day on which no pattern falls any more, though people were booked: its hours are theirs, as far as known."""
    segments: list[Segment] = []
    for start, end in sorted((each.start.time(), each.end.time()) for each in found):
        if segments and start <= segments[-1].end:
            segments[-1] = Segment(segments[-1].start, max(end, segments[-1].end))
        else:
            segments.append(Segment(start, end))
    shortest = min((each.end - each.start for each in found), default=timedelta())
    minutes = int(shortest.total_seconds()) // 60
    return Session(day, advisor_id, Purpose.ANY_HELP, tuple(segments), minutes, 1)
