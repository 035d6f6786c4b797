"""The ledger of days: those that are over are kept as they were, before anything could change how they are read."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from functools import cache, partial

from desktop_app.domain.calendar import Zone, marks_between, of_every_place
from desktop_app.domain.convention import Parties, together
from desktop_app.domain.house_rules import HouseRules
from desktop_app.domain.planning import Day, Loss, Lost, Planning, Segment, Session, days_of, parties_on, terms_under
from desktop_app.domain.planning.unknown import unknown_days
from desktop_app.domain.reception.appointment import Appointment
from desktop_app.domain.theme import Purpose
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import day_names, patterns, sessions, unknown
from desktop_app.storage.planning.sessions import Head, Kept
from desktop_app.storage.reception import appointments, figures, tickets

from .. import clock_check
from ..changes import Changes, Touched
from ..desk import Desk
from ..permissions import everyone
from . import schedule

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
    """Keep every day that is over, and today as soon as somebody is booked or came; return the first day left open.

    To be called first in the transaction of whatever changes the planning, or what is printed of it. Raises
    `RuleBroken` while the date is in doubt: the days to come would be kept as if they were over.
    """
    clock_check.refuse_doubt(desk)
    return _settle(desk)


def _settle(desk: Desk, *, at_most: timedelta = timedelta.max) -> date:
    today = desk.now().date()
    begun = appointments.on_day(desk.db, today) or tickets.on_day(desk.db, today)
    upto = today + timedelta(1) if begun else today
    since = sessions.settled_before(desk.db)
    if since and since > today + timedelta(1):
        sessions.unsettle(desk.db, today)
        unknown.forget_from(desk.db, today)
        day_names.forget_from(desk.db, today)
        since = today
    first = since or _first_day(desk, today)
    if upto - first > at_most:
        upto = first + at_most
    if first < upto:
        planning = schedule.planning_of(desk)
        kept, lost = _kept(desk, planning, first, upto - timedelta(1))
        sessions.settle(desk.db, kept, lost, upto)
        day_names.keep(desk.db, marks_between(first, upto - timedelta(1), planning.calendar))
        known = {each.session.day for each in kept} | {each.session.day for each in lost}
        _keep_unknown(desk, planning, first, upto, known)
    elif since is None:
        sessions.settle(desk.db, (), (), upto)
        unknown.forget_stretch(desk.db)
    return max(first, upto)


def _keep_unknown(desk: Desk, planning: Planning, first: date, upto: date, known: Collection[date]) -> None:
    """Write which of these days are unknown; once the whole past is settled, no later day is looked at any more."""
    over, eve = unknown.written_over(desk.db), upto - timedelta(1)
    if over is None:
        return
    unknown.keep(desk.db, unknown_days(first, eve, over, planning, known))
    if upto < desk.now().date():
        return
    if unknown.between(desk.db, over.first, eve):
        unknown.bound(desk.db, min(over.last, eve))
    else:
        unknown.forget_stretch(desk.db)


@everyone
def name_past_within(desk: Desk, zone: Zone) -> None:
    """Give the days that are over and have no name those of the law and of this school zone, said for the first time.

    School holidays are facts of the calendar, but those of a past that was kept before anybody had said the zone could
    not be known then. A name that was kept is never changed, and no period that is typed names a day that is over.
    """
    before = sessions.settled_before(desk.db)
    if before is None:
        return
    first, eve = _first_day(desk, before), before - timedelta(1)
    if first > eve:
        return
    kept = day_names.between(desk.db, first, eve)
    found = marks_between(first, eve, of_every_place(zone, schedule.calendar_of(desk)))
    day_names.keep(desk.db, {day: names for day, names in found.items() if day not in kept})


@everyone
def keep_again_within(desk: Desk, day: date, which: Callable[[Session], bool]) -> None:
    """Have the planning say anew what is kept of this day, of the sessions that `which` names; nothing if it is open.

    For today, which is kept as soon as somebody is booked, and on which an advisor may fall ill all the same.
    """
    before = sessions.settled_before(desk.db)
    if before is None or day >= before:
        return
    planning = schedule.planning_of(desk)
    heads = _heads(desk, planning)
    found = days_of(day, day, planning).get(day, Day())
    kept = [each.session for each in sessions.between(desk.db, day, day)]
    gone = [session for session in (*kept, *_planned(found)) if which(session)]
    gone += [each.session for each in sessions.lost_between(desk.db, day, day) if which(each.session)]
    who = schedule.advisors_by_id(desk)
    again = [Kept(session, who[session.advisor_id], heads(session)) for session in found.sessions if which(session)]
    sessions.keep_again(desk.db, day, gone, again, [lost for lost in found.lost if which(lost.session)])


@everyone
def lay_sheets_out_within(desk: Desk, day: date, rules: HouseRules) -> None:
    """Have the sign-in sheets of a day that is kept follow these rules of the house; nothing of a day that is open.

    For today, which is kept as soon as somebody is booked, and whose sheets are not printed yet.
    """
    kept = sessions.between(desk.db, day, day)
    so = partial(replace, asks_leaving=rules.asks_leaving, sheets_by_hours=rules.sheets_by_hours)
    again = [replace(each, head=so(each.head)) for each in kept]
    gone = [each.session for each in kept]
    # What is lost of them is taken out with them; what else was lost that day stays where it is.
    keys = {session.key for session in gone}
    lost = [each for each in sessions.lost_between(desk.db, day, day) if each.session.key in keys]
    sessions.keep_again(desk.db, day, gone, again, lost)


@everyone
def give_places_within(desk: Desk, session: Session, start: time, places: int) -> None:
    """Have the hours of a kept session that begin then hold so many people; nothing of a day that is not kept.

    For a workshop that is over, to which one person more came than there were seats.
    """
    for each in sessions.between(desk.db, session.day, session.day):
        if each.session.key == session.key:
            segments = tuple(
                replace(part, places=places) if part.start == start else part for part in each.session.segments
            )
            widened = replace(each, session=replace(each.session, segments=segments))
            sessions.keep_again(desk.db, session.day, [each.session], [widened], ())


def _planned(day: Day) -> Iterator[Session]:
    yield from day.sessions
    yield from (lost.session for lost in day.lost)


def _first_day(desk: Desk, today: date) -> date:
    """The first day that the file can tell anything of."""
    begun = [pattern.starts_on for pattern in patterns.every(desk.db)]
    booked = appointments.first_day(desk.db)
    return min([*begun, *([booked] if booked else []), today])


def _kept(desk: Desk, planning: Planning, first: date, last: date) -> tuple[list[Kept], list[Lost]]:
    heads, who = _heads(desk, planning), schedule.advisors_by_id(desk)
    planned = days_of(first, last, planning)
    by_day = {day: list(each.sessions) for day, each in planned.items()}
    lost = [gone for each in planned.values() for gone in each.lost]
    told = {(gone.session.day, gone.session.advisor_id) for gone in lost if gone.loss is not Loss.CLOSED}
    booked: dict[tuple[date, int], list[Appointment]] = {}
    for each in appointments.between(desk.db, first, last):
        booked.setdefault((each.start.date(), each.advisor_id), []).append(each)
    for erased in figures.days(desk.db, first, last):
        booked.setdefault(erased, [])
    for (day, advisor_id), found in booked.items():
        here = by_day.setdefault(day, [])
        if (day, advisor_id) not in told and all(session.advisor_id != advisor_id for session in here):
            here.append(_as_booked(day, advisor_id, found))
    kept = [Kept(session, who[session.advisor_id], heads(session)) for day in sorted(by_day) for session in by_day[day]]
    return kept, lost


def _heads(desk: Desk, planning: Planning) -> Callable[[Session], Head]:
    """What the papers of a session say: read once for each party and place, however many sessions are kept."""

    @cache
    def of(said: Parties, place_id: int) -> Head:
        return schedule.head_of_place(desk, said, place_id)

    def head(session: Session) -> Head:
        terms = terms_under(session, planning)
        return of(together([terms]) if terms else parties_on(session.day, planning), session.place_id)

    return head


def _as_booked(day: date, advisor_id: int, found: Sequence[Appointment]) -> Session:
    """A day on which no pattern falls any more, though people were booked: its hours are theirs, as far as known."""
    segments: list[Segment] = []
    for start, end in sorted((each.start.time(), each.end.time()) for each in found):
        if segments and start <= segments[-1].end:
            segments[-1] = Segment(segments[-1].start, max(end, segments[-1].end))
        else:
            segments.append(Segment(start, end))
    shortest = min((each.end - each.start for each in found), default=timedelta())
    step = int(shortest.total_seconds()) // 60
    return Session(day, advisor_id, Purpose.ANY_HELP, tuple(replace(segment, step=step) for segment in segments))
