"""A year and a month of the agenda against dates typed by hand."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from desktop_app.domain.calendar import Choices, Zone
from desktop_app.domain.planning import Absence, AbsenceKind, Loss
from desktop_app.domain.reception.appointment import State
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import patterns, unknown
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import absences, ledger
from desktop_app.use_cases.reception import agenda, month, year
from desktop_app.use_cases.settings import calendar
from tests.helpers.builders import THURSDAY, a_closure, stored_appointment, stored_person, thursdays
from tests.helpers.clock import StillClock

THURSDAYS_OF_2026 = {
    1: [1, 8, 15, 22, 29],
    2: [5, 12, 19, 26],
    3: [5, 12, 19, 26],
    4: [2, 9, 16, 23, 30],
    5: [7, 14, 21, 28],
    6: [4, 11, 18],
}
"""Up to the end of the convention, on 22 June."""
FRIDAYS_OF_2026 = {
    1: [2, 9, 16, 23, 30],
    2: [6, 13, 20, 27],
    3: [6, 13, 20, 27],
    4: [3, 10, 17, 24],
    5: [1, 8, 15, 22, 29],
    6: [5, 12, 19],
}
CLOSED = {date(2026, 1, 1): "jour de l’An", date(2026, 5, 1): "fête du Travail", date(2026, 5, 8): "victoire de 1945"}
ASCENSION = date(2026, 5, 14)


def dates(months: dict[int, list[int]]) -> set[date]:
    return {date(2026, number, day) for number, days in months.items() for day in days}


def test_every_session_of_a_year_and_what_closes_it(desk: Desk) -> None:
    found = year.year(desk, date(2026, 5, 4))
    closed = {*CLOSED, ASCENSION}
    assert {day for day, each in found.days.items() if each.advisors} == (
        dates(THURSDAYS_OF_2026) | dates(FRIDAYS_OF_2026)
    ) - closed
    assert {day for day, each in found.days.items() if each.loss} == closed
    assert {found.days[day].loss for day in closed} == {Loss.CLOSED}
    assert [found.of_month(number) for number in (1, 5, 6, 7)] == [(9, 1), (6, 3), (6, 0), (0, 0)]


def test_a_year_is_remembered_until_something_is_written(desk: Desk) -> None:
    found = year.year(desk, date(2026, 5, 4))
    assert year.year(desk, date(2026, 12, 31)) is found and year.year(desk, THURSDAY) is not found
    stored_person(desk.db)
    assert year.year(desk, date(2026, 5, 4)) is not found


def test_holidays_without_session_are_named_and_closed(desk: Desk) -> None:
    found = year.year(desk, date(2026, 5, 4)).days
    assert (found[date(2026, 4, 6)].closed, found[date(2026, 4, 6)].loss) == ("lundi de Pâques", None)
    assert found[date(2026, 11, 11)].marks == ("armistice de 1918",)
    assert date(2026, 4, 7) not in found


def test_an_absence_takes_a_date_and_its_place_and_leaves_a_colleague(desk: Desk) -> None:
    with writing(desk.db):
        patterns.add(desk.db, thursdays(2))
    absences.note(desk, Absence(0, 1, date(2026, 1, 8), date(2026, 1, 8), AbsenceKind.LEAVE, date(2025, 11, 27)))
    eighth = year.year(desk, date(2026, 5, 4)).days[date(2026, 1, 8)]
    assert (eighth.advisors, eighth.loss) == (("Jordi Puig",), None)
    assert [lost.told for lost in eighth.lost] == ["absence de Marie Castell"]


def test_places_are_counted_on_the_days_to_come_alone(desk: Desk) -> None:
    for day, state in ((20, State.SEEN), (27, State.EXPECTED)):
        person = stored_person(desk.db, f"Nom{'abcdefghijklmnopqrstuvwxyzéè'[day]}")
        stored_appointment(desk.db, person, start=datetime(2025, 11, day, 9), state=state)
    excused = stored_person(desk.db, "Excusée")
    stored_appointment(desk.db, excused, start=datetime(2025, 11, 27, 14), state=State.EXCUSED)
    found = year.year(desk, THURSDAY).days
    assert (found[date(2025, 11, 20)].booked, found[date(2025, 11, 27)].booked) == (0, 1)


def test_who_is_booked_where_nobody_receives_is_not_out_of_sight(desk: Desk) -> None:
    stored_appointment(desk.db, stored_person(desk.db), start=datetime(2025, 12, 2, 9))
    found = year.year(desk, THURSDAY).days[date(2025, 12, 2)]
    assert (found.advisors, found.booked) == ((), 1)


def test_a_year_that_is_over_stays_as_it_was_kept(desk: Desk, clock: StillClock) -> None:
    clock.set(datetime(2026, 7, 1, 9))
    with writing(desk.db):
        ledger.settle_within(desk)
        unknown.keep(desk.db, [date(2026, 3, 3)])
        for rule in patterns.every(desk.db):
            patterns.remove(desk.db, rule.id)
    calendar.change(desk, Choices(zone=Zone.C, periods=(a_closure(date(2026, 1, 8), name="inventaire"),)))
    found = year.year(desk, date(2026, 5, 4))
    assert found.days[date(2026, 1, 8)].advisors == ("Marie Castell",)
    assert found.days[date(2026, 1, 1)].loss is Loss.CLOSED
    assert found.days[date(2026, 3, 3)].unknown
    assert found.of_month(1) == (9, 1)


@pytest.mark.parametrize("number", [1900, 2024, 2199])
def test_any_year_can_be_looked_at(desk: Desk, number: int) -> None:
    assert all(day.year == number for day in year.year(desk, date(number, 2, 28)).days)


def test_a_month_has_a_bar_a_session_with_what_is_taken(desk: Desk) -> None:
    for hour in (9, 14):
        person = stored_person(desk.db, f"Nom{'abcdefghijklmno'[hour]}")
        stored_appointment(desk.db, person, start=datetime(2025, 11, 27, hour))
    found = month.whole_month(desk, date(2025, 11, 1))
    bars = {
        day.day: [(bar.advisor.first_name, bar.taken, bar.places) for bar in line.bars]
        for day, line in found.lines.items()
    }
    assert bars[27] == [("Marie", 2, 8)] and bars[28] == [("Jordi", 0, 16)] and bars[6] == [("Marie", 0, 8)]
    assert found.weekdays == {3, 4} and found.marks[date(2025, 11, 11)] == ("armistice de 1918",)


def test_the_next_and_the_last_date_with_an_advisor(desk: Desk) -> None:
    assert agenda.beside(desk, date(2025, 11, 28), 1) == date(2025, 12, 4)
    assert agenda.beside(desk, date(2025, 11, 27), -1) == date(2025, 11, 21)
    assert agenda.beside(desk, date(2030, 1, 1), 1) is None


@pytest.mark.parametrize(
    ("day", "step", "found"),
    [
        (date(2025, 12, 7), 1, date(2026, 1, 8)),
        (date(2025, 12, 8), 1, date(2026, 1, 8)),
        (date(2025, 12, 9), 1, date(2026, 1, 8)),
        (date(2026, 1, 4), -1, date(2025, 12, 5)),
        (date(2026, 1, 5), -1, date(2025, 12, 5)),
        (date(2026, 1, 6), -1, date(2025, 12, 5)),
        (date(2026, 6, 19), 1, None),
        (date(2026, 7, 25), -1, date(2026, 6, 19)),
        (date(2027, 6, 20), -1, date(2026, 6, 19)),
        (date(2027, 6, 21), -1, None),
    ],
)
def test_it_is_found_however_far_it_lies_up_to_a_year(desk: Desk, day: date, step: int, found: date | None) -> None:
    # A month and a day, a month, a month less a day.
    calendar.change(desk, Choices(zone=Zone.C, periods=(a_closure(date(2025, 12, 9), date(2026, 1, 7)),)))
    assert agenda.beside(desk, day, step) == found


def test_a_date_of_which_nothing_is_known_has_nothing() -> None:
    nothing = year.YearDay(date(2026, 7, 1))
    assert (nothing.advisors, nothing.booked, nothing.loss, nothing.unknown) == ((), 0, None, False)
