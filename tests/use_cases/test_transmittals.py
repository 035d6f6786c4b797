"""Requests that the commune transmits: each once on a numbered paper, answered, taken back, printed again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from desktop_app.domain.convention import Booker
from desktop_app.domain.errors import OutOfDate, Refused, RuleBroken
from desktop_app.domain.reception.request import Outcome, Why
from desktop_app.domain.reception.transmittal import due_on
from desktop_app.storage import numbers
from desktop_app.storage.connection.database import writing
from desktop_app.storage.mandates import destructions
from desktop_app.storage.reception import people as stored_people
from desktop_app.storage.reception import transmittals as stored
from desktop_app.use_cases import clock_check
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.overview import attention
from desktop_app.use_cases.papers import printing, request_papers
from desktop_app.use_cases.reception import appointments, demand, joining, people, requests, transmittals, waiting_list
from tests.helpers.alike import back
from tests.helpers.builders import THURSDAY, its_terms, put_right, stored_person
from tests.helpers.clock import StillClock
from tests.helpers.paper import words_of
from tests.use_cases.gestures_of_workshops import listed

LATER = timedelta(14)
HAINAUT = "La Porte du Hainaut"
DUE = date(2025, 12, 12)
"""A Friday, fifteen days after the Thursday."""


@pytest.fixture(autouse=True)
def at_nine(clock: StillClock, desk: Desk) -> None:
    """The Thursday at nine, under a convention that has the requests transmitted."""
    clock.set(datetime.combine(THURSDAY, time(9)))
    put_right(desk, its_terms(partner=HAINAUT, answer_days=15))


def asked(desk: Desk, last_name: str, outcome: Outcome = Outcome.CALL_BACK) -> int:
    """Somebody who asks, and is to be called; the id of the request."""
    person = stored_person(desk.db, last_name, "Nadia", "0639989139")
    return requests.note(desk, outcome, why=Why.FULL, theme="Logement", person=person).subject


def sent(desk: Desk, *ids: int) -> Changes:
    """These leave for the partner, an answer being due after fifteen days."""
    return transmittals.send(desk, ids, sent_to=HAINAUT, answer_by=DUE)


def waiting(desk: Desk) -> list[str]:
    """Who is to be called and who waits for the partner."""
    found = waiting_list.read(desk)
    rows = (*found.call_back, *found.listed, *found.transmitted)
    return [f"{row.person.last_name} {row.request.outcome.name}" for row in rows]


def late_lines(desk: Desk) -> list[str]:
    """What « À faire » says of transmittals, with the blanks of a keyboard."""
    lines = (each.sentence.replace("\N{NO-BREAK SPACE}", " ") for each in attention.needs_attention(desk))
    return [line for line in lines if line.startswith("Bordereau")]


@pytest.mark.parametrize(
    ("sent_on", "days", "due"),
    [
        (date(2025, 11, 27), 15, date(2025, 12, 12)),  # a Friday
        (date(2025, 11, 28), 15, date(2025, 12, 15)),  # a Saturday leaves until Monday
        (date(2025, 11, 29), 15, date(2025, 12, 15)),  # and so does a Sunday
        (date(2025, 12, 31), 1, date(2026, 1, 1)),
    ],
)
def test_an_answer_is_due_on_a_working_day(sent_on: date, days: int, due: date) -> None:
    assert due_on(sent_on, days) == due


def test_where_no_convention_transmits_nothing_is_offered(desk: Desk) -> None:
    asked(desk, "Aubert")
    put_right(desk, its_terms())
    assert transmittals.outbox(desk) is None


def test_those_to_call_are_offered_with_whom_and_by_when(desk: Desk) -> None:
    first, second = asked(desk, "Aubert"), asked(desk, "Roca", Outcome.LISTED)
    requests.note(desk, Outcome.UNANSWERED, why=Why.FULL)
    found = transmittals.outbox(desk)
    assert found and [row.request.id for row in found.rows] == [first, second]
    assert (found.sent_to, found.answer_by) == (HAINAUT, DUE)


def test_they_leave_together_under_the_next_number_of_the_year(desk: Desk, clock: StillClock) -> None:
    first, second, third = (asked(desk, name) for name in ("Aubert", "Roca", "Vidal"))
    done = sent(desk, second, first)
    made = stored.get(desk.db, done.subject)
    assert made.reference == "2025-01" and [row.request_id for row in made.rows] == [first, second]
    assert [(row.position, row.name, row.subject) for row in made.rows] == [
        (1, "Nadia Aubert", "Logement"),
        (2, "Nadia Roca", "Logement"),
    ]
    assert waiting(desk) == ["Vidal CALL_BACK", "Aubert TRANSMITTED", "Roca TRANSMITTED"]
    assert waiting_list.how_many_to_call(desk) == 1
    clock.set(datetime(2026, 1, 5, 9))
    clock_check.accept(desk, day=date(2026, 1, 5))
    after = transmittals.send(desk, [third], sent_to=HAINAUT, answer_by=date(2026, 1, 20))
    assert stored.get(desk.db, after.subject).reference == "2026-01"


def test_nothing_leaves_twice(desk: Desk) -> None:
    first, second = asked(desk, "Aubert"), asked(desk, "Roca")
    sent(desk, first)
    with pytest.raises(RuleBroken, match="ne se transmet pas"):
        sent(desk, second, first)
    assert [each.reference for each in transmittals.listing(desk)] == ["2025-01"]
    assert waiting(desk) == ["Roca CALL_BACK", "Aubert TRANSMITTED"]
    # Answered otherwise it is to be called for, and still does not leave again.
    requests.settle_as(desk, first, Outcome.CALL_BACK, words="en janvier seulement")
    with pytest.raises(RuleBroken, match="déjà partie"):
        sent(desk, first)
    found = transmittals.outbox(desk)
    assert found and [row.request.id for row in found.rows] == [second]


def test_what_lacks_is_said_beside_its_field_and_nothing_leaves(desk: Desk) -> None:
    request_id = asked(desk, "Aubert")
    with pytest.raises(Refused) as refused:
        transmittals.send(desk, [], sent_to=HAINAUT, answer_by=DUE)
    assert [fault.field for fault in refused.value.faults] == ["requests"]
    with pytest.raises(Refused) as refused:
        transmittals.send(desk, [request_id], sent_to=" ", answer_by=THURSDAY - timedelta(1))
    assert [fault.field for fault in refused.value.faults] == ["sent_to", "answer_by"]
    with pytest.raises(Refused):
        transmittals.send(desk, [request_id], sent_to=HAINAUT, answer_by=None)
    assert not transmittals.any_left(desk) and waiting(desk) == ["Aubert CALL_BACK"]


def test_taken_back_everybody_waits_as_before_and_the_number_is_not_given_again(desk: Desk) -> None:
    first, second = asked(desk, "Aubert"), asked(desk, "Roca", Outcome.LISTED)
    back(desk, sent(desk, first, second))
    assert waiting(desk) == ["Aubert CALL_BACK", "Roca LISTED"] and not transmittals.any_left(desk)
    assert stored.get(desk.db, sent(desk, first).subject).reference == "2025-02"


def test_a_number_printed_before_an_older_file_was_put_back_is_not_given_again(desk: Desk) -> None:
    with writing(desk.db):
        numbers.raise_floor(desk.db, numbers.TRANSMITTALS, 2025, 7)
    assert stored.get(desk.db, sent(desk, asked(desk, "Aubert")).subject).reference == "2025-08"


def test_an_appointment_is_the_answer(desk: Desk) -> None:
    request_id = asked(desk, "Aubert")
    sent(desk, request_id)
    (row,) = waiting_list.read(desk).transmitted
    where = {"advisor_id": 1, "start": datetime.combine(THURSDAY + timedelta(7), time(9)), "theme": "Logement"}
    done = requests.give(desk, person=row.person, why=Why.FULL, request_id=request_id, **where)  # type: ignore[arg-type]
    (answered,) = transmittals.listing(desk)[0].rows
    assert (answered.answer, answered.answered_on) == (Outcome.GIVEN, THURSDAY)
    back(desk, done)
    assert transmittals.listing(desk)[0].rows[0].answer is None and waiting(desk) == ["Aubert TRANSMITTED"]
    given = requests.give(desk, person=row.person, why=Why.FULL, request_id=request_id, **where)  # type: ignore[arg-type]
    # The appointment taken out, somebody has to call; what the partner answered stays what it was.
    appointments.remove(desk, given.subject)
    assert waiting(desk) == ["Aubert CALL_BACK"] and transmittals.listing(desk)[0].rows[0].answer is Outcome.GIVEN


def test_refused_it_is_unmet_and_the_day_and_words_are_kept(desk: Desk, clock: StillClock) -> None:
    request_id = asked(desk, "Aubert")
    sent(desk, request_id)
    clock.set(datetime.combine(THURSDAY + LATER, time(9)))
    told = THURSDAY + timedelta(12)
    done = requests.settle_as(desk, request_id, Outcome.UNANSWERED, on=told, words="complet jusqu’à Noël")
    (answered,) = transmittals.listing(desk)[0].rows
    assert (answered.answered_on, answered.words) == (told, "complet jusqu’à Noël")
    assert waiting(desk) == [] and demand.of_month(desk, THURSDAY).requests.unmet == 1
    back(desk, done)
    assert waiting(desk) == ["Aubert TRANSMITTED"]
    assert transmittals.listing(desk)[0].rows[0].answered_on is None


def test_an_answer_comes_neither_before_the_sending_nor_tomorrow_and_another_one_is_told(desk: Desk) -> None:
    request_id = asked(desk, "Aubert")
    sent(desk, request_id)
    for day in (THURSDAY - timedelta(1), THURSDAY + timedelta(1)):
        with pytest.raises(Refused) as refused:
            requests.settle_as(desk, request_id, Outcome.CALL_BACK, on=day, words="en janvier")
        assert refused.value.field == "answered_on"
    with pytest.raises(Refused) as refused:
        requests.settle_as(desk, request_id, Outcome.CALL_BACK)
    assert refused.value.field == "words"
    assert waiting(desk) == ["Aubert TRANSMITTED"]


def test_once_answered_a_transmittal_is_not_taken_back(desk: Desk) -> None:
    first, second = asked(desk, "Aubert"), asked(desk, "Roca")
    done = sent(desk, first, second)
    requests.settle_as(desk, second, Outcome.UNANSWERED)
    with pytest.raises(OutOfDate):
        back(desk, done)
    assert waiting(desk) == ["Aubert TRANSMITTED"]


def test_an_answer_that_is_late_is_to_be_asked_again(desk: Desk, clock: StillClock) -> None:
    first, second = asked(desk, "Aubert"), asked(desk, "Roca")
    sent(desk, first, second)
    clock.set(datetime.combine(DUE, time(18)))
    assert late_lines(desk) == []
    clock.set(datetime.combine(DUE + timedelta(1), time(9)))
    assert late_lines(desk) == ["Bordereau 2025-01 : 2 réponses en retard depuis vendredi 12 décembre"]
    requests.settle_as(desk, first, Outcome.UNANSWERED)
    assert late_lines(desk) == ["Bordereau 2025-01 : 1 réponse en retard depuis vendredi 12 décembre"]
    requests.settle_as(desk, second, Outcome.UNANSWERED)
    assert late_lines(desk) == []


def test_what_is_said_on_the_telephone_is_when_an_answer_comes(desk: Desk) -> None:
    sent(desk, asked(desk, "Aubert"))
    (row,) = waiting_list.read(desk).transmitted
    said = waiting_list.what_to_say(desk, row, None)
    assert "transmis" in said and "vendredi 12\N{NO-BREAK SPACE}décembre" in said and "place" not in said


def test_printed_again_it_is_the_same_to_the_letter_whatever_became_of_the_people(desk: Desk) -> None:
    first, second = asked(desk, "Aubert"), asked(desk, "Roca")
    made = sent(desk, first, second).subject
    before = request_papers.transmittal(desk, made)
    pages = before.build()
    words = words_of(pages)
    assert "2025-01" in words and "Nadia Aubert" in words and "Logement" in words and "06 39" not in words
    (aubert,) = people.find(desk, "Aubert")
    people.correct(desk, replace(aubert, last_name="Auber", first_name="Nadège"))
    requests.settle_as(desk, second, Outcome.UNANSWERED)
    assert request_papers.transmittal(desk, made).build() == pages
    assert "Aubert" not in before.file_name and "Aubert" not in before.subject


def test_erased_a_person_is_named_no_more_and_no_answer_is_awaited(desk: Desk, clock: StillClock) -> None:
    made = sent(desk, asked(desk, "Aubert")).subject
    (row,) = stored.get(desk.db, made).rows
    assert "bordereau 2025-01" in words_of(printing.personal_record(desk, row.person_id).build())
    with writing(desk.db):
        destructions.forget_people(desk.db, stored_people.uids(desk.db, [row.person_id]))
    (left,) = stored.get(desk.db, made).rows
    assert (left.name, left.subject, left.person_id, left.position) == ("", "", 0, 1)
    assert "fiche effacée" in words_of(request_papers.transmittal(desk, made).build())
    clock.set(datetime.combine(DUE + timedelta(1), time(9)))
    assert late_lines(desk) == []


def test_a_person_known_twice_keeps_what_was_transmitted(desk: Desk) -> None:
    request_id = asked(desk, "Aubert")
    sent(desk, request_id)
    (row,) = waiting_list.read(desk).transmitted
    kept = stored_person(desk.db, "Aubert", "Nadine", "0639989139")
    joining.join(desk, kept.id, row.person.id, name_of=kept.id, phone="")
    assert stored.of_person(desk.db, kept.id) and not stored.of_person(desk.db, row.person.id)


def test_the_slip_for_the_advisor_says_how_to_reach_them(desk: Desk) -> None:
    assert not request_papers.hands_over(desk)
    put_right(desk, its_terms(booked_by=Booker.ADVISOR, booking_contact="06 39 98 44 44"))
    assert request_papers.hands_over(desk)
    words = words_of(request_papers.hand_over(desk, asked(desk, "Aubert")).build())
    assert "Nadia Aubert" in words and "06 39 98 91 39" in words and "Pour le joindre : 06 39 98 44 44" in words


def test_whoever_waits_for_a_seat_of_a_workshop_is_answered_here(desk: Desk) -> None:
    other = asked(desk, "Aubert")
    wish = listed(desk).subject
    for ids in ((wish,), (other, wish)):
        with pytest.raises(RuleBroken, match="pour un atelier ne se transmet pas"):
            sent(desk, *ids)
    found = transmittals.outbox(desk)
    assert found and [row.person.last_name for row in found.rows] == ["Aubert"]
    assert len(waiting(desk)) == 2
