"""The queue: order, estimates worked out by hand, and the hours of late appointments that go to it."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.errors import Refused, RuleBroken
from desktop_app.domain.planning import Segment, Session
from desktop_app.domain.reception.appointment import Appointment, State
from desktop_app.domain.reception.queue import (
    Stretch,
    about,
    at_hand,
    lent_of,
    letters_of,
    outlook,
    shared_out,
    stretches_of,
    usual_talk,
)
from desktop_app.domain.reception.ticket import Ticket, TicketState, mark, next_states, read_label
from desktop_app.domain.theme import Purpose
from tests.helpers.alike import at
from tests.helpers.builders import THURSDAY, an_appointment

TEN = timedelta(minutes=10)


def came(number: int, **changes: Any) -> Ticket:
    """The ticket of this number, waiting since 9 h."""
    return replace(Ticket(number, THURSDAY, number, at(9)), **changes)


def with_advisor(number: int, advisor_id: int, since: datetime) -> Ticket:
    """Somebody who is being received."""
    return came(number, state=TicketState.RECEIVED, advisor_id=advisor_id, received_at=since)


MORNING = Stretch(at(9), at(11), 1)
MINUTES = [timedelta(minutes=each) for each in (10, 15, 20, 25, 60)]


@pytest.mark.parametrize(
    ("now", "waiting", "waits", "left"),
    [
        # 9 h to 11 h holds six talks of twenty minutes.
        (at(9), 0, [], 6),
        (at(9), 2, [0, 20], 4),
        (at(8, 40), 1, [20], 5),
        # From 10 h 30 one is heard to the end, at 10 h 41 nobody any more.
        (at(10, 30), 1, [0], 0),
        (at(10, 40), 2, [0, None], 0),
        (at(10, 41), 1, [None], 0),
        (at(11), 1, [None], 0),
    ],
)
def test_waits_and_room_of_one_advisor(now: datetime, waiting: int, waits: list[int | None], left: int) -> None:
    found = outlook([came(number) for number in range(1, waiting + 1)], [MORNING], now)
    said = [None if each is None else each.total_seconds() / 60 for each in found.waits.values()]
    assert (said, found.left, found.timed) == (waits, left, False)
    assert found.until == (at(11) if now < at(11) else None)


def test_a_talk_under_way_lasts_as_long_as_the_others_and_then_any_moment() -> None:
    waiting = [came(2), came(3)]
    found = outlook([with_advisor(1, 1, at(9, 50)), *waiting], [MORNING], at(10))
    assert found.waits == {2: timedelta(minutes=10), 3: timedelta(minutes=30)}
    # 10 h 50 + 20 min would be past 11 h.
    assert found.left == 0
    longer = outlook([with_advisor(1, 1, at(9, 20)), *waiting], [MORNING], at(10))
    assert longer.waits == {2: timedelta(0), 3: timedelta(minutes=20)} and longer.left == 1


def test_two_advisors_share_one_queue_and_somebody_may_want_the_other() -> None:
    both = [MORNING, Stretch(at(9), at(11), 2)]
    found = outlook([came(1), came(2), came(3, wanted_id=2), came(4)], both, at(9))
    assert found.waits == {1: timedelta(0), 2: timedelta(0), 3: timedelta(minutes=20), 4: timedelta(minutes=20)}
    # Twelve talks in all, less four.
    assert found.left == 8
    assert outlook([came(1, wanted_id=3)], both, at(9)).waits == {1: None}


def test_whoever_is_called_goes_in_first_with_whoever_called() -> None:
    both = [MORNING, Stretch(at(9), at(11), 2)]
    called = came(2, state=TicketState.CALLED, advisor_id=1)
    found = outlook([with_advisor(9, 2, at(9)), came(1), called], both, at(9))
    assert found.waits == {2: timedelta(0), 1: timedelta(minutes=20)}


@given(
    now=st.integers(0, 130),
    talk=st.integers(5, 60),
    waiting=st.integers(0, 12),
    busy=st.lists(st.integers(0, 120), max_size=2),
)
def test_those_who_wait_and_those_who_may_come_are_all_that_the_hours_hold(
    now: int, talk: int, waiting: int, busy: list[int]
) -> None:
    """Counted advisor by advisor: whole talks between the end of the one under way and the end of the hours."""
    minute, length = at(9) + timedelta(minutes=now), timedelta(minutes=talk)
    both = [MORNING, Stretch(at(9, 30), at(11), 2)]
    received = [with_advisor(90 + who, who, minute - timedelta(minutes=ago)) for who, ago in enumerate(busy, 1)]
    queue = [came(number) for number in range(1, waiting + 1)]
    found = outlook([*received, *queue], both, minute, [length] * 5)
    holds = 0
    for stretch in both:
        free = max(minute, stretch.start)
        for one in received:
            if one.advisor_id == stretch.advisor_id and one.received_at:
                free = max(free, one.received_at + length)
        holds += max(0, (stretch.end - free) // length)
    served = sum(wait is not None for wait in found.waits.values())
    assert (served, found.left) == (min(waiting, holds), max(0, holds - waiting))


def test_the_length_of_a_talk_is_the_middle_of_those_timed() -> None:
    assert usual_talk(MINUTES) == timedelta(minutes=20)
    assert usual_talk([timedelta(minutes=45)] * 5) == timedelta(minutes=45)
    assert usual_talk(MINUTES[:4]) is None
    assert usual_talk([timedelta(seconds=40)] * 5) == timedelta(minutes=5)
    found = outlook([], [MORNING], at(9), [timedelta(minutes=30)] * 5)
    assert (found.left, found.talk, found.timed) == (4, timedelta(minutes=30), True)


def test_only_the_hours_at_hand_count_with_those_that_touch_them() -> None:
    eleven, afternoon = Stretch(at(11), at(12), 2), Stretch(at(14), at(16), 1)
    assert at_hand([afternoon, eleven, MORNING], at(8)) == [MORNING, eleven]
    assert at_hand([afternoon, eleven, MORNING], at(11)) == [eleven]
    assert at_hand([afternoon, eleven, MORNING], at(12)) == [afternoon]
    assert at_hand([MORNING], at(11)) == []


MIXED = Session(
    THURSDAY,
    1,
    Purpose.ANY_HELP,
    (
        Segment.walk_in(time(9), time(11)),
        Segment(time(11), time(12, 30), step=45),
        Segment.workshop(time(14), time(16), 8),
    ),
)


def booked(id: int, start: datetime, minutes: int = 45, **changes: Any) -> Appointment:
    """An appointment of the mixed day."""
    return an_appointment(id=id, person_id=id, start=start, minutes=minutes, **changes)


@pytest.mark.parametrize(
    ("now", "lent"),
    [(at(11), []), (at(11, 10), []), (at(11, 11), [1]), (at(11, 44), [1]), (at(11, 45), []), (at(11, 56), [2])],
)
def test_the_hour_of_whoever_is_late_goes_to_the_queue_until_it_ends(now: datetime, lent: list[int]) -> None:
    found = [booked(1, at(11)), booked(2, at(11, 45))]
    assert [each.id for each in lent_of(found, [MIXED], now, TEN)] == lent


def test_it_is_theirs_again_once_they_arrive_and_never_a_place_in_a_workshop() -> None:
    assert lent_of([booked(1, at(11), state=State.ARRIVED)], [MIXED], at(11, 15), TEN) == ()
    assert lent_of([booked(1, at(14), 120)], [MIXED], at(14, 30), TEN) == ()
    assert lent_of([booked(1, at(12, 30))], [MIXED], at(12, 45), TEN) == (), "nor what begins as they end"


def test_an_hour_that_somebody_else_has_as_well_is_not_lent() -> None:
    late, beside = booked(1, at(11)), booked(2, at(11), state=State.ARRIVED)
    assert lent_of([late, beside], [MIXED], at(11, 15), TEN) == ()
    assert lent_of([late, replace(beside, state=State.SEEN)], [MIXED], at(11, 15), TEN) == (late,)


def test_the_hours_without_appointment_are_those_of_their_segments_alone() -> None:
    assert stretches_of([MIXED]) == [MORNING]


@pytest.mark.parametrize(
    ("minutes", "said"), [(0, 0), (1, 1), (1.01, 2), (9.5, 10), (10, 10), (11, 15), (15, 15), (16, 20)]
)
def test_a_wait_is_never_said_shorter_than_it_is_thought(minutes: float, said: int) -> None:
    assert about(timedelta(minutes=minutes)) == said


def test_states_follow_one_another_and_waiting_undoes_them() -> None:
    called = mark(came(1), TicketState.CALLED, at(9, 30), advisor_id=2)
    received = mark(called, TicketState.RECEIVED, at(9, 32))
    seen = mark(received, TicketState.SEEN, at(9, 50))
    assert (seen.advisor_id, seen.received_at, seen.state_at) == (2, at(9, 32), at(9, 50))
    assert seen.talk == timedelta(minutes=18) and called.talk is None
    assert mark(seen, TicketState.WAITING, at(10)) == came(1)
    assert mark(came(1), TicketState.SEEN, at(9, 30)).talk is None
    assert replace(seen, minutes=25).talk == came(2, state=TicketState.SEEN, minutes=25).talk == timedelta(minutes=25)
    assert came(3, minutes=25).talk is None


@pytest.mark.parametrize("state", [TicketState.SEEN, TicketState.LEFT, TicketState.REDIRECTED])
def test_what_is_over_can_only_be_corrected(state: TicketState) -> None:
    assert next_states(state) == (TicketState.WAITING,)
    with pytest.raises(RuleBroken):
        mark(came(1, state=state), TicketState.RECEIVED, at(10))


def test_noted_on_another_day_no_hour_is_kept() -> None:
    later = mark(came(1), TicketState.SEEN, at(9) + timedelta(days=1))
    assert (later.state_at, later.received_at) == (None, None)
    with pytest.raises(RuleBroken):
        mark(came(1), TicketState.SEEN, at(9) - timedelta(days=1))


def test_whoever_is_sent_elsewhere_is_sent_somewhere() -> None:
    with pytest.raises(Refused) as refused:
        mark(came(1), TicketState.REDIRECTED, at(9), sent_to="  ")
    assert [fault.field for fault in refused.value.faults] == ["sent_to"]
    assert mark(came(1), TicketState.REDIRECTED, at(9), sent_to=" la  CAF ").sent_to == "la CAF"


def test_a_first_name_or_nothing_is_enough_and_what_is_forbidden_is_not_kept() -> None:
    assert read_label("  une   dame ") == "une dame" and read_label("") == ""
    assert came(1).name == "une personne" and came(1, label="Karim").name == "Karim"
    for typed in ("x" * 41, "Karim 2 85 05 78 006 084 36"):
        with pytest.raises(Refused):
            read_label(typed)


def test_a_letter_is_that_of_a_name_and_never_two_advisors_share_one() -> None:
    names = [("Élodie", "Caussade"), ("Sami", "Benali"), ("Emma", "Elm"), ("Éé", "Mm"), ("Łucja", "Łoś")]
    found = letters_of(Advisor(id, last, first) for id, (first, last) in enumerate(names, 1))
    assert [*found.values()] == ["E", "S", "M", "A", "L"]
    many = letters_of(Advisor(id, "Roca", "Rosa") for id in range(1, 41))
    assert len({*many.values()}) == 40 and many[26] == "Z" and many[27] == "AA"


def test_whoever_left_receives_nobody_from_then_on() -> None:
    held = Session(
        THURSDAY, 1, Purpose.ANY_HELP, (Segment.walk_in(time(9), time(11)), Segment.walk_in(time(14), time(15)))
    )
    assert stretches_of([held], {1: at(10), 2: at(9)}) == [Stretch(at(9), at(10), 1)]
    assert stretches_of([held], {1: at(9)}) == []


def test_those_who_wait_for_who_leaves_go_where_they_wait_the_least() -> None:
    others = [Stretch(at(9), at(11), 2), Stretch(at(9), at(10), 3)]
    waiting = [came(1, wanted_id=1), came(2, wanted_id=2, came_at=at(9, 1)), came(3, wanted_id=1, came_at=at(9, 2))]
    called = came(4, wanted_id=1, advisor_id=1, state=TicketState.CALLED, state_at=at(9, 2))
    moved = shared_out([*waiting, called], 1, [MORNING, *others], at(9, 5))
    assert [(each.id, each.wanted_id, each.state, each.advisor_id) for each in moved] == [
        (4, 2, TicketState.WAITING, 0),
        (1, 3, TicketState.WAITING, 0),
        (3, 3, TicketState.WAITING, 0),
    ]
    assert [each.wanted_id for each in shared_out([came(5)], 1, [MORNING, *others], at(9, 5))] == [2], "whoever is free"
    assert shared_out(waiting, 1, [MORNING], at(9, 5)) == []
    # No hour is left for a talk: they wait for who ends last.
    assert [each.wanted_id for each in shared_out(waiting, 1, [MORNING, *others], at(10, 59))] == [2, 2]
