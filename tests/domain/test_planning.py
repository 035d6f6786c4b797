"""Recurring days, the dated days they give, and their slots."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from dateutil import rrule
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import Refused
from desktop_app.domain.planning import (
    Loss,
    Lost,
    Mode,
    Pattern,
    Rhythm,
    Segment,
    Session,
    check_patterns,
    dates_of,
    days_from,
    falls_on,
    in_order,
    segments_fault,
    sessions_on,
)
from desktop_app.domain.theme import Purpose
from desktop_app.domain.working_days import holiday_name
from tests.domain.strategies import DAYS, minutes_of, patterns
from tests.helpers.alike import plain
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
    (day,) = sessions_on(THURSDAY, a_planning(thursdays(step=50)))
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
        for segment in here.segments:
            slots = [slot for slot in here.slots if segment.start <= slot.start.time() < segment.end]
            used = sum(len(minutes_of(slot)) for slot in slots)
            match segment.mode:
                case Mode.WORKSHOP:
                    assert used == segment.minutes
                case Mode.WALK_IN:
                    assert not slots
                case Mode.BY_APPOINTMENT:
                    left = segment.minutes - used - segment.buffer * max(len(slots) - 1, 0)
                    assert left < segment.step + (segment.buffer if slots else 0)


@given(patterns(), DAYS)
def test_a_day_is_given_by_the_rule_and_by_nothing_else(rule: Pattern, day: date) -> None:
    assert bool(sessions_on(day, a_planning(rule, convention=FOR_EVER))) == (
        falls_on(rule, day) and not holiday_name(day)
    )
    assert not falls_on(rule, day) or rule.rhythm is Rhythm.DATES or day.weekday() == rule.weekday


def dates_by_another_library(rule: Pattern, last: date) -> list[date]:
    """The same rule in the words of RFC 5545, unrolled by dateutil."""
    if rule.rhythm is Rhythm.DATES:
        return sorted({day for day in rule.dates if rule.starts_on <= day <= last})
    ranks = {
        Rhythm.FIRST: [1],
        Rhythm.SECOND: [2],
        Rhythm.THIRD: [3],
        Rhythm.FOURTH: [4],
        Rhythm.FIFTH: [5],
        Rhythm.FIRST_AND_THIRD: [1, 3],
        Rhythm.SECOND_AND_FOURTH: [2, 4],
        Rhythm.LAST: [-1],
    }
    until = datetime.combine(last, time())
    weekday = rrule.weekday(rule.weekday)
    if rule.rhythm is Rhythm.EVERY_WEEK:
        begins = rule.counted_from or rule.starts_on
        # Weeks are counted from the one named, backwards too: begun a whole number of turns earlier.
        monday = begins - timedelta(begins.weekday()) - timedelta(weeks=rule.every_weeks * 600)
        found = rrule.rrule(
            rrule.WEEKLY, datetime.combine(monday, time()), interval=rule.every_weeks, byweekday=weekday, until=until
        )
    else:
        begins = date(rule.starts_on.year, rule.starts_on.month, 1)
        found = rrule.rrule(
            rrule.MONTHLY,
            datetime.combine(begins, time()),
            byweekday=[weekday(rank) for rank in ranks[rule.rhythm]],
            until=until,
        )
    but_for = rrule.rruleset()
    but_for.rrule(found)
    for day in rule.skipped:
        but_for.exdate(datetime.combine(day, time()))
    return [each.date() for each in but_for if each.date() >= rule.starts_on]


@given(patterns(), DAYS)
def test_every_date_of_a_rule_is_the_one_that_another_library_gives(rule: Pattern, last: date) -> None:
    assert list(dates_of(rule, date.min, last)) == dates_by_another_library(rule, last)


def test_every_other_week_counts_from_the_monday_of_the_week_named_and_no_skipped_date_shifts_it() -> None:
    """From a calendar: week 49 of 2026 begins on Monday 30 November; Christmas falls on a Friday of it by twos."""
    rule = fridays(every_weeks=2, counted_from=date(2026, 12, 3), starts_on=date(2026, 11, 1))
    found = [day for day, _ in days_from(date(2026, 11, 1), 92, a_planning(rule, convention=FOR_EVER))]
    by_hand = [date(2026, 11, 6), date(2026, 11, 20), date(2026, 12, 4), date(2026, 12, 18), date(2027, 1, 15)]
    assert [day for day in found if day.weekday() == 4 and day < date(2027, 1, 20)] == by_hand, "1 January is lost"


def test_a_buffer_stands_between_two_slots_and_none_after_the_last() -> None:
    (day,) = sessions_on(THURSDAY, a_planning(thursdays(segments=(Segment(time(9), time(11), buffer=15),))))
    assert [(slot.start.time(), slot.end.time()) for slot in day.slots] == [
        (time(9), time(9, 45)),
        (time(10), time(10, 45)),
    ]
    (day,) = sessions_on(THURSDAY, a_planning(thursdays(segments=(Segment(time(9), time(10, 45), buffer=15),))))
    assert len(day.slots) == 2, "nothing is kept free after the last"


def test_a_mixed_half_day_offers_its_hour_by_appointment_and_says_how_the_rest_is_held() -> None:
    """La Porte du Hainaut, article 4: two hours without appointment and one of appointments."""
    hours = (Segment.walk_in(time(14), time(16)), Segment(time(16), time(17), step=30))
    (day,) = sessions_on(THURSDAY, a_planning(replace(thursdays(), segments=hours)))
    assert [slot.start.time() for slot in day.slots] == [time(16), time(16, 30)]
    told = day.hours_told.replace("\u00a0", " ")
    assert told == "14 h – 16 h (sans rendez-vous), 16 h – 17 h (sur rendez-vous)"
    assert day.receives(datetime(2025, 11, 27, 14, 30), datetime(2025, 11, 27, 15))


@pytest.mark.parametrize(("count", "days"), [(0, []), (1, [27]), (7, [27]), (8, [27, 4])])
def test_so_many_dates_are_looked_at_and_no_more(count: int, days: list[int]) -> None:
    assert [day.day for day, _ in days_from(THURSDAY, count, a_planning(thursdays()))] == days


@pytest.mark.parametrize(
    ("loss", "why", "told"),
    [
        (Loss.CLOSED, "Noël", "fermé : Noël"),
        (Loss.CANCELLED, "grève", "annulé : grève"),
        (Loss.CANCELLED, "annulé", "annulé"),
        (Loss.MOVED, "déplacé au jeudi 11 décembre", "déplacé au jeudi 11 décembre"),
        (Loss.ABSENCE, "absence de Marie Castell", "absence de Marie Castell"),
    ],
)
def test_what_is_lost_is_told_with_why(loss: Loss, why: str, told: str) -> None:
    session = Session(THURSDAY, 1, Purpose.PROCEDURES, (MORNING,))
    assert plain(Lost(session, loss, why).told) == told


@pytest.mark.parametrize(("step", "buffer"), [(0, 0), (0, 5), (-45, 0), (45, -45), (45, -60)])
def test_numbers_that_no_form_takes_give_no_slots_without_end(step: int, buffer: int) -> None:
    segment = Segment(time(9), time(12), step=step, buffer=buffer)
    session = Session(THURSDAY, 1, Purpose.PROCEDURES, (segment,))
    assert session.slots == ()


def test_a_workshop_and_hours_without_appointment_have_no_slots_of_minutes() -> None:
    assert Segment.workshop(time(9), time(12), 8, "Hall") == Segment(time(9), time(12), Mode.WORKSHOP, 0, 0, 8, "Hall")
    assert Segment.walk_in(time(9), time(12)) == Segment(time(9), time(12), Mode.WALK_IN, 0, 0, 0, "")


@pytest.mark.parametrize(
    "changes",
    [
        {"segments": ()},
        {"segments": (Segment(time(12), time(9)),)},
        {"segments": (Segment(time(9), time(9)),)},
        {"segments": (MORNING, Segment(time(11, 59), time(17)))},
        {"segments": (AFTERNOON, MORNING)},
        {"segments": (Segment(time(9), time(9, 44)),)},
        {"step": 4},
        {"segments": (Segment(time(8), time(18)),), "step": 241},
        {"segments": (Segment.workshop(time(9), time(12), 0),)},
        {"segments": (Segment.workshop(time(9), time(12), 51),)},
        {"segments": (Segment(time(9), time(12), buffer=61),)},
        {"segments": (Segment(time(9), time(12), buffer=-1),)},
        {"segments": (Segment(time(9), time(12), places=0),)},
        {"segments": (Segment(time(9), time(12), places=51),)},
        {"segments": (Segment(time(9), time(12), room="s" * 81),)},
        {"segments": (Segment.walk_in(time(9), time(9)),)},
        {"every_weeks": 0},
        {"every_weeks": 13},
        {"every_weeks": 2, "rhythm": Rhythm.SECOND},
        {"rhythm": Rhythm.DATES},
        {"rhythm": Rhythm.DATES, "dates": (THURSDAY, THURSDAY)},
        {"arrives": time(9, 1)},
        {"ends_on": date(2024, 3, 5)},
    ],
)
def test_hours_that_cannot_be_are_refused_beside_their_day(changes: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refused:
        check_patterns([fridays(), thursdays(**changes)])
    assert [fault.field for fault in refused.value.faults] == ["day-1"]


def test_hours_that_are_not_in_order_are_told_by_halves_of_a_day_or_by_their_own() -> None:
    late, evening = Segment(time(11, 30), time(17)), Segment(time(18), time(20))
    assert segments_fault((MORNING, late)) == "L’après-midi commence avant la fin du matin."
    told = "11 h 30 – 17 h commence avant la fin de ce qui précède : corrigez l’une des heures."
    assert plain(segments_fault((MORNING, late, evening))) == told


def test_sessions_of_a_date_are_shown_by_opening_then_by_advisor() -> None:
    first, second, third, fourth = (
        Session(THURSDAY, advisor_id, Purpose.ANY_HELP, hours)
        for advisor_id, hours in ((9, ()), (2, (MORNING,)), (3, (MORNING,)), (1, (AFTERNOON,)))
    )
    assert in_order((fourth, third, first, second)) == (first, second, third, fourth)


def test_hours_may_touch() -> None:
    check_patterns([thursdays(segments=(MORNING, Segment(time(12), time(13))))])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {}),
        ({"rhythm": Rhythm.FIRST}, {}),
        ({"rhythm": Rhythm.SECOND}, {"rhythm": Rhythm.SECOND}),
        ({"rhythm": Rhythm.FOURTH}, {"rhythm": Rhythm.LAST}),
        ({"rhythm": Rhythm.SECOND}, {"rhythm": Rhythm.SECOND_AND_FOURTH}),
        ({"rhythm": Rhythm.SECOND_AND_FOURTH}, {"rhythm": Rhythm.LAST}),
        ({"rhythm": Rhythm.SECOND_AND_FOURTH}, {}),
        ({"rhythm": Rhythm.FIFTH}, {"rhythm": Rhythm.LAST}),
        ({"every_weeks": 2}, {}),
        ({"every_weeks": 2}, {"every_weeks": 3, "counted_from": date(2024, 3, 13)}),
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
        ({"rhythm": Rhythm.FIRST_AND_THIRD}, {"rhythm": Rhythm.SECOND_AND_FOURTH}),
        ({"rhythm": Rhythm.FIRST_AND_THIRD}, {"rhythm": Rhythm.LAST}),
        ({"rhythm": Rhythm.THIRD}, {"rhythm": Rhythm.LAST}),
        ({"ends_on": THURSDAY}, {"starts_on": FRIDAY}),
        ({}, {"advisor_id": 2}),
        ({}, {"weekday": 4}),
        ({"every_weeks": 2}, {"every_weeks": 2, "counted_from": date(2024, 3, 13)}),
        ({"every_weeks": 2}, {"every_weeks": 4, "counted_from": date(2024, 3, 13)}),
        ({"every_weeks": 7}, {"every_weeks": 7, "counted_from": date(2024, 3, 13)}),
        ({"rhythm": Rhythm.DATES, "dates": (FRIDAY,)}, {}),
        ({"rhythm": Rhythm.DATES, "dates": (FRIDAY,)}, {"rhythm": Rhythm.DATES, "dates": (THURSDAY,)}),
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
