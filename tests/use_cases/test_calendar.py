"""The calendar of the place: what a closure does to those who are booked, to the lists and to days that are over."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from desktop_app.domain.calendar import Calendar, Choices, Zone
from desktop_app.domain.errors import OutsideTheDay, Refused
from desktop_app.domain.planning import Planning, days_from
from desktop_app.storage.planning import calendar as stored
from desktop_app.storage.planning import sessions
from desktop_app.use_cases import clock_check
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.overview import attention
from desktop_app.use_cases.planning import ledger, schedule
from desktop_app.use_cases.reception import agenda, appointments, today
from desktop_app.use_cases.settings import calendar, settings
from tests.helpers.builders import (
    NINE,
    THURSDAY,
    a_closure,
    a_person,
    its_convention,
    stored_appointment,
    stored_person,
    thursdays,
)
from tests.helpers.clock import StillClock

NEXT = THURSDAY + timedelta(7)
CHRISTMAS = date(2025, 12, 25)


def test_a_file_in_which_nobody_chose_is_closed_on_bank_holidays_as_before(desk: Desk) -> None:
    assert settings.load(desk).calendar.choices == Choices()
    assert schedule.here_on(desk, CHRISTMAS) == () and schedule.here_on(desk, date(2025, 12, 26))


def test_who_is_booked_on_a_day_that_closes_is_counted_stays_and_is_asked_about(desk: Desk) -> None:
    for at, name in enumerate(("Roca", "Puig")):
        stored_appointment(desk.db, stored_person(desk.db, name, "Joan", ""), start=NINE + timedelta(7, 2700 * at))
    told = calendar.change(desk, Choices(periods=(a_closure(NEXT),))).told
    assert told == "Calendrier enregistré. 2\xa0rendez-vous un jour fermé\xa0: à déplacer."
    assert len(appointments.out_of_hours(desk)) == 2
    (line,) = [line for line in agenda.month(desk, date(2025, 12, 1)) if line.day == NEXT]
    assert (line.booked, line.left, line.purposes, line.closed) == (2, 0, (), "fermé\xa0: inventaire")
    sentences = [line.sentence for line in attention.needs_attention(desk)]
    assert "2\xa0personnes à prévenir\xa0: jeudi 4\xa0décembre, fermé (inventaire)" in sentences


def test_one_booked_is_said_in_the_singular_and_nobody_is_not_said(desk: Desk) -> None:
    stored_appointment(desk.db, stored_person(desk.db), start=NINE + timedelta(7))
    told = calendar.change(desk, Choices(periods=(a_closure(NEXT),))).told
    assert told.endswith("1\xa0rendez-vous un jour fermé\xa0: à déplacer.")
    assert calendar.change(desk, Choices()).told == "Calendrier enregistré."


def test_who_is_out_of_hours_on_an_open_day_is_not_counted_here(desk: Desk) -> None:
    stored_appointment(desk.db, stored_person(desk.db), start=NINE.replace(hour=12) + timedelta(7))
    assert calendar.change(desk, Choices(periods=(a_closure(CHRISTMAS),))).told == "Calendrier enregistré."


def test_nobody_is_booked_on_a_closed_day(desk: Desk) -> None:
    calendar.change(desk, Choices(periods=(a_closure(NEXT),)))
    with pytest.raises(OutsideTheDay):
        appointments.book(
            desk, person=a_person("Vidal", "Paul"), advisor_id=1, start=NINE + timedelta(7), theme="Logement"
        )
    assert NEXT not in [day for day, _ in appointments.days_with_places(desk, THURSDAY)]
    assert NEXT not in [line.day for line in agenda.coming(desk, THURSDAY, 12)]


def test_today_closes_at_once_without_anybody_booked_and_stays_open_with_somebody(desk: Desk) -> None:
    closed = Choices(periods=(a_closure(THURSDAY),))
    assert "Aujourd’hui" not in calendar.change(desk, closed).told and schedule.here_on(desk, THURSDAY) == ()
    calendar.change(desk, Choices())
    stored_appointment(desk.db, stored_person(desk.db))
    assert calendar.change(desk, closed).told.endswith("Aujourd’hui reste ouvert.")
    assert schedule.here_on(desk, THURSDAY) and not schedule.why_closed(desk, THURSDAY)


def test_the_month_lists_each_lost_date_with_why_and_names_the_others(desk: Desk) -> None:
    calendar.change(desk, Choices(zone=Zone.C, periods=(a_closure(date(2025, 12, 19)),)))
    lines = {line.day.day: line for line in agenda.month(desk, date(2025, 12, 1))}
    assert sorted(lines) == [4, 5, 11, 12, 18, 19, 25, 26]
    assert {day: line.closed for day, line in lines.items() if line.closed} == {
        19: "fermé\xa0: inventaire",
        25: "fermé\xa0: Noël",
    }
    school = "vacances de Noël, zone\xa0C"
    assert {day: line.marks for day, line in lines.items() if line.marks} == {
        19: ("inventaire",), 25: ("Noël", school), 26: (school,)
    }  # fmt: skip
    assert (lines[25].advisors, lines[25].booked, lines[25].left, lines[25].over) == ((), 0, 0, False)


def test_the_day_says_why_it_is_closed_and_when_one_comes_next(desk: Desk) -> None:
    calendar.change(desk, Choices(zone=Zone.C, periods=(a_closure(NEXT, NEXT + timedelta(1)),)))
    view = today.day_view(desk, NEXT)
    assert (view.closed, view.here, view.next_day) == ("inventaire", (), date(2025, 12, 11))
    assert today.day_view(desk, date(2025, 12, 26)).marks == ("vacances de Noël, zone\xa0C",)


def test_a_lost_day_that_is_over_keeps_why_whatever_is_chosen_later(desk: Desk, clock: StillClock) -> None:
    calendar.change(desk, Choices(periods=(a_closure(NEXT, name="travaux"),)))
    clock.set(datetime(2025, 12, 8, 9))
    clock_check.accept(desk, day=clock().date())
    calendar.change(desk, Choices())
    (line,) = [line for line in agenda.month(desk, date(2025, 12, 1)) if line.day == NEXT]
    assert (line.closed, line.over, line.advisors) == ("fermé\xa0: travaux", True, ())
    assert today.day_view(desk, NEXT).closed == "travaux"
    assert [(lost.session.day, lost.why) for lost in sessions.lost_between(desk.db, THURSDAY, date(2025, 12, 31))] == [
        (NEXT, "travaux")
    ]


def test_a_lost_day_taken_for_over_by_a_clock_that_was_ahead_is_open_again(desk: Desk, clock: StillClock) -> None:
    clock.set(datetime(2025, 12, 3, 9))
    calendar.change(desk, Choices(periods=(a_closure(NEXT),)))
    clock.set(datetime(2025, 12, 8, 9))
    ledger.settle(desk)
    clock.set(datetime(2025, 12, 3, 9))
    calendar.change(desk, Choices())
    assert schedule.here_on(desk, NEXT) and sessions.lost_between(desk.db, NEXT, NEXT) == []


def test_what_is_refused_changes_nothing(desk: Desk) -> None:
    kept = Choices(periods=(a_closure(NEXT),))
    calendar.change(desk, kept)
    with pytest.raises(Refused):
        calendar.change(desk, Choices(periods=(a_closure(CHRISTMAS), a_closure(CHRISTMAS))))
    assert stored.load(desk.db) == kept


AS_PUBLISHED = """
2025-2026
ABC 2025-10-18 2025-11-02 vacances de la Toussaint
ABC 2025-12-20 2026-01-04 vacances de Noël
A 2026-02-07 2026-02-22 vacances d’hiver
B 2026-02-14 2026-03-01 vacances d’hiver
C 2026-02-21 2026-03-08 vacances d’hiver
A 2026-04-04 2026-04-19 vacances de printemps
B 2026-04-11 2026-04-26 vacances de printemps
C 2026-04-18 2026-05-03 vacances de printemps
ABC 2026-05-14 2026-05-17 pont de l’Ascension
ABC 2026-07-04 2026-08-31 vacances d’été
2026-2027
ABC 2026-10-17 2026-11-01 vacances de la Toussaint
ABC 2026-12-19 2027-01-03 vacances de Noël
C 2027-02-06 2027-02-21 vacances d’hiver
A 2027-02-13 2027-02-28 vacances d’hiver
B 2027-02-20 2027-03-07 vacances d’hiver
C 2027-04-03 2027-04-18 vacances de printemps
A 2027-04-10 2027-04-25 vacances de printemps
B 2027-04-17 2027-05-02 vacances de printemps
ABC 2027-05-06 2027-05-09 pont de l’Ascension
ABC 2027-07-03 2027-09-01 vacances d’été
2027-2028
ABC 2027-10-23 2027-11-07 vacances de la Toussaint
ABC 2027-12-18 2028-01-02 vacances de Noël
B 2028-02-05 2028-02-20 vacances d’hiver
C 2028-02-12 2028-02-27 vacances d’hiver
A 2028-02-19 2028-03-05 vacances d’hiver
B 2028-04-08 2028-04-23 vacances de printemps
C 2028-04-15 2028-05-01 vacances de printemps
A 2028-04-22 2028-05-08 vacances de printemps
ABC 2028-05-25 2028-05-28 pont de l’Ascension
"""
"""Typed from the arrêtés of 7 December 2022, 22 October 2025 and 21 July 2026: days without school, both included."""


def test_the_school_holidays_shipped_are_those_that_were_published() -> None:
    shipped = schedule.school_years()
    rows = [f"{each.zones} {each.first} {each.last} {each.name}" for each in shipped.breaks]
    assert rows == [line for line in AS_PUBLISHED.split("\n") if "vacances" in line or "pont" in line]
    assert (shipped.known_until, shipped.source) == (date(2028, 7, 4), "arrêté du 21\xa0juillet 2026")


@pytest.mark.parametrize(
    ("zone", "weekday", "closes", "left"),
    [(Zone.C, 3, False, 51), (Zone.C, 3, True, 35), (Zone.B, 2, False, 51), (Zone.B, 2, True, 35)],
)
def test_how_many_days_of_2026_school_holidays_leave(zone: Zone, weekday: int, closes: bool, left: int) -> None:
    """Counted elsewhere: 53 Thursdays, 2 on a bank holiday; 52 Wednesdays, 1 on a bank holiday, 16 without school."""
    chosen = Calendar(Choices(zone=zone, school_holidays_close=closes), schedule.school_years())
    planning = Planning((thursdays(weekday=weekday),), (its_convention(hard_end=None),), chosen)
    assert len(list(days_from(date(2026, 1, 1), 365, planning))) == left
