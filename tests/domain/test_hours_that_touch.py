"""Hours that only touch share nothing: one ends, the other begins, and the clock stands on the line between them."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from desktop_app.domain.errors import InThePast, Refused, RuleBroken
from desktop_app.domain.planning import Segment, Slot, check_patterns, sessions_on
from desktop_app.domain.planning.segment import without
from desktop_app.domain.reception.appointment import Appointment, State, check_place, mark, overlap, places_left
from tests.helpers.builders import THURSDAY, a_planning, an_appointment, thursdays

DAYS = sessions_on(THURSDAY, a_planning(thursdays()))


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2025, 11, 27, hour, minute)


def booked(start: datetime, minutes: int, id: int = 9, person_id: int = 2) -> Appointment:
    return an_appointment(id=id, person_id=person_id, start=start, minutes=minutes)


@pytest.mark.parametrize(
    ("start", "minutes", "shared"),
    [(at(8), 60, False), (at(8), 61, True), (at(9, 45), 45, False), (at(9, 44), 1, True)],
)
def test_what_ends_when_a_slot_begins_or_begins_when_it_ends_leaves_it_free(
    start: datetime, minutes: int, shared: bool
) -> None:
    slot, other = Slot(at(9), at(9, 45), 1, 1), booked(start, minutes)
    assert overlap(slot, other) is overlap(other, slot) is shared
    assert places_left(slot, [other]) == (0 if shared else 1)


def test_one_person_may_be_received_twice_in_a_row() -> None:
    after, before = booked(at(10, 30), 45, person_id=1), booked(at(9), 45, id=8, person_id=1)
    check_place(an_appointment(start=at(9, 45)), DAYS, [before, after], now=at(8))


@pytest.mark.parametrize(("now", "past"), [(at(9, 44), False), (at(9, 45), True)])
def test_a_slot_is_past_at_the_minute_it_ends(now: datetime, past: bool) -> None:
    if past:
        with pytest.raises(InThePast):
            check_place(an_appointment(), DAYS, [], now=now)
    else:
        check_place(an_appointment(), DAYS, [], now=now)


def test_an_absence_may_be_noted_from_the_minute_it_begins() -> None:
    with pytest.raises(RuleBroken, match="Attendez 9\N{NO-BREAK SPACE}h pour noter une absence"):
        mark(an_appointment(), State.ABSENT, at(8, 59))
    assert mark(an_appointment(), State.ABSENT, at(9)).state is State.ABSENT


@pytest.mark.parametrize(("afternoon", "refused"), [(time(12), False), (time(11, 59), True)])
def test_two_days_of_one_advisor_may_touch(afternoon: time, refused: bool) -> None:
    rules = [thursdays(segments=(Segment(time(9), time(12)),)), thursdays(segments=(Segment(afternoon, time(14)),))]
    if refused:
        with pytest.raises(Refused, match="chevauchent un autre jeudi"):
            check_patterns(rules)
        with pytest.raises(Refused, match="chevauchent un autre jeudi"):
            check_patterns(rules[::-1])
    else:
        check_patterns(rules)
        check_patterns(rules[::-1])


def test_a_slot_that_ends_with_its_segment_is_given_and_one_that_would_pass_it_is_not() -> None:
    segments = (Segment(time(9), time(10, 30)), Segment(time(10, 30), time(11, 14)))
    (day,) = sessions_on(THURSDAY, a_planning(thursdays(segments=(segments[0],))))
    assert [(slot.start, slot.end) for slot in day.slots] == [(at(9), at(9, 45)), (at(9, 45), at(10, 30))]
    with pytest.raises(Refused, match="plus courtes qu’un seul rendez-vous"):
        check_patterns([thursdays(segments=segments)])


@pytest.mark.parametrize(
    ("first", "last", "left"),
    [
        (12, 14, [(9, 12), (14, 16), (16, 17)]),
        (9, 12, [(14, 16), (16, 17)]),
        (10, 11, [(9, 10), (11, 12), (14, 16), (16, 17)]),
        (8, 9, [(9, 12), (14, 16), (16, 17)]),
        (13, 15, [(9, 12), (16, 17)]),
        (15, 18, [(9, 12)]),
        (14, None, [(9, 12)]),
        (16, None, [(9, 12), (14, 16)]),
        (17, None, [(9, 12), (14, 16), (16, 17)]),
    ],
)
def test_hours_taken_away_leave_those_they_touch_and_a_workshop_goes_whole(
    first: int, last: int | None, left: list[tuple[int, int]]
) -> None:
    hours = (
        Segment.walk_in(time(9), time(12)),
        Segment.workshop(time(14), time(16), 8),
        Segment.walk_in(time(16), time(17)),
    )
    found = without(hours, time(first), None if last is None else time(last))
    assert [(each.start.hour, each.end.hour) for each in found] == left


@pytest.mark.parametrize(("first", "left"), [(time(9, 30), True), (time(9, 29), False)])
def test_what_is_left_holds_one_appointment_at_least(first: time, left: bool) -> None:
    assert bool(without((Segment(time(9), time(10), step=30),), first, None)) is left
