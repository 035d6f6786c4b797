"""The calendar, against figures counted elsewhere (appointments.md, 8.1 and 8.4)."""

from datetime import date, timedelta

import pytest
from dateutil.easter import easter as dateutil_easter
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.planning import Rhythm, falls_on, sessions_on
from desktop_app.domain.working_days import (
    add_months,
    bank_holidays,
    easter,
    holiday_name,
    is_last_in_month,
    rank_in_month,
)
from tests.domain.strategies import DAYS
from tests.helpers.builders import a_planning, its_convention, thursdays

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)


def days_of(year: int) -> list[date]:
    """Every date of a year."""
    return [date(year, 1, 1) + timedelta(at) for at in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)]


def written(days: list[date]) -> str:
    """'06/05 11/11'."""
    return " ".join(f"{day:%d/%m}" for day in days)


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2026, "01/01 06/04 01/05 08/05 14/05 25/05 14/07 15/08 01/11 11/11 25/12"),
        (2027, "01/01 29/03 01/05 06/05 08/05 17/05 14/07 15/08 01/11 11/11 25/12"),
        (2028, "01/01 17/04 01/05 08/05 25/05 05/06 14/07 15/08 01/11 11/11 25/12"),
    ],
)
def test_the_eleven_bank_holidays(year: int, days: str) -> None:
    assert written(sorted(bank_holidays(year))) == days


def test_ascension_and_may_day_may_fall_together() -> None:
    assert len(bank_holidays(2008)) == 10
    assert holiday_name(date(2008, 5, 1)) in ("Ascension", "fête du Travail")


@given(st.integers(1900, 2200))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    assert easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


def test_easter_is_as_another_library_reckons_it() -> None:
    years = range(1583, 4100)
    assert [easter(year) for year in years] == [dateutil_easter(year) for year in years]


@pytest.mark.parametrize(
    ("year", "weekday", "count", "holidays"),
    [
        (2026, THURSDAY, 53, "01/01 14/05"),
        (2026, FRIDAY, 52, "01/05 08/05 25/12"),
        (2027, THURSDAY, 52, "06/05 11/11"),
        (2027, FRIDAY, 53, "01/01"),
        (2026, WEDNESDAY, 52, "11/11"),
        (2027, WEDNESDAY, 52, "14/07"),
    ],
)
def test_weekdays_of_a_year_and_those_on_a_holiday(year: int, weekday: int, count: int, holidays: str) -> None:
    days = [day for day in days_of(year) if day.weekday() == weekday]
    assert len(days) == count
    assert written([day for day in days if holiday_name(day)]) == holidays


@pytest.mark.parametrize(
    ("rhythm", "weekday", "holidays"),
    [(Rhythm.SECOND, TUESDAY, ""), (Rhythm.FIRST, FRIDAY, "01/01"), (Rhythm.SECOND, THURSDAY, "11/11")],
)
def test_a_monthly_day_comes_twelve_times_a_year(rhythm: Rhythm, weekday: int, holidays: str) -> None:
    rule = thursdays(rhythm=rhythm, weekday=weekday)
    days = [day for day in days_of(2027) if falls_on(rule, day)]
    assert len(days) == 12
    assert written([day for day in days if holiday_name(day)]) == holidays


def test_a_fifth_wednesday_is_rare_and_the_last_is_not() -> None:
    wednesdays = [day for day in days_of(2027) if day.weekday() == WEDNESDAY]
    assert [day.month for day in wednesdays if rank_in_month(day) == 5] == [3, 6, 9, 12]
    assert [day.month for day in wednesdays if is_last_in_month(day)] == list(range(1, 13))


def test_nobody_is_here_on_the_two_thursdays_of_2026_that_are_holidays() -> None:
    convention = its_convention(hard_end=None)
    here = [day for day in days_of(2026) if sessions_on(day, a_planning(thursdays(), convention=convention))]
    assert len(here) == 51


@given(DAYS)
def test_each_weekday_has_one_rank_and_one_last_in_its_month(day: date) -> None:
    same = [other for other in days_of(day.year) if (other.month, other.weekday()) == (day.month, day.weekday())]
    assert same.index(day) + 1 == rank_in_month(day)
    assert is_last_in_month(day) == (day == same[-1])


def test_months_are_clamped_to_the_last_day() -> None:
    assert add_months(date(2026, 8, 31), -2) == date(2026, 6, 30)
    assert add_months(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2026, 12, 15), 1) == date(2027, 1, 15)


@given(DAYS, st.integers(-60, 60))
def test_added_months_keep_the_day_or_the_end_of_the_month(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day == day.day or (moved.day < day.day and (moved + timedelta(1)).day == 1)
