"""The calendar of the place: what a date is called, what closes, and what that takes from the planning."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from dateutil.easter import easter
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.calendar import (
    Choices,
    Period,
    PeriodKind,
    Territory,
    Zone,
    check_choices,
    closed_because,
    falls_in,
    is_bank_holiday,
    is_school_holiday,
    marks_between,
    marks_on,
    of_every_place,
    proposed,
    read_period,
    school_known_until,
)
from desktop_app.domain.calendar.school import read_school_years
from desktop_app.domain.errors import Refused
from desktop_app.domain.planning import Planning, Rhythm, days_from, sessions_on
from desktop_app.domain.planning import days_of as planned_days
from tests.domain.strategies import DAYS
from tests.helpers.builders import a_calendar, a_closure, a_planning, fridays, its_convention, thursdays

CHRISTMAS, NEW_YEAR = date(2025, 12, 25), date(2026, 1, 1)
FOR_EVER = its_convention(hard_end=None)


def days_of(year: int) -> Iterator[date]:
    """Every date of a year."""
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += timedelta(1)


def test_as_nobody_has_chosen_anything_bank_holidays_close_and_school_holidays_are_not_even_named() -> None:
    assert closed_because(CHRISTMAS, a_calendar()) == "Noël"
    assert marks_on(date(2025, 12, 26), a_calendar()) == ()
    assert sum(bool(closed_because(day, a_calendar())) for day in days_of(2026)) == 11


def test_school_holidays_are_named_and_close_only_where_the_place_says_so() -> None:
    named, closing = a_calendar(zone=Zone.C), a_calendar(zone=Zone.C, school_holidays_close=True)
    saturday = date(2025, 12, 20)
    assert marks_on(saturday, named) == ("vacances de Noël, zone\xa0C",)
    assert closed_because(saturday, named) == ""
    assert closed_because(saturday, closing) == "vacances de Noël, zone\xa0C"
    assert marks_on(saturday - timedelta(1), closing) == ()


def test_school_holidays_are_told_from_closures_by_where_they_come_from_and_not_by_their_words() -> None:
    day = date(2025, 12, 22)
    typed = a_closure(day, kind=PeriodKind.SCHOOL_HOLIDAY, name="congés d’hiver en Corse")
    ours = a_closure(day, name="vacances de la médiathèque")
    both = a_calendar(periods=(typed, ours), zone=Zone.C)
    assert [name for name in marks_on(day, both) if is_school_holiday(name, both)] == [
        "vacances de Noël, zone\xa0C",
        "congés d’hiver en Corse",
    ]
    assert is_school_holiday("vacances de Noël, zone\xa0C", a_calendar())


def test_the_bounds_of_school_holidays_are_without_school_and_of_their_zone_alone() -> None:
    first, last = date(2026, 2, 21), date(2026, 3, 8)
    for day, named in ((first, True), (last, True), (first - timedelta(1), False), (last + timedelta(1), False)):
        assert bool(marks_on(day, a_calendar(zone=Zone.C))) is named
        assert not marks_on(day, a_calendar(zone=Zone.B))


def test_what_the_law_closes_is_told_first_then_the_place_then_the_school() -> None:
    closure = a_closure(date(2025, 12, 22), date(2025, 12, 26), name="congés de fin d’année")
    calendar = a_calendar(zone=Zone.A, school_holidays_close=True, periods=(closure,))
    assert closed_because(CHRISTMAS, calendar) == "Noël, congés de fin d’année, vacances de Noël, zone\xa0A"
    assert marks_on(CHRISTMAS, calendar) == ("Noël", "congés de fin d’année", "vacances de Noël, zone\xa0A")


def test_a_place_may_open_on_bank_holidays_and_still_names_them() -> None:
    calendar = a_calendar(bank_holidays_close=False)
    assert (closed_because(CHRISTMAS, calendar), marks_on(CHRISTMAS, calendar)) == ("", ("Noël",))
    assert sessions_on(CHRISTMAS, a_planning(thursdays(), bank_holidays_close=False))


@pytest.mark.parametrize("year", [2026, 2027, 2028, 2038])
def test_whit_monday_worked_is_the_only_day_that_opens(year: int) -> None:
    calendar = a_calendar(whit_monday_worked=True)
    opened = [day for day in days_of(year) if marks_on(day, calendar) and not closed_because(day, calendar)]
    assert opened == [easter(year) + timedelta(50)]


@pytest.mark.parametrize("day", ["2026-04-03", "2027-03-26", "2028-04-14"])
def test_good_friday_where_there_is_a_temple(day: str) -> None:
    friday = date.fromisoformat(day)
    assert closed_because(friday, a_calendar(good_friday=True)) == "Vendredi saint"
    assert closed_because(friday, a_calendar(saint_stephen=True)) == ""


def test_the_two_days_of_alsace_moselle_are_one_switch_each() -> None:
    saturday = date(2026, 12, 26)
    assert closed_because(saturday, a_calendar(saint_stephen=True)) == "Saint-Étienne"
    assert closed_because(saturday, a_calendar(good_friday=True)) == ""


@pytest.mark.parametrize(
    ("territory", "days"),
    [
        (Territory.MAINLAND, ""),
        (Territory.ALSACE_MOSELLE, ""),
        (Territory.GUADELOUPE, "27/05 21/07"),
        (Territory.FRENCH_GUIANA, "10/06"),
        (Territory.MARTINIQUE, "22/05 21/07"),
        (Territory.MAYOTTE, "27/04"),
        (Territory.NEW_CALEDONIA, "24/09"),
        (Territory.FRENCH_POLYNESIA, "05/03 20/11"),
        (Territory.REUNION, "20/12"),
        (Territory.SAINT_BARTHELEMY, "09/10"),
        (Territory.SAINT_MARTIN, "28/05"),
        (Territory.SAINT_PIERRE_AND_MIQUELON, ""),
        (Territory.WALLIS_AND_FUTUNA, "28/04 29/07"),
    ],
)
def test_the_days_of_a_territory_are_a_table_that_comes_back_every_year(territory: Territory, days: str) -> None:
    calendar = a_calendar(territory=territory, periods=proposed(territory, 2026), bank_holidays_close=True)
    plain = a_calendar()
    for year in (2026, 2029):
        added = [day for day in days_of(year) if closed_because(day, calendar) != closed_because(day, plain)]
        assert " ".join(f"{day:%d/%m}" for day in added) == days


def test_a_closure_holds_its_first_and_its_last_day_and_nothing_beside() -> None:
    closure = a_closure(date(2026, 8, 3), date(2026, 8, 14))
    held = [day for day in days_of(2026) if falls_in(day, closure)]
    assert (held[0], held[-1], len(held)) == (date(2026, 8, 3), date(2026, 8, 14), 12)
    assert not any(falls_in(day, closure) for day in days_of(2027))


def test_one_that_comes_back_every_year_may_span_the_new_year() -> None:
    closure = a_closure(date(2025, 12, 24), date(2026, 1, 2), every_year=True)
    assert not any(falls_in(day, closure) for day in days_of(2025) if day < date(2025, 12, 24))
    for year in (2026, 2027, 2030):
        held = [f"{day:%d/%m}" for day in days_of(year) if falls_in(day, closure)]
        assert held == ["01/01", "02/01", "24/12", "25/12", "26/12", "27/12", "28/12", "29/12", "30/12", "31/12"]


def test_days_come_back_from_the_first_on_and_a_29_february_in_leap_years_alone() -> None:
    yearly = a_closure(date(2026, 8, 3), date(2026, 8, 14), every_year=True)
    held = [day for year in (2025, 2026, 2027) for day in days_of(year) if falls_in(day, yearly)]
    assert (held[0], held[11], held[12], held[-1]) == (
        date(2026, 8, 3), date(2026, 8, 14), date(2027, 8, 3), date(2027, 8, 14),
    )  # fmt: skip
    assert [day for day in days_of(2029) if falls_in(day, a_closure(CHRISTMAS, every_year=True))] == [
        date(2029, 12, 25)
    ]
    leap_day = a_closure(date(2028, 2, 29), every_year=True)
    assert [sum(falls_in(day, leap_day) for day in days_of(year)) for year in (2028, 2029, 2032)] == [1, 0, 1]
    month = a_closure(date(2027, 2, 27), date(2027, 3, 2), every_year=True)
    assert [sum(falls_in(day, month) for day in days_of(year)) for year in (2027, 2028)] == [4, 5]


def lost_in(planning: Planning, first: date, count: int = 1) -> dict[date, str]:
    """Why each of these dates on which something was planned and is not held is lost."""
    found = planned_days(first, first + timedelta(count - 1), planning)
    return {day: lost.why for day, each in found.items() for lost in each.lost}


def test_a_closed_date_gives_no_session_and_shifts_no_rhythm() -> None:
    """The 2nd Thursdays of 2026 from a calendar: the closed one is lost, the next comes when it would have."""
    rule = thursdays(rhythm=Rhythm.SECOND)
    planning = a_planning(rule, convention=FOR_EVER, periods=(a_closure(date(2026, 2, 9), date(2026, 2, 13)),))
    found = [day for day, _ in days_from(date(2026, 1, 1), 120, planning)]
    assert found == [date(2026, 1, 8), date(2026, 3, 12), date(2026, 4, 9)]
    assert lost_in(planning, date(2026, 1, 1), 120) == {date(2026, 2, 12): "inventaire"}


def test_a_session_is_lost_only_where_a_pattern_falls_within_the_convention() -> None:
    planning = a_planning(thursdays(), fridays())
    assert lost_in(planning, CHRISTMAS).get(CHRISTMAS, "") == "Noël"
    assert not lost_in(planning, date(2025, 11, 11)), "a Tuesday"
    assert not lost_in(planning, date(2026, 12, 25)), "after the convention"
    assert not lost_in(planning, date(2025, 12, 4)), "somebody is here"


@given(DAYS, DAYS, st.integers(0, 300), st.booleans(), st.sampled_from(Zone), st.sampled_from(PeriodKind))
def test_the_names_of_a_stretch_are_those_of_each_of_its_days(
    first: date, typed: date, more: int, yearly: bool, zone: Zone, kind: PeriodKind
) -> None:
    period = a_closure(typed, typed + timedelta(more), every_year=yearly, kind=kind)
    known, last = (
        a_calendar(zone=zone, saint_stephen=True, good_friday=yearly, periods=(period,)),
        first + timedelta(90),
    )
    days = [first + timedelta(at) for at in range(91)]
    assert marks_between(first, last, known) == {day: named for day in days if (named := marks_on(day, known))}


@given(DAYS, DAYS, st.integers(0, 300), st.booleans())
def test_a_date_of_a_pattern_is_either_held_or_lost_never_both(day: date, first: date, more: int, yearly: bool) -> None:
    closure = a_closure(first, first + timedelta(more), every_year=yearly)
    planning = a_planning(thursdays(starts_on=date(2024, 1, 1)), convention=FOR_EVER, periods=(closure,))
    held, lost = bool(sessions_on(day, planning)), bool(lost_in(planning, day))
    falls = day.weekday() == 3 and day >= FOR_EVER.first_day
    assert (held or lost) == falls and not (held and lost)


TYPED: dict[str, Any] = {
    "kind": PeriodKind.CLOSURE, "first": CHRISTMAS, "last": None, "every_year": False, "name": " inventaire "
}  # fmt: skip


def test_a_period_without_a_last_day_is_one_day() -> None:
    assert read_period(**TYPED) == Period(PeriodKind.CLOSURE, CHRISTMAS, CHRISTMAS, False, "inventaire")


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"first": None}, ["first"]),
        ({"last": date(2025, 12, 24)}, ["last"]),
        ({"name": " "}, ["name"]),
        ({"name": "x" * 81}, ["name"]),
        ({"first": None, "name": ""}, ["first", "name"]),
        ({"last": date(2026, 12, 25), "every_year": True}, ["last"]),
    ],
)
def test_what_is_no_period_is_refused_beside_its_field(changes: dict[str, Any], fields: list[str]) -> None:
    with pytest.raises(Refused) as refused:
        read_period(**{**TYPED, **changes})
    assert [fault.field for fault in refused.value.faults] == fields


def test_nearly_a_year_may_come_back_and_two_years_may_not() -> None:
    assert read_period(**{**TYPED, "last": date(2026, 12, 24), "every_year": True})
    assert read_period(**{**TYPED, "last": date(2027, 12, 24)}), "long works, once"


def test_a_period_that_no_form_has_read_is_refused_all_the_same() -> None:
    backward = a_closure(CHRISTMAS, date(2025, 12, 24))
    with pytest.raises(Refused) as refused:
        check_choices(Choices(periods=(a_closure(NEW_YEAR), backward, a_closure(CHRISTMAS, name=""))))
    assert [fault.field for fault in refused.value.faults] == ["period-1-last", "period-2-name"]


def test_the_same_dates_twice_are_refused_beside_the_second() -> None:
    closure = a_closure(CHRISTMAS)
    with pytest.raises(Refused) as refused:
        check_choices(Choices(periods=(closure, a_closure(NEW_YEAR), closure)))
    assert [fault.field for fault in refused.value.faults] == ["period-2"]
    with pytest.raises(Refused, match="200 dates au plus"):
        check_choices(Choices(periods=(closure,) * 201))


def test_two_hundred_dates_are_kept() -> None:
    check_choices(Choices(periods=tuple(a_closure(CHRISTMAS + timedelta(at)) for at in range(200))))


@pytest.mark.parametrize(
    ("day", "holiday"),
    [("2025-12-25", True), ("2025-12-26", False), ("2026-02-12", True), ("2026-02-13", False), ("2026-02-19", False)],
)
def test_a_bank_holiday_is_one_of_the_law_or_one_that_was_typed_as_such(day: str, holiday: bool) -> None:
    typed = Period(PeriodKind.BANK_HOLIDAY, date(2026, 2, 12), date(2026, 2, 12), False, "fête locale")
    calendar = a_calendar(bank_holidays_close=False, periods=(typed, a_closure(date(2026, 2, 19))))
    assert is_bank_holiday(date.fromisoformat(day), calendar) is holiday


def test_of_every_place_are_the_holidays_of_the_law_and_those_of_the_zone() -> None:
    chosen = a_calendar(zone=Zone.A, good_friday=True, periods=(a_closure(date(2026, 2, 23)),))
    found = of_every_place(Zone.C, chosen)
    assert marks_on(date(2026, 2, 23), found) == ("vacances d’hiver, zone\N{NO-BREAK SPACE}C",)
    assert marks_on(date(2026, 4, 3), found) == () and closed_because(CHRISTMAS, found) == "Noël"
    assert closed_because(date(2026, 2, 23), chosen) == "inventaire"


def test_school_holidays_are_known_as_far_as_the_text_or_what_was_typed() -> None:
    typed = Period(PeriodKind.SCHOOL_HOLIDAY, date(2026, 10, 17), date(2026, 11, 1), False, "Toussaint")
    assert school_known_until(a_calendar(periods=(typed,))) is None
    assert school_known_until(a_calendar(zone=Zone.C)) == date(2026, 8, 31)
    assert school_known_until(a_calendar(zone=Zone.C, periods=(typed,))) == date(2026, 11, 1)
    assert school_known_until(a_calendar(zone=Zone.C, periods=(a_closure(date(2027, 1, 1)),))) == date(2026, 8, 31)


def test_the_shipped_file_of_school_years_is_read() -> None:
    row = {"name": "vacances d’été", "zones": "AB", "first": "2026-07-04", "last": "2026-08-31"}
    years = [{"source": "arrêté 1", "holidays": []}, {"source": "arrêté 2", "holidays": [row]}]
    found = read_school_years({"years": years, "known_until": "2026-08-31"})
    assert (found.known_until, found.source) == (date(2026, 8, 31), "arrêté 2")
    assert [len(found.in_zone(zone, date(2026, 7, 4))) for zone in (Zone.A, Zone.B, Zone.C, Zone.NONE)] == [1, 1, 0, 0]
    assert [len(found.in_zone(Zone.A, day)) for day in (date(2026, 7, 3), date(2026, 8, 31))] == [0, 1]
