"""A date and an hour as typed while somebody speaks, against a calendar of 2026 and 2027 read by hand."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.moment_reading import Moment, read_moment

TUESDAY = date(2026, 12, 1)
"""From a calendar on a wall: Tuesday 1 December 2026; Thursdays 3, 10, 17; 1 January 2027 is a Friday."""


def told(typed: str, today: date = TUESDAY) -> str:
    """'3/12/2026 10/12/2026 à 14:30', '' for nothing understood."""
    found = read_moment(typed, today)
    if found is None:
        return ""
    days = " ".join(f"{day.day}/{day.month}/{day.year}" for day in found.days)
    return " ".join(filter(None, [days, f"à {found.hour:%H:%M}" if found.hour else ""]))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3/12", "3/12/2026 3/12/2025"),
        ("3.12", "3/12/2026 3/12/2025"),
        ("3-12", "3/12/2026 3/12/2025"),
        ("03/12/2026", "3/12/2026"),
        ("03/12/26", "3/12/2026"),
        ("3 déc", "3/12/2026 3/12/2025"),
        ("3 DEC.", "3/12/2026 3/12/2025"),
        ("jeudi 3 décembre", "3/12/2026 3/12/2025"),
        ("le 3 décembre 2026", "3/12/2026"),
        ("1er janvier", "1/1/2027 1/1/2026"),
        ("30/11", "30/11/2026 30/11/2027"),
        ("3 novembre", "3/11/2026 3/11/2027"),
        ("31/5", "31/5/2027 31/5/2026"),
        ("1/6", "1/6/2027 1/6/2026"),  # in 182 days, 183 days ago
        ("2/6", "2/6/2026 2/6/2027"),
        ("1/12", "1/12/2026 1/12/2025"),
        ("29/02", "29/2/2028"),
        ("29/02/2027", ""),
        ("29/02/2028", "29/2/2028"),
        ("31/11", ""),
        ("32/12", ""),
        ("3/13", ""),
    ],
)
def test_a_date_without_a_year_is_the_nearest(typed: str, meant: str) -> None:
    assert told(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("aujourd’hui", "1/12/2026"),
        ("aujourd'hui", "1/12/2026"),
        ("Aujourd", "1/12/2026"),
        ("demain", "2/12/2026"),
        ("dema", "2/12/2026"),
        ("dem", ""),
        ("après-demain", "3/12/2026"),
        ("apres demain", "3/12/2026"),
        ("hier", "30/11/2026"),
        ("avant-hier", "29/11/2026"),
        ("mardi", "1/12/2026 8/12/2026"),
        ("jeudi", "3/12/2026"),
        ("jeu", "3/12/2026"),
        ("JEU.", "3/12/2026"),
        ("je", ""),
        ("ce jeudi", "3/12/2026"),
        ("lundi", "7/12/2026"),
        ("jeudi prochain", "3/12/2026 10/12/2026"),
        ("mardi prochain", "8/12/2026 15/12/2026"),
        ("jeudi dernier", "26/11/2026"),
        ("mardi dernier", "24/11/2026"),
        ("jeudi en huit", "10/12/2026"),
        ("jeudi en quinze", "17/12/2026"),
        ("mardi en huit", "8/12/2026"),
        ("jeudi 3", "3/12/2026"),
        ("jeudi 31", "31/12/2026"),
        ("vendredi 1er", "1/1/2027"),
        ("mardi 29", "29/12/2026"),
        ("jeudi 32", ""),
        ("vendredi 31", ""),  # none before 31 December 2027
        ("le 3", "3/12/2026 3/11/2026"),
        ("le 1er", "1/12/2026 1/11/2026"),
        ("1er", "1/12/2026 1/11/2026"),
        ("le 30", "30/12/2026 30/11/2026"),
        ("le 31", "31/12/2026 31/10/2026"),
        ("3", ""),
        ("nadia", ""),
        ("mars", ""),
        ("mar", "1/12/2026 8/12/2026"),
        ("dim", "6/12/2026"),
        ("", ""),
        ("-", ""),
    ],
)
def test_the_days_that_people_name(typed: str, meant: str) -> None:
    assert told(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14h", "à 14:00"),
        ("14 h", "à 14:00"),
        ("14 h 30", "à 14:30"),
        ("14\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}30", "à 14:30"),
        ("14h30", "à 14:30"),
        ("14:30", "à 14:30"),
        ("9 heures", "à 09:00"),
        ("9h5", ""),
        ("à 9 h", "à 09:00"),
        ("midi", "à 12:00"),
        ("24h", ""),
        ("9h75", ""),
        ("9h60", ""),
        ("23h59", "à 23:59"),
        ("14", ""),
        ("jeudi 14h", "3/12/2026 à 14:00"),
        ("jeudi à 14 h 30", "3/12/2026 à 14:30"),
        ("14h jeudi", "3/12/2026 à 14:00"),
        ("demain 9h", "2/12/2026 à 09:00"),
        ("3/12 14h", "3/12/2026 3/12/2025 à 14:00"),
        ("9h 03/12", "3/12/2026 3/12/2025 à 09:00"),
        ("03/12/2026 à 9 h 15", "3/12/2026 à 09:15"),
        ("nadia 14h", ""),
    ],
)
def test_an_hour_alone_or_with_its_day(typed: str, meant: str) -> None:
    assert told(typed) == meant


@pytest.mark.parametrize(
    ("today", "typed", "meant"),
    [
        (date(2026, 12, 31), "demain", "1/1/2027"),
        (date(2026, 12, 31), "2/1", "2/1/2027 2/1/2026"),
        (date(2026, 12, 31), "vendredi", "1/1/2027"),
        (date(2027, 1, 1), "hier", "31/12/2026"),
        (date(2027, 1, 1), "31/12", "31/12/2026 31/12/2027"),
        (date(2027, 1, 1), "le 31", "31/1/2027 31/12/2026"),
        (date(2027, 2, 28), "demain", "1/3/2027"),
        (date(2028, 2, 28), "demain", "29/2/2028"),
        (date(2028, 3, 1), "29/2", "29/2/2028 29/2/2032"),
        (date(2027, 3, 1), "le 30", "30/3/2027 30/1/2027"),
    ],
)
def test_months_and_years_turn(today: date, typed: str, meant: str) -> None:
    assert told(typed, today) == meant


@given(st.text(max_size=30), st.dates(date(2000, 1, 1), date(2150, 1, 1)))
def test_whatever_is_typed_is_read_or_not(typed: str, today: date) -> None:
    found = read_moment(typed, today)
    assert found is None or found.days or found.hour


@given(st.dates(date(2000, 1, 1), date(2150, 1, 1)), st.dates(date(2000, 1, 1), date(2150, 1, 1)), st.times())
def test_a_moment_written_in_full_is_read_back(today: date, day: date, hour: time) -> None:
    typed = f"{day.day}/{day.month}/{day.year} à {hour.hour} h {hour.minute:02}"
    assert read_moment(typed, today) == Moment((day,), time(hour.hour, hour.minute))
