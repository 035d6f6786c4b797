"""What is asked before a mandate is prepared: whether its advisor is of the family, and its matter in hand already."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.mandate import ScopeLine, State
from desktop_app.domain.mandate.doubts import Doubt, InDoubt, impartiality, is_kin, is_namesake, matter_in_hand
from desktop_app.domain.organism import Directory
from desktop_app.domain.person import Person
from tests.helpers.alike import plain
from tests.helpers.builders import a_mandate, a_person

MARIE = Advisor(1, "Castell Puig", "Marie")
LINE = ScopeLine("CAF", "Demande d’aide au logement", frozenset())


@pytest.mark.parametrize(
    ("last_name", "birth_name", "kin"),
    [
        ("Castell Puig", "", True),
        ("castell", "", True),
        ("PUIG", "", True),
        ("Castell Puig Vidal", "", True),
        ("Puig-Castell", "", True),
        ("Vidal", "Puig", True),
        ("Castell Vidal", "", False),
        ("Vidal", "", False),
        ("Vidal", "Soler", False),
    ],
)
def test_somebody_may_be_kin_by_a_surname_or_one_of_two(last_name: str, birth_name: str, kin: bool) -> None:
    assert is_kin(Person(0, last_name, "Jean", birth_name=birth_name), MARIE) is kin


@pytest.mark.parametrize(
    ("last_name", "first_name", "birth_name", "namesake"),
    [
        ("Castell Puig", "Marie", "", True),
        ("Marie", "Castell Puig", "", True),
        ("Vidal", "marie", "CASTELL PUIG", True),
        ("Castell Puig", "Jean", "", False),
        ("Castell", "Marie", "", False),
    ],
)
def test_a_namesake_has_the_whole_name_in_either_order(
    last_name: str, first_name: str, birth_name: str, namesake: bool
) -> None:
    assert is_namesake(Person(0, last_name, first_name, birth_name=birth_name), MARIE) is namesake


def test_each_advisor_is_asked_about_once_the_same_name_before_the_same_surname() -> None:
    others = [MARIE, Advisor(2, "Castell Puig", "Jordi"), Advisor(3, "Soler", "Anna")]
    found = list(impartiality(Person(0, "Castell Puig", "Marie"), others))
    assert found == [
        (Doubt.SAME_PERSON, "Cette personne porte le nom de Marie Castell Puig, que le mandat nomme."),
        (Doubt.SAME_NAME, "Cette personne et Jordi Castell Puig ont le même nom de famille."),
    ]
    assert list(impartiality(a_person(), others)) == []


def test_the_same_line_in_another_mandate_is_asked_about_and_another_one_is_not() -> None:
    other, directory = a_mandate(State.ACTIVE, ends_on=date(2026, 5, 27)), Directory()
    other_line = replace(LINE, procedure="Changement d’adresse")
    found = [(doubt, plain(fact)) for doubt, fact in matter_in_hand([other_line, LINE], [(other, "Marie")], directory)]
    assert found == [
        (
            Doubt.COVERED,
            "« CAF – Demande d’aide au logement » est déjà dans le mandat 2025-0001 "
            "(avec Marie, jusqu’au 27 mai 2026).",
        )
    ]
    assert list(matter_in_hand([other_line], [(other, "Marie")], directory)) == []


def test_of_a_sealed_one_only_that_it_is_there_is_said() -> None:
    sealed = replace(a_mandate(State.ACTIVE), body=None)
    other = a_mandate(State.ACTIVE, number="2025-0002")
    found = list(matter_in_hand([LINE], [(sealed, "Marie"), (other, "Jordi")], Directory()))
    assert [doubt for doubt, _ in found] == [Doubt.SEALED, Doubt.COVERED]
    assert "déjà le mandat 2025-0001 (avec Marie" in found[0][1] and "que vous ne lisez pas" in found[0][1]


def test_a_question_says_its_facts_then_what_to_do() -> None:
    asked = InDoubt(Doubt.SEALED, ["Un.", "Deux."])
    assert asked.doubt is Doubt.SEALED and asked.sentence.startswith("Un. Deux. Deux mandats pour une même démarche")
