"""Whatever is changed of the days to come, everybody who is awaited is received at their hour or is to be called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from desktop_app.domain.calendar import Choices
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.planning import Absence, AbsenceKind, DayException, Decider, Half, Segment
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.call import CallResult
from desktop_app.storage.connection.database import writing
from desktop_app.storage.reception import appointments as stored
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.overview import attention
from desktop_app.use_cases.planning import absences, exceptions, schedule
from desktop_app.use_cases.reception import agenda, appointments, calls, today, week
from desktop_app.use_cases.settings import calendar
from desktop_app.use_cases.settings import settings as settings_verbs
from tests.helpers.builders import FRIDAY, THURSDAY, a_closure, fridays, stored_appointment, stored_person, thursdays
from tests.helpers.deep import tried

Change = Callable[[Desk, int, int], object]
"""Takes two small numbers: which day or thing, and how."""
_WEEKS = 4
_STARTS = (time(9), time(9, 45), time(11, 15), time(14), time(16, 15))


def _thursday(at: int) -> date:
    return THURSDAY + timedelta(weeks=at % _WEEKS)


def away(desk: Desk, at: int, how: int) -> object:
    first, last = _thursday(at), _thursday(at) + timedelta(days=how % 9)
    halves = (Half.AFTERNOON if how % 2 else Half.MORNING, Half.MORNING if how % 3 else Half.AFTERNOON)
    absence = Absence(0, 1 + how % 2, first, last, AbsenceKind.ILLNESS, THURSDAY, *halves)
    return absences.note(desk, replace(absence, replaced_by=3 - absence.advisor_id if how % 5 == 0 else 0))


def back(desk: Desk, at: int, how: int) -> object:
    known = absences.coming(desk)
    return known and absences.take_back(desk, known[at % len(known)].id)


def changed(desk: Desk, at: int, how: int) -> object:
    """One Thursday moved to the Wednesday, shortened, given to the other advisor, or cancelled."""
    planned = next((each for each in schedule.here_on(desk, _thursday(at)) if each.pattern_id), None)
    if planned is None:
        return None
    instead = (
        replace(planned, day=planned.day - timedelta(1), original=planned.day),
        replace(planned, segments=(Segment(time(10), time(12), step=30),)),
        replace(planned, advisor_id=2),
        None,
    )[how % 4]
    return exceptions.make(desk, DayException(0, planned.key, instead, Decider.PLACE, THURSDAY))


def given_back(desk: Desk, at: int, how: int) -> object:
    known = exceptions.coming(desk)
    return known and exceptions.take_back(desk, known[at % len(known)].exception.id)


def closed(desk: Desk, at: int, how: int) -> object:
    first = _thursday(at)
    return calendar.change(desk, Choices(periods=(a_closure(first, first + timedelta(days=how % 8)),)))


def opened(desk: Desk, at: int, how: int) -> object:
    return calendar.change(desk, Choices())


def other_pattern(desk: Desk, at: int, how: int) -> object:
    rules = (
        [],
        [thursdays(segments=(Segment(time(14), time(17)),)), fridays()],
        [thursdays(step=30 + at), fridays(places=2)],
        [thursdays(weekday=at % 5), fridays(weekday=(at + 1) % 5)],
        [thursdays(2), fridays(1)],
        [thursdays(), fridays()],
    )
    return settings_verbs.change_days(desk, rules[how % len(rules)])


def called(desk: Desk, at: int, how: int) -> object:
    """The next of the list agrees, refuses, or was not reached."""
    rows = calls.call_list(desk).rows
    row = rows[at % len(rows)] if rows else None
    if row is None:
        return None
    if how % 3 == 0 and row.proposals:
        place = row.proposals[how % len(row.proposals)]
        # Every proposal is one that would be agreed to.
        return calls.record(
            desk, row.appointment.id, CallResult.AGREED, advisor_id=place.advisor.id, start=place.slot.start
        )
    return calls.record(desk, row.appointment.id, CallResult.MESSAGE if how % 3 == 1 else CallResult.REFUSED)


def arrived(desk: Desk, at: int, how: int) -> object:
    expected = [one for one in stored.on_day(desk.db, THURSDAY) if one.state is State.EXPECTED]
    return expected and appointments.mark_as(desk, expected[at % len(expected)].id, State.ARRIVED)


CHANGES: tuple[Change, ...] = (away, back, changed, given_back, closed, opened, other_pattern, called, arrived)
RUNS = st.lists(st.tuples(st.sampled_from(CHANGES), st.integers(0, 11), st.integers(0, 59)), min_size=1, max_size=8)


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """Two people a day, four Thursdays and four Fridays long."""
    for after in range(_WEEKS):
        for at, start in enumerate(_STARTS[after : after + 2]):
            person = stored_person(desk.db, f"N{'abcdefgh'[after * 2 + at]}", "Nadia", "0639980001" if at else "")
            begins = datetime.combine(THURSDAY + timedelta(weeks=after), start)
            stored_appointment(desk.db, person, start=begins, end=begins + timedelta(minutes=45))
            workshop = datetime.combine(FRIDAY + timedelta(weeks=after), time(9))
            stored_appointment(
                desk.db, person, start=workshop, end=workshop.replace(hour=12), advisor_id=2, theme="Email"
            )
    return desk


class _Undone(Exception):
    """Raised to leave a transaction without keeping what was done in it."""


def everybody_is_in_sight(desk: Desk) -> int:
    """Check it, by the hours that the days themselves show; how many are to be called."""
    listed = calls.call_list(desk)
    to_call = {row.appointment.id for row in listed.rows}
    awaited = [one for one in stored.from_day(desk.db, THURSDAY) if one.state in (State.EXPECTED, State.ARRIVED)]
    views = {day: today.day_view(desk, day) for day in {one.start.date() for one in awaited}}
    held = {line.day for first in {day.replace(day=1) for day in views} for line in agenda.month(desk, first)}
    assert views.keys() <= held
    for one in awaited:
        view = views[one.start.date()]
        received = any(
            here.advisor.id == one.advisor_id
            and any(part.start <= one.start.time() and one.end.time() <= part.end for part in here.day.segments)
            for here in view.here
        )
        assert received is (one.id not in to_call), one
        assert one.id in {row.appointment.id for row in view.booked}
    assert to_call <= {one.id for one in awaited}
    shown = [week.week(desk, first) for first in {week.monday_of(one.start.date()) for one in awaited}]
    people = [(column, row) for each in shown for column in each.columns for row in week.people_of(column)]
    stranded = {row.appointment.id: week.is_stranded(column, row) for column, row in people}
    assert {one.id: stranded[one.id] for one in awaited} == {one.id: one.id in to_call for one in awaited}
    firsts = [(row.proposals[0].slot, row.person.id) for row in listed.rows if row.proposals]
    places = {row.proposals[0].slot: row.proposals[0].left for row in listed.rows if row.proposals}
    assert all(sum(slot == other for other, _ in firsts) <= left for slot, left in places.items())
    asked = [line for line in attention.needs_attention(desk) if line.page == "calls"]
    assert bool(asked) is bool(to_call)
    assert calls.how_many(desk) == len(to_call) == sum(each.people for each in calls.stranded(desk))
    return len(to_call)


@tried(15)
@given(RUNS)
def test_whoever_is_awaited_is_received_or_to_be_called(filled: Desk, run: list[tuple[Change, int, int]]) -> None:
    with pytest.raises(_Undone), writing(filled.db):
        most = everybody_is_in_sight(filled)
        for change, at, how in run:
            try:
                change(filled, at, how)
            except RuleBroken as refusal:
                assert change is not called, refusal
                event(f"{change.__name__} refused")
            most = max(most, everybody_is_in_sight(filled))
        event(f"{min(most, 8)} to call")
        raise _Undone
