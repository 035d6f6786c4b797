"""Days that are over keep the names that the calendar gave them, in the month and on the day.

The school holidays are those published for zone C: Toussaint from 18 October to 2 November 2025, Noël from 20 December
2025 to 4 January 2026, as `test_calendar.py` has them from the text.
"""

from __future__ import annotations

from datetime import date, datetime

import pytest

from desktop_app.domain.calendar import Choices, PeriodKind, Zone
from desktop_app.storage.planning import day_names
from desktop_app.use_cases import clock_check
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import schedule
from desktop_app.use_cases.reception import agenda, today
from desktop_app.use_cases.settings import calendar
from tests.helpers.builders import a_closure
from tests.helpers.clock import StillClock
from tests.use_cases.lived_days import settle

ALL_SAINTS, CHRISTMAS = "vacances de la Toussaint, zone\xa0C", "vacances de Noël, zone\xa0C"
THE_18TH, THE_25TH, THE_26TH = date(2025, 12, 18), date(2025, 12, 25), date(2025, 12, 26)


def january(desk: Desk, clock: StillClock) -> None:
    """It is 6 January 2026, and every day before is over and kept."""
    clock.set(datetime(2026, 1, 6, 9))
    clock_check.accept(desk, day=clock().date())
    settle(desk)


@pytest.fixture
def in_zone_c(desk: Desk, clock: StillClock) -> Desk:
    """The zone was said in November, with a name that closes nothing: the December of this file is over since."""
    fair = a_closure(THE_18TH, kind=PeriodKind.SCHOOL_HOLIDAY, name="pont du collège")
    calendar.change(desk, Choices(zone=Zone.C, periods=(fair,)))
    january(desk, clock)
    return desk


def test_the_month_and_the_day_name_days_that_are_over_as_they_named_them_before(in_zone_c: Desk) -> None:
    lines = {line.day.day: line for line in agenda.month(in_zone_c, date(2025, 12, 1))}
    assert {day: line.marks for day, line in lines.items() if line.marks} == {
        18: ("pont du collège",), 25: ("Noël", CHRISTMAS), 26: (CHRISTMAS,)
    }  # fmt: skip
    assert lines[25].closed == "fermé\xa0: Noël" and not lines[26].closed
    assert today.day_view(in_zone_c, THE_26TH).marks == (CHRISTMAS,)


def test_a_day_that_nobody_was_to_hold_has_its_name_too(in_zone_c: Desk) -> None:
    """A Saturday and the Monday after: no pattern falls there, and the holidays are over on the 5th of January."""
    asked = [date(2025, 12, 20), date(2026, 1, 4), date(2026, 1, 5)]
    assert list(schedule.marks_of(in_zone_c, asked).values()) == [(CHRISTMAS,), (CHRISTMAS,), ()]


@pytest.mark.parametrize("later", [Choices(), Choices(zone=Zone.A, periods=(a_closure(THE_26TH, name="inventaire"),))])
def test_a_name_that_was_kept_wins_over_what_is_chosen_later(in_zone_c: Desk, later: Choices) -> None:
    asked = [THE_18TH, THE_25TH, THE_26TH, date(2025, 12, 19)]
    before = schedule.marks_of(in_zone_c, asked)
    calendar.change(in_zone_c, later)
    assert schedule.marks_of(in_zone_c, asked) == before


def test_the_zone_said_for_the_first_time_names_the_past_that_had_no_name(desk: Desk, clock: StillClock) -> None:
    """As in a file of 0.1.0, which knew no zone; its past begins with its patterns, on 06/03/2024."""
    january(desk, clock)
    asked = [date(2024, 3, 5), date(2025, 10, 17), date(2025, 10, 18), THE_25TH, THE_26TH]
    assert list(schedule.marks_of(desk, asked).values()) == [(), (), (), ("Noël",), ()]
    calendar.change(desk, Choices(zone=Zone.C, periods=(a_closure(date(2025, 10, 17), name="inventaire"),)))
    assert list(schedule.marks_of(desk, asked).values()) == [(), (), (ALL_SAINTS,), ("Noël",), (CHRISTMAS,)]


def test_names_kept_under_a_clock_that_was_ahead_are_taken_anew(desk: Desk, clock: StillClock) -> None:
    fourth = date(2025, 12, 4)
    clock.set(datetime(2025, 12, 3, 9))
    calendar.change(desk, Choices(periods=(a_closure(fourth, name="travaux"),)))
    clock.set(datetime(2025, 12, 8, 9))
    settle(desk)
    assert day_names.between(desk.db, fourth, date.max) == {fourth: ("travaux",)}
    clock.set(datetime(2025, 12, 3, 9))
    calendar.change(desk, Choices())
    assert schedule.marks_of(desk, [fourth]) == {fourth: ()}
    assert day_names.between(desk.db, fourth, date.max) == {}
