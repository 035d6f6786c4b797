"""The recovery sheet: eight words, large, and where to hide them."""

import pytest

from desktop_app.forms import recovery_sheet

from . import reading, samples


@pytest.mark.parametrize(
    "words",
    [
        "Code de secours",
        "code créé le 26 novembre 2026",
        "1. abricot",
        "8. horloge",
        "À quoi sert ce code ?",
        "Où garder cette feuille ?",
        "Tapez les 8 mots dans l’ordre",
    ],
)
def test_the_sheet_says(words: str) -> None:
    assert words in reading.whole(recovery_sheet.build(samples.recovery_sheet()))


def test_the_words_are_large_and_read_downwards() -> None:
    texts, _ = reading.marks(recovery_sheet.build(samples.recovery_sheet()), 0)
    large = {mark.text.strip(): mark for mark in texts if mark.size >= 24}
    places = [large[word] for word in samples.CODE.split()]
    assert max(mark.left for mark in places[:4]) - min(mark.left for mark in places[:4]) < 3
    assert [mark.top for mark in places[:4]] == sorted((mark.top for mark in places[:4]), reverse=True)
    assert places[4].left > places[0].left + 200


def test_an_odd_number_of_words_is_printed_too() -> None:
    data = recovery_sheet.RecoverySheet(None, "un deux trois", samples.DAY)
    assert "3. trois" in reading.whole(recovery_sheet.build(data))
