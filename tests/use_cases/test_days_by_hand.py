"""Days, places and reminders as they stand on a calendar and a programme on paper, typed here."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from desktop_app.domain.errors import LikelyDuplicate
from desktop_app.domain.french import NBSP
from desktop_app.domain.person import read_person
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.theme import Purpose
from desktop_app.storage.mandates import mandates
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.overview import attention
from desktop_app.use_cases.planning import schedule
from desktop_app.use_cases.reception import agenda, appointments, people, today
from desktop_app.use_cases.settings import settings
from tests.helpers.builders import (
    FRIDAY,
    NINE,
    THURSDAY,
    its_convention,
    put_convention,
    stored_appointment,
    stored_mandate,
)
from tests.helpers.builders import stored_person as stored
from tests.helpers.clock import StillClock
from tests.use_cases.test_appointments import book


def said(desk: Desk) -> list[str]:
    return [line.sentence.replace(NBSP, " ") for line in attention.needs_attention(desk)]


@pytest.mark.parametrize(
    ("month", "days"),
    [
        # Thursdays and Fridays, without the 1st, the 8th and Ascension; up to the end of the convention, 22 June.
        ("2026-05", "07 15 21 22 28 29"),
        ("2026-06", "04 05 11 12 18 19"),
        ("2026-07", ""),
        ("2026-04", "02 03 09 10 16 17 23 24 30"),
        ("2026-01", "02 08 09 15 16 22 23 29 30"),
    ],
)
def test_the_days_of_a_month(desk: Desk, month: str, days: str) -> None:
    found = agenda.month(desk, date.fromisoformat(f"{month}-01"))
    assert " ".join(f"{line.day:%d}" for line in found if not line.closed) == days


def test_a_month_is_remembered_until_something_is_written_or_an_hour_passes(desk: Desk, clock: StillClock) -> None:
    def over() -> list[int]:
        return [line.day.day for line in agenda.month(desk, date(2025, 11, 1)) if line.over]

    before = [6, 7, 13, 14, 20, 21]
    assert over() == before
    assert agenda.month(desk, date(2025, 11, 1)) is agenda.month(desk, date(2025, 11, 1))
    clock.set(datetime(2025, 11, 27, 16, 59))
    assert over() == before
    clock.set(datetime(2025, 11, 27, 17))
    assert over() == [*before, 27]
    settings.change_days(desk, settings.load(desk).rules[:1])
    assert [line.day.day for line in agenda.month(desk, date(2025, 12, 1))] == [4, 11, 18, 25]


def test_a_month_stops_before_the_next_one(desk: Desk) -> None:
    settings.change_days(desk, settings.load(desk).rules[:1])
    assert [line.day for line in agenda.month(desk, date(2026, 3, 27))] == [
        *(date(2026, 4, 2), date(2026, 4, 9), date(2026, 4, 16), date(2026, 4, 23)),
    ]


def test_a_line_of_the_agenda_says_who_what_for_and_how_full(desk: Desk) -> None:
    book(desk)
    excused = book(desk, stored(desk.db, "Roca", "Joan"), NINE.replace(hour=14))
    appointments.mark_as(desk, excused.subject, State.EXCUSED)
    thursday, friday = agenda.coming(desk, THURSDAY, 2)
    assert (thursday.day, thursday.advisors, thursday.purposes) == (THURSDAY, ("Marie Castell",), (Purpose.PROCEDURES,))
    assert (thursday.booked, thursday.left, thursday.over) == (1, 7, False)
    assert (friday.day, friday.advisors, friday.purposes) == (FRIDAY, ("Jordi Puig",), (Purpose.WORKSHOPS,))
    assert (friday.booked, friday.left) == (0, 16)


@pytest.mark.parametrize(
    ("hour", "minute", "left", "over"),
    [(9, 44, 8, False), (9, 45, 7, False), (12, 0, 4, False), (16, 59, 1, False), (17, 0, 0, True)],
)
def test_places_go_as_the_day_goes(
    desk: Desk, clock: StillClock, hour: int, minute: int, left: int, over: bool
) -> None:
    clock.set(datetime(2025, 11, 27, hour, minute))
    (line,) = agenda.coming(desk, THURSDAY, 1)
    assert (line.left, line.over) == (left, over)
    assert appointments.days_with_places(desk, THURSDAY, 1) == [(THURSDAY, left)]
    assert sum(not place.past for place in appointments.places_on(desk, THURSDAY)) == left
    assert today.day_view(desk, THURSDAY).free_places == left


@pytest.mark.parametrize(("ago", "asked"), [(0, False), (1, True), (30, True), (31, False)])
def test_who_came_is_asked_from_the_next_day_and_for_thirty_days(
    desk: Desk, clock: StillClock, ago: int, asked: bool
) -> None:
    stored_appointment(desk.db)
    clock.set(NINE.replace(hour=18) + timedelta(days=ago))
    assert ("Jeudi 27 novembre : dites qui est venu" in said(desk)) is asked


def test_three_days_at_most_are_asked_about(desk: Desk, clock: StillClock) -> None:
    person = stored(desk.db)
    for week in range(4):
        stored_appointment(desk.db, person, start=NINE - timedelta(weeks=week))
    clock.set(NINE + timedelta(days=1))
    assert len([line for line in said(desk) if "dites qui est venu" in line]) == 3


@pytest.mark.parametrize(("days", "told"), [(0, True), (30, True), (31, False)])
def test_a_mandate_that_ends_within_thirty_days_is_said(desk: Desk, days: int, told: bool) -> None:
    stored_mandate(desk.db, ends_on=THURSDAY + timedelta(days=days))
    assert ("1 mandat finit dans le mois" in said(desk)) is told


def test_several_mandates_finish_in_the_plural(desk: Desk) -> None:
    for _ in range(2):
        stored_mandate(desk.db, ends_on=THURSDAY)
    assert "2 mandats finissent dans le mois" in said(desk)
    assert len(mandates.every(desk.db)) == 2


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2026-03-21", ""),
        ("2026-03-22", "La convention prend fin le 22 juin 2026"),
        ("2026-06-22", "La convention prend fin le 22 juin 2026"),
        ("2026-06-23", "La convention a pris fin le 22 juin 2026"),
    ],
)
def test_the_end_of_the_convention_is_said_a_quarter_ahead(
    desk: Desk, clock: StillClock, day: str, sentence: str
) -> None:
    clock.set(datetime.fromisoformat(f"{day} 09:00"))
    assert [line for line in said(desk) if "convention" in line] == ([sentence] if sentence else [])


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2025-10-05", ""),
        ("2025-10-06", "Reconduction : opposition possible jusqu’au 6 janvier 2026"),
        ("2026-01-06", "Reconduction : opposition possible jusqu’au 6 janvier 2026"),
        ("2026-01-07", ""),
    ],
)
def test_the_last_day_to_oppose_is_said_a_quarter_ahead_and_until_it_is_over(
    desk: Desk, clock: StillClock, day: str, sentence: str
) -> None:
    put_convention(desk.db, its_convention(hard_end=None))
    clock.set(datetime.fromisoformat(f"{day} 09:00"))
    assert [line for line in said(desk) if "opposition" in line] == ([sentence] if sentence else [])


def test_a_day_is_looked_for_within_a_year(desk: Desk) -> None:
    put_convention(desk.db, its_convention(hard_end=None))
    (rule,) = settings.load(desk).rules[:1]
    settings.change_days(desk, [rule])
    assert today.next_day(desk, date(2026, 12, 17)) == date(2026, 12, 24)
    days = [day for day, _ in schedule.coming_days(desk, date(2026, 1, 1), 100)]
    # 52 Thursdays from 8 January, without Ascension, to the first of January after, which is a holiday's eve.
    assert (days[0], days[-1], len(days)) == (date(2026, 1, 8), date(2026, 12, 31), 51)


@pytest.mark.parametrize(("count", "shown"), [(12, 12), (13, 12)])
def test_twelve_people_at_most_are_offered(desk: Desk, count: int, shown: int) -> None:
    for rank in range(count):
        stored(desk.db, "Vila", "Rosa" + "abcdefghijklm"[rank] * 6)
    assert len(people.find(desk, "vila")) == shown
    assert people.find(desk, "  ") == []


def test_the_first_three_who_may_be_the_same_are_named(desk: Desk) -> None:
    ids = tuple(stored(desk.db, "Roca", first).id for first in ("Joana", "Joanna", "Johana", "Joanah"))
    with pytest.raises(LikelyDuplicate) as refusal:
        people.register(desk, read_person("Roca", "Joana"))
    names, _, asked = refusal.value.sentence.partition(" : ")
    assert asked == "est-ce la même personne ? Choisissez-la, ou confirmez que c’est quelqu’un d’autre."
    assert names.count("Roca") == 3 and " et " in names
    assert sorted(refusal.value.others) == sorted(ids)


def test_each_way_back_says_what_it_takes_back(desk: Desk) -> None:
    def told(done: Any) -> str:
        return str(done.undo.label.replace(NBSP, " "))

    new = book(desk, read_person("Roca", "Joan"))
    assert told(new) == "le rendez-vous de Joan Roca"
    assert told(book(desk, stored(desk.db), NINE.replace(hour=14))) == "le rendez-vous de Éloïse Lefèvre"
    moved = appointments.move_to(desk, new.subject, advisor_id=1, start=NINE.replace(hour=15, minute=30))
    assert told(moved) == "le déplacement de Joan Roca"
    assert moved.told.replace(NBSP, " ") == "Joan Roca : rendez-vous déplacé au jeudi 27 novembre 2025 à 15 h 30."
    marked = appointments.mark_as(desk, new.subject, State.EXCUSED)
    assert told(marked) == "« a prévenu » pour Joan Roca"
    assert marked.told == "Joan Roca : a prévenu."


def test_somebody_excused_may_come_back_to_a_place_still_free_though_it_has_passed(
    desk: Desk, clock: StillClock
) -> None:
    done = book(desk)
    appointments.mark_as(desk, done.subject, State.EXCUSED)
    clock.set(NINE.replace(hour=18))
    assert (
        appointments.mark_as(desk, done.subject, State.EXPECTED).told
        == "Éloïse Lefèvre : rendez-vous de nouveau prévu."
    )


def test_the_mandates_are_listed_newest_first(desk: Desk) -> None:
    from desktop_app.use_cases.mandates import mandates as verbs

    for hour in (8, 10, 9):
        stored_mandate(desk.db, drafted_at=datetime(2025, 11, 27, hour))
    assert [view.mandate.id for view in verbs.listing(desk)] == [2, 3, 1]
