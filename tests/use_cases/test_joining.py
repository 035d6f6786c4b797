"""Two files of one person become one, and two again while nothing has changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.mandate import State as MandateState
from desktop_app.domain.person import Person
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.reminder import ReminderResult
from desktop_app.domain.reception.request import Outcome, Why
from desktop_app.domain.reception.ticket import Ticket, TicketState
from desktop_app.storage.reception import reminders as stored_reminders
from desktop_app.storage.reception import requests as stored_requests
from desktop_app.storage.reception import tickets as stored_tickets
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.papers import joining_papers
from desktop_app.use_cases.reception import appointments, enrolment, joining, messages, people, reminders, requests
from desktop_app.use_cases.workshops import workshops
from tests.forms import reading
from tests.helpers.builders import NINE, stored_appointment, stored_mandate, stored_person
from tests.use_cases.gestures_of_workshops import FIRST_STEPS, PLACE

LATER = datetime(2025, 12, 4, 9)


@pytest.fixture
def two(desk: Desk) -> tuple[Person, Person]:
    """« Núria Roca » with an appointment, « Nuria Rocca » with another and a mandate."""
    kept, gone = stored_person(desk.db, "Roca", "Núria", phone=""), stored_person(desk.db, "Rocca", "Nuria")
    stored_appointment(desk.db, kept, start=NINE)
    stored_appointment(desk.db, gone, start=LATER)
    stored_mandate(desk.db, person=gone)
    return kept, gone


def test_all_that_hangs_on_the_one_that_goes_comes_along(desk: Desk, two: tuple[Person, Person]) -> None:
    kept, gone = two
    told = joining.preview(desk, kept.id, gone.id).told.replace("\N{NO-BREAK SPACE}", " ")
    assert told == "1 rendez-vous et 1 mandat viennent sur cette fiche."
    done = joining.join(desk, kept.id, gone.id, name_of=gone.id, phone=gone.phone)
    view = people.view(desk, kept.id)
    assert (view.person.name, view.person.phone) == ("Nuria Rocca", gone.phone)
    assert [one.start for one in view.appointments] == [LATER, NINE] and len(view.mandates) == 1
    with pytest.raises(OutOfDate):
        people.view(desk, gone.id)
    assert done.undo
    done.undo.back(desk)
    assert people.view(desk, kept.id).person == kept and people.view(desk, gone.id).person == gone
    assert [one.start for one in people.view(desk, gone.id).appointments] == [LATER]


def test_it_is_not_taken_back_once_something_changed(desk: Desk, two: tuple[Person, Person]) -> None:
    kept, gone = two
    done = joining.join(desk, kept.id, gone.id, name_of=kept.id, phone="")
    moved = people.view(desk, kept.id).appointments[0]
    appointments.remove(desk, moved.id)
    assert done.undo
    with pytest.raises(OutOfDate):
        done.undo.back(desk)


def test_two_appointments_at_one_hour_are_settled_first(desk: Desk, two: tuple[Person, Person]) -> None:
    kept, gone = two
    clash = stored_appointment(desk.db, gone, start=NINE + timedelta(minutes=15), advisor_id=2)
    with pytest.raises(RuleBroken, match="supprimez d’abord l’un des deux"):
        joining.join(desk, kept.id, gone.id, name_of=kept.id, phone="")
    assert people.view(desk, gone.id).person == gone
    appointments.mark_as(desk, clash.id, State.EXCUSED)
    joining.join(desk, kept.id, gone.id, name_of=kept.id, phone="")


def test_two_mandates_in_progress_are_settled_first_and_a_file_is_not_joined_to_itself(
    desk: Desk, two: tuple[Person, Person]
) -> None:
    kept, gone = two
    stored_mandate(desk.db, person=kept)
    assert "un mandat en cours" in joining.preview(desk, kept.id, gone.id).clash
    assert "la même fiche" in joining.preview(desk, kept.id, kept.id).clash


def test_a_request_that_comes_over_is_told(desk: Desk) -> None:
    kept, gone = stored_person(desk.db, "Roca", "Núria", phone=""), stored_person(desk.db, "Rocca", "Nuria")
    requests.note(desk, Outcome.LISTED, why=Why.FULL, person=gone)
    told = joining.preview(desk, kept.id, gone.id).told.replace("\N{NO-BREAK SPACE}", " ")
    assert told == "1 demande vient sur cette fiche."


def test_what_hangs_on_it_besides_is_told(desk: Desk, two: tuple[Person, Person]) -> None:
    kept, gone = two
    (theirs,) = people.view(desk, gone.id).appointments
    for result in (ReminderResult.NO_ANSWER, ReminderResult.COMES):
        reminders.record(desk, theirs.id, result)
    messages.leave(desk, advisor_id=1, day=LATER.date(), text="Elle viendra plus tard", person_id=gone.id)
    told = joining.preview(desk, kept.id, gone.id).told.replace("\N{NO-BREAK SPACE}", " ")
    assert told == "1 rendez-vous, 2 rappels, 1 mandat et 1 message viennent sur cette fiche."


def test_who_waits_in_one_file_and_has_the_seat_in_the_other_waits_no_more(desk: Desk) -> None:
    workshops.give(desk, **PLACE, subject=FIRST_STEPS)
    kept, gone = stored_person(desk.db, "Roca", "Núria", phone=""), stored_person(desk.db, "Rocca", "Nuria")
    wish = enrolment.put_on_list(desk, **PLACE, person=gone).subject
    enrolment.enrol(desk, **PLACE, person=kept)
    before = stored_requests.get(desk.db, wish)
    done = joining.join(desk, kept.id, gone.id, name_of=kept.id, phone="")
    assert enrolment.roll(desk, *PLACE.values()).waiting == ()  # type: ignore[arg-type]
    assert done.undo
    done.undo.back(desk)
    assert stored_requests.get(desk.db, wish) == before


def test_a_mandate_that_ended_stands_in_nobodys_way(desk: Desk, two: tuple[Person, Person]) -> None:
    kept, gone = two
    stored_mandate(desk.db, MandateState.ENDED, person=kept)
    assert joining.preview(desk, kept.id, gone.id).clash == ""


def test_it_is_not_taken_back_over_a_name_put_right_since(desk: Desk, two: tuple[Person, Person]) -> None:
    kept, gone = two
    done = joining.join(desk, kept.id, gone.id, name_of=kept.id, phone="")
    people.correct(desk, replace(people.view(desk, kept.id).person, first_name="Noria"))
    assert done.undo
    with pytest.raises(OutOfDate):
        done.undo.back(desk)


def test_a_proof_is_kept_with_the_file_and_tells_all_that_came(desk: Desk, two: tuple[Person, Person]) -> None:
    kept, gone = two
    reminders.record(desk, people.view(desk, gone.id).appointments[0].id, ReminderResult.COMES)
    messages.leave(desk, advisor_id=1, day=NINE.date(), text="Rappeler", person_id=gone.id)
    stored_tickets.add(desk.db, Ticket(0, NINE.date(), 0, NINE, state=TicketState.SEEN, person_id=gone.id))
    done = joining.join(desk, kept.id, gone.id, name_of=kept.id, phone="")
    (proof,) = people.view(desk, kept.id).joined
    number = people.view(desk, kept.id).mandates[0].number
    assert (proof.appointments, proof.reminders, proof.walk_ins, proof.messages, proof.mandates) == (
        1,
        1,
        1,
        1,
        (number,),
    )
    said = " ".join(reading.pages(joining_papers.proof(desk, kept.id).build()))
    assert all(each in said for each in ("Núria Roca", "Nuria Rocca", number, "1 rappel", "1 message", "ompte n° 1"))
    # The reminder is that of the appointment, and comes with it.
    came = next(one for one in people.view(desk, kept.id).appointments if one.start == LATER)
    assert len(stored_reminders.of_appointment(desk.db, came.id)) == 1
    third = stored_person(desk.db, "Roka", "Núria")
    again = joining.join(desk, third.id, kept.id, name_of=third.id, phone="")
    assert [each.gone_name for each in people.view(desk, third.id).joined] == ["Nuria Rocca", "Núria Roca"]
    assert again.undo and done.undo
    again.undo.back(desk)
    done.undo.back(desk)
    assert people.view(desk, kept.id).joined == ()
    with pytest.raises(RuleBroken, match="pas de preuve"):
        joining_papers.proof(desk, kept.id)
