"""Booking, moving and marking, on the real file."""

from datetime import datetime, time, timedelta

import pytest

from desktop_app.domain.errors import InThePast, LikelyDuplicate, OutsideTheDay, PersonBusy, RuleBroken, SlotTaken
from desktop_app.domain.journal import Action
from desktop_app.domain.person import Person, read_person
from desktop_app.domain.planning import Segment
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.theme import Purpose
from desktop_app.storage.connection.database import writing
from desktop_app.storage.journal import journal
from desktop_app.storage.planning import patterns
from desktop_app.storage.reception import appointments as stored
from desktop_app.storage.reception import people
from desktop_app.use_cases.changes import Changes, Touched
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import schedule
from desktop_app.use_cases.reception import agenda, appointments, undo
from tests.helpers.builders import (
    FRIDAY,
    NINE,
    THURSDAY,
    a_person,
    fridays,
    stored_appointment,
    stored_person,
    thursdays,
)
from tests.helpers.clock import StillClock


def book(desk: Desk, person: Person | None = None, start: datetime = NINE, **more: object) -> Changes:
    who = person or stored_person(desk.db)
    theme = "ArgentImpots" if start.date().weekday() == 3 else "Email"
    advisor = 1 if start.date().weekday() == 3 else 2
    given = {"person": who, "advisor_id": advisor, "start": start, "theme": theme} | more
    return appointments.book(desk, **given)  # type: ignore[arg-type]


def test_a_booking_says_what_it_did_and_how_to_take_it_back(desk: Desk) -> None:
    done = book(desk)
    assert done.told == "Éloïse Lefèvre : rendez-vous jeudi 27\N{NO-BREAK SPACE}novembre 2025 à 9\N{NO-BREAK SPACE}h."
    assert done.touched == Touched.APPOINTMENTS
    assert done.undo and stored.get(desk.db, done.subject)
    undo.take_back(desk, done.undo)
    assert stored.get(desk.db, done.subject) is None


def test_a_new_person_is_added_in_the_same_gesture_or_not_at_all(desk: Desk) -> None:
    book(desk, read_person("Roca", "Joan"))
    assert people.count(desk.db) == 1
    with pytest.raises(OutsideTheDay):
        book(desk, read_person("Vila", "Rosa"), NINE.replace(hour=8))
    assert [person.last_name for person in people.search(desk.db, "vila")] == []


def test_someone_very_alike_is_shown_before_being_made_twice(desk: Desk) -> None:
    known = stored_person(desk.db, "Lefèvre", "Éloïse")
    with pytest.raises(LikelyDuplicate) as refusal:
        book(desk, read_person("LEFEVRE", "Eloise"))
    assert refusal.value.others == (known.id,)
    assert people.count(desk.db) == 1
    book(desk, read_person("LEFEVRE", "Eloise"), duplicate_confirmed=True)
    assert people.count(desk.db) == 2


def test_an_advisor_never_has_two_people_at_once(desk: Desk) -> None:
    book(desk)
    with pytest.raises(SlotTaken):
        book(desk, stored_person(desk.db, "Vila", "Rosa"))


def test_a_person_never_has_two_appointments_at_once(desk: Desk) -> None:
    workshop = datetime.combine(FRIDAY, NINE.time())
    person = stored_person(desk.db)
    book(desk, person, workshop)
    with pytest.raises(PersonBusy):
        book(desk, person, workshop)


def test_a_workshop_takes_eight_people_and_not_nine(desk: Desk) -> None:
    workshop = datetime.combine(FRIDAY, NINE.time())
    for rank in range(8):
        book(desk, stored_person(desk.db, "Vila", "Rosa" + "a" * rank), workshop)
    with pytest.raises(SlotTaken):
        book(desk, stored_person(desk.db, "Neuvième", "Zoé"), workshop)


def test_the_purpose_of_the_day_chooses_the_themes(desk: Desk) -> None:
    with pytest.raises(RuleBroken, match="démarches administratives"):
        book(desk, theme="ReseauxSociaux")


def test_the_past_is_only_booked_when_the_agent_says_so(desk: Desk, clock: StillClock) -> None:
    clock.now = datetime(2025, 11, 27, 12, 0)
    with pytest.raises(InThePast):
        book(desk)
    assert book(desk, past_confirmed=True).subject


def test_an_excused_person_frees_the_slot_and_can_come_back_only_if_it_is_still_free(desk: Desk) -> None:
    first = book(desk).subject
    appointments.mark_as(desk, first, State.EXCUSED)
    book(desk, stored_person(desk.db, "Vila", "Rosa"))
    with pytest.raises(SlotTaken):
        appointments.mark_as(desk, first, State.EXPECTED)


def test_a_move_keeps_the_person_and_frees_the_old_place(desk: Desk) -> None:
    done = book(desk)
    later = NINE + timedelta(minutes=45)
    moved = appointments.move_to(desk, done.subject, advisor_id=1, start=later)
    kept = stored.get(desk.db, done.subject)
    assert moved.undo and kept and kept.start == later
    assert appointments.places_on(desk, THURSDAY)[0].slot.start == NINE


def test_a_move_to_a_full_slot_leaves_everything_as_it_was(desk: Desk) -> None:
    one = book(desk)
    book(desk, stored_person(desk.db, "Vila", "Rosa"), NINE + timedelta(minutes=45))
    with pytest.raises(SlotTaken):
        appointments.move_to(desk, one.subject, advisor_id=1, start=NINE + timedelta(minutes=45))
    kept = stored.get(desk.db, one.subject)
    assert kept and kept.start == NINE


def test_the_next_days_tell_how_many_places_they_have(desk: Desk) -> None:
    book(desk)
    days = appointments.days_with_places(desk, THURSDAY, 3)
    assert days == [(THURSDAY, 7), (FRIDAY, 16), (THURSDAY + timedelta(days=7), 8)]


def test_the_journal_tells_who_did_what_without_naming_anybody(desk: Desk, reception_desk: Desk) -> None:
    done = book(reception_desk)
    appointments.mark_as(desk, done.subject, State.EXCUSED)
    marked, booked = journal.latest(desk.db, 2)
    assert (booked.who, booked.action, booked.subject) == ("compte-2", Action.BOOKED, f"rendez-vous-{done.subject}")
    assert (marked.who, marked.action, marked.detail) == ("compte-1", Action.MARKED, "EXCUSED")
    assert "Lefèvre" not in repr([booked, marked])


def can_move(desk: Desk, appointment_id: int, advisor_id: int, start: datetime) -> bool:
    """Whether it is agreed to, tried for real and taken back."""
    before = stored.get(desk.db, appointment_id)
    assert before
    try:
        appointments.move_to(desk, appointment_id, advisor_id=advisor_id, start=start, past_confirmed=True)
    except RuleBroken:
        return False
    with writing(desk.db):
        stored.update(desk.db, before)
    return True


def test_to_move_exactly_what_is_agreed_to_is_offered(desk: Desk) -> None:
    with writing(desk.db):
        patterns.add(desk.db, thursdays(2, segments=(Segment(time(9), time(12)),)))
        patterns.add(desk.db, fridays(1))
    moved = book(desk, person := stored_person(desk.db)).subject
    book(desk, stored_person(desk.db, "Vila", "Rosa"), NINE + timedelta(minutes=45))
    stored_appointment(desk.db, person, start=NINE + timedelta(hours=5), advisor_id=1)
    agreed, refused = 0, 0
    for day in (THURSDAY + timedelta(days=after) for after in range(-7, 9)):
        offered = {
            (place.slot.advisor_id, place.slot.start) for place in appointments.places_to_move_to(desk, moved, day)
        }
        for session in schedule.here_on(desk, day):
            for slot in session.slots:
                where = (slot.advisor_id, slot.start)
                may = where != (1, NINE) and can_move(desk, moved, *where)
                assert (where in offered) is may, where
                agreed, refused = agreed + may, refused + (not may)
    assert agreed > 20 and refused > 10
    for line in agenda.coming_to_move_to(desk, moved, THURSDAY, 6):
        assert line.left and Purpose.WORKSHOPS not in line.purposes


def test_what_a_person_already_has_that_day_is_told(desk: Desk) -> None:
    person = stored_person(desk.db)
    first = book(desk, person).subject
    stored_appointment(desk.db, person, start=NINE + timedelta(hours=2), state=State.EXCUSED)
    stored_appointment(desk.db, person, start=NINE + timedelta(days=7))
    assert [one.id for one in appointments.same_day(desk, person, THURSDAY)] == [first]
    assert appointments.same_day(desk, person, THURSDAY, but=first) == []
    assert appointments.same_day(desk, a_person(), THURSDAY) == []
