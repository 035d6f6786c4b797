"""A birth as it is typed for a mandate: a day that is over, in a year of four figures."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.mandate import Birth
from desktop_app.domain.mandate.birth import birth_faults, tidied

TODAY = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("born_on", "taken"),
    [
        (date(2026, 3, 12), False),
        (date(2026, 3, 11), True),
        (date(1948, 3, 12), True),
        (date(1900, 1, 1), True),
        (date(1899, 12, 31), False),
        (date(48, 3, 12), False),
    ],
)
def test_it_is_a_day_that_is_over_in_a_year_somebody_may_be_of(born_on: date, taken: bool) -> None:
    assert [fault.field for fault in birth_faults(Birth("Roca", born_on, "Perpignan"), TODAY)] == (
        [] if taken else ["born_on"]
    )


@pytest.mark.parametrize(
    ("birth", "fields"),
    [
        (Birth("R" * 80, None, "p" * 200), []),
        (Birth("R" * 81), ["birth_name"]),
        (Birth("123"), ["birth_name"]),
        (Birth(at="p" * 201), ["born_at"]),
        (Birth(at="mot de passe : Soleil66"), ["born_at"]),
    ],
)
def test_a_name_and_a_place_are_words_that_may_be_printed(birth: Birth, fields: list[str]) -> None:
    assert [fault.field for fault in birth_faults(birth, TODAY)] == fields


def test_nothing_typed_is_nothing_to_say() -> None:
    assert tidied(Birth("  ", None, " ")) is None and tidied(None) is None
    assert not [*birth_faults(None, TODAY)] and not [*birth_faults(Birth(), TODAY)]
    assert tidied(Birth(" Roca  i Puig ", None, " Perpignan  (66)")) == Birth("Roca i Puig", None, "Perpignan (66)")


@pytest.mark.parametrize(
    ("birth", "words"),
    [
        (Birth(), ""),
        (Birth("Roca"), "né(e) Roca"),
        (Birth(on=date(1948, 3, 12)), "le 12 mars 1948"),
        (Birth("Roca", date(1948, 3, 12), "Perpignan"), "né(e) Roca, le 12 mars 1948, à Perpignan"),
    ],
)
def test_a_birth_is_told_as_far_as_it_was_typed(birth: Birth, words: str) -> None:
    assert birth.in_words.replace("\N{NO-BREAK SPACE}", " ") == words
