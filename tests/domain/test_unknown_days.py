"""Days of a file of 0.1.0 of which nobody knows whether somebody received; every date is read from a calendar."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

import pytest

from desktop_app.domain.planning import Pattern, Rhythm
from desktop_app.domain.planning.unknown import Recalled, WrittenOver, check_recalled, unknown_days, would_be_held
from tests.domain.blamed import blamed
from tests.helpers.builders import a_planning, fridays, its_convention, thursdays

BEGUN, WRITTEN = date(2025, 9, 1), date(2025, 10, 20)
"""The file was begun on a Monday; the convention that stands was written on a Monday, over another one."""
RENEWED = date(2025, 10, 1)
"""From when the convention that stands covers its days, a Wednesday."""
OVER = WrittenOver(BEGUN, WRITTEN)


def unknown(
    *patterns: Pattern,
    first: date = date(2025, 1, 1),
    last: date = date(2025, 12, 31),
    over: WrittenOver = OVER,
    known: Collection[date] = (),
    **terms: Any,
) -> list[tuple[int, int]]:
    """The unknown days as month and day, under the terms of the convention that stands."""
    convention = its_convention(**{"signed_on": RENEWED, **terms})
    planning = a_planning(*(patterns or (thursdays(id=1),)), convention=convention)
    return [(day.month, day.day) for day in unknown_days(first, last, over, planning, known)]


def test_a_day_of_a_pattern_under_a_convention_that_was_written_over_is_unknown() -> None:
    """The Thursdays of September 2025; from October on the convention that stands covers them: they are known."""
    assert unknown() == [(9, 4), (9, 11), (9, 18), (9, 25)]


def test_whatever_proves_a_day_takes_it_out() -> None:
    assert unknown(known={date(2025, 9, 11), date(2025, 9, 12)}) == [(9, 4), (9, 18), (9, 25)]


def test_before_the_first_line_of_the_file_a_day_is_outside() -> None:
    """The pattern begins on 06/03/2024, so that it falls on the Thursdays of August too."""
    assert unknown(over=WrittenOver(date(2025, 9, 11), WRITTEN)) == [(9, 11), (9, 18), (9, 25)]
    assert unknown(over=WrittenOver(date(2025, 9, 12), WRITTEN)) == [(9, 18), (9, 25)]


def test_before_its_pattern_began_a_day_is_outside() -> None:
    """0.1.0 let no pattern begin before its convention: this one tells when the convention that is lost began."""
    assert unknown(thursdays(id=1, starts_on=date(2025, 9, 18))) == [(9, 18), (9, 25)]


def test_a_pattern_that_was_ended_still_tells_where_it_fell() -> None:
    assert unknown(thursdays(id=1, ends_on=date(2025, 9, 17)), fridays(id=2)) == [
        (9, 4), (9, 5), (9, 11), (9, 12), (9, 19), (9, 26),
    ]  # fmt: skip


def test_once_the_convention_that_stands_was_written_it_proves_that_nobody_came() -> None:
    """It ended on 09/10/2025, and was written on the 20th: the 16th may have been held under the one before."""
    ended = {"signed_on": date(2024, 3, 6), "hard_end": date(2025, 10, 9)}
    assert unknown(**ended) == [(10, 16)]
    assert unknown(**ended, over=WrittenOver(BEGUN, date(2025, 10, 30))) == [(10, 16), (10, 23), (10, 30)]
    assert unknown(**ended, over=WrittenOver(BEGUN, date(2025, 10, 15))) == []


def test_a_day_on_which_the_place_was_closed_was_not_held() -> None:
    """The 1st, the 8th and the 29th of May 2025 are Thursdays, and bank holidays all three."""
    spring = WrittenOver(date(2025, 4, 28), WRITTEN)
    assert unknown(over=spring, last=date(2025, 5, 31)) == [(5, 15), (5, 22)]


def test_each_rhythm_is_looked_at_where_it_falls() -> None:
    """The last Tuesdays of September and October 2025 are the 30th and the 28th."""
    tuesdays = thursdays(id=1, weekday=1, rhythm=Rhythm.LAST)
    assert unknown(tuesdays) == [(9, 30)]


def test_a_part_of_the_past_gives_its_own_days_alone() -> None:
    assert unknown(first=date(2025, 9, 11), last=date(2025, 9, 18)) == [(9, 11), (9, 18)]
    assert unknown(first=date(2025, 9, 12), last=date(2025, 9, 17)) == []
    assert unknown(first=date(2025, 10, 21)) == [] and unknown(last=date(2025, 8, 31)) == []


def test_what_would_have_been_held_is_what_no_convention_that_stands_covers() -> None:
    planning = a_planning(fridays(id=2), thursdays(id=1), convention=its_convention(signed_on=RENEWED))
    (session,) = would_be_held(date(2025, 9, 4), planning)
    assert (session.day, session.advisor_id, session.pattern_id, session.minutes) == (date(2025, 9, 4), 1, 1, 360)
    assert would_be_held(date(2025, 9, 3), planning) == would_be_held(date(2025, 10, 2), planning) == ()


@pytest.mark.parametrize(
    ("recalled", "fields"),
    [
        (Recalled(BEGUN, held=True), []),
        (Recalled(BEGUN, held=False, why="grève"), []),
        (Recalled(BEGUN, held=False, why="x" * 80), []),
        (Recalled(BEGUN, held=False), ["why"]),
        (Recalled(BEGUN, held=True, why="x" * 81), ["why"]),
    ],
)
def test_a_day_that_was_not_held_says_why(recalled: Recalled, fields: list[str]) -> None:
    if fields:
        assert list(blamed(check_recalled, recalled)) == fields
    else:
        check_recalled(recalled)
