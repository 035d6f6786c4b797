"""The day as the counter sees it, and what needs attention."""

from datetime import date, datetime, timedelta

from desktop_app.domain.mandate import State as MandateState
from desktop_app.domain.reception.appointment import State
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.overview import attention
from desktop_app.use_cases.reception import appointments, today
from desktop_app.use_cases.reception.today import Booked, Free
from tests.helpers.builders import (
    FRIDAY,
    NINE,
    THURSDAY,
    its_convention,
    put_convention,
    stored_appointment,
    stored_mandate,
    stored_person,
)
from tests.helpers.clock import StillClock
from tests.use_cases.test_appointments import book

NBSP = "\N{NO-BREAK SPACE}"


def test_an_empty_thursday_shows_the_advisor_and_eight_free_slots(desk: Desk) -> None:
    view = today.day_view(desk, THURSDAY)
    assert [presence.advisor.name for presence in view.here] == ["Marie Castell"]
    assert [row.start.strftime("%H:%M") for row in view.rows] == [
        "09:00", "09:45", "10:30", "11:15", "14:00", "14:45", "15:30", "16:15",
    ]  # fmt: skip
    assert all(isinstance(row, Free) for row in view.rows)
    assert (view.free_places, view.next_day) == (8, None)


def test_rows_are_in_order_of_hour_booked_and_free_together(desk: Desk) -> None:
    book(desk, start=NINE + timedelta(minutes=45))
    kinds = [type(row) for row in today.day_view(desk, THURSDAY).rows[:3]]
    assert kinds == [Free, Booked, Free]


def test_a_workshop_shows_who_is_in_it_then_the_places_left(desk: Desk) -> None:
    book(desk, start=datetime.combine(FRIDAY, NINE.time()))
    booked, free, _ = today.day_view(desk, FRIDAY).rows
    assert isinstance(booked, Booked) and booked.theme == "E-mail"
    assert isinstance(free, Free) and free.left == 7


def test_someone_expected_ten_minutes_ago_is_late(desk: Desk, clock: StillClock) -> None:
    book(desk)
    clock.now = NINE + timedelta(minutes=10)
    assert not today.day_view(desk, THURSDAY).booked[0].late
    clock.now = NINE + timedelta(minutes=11)
    assert today.day_view(desk, THURSDAY).booked[0].late


def test_a_free_slot_that_has_passed_is_no_longer_offered(desk: Desk, clock: StillClock) -> None:
    clock.now = datetime(2025, 11, 27, 13, 0)
    assert [row.start.hour for row in today.day_view(desk, THURSDAY).rows] == [14, 14, 15, 16]


def test_a_day_without_advisor_tells_the_next_one(desk: Desk) -> None:
    assert today.day_view(desk, date(2025, 11, 29)).next_day == date(2025, 12, 4)


def test_a_bank_holiday_is_named_and_nobody_is_here(desk: Desk) -> None:
    view = today.day_view(desk, date(2026, 5, 14))
    assert (view.closed, view.here, view.next_day) == ("Ascension", (), date(2026, 5, 15))


def test_nobody_comes_after_the_end_of_the_convention(desk: Desk) -> None:
    view = today.day_view(desk, date(2026, 6, 25))
    assert (view.here, view.next_day) == ((), None)


def test_people_never_marked_are_brought_back(desk: Desk, clock: StillClock) -> None:
    book(desk)
    clock.now = datetime(2025, 11, 29, 9, 0)
    first = attention.needs_attention(desk)[0]
    assert (first.sentence, first.day) == (f"Jeudi 27{NBSP}novembre : dites qui est venu", THURSDAY)


def test_a_day_whose_people_were_all_marked_asks_nothing(desk: Desk, clock: StillClock) -> None:
    done = book(desk)
    appointments.mark_as(desk, done.subject, State.EXCUSED)
    clock.now = datetime(2025, 11, 29, 9, 0)
    assert "dites qui est venu" not in " ".join(line.sentence for line in attention.needs_attention(desk))


def test_mandates_to_finish_and_mandates_about_to_end_are_counted(desk: Desk) -> None:
    person = stored_person(desk.db)
    stored_mandate(desk.db, person=person, state=MandateState.PRINTED, number="2025-0001")
    stored_mandate(desk.db, person=person, state=MandateState.ACTIVE, number="2025-0002", ends_on=date(2025, 12, 5))
    sentences = [line.sentence for line in attention.needs_attention(desk)]
    assert f"1{NBSP}mandat à terminer ou à signer" in sentences
    assert f"1{NBSP}mandat finit dans le mois" in sentences


def test_the_end_of_the_convention_is_said_in_time_and_once_over(desk: Desk, clock: StillClock) -> None:
    clock.now = datetime(2026, 4, 1, 9, 0)
    assert [line.sentence for line in attention.needs_attention(desk)] == [
        f"La convention prend fin le 22{NBSP}juin 2026"
    ]
    clock.now = datetime(2026, 7, 1, 9, 0)
    assert [line.sentence for line in attention.needs_attention(desk)] == [
        f"La convention a pris fin le 22{NBSP}juin 2026"
    ]


def test_the_last_day_to_oppose_the_renewal_is_said_three_months_before(desk: Desk, clock: StillClock) -> None:
    put_convention(desk.db, its_convention(hard_end=None))
    clock.now = datetime(2025, 11, 27, 9, 0)
    assert [line.sentence for line in attention.needs_attention(desk)] == [
        f"Reconduction : opposition possible jusqu’au 6{NBSP}janvier 2026"
    ]


def test_who_is_booked_where_nobody_receives_is_told_until_the_day_is_over(desk: Desk, clock: StillClock) -> None:
    stored_appointment(desk.db, start=datetime(2025, 11, 27, 12, 30))
    assert today.day_view(desk, THURSDAY).stranded == 1
    clock.now = datetime(2025, 11, 26, 9)
    assert today.day_view(desk, THURSDAY).stranded == 1
    clock.now = datetime(2025, 11, 28, 9)
    assert today.day_view(desk, THURSDAY).stranded == 0
