"""A mandate held in Aidants Connect: a reference and two days that can be, and what is said of it."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.mandate.elsewhere import MandateElsewhere, read_elsewhere, told

TODAY, FIRST, LAST = date(2026, 11, 26), date(2026, 3, 3), date(2027, 3, 3)
HELD = MandateElsewhere(1, 1, "AC-118", FIRST, LAST)


def refused(reference: str = "AC-119", first_on: date | None = FIRST, last_on: date | None = LAST) -> dict[str, str]:
    """What is said beside each field."""
    with pytest.raises(Refused) as refusal:
        read_elsewhere(reference, first_on, last_on, TODAY, [HELD])
    return {fault.field: fault.sentence for fault in refusal.value.faults}


def test_a_reference_and_two_days_are_all_that_is_kept() -> None:
    assert [field.name for field in fields(MandateElsewhere)] == ["id", "person_id", "reference", "first_on", "last_on"]
    assert read_elsewhere("  AC-119 ", FIRST, LAST, TODAY, [HELD]) == ("AC-119", FIRST, LAST)


def test_a_mandate_of_one_day_or_one_that_ends_today_can_be_noted() -> None:
    assert read_elsewhere("AC-119", TODAY, TODAY, TODAY, [])
    assert read_elsewhere("AC-119", date(2025, 11, 26), TODAY, TODAY, [])


@pytest.mark.parametrize(
    "reference", ["", "   ", "x" * 41, "2 69 05 49 588 157 80", "mot de passe : soleil12", "AC-118"]
)
def test_a_reference_is_short_holds_nothing_forbidden_and_is_noted_once(reference: str) -> None:
    assert set(refused(reference)) == {"reference"}


def test_every_field_that_is_wrong_is_told_at_once() -> None:
    assert set(refused("", None, None)) == {"reference", "first_on", "last_on"}


@pytest.mark.parametrize(
    ("first_on", "last_on", "field", "words"),
    [
        (date(2026, 11, 27), LAST, "first_on", "à venir"),
        (FIRST, date(2026, 3, 2), "last_on", "avant le premier"),
        (FIRST, date(2026, 11, 25), "last_on", "fini"),
        (FIRST, date(2027, 3, 4), "last_on", "un an"),
    ],
)
def test_days_that_cannot_be_are_refused_beside_the_one_to_correct(
    first_on: date, last_on: date, field: str, words: str
) -> None:
    found = refused("AC-119", first_on, last_on)
    assert set(found) == {field} and words in found[field]


def test_whoever_takes_a_mandate_hears_of_each() -> None:
    other = MandateElsewhere(2, 1, "AC-9", FIRST, date(2026, 12, 31))
    assert told([]) == ""
    assert told([HELD]).replace("\N{NO-BREAK SPACE}", " ") == (
        "Cette personne a aussi un mandat dans Aidants Connect, réf. AC-118, jusqu’au 3 mars 2027."
    )
    assert told([other, HELD]).replace("\N{NO-BREAK SPACE}", " ") == (
        "Cette personne a aussi 2 mandats dans Aidants Connect : (réf. AC-9, jusqu’au 31 décembre 2026) et "
        "(réf. AC-118, jusqu’au 3 mars 2027)."
    )


def test_its_days_are_told_and_the_day_after_the_last_it_is_over() -> None:
    assert HELD.days.replace("\N{NO-BREAK SPACE}", " ") == "du 3 mars 2026 au 3 mars 2027"
    assert HELD.until.replace("\N{NO-BREAK SPACE}", " ") == "réf. AC-118, jusqu’au 3 mars 2027"
    assert not HELD.is_over(LAST) and HELD.is_over(date(2027, 3, 4))
