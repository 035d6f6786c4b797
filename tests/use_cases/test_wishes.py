"""Whoever waits for a seat of a workshop and gets one waits no more, whichever way it was given; Ctrl+Z says so too."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from desktop_app.domain.errors import OutOfDate
from desktop_app.domain.person import Person
from desktop_app.domain.reception.appointment import Appointment, State
from desktop_app.domain.reception.call import CallResult
from desktop_app.domain.reception.circumstances import Circumstances
from desktop_app.domain.reception.request import Outcome, Request, Why
from desktop_app.storage.reception import appointments as stored
from desktop_app.storage.reception import requests as stored_requests
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import appointments, calls, enrolment, requests, series, sooner
from desktop_app.use_cases.reception.series import Repeats
from desktop_app.use_cases.workshops import gauges, workshops
from tests.helpers.builders import stored_appointment, stored_person
from tests.use_cases.gestures_of_workshops import FIRST_STEPS, FRIDAY_AT_TWO, PLACE

FRIDAY_AT_NINE, WEEK = FRIDAY_AT_TWO.replace(hour=9), timedelta(weeks=1)


@pytest.fixture
def waiting(desk: Desk) -> Person:
    """Somebody on the waiting list of Friday at two."""
    workshops.give(desk, **PLACE, subject=FIRST_STEPS)
    person = stored_person(desk.db, "Roca", "Karim")
    enrolment.put_on_list(desk, **PLACE, person=person)
    return person


def wishes(desk: Desk) -> list[Request]:
    return stored_requests.waiting(desk.db)


def answered_and_put_back(desk: Desk, changes: Changes, before: list[Request]) -> None:
    """The wish waits no more, names what answered it, and is what it was once that is undone."""
    assert before and wishes(desk) == []
    (request,) = [stored_requests.get(desk.db, each.id) for each in before]
    given = stored.get(desk.db, request.appointment_id)
    assert given and (given.start, request.outcome) == (FRIDAY_AT_TWO, Outcome.GIVEN)
    assert changes.undo
    changes.undo.back(desk)
    assert wishes(desk) == before


def booked_for(desk: Desk, person: Person, **changes: object) -> Appointment:
    wanted = {"advisor_id": 2, "start": FRIDAY_AT_NINE, "minutes": 180, "theme": FIRST_STEPS.theme, **changes}
    return stored_appointment(desk.db, person, **wanted)


def test_moved_into_it(desk: Desk, waiting: Person) -> None:
    id, before = booked_for(desk, waiting).id, wishes(desk)
    answered_and_put_back(desk, appointments.move_to(desk, id, **PLACE), before)


def test_moved_into_it_by_a_call(desk: Desk, waiting: Person) -> None:
    # Nobody receives on that Saturday.
    id, before = booked_for(desk, waiting, start=FRIDAY_AT_NINE + timedelta(days=1)).id, wishes(desk)
    done = calls.record(desk, id, CallResult.AGREED, **PLACE)
    answered_and_put_back(desk, done, before)


def test_moved_into_it_as_it_is_sooner(desk: Desk, waiting: Person) -> None:
    id = booked_for(desk, waiting, start=FRIDAY_AT_NINE + WEEK, circumstances=Circumstances(sooner=True)).id
    before = wishes(desk)
    answered_and_put_back(desk, sooner.take(desk, id, **PLACE), before)


def test_at_a_later_date_of_a_series(desk: Desk, waiting: Person) -> None:
    before = wishes(desk)
    done = series.book(desk, repeats=Repeats(2), person=waiting, advisor_id=2, start=FRIDAY_AT_TWO - WEEK,
                       theme=FIRST_STEPS.theme, past_confirmed=True)  # fmt: skip
    answered_and_put_back(desk, done, before)


def test_a_request_that_a_later_date_answers_is_answered_once(desk: Desk, waiting: Person) -> None:
    before = wishes(desk)
    given = {"person": waiting, "advisor_id": 2, "start": FRIDAY_AT_TWO - WEEK, "theme": FIRST_STEPS.theme}
    done = requests.give(desk, **given, why=Why.FULL, request_id=before[0].id, repeats=Repeats(2), past_confirmed=True)
    answered_and_put_back(desk, done, before)
    requests.settle_as(desk, before[0].id, Outcome.UNANSWERED)
    with pytest.raises(OutOfDate):
        requests.give(desk, **given, why=Why.FULL, request_id=before[0].id, past_confirmed=True)


def test_come_back_to_a_seat_that_was_given_up(desk: Desk, waiting: Person) -> None:
    id, before = booked_for(desk, waiting, **PLACE, minutes=120, state=State.EXCUSED).id, wishes(desk)
    answered_and_put_back(desk, appointments.mark_as(desk, id, State.EXPECTED), before)


def test_put_right_to_be_theirs(desk: Desk, waiting: Person) -> None:
    taken = booked_for(desk, stored_person(desk.db, "Bosc", "Ida"), **PLACE, minutes=120)
    before = wishes(desk)
    answered_and_put_back(desk, appointments.correct(desk, taken.id, person=waiting, theme=taken.theme), before)


def test_what_was_said_of_the_wish_since_stays(desk: Desk, waiting: Person) -> None:
    id, (before,) = booked_for(desk, waiting).id, wishes(desk)
    done = appointments.move_to(desk, id, **PLACE)
    stored_requests.update(desk.db, replace(stored_requests.get(desk.db, before.id), appointment_id=0, person_id=0))
    assert done.undo
    done.undo.back(desk)
    assert wishes(desk) == []


def test_whose_seat_was_noted_by_mistake_is_on_the_list_again_and_no_seat_is_kept(desk: Desk, waiting: Person) -> None:
    booked = enrolment.agree(desk, wishes(desk)[0].id).subject
    done = appointments.remove(desk, booked)
    found = gauges.at(desk, 2, FRIDAY_AT_TWO)
    assert found and (found.promised, found.waiting, found.left) == (0, 1, 3)
    counted = stored_requests.count(desk.db, datetime.min, datetime.max)
    assert counted == {(Why.FULL, Outcome.LISTED): 1}
    assert done.undo
    done.undo.back(desk)
    assert wishes(desk) == []
