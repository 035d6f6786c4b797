"""A person: the least that is asked, and who is likely the same."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import Refused
from desktop_app.domain.person import Person, alike, read_person, shares_letters
from tests.domain.blamed import blamed
from tests.domain.strategies import NAMES
from tests.helpers.builders import a_person

PHONES = st.sampled_from(["", "0639980001", "0639980002"])
PEOPLE = st.builds(Person, st.just(0), NAMES, NAMES, PHONES)


def test_a_person_is_read_as_typed_and_tidied() -> None:
    person = read_person("  lefèvre ", "Éloïse\u200b", "06 39 98 00 01")
    assert person == Person(0, "lefèvre", "Éloïse", "0639980001")


def test_a_phone_is_not_required() -> None:
    assert read_person("Lefèvre", "Éloïse", "  ").phone == ""


def test_every_wrong_field_is_told_in_the_order_of_the_form() -> None:
    with pytest.raises(Refused) as refused:
        read_person("", "😀", "12")
    assert [fault.field for fault in refused.value.faults] == ["last_name", "first_name", "phone"]


def test_who_has_one_name_only_is_told_by_a_hyphen() -> None:
    person = read_person("Suharto", " – ")
    assert (person.name, person.listed_name, person.key) == ("Suharto", "SUHARTO", "suharto")
    with pytest.raises(Refused, match=r"un tiret \(-\) si elle n’a qu’un seul nom"):
        read_person("Suharto", " ")
    with pytest.raises(Refused, match="aucune lettre"):
        read_person("-", "-")


@pytest.mark.parametrize(("typed", "born"), [(" roca ", "roca"), ("Lefèvre", ""), ("LEFEVRE", ""), (" ", "")])
def test_a_name_of_birth_that_is_the_surname_is_none(typed: str, born: str) -> None:
    assert read_person("Lefèvre", "Éloïse", birth_name=typed).birth_name == born


@pytest.mark.parametrize("typed", ["D´Angelo", "D`Angelo", "D‘Angelo", "DʼAngelo"])
def test_what_looks_like_an_apostrophe_or_a_hyphen_is_one(typed: str) -> None:
    assert read_person(typed, "Anne–Marie") == read_person("D'Angelo", "Anne-Marie") == read_person(typed, "Anne—Marie")


def test_a_person_is_named_as_people_say_it_and_sorted_by_surname() -> None:
    person = a_person("d’Ormesson", "Éloïse")
    assert (person.name, person.listed_name, person.key) == (
        "Éloïse d’Ormesson",
        "D’ORMESSON Éloïse",
        "d ormesson eloise",
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Lefèvre", "Éloïse"), ("LEFEVRE", "eloise")),
        (("Dupont", "Marie"), ("Dupond", "Marie")),
        (("Martin", "Jean-Pierre"), ("Martin", "Jean Pierre")),
        (("Martin", "Jean"), ("Martin", "Jean-Pierre")),
        (("Martin", "M"), ("Martin", "Monique")),
        (("Nguyen", "Thi Mai"), ("Nguyễn", "Thị Mai")),
        (("Marie", "Durand"), ("Durand", "Marie")),
        (("Le Goff", "Yann"), ("Legoff", "Yann")),
        (("Mohamed", "Amine"), ("Mohammed", "Amine")),
        (("Martin", "Marie"), ("Martin", "Maria")),
    ],
)
def test_the_same_person_under_another_spelling(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert alike(a_person(*one, phone=""), a_person(*other, phone=""))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Martin", "Jeanne"), ("Martin", "Paul")),
        (("Martin", "Jean"), ("Bernard", "Jean")),
        (("Garcia", "Ana"), ("Gomez", "Ana")),
        (("Roux", "Paul"), ("Puig", "Paul")),
        (("Petit", "Luc"), ("Petit", "Léa")),
        (("Martin", "Marie"), ("Martin", "Aimer")),
    ],
)
def test_two_persons_who_share_one_name_only(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert not alike(a_person(*one, phone=""), a_person(*other, phone=""))


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({"last_name": "Castell"}, True),
        ({"first_name": "Paul"}, True),
        ({"last_name": "Castell", "first_name": "Paul"}, False),
        ({"last_name": "Castell", "phone": "0639980002"}, False),
    ],
)
def test_the_same_phone_and_one_name_in_common(changes: dict[str, Any], same: bool) -> None:
    assert (
        alike(a_person("Lefèvre", "Éloïse"), a_person(**{"last_name": "Lefèvre", "first_name": "Éloïse", **changes}))
        == same
    )


def test_a_phone_that_nobody_gave_is_no_likeness() -> None:
    assert not alike(a_person("Lefèvre", "Éloïse", ""), a_person("Castell", "Éloïse", ""))


@given(PEOPLE, PEOPLE)
def test_likeness_goes_both_ways(one: Person, other: Person) -> None:
    assert alike(one, other) == alike(other, one)


@given(PEOPLE)
def test_everyone_is_like_oneself_whatever_the_case(person: Person) -> None:
    assert alike(person, Person(0, person.last_name.upper(), person.first_name.lower(), ""))
    assert alike(person, Person(0, person.first_name, person.last_name, ""))


NEAR = st.text("ab", min_size=1, max_size=12)
NEAR_PEOPLE = st.builds(Person, st.just(0), NEAR, NEAR, st.just(""))


@given(NEAR_PEOPLE, NEAR_PEOPLE)
def test_the_quick_no_is_never_said_of_somebody_alike(one: Person, other: Person) -> None:
    assert shares_letters(one, other.key) or not alike(one, other)


def test_the_quick_no_is_said_of_most() -> None:
    assert not shares_letters(a_person("Lefèvre", "Éloïse"), a_person("Martin", "Jordi").key)


@pytest.mark.parametrize(
    ("year", "fine"),
    [
        ("", True),
        ("1948", True),
        (" 1948 ", True),
        ("1900", True),
        ("1899", False),
        ("948", False),
        ("19480", False),
        ("١٩٤٨", False),
        ("194a", False),
    ],
)
def test_a_year_of_birth_has_four_figures(year: str, fine: bool) -> None:
    if fine:
        assert read_person("Vidal", "Marie", "", birth_year=year).birth_year == int(year.strip() or 0)
    else:
        assert list(blamed(read_person, "Vidal", "Marie", "", birth_year=year)) == ["birth_year"]


@pytest.mark.parametrize(
    ("one", "other", "same"), [(1948, 1948, True), (1948, 0, True), (0, 1948, True), (1948, 1949, False)]
)
def test_two_years_of_birth_are_two_people(one: int, other: int, same: bool) -> None:
    people = (Person(0, "Vidal", "Marie", birth_year=year) for year in (one, other))
    assert alike(*people) is same
