"""The name somebody was born under finds them, and the year tells two people of one name apart."""

from __future__ import annotations

import pytest

from desktop_app.domain.errors import LikelyDuplicate, Refused
from desktop_app.domain.person import Person, alike, read_person
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.papers import printing
from desktop_app.use_cases.reception import joining, people
from tests.helpers.builders import stored_person
from tests.helpers.paper import words_of


def born(desk: Desk, last: str, first: str, birth: str = "", year: str = "", phone: str = "") -> Person:
    """Somebody in the file."""
    typed = read_person(last, first, phone, birth_name=birth, birth_year=year)
    return people.view(desk, people.register(desk, typed, duplicate_confirmed=True).subject).person


@pytest.mark.parametrize("typed", ["martin", "durand", "marie martin", "Durand Mart", "mart"])
def test_either_name_finds_somebody(desk: Desk, typed: str) -> None:
    found = born(desk, "Durand", "Marie", "Martin")
    assert people.find(desk, typed) == [found]
    assert found.listed_name.replace("\N{NO-BREAK SPACE}", " ") == "DURAND Marie (naissance : MARTIN)"


def test_a_name_of_birth_that_is_the_surname_is_none() -> None:
    assert read_person("Le Goff", "Anne", birth_name="le goff").birth_name == ""


def test_whoever_comes_back_under_the_other_name_is_asked_about(desk: Desk) -> None:
    known = born(desk, "Durand", "Marie", "Martin")
    with pytest.raises(LikelyDuplicate) as asked:
        people.register(desk, read_person("Martin", "Marie"))
    assert asked.value.others == (known.id,)
    before = born(desk, "Leroy", "Anne")
    with pytest.raises(LikelyDuplicate) as asked:
        people.register(desk, read_person("Petit", "Anne", birth_name="Leroy"))
    assert asked.value.others == (before.id,)


def test_namesakes_are_found_whether_they_gave_a_name_of_birth_or_not(desk: Desk) -> None:
    one, other = born(desk, "Durand", "Marie", "Martin", phone="0639989139"), born(desk, "Durand", "Marie")
    born(desk, "Durand", "Marie Claire")
    facts = people.told_apart(desk, [one, other])
    assert facts == {one.id: "06 39 98 91 39".replace(" ", "\N{NO-BREAK SPACE}"), other.id: "aucune visite encore"}


def test_two_years_are_two_people_and_tell_them_apart(desk: Desk) -> None:
    one = born(desk, "Durand", "Marie", year="1948", phone="0639989139")
    other = people.register(desk, read_person("Durand", "Marie", "0639989139", birth_year="1975"))
    facts = people.told_apart(desk, [one])
    assert facts == {one.id: "naissance en 1948", other.subject: "naissance en 1975"}


def test_one_year_says_nothing_against_somebody_without() -> None:
    assert alike(read_person("Durand", "Marie", birth_year="1948"), read_person("Durand", "Marie"))


@pytest.mark.parametrize("year", ["48", "1899", "19480", "mil neuf", "١٩٤٨"])
def test_a_year_that_is_none_is_refused(year: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_person("Durand", "Marie", birth_year=year)
    assert [each.field for each in refusal.value.faults] == ["birth_year"]


def test_both_are_on_the_right_of_access_and_survive_joining(desk: Desk) -> None:
    kept, gone = born(desk, "Durand", "Marie", year="1948"), born(desk, "Durant", "Marie", "Martin")
    joining.join(desk, kept.id, gone.id, name_of=kept.id, phone="")
    after = people.view(desk, kept.id).person
    assert (after.last_name, after.birth_name, after.birth_year) == ("Durand", "Martin", 1948)
    said = " ".join(words_of(printing.personal_record(desk, kept.id).build()).split()).replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert "Nom de naissance : Martin" in said and "Année de naissance : 1948" in said


def test_nobody_is_asked_for_it() -> None:
    plain = read_person("Durand", "Marie")
    assert (plain.birth_name, plain.birth_year, plain.key) == ("", 0, "durand marie")


def test_of_many_namesakes_none_is_lost(desk: Desk) -> None:
    ids = {born(desk, "Durand", "Marie", birth).id for birth in ("", "Martin", "Petit", "Leroy")}
    alone = stored_person(desk.db, "Aubert", "Nadia")
    assert {*people.told_apart(desk, [people.view(desk, min(ids)).person, alone])} == ids
