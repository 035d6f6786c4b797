"""Those who would come sooner: proposed a place that is free before theirs, moved to it, left where they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from desktop_app.domain.errors import OutOfDate, SlotTaken
from desktop_app.domain.planning import Absence, AbsenceKind
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.circumstances import Circumstances
from desktop_app.domain.reception.request import Outcome, Why
from desktop_app.storage.reception import appointments as stored
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.overview import attention
from desktop_app.use_cases.planning import absences
from desktop_app.use_cases.reception import appointments, requests, sooner, waiting_list
from tests.helpers.builders import NINE, THURSDAY, stored_appointment, stored_person
from tests.helpers.clock import StillClock

WEEK = timedelta(weeks=1)
SLOTS = [NINE.replace(hour=hour, minute=minute) for hour, minute in
         ((9, 0), (9, 45), (10, 30), (11, 15), (14, 0), (14, 45), (15, 30), (16, 15))]  # fmt: skip
"""Those of the Thursday, by hand."""


@pytest.fixture(autouse=True)
def the_eve(clock: StillClock) -> None:
    """The Wednesday before, at nine."""
    clock.set(NINE - timedelta(days=1))


def full_but(desk: Desk, *free: datetime) -> None:
    """Everybody else has a place that Thursday."""
    for at, start in enumerate(SLOTS):
        if start not in free:
            stored_appointment(desk.db, stored_person(desk.db, f"Pla{'abcdefgh'[at]}", "Joan"), start=start)


def would_come(desk: Desk, start: datetime, name: str = "Aubert", slots: int = 1) -> int:
    """Somebody who has this appointment and would come sooner."""
    person = stored_person(desk.db, name, "Nadia", "0639989139")
    minutes = 45 * slots
    said = Circumstances(sooner=True)
    made = stored_appointment(desk.db, person, start=start, minutes=minutes, circumstances=said, slots=slots)
    return made.id


def proposed(desk: Desk) -> dict[int, list[datetime]]:
    return {row.appointment.id: [place.slot.start for place in row.proposals] for row in waiting_list.read(desk).sooner}


def test_what_is_free_before_theirs_is_proposed_and_nothing_after(desk: Desk) -> None:
    id = would_come(desk, NINE + WEEK)
    full_but(desk, SLOTS[3], SLOTS[6])
    assert proposed(desk) == {id: [SLOTS[3], SLOTS[6]]}


def test_where_nothing_is_sooner_nobody_is_called(desk: Desk) -> None:
    would_come(desk, NINE + WEEK)
    full_but(desk)
    told = [each for each in attention.needs_attention(desk) if "plus tôt" in each.sentence]
    assert proposed(desk) == {} and not told


def test_a_place_that_frees_itself_is_told_and_taken(desk: Desk) -> None:
    id = would_come(desk, NINE + WEEK)
    full_but(desk)
    gone = stored.on_day(desk.db, THURSDAY)[2]
    appointments.mark_as(desk, gone.id, State.EXCUSED)
    (line,) = [each for each in attention.needs_attention(desk) if "plus tôt" in each.sentence]
    said = line.sentence.replace("\N{NO-BREAK SPACE}", " ")
    assert (said, line.page) == ("Libre jeudi 27 novembre à 10 h 30 : 1 personne viendrait plus tôt", "calls")
    before = stored.get(desk.db, id)
    done = sooner.take(desk, id, advisor_id=1, start=SLOTS[2])
    after = stored.get(desk.db, id)
    assert after and (after.start, after.first_start, after.circumstances.sooner) == (SLOTS[2], NINE + WEEK, False)
    assert proposed(desk) == {} and done.undo
    done.undo.back(desk)
    assert stored.get(desk.db, id) == before and proposed(desk) == {id: [SLOTS[2]]}


def test_who_keeps_theirs_is_asked_no_more_until_it_is_taken_back(desk: Desk) -> None:
    id = would_come(desk, NINE + WEEK)
    done = sooner.decline(desk, id)
    assert proposed(desk) == {} and done.undo
    done.undo.back(desk)
    assert id in proposed(desk)


def test_two_people_are_never_proposed_the_same_first_place(desk: Desk) -> None:
    first, second = would_come(desk, NINE + WEEK), would_come(desk, NINE + 2 * WEEK, "Roca")
    full_but(desk, SLOTS[0], SLOTS[4])
    found = proposed(desk)
    assert (found[first][0], found[second][0]) == (SLOTS[0], SLOTS[4])


def test_who_waits_for_a_place_and_has_none_comes_first(desk: Desk) -> None:
    would_come(desk, NINE + WEEK)
    full_but(desk, SLOTS[0])
    person = stored_person(desk.db, "Roca", "Joan", "0639989140")
    requests.note(desk, Outcome.LISTED, why=Why.FULL, theme="Logement", person=person)
    found = waiting_list.read(desk)
    assert [place.slot.start for place in found.listed[0].proposals][:1] == [SLOTS[0]] and found.sooner == ()


def test_who_has_two_slots_is_proposed_two(desk: Desk) -> None:
    id = would_come(desk, NINE + WEEK, slots=2)
    full_but(desk, SLOTS[0], SLOTS[3], SLOTS[4], SLOTS[6], SLOTS[7])
    # 11 h 15 and 14 h have the pause between them.
    assert proposed(desk) == {id: [SLOTS[6]]}


def test_whoever_is_on_the_call_list_is_on_that_one_alone(desk: Desk) -> None:
    would_come(desk, NINE + WEEK)
    absences.note(desk, Absence(0, 1, THURSDAY + WEEK, THURSDAY + WEEK, AbsenceKind.ILLNESS, THURSDAY - timedelta(1)))
    assert proposed(desk) == {}


def test_a_place_taken_meanwhile_moves_nobody(desk: Desk) -> None:
    id = would_come(desk, NINE + WEEK)
    before = stored.get(desk.db, id)
    full_but(desk)
    with pytest.raises(SlotTaken):
        sooner.take(desk, id, advisor_id=1, start=SLOTS[0])
    assert before
    stored.update(desk.db, replace(before, state=State.EXCUSED))
    for verb in (lambda: sooner.take(desk, id, advisor_id=1, start=SLOTS[0]), lambda: sooner.decline(desk, id)):
        with pytest.raises(OutOfDate):
            verb()


def test_the_sentence_says_both_hours(desk: Desk) -> None:
    would_come(desk, NINE + WEEK)
    (row,) = waiting_list.read(desk).sooner
    said = sooner.what_to_say(desk, row, row.proposals[0]).replace("\N{NO-BREAK SPACE}", " ")
    assert "Vous avez rendez-vous jeudi 4 décembre à 9 h. Une place est libre plus tôt : jeudi 27 novembre" in said
