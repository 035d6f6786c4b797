"""A name typed in one go, in either order: both readings, particles and capitals understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.name_reading import readings


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Marie Durand", ["Marie|Durand", "Durand|Marie"]),
        ("durand marie", ["Durand|Marie", "Marie|Durand"]),
        ("Marie DURAND", ["Durand|Marie"]),
        ("DURAND Marie Anne", ["Durand|Marie Anne"]),
        ("de la Tour Marie", ["de la Tour|Marie"]),
        ("marie de la tour", ["de la Tour|Marie", "Marie|de la Tour"]),
        ("DE LA TOUR marie", ["de la Tour|Marie"]),
        ("Yann Le Goff", ["Le Goff|Yann", "Yann|Le Goff"]),
        ("yann le goff", ["Le Goff|Yann", "Yann|Le Goff"]),
        ("jean de vigny", ["de Vigny|Jean", "Jean|de Vigny"]),
        ("ben ali mohamed", ["Ben Ali|Mohamed", "Mohamed|Ben Ali"]),
        ("Ana D’ANGELO", ["D’Angelo|Ana"]),
        ("jean-noël lefèvre", ["Jean-Noël|Lefèvre", "Lefèvre|Jean-Noël"]),
        ("Jean Pierre Durand", ["Jean|Pierre Durand", "Durand|Jean Pierre", "Pierre Durand|Jean"]),
        ("McDonald Zoé", ["McDonald|Zoé", "Zoé|McDonald"]),
        ("roca", ["Roca|"]),
        ("de la", ["de la|"]),
        ("de", ["De|"]),
        ("  ", []),
    ],
)
def test_every_way_a_name_may_be_meant(typed: str, found: list[str]) -> None:
    assert [f"{last}|{first}" for last, first in readings(typed)] == found


@given(st.lists(st.sampled_from("de la Le DURAND marie d'Angelo Ben X ÉLOÏSE Martin-Durand".split()), max_size=6))
def test_no_word_is_lost_or_added(words: list[str]) -> None:
    for last, first in readings(" ".join(words)):
        assert sorted(f"{last} {first}".casefold().split()) == sorted(" ".join(words).casefold().split())
        assert last
