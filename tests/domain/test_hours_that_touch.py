"""Hours that only touch share nothing: one ends, the other begins, and the clock stands on the line between them."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from desktop_app.domain.errors import InThePast, Refused, RuleBroken
from desktop_app.domain.planning import Segment, Slot, check_patterns, sessions_on
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
