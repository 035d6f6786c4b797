"""Absences of an advisor, from half a day to months; every expected hour is written by hand."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import Refused
from desktop_app.domain.planning import (
    Absence,
    AbsenceKind,
    Half,
    Loss,
    Planning,
    Segment,
    check_absence,
    day_of,
    sessions_on,
)
from desktop_app.domain.planning.absence import parted
from tests.domain.strategies import segments
from tests.helpers.builders import a_planning, fridays, thursdays

THURSDAY, FRIDAY, NEXT = date(2025, 11, 27), date(2025, 11, 28), date(2025, 12, 4)


def an_absence(first: date = NEXT, last: date | None = None, **changes: Any) -> Absence:
    """Marie Castell is ill."""
    return replace(Absence(1, 1, first, last or first, AbsenceKind.ILLNESS, THURSDAY), **changes)


def planning(*absences: Absence) -> Planning:
    """Thursdays of Marie Castell (1), Fridays of Jordi Puig (2)."""
    base = a_planning(thursdays(id=1), fridays(id=2))
    return replace(base, absences=absences, names=((1, "Marie Castell"), (2, "Jordi Puig")))


def hours(day: date, planned: Planning) -> list[tuple[int, str]]:
    return [(each.advisor_id, each.hours.replace("\xa0", " ")) for each in sessions_on(day, planned)]


def test_a_whole_day_is_lost_and_the_kind_is_not_told_with_it() -> None:
    day = day_of(NEXT, planning(an_absence()))
    assert day.sessions == ()
    assert [(lost.loss, lost.why) for lost in day.lost] == [(Loss.ABSENCE, "absence de Marie Castell")]
    assert "maladie" not in day.lost[0].why, "an illness is nobody's business"


def test_bounds_are_included_and_somebody_else_still_comes() -> None:
    away = planning(an_absence(THURSDAY, NEXT))
    assert [bool(sessions_on(day, away)) for day in (date(2025, 11, 20), THURSDAY, NEXT, date(2025, 12, 11))] == [
        True, False, False, True
    ]  # fmt: skip
    assert sessions_on(FRIDAY, away)


def test_half_a_day_leaves_the_other_half() -> None:
    morning = planning(an_absence(to_half=Half.MORNING))
    assert hours(NEXT, morning) == [(1, "14 h – 17 h")]
    afternoon = planning(an_absence(from_half=Half.AFTERNOON))
    assert hours(NEXT, afternoon) == [(1, "9 h – 12 h")]
    assert [lost.session.hours.replace("\xa0", " ") for lost in day_of(NEXT, afternoon).lost] == ["14 h – 17 h"]


def test_two_halves_away_take_the_whole_day_and_a_morning_is_lost_once() -> None:
    halves = (an_absence(to_half=Half.MORNING), an_absence(from_half=Half.AFTERNOON, id=2))
    day = day_of(NEXT, planning(*halves))
    assert day.sessions == () and [each.session.minutes for each in day.lost] == [180, 180]
    morning = replace(planning(*halves), patterns=(thursdays(id=1, segments=(Segment(time(9), time(12)),)),))
    assert [each.session.minutes for each in day_of(NEXT, morning).lost] == [180] and hours(NEXT, morning) == []


def test_an_absence_over_several_days_counts_halves_at_its_ends_only() -> None:
    away = planning(an_absence(THURSDAY, NEXT, from_half=Half.AFTERNOON, to_half=Half.MORNING))
    assert hours(THURSDAY, away) == [(1, "9 h – 12 h")] and hours(NEXT, away) == [(1, "14 h – 17 h")]


def test_hours_across_noon_are_cut_but_a_workshop_goes_whole() -> None:
    across = (Segment(time(10), time(15)),)
    away = an_absence(from_half=Half.AFTERNOON)
    cut = replace(planning(away), patterns=(thursdays(id=1, segments=across),))
    assert hours(NEXT, cut) == [(1, "10 h – 12 h")]
    workshop = replace(
        planning(away), patterns=(replace(thursdays(id=1), segments=(Segment.workshop(time(10), time(15), 8),)),)
    )
    assert hours(NEXT, workshop) == []


def test_whoever_replaces_holds_the_hours_and_nothing_is_lost_to_the_public() -> None:
    day = day_of(NEXT, planning(an_absence(from_half=Half.AFTERNOON, replaced_by=2)))
    assert [(each.advisor_id, each.hours.replace("\xa0", " ")) for each in day.sessions] == [
        (1, "9 h – 12 h"), (2, "14 h – 17 h")
    ]  # fmt: skip
    assert [lost.loss for lost in day.lost] == [Loss.REPLACED]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"last": date(2025, 12, 3)}, "last"),
        ({"from_half": Half.AFTERNOON, "to_half": Half.MORNING}, "last"),
        ({"first": date(2025, 11, 20), "last": date(2025, 11, 26)}, "last"),
        ({"first": date(2025, 12, 10), "last": date(2025, 12, 12)}, "first"),
        ({"known_on": FRIDAY}, "known_on"),
        ({"replaced_by": 1}, "replaced_by"),
        ({"told_by": "x" * 81}, "told_by"),
    ],
)
def test_an_absence_that_cannot_be_is_refused_beside_its_field(changes: dict[str, Any], field: str) -> None:
    known = (an_absence(date(2025, 12, 11), id=2),)
    with pytest.raises(Refused) as refused:
        check_absence(replace(an_absence(), id=0, **changes), known, THURSDAY)
    assert [fault.field for fault in refused.value.faults] == [field]


def test_halves_that_do_not_meet_are_two_absences_and_another_advisor_may_be_away_too() -> None:
    morning = an_absence(to_half=Half.MORNING, id=2)
    check_absence(an_absence(from_half=Half.AFTERNOON, id=0), (morning,), THURSDAY)
    check_absence(an_absence(advisor_id=2, id=0), (morning,), THURSDAY)
    check_absence(an_absence(THURSDAY, THURSDAY, id=0), (), THURSDAY)


@given(segments(), st.sampled_from(Half), st.sampled_from(Half))
def test_what_is_held_and_what_is_lost_never_overlap_nor_pass_what_was_planned(
    planned: tuple[Segment, ...], begins: Half, ends: Half
) -> None:
    if (begins, ends) == (Half.AFTERNOON, Half.MORNING):
        return
    patterns = (replace(thursdays(id=1), segments=planned),)
    day = day_of(NEXT, replace(planning(an_absence(from_half=begins, to_half=ends)), patterns=patterns))
    held = [segment for session in day.sessions for segment in session.segments]
    lost = [segment for gone in day.lost for segment in gone.session.segments]
    for one in held:
        assert any(each.start <= one.start and one.end <= each.end for each in planned)
        assert all(one.end <= other.start or other.end <= one.start for other in lost)
    assert sum(each.minutes for each in (*held, *lost)) <= sum(each.minutes for each in planned)


def test_an_absence_of_months_takes_every_date_of_them() -> None:
    away = planning(an_absence(date(2025, 12, 1), date(2026, 3, 31), kind=AbsenceKind.OTHER))
    thursdays_of = [date(2025, 12, 4) + timedelta(7 * week) for week in range(17)]
    assert not any(sessions_on(day, away) for day in thursdays_of)
    assert sessions_on(date(2026, 4, 2), away)


def test_nothing_is_taken_of_another_advisor_nor_of_another_day() -> None:
    (session,) = sessions_on(NEXT, planning())
    for other in (an_absence(advisor_id=2), an_absence(THURSDAY, THURSDAY)):
        assert parted(session, other) == (session, None)
    assert parted(session, an_absence()) == (None, session)
