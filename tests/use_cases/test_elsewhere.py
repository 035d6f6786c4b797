"""A mandate held in Aidants Connect: noted by an advisor, seen by all, gone with its last day and with the person."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from desktop_app.domain.errors import NotAllowed, OutOfDate, Refused
from desktop_app.domain.person import Person
from desktop_app.forms import personal_data
from desktop_app.storage.mandates import elsewhere as stored
from desktop_app.use_cases import clock_check, journal
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.destruction import erasure
from desktop_app.use_cases.mandates import elsewhere
from desktop_app.use_cases.papers import joining_papers, printing
from desktop_app.use_cases.reception import joining, people
from tests.helpers.builders import NINE, THURSDAY, stored_person
from tests.helpers.clock import StillClock
from tests.helpers.paper import words_of

FIRST, LAST = date(2025, 11, 3), date(2025, 12, 4)


@pytest.fixture
def person(desk: Desk) -> Person:
    return stored_person(desk.db, "Roca", "Núria")


def note(desk: Desk, person: Person, reference: str = "AC-2025-118", last_on: date = LAST) -> Changes:
    return elsewhere.note(desk, person.id, reference, FIRST, last_on)


def held(desk: Desk, person: Person) -> list[str]:
    return [each.reference for each in people.view(desk, person.id).elsewhere]


def test_an_advisor_notes_it_and_everybody_sees_it(desk: Desk, reception_desk: Desk, person: Person) -> None:
    for gesture in (
        lambda: note(reception_desk, person),
        lambda: elsewhere.correct(reception_desk, 1, "AC-1", FIRST, LAST),
        lambda: elsewhere.remove(reception_desk, 1),
    ):
        with pytest.raises(NotAllowed):
            gesture()
    told = note(desk, person).told.replace("\N{NO-BREAK SPACE}", " ")
    assert told == "Mandat Aidants Connect noté, jusqu’au 4 décembre 2025."
    assert held(reception_desk, person) == ["AC-2025-118"]
    assert [each.last_on for each in elsewhere.of_person(reception_desk, person.id)] == [LAST]


def test_each_gesture_is_taken_back_unless_something_came_between(desk: Desk, person: Person) -> None:
    noted = note(desk, person)
    corrected = elsewhere.correct(desk, noted.subject, "AC-2025-119", FIRST, LAST)
    assert noted.undo and corrected.undo and held(desk, person) == ["AC-2025-119"]
    with pytest.raises(OutOfDate):
        noted.undo.back(desk)
    corrected.undo.back(desk)
    removed = elsewhere.remove(desk, noted.subject)
    assert removed.undo and held(desk, person) == []
    removed.undo.back(desk)
    assert held(desk, person) == ["AC-2025-118"]
    noted.undo.back(desk)
    assert held(desk, person) == []


def test_what_is_wrong_leaves_all_as_it_was(desk: Desk, person: Person) -> None:
    noted = note(desk, person)
    with pytest.raises(Refused):
        note(desk, person)
    with pytest.raises(Refused):
        elsewhere.correct(desk, noted.subject, "2 69 05 49 588 157 80", FIRST, LAST)
    assert elsewhere.correct(desk, noted.subject, "AC-2025-118", FIRST, LAST).told == ""
    assert held(desk, person) == ["AC-2025-118"]


def test_the_journal_says_that_it_was_noted_and_not_what(desk: Desk, person: Person) -> None:
    note(desk, person)
    words = json.dumps([dict(row) for row in desk.db["journal"].rows], default=str)
    assert "ELSEWHERE_NOTED" in words and "AC-2025" not in words and "2025-12-04" not in words
    assert journal.overview(desk)


def test_nothing_of_it_is_kept_the_day_after_its_last(desk: Desk, person: Person, clock: StillClock) -> None:
    note(desk, person)
    note(desk, person, "AC-2025-120", LAST + timedelta(days=1))
    assert not clock_check.doubt(desk)
    clock.set(NINE + timedelta(days=7))
    assert not clock_check.doubt(desk)
    elsewhere.forget_over(desk)
    assert held(desk, person) == ["AC-2025-118", "AC-2025-120"]
    clock.set(NINE + timedelta(days=8))
    assert [each.reference for each in elsewhere.of_person(desk, person.id)] == ["AC-2025-120"]
    elsewhere.forget_over(desk)
    assert held(desk, person) == ["AC-2025-120"]


def test_nothing_goes_while_the_date_is_in_doubt(desk: Desk, person: Person, clock: StillClock) -> None:
    note(desk, person)
    assert not clock_check.doubt(desk)
    clock.set(NINE + timedelta(days=400))
    elsewhere.forget_over(desk)
    assert held(desk, person) == ["AC-2025-118"]


def test_it_comes_along_with_a_file_that_is_joined_and_goes_back(desk: Desk, person: Person) -> None:
    other = stored_person(desk.db, "Rocca", "Nuria")
    note(desk, other)
    told = joining.preview(desk, person.id, other.id).told.replace("\N{NO-BREAK SPACE}", " ")
    assert told == "1 mandat d’Aidants Connect vient sur cette fiche."
    done = joining.join(desk, person.id, other.id, name_of=person.id, phone="")
    assert held(desk, person) == ["AC-2025-118"]
    assert "1 mandat d’Aidants Connect." in words_of(joining_papers.proof(desk, person.id).build())
    assert done.undo
    done.undo.back(desk)
    assert held(desk, person) == [] and held(desk, other) == ["AC-2025-118"]


def test_it_goes_with_the_person_and_is_not_taken_back(desk: Desk, person: Person) -> None:
    noted = note(desk, person)
    removed = elsewhere.remove(desk, noted.subject)
    note(desk, person, "AC-2025-121")
    erasure.erase(desk, person.id)
    assert stored.of_person(desk.db, person.id) == [] and removed.undo
    with pytest.raises(OutOfDate):
        removed.undo.back(desk)


def test_the_person_reads_it_on_paper_and_in_the_file(desk: Desk, person: Person) -> None:
    note(desk, person)
    paper = printing.personal_record(desk, person.id)
    assert "Référence AC-2025-118, du 3 novembre 2025 au 4 décembre 2025." in words_of(paper.build())
    assert paper.data
    assert json.loads(paper.data())["mandats_aidants_connect"] == [
        {"reference": "AC-2025-118", "premier_jour": "2025-11-03", "dernier_jour": "2025-12-04"}
    ]
    assert personal_data.VERSION == 1 and THURSDAY < LAST
