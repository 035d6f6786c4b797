"""Finding a person as their name or number is typed."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop_app.domain.person import Person, alike
from desktop_app.domain.search_key import fold, narrows
from desktop_app.storage.connection.database import writing
from desktop_app.storage.reception import people
from tests.helpers import builders
from tests.helpers.deep import tried


@pytest.fixture
def known(db):
    names = [
        ("Lefèvre", "Éloïse", "0639980001"),
        ("Le Fèvre", "Jean-Noël", "0465710002"),
        ("Œdipe", "Cœur", ""),
        ("Durand", "Marie", "0639980003"),
        ("Martin-Durand", "Zoé", ""),
        ("D’Amico", "Ana", "+34612345678"),
    ]
    return [builders.stored_person(db, *name) for name in names]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lefevre", ["Lefèvre", "Le Fèvre"]),
        ("LEFÈVRE éloïse", ["Lefèvre"]),
        ("eloise lefevre", ["Lefèvre"]),
        ("fevre", ["Le Fèvre", "Lefèvre"]),
        ("jean noel", ["Le Fèvre"]),
        ("Jean-Noël", ["Le Fèvre"]),
        ("oedi", ["Œdipe"]),
        ("œDIPE", ["Œdipe"]),
        ("coeur", ["Œdipe"]),
        ("durand", ["Durand", "Martin-Durand"]),
        ("urand", ["Durand", "Martin-Durand"]),
        ("d'amico", ["D’Amico"]),
        ("0639", ["Durand", "Lefèvre"]),
        ("06 39 98 00 03", ["Durand"]),
        ("06.39.98.00.03", ["Durand"]),
        ("+33 6 39 98 00 03", ["Durand"]),
        ("9800 durand", ["Durand"]),
        ("durand 0465", []),
        ("+34 612", ["D’Amico"]),
        ("71", ["Le Fèvre"]),
        ("nobody", []),
        ("%", []),
        ("'; DROP TABLE person", []),
        ("😀", []),
        ("مرحبا", []),
        ("x" * 10_000, []),
    ],
)
def test_what_is_typed_finds(db, known, typed, found):
    assert [person.last_name for person in people.search(db, typed)] == found


def test_a_whole_page_of_words_finds_nobody(db, known):
    assert people.search(db, " ".join(f"mot{rank}" for rank in range(2000))) == []


def test_a_name_that_starts_so_comes_before_one_that_only_holds_it(db):
    for name in ("Amar", "Marin", "Zamar"):
        builders.stored_person(db, name, "Luc")
    assert [person.last_name for person in people.search(db, "mar")] == ["Marin", "Amar", "Zamar"]


def test_nothing_typed_lists_everybody_by_name_up_to_the_limit(db, known):
    names = [person.last_name for person in people.listing(db)]
    assert names == ["D’Amico", "Durand", "Le Fèvre", "Lefèvre", "Martin-Durand", "Œdipe"]
    assert people.listing(db, "  ", 2) == people.listing(db)[:2] == people.search(db, "", limit=2)
    assert people.count(db) == 6


_LETTERS = "aàAbcéeœ-' ’"
_NAMES = st.text(_LETTERS, min_size=1, max_size=6).filter(fold)
_PEOPLE = st.lists(st.builds(Person, st.just(0), _NAMES, _NAMES, st.text("0123", max_size=5)), max_size=8)
_TYPED = st.text(_LETTERS + "0123.", max_size=6).filter(lambda typed: not typed.lstrip().startswith("00"))
"""Numbers as dialled from abroad have rows of their own."""


def _naively(known: list[Person], typed: str) -> list[Person]:
    words, numbers = [], [""]
    for part in fold(typed).split():
        if part.isdigit():
            numbers[-1] += part
        else:
            words.append(part)
            numbers.append("")
    wanted = [number for number in numbers if number]
    if typed.strip() and not words and not wanted:
        return []
    called = [p for p in known if all(n in p.phone for n in wanted)]
    found = [p for p in called if all(w in p.key for w in words)]
    run_on = [p for p in called if p not in found and all(w in p.key or _begins_run_on(p.key, w) for w in words)]
    late = {
        p.id: (
            not words or not p.key.startswith(words[0]),
            any(not any(name.startswith(w) for name in p.key.split()) for w in words),
        )
        for p in found
    }
    first = sorted(found, key=lambda person: (late[person.id], person.key, person.id))
    return [*first, *sorted(run_on, key=lambda person: (person.key, person.id))]


def _begins_run_on(key: str, word: str) -> bool:
    starts = [at for at in range(len(key)) if at == 0 or key[at - 1] == " "]
    return any(key[at:].replace(" ", "").startswith(word) for at in starts)


class Enough(Exception):
    """Takes back what one example wrote."""


@tried(75)
@given(drawn=_PEOPLE, typed=_TYPED)
@example(drawn=[Person(0, "A", "A"), Person(0, "Ba", "A"), Person(0, "Aa", "B")], typed="AA")
def test_the_file_finds_what_a_plain_reading_of_the_rule_finds(db, drawn, typed):
    with pytest.raises(Enough), writing(db):
        known = [people.add(db, person, on=builders.THURSDAY) for person in drawn]
        assert people.search(db, typed) == _naively(known, typed)
        raise Enough


@tried(50)
@given(drawn=_PEOPLE, typed=_TYPED)
def test_letter_after_letter_finds_who_is_found_at_once(db, drawn, typed):
    with pytest.raises(Enough), writing(db):
        for person in drawn:
            people.add(db, person, on=builders.THURSDAY)
        before, found = "", []
        for end in range(1, len(typed) + 1):
            at_once = people.search(db, typed[:end])
            among = found if narrows(before, typed[:end]) else None
            assert people.search(db, typed[:end], among=among) == at_once
            before, found = typed[:end], at_once
        raise Enough


@pytest.mark.parametrize(
    ("before", "typed", "does"),
    [
        ("mar", "mart", True),
        ("mar", "mar d", True),
        ("", "m", False),
        ("’", "’a", False),
        ("mar", "maz", False),
        ("0", "06", False),
        ("mar", "mar 0", False),
    ],
)
def test_only_letters_typed_behind_letters_narrow(before, typed, does):
    assert narrows(before, typed) is does


def test_the_first_of_a_surname_are_those_of_everybody(db):
    for at in range(5):
        builders.stored_person(db, f"Martin{'abcde'[at]}", "Zoé")
        builders.stored_person(db, "Zara", f"Martin Zoé{'abcde'[at]}")
    assert people.search(db, "martin zo", limit=4) == people.search(db, "martin zo")[:4]


@tried(30)
@given(drawn=_PEOPLE, data=st.data())
def test_any_piece_of_a_name_finds_its_person(db, drawn, data):
    with pytest.raises(Enough), writing(db):
        for person in [people.add(db, person, on=builders.THURSDAY) for person in drawn]:
            word = data.draw(st.sampled_from(person.key.split()))
            start = data.draw(st.integers(0, len(word) - 1))
            piece = word[start : data.draw(st.integers(start + 1, len(word)))]
            assert person in people.search(db, piece.upper())
        raise Enough


@pytest.mark.parametrize(
    "again",
    [
        ("Lefèvre", "Éloïse", ""),
        ("LEFEVRE", "Eloise", ""),
        ("Le Fevre", "Éloïse", ""),
        ("Lefebvre", "Éloïse", ""),
        ("Éloïse", "Lefèvre", ""),
        ("Lefèvre", "Élo", ""),
        ("Autre", "Éloïse", "0639980001"),
    ],
)
def test_someone_alike_is_among_the_candidates(db, known, again):
    person = builders.a_person(*again)
    assert [other.last_name for other in people.alike_candidates(db, person) if alike(person, other)] == ["Lefèvre"]


def test_the_same_phone_makes_a_candidate_whatever_the_name(db, known):
    found = people.alike_candidates(db, builders.a_person("Xu", "Yi", "0639980003"))
    assert [person.last_name for person in found] == ["Durand"]
    assert people.alike_candidates(db, builders.a_person("Xu", "Yi", "")) == []


@pytest.fixture
def run_together(db):
    names = [("N’Diaye", "Awa"), ("Le Goff", "Yann"), ("D’Angelo", "Ana"), ("Ben Ali", "Omar"), ("Sal", "Iris")]
    names += [("Benali", "Ilyès"), ("de la Tour", "Marie")]
    return [builders.stored_person(db, *name, phone) for name, phone in zip(names, PHONES, strict=True)]


PHONES = ("0639980001", "+34612345678", "", "", "", "", "")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ndiaye", ["N’Diaye"]),
        ("n'diaye", ["N’Diaye"]),
        ("legoff", ["Le Goff"]),
        ("goff yann", ["Le Goff"]),
        ("dangelo", ["D’Angelo"]),
        ("dangelo ana", ["D’Angelo"]),
        ("benali", ["Benali", "Ben Ali"]),
        ("ben ali", ["Ben Ali", "Benali"]),
        ("delatour", ["de la Tour"]),
        ("saliris", ["Sal"]),
        ("lir", []),
        ("0033639980001", ["N’Diaye"]),
        ("0033 6 39", ["N’Diaye"]),
        ("+33 6 39", ["N’Diaye"]),
        ("0034612", ["Le Goff"]),
    ],
)
def test_blanks_and_apostrophes_inside_a_name_do_not_count(db, run_together, typed, found):
    assert [person.last_name for person in people.search(db, typed)] == found


def test_what_is_found_in_one_word_keeps_to_the_limit(db, run_together):
    assert len(people.search(db, "benali", limit=1)) == 1


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("durend", ["Durand"]),
        ("druand", ["Durand"]),
        ("drand marie", ["Durand"]),
        ("marie drand", ["Durand"]),
        ("mrtin", ["Martin-Durand"]),
        ("martn-durand zoe", ["Martin-Durand"]),
        ("lefvre", ["Lefèvre"]),
        ("eloize", ["Lefèvre"]),
        ("lefevre eloize", ["Lefèvre"]),
        ("marei", ["Durand"]),
        ("durandd marei", []),
        ("dupont", []),
        ("zoo", []),
        ("", []),
        ("a" * 5_000, []),
        ("b " * 500, []),
        ("'; DROP TABLE person", []),
    ],
)
def test_a_name_with_one_slip_is_near(db, known, typed, found):
    assert [person.last_name for person in people.near(db, typed, limit=9)] == found


@given(at=st.integers(0, 5), kind=st.sampled_from(("add", "drop", "change", "swap")), letter=st.sampled_from("adnz"))
@tried(100)
def test_wherever_the_slip_is(db, known, at, kind, letter):
    name = "lefevre"
    typed = {
        "add": name[:at] + letter + name[at:],
        "drop": name[:at] + name[at + 1 :],
        "change": name[:at] + letter + name[at + 1 :],
        "swap": name[:at] + name[at + 1] + name[at] + name[at + 2 :],
    }[kind]
    assert typed == name or "Lefèvre" in [person.last_name for person in people.near(db, typed, limit=9)]
