"""An appointment: which slot it may take, and which state may follow which."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

import pytest

from desktop_app.domain.errors import InThePast, OutsideTheDay, PersonBusy, RuleBroken, SlotTaken
from desktop_app.domain.planning import Segment, Session, Slot, sessions_on
from desktop_app.domain.reception.appointment import (
    Appointment,
    State,
    check_correction,
    check_place,
    check_stretch,
    mark,
    move,
    next_states,
    overlap,
    places_left,
    purpose_of,
    session_of,
    stretch_at,
    told_of,
)
from desktop_app.domain.reception.circumstances import Circumstances
from desktop_app.domain.theme import Purpose
from tests.helpers.alike import plain
from tests.helpers.builders import FRIDAY, NINE, THURSDAY, a_planning, an_appointment, fridays, thursdays

EARLY = datetime(2025, 11, 27, 8, 30)
RULES = [thursdays(1), thursdays(2, purpose=Purpose.ANY_HELP, step=60), fridays(2, places=2)]
DAYS = sessions_on(THURSDAY, a_planning(*RULES))
WORKSHOPS = sessions_on(FRIDAY, a_planning(*RULES))
FRIDAY_NINE = NINE + timedelta(days=1)
GIVEN_UP = (State.LEFT, State.EXCUSED, State.ABSENT, State.CANCELLED)


def booked(id: int, person_id: int, **changes: Any) -> Appointment:
    """An appointment already in the file."""
    return an_appointment(id=id, person_id=person_id, **changes)


def in_the_workshop(id: int, person_id: int) -> Appointment:
    """A place in the workshop of Friday morning."""
    return booked(id, person_id, advisor_id=2, start=FRIDAY_NINE, minutes=180, theme="Email")


def check(wanted: Appointment, *others: Appointment, days: tuple[Session, ...] = DAYS, **how: Any) -> None:
    """`check_place` early on the Thursday."""
    check_place(wanted, days, others, **{"now": EARLY, **how})


def test_one_alone_has_one_slot_was_never_moved_and_is_of_no_series() -> None:
    alone = an_appointment()
    assert (alone.slots, alone.moves, alone.series) == (1, 0, 0)


def test_a_free_slot_may_be_taken() -> None:
    check(an_appointment())


@pytest.mark.parametrize(
    ("advisor_id", "start"),
    [
        (1, NINE + timedelta(minutes=10)),
        (1, NINE.replace(hour=12)),
        (1, NINE.replace(hour=8)),
        (1, FRIDAY_NINE),
        (3, NINE),
        (2, NINE + timedelta(minutes=45)),
    ],
)
def test_an_hour_that_is_no_slot_of_this_advisor_is_refused(advisor_id: int, start: datetime) -> None:
    with pytest.raises(OutsideTheDay) as refused:
        check(an_appointment(advisor_id=advisor_id, start=start))
    assert refused.value.field == "slot"


BOTH_KINDS = sessions_on(
    THURSDAY,
    a_planning(
        thursdays(1, segments=(Segment(time(9), time(12)),)),
        thursdays(1, segments=(Segment.workshop(time(14), time(17), 6),), purpose=Purpose.WORKSHOPS),
    ),
)


@pytest.mark.parametrize(
    ("hour", "purpose", "allowed", "refused"),
    [(9, Purpose.PROCEDURES, "Logement", "Email"), (14, Purpose.WORKSHOPS, "Email", "Logement")],
)
def test_on_a_day_of_two_kinds_the_session_that_receives_it_says_what_for(
    hour: int, purpose: Purpose, allowed: str, refused: str
) -> None:
    before = an_appointment(start=NINE.replace(hour=hour), theme="Justice")
    session = session_of(before, BOTH_KINDS)
    assert session and session.purpose is purpose_of(before, BOTH_KINDS) is purpose
    check_correction(before, replace(before, theme=allowed), BOTH_KINDS, [])
    with pytest.raises(RuleBroken, match=purpose.value) as refusal:
        check_correction(before, replace(before, theme=refused), BOTH_KINDS, [])
    assert refusal.value.field == "theme"


def test_where_its_advisor_does_not_receive_any_more_anything_may_be_noted() -> None:
    for changes in ({"advisor_id": 2}, {"start": NINE.replace(hour=13)}, {"start": NINE.replace(hour=11, minute=30)}):
        before = an_appointment(**changes)
        assert session_of(before, BOTH_KINDS) is None and purpose_of(before, BOTH_KINDS) is Purpose.ANY_HELP
        for theme in ("Email", "Justice"):
            check_correction(before, replace(before, theme=theme), BOTH_KINDS, [])


def test_a_slot_is_found_with_its_day() -> None:
    day, slot = stretch_at(DAYS, 2, NINE)
    assert (day.advisor_id, slot.end) == (2, NINE.replace(hour=10))


def test_a_taken_slot_is_refused() -> None:
    with pytest.raises(SlotTaken):
        check(an_appointment(person_id=2), booked(1, person_id=1))


def test_a_person_is_never_at_two_places_at_once() -> None:
    later = NINE + timedelta(minutes=45)
    with pytest.raises(PersonBusy) as refused:
        check(an_appointment(start=later), booked(1, person_id=1, advisor_id=2, minutes=60))
    assert refused.value.field == "person"


def test_an_appointment_left_from_other_hours_still_keeps_its_minutes() -> None:
    with pytest.raises(SlotTaken):
        check(an_appointment(person_id=2), booked(1, person_id=1, start=NINE + timedelta(minutes=44), minutes=30))


@pytest.mark.parametrize("state", GIVEN_UP)
def test_a_place_given_up_is_free_again(state: State) -> None:
    check(an_appointment(person_id=2), booked(1, person_id=1, state=state))
    check(an_appointment(person_id=1), booked(1, person_id=1, state=state))


@pytest.mark.parametrize("state", [state for state in State if state not in GIVEN_UP])
def test_a_place_is_kept_by_whoever_is_expected_here_or_already_seen(state: State) -> None:
    with pytest.raises(SlotTaken):
        check(an_appointment(person_id=2), booked(1, person_id=1, state=state))


def test_an_appointment_does_not_stand_in_its_own_way() -> None:
    check(booked(1, person_id=1), booked(1, person_id=1))


def test_a_workshop_takes_its_number_of_people_and_no_more() -> None:
    first, second, third = (in_the_workshop(person, person) for person in (1, 2, 3))
    check(second, first, days=WORKSHOPS)
    with pytest.raises(SlotTaken):
        check(third, first, second, days=WORKSHOPS)


def test_a_day_keeps_to_its_purpose() -> None:
    with pytest.raises(RuleBroken, match="démarches administratives") as refused:
        check(an_appointment(theme="Email"))
    assert refused.value.field == "theme"


def test_a_slot_that_has_passed_needs_a_word_of_confirmation() -> None:
    after = NINE + timedelta(minutes=45)
    with pytest.raises(InThePast):
        check(an_appointment(), now=after)
    check(an_appointment(), now=after, past_confirmed=True)
    check(an_appointment(), now=after - timedelta(minutes=1))


def test_touching_ends_do_not_overlap() -> None:
    first, second = (stretch_at(DAYS, 1, start)[1] for start in (NINE, NINE + timedelta(minutes=45)))
    assert not overlap(first, second)
    assert overlap(first, replace(second, start=second.start - timedelta(minutes=1)))


def test_free_slots_are_those_with_a_place_left() -> None:
    taken = [booked(1, person_id=1), booked(2, person_id=2, advisor_id=2, minutes=60)]
    free = [slot for day in DAYS for slot in day.slots if places_left(slot, taken)]
    assert len(free) == 8 + 6 - 2
    assert NINE not in {slot.start for slot in free}


def test_places_left_never_go_below_none() -> None:
    slot = Slot(NINE, NINE.replace(hour=12), 1, 1)
    assert places_left(slot, [booked(id, person_id=id) for id in (1, 2, 3)]) == 0


FOLLOWING = {
    State.EXPECTED: {State.ARRIVED, State.SEEN, State.LEFT, State.EXCUSED, State.ABSENT, State.CANCELLED},
    State.ARRIVED: {State.SEEN, State.LEFT, State.CANCELLED, State.EXPECTED},
    State.LEFT: {State.ARRIVED, State.EXPECTED},
    State.SEEN: {State.EXPECTED},
    State.EXCUSED: {State.EXPECTED},
    State.ABSENT: {State.ARRIVED, State.EXPECTED},
    State.CANCELLED: {State.EXPECTED},
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("after", State)
def test_only_some_states_follow(state: State, after: State) -> None:
    before = booked(1, person_id=1, state=state, state_at=EARLY)
    now = NINE + timedelta(hours=1)
    assert set(next_states(state)) == FOLLOWING[state]
    if after in FOLLOWING[state]:
        assert mark(before, after, now) == replace(
            before, state=after, state_at=None if after is State.EXPECTED else now
        )
    else:
        with pytest.raises(RuleBroken, match=f"« {state.value} »"):
            mark(before, after, now)


@pytest.mark.parametrize("state", [State.ARRIVED, State.SEEN])
def test_nobody_arrives_before_the_day(state: State) -> None:
    with pytest.raises(RuleBroken, match="pas encore temps"):
        mark(an_appointment(), state, NINE - timedelta(days=1))
    assert mark(an_appointment(), state, EARLY).state is state


def test_nobody_is_absent_before_the_hour() -> None:
    with pytest.raises(RuleBroken, match="Attendez"):
        mark(an_appointment(), State.ABSENT, NINE - timedelta(minutes=1))
    assert mark(an_appointment(), State.ABSENT, NINE).state is State.ABSENT


def test_one_may_be_excused_or_cancelled_long_before() -> None:
    for state in (State.EXCUSED, State.CANCELLED):
        assert mark(an_appointment(), state, NINE - timedelta(days=30)).state is state


def test_only_an_expected_appointment_is_moved_and_keeps_all_else() -> None:
    slot = Slot(FRIDAY_NINE, FRIDAY_NINE.replace(hour=12), 2, 8)
    before = booked(7, person_id=1)
    after = replace(before, advisor_id=2, start=slot.start, end=slot.end, moves=1, first_start=before.start)
    assert move(before, 2, slot) == after
    assert move(after, 2, replace(slot, start=NINE)) == replace(after, start=NINE, moves=2)
    for state in set(State) - {State.EXPECTED}:
        with pytest.raises(RuleBroken, match="ne se déplace pas"):
            move(replace(before, state=state), 2, slot)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, []),
        ({"slots": 2}, ["jusqu’à 9 h 45"]),
        ({"left_at": NINE.replace(minute=20)}, ["départ à 9 h 20"]),
        ({"circumstances": Circumstances(with_whom="sa fille")}, ["avec sa fille"]),
        ({"circumstances": Circumstances(company=2)}, ["avec 2 personnes de plus"]),
        ({"first_start": NINE.replace(hour=10), "moves": 1}, ["d’abord prévu à 10 h"]),
        (
            {"slots": 2, "first_start": NINE + timedelta(days=7), "moves": 2},
            ["jusqu’à 9 h 45", "déplacé 2 fois, d’abord prévu jeudi 4 décembre"],
        ),
    ],
)
def test_what_sets_it_apart_is_told(changes: dict[str, Any], told: list[str]) -> None:
    assert [plain(each) for each in told_of(an_appointment(**changes))] == told


@pytest.mark.parametrize("slots", [0, 5])
def test_an_appointment_takes_one_to_four_slots(slots: int) -> None:
    with pytest.raises(RuleBroken, match="de 1 à 4 créneaux") as refused:
        stretch_at(DAYS, 1, NINE, slots)
    assert refused.value.field == "slots"
    assert stretch_at(DAYS, 1, NINE, 4)[1].end == NINE.replace(hour=12)


@pytest.mark.parametrize(("hour", "minute", "slots"), [(11, 15, 2), (10, 30, 3), (16, 15, 2)])
def test_slots_that_do_not_follow_one_another_are_not_joined(hour: int, minute: int, slots: int) -> None:
    with pytest.raises(OutsideTheDay, match=f"pas {slots} créneaux à la suite") as refused:
        stretch_at(DAYS, 1, NINE.replace(hour=hour, minute=minute), slots)
    assert refused.value.field == "slot"


def test_two_that_follow_one_another_have_one_place_between_them() -> None:
    slot, later = Slot(NINE, NINE.replace(hour=12), 1, 2), NINE.replace(minute=45)
    held = [booked(1, person_id=1), booked(2, person_id=2, start=later), booked(3, person_id=3, start=later)]
    assert [places_left(slot, held[:many]) for many in range(4)] == [2, 1, 1, 0]


def test_a_place_comes_back_where_its_own_hours_have_room() -> None:
    afternoon = NINE.replace(hour=14)
    check_stretch(booked(1, 1, start=afternoon), BOTH_KINDS, [booked(2, 2, start=afternoon)])
    with pytest.raises(SlotTaken):
        check_stretch(booked(1, 1), BOTH_KINDS, [booked(2, 2)])


def test_a_place_that_was_given_away_does_not_come_back() -> None:
    check_stretch(booked(1, 1), DAYS, [booked(2, 2, start=NINE.replace(minute=45))])
    with pytest.raises(SlotTaken, match="elle a été donnée depuis"):
        check_stretch(booked(1, 1), DAYS, [booked(2, 2)])
    with pytest.raises(SlotTaken):
        check_stretch(booked(1, 1, minutes=46), DAYS, [booked(2, 2, start=NINE.replace(minute=45))])
    with pytest.raises(PersonBusy):
        check_stretch(booked(1, 1), DAYS, [booked(2, 1, advisor_id=2)])
    check_stretch(booked(1, 1), DAYS, [booked(2, 2, state=State.CANCELLED), booked(3, 3, advisor_id=2)])


def test_a_place_comes_back_to_hours_that_are_no_slot_any_more_and_to_a_workshop_with_room() -> None:
    evening = NINE.replace(hour=20)
    check_stretch(booked(1, 1, start=evening), DAYS, [])
    with pytest.raises(SlotTaken):
        check_stretch(booked(1, 1, start=evening), DAYS, [booked(2, 2, start=evening)])
    check_stretch(in_the_workshop(1, 1), WORKSHOPS, [in_the_workshop(2, 2)])
    with pytest.raises(SlotTaken):
        check_stretch(in_the_workshop(1, 1), WORKSHOPS, [in_the_workshop(2, 2), in_the_workshop(3, 3)])
