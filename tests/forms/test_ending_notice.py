"""The letter before an end: notice, from when, what is handed back, what cannot wait, and that it was received."""

from __future__ import annotations

from functools import cache

import pytest

from desktop_app.domain.mandate import EndReason
from desktop_app.forms import ending_notice

from . import reading, samples_endings
from .reading import MM


@cache
def _text(because: EndReason = EndReason.RENOUNCED) -> str:
    return reading.whole(ending_notice.build(samples_endings.ending_notice(because=because)))


@pytest.mark.parametrize(
    "words",
    [
        "Le Boulou, le 30 novembre 2026",
        "Ce mandat s’arrêtera le lundi 14 décembre 2026 au soir. La conseillère ne peut pas continuer.",
        "Qui a reçu un mandat peut y mettre fin, en le disant (code civil, article 2007).",
        "Si cette fin vous fait perdre quelque chose, dites-le-nous",
        "Ce qui ne peut pas attendre est fini avant",
        "Tous vos papiers, s’ils sont encore ici. Venez les reprendre avant cette date.",
        "Un papier qui dit tout ce qui a été fait pour vous.",
        "l’original du mandat que garde le service",
        "J’ai reçu cet avis – mandat n° 2026-0012 Éloïse Lefèvre-Nguyễn Fin : 14 décembre 2026",
        "Gardez cette lettre. Signez le bas, et rendez-le.",
    ],
)
def test_whoever_gives_a_mandate_up_says(words: str) -> None:
    assert words in _text()


@pytest.mark.parametrize("because", [EndReason.CONVENTION_OVER, EndReason.ADVISOR_LEFT])
def test_an_end_that_nobody_chose_is_no_renunciation(because: EndReason) -> None:
    assert "2007" not in _text(because)
    assert "J’ai reçu cet avis" in _text(because) and "Tous vos papiers" in _text(because)


@pytest.mark.parametrize(
    ("because", "expected"),
    [(EndReason.RENOUNCED, 2), (EndReason.CONVENTION_OVER, 1), (EndReason.ADVISOR_LEFT, 1)],
)
def test_whoever_gives_it_up_signs_and_whoever_is_told_signs_the_foot(because: EndReason, expected: int) -> None:
    pdf = ending_notice.build(samples_endings.ending_notice(because=because))
    frames = [
        (page, each)
        for page in range(reading.page_count(pdf))
        for each in reading.frames_under(pdf, page, "Signature :")
    ]
    assert len(frames) == expected
    assert all(each.height >= 25 * MM for _, each in frames)
    assert all(reading.ink(pdf, page, reading.inside(each)) == 0 for page, each in frames)
