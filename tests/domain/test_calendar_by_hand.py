"""Dates read on a calendar and typed here, and Easter as another library reckons it: no rule of ours takes part."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from dateutil.easter import easter as easter_by_dateutil

from desktop_app.domain.convention import opposition_by
from desktop_app.domain.planning import Rhythm, falls_on
from desktop_app.domain.working_days import easter, holiday_name, is_last_in_month, rank_in_month
from tests.helpers.builders import its_convention, thursdays

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY = range(6)
MONTHS = [
    # Four weeks sharp, from a Sunday and from a Monday; a Tuesday 29; five Saturdays; a month of 30; the end of a year.
    ("2026-02", MONDAY, "02 09 16 23", "23"),
    ("2026-02", SATURDAY, "07 14 21 28", "28"),
    ("2027-02", MONDAY, "01 08 15 22", "22"),
    ("2027-02", FRIDAY, "05 12 19 26", "26"),
    ("2028-02", TUESDAY, "01 08 15 22", "29"),
    ("2028-02", WEDNESDAY, "02 09 16 23", "23"),
    ("2026-08", SATURDAY, "01 08 15 22", "29"),
    ("2026-08", MONDAY, "03 10 17 24", "31"),
    ("2026-08", FRIDAY, "07 14 21 28", "28"),
    ("2026-09", WEDNESDAY, "02 09 16 23", "30"),
    ("2026-09", THURSDAY, "03 10 17 24", "24"),
    ("2027-12", FRIDAY, "03 10 17 24", "31"),
]
MONTHLY = (Rhythm.FIRST, Rhythm.SECOND, Rhythm.THIRD, Rhythm.FOURTH)


def days_of(month: str) -> list[date]:
    """Every date of '2026-02'."""
    first = date.fromisoformat(f"{month}-01")
    return [day for at in range(31) if (day := first + timedelta(at)).month == first.month]


@pytest.mark.parametrize(("month", "weekday", "four", "last"), MONTHS)
def test_the_nth_and_the_last_weekday_of_a_month(month: str, weekday: int, four: str, last: str) -> None:
    one, two, three, fourth = four.split()
    wanted = {rhythm: [day] for rhythm, day in zip(MONTHLY, (one, two, three, fourth), strict=True)}
    wanted |= {Rhythm.LAST: [last], Rhythm.FIRST_AND_THIRD: [one, three], Rhythm.SECOND_AND_FOURTH: [two, fourth]}
    for rhythm, typed in wanted.items():
        rule = thursdays(rhythm=rhythm, weekday=weekday)
        assert [f"{each:%d}" for each in days_of(month) if falls_on(rule, each)] == typed, rhythm


@pytest.mark.parametrize(("month", "weekday", "four", "last"), MONTHS)
def test_the_rank_of_each_weekday(month: str, weekday: int, four: str, last: str) -> None:
    same = [day for day in days_of(month) if day.weekday() == weekday]
    ranks = {f"{day:%d}": rank_in_month(day) for day in same}
    assert [ranks.pop(day) for day in four.split()] == [1, 2, 3, 4]
    assert ranks in ({}, {last: 5})
    assert [f"{day:%d}" for day in same if is_last_in_month(day)] == [last]


def test_easter_is_the_one_of_dateutil_from_the_first_gregorian_year_to_the_last_it_answers_for() -> None:
    years = range(1583, 4100)
    assert [year for year in years if easter(year) != easter_by_dateutil(year)] == []


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2024-04-01", "lundi de Pâques"),
        ("2024-05-09", "Ascension"),
        ("2024-05-20", "lundi de Pentecôte"),
        ("2038-04-26", "lundi de Pâques"),
        ("2035-03-26", "lundi de Pâques"),
        ("2026-05-08", "victoire de 1945"),
        ("2026-11-11", "armistice de 1918"),
        ("2026-07-14", "fête nationale"),
        ("2026-08-15", "Assomption"),
        ("2026-11-01", "Toussaint"),
        ("2026-12-26", ""),
        ("2026-04-03", ""),
    ],
)
def test_a_bank_holiday_has_its_name(day: str, name: str) -> None:
    assert holiday_name(date.fromisoformat(day)) == name


ONE_YEAR = ("2024-03-06", 12, 2, "2025-01-06 2026-01-06 2027-01-06 2028-01-06")
HALF_YEARS = ("2022-01-01", 6, 2, "2022-05-01 2022-11-01 2023-05-01 2023-11-01")
A_LEAP_DAY = ("2024-02-29", 12, 2, "2024-12-28 2025-12-28 2026-12-28 2027-12-29")
ENDS_OF_MONTHS = ("2024-08-31", 12, 3, "2025-05-31 2026-05-31 2027-05-31 2028-05-31")
A_SHORT_MONTH = ("2024-04-30", 12, 2, "2025-02-28 2026-02-28 2027-02-28 2028-02-29")
NO_NOTICE = ("2024-03-06", 36, 0, "2027-03-06 2030-03-06 2033-03-06 2036-03-06")
EVERY_CASE = [ONE_YEAR, HALF_YEARS, A_LEAP_DAY, ENDS_OF_MONTHS, A_SHORT_MONTH, NO_NOTICE]


@pytest.mark.parametrize(("signed", "term", "notice", "limits"), EVERY_CASE)
def test_the_last_day_to_oppose_each_renewal(signed: str, term: int, notice: int, limits: str) -> None:
    convention = its_convention(
        signed_on=date.fromisoformat(signed), term_months=term, notice_months=notice, hard_end=None
    )
    asked_on = convention.first_day
    for limit in map(date.fromisoformat, limits.split()):
        assert opposition_by(convention, asked_on) == opposition_by(convention, limit) == limit
        asked_on = limit + timedelta(1)


@pytest.mark.parametrize(
    ("anniversary", "limit"),
    [("2025-03-06", "2026-01-06"), ("2026-03-06", "2027-01-06"), ("2027-03-06", "2028-01-06")],
)
def test_on_each_anniversary_the_renewal_just_made_is_past_refusing(anniversary: str, limit: str) -> None:
    convention = its_convention(hard_end=None)
    day = date.fromisoformat(anniversary)
    for today in (day - timedelta(1), day, day + timedelta(1)):
        assert opposition_by(convention, today) == date.fromisoformat(limit)


def test_a_renewal_on_the_last_day_can_be_refused_and_one_after_it_does_not_come() -> None:
    assert opposition_by(its_convention(hard_end=date(2025, 3, 6)), date(2024, 3, 6)) == date(2025, 1, 6)
    assert opposition_by(its_convention(hard_end=date(2025, 3, 5)), date(2024, 3, 6)) is None
