"""The profile of a day: nobody answers twice, and only what the national tool asks is kept."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.reception.profile import FEW, KEYS, MOST, Question, read_profile, total
from tests.domain.blamed import blamed

DAY = date(2025, 11, 27)
TWO_WOMEN = {"Feminin": 2, "Masculin": 0, "SoixanteDixPlus": 1, "MoinsDeDouze": 1, "Retraite": 1}


def test_answers_of_nobody_are_left_out_and_each_question_has_its_total() -> None:
    found = read_profile(DAY, 1, TWO_WOMEN, 2)
    assert found.numbers == {"Feminin": 2, "SoixanteDixPlus": 1, "MoinsDeDouze": 1, "Retraite": 1}
    assert [found.total(question) for question in Question] == [2, 2, 1]
    assert [total({}, question) for question in Question] == [0, 0, 0]


def test_an_answer_that_is_none_is_refused_unless_nobody_gave_it() -> None:
    told = {"": "Le relevé n’a pas ces réponses : recopiez les nombres de ses questions."}
    assert blamed(read_profile, DAY, 1, {"Autre": 1}, 5) == told
    assert blamed(read_profile, DAY, 1, {"Autre": 1, "Feminin": 1}, 5) == told
    assert read_profile(DAY, 1, {"Autre": 0}, 5).numbers == {}


def test_every_answer_may_be_given_and_a_few_are_told_as_fewer_than_five() -> None:
    assert read_profile(DAY, 1, dict.fromkeys(KEYS, 1), 8).numbers == dict.fromkeys(KEYS, 1)
    assert len(KEYS) == 3 + 8 + 5 and (FEW, MOST) == (5, 99)


@pytest.mark.parametrize(
    ("received", "people"), [(0, "personne de reçu"), (1, "1 personne reçue"), (2, "2 personnes reçues")]
)
def test_a_question_has_no_more_answers_than_people_were_received(received: int, people: str) -> None:
    found = blamed(read_profile, DAY, 1, {"Feminin": 2, "Masculin": received - 1, "Retraite": received}, received)
    number = {0: "1 trait", 1: "2 traits", 2: "3 traits"}[received]
    assert found == {"GENDER": f"{number} pour {people} : corrigez, ou ressaisissez d’abord la feuille signée."}
