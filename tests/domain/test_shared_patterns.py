"""One pattern of several advisors: which rows are one, what becomes of them when it is typed again, its next dates."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given

from desktop_app.domain.french import NBSP
from desktop_app.domain.planning import (
    Absence,
    AbsenceKind,
    Half,
    Pattern,
    Rhythm,
    Segment,
    coming_dates,
    dates_told,
    share_out,
    shared,
    shared_fault,
)
from tests.domain.strategies import patterns
from tests.helpers.builders import a_planning, fridays, thursdays

TODAY = date(2025, 11, 27)
DEC_4 = date(2025, 12, 4)
MARIE, JORDI = thursdays(1, id=3), thursdays(2, id=5)
BOTH = (MARIE, JORDI)
MORNING = (Segment(time(9), time(12)),)


def away(advisor_id: int, **changes: object) -> Absence:
    """Leave on 4 December."""
    return replace(Absence(advisor_id, advisor_id, DEC_4, DEC_4, AbsenceKind.LEAVE, TODAY), **changes)


def test_rows_that_say_the_same_are_one_pattern_in_the_place_of_the_first() -> None:
    assert shared([MARIE, fridays(id=4), JORDI], TODAY) == [BOTH, (fridays(id=4),)]


def test_when_each_of_them_began_makes_no_difference_but_when_they_will_does() -> None:
    since = replace(JORDI, starts_on=date(2025, 11, 20))
    assert shared([MARIE, since], TODAY) == [(MARIE, since)]
    later = replace(JORDI, starts_on=DEC_4)
    assert shared([MARIE, later], TODAY) == [(MARIE,), (later,)]


@pytest.mark.parametrize(
    ("named", "alike"),
    [(date(2025, 12, 3) + timedelta(7 * weeks), weeks % 2 == 0) for weeks in range(-8, 9)],
)
def test_every_other_week_is_the_same_in_the_same_weeks(named: date, alike: bool) -> None:
    """Weeks 47 and 49 of 2025 go by twos, week 48 does not go with them."""
    one = replace(MARIE, every_weeks=2, counted_from=date(2025, 12, 3))
    other = replace(JORDI, every_weeks=2, counted_from=named)
    assert (len(shared([one, other], TODAY)) == 1) is alike


@pytest.mark.parametrize(
    "other",
    [
        replace(JORDI, segments=MORNING),
        replace(JORDI, place_id=2),
        replace(JORDI, convention_id=2),
        replace(JORDI, ends_on=date(2026, 6, 1)),
        replace(JORDI, skipped=(DEC_4,)),
        replace(JORDI, arrives=time(8, 45)),
    ],
)
def test_rows_that_differ_are_two(other: Pattern) -> None:
    assert len(shared([MARIE, other], TODAY)) == 2


def test_who_stays_keeps_their_row_and_who_comes_gets_one() -> None:
    typed = replace(MARIE, segments=MORNING)
    kept = (replace(MARIE, segments=MORNING), replace(JORDI, segments=MORNING))
    assert share_out(typed, BOTH, [1, 2], TODAY) == kept
    assert share_out(typed, BOTH, [2], TODAY) == kept[1:]
    assert share_out(typed, BOTH, [1, 2, 9], TODAY) == (*kept, replace(typed, id=0, advisor_id=9))
    assert share_out(replace(typed, id=0), (), [2, 9], TODAY) == (
        replace(typed, id=0, advisor_id=2),
        replace(typed, id=0, advisor_id=9),
    )


def test_who_comes_in_place_of_somebody_takes_over_the_row() -> None:
    assert [(row.id, row.advisor_id) for row in share_out(MARIE, BOTH, [1, 9], TODAY)] == [(3, 1), (5, 9)]
    assert [(row.id, row.advisor_id) for row in share_out(MARIE, BOTH, [9], TODAY)] == [(3, 9)]


def test_a_beginning_of_each_stays_until_another_is_typed() -> None:
    rows = (MARIE, replace(JORDI, starts_on=date(2025, 11, 20)))
    assert share_out(MARIE, rows, [1, 2], TODAY) == rows
    later = share_out(replace(MARIE, starts_on=DEC_4), rows, [1, 2], TODAY)
    assert [row.starts_on for row in later] == [DEC_4, DEC_4]


@pytest.mark.parametrize(("named", "kept"), [(date(2025, 11, 19), True), (date(2025, 11, 26), False)])
def test_the_week_that_a_row_counts_from_stays_while_it_gives_the_same_weeks(named: date, kept: bool) -> None:
    row, typed = replace(JORDI, every_weeks=2, counted_from=named), replace(JORDI, every_weeks=2, counted_from=DEC_4)
    (found,) = share_out(typed, (row,), [2], TODAY)
    assert found.counted_from == (named if kept else DEC_4)
    (weekly,) = share_out(JORDI, (row,), [2], TODAY)
    assert (weekly.every_weeks, weekly.counted_from) == (1, None)


@given(patterns())
def test_whatever_is_shared_and_typed_as_it_is_stays_as_it_is(pattern: Pattern) -> None:
    rows = tuple(replace(pattern, id=id, advisor_id=id) for id in (3, 4, 8))
    assert shared(rows, TODAY) == [rows]
    assert share_out(rows[0], rows, [3, 4, 8], TODAY) == rows


def test_a_room_is_for_one_of_them() -> None:
    roomy = replace(MARIE, segments=(Segment(time(9), time(12)), Segment.walk_in(time(14), time(16), "Hall")))
    fault = shared_fault((roomy, replace(roomy, advisor_id=2)))
    assert fault and fault.field == "hours" and "Hall" in fault.sentence
    assert shared_fault((roomy,)) is None and shared_fault(BOTH) is None


def test_the_dates_and_the_hours_of_two_are_counted_once() -> None:
    found = coming_dates(BOTH, a_planning(*BOTH), date(2025, 12, 1))
    assert dates_told(found).replace(NBSP, " ") == "12 dates, 2 sautées, 60 h"
    assert [session.advisor_id for session in found[0].held] == [1, 2]


def test_a_date_is_held_while_one_of_them_comes_and_says_who_does_not() -> None:
    planning = replace(a_planning(*BOTH), names=((1, "Marie"), (2, "Jordi")))
    one = coming_dates(BOTH, replace(planning, absences=(away(1),)), DEC_4, 1)[0]
    assert (one.day, one.minutes, one.why) == (DEC_4, 360, "absence de Marie")
    halves = (away(1, to_half=Half.MORNING), away(2, from_half=Half.AFTERNOON))
    parted = coming_dates(BOTH, replace(planning, absences=halves), DEC_4, 1)[0]
    assert (parted.minutes, parted.why) == (360, "absence de Marie, absence de Jordi")
    assert not coming_dates(BOTH, replace(planning, absences=(away(1), away(2))), DEC_4, 1)[0].held


def test_hours_that_overlap_are_counted_once() -> None:
    longer = replace(JORDI, segments=(Segment(time(11), time(15)),))
    (first,) = coming_dates((MARIE, longer), a_planning(MARIE, longer), DEC_4, 1)
    assert first.minutes == 8 * 60, "9 h to 17 h without a break"


def test_what_only_one_of_them_gives_is_a_date_all_the_same() -> None:
    listed = replace(JORDI, rhythm=Rhythm.DATES, dates=(DEC_4 + timedelta(1),), ends_on=None)
    found = coming_dates((MARIE, listed), a_planning(MARIE, listed), DEC_4, 3)
    assert [each.day.day for each in found] == [4, 5, 11]
