"""The register of what people ask about their data: noted, reminded, answered, and kept without the person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop_app.domain.errors import NotAllowed, OutOfDate, RuleBroken
from desktop_app.domain.reception.rights_request import (
    Answer,
    Answered,
    Extension,
    Identity,
    Means,
    Right,
    RightsRequest,
)
from desktop_app.storage.reception import people
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.destruction import erasure
from desktop_app.use_cases.overview import attention
from desktop_app.use_cases.papers import printing, rights_papers
from desktop_app.use_cases.reception import joining, rights_requests
from tests.helpers.builders import stored_person
from tests.helpers.paper import words_of

RECEIVED = date(2025, 11, 20)
DONE = Answered(Answer.DONE, date(2025, 11, 25), Means.LETTER)


def noted(desk: Desk, **changes: object) -> int:
    """Somebody asks to see their data; the id."""
    asked = RightsRequest(0, Right.ACCESS, RECEIVED, asked_by="M. Roca")
    return rights_requests.note(desk, replace(asked, **changes)).subject  # type: ignore[arg-type]


def reminded(desk: Desk) -> list[str]:
    return [each.sentence for each in attention.needs_attention(desk) if each.part == "rights"]


def test_noted_at_the_desk_it_is_in_the_register_of_the_manager(reception_desk: Desk, manager_desk: Desk) -> None:
    done = rights_requests.note(reception_desk, RightsRequest(0, Right.ACCESS, RECEIVED, asked_by=" M.  Roca"))
    (row,) = rights_requests.listing(manager_desk)
    assert (row.who, row.request.noted_by, row.request.open) == ("M. Roca", reception_desk.who, True)
    assert "20 décembre 2025" in done.told.replace("\N{NO-BREAK SPACE}", " ") and done.undo
    with pytest.raises(NotAllowed):
        rights_requests.listing(reception_desk)


def test_a_faire_reminds_from_ten_days_before_and_once_late(desk: Desk) -> None:
    noted(desk, received_on=date(2025, 11, 10))
    assert reminded(desk) == []
    noted(desk, received_on=date(2025, 11, 7))
    noted(desk, received_on=date(2025, 10, 3))
    first, second = reminded(desk)
    assert "en retard depuis le 3" in first and "répondre jusqu’au 7" in second
    rights_requests.answer(desk, 3, DONE)
    assert len(reminded(desk)) == 1


def test_those_that_wait_come_first_the_first_due_on_top(desk: Desk) -> None:
    for received in (date(2025, 11, 10), date(2025, 11, 3), date(2025, 11, 12)):
        noted(desk, received_on=received)
    rights_requests.answer(desk, 3, DONE)
    rights_requests.prolong(desk, 2, Extension(1, date(2025, 11, 21), "relecture"))
    assert [each.request.id for each in rights_requests.listing(desk)] == [1, 2, 3]


def test_each_gesture_is_taken_back_unless_something_came_after(desk: Desk) -> None:
    id = noted(desk)
    for change in (
        lambda: rights_requests.correct(desk, RightsRequest(id, Right.ERASURE, RECEIVED, asked_by="M. Roca")),
        lambda: rights_requests.prolong(desk, id, Extension(2, date(2025, 11, 21), "relecture")),
        lambda: rights_requests.answer(desk, id, DONE),
        lambda: rights_requests.remove(desk, id),
    ):
        before = rights_requests.row(desk, id)
        done = change()
        assert done.undo
        done.undo.back(desk)
        assert rights_requests.row(desk, id) == before
    first = rights_requests.answer(desk, id, DONE)
    rights_requests.answer(desk, id, replace(DONE, how=Means.MAIL))
    assert first.undo
    with pytest.raises(OutOfDate):
        first.undo.back(desk)


def test_who_is_erased_leaves_the_line_and_no_name(desk: Desk) -> None:
    person = stored_person(desk.db, "Aubert", "Nadia")
    id = noted(desk, person_id=person.id, right=Right.ERASURE)
    assert rights_requests.open_of(desk, person.id, Right.ERASURE)
    erasure.erase(desk, person.id)
    rights_requests.answered_here(desk, id)
    row = rights_requests.row(desk, id)
    assert (row.who, row.request.answer, row.request.answered_by) == ("Personne effacée", Answer.DONE, desk.who)
    assert "Aubert" not in " ".join(str(each) for each in desk.db["rights_request"].rows)
    register = " ".join(words_of(rights_papers.register(desk).build()).split())
    assert "Personne effacée" in register and "Faite le" in register


def test_nobody_is_erased_whose_access_is_still_to_be_answered(desk: Desk) -> None:
    person = stored_person(desk.db, "Aubert", "Nadia", on=date(2020, 1, 2))
    id = noted(desk, person_id=person.id)
    with pytest.raises(RuleBroken, match="attend sa réponse"):
        erasure.erase(desk, person.id)
    assert erasure.count_dormant(desk) == 0 and erasure.dormant(desk).first == ()
    rights_requests.answer(desk, id, DONE)
    assert erasure.count_dormant(desk) == 1
    erasure.purge(desk)
    assert rights_requests.row(desk, id).person is None


def test_an_undo_brings_no_name_back_once_erased(desk: Desk) -> None:
    person = stored_person(desk.db, "Aubert", "Nadia")
    done = rights_requests.note(desk, RightsRequest(0, Right.ERASURE, RECEIVED, person_id=person.id))
    gone = rights_requests.remove(desk, done.subject)
    erasure.erase(desk, person.id)
    assert gone.undo
    with pytest.raises(OutOfDate):
        gone.undo.back(desk)
    assert rights_requests.listing(desk) == ()


def test_a_name_without_a_file_goes_after_the_time_that_a_file_is_kept(desk: Desk) -> None:
    old = noted(desk, received_on=date(2023, 10, 2))
    rights_requests.answer(desk, old, replace(DONE, on=date(2023, 10, 9)))
    waits, lately = noted(desk, received_on=date(2023, 10, 2)), noted(desk)
    rights_requests.answer(desk, lately, DONE)
    rights_requests.forget_old(desk)
    assert [rights_requests.row(desk, each).who for each in (old, waits, lately)] == [
        "Personne effacée",
        "M. Roca",
        "M. Roca",
    ]


def test_two_files_made_one_bring_their_requests_along(desk: Desk) -> None:
    kept, gone = stored_person(desk.db, "Roca", "Núria"), stored_person(desk.db, "Roca", "Nuria")
    id = noted(desk, person_id=gone.id)
    joining.join(desk, kept.id, gone.id, name_of=kept.id, phone="")
    assert rights_requests.row(desk, id).person == people.get(desk.db, kept.id)


def test_what_somebody_asked_is_in_what_is_held_on_them(desk: Desk) -> None:
    person = stored_person(desk.db, "Aubert", "Nadia")
    noted(desk, person_id=person.id, identity=Identity.DOUBTED)
    paper = printing.personal_record(desk, person.id)
    said = " ".join(words_of(paper.build()).replace("\N{NO-BREAK SPACE}", " ").split())
    assert "Demande n° 2025-1 (accès aux données), reçue le 20 novembre 2025" in said
    assert paper.data and b'"numero": "2025-1"' in paper.data()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda desk, id: None, "Accusé de réception"),
        (
            lambda desk, id: rights_requests.prolong(desk, id, Extension(1, date(2025, 11, 21), "relecture")),
            "prend plus de temps : relecture.",
        ),
        (
            lambda desk, id: rights_requests.answer(
                desk, id, replace(DONE, answer=Answer.REFUSED, reason="pièce jamais venue", recourse=True)
            ),
            "Saisir le tribunal administratif",
        ),
        (lambda desk, id: rights_requests.answer(desk, id, DONE), "Vos données sont sur la feuille jointe"),
    ],
)
def test_the_letter_is_the_one_that_is_due(desk: Desk, change: object, words: str) -> None:
    id = noted(desk)
    change(desk, id)  # type: ignore[operator]
    said = " ".join(words_of(rights_papers.letter(desk, id).build()).replace("\N{NO-BREAK SPACE}", " ").split())
    assert words in said and "M. Roca" in said


def test_calls_about_an_appointment_are_in_what_is_held(desk: Desk) -> None:
    from desktop_app.domain.reception.call import Call, CallResult
    from desktop_app.domain.reception.reminder import Reminder, ReminderResult
    from desktop_app.storage.reception import calls, reminders
    from tests.helpers.builders import stored_appointment

    person = stored_person(desk.db, "Aubert", "Nadia")
    visit = stored_appointment(desk.db, person)
    calls.add(desk.db, Call(0, visit.id, datetime(2025, 11, 24, 10, 5), CallResult.MESSAGE))
    reminders.add(desk.db, Reminder(0, visit.id, datetime(2025, 11, 26, 15, 10), ReminderResult.COMES))
    held = erasure.everything_on(desk, person.id)
    assert [(at, result) for at, _, result in held.calls] == [
        (datetime(2025, 11, 24, 10, 5), CallResult.MESSAGE.value),
        (datetime(2025, 11, 26, 15, 10), ReminderResult.COMES.value),
    ]
