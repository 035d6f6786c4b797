"""The passphrase: long, varied, typed twice the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import Refused
from desktop_app.domain.first_guesses import tries
from desktop_app.domain.passphrase import SHORTEST, check_passphrase, strength_in_words


def test_a_few_words_will_do() -> None:
    check_passphrase("le chêne vert du jardin", "le chêne vert du jardin")


@pytest.mark.parametrize(
    ("passphrase", "again", "field"),
    [
        ("", "", "passphrase"),
        ("onze signes", "onze signes", "passphrase"),
        (" " * 20, " " * 20, "passphrase"),
        ("aaaaAAAAaaaa", "aaaaAAAAaaaa", "passphrase"),
        ("motdepasse12", "motdepasse13", "passphrase"),
        ("le chêne vert du jardin", "le chene vert du jardin", "again"),
    ],
)
def test_a_weak_or_different_one_is_refused_beside_its_field(passphrase: str, again: str, field: str) -> None:
    with pytest.raises(Refused) as refused:
        check_passphrase(passphrase, again)
    assert [fault.field for fault in refused.value.faults] == [field]


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ("", ""),
        ("    ", ""),
        ("chêne", "Courte : encore 7\xa0signes."),
        ("onze signes", "Courte : encore 1\xa0signe."),
        ("aaaaaaaaaaaa", "Facile à deviner : c’est ce qu’on essaie"),
        ("chatchatchatchat", "Facile à deviner : c’est ce qu’on essaie"),
        ("motdepasse2026", "Facile à deviner : c’est ce qu’on essaie"),
        ("Médiathèque 66", "Facile à deviner : c’est ce qu’on essaie"),
        ("azertyuiop123", "Facile à deviner : c’est ce qu’on essaie"),
        ("06 39 98 00 01 23", "Facile à deviner : c’est ce qu’on essaie"),
        ("anticonstitut", "Correcte"),
        ("chêne vert jardin", "Correcte"),
        ("un mot et un autre", "Bonne"),
        ("anticonstitutionnellement", "Bonne"),
        ("le chêne vert du jardin", "Solide"),
        ("trombone lagune pivot safran", "Solide"),
        # Twenty signs; a common word (2) and six letters, then seven: a thousand million tries.
        ("zxqvkpwmrtghdjlcbnf", "Correcte"),
        ("zxqvkpwmrtghdjlcbnfs", "Bonne"),
        ("soleilqkgtdj", "Facile"),
        ("soleilqkgtdjh", "Correcte"),
        ("k g t d zxqvkpwm", "Correcte"),
    ],
)
def test_the_strength_is_said_in_plain_words(typed: str, begins: str) -> None:
    said = strength_in_words(typed)
    assert said.startswith(begins) and bool(said) == bool(typed.strip())
    assert "'" not in said


@given(st.text(max_size=60))
def test_what_is_called_short_or_easy_is_what_is_refused(typed: str) -> None:
    said = strength_in_words(typed)
    try:
        check_passphrase(typed, typed)
    except Refused:
        assert not said or said.startswith(("Courte", "Facile"))
    else:
        assert said and not said.startswith(("Courte", "Facile"))


NAMES = ("Médiathèque du Boulou", "Le Boulou", "66160", "04 68 00 00 00", "Núria Serra", "Marie-Christine Ferrer")
FIRST_GUESSES = (
    "girafe tiroir mardi cuivre", "Commune de démonstration", "azertyuiop12", "AZERTYUIOP!?", "123456789012",
    "987654321098", "motdepasse12", "M0td3P@sse2026", "motdepasse motdepasse", "qwertyuiop[]", "qsdfghjklm12",
    "mlkjhgfdsqpoiuyt", "wxcvbn,;:!wxcvbn", "1a2z3e4r5t6y", "aqwzsxedcrfv", "abcdefghijkl", "aaaaaaaaaaaa",
    "chatchatchatchat", "abcabcabcabc1", "soleilsoleil1", "azerty azerty 1", "jetaimemonamour", "Mairie-Boulou-2026",
    "leboulou2026!!", "Le Boulou 66160", "mairie66160boulou", "Médiathèque66160", "Bibliothèque2026",
    "nuria.serra.2026", "Núria Serra 66", "marie-christine1975", "ferrermarie2026", "0468000000 66160",
    "18/03/1975 1975", "01012026 0101", "06 39 98 00 01", "lundi mardi mercredi", "liberteegalite", "passepartout1",
    "nicolas123456", "allezlesbleus?", "Perpignan66000!", "PermanencE2026", "admin admin admin", "Bienvenue2026!!",
    "franceservices66", "conseillernumerique", "décembre2026!", "............a1",
)  # fmt: skip
"""What anybody would try first in this commune, were they patient enough for a few thousand."""
GOOD_ONES = (
    "le chêne vert du jardin", "trombone lagune pivot safran", "girafe tiroir mardi cuir", "un mot et un autre",
    "la barque bleue de Collioure", "trois pommes sur la table", "anticonstitut", "chêne vert jardin", "k#8$Gf!2xQ%z",
    "zxqvkpwmrtgh", "8 fourmis et 2 lanternes", "le chat de Núria dort au grenier", "кот спит на крыше дома",
    "soleilqkgtdjh",
)  # fmt: skip


@pytest.mark.parametrize("typed", FIRST_GUESSES)
def test_a_first_guess_is_refused_and_a_good_one_shown(typed: str) -> None:
    assert len(typed) >= SHORTEST
    with pytest.raises(Refused) as refused:
        check_passphrase(typed, typed, NAMES, example="trombone lagune pivot safran")
    assert [fault.field for fault in refused.value.faults] == ["passphrase"]
    assert "« trombone lagune pivot safran »" in refused.value.faults[0].sentence
    assert strength_in_words(typed, NAMES).startswith("Facile")


@pytest.mark.parametrize("typed", GOOD_ONES)
def test_what_nobody_tries_first_is_taken(typed: str) -> None:
    check_passphrase(typed, typed, NAMES)
    assert strength_in_words(typed, NAMES).startswith(("Correcte", "Bonne", "Solide"))


@pytest.mark.parametrize("typed", ["leboulou2026!!", "Núria Serra 66"])
def test_a_name_is_a_first_guess_only_where_it_is_known(typed: str) -> None:
    with pytest.raises(Refused):
        check_passphrase(typed, typed, NAMES)
    check_passphrase(typed, typed)


@pytest.mark.parametrize(
    ("typed", "power"),
    [
        ("boulou", 1),  # One of the names of the place.
        ("soleil", 2),  # One of some hundred words that everybody takes.
        ("1975", 2),  # One of two hundred years.
        ("soleil1975", 4),
        ("mot", 2),
        ("vbn", 1.5),  # Three keys in a row.
        ("vb", 2),
        ("nbv", 1.5),
        ("abcdefghijklmnopqrstuvwxyz", 1.5),  # However many.
        ("18031975", 4.5),  # A day of that many years.
        ("0468239571", 6),
        ("kgt", 3),  # Nothing else: letter by letter.
        ("kgt#", 3.5),  # A sign is worth half a letter.
    ],
)
def test_how_long_somebody_would_try_who_knows_the_place(typed: str, power: float) -> None:
    assert tries(typed, NAMES) == power


def test_a_name_has_three_letters_at_least_and_any_number_at_most() -> None:
    assert (tries("kgt", ["Kgt"]), tries("kg", ["Kg"])) == (1, 2)
    long = "saint-remy-en-bouzemont-saint-genest-et-isson"
    assert tries(long, [long]) == 1 + 0.5, "and one sign, seven times"
    assert tries("bouzemont", [long]) == 1, "or a word of it"


def test_eighty_signs_are_judged_and_no_more() -> None:
    strange = [chr(0x4E00 + 7 * at) for at in range(100)]
    assert [tries("".join(strange[:length])) for length in (79, 80, 100)] == [79, 80, 80]


def test_a_long_text_is_judged_at_once() -> None:
    for typed in ("x" * 100_000, "le chêne vert " * 10_000, "azerty" * 20_000):
        strength_in_words(typed, NAMES)
