"""The letter: what cannot be kept, what is proposed, whom to answer; never what the appointment was about, nor why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.forms import call_letter

from . import reading, samples


@pytest.fixture(scope="module")
def pages() -> list[str]:
    return reading.pages(call_letter.build(samples.call_letters()))


def test_each_letter_has_its_page(pages: list[str]) -> None:
    assert len(pages) == 3
    for name, page in zip(("Éloïse Lefèvre-Nguyễn", "Josep Puig", "Zoé"), pages, strict=True):
        assert name in page


@pytest.mark.parametrize(
    "words",
    [
        "Le Boulou, le 23 novembre 2026",
        "Vous avez rendez-vous jeudi 26 novembre 2026 à 10 h 30, avec Marie Durand.",
        "Ce rendez-vous ne peut pas avoir lieu.",
        "Nous pouvons vous recevoir jeudi 3 décembre 2026 à 10 h 30.",
        "appelez le 04 68 00 00 00, ou passez à l’accueil.",
        "Sans réponse de vous, cette heure n’est pas retenue",
    ],
)
def test_the_first_says(words: str, pages: list[str]) -> None:
    assert words in pages[0]


def test_another_advisor_is_named(pages: list[str]) -> None:
    assert "jeudi 3 décembre 2026 à 10 h 30, avec Jordi Puig." in pages[1]


def test_without_a_proposal_it_asks_to_choose_one(pages: list[str]) -> None:
    assert "Choisissons un autre jour : Appelez" not in pages[2]
    assert "Choisissons un autre jour : appelez le 04 68 00 00 00" in pages[2]
    assert "recevoir" not in pages[2] and "Sans réponse" not in pages[2]


def test_neither_why_nor_what_for_is_said(pages: list[str]) -> None:
    for word in ("absen", "malad", "cong", "motif", "Logement", "Impôts"):
        assert word not in " ".join(pages)


def test_a_place_without_phone_asks_to_come_by() -> None:
    head = replace(samples.HEAD, place=replace(samples.PLACE, phone=""))
    text = reading.whole(call_letter.build(samples.call_letters(head)))
    assert "autre : passez à l’accueil." in text and "appelez" not in text


def test_it_is_written_in_fourteen_points_with_room_for_the_address() -> None:
    texts, lines = reading.marks(call_letter.build(samples.call_letters()), 0)
    body = [mark for mark in texts if mark.size > 13]
    assert {mark.size for mark in body} == {14}
    right = [
        line for line in lines if line.height < 3 and line.left > 100 * reading.MM and line.width > 70 * reading.MM
    ]
    assert len(right) == 3
