"""The programme of the day: what an advisor without a screen needs, a run of pages for each."""

from dataclasses import replace

import pytest

from desktop_app.forms import day_programme

from . import reading, samples


@pytest.mark.parametrize(
    "words",
    [
        "Programme de la journée",
        "Jeudi 26 novembre 2026 – Démarches",
        "Marie Durand, conseillère numérique : 9 h – 12 h, 14 h – 17 h",
        "Heure Qui Pour quoi Notes",
        "Łukaszewska",
        "06 12 34 56 78",
        "Argent - Impôts",
        "16 h libre",
        "Pour le conseiller seul.",
        "à détruire à la fin de la journée",
        "Page 1/1",
    ],
)
def test_the_programme_says(words: str) -> None:
    assert words in reading.whole(day_programme.build(samples.day_programme()))


def test_a_programme_without_a_visit_still_says_whose_it_is() -> None:
    data = samples.day_programme()
    alone = replace(data, programmes=(replace(data.programmes[0], visits=()),))
    assert "Marie Durand" in reading.whole(day_programme.build(alone))


def test_each_advisor_begins_a_run_of_pages() -> None:
    worst = samples.worst_day_programme()
    both = replace(worst, programmes=(worst.programmes[0], replace(worst.programmes[0], visits=())))
    pages = reading.raw_pages(day_programme.build(both))
    assert len(pages) > 2 and "Page 1/1" in pages[-1] and f"Page 1/{len(pages) - 1}" in pages[0]


def test_the_longest_names_stay_whole() -> None:
    text = reading.whole(day_programme.build(samples.worst_day_programme()))
    for word in samples.EIGHTY.replace("-", " ").split():
        assert word in text
