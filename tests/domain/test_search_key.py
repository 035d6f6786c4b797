"""The folded key: whatever the way a name is typed, it is found."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.search_key import fold, holds_words, narrows, slips
from tests.domain.strategies import ANY_TEXT, NAMES


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Éloïse", "eloise"),
        (unicodedata.normalize("NFD", "Éloïse"), "eloise"),
        ("Nguyễn Thị Phượng", "nguyen thi phuong"),
        ("L’Hôpital", "l hopital"),
        ("D'Angelo", "d angelo"),
        ("Çağla", "cagla"),
        ("İbrahim", "ibrahim"),
        ("Işık", "isik"),
        ("Jean-Baptiste", "jean baptiste"),
        ("Cœur", "coeur"),
        ("LÆTITIA", "laetitia"),
        ("Łukasz", "lukasz"),
        ("Sørensen", "sorensen"),
        ("Groß", "gross"),
        ("GROẞ", "gross"),
        ("Đặng", "dang"),
        ("Guðmundur Þór", "gudmundur thor"),
        ("Παπαδοπούλου", "παπαδοπουλου"),
        ("Борис", "борис"),
        ("محمد", "محمد"),
        ("王伟", "王伟"),
    ],
)
def test_a_name_folds_to_what_one_types(name: str, key: str) -> None:
    assert fold(name) == key


def test_the_dot_of_catalan_belongs_to_the_letter() -> None:
    assert fold("Marcel·la") == fold("Marcella") == fold("MARCEL·LA") == fold("Marceŀla")


@pytest.mark.parametrize("apostrophe", "'’‘ʼʻ´`′")
def test_every_apostrophe_is_the_same(apostrophe: str) -> None:
    assert fold(f"D{apostrophe}Ormesson") == "d ormesson"


@pytest.mark.parametrize("hyphen", "-‐‑–—")
def test_every_hyphen_is_a_blank(hyphen: str) -> None:
    assert fold(f"Saint{hyphen}Génis") == "saint genis"


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u200d", "\ufeff"])
def test_what_cannot_be_seen_does_not_count(unseen: str) -> None:
    assert fold(f"Du{unseen}rand") == "durand"


@given(ANY_TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(NAMES)
def test_case_and_decomposition_do_not_count(name: str) -> None:
    for other in (name.upper(), name.lower(), unicodedata.normalize("NFD", name), unicodedata.normalize("NFC", name)):
        assert fold(other) == fold(name)


@given(NAMES, st.text("\N{COMBINING ACUTE ACCENT}\N{COMBINING CEDILLA}\N{COMBINING DIAERESIS}", max_size=3))
def test_accents_do_not_count(name: str, accents: str) -> None:
    assert fold(f"a{accents}{name}") == fold(f"a{name}")


@given(ANY_TEXT, ANY_TEXT, st.sampled_from([" ", "  ", "-", " - ", "'", "’", ", ", "\u00a0", "\u202f"]))
def test_two_words_stay_two_words_whatever_stands_between(one: str, other: str, between: str) -> None:
    assert fold(f"{one}{between}{other}").split() == fold(f"{one} {other}").split()


@given(ANY_TEXT)
def test_a_key_has_single_blanks_and_none_at_its_ends(text: str) -> None:
    assert fold(text) == " ".join(fold(text).split())


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("nadja", True),
        ("nadai", True),
        ("ndaia", True),
        ("naddia", True),
        ("naia", True),
        ("nadi", True),
        ("adia", True),
        ("madia", True),
        ("nadiaa", True),
        ("nadia", False),
        ("nadjja", False),
        ("aidan", False),
    ],
)
def test_a_word_one_letter_off_is_a_slip(typed: str, near: bool) -> None:
    assert ("nadia" in slips(typed)) is near


def test_a_short_word_one_letter_off_is_another_word() -> None:
    assert slips("roc") == frozenset() and "roca" in slips("rocs")
    assert "a" * 31 in slips("a" * 30) and not slips("a" * 31)


@given(st.text("abcdz", min_size=4, max_size=9), st.text("abcdz", min_size=4, max_size=9))
def test_who_is_a_slip_away_is_so_both_ways(one: str, other: str) -> None:
    assert (one in slips(other)) == (other in slips(one))
    assert all(word in slips(one) for word in list(slips(one))[:3]) and one not in slips(one)


@pytest.mark.parametrize(
    ("before", "typed", "narrows_it"),
    [
        ("le", "lef", True),
        ("le", "le", True),
        ("le", "la", False),
        ("lef", "le", False),
        ("", "l", False),
        ("-", "-l", False),
        ("le", "le 2", False),
    ],
)
def test_letters_behind_those_typed_before_find_nobody_else(before: str, typed: str, narrows_it: bool) -> None:
    assert narrows(before, typed) is narrows_it


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["durand"], True),
        (["duran", "mari"], True),
        (["durandmar"], True),
        (["urand"], True),
        (["martindurand"], False),
        (["durand", "paul"], False),
        ([], True),
    ],
)
def test_words_stand_in_a_key_or_run_on_from_one_of_its_own(words: list[str], found: bool) -> None:
    assert holds_words("durand marie", words) is found
