"""Recurring days, the dated days they give, and their slots."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import Refused
from desktop_app.domain.planning import Pattern, Rhythm, Segment, check_patterns, days_from, falls_on, sessions_on
from desktop_app.domain.theme import Purpose
from desktop_app.domain.working_days import holiday_name
from tests.domain.strategies import DAYS, minutes_of, patterns
from tests.helpers.builders import a_planning, fridays, its_convention, thursdays

THURSDAY, FRIDAY = date(2025, 11, 27), date(2025, 11, 28)
MORNING, AFTERNOON = Segment(time(9), time(12)), Segment(time(14), time(17))
FOR_EVER = its_convention(signed_on=date(2024, 1, 1), hard_end=None)
ESTAIRES = thursdays(weekday=2, purpose=Purpose.ANY_HELP, segments=(MORNING,))


def test_a_thursday_of_procedures_has_four_slots_in_the_morning_and_four_after() -> None:
    (day,) = sessions_on(THURSDAY, a_planning(thursdays(), fridays()))
    assert [slot.start.time() for slot in day.slots] == [
        *(time(9), time(9, 45), time(10, 30), time(11, 15)),
        *(time(14), time(14, 45), time(15, 30), time(16, 15)),
    ]
    assert {slot.places for slot in day.slots} == {1}
    assert (day.opens, day.closes) == (datetime(2025, 11, 27, 9), datetime(2025, 11, 27, 17))


def test_a_friday_of_workshops_has_one_slot_a_segment_for_eight() -> None:
    (day,) = sessions_on(FRIDAY, a_planning(thursdays(), fridays()))
    assert [(slot.start.time(), slot.end.time(), slot.places) for slot in day.slots] == [
        (time(9), time(12), 8),
        (time(14), time(16), 8),
    ]
    assert day.hours.replace("\u00a0", " ") == "9 h – 12 h, 14 h – 16 h"


def test_a_stretch_shorter_than_a_slot_is_left_free() -> None:
    (day,) = sessions_on(THURSDAY, a_planning(thursdays(slot_minutes=50)))
    mornings, afternoons = (time(9, 50), time(10, 40), time(11, 30)), (time(14, 50), time(15, 40), time(16, 30))
    assert [slot.end.time() for slot in day.slots] == [*mornings, *afternoons]


def test_nobody_is_here_on_another_weekday_a_holiday_or_out_of_the_convention() -> None:
    rules = [thursdays(), fridays()]
    for empty in (date(2025, 11, 26), date(2026, 1, 1), date(2026, 5, 14), date(2024, 2, 29), date(2026, 6, 25)):
        assert sessions_on(empty, a_planning(*rules)) == ()
    assert sessions_on(date(2026, 6, 18), a_planning(*rules))


def test_a_rule_holds_from_its_start_to_its_end() -> None:
    rule = thursdays(starts_on=date(2025, 11, 27), ends_on=date(2025, 12, 4))
    november_and_december = [date(2025, 11, 1) + timedelta(at) for at in range(61)]
    assert [day.day for day in november_and_december if falls_on(rule, day)] == [27, 4]


def test_two_advisors_on_one_day_come_in_order_of_opening() -> None:
    later = thursdays(2, segments=(AFTERNOON,))
    assert [day.advisor_id for day in sessions_on(THURSDAY, a_planning(later, thursdays(1)))] == [1, 2]


def test_the_next_days_skip_those_without_an_advisor() -> None:
    found = [day for day, _ in days_from(date(2025, 12, 24), 10, a_planning(thursdays(), fridays()))]
    assert found == [date(2025, 12, 26), date(2026, 1, 2)]


def test_the_last_wednesday_is_the_fourth_or_the_fifth() -> None:
    rule = replace(ESTAIRES, rhythm=Rhythm.LAST)
    days = [date(2027, 1, 1) + timedelta(at) for at in range(120)]
    assert [day for day in days if falls_on(rule, day)] == [
        *(date(2027, 1, 27), date(2027, 2, 24), date(2027, 3, 31), date(2027, 4, 28)),
    ]


@given(patterns(), DAYS)
def test_slots_stay_in_their_segments_follow_each_other_and_never_overlap(rule: Pattern, day: date) -> None:
    for here in sessions_on(day, a_planning(rule, convention=FOR_EVER)):
        for slot in here.slots:
            assert any(
                segment.start <= slot.start.time() and slot.end.time() <= segment.end for segment in rule.segments
            )
        for before, after in zip(here.slots, here.slots[1:], strict=False):
            assert before.end <= after.start


@given(patterns(), DAYS)
def test_slots_leave_less_than_one_more_slot_unused(rule: Pattern, day: date) -> None:
    for here in sessions_on(day, a_planning(rule, convention=FOR_EVER)):
        used = sum(len(minutes_of(slot)) for slot in here.slots)
        opened = sum((s.end.hour - s.start.hour) * 60 + s.end.minute - s.start.minute for s in rule.segments)
        if rule.purpose is Purpose.WORKSHOPS:
            assert used == opened
        else:
            assert opened - used < rule.slot_minutes * len(rule.segments)


@given(patterns(), DAYS)
def test_a_day_is_given_by_the_rule_and_by_nothing_else(rule: Pattern, day: date) -> None:
    assert bool(sessions_on(day, a_planning(rule, convention=FOR_EVER))) == (
        falls_on(rule, day) and not holiday_name(day)
    )
    assert not falls_on(rule, day) or day.weekday() == rule.weekday


@pytest.mark.parametrize(
    "changes",
    [
        {"segments": ()},
        {"segments": (Segment(time(12), time(9)),)},
        {"segments": (Segment(time(9), time(9)),)},
        {"segments": (MORNING, Segment(time(11, 59), time(17)))},
        {"segments": (AFTERNOON, MORNING)},
        {"segments": (Segment(time(9), time(9, 44)),)},
        {"slot_minutes": 4},
        {"slot_minutes": 241},
        {"purpose": Purpose.WORKSHOPS, "places": 0},
        {"purpose": Purpose.WORKSHOPS, "places": 51},
        {"ends_on": date(2024, 3, 5)},
    ],
)
def test_hours_that_cannot_be_are_refused_beside_their_day(changes: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refused:
        check_patterns([fridays(), thursdays(**changes)])
    assert [fault.field for fault in refused.value.faults] == ["day-1"]


def test_hours_may_touch() -> None:
    check_patterns([thursdays(segments=(MORNING, Segment(time(12), time(13))))])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {}),
        ({"rhythm": Rhythm.FIRST}, {}),
        ({"rhythm": Rhythm.SECOND}, {"rhythm": Rhythm.SECOND}),
        ({"rhythm": Rhythm.FOURTH}, {"rhythm": Rhythm.LAST}),
        ({"ends_on": THURSDAY}, {"starts_on": THURSDAY}),
    ],
)
def test_an_advisor_is_never_twice_at_the_same_hour(one: dict[str, Any], other: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="chevauchent un autre jeudi"):
        check_patterns([thursdays(**one), thursdays(**other, segments=(Segment(time(11), time(15)),))])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"rhythm": Rhythm.FIRST}, {"rhythm": Rhythm.THIRD}),
        ({"rhythm": Rhythm.THIRD}, {"rhythm": Rhythm.LAST}),
        ({"ends_on": THURSDAY}, {"starts_on": FRIDAY}),
        ({}, {"advisor_id": 2}),
        ({}, {"weekday": 4}),
        ({"segments": (MORNING,)}, {"segments": (AFTERNOON,)}),
    ],
)
def test_the_same_hours_are_fine_when_no_date_belongs_to_both(one: dict[str, Any], other: dict[str, Any]) -> None:
    check_patterns([thursdays(**one), thursdays(**other)])


@given(st.lists(patterns(), min_size=2, max_size=3), DAYS)
def test_rules_that_are_accepted_never_put_an_advisor_twice_at_one_minute(rules: list[Pattern], day: date) -> None:
    try:
        check_patterns(rules)
    except Refused:
        return
    slots = [slot for here in sessions_on(day, a_planning(*rules, convention=FOR_EVER)) for slot in here.slots]
    minutes = [(slot.advisor_id, minute) for slot in slots for minute in minutes_of(slot)]
    assert len(minutes) == len(set(minutes))
