"""Taking the last action back puts the file as it was, or says why not."""

from datetime import timedelta

import pytest

from desktop_app.domain.errors import OutOfDate, SlotTaken
from desktop_app.domain.journal import Action
from desktop_app.domain.person import read_person
from desktop_app.domain.reception.appointment import State
from desktop_app.storage.journal import journal
from desktop_app.storage.reception import appointments as stored
from desktop_app.storage.reception import people
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import appointments, undo
from tests.helpers.builders import NINE, THURSDAY, stored_person
from tests.use_cases.test_appointments import book


def test_a_booking_taken_back_leaves_no_trace_of_a_person_added_with_it(desk: Desk) -> None:
    done = book(desk, read_person("Roca", "Joan"))
    assert done.undo
    told = undo.take_back(desk, done.undo).told
    assert told == "Annulé : le rendez-vous de Joan Roca."
    assert stored.on_day(desk.db, THURSDAY) == []
    assert people.count(desk.db) == 0
    assert [entry.action for entry in journal.latest(desk.db, 2)] == [Action.UNDONE, Action.PERSON_REMOVED]


def test_a_person_known_before_stays(desk: Desk) -> None:
    done = book(desk, stored_person(desk.db))
    assert done.undo
    undo.take_back(desk, done.undo)
    assert people.count(desk.db) == 1


def test_a_person_added_who_has_booked_again_since_stays(desk: Desk) -> None:
    done = book(desk, read_person("Roca", "Joan"))
    assert done.undo
    book(desk, people.listing(desk.db)[0], NINE + timedelta(minutes=45))
    undo.take_back(desk, done.undo)
    assert people.count(desk.db) == 1


@pytest.mark.parametrize("state", [State.EXCUSED, State.CANCELLED])
def test_a_state_is_put_back(desk: Desk, state: State) -> None:
    first = book(desk)
    before = stored.get(desk.db, first.subject)
    marked = appointments.mark_as(desk, first.subject, state)
    assert marked.undo
    undo.take_back(desk, marked.undo)
    assert stored.get(desk.db, first.subject) == before


def test_a_move_is_put_back(desk: Desk) -> None:
    first = book(desk)
    moved = appointments.move_to(desk, first.subject, advisor_id=1, start=NINE + timedelta(minutes=45))
    assert moved.undo
    undo.take_back(desk, moved.undo)
    kept = stored.get(desk.db, first.subject)
    assert kept and kept.start == NINE


def test_a_move_is_not_put_back_on_a_place_given_since(desk: Desk) -> None:
    first = book(desk)
    moved = appointments.move_to(desk, first.subject, advisor_id=1, start=NINE + timedelta(minutes=45))
    book(desk, stored_person(desk.db, "Vila", "Rosa"))
    assert moved.undo
    with pytest.raises(SlotTaken):
        undo.take_back(desk, moved.undo)


def test_what_has_changed_since_is_left_alone(desk: Desk) -> None:
    done = book(desk)
    appointments.mark_as(desk, done.subject, State.EXCUSED)
    assert done.undo
    with pytest.raises(OutOfDate):
        undo.take_back(desk, done.undo)


def test_a_correction_is_put_back_with_the_person_it_added(desk: Desk) -> None:
    first = book(desk)
    before = stored.get(desk.db, first.subject)
    done = appointments.correct(desk, first.subject, person=read_person("Roca", "Joan"), theme="Justice")
    assert done.undo and people.count(desk.db) == 2
    undo.take_back(desk, done.undo)
    assert stored.get(desk.db, first.subject) == before and people.count(desk.db) == 1


def test_what_was_removed_comes_back_as_it_was_unless_its_place_was_given(desk: Desk) -> None:
    first = book(desk)
    before = stored.get(desk.db, first.subject)
    gone = appointments.remove(desk, first.subject)
    assert stored.on_day(desk.db, THURSDAY) == [] and gone.undo
    undo.take_back(desk, gone.undo)
    assert stored.get(desk.db, first.subject) == before
    again = appointments.remove(desk, first.subject)
    book(desk, stored_person(desk.db, "Vila", "Rosa"))
    assert again.undo
    with pytest.raises(SlotTaken):
        undo.take_back(desk, again.undo)
