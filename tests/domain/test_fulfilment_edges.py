"""Prévu / réalisé at its edges: hours that nobody knows, several who decide, a span that ends within a month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from desktop_app.domain.convention import Per, Unit, Volume
from desktop_app.domain.fulfilment import Amount, Dated, Due, Tally, Why, months_of, tally, unit_on
from desktop_app.domain.planning import DayException, Decider, Loss, Lost, Segment, Session
from desktop_app.domain.planning.attendance import Attendance, AttendanceState
from tests.domain.test_fulfilment import KEY, PLANNING, SESSION, TWO_DAYS, changed, on
from tests.helpers.builders import THURSDAY, its_convention

MORNING = Segment(time(9), time(12))


def lost(*segments: Segment, by: Decider, loss: Loss = Loss.CANCELLED, pattern_id: int = 1) -> Lost:
    """Hours of the Thursday that are not held."""
    return Lost(replace(SESSION, segments=segments, pattern_id=pattern_id), loss, "neige", by)


def without(*what: Lost, exceptions: tuple[DayException, ...] = (), unit: Unit = Unit.DAY) -> Tally:
    """The Thursday, over, on which all this was lost and nothing held."""
    return tally(Dated(THURSDAY, True, (), what), replace(PLANNING, exceptions=exceptions), unit)


@pytest.mark.parametrize("who", Decider)
def test_hours_that_nobody_knows_any_more_are_a_day_lost_by_whoever_decided_it(who: Decider) -> None:
    forgotten = lost(by=who, pattern_id=99)
    assert without(forgotten).lost == {who: Amount(1, 0)}
    assert without(forgotten, unit=Unit.HALF_DAY).lost == {who: Amount(1, 0)}


@pytest.mark.parametrize("who", Decider)
def test_a_day_of_one_minute_is_lost_by_whoever_decided_it(who: Decider) -> None:
    assert without(lost(Segment(time(9), time(9, 1)), by=who)).lost == {who: Amount(1, 1)}


def test_what_is_left_of_hours_that_were_changed_is_lost_by_the_last_who_decided() -> None:
    """Six hours planned: three lost by the partner, then one by the place, whose doing the two others are as well."""
    other = DayException(1, KEY, SESSION, Decider.NEITHER, THURSDAY)
    found = without(
        lost(MORNING, by=Decider.PARTNER), lost(Segment(time(14), time(15)), by=Decider.PLACE), exceptions=(other,)
    )
    assert found.planned == Amount(1, 360)
    assert found.lost == {Decider.PARTNER: Amount(0, 180), Decider.PLACE: Amount(1, 180)}


@pytest.mark.parametrize("half", [False, True])
def test_hours_added_are_added_though_they_were_not_held(half: bool) -> None:
    """An evening from 18 h to 20 h, that no pattern gave, and at which nobody was."""
    unit = Unit.HALF_DAY if half else Unit.DAY
    evening = Session(THURSDAY, 1, SESSION.purpose, (Segment(time(18), time(20)),))
    ill = Lost(evening, Loss.ABSENCE, "maladie", Decider.PARTNER)
    absent = {1: Attendance(THURSDAY, 1, AttendanceState.ABSENT, decider=Decider.PARTNER)}
    for dated in (Dated(THURSDAY, True, (), (ill,)), Dated(THURSDAY, True, (evening,), (), absent)):
        found = tally(dated, PLANNING, unit)
        assert (found.planned, found.held, found.added) == (Amount(), Amount(), Amount(1, 120))
        assert found.lost == {Decider.PARTNER: Amount(1, 120)}


@pytest.mark.parametrize(
    ("volume", "unit"),
    [
        (Volume(1, Unit.HALF_DAY, Per.WEEK), Unit.HALF_DAY),
        (Volume(1, Unit.DAY, Per.WEEK), Unit.DAY),
        (Volume(3, Unit.HOUR, Per.MONTH), Unit.DAY),
        (None, Unit.DAY),
    ],
)
def test_days_are_counted_whole_unless_the_text_says_half_days(volume: Volume | None, unit: Unit) -> None:
    assert unit_on(its_convention(volume=volume), THURSDAY) is unit


@pytest.mark.parametrize(
    ("end", "why", "told", "minutes", "who"),
    [
        (time(16), Why.LOST, "horaires réduits", 60, Decider.PLACE),
        (time(16, 59), Why.LOST, "horaires réduits", 1, Decider.PLACE),
        (time(17, 1), Why.ADDED, "horaires allongés", 1, None),
        (time(18), Why.ADDED, "horaires allongés", 60, None),
    ],
)
def test_hours_that_were_changed_are_told_with_whose_doing_it_is(
    end: time, why: Why, told: str, minutes: int, who: Decider | None
) -> None:
    hours = (MORNING, Segment(time(14), end))
    found = on(THURSDAY, changed(replace(SESSION, segments=hours), Decider.PLACE))
    assert [(each.why, each.told, each.minutes, each.decider) for each in found.reasons] == [(why, told, minutes, who)]


@pytest.mark.parametrize(("left", "held"), [(time(14), Amount(1, 180)), (time(14, 1), Amount(2, 181))])
def test_whoever_leaves_as_the_afternoon_begins_held_the_morning_alone(left: time, held: Amount) -> None:
    early = Attendance(THURSDAY, 1, AttendanceState.LEFT_EARLY, left_at=left)
    assert on(THURSDAY, PLANNING, Unit.HALF_DAY, said=early).held == held


def test_a_day_of_which_hours_are_lost_is_as_long_as_it_was_planned() -> None:
    found = without(lost(MORNING, by=Decider.PLACE), lost(Segment(time(14), time(17)), by=Decider.PLACE))
    assert (found.planned, found.lost) == (Amount(1, 360), {Decider.PLACE: Amount(1, 360)})


@pytest.mark.parametrize(
    ("first", "last", "owed"), [(date(2026, 5, 1), date(2026, 5, 20), 6), (date(2026, 5, 13), date(2026, 5, 24), 4)]
)
def test_a_span_within_a_month_owes_each_week_it_touches_whole(first: date, last: date, owed: int) -> None:
    """Two days a week, nothing planned: of the weeks from Monday 27 April 2026 on, each is due on its Thursday."""
    (may,) = months_of(TWO_DAYS, PLANNING, (), first, last)
    assert (may.first, may.due) == (date(2026, 5, 1), Due(owed, None))


def test_a_month_of_which_the_first_day_alone_is_asked_is_one() -> None:
    """To Monday 1 June 2026: the Thursdays 28 May and 4 June."""
    found = months_of(TWO_DAYS, PLANNING, (), date(2026, 5, 25), date(2026, 6, 1))
    assert [(each.first, each.due) for each in found] == [
        (date(2026, 5, 1), Due(2, None)), (date(2026, 6, 1), Due(2, None)),
    ]  # fmt: skip
