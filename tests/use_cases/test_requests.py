"""Those who came and could not be received: noted, called, given a place, taken back, counted, forgotten."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from desktop_app.domain.errors import LikelyDuplicate, OutOfDate, Refused, RuleBroken
from desktop_app.domain.journal import Action, Filter
from desktop_app.domain.person import Person
from desktop_app.domain.planning import Absence, AbsenceKind
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.request import Outcome, Request, Why
from desktop_app.domain.reception.ticket import Ticket, TicketState
from desktop_app.storage.connection.database import writing
from desktop_app.storage.journal import journal, journal_pages
from desktop_app.storage.reception import appointments as stored_appointments
from desktop_app.storage.reception import requests as stored
from desktop_app.storage.reception import tickets as stored_tickets
from desktop_app.use_cases import clock_check
from desktop_app.use_cases.changes import Changes, Touched
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.destruction import erasure
from desktop_app.use_cases.overview import attention
from desktop_app.use_cases.papers import printing
from desktop_app.use_cases.planning import absences
from desktop_app.use_cases.reception import appointments, demand, people, requests, waiting_list
from tests.helpers.alike import at, back, plain
from tests.helpers.builders import THURSDAY, a_person, stored_person
from tests.helpers.clock import StillClock
from tests.helpers.paper import words_of

NOVEMBER = date(2025, 11, 1)


@pytest.fixture(autouse=True)
def at_nine(clock: StillClock) -> None:
    """The Thursday at nine."""
    clock.set(at(9))


def listed(desk: Desk, last_name: str = "Aubert", outcome: Outcome = Outcome.LISTED) -> tuple[Person, int]:
    """Somebody who waits, and the request."""
    person = stored_person(desk.db, last_name, "Nadia", "0639989139")
    return person, requests.note(desk, outcome, why=Why.FULL, theme="Logement", person=person).subject


def give(desk: Desk, person: Person, request_id: int = 0, **changes: Any) -> Changes:
    """The place of the next Thursday at nine."""
    where: dict[str, Any] = {"advisor_id": 1, "start": at(9) + timedelta(7), "theme": "Logement", **changes}
    return requests.give(desk, person=person, why=Why.BY_APPOINTMENT, request_id=request_id, **where)


def waiting(desk: Desk) -> list[str]:
    """Who is to be called, the call list before the waiting list."""
    found = waiting_list.read(desk)
    return [f"{row.person.last_name} {row.request.outcome.name}" for row in (*found.call_back, *found.listed)]


def test_noted_without_a_name_it_is_a_figure(desk: Desk) -> None:
    done = requests.note(desk, Outcome.UNANSWERED, why=Why.BY_APPOINTMENT, person=stored_person(desk.db))
    assert plain(done.told) == "Demande notée : sans suite."
    kept = stored.get(desk.db, done.subject)
    assert (kept.person_id, kept.why, kept.at) == (0, Why.BY_APPOINTMENT, at(9))
    back(desk, done)
    assert stored.find(desk.db, done.subject) is None


def test_a_theme_that_no_list_offers_is_refused(desk: Desk) -> None:
    with pytest.raises(RuleBroken, match="motif"):
        requests.note(desk, Outcome.UNANSWERED, why=Why.OTHER, theme="Jardinage")
    assert stored.waiting(desk.db) == [] and desk.db["request"].count == 0


def test_a_workshop_that_is_gone_is_refused(desk: Desk) -> None:
    with pytest.raises(OutOfDate, match="plus au planning"):
        requests.note(desk, Outcome.UNANSWERED, why=Why.OTHER, workshop_id=2)
    assert desk.db["request"].count == 0


def test_who_is_to_be_called_is_added_and_taken_back_with_it(desk: Desk) -> None:
    done = requests.note(desk, Outcome.CALL_BACK, why=Why.OTHER, person=a_person("Roca", "Joan"))
    assert waiting(desk) == ["Roca CALL_BACK"] and people.find(desk, "Roca")
    back(desk, done)
    assert waiting(desk) == [] and not people.find(desk, "Roca")


def test_what_is_taken_back_takes_out_nobody_who_was_known_or_has_come_since(desk: Desk) -> None:
    nobody = requests.note(desk, Outcome.UNANSWERED, why=Why.OTHER)
    assert nobody.undo and nobody.undo.back(desk).touched is Touched.APPOINTMENTS
    assert [line.action for line in journal.latest(desk.db, 2)] == [Action.UNDONE, Action.REQUEST_NOTED]
    added = requests.note(desk, Outcome.CALL_BACK, why=Why.OTHER, person=a_person("Roca", "Joan"))
    assert added.touched == Touched.APPOINTMENTS | Touched.PEOPLE
    give(desk, people.find(desk, "Roca")[0])
    assert added.undo and added.undo.back(desk).touched is Touched.APPOINTMENTS
    assert people.find(desk, "Roca") and journal.latest(desk.db, 1)[0].action is Action.UNDONE


@pytest.mark.parametrize("verb", ["note", "give"])
def test_a_likely_namesake_is_asked_about_first(desk: Desk, verb: str) -> None:
    stored_person(desk.db, "Roca", "Joan")

    def ask(**more: bool) -> Changes:
        if verb == "give":
            return give(desk, a_person("Roca", "Joan"), **more)
        return requests.note(desk, Outcome.LISTED, why=Why.FULL, person=a_person("Roca", "Joan"), **more)

    with pytest.raises(LikelyDuplicate):
        ask()
    assert len(people.find(desk, "Roca")) == 1
    ask(duplicate_confirmed=True)
    assert len(people.find(desk, "Roca")) == 2


def test_nobody_to_call_keeps_nothing_of_it(desk: Desk) -> None:
    with pytest.raises(Refused):
        requests.note(desk, Outcome.LISTED, why=Why.FULL)
    with pytest.raises(Refused):
        requests.note(desk, Outcome.REDIRECTED, why=Why.FULL, person=a_person("Roca", "Joan"))
    with pytest.raises(RuleBroken):
        requests.note(desk, Outcome.GIVEN, why=Why.FULL)
    assert not people.find(desk, "Roca") and demand.of_month(desk, NOVEMBER).requests.total == 0


def test_the_day_says_why_and_for_what(desk: Desk, clock: StillClock) -> None:
    found = requests.offer(desk)
    assert found.why is Why.BY_APPOINTMENT and "Logement" in [each.key for each in found.themes]
    clock.set(datetime(2025, 11, 26, 9))
    assert requests.offer(desk).why is Why.CLOSED and requests.offer(desk).themes


def test_an_appointment_and_its_request_are_one_gesture(desk: Desk) -> None:
    done = give(desk, a_person("Roca", "Joan"))
    (kept,) = stored_of_month(desk)
    assert (kept.outcome, kept.appointment_id, kept.person_id) == (Outcome.GIVEN, done.subject, 0)
    back(desk, done)
    assert stored_of_month(desk) == [] and not people.find(desk, "Roca")
    assert stored_appointments.get(desk.db, done.subject) is None


def stored_of_month(desk: Desk) -> list[Request]:
    """Every request of the file."""
    found = (stored.find(desk.db, id) for id in range(1, 50))
    return [each for each in found if each]


def test_a_place_that_is_gone_keeps_nothing(desk: Desk) -> None:
    person, request_id = listed(desk)
    give(desk, stored_person(desk.db, "Roca", "Joan"))
    with pytest.raises(RuleBroken):
        give(desk, person, request_id)
    assert waiting(desk) == ["Aubert LISTED"] and len(stored_of_month(desk)) == 2


def test_who_waits_is_given_a_place_and_waits_again_once_it_is_taken_out(desk: Desk) -> None:
    person, request_id = listed(desk)
    done = give(desk, person, request_id)
    assert waiting(desk) == []
    gone = appointments.remove(desk, done.subject)
    assert waiting(desk) == ["Aubert CALL_BACK"]
    back(desk, gone)
    assert waiting(desk) == []
    back(desk, done)
    assert waiting(desk) == ["Aubert LISTED"]


def test_who_waits_again_may_be_answered_otherwise(desk: Desk) -> None:
    person, request_id = listed(desk)
    appointments.remove(desk, give(desk, person, request_id).subject)
    done = requests.settle_as(desk, request_id, Outcome.UNANSWERED)
    assert waiting(desk) == []
    back(desk, done)
    assert waiting(desk) == ["Aubert CALL_BACK"]


def test_an_appointment_turned_into_somebody_elses_leaves_its_person_waiting(desk: Desk) -> None:
    person, request_id = listed(desk)
    done = give(desk, person, request_id)
    appointments.correct(desk, done.subject, person=stored_person(desk.db, "Roca", "Joan"), theme="Logement")
    assert waiting(desk) == ["Aubert CALL_BACK"]


def test_no_answer_says_when_and_the_person_still_waits(desk: Desk) -> None:
    _, request_id = listed(desk)
    done = requests.note_no_answer(desk, request_id)
    assert plain(done.told) == "Nadia Aubert : pas de réponse." and waiting(desk) == ["Aubert LISTED"]
    assert stored.get(desk.db, request_id).tried_at == at(9)
    back(desk, done)
    assert stored.get(desk.db, request_id).tried_at is None


def test_from_one_list_to_the_other_and_out(desk: Desk) -> None:
    _, request_id = listed(desk)
    requests.settle_as(desk, request_id, Outcome.CALL_BACK)
    assert waiting(desk) == ["Aubert CALL_BACK"]
    done = requests.settle_as(desk, request_id, Outcome.REDIRECTED, sent_to="le CCAS")
    assert plain(done.told) == "Nadia Aubert : orientation vers le CCAS."
    with pytest.raises(OutOfDate):
        requests.settle_as(desk, request_id, Outcome.UNANSWERED)
    assert stored.get(desk.db, request_id).person_id == 0


def test_a_gesture_is_not_taken_back_over_a_later_one(desk: Desk) -> None:
    person = stored_person(desk.db)
    noted = requests.note(desk, Outcome.LISTED, why=Why.FULL, person=person)
    tried = requests.note_no_answer(desk, noted.subject)
    with pytest.raises(OutOfDate):
        back(desk, noted)
    back(desk, tried)
    back(desk, noted)
    assert stored_of_month(desk) == []


def test_places_are_proposed_the_soonest_first_and_the_first_of_somebody_to_nobody_else(desk: Desk) -> None:
    for name in ("Aubert", "Roca"):
        listed(desk, name)
    first, second = waiting_list.read(desk).listed
    assert first.proposals[0].slot.start < first.proposals[1].slot.start
    assert first.proposals[0].slot.start < second.proposals[0].slot.start
    assert first.proposals[0] not in second.proposals
    assert first.proposals[0].slot.start > desk.now() and first.theme == "Logement"
    said = plain(waiting_list.what_to_say(desk, first, first.proposals[0]))
    assert "Vous avez demandé à nous voir aujourd’hui. Je peux vous proposer un rendez-vous jeudi 27 novembre" in said


def test_what_is_to_be_done_says_who_waits_and_the_next_place(desk: Desk) -> None:
    assert [line for line in attention.needs_attention(desk) if line.page == "calls"] == []
    listed(desk, "Roca", Outcome.CALL_BACK)
    assert to_do(desk) == ["1 personne à rappeler"]
    listed(desk)
    first = waiting_list.read(desk).listed[0].proposals[0].slot.start
    assert first.date() == THURSDAY
    assert to_do(desk)[0].startswith("Une place est libre jeudi 27 novembre à ")
    assert to_do(desk)[0].endswith(" : 1 personne en attente")


def to_do(desk: Desk) -> list[str]:
    """The lines about calls."""
    return [plain(line.sentence) for line in attention.needs_attention(desk) if line.page == "calls"]


def test_demand_of_a_month_and_of_a_year_by_hand(desk: Desk, clock: StillClock) -> None:
    give(desk, stored_person(desk.db, "Roca", "Joan"))
    listed(desk)
    requests.note(desk, Outcome.UNANSWERED, why=Why.FULL)
    requests.note(desk, Outcome.REDIRECTED, why=Why.OTHER, sent_to="la CAF")
    with writing(desk.db):
        for state in (TicketState.SEEN, TicketState.SEEN, TicketState.LEFT):
            stored_tickets.add(desk.db, Ticket(0, THURSDAY, 0, at(9), state=state))
    clock.set(datetime(2025, 12, 1, 9))
    requests.note(desk, Outcome.UNANSWERED, why=Why.CLOSED)
    november, year = demand.of_month(desk, THURSDAY), demand.of_year(desk, 2025)
    assert (november.requests.total, november.requests.unmet, november.requests.waiting) == (4, 2, 1)
    assert dict(november.walk_ins) == {TicketState.SEEN: 2, TicketState.LEFT: 1}
    assert (year.requests.total, year.requests.unmet) == (5, 3)
    assert demand.of_year(desk, 2026).requests.total == 0


def test_erased_with_the_person_while_the_figure_stays(desk: Desk) -> None:
    person, request_id = listed(desk)
    assert [each.id for each in erasure.everything_on(desk, person.id).requests] == [request_id]
    with pytest.raises(RuleBroken, match="À prévenir"):
        erasure.erase(desk, person.id)
    done = give(desk, person, request_id)
    appointments.mark_as(desk, done.subject, State.CANCELLED)
    erasure.erase(desk, person.id)
    kept = stored.get(desk.db, request_id)
    assert (kept.person_id, kept.outcome, kept.theme) == (0, Outcome.GIVEN, "")
    assert demand.of_month(desk, NOVEMBER).requests.numbers == {(Why.FULL, Outcome.GIVEN): 1}


def test_the_sheet_of_what_is_held_tells_it(desk: Desk) -> None:
    person, _ = listed(desk)
    read = " ".join(words_of(printing.personal_record(desk, person.id).build()).split())
    assert "Vos demandes" in read
    assert "Le jeudi 27 novembre 2025 à 9 h, pour Logement : liste d’attente, noté le" in plain(read)


def test_purged_while_waiting_the_demand_was_not_met(desk: Desk, clock: StillClock) -> None:
    with writing(desk.db):
        person = people_of_long_ago(desk)
    request_id = requests.note(desk, Outcome.LISTED, why=Why.FULL, person=person).subject
    assert erasure.count_dormant(desk) == 0, "whoever asks today was seen today"
    clock.set(at(9) + timedelta(days=800))
    clock_check.accept(desk, day=desk.now().date())
    erasure.purge(desk)
    kept = stored.get(desk.db, request_id)
    assert (kept.person_id, kept.outcome) == (0, Outcome.UNANSWERED) and waiting(desk) == []


def people_of_long_ago(desk: Desk) -> Person:
    """Somebody last seen two years and a half ago."""
    return stored_person(desk.db, "Aubert", "Nadia", on=date(2023, 5, 4))


def test_the_journal_names_nobody(desk: Desk) -> None:
    person, request_id = listed(desk)
    requests.note_no_answer(desk, request_id)
    give(desk, person, request_id)
    lines = journal_pages.page(desk.db, Filter(), limit=50)
    assert not any("Aubert" in str(line) for line in lines)


def test_a_date_in_doubt_notes_nobody(desk: Desk, clock: StillClock) -> None:
    assert not clock_check.doubt(desk)
    clock.set(at(9) - timedelta(days=7))
    with pytest.raises(RuleBroken, match="date de l’ordinateur"):
        requests.note(desk, Outcome.UNANSWERED, why=Why.FULL)


def test_who_waits_again_counts_as_waiting(desk: Desk) -> None:
    person, request_id = listed(desk)
    appointments.remove(desk, give(desk, person, request_id).subject)
    counted = demand.of_month(desk, NOVEMBER).requests
    assert (counted.waiting, counted.unmet, counted.of(Outcome.GIVEN)) == (1, 1, 0)


def test_a_place_beyond_two_weeks_is_not_told(desk: Desk) -> None:
    listed(desk)
    assert waiting_list.place_for_somebody(desk)
    absences.note(desk, Absence(0, 1, THURSDAY, THURSDAY + timedelta(days=14), AbsenceKind.TRAINING, THURSDAY))
    assert waiting_list.place_for_somebody(desk) is None
