"""The passphrase: long, varied, typed twice the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import Refused
from desktop_app.domain.passphrase import check_passphrase, strength_in_words


def test_a_few_words_will_do() -> None:
    check_passphrase("le chêne vert du jardin", "le chêne vert du jardin")


@pytest.mark.parametrize(
    ("passphrase", "again", "field"),
    [
        ("", "", "passphrase"),
        ("onze signes", "onze signes", "passphrase"),
        (" " * 20, " " * 20, "passphrase"),
        ("aaaaAAAAaaaa", "aaaaAAAAaaaa", "passphrase"),
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
        ("chêne", "Courte : encore 7\xa0signes."),
        ("onze signes", "Courte : encore 1\xa0signe."),
        ("aaaaaaaaaaaa", "Facile à deviner : les mêmes signes"),
        ("chatchatchatchat", "Facile à deviner : les mêmes signes"),
        ("motdepasse2026", "Facile à deviner : c’est ce qu’on essaie"),
        ("Médiathèque 66", "Facile à deviner : c’est ce qu’on essaie"),
        ("azertyuiop123", "Facile à deviner : c’est ce qu’on essaie"),
        ("06 39 98 00 01 23", "Facile à deviner : des chiffres seuls"),
        ("anticonstitut", "Correcte"),
        ("chêne vert jardin", "Correcte"),
        ("un mot et un autre", "Bonne"),
        ("anticonstitutionnellement", "Bonne"),
        ("le chêne vert du jardin", "Solide"),
        ("trombone lagune pivot safran", "Solide"),
    ],
)
def test_the_strength_is_said_in_plain_words(typed: str, begins: str) -> None:
    said = strength_in_words(typed)
    assert said.startswith(begins) and bool(said) == bool(typed.strip())
    assert "'" not in said


@given(st.text(max_size=60))
def test_what_is_called_short_or_monotonous_is_what_is_refused(typed: str) -> None:
    said = strength_in_words(typed)
    try:
        check_passphrase(typed, typed)
    except Refused:
        assert not said or said.startswith(("Courte", "Facile"))
    else:
        assert said and not said.startswith("Courte")
