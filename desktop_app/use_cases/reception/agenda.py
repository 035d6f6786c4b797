"""The sessions of a stretch of time, each in one line: who, what for, how full."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.planning import Lost, Mode, Session, Slot
from desktop_app.domain.reception.appointment import Appointment
from desktop_app.domain.theme import Purpose
from desktop_app.domain.working_days import add_months
from desktop_app.storage.reception import appointments

from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule, unknown
from ..planning.free_places import left_in
from .appointments import places_to_move_to
from .kept_in_mind import kept_in_mind

_NEAR = 31
"""Days within which the date before or after another is looked for at first."""


@frozen
class Bar:
    """One session of a date: how many of its `places` are `taken` or kept for somebody, and how many are `left` to give
    from now on.

    It has no place when one only comes as one likes.
    """

    advisor: Advisor
    modes: tuple[Mode, ...]
    taken: int
    places: int
    left: int


@frozen
class DayLine:
    """One date with an advisor, or one on which nobody receives, without a purpose: people are booked, or it is closed.

    `booked` counts the people who hold a place, `left` the places still to give; `over` is True once the
    last advisor has gone. `closed` is why nobody receives on a date on which somebody would ('fermé : Noël'), `missing`
    what is not held beside the rest, `marks` the names of the date, `walk_in` whether one may come without appointment.
    `unknown` is a date that is over and of which nobody knows whether somebody received; `bars` are its sessions.
    """

    day: date
    advisors: tuple[str, ...]
    purposes: tuple[Purpose, ...]
    booked: int
    left: int
    over: bool
    closed: str = ""
    marks: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    walk_in: bool = False
    unknown: bool = False
    bars: tuple[Bar, ...] = ()


@everyone
def coming(desk: Desk, first: date, limit: int) -> tuple[DayLine, ...]:
    """The next dates with an advisor from `first` on, full ones included."""
    days = list(schedule.coming_days(desk, first, limit))
    last = days[-1][0] if days and len(days) == limit else first + timedelta(schedule.A_YEAR_AHEAD)
    return _lines(desk, days, first, last, {})[:limit]


@everyone
def coming_to_move_to(desk: Desk, appointment_id: int, first: date, limit: int) -> tuple[DayLine, ...]:
    """Those of the next dates to which this appointment could be moved, `left` and `purposes` counted for it alone."""
    found = []
    for line in coming(desk, first, limit):
        places = [each for each in places_to_move_to(desk, appointment_id, line.day) if not each.past]
        if places:
            purposes = tuple(dict.fromkeys(place.purpose for place in places))
            found.append(replace(line, purposes=purposes, left=sum(place.left for place in places)))
    return tuple(found)


@everyone
def month(desk: Desk, first: date) -> tuple[DayLine, ...]:
    """The dates with an advisor in the month that starts on `first`, and those that a closure takes away.

    Remembered while the file and the moment stay the same: whoever turns from day to day stays in one month.
    """
    last = add_months(first, 1) - timedelta(1)
    return kept_in_mind(desk, "lines of months", first, last, lambda _now: _month(desk, first, last))


def _month(desk: Desk, first: date, last: date) -> tuple[DayLine, ...]:
    found = schedule.between(desk, first, last)
    held = {day: each.sessions for day, each in found.items() if each.sessions}
    lost = {day: each.lost for day, each in found.items() if each.lost}
    return _lines(desk, held.items(), first, last, lost, unknown.days_between(desk, first, last))


@everyone
def on_day(desk: Desk, day: date) -> DayLine:
    """The line of this date, whatever is on it."""
    found = schedule.between(desk, day, day).get(day)
    lost = {day: found.lost} if found else {}
    held = [(day, found.sessions if found else ())]
    return _lines(desk, held, day, day, lost, unknown.days_between(desk, day, day))[0]


@everyone
def beside(desk: Desk, day: date, step: int) -> date | None:
    """The next date with an advisor (`step` 1), or the last one before (-1); None when there is none within a year."""
    looked_at = 0
    # It nearly always lies within days, and a year of the densest planning is a fifth of the time of turning a day.
    for far in (_NEAR, schedule.A_YEAR_AHEAD):
        first, last = sorted((day + timedelta(step * (looked_at + 1)), day + timedelta(step * far)))
        if found := [each for each, held in schedule.between(desk, first, last).items() if held.sessions]:
            return found[0] if step > 0 else found[-1]
        looked_at = far
    return None


def _lines(
    desk: Desk,
    days: Iterable[tuple[date, tuple[Session, ...]]],
    first: date,
    last: date,
    lost: Mapping[date, tuple[Lost, ...]],
    unproved: Collection[date] = (),
) -> tuple[DayLine, ...]:
    """A line for each of these days, for those that lost something, and for those on which somebody holds a place."""
    now, who, taken = desk.now(), schedule.advisors_by_id(desk), _by_day(desk, first, last)
    held = {day for day, found in taken.items() if any(each.holds_a_place for each in found)}
    found = sorted({**dict.fromkeys((*held, *lost, *unproved), ()), **dict(days)}.items())
    marks, named = schedule.marks_of(desk, [day for day, _ in found]), schedule.named_between(desk, first, last)
    lines, everybody = [], [each for booked in taken.values() for each in booked]
    left = left_in(desk, [session for _, here in found for session in here], everybody)
    for day, here in found:
        booked = taken.get(day, [])
        there = {each.advisor_id: named.get((day, each.advisor_id), who[each.advisor_id]) for each in here or booked}
        bars = tuple(_bar(session, there[session.advisor_id], left, now) for session in here)
        line = DayLine(
            day=day,
            advisors=tuple(dict.fromkeys(each.name for each in there.values())),
            purposes=tuple(dict.fromkeys(session.purpose for session in here)),
            booked=sum(appointment.holds_a_place for appointment in booked),
            left=sum(bar.left for bar in bars),
            over=max(session.closes for session in here) <= now if here else day < now.date(),
            closed="" if here else ", ".join(_whys(lost.get(day, ()))),
            marks=marks[day],
            missing=_whys(lost.get(day, ())) if here else (),
            walk_in=any(Mode.WALK_IN in session.modes for session in here),
            unknown=day in unproved and not (here or booked),
            bars=bars,
        )
        lines.append(line)
    return tuple(lines)


def _bar(session: Session, advisor: Advisor, left: Mapping[Slot, int], now: datetime) -> Bar:
    taken = sum(slot.places - left[slot] for slot in session.slots)
    places = sum(slot.places for slot in session.slots)
    coming = sum(left[slot] for slot in session.slots if slot.end > now)
    return Bar(advisor, session.modes, taken, places, coming)


def _whys(lost: Iterable[Lost]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.told for each in lost))


def _by_day(desk: Desk, first: date, last: date) -> dict[date, list[Appointment]]:
    by_day: dict[date, list[Appointment]] = {}
    for appointment in appointments.between(desk.db, first, last):
        by_day.setdefault(appointment.start.date(), []).append(appointment)
    return by_day
