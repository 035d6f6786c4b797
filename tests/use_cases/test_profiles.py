"""The profile of a tally typed back: counted, checked against who was received, corrected, undone, told in a month."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from desktop_app.domain.errors import OutOfDate, Refused, RuleBroken
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.profile import ANSWERS, KEYS, Question
from desktop_app.domain.reception.ticket import Ticket, TicketState
from desktop_app.screens.fulfilment.demand_words import demand_words
from desktop_app.storage.connection.database import writing
from desktop_app.storage.reception import tickets
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.papers import queue_papers
from desktop_app.use_cases.reception import demand, profiles
from tests.helpers.alike import back
from tests.helpers.builders import NINE, THURSDAY, stored_appointment
from tests.helpers.clock import StillClock
from tests.helpers.paper import words_of

THREE = {"Feminin": 2, "Masculin": 1, "SoixanteDixPlus": 3, "Retraite": 2, "StatutNonCommunique": 1}


@pytest.fixture(autouse=True)
def three_seen(desk: Desk, clock: StillClock) -> None:
    """Marie Castell received two people of the Thursday, and somebody else came whom nobody says who received."""
    for at in range(2):
        stored_appointment(desk.db, start=NINE + timedelta(minutes=45 * at), state=State.SEEN)
    stored_appointment(desk.db, start=NINE + timedelta(minutes=90), state=State.ABSENT)
    with writing(desk.db):
        tickets.add(desk.db, Ticket(0, THURSDAY, 0, NINE, state=TicketState.SEEN))
        tickets.add(desk.db, Ticket(0, THURSDAY, 0, NINE, state=TicketState.LEFT))
    clock.set(datetime(2025, 11, 28, 8, 30))


def numbers(desk: Desk) -> dict[str, int]:
    """What is noted of the Thursday."""
    (tallied,) = profiles.read(desk, THURSDAY)
    return dict(tallied.profile.numbers)


def test_the_questions_are_those_of_the_paper() -> None:
    # Counted by hand on the national form of June 2026: three, eight and five answers.
    assert [len(ANSWERS[each]) for each in Question] == [3, 8, 5] and len(KEYS) == 16


def test_the_tally_is_printed_with_every_answer(desk: Desk) -> None:
    words = words_of(queue_papers.tally_sheet(desk, THURSDAY).build())
    assert all(answer.label in words for answers in ANSWERS.values() for answer in answers)


def test_it_is_noted_corrected_and_taken_back_step_by_step(desk: Desk) -> None:
    assert profiles.read(desk, THURSDAY)[0].received == 3 and numbers(desk) == {}
    first = profiles.type_back(desk, THURSDAY, 1, {**THREE, "EnEmploi": 0})
    assert numbers(desk) == THREE
    second = profiles.type_back(desk, THURSDAY, 1, {"Feminin": 3})
    assert numbers(desk) == {"Feminin": 3}
    with pytest.raises(OutOfDate):
        back(desk, first)
    back(desk, second)
    assert numbers(desk) == THREE
    back(desk, first)
    assert numbers(desk) == {}


def test_a_question_has_no_more_answers_than_people_and_nothing_is_kept_of_it(desk: Desk) -> None:
    with pytest.raises(Refused) as refused:
        profiles.type_back(desk, THURSDAY, 1, {"Feminin": 2, "Masculin": 2, "Retraite": 3, "MoinsDeDouze": 4})
    assert [fault.field for fault in refused.value.faults] == ["GENDER", "AGE"]
    assert (
        refused.value.faults[0]
        .sentence.replace("\N{NO-BREAK SPACE}", " ")
        .startswith("4 traits pour 3 personnes reçues :")
    )
    assert numbers(desk) == {}


def test_nobody_received_has_no_profile_nor_has_a_day_to_come(desk: Desk) -> None:
    with pytest.raises(RuleBroken, match="Personne"):
        profiles.type_back(desk, THURSDAY, 2, {"Feminin": 1})
    with pytest.raises(RuleBroken, match="pas encore venu"):
        profiles.read(desk, THURSDAY + timedelta(7))
    with pytest.raises(RuleBroken, match="pas ces réponses"):
        profiles.type_back(desk, THURSDAY, 1, {"Inconnu": 1})


def test_what_is_kept_is_a_number_for_a_day_and_an_advisor(desk: Desk) -> None:
    profiles.type_back(desk, THURSDAY, 1, THREE)
    kept = list(desk.db["profile"].rows)
    assert {tuple(row) for row in kept} == {("day", "advisor_id", "answer", "number")}
    assert {(row["day"], row["advisor_id"]) for row in kept} == {("2025-11-27", 1)}
    assert {key.other_table for key in desk.db["profile"].foreign_keys} == {"advisor"}


def test_the_month_tells_it_and_hides_what_points_to_somebody(desk: Desk) -> None:
    with writing(desk.db):
        for _ in range(4):
            tickets.add(desk.db, Ticket(0, THURSDAY, 0, NINE, state=TicketState.SEEN, advisor_id=1))
    profiles.type_back(desk, THURSDAY, 1, {"Feminin": 5, "Masculin": 2, "SoixanteDixPlus": 7})
    found = demand.of_month(desk, date(2025, 11, 1))
    assert found.profile == {"Feminin": 5, "Masculin": 2, "SoixanteDixPlus": 7}
    told = demand_words(found, "en novembre 2025").replace("\N{NO-BREAK SPACE}", " ")
    assert told.endswith(
        "Profil relevé en novembre 2025. Genre : masculin moins de 5, féminin 5. Tranche d’âge : 70 ans et plus 7."
    )
    assert demand.of_month(desk, date(2025, 10, 1)).profile == {} == demand.of_month(desk, date(2025, 12, 1)).profile
