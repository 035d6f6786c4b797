"""What a text promises, month by month: each figure counted on a calendar and typed here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.convention import Convention, Per, Unit, Version, Volume, begun, read_terms
from desktop_app.domain.errors import Refused
from desktop_app.domain.french import NBSP
from desktop_app.domain.fulfilment import Amount, Due, due_by_month
from desktop_app.domain.fulfilment.due import stretches
from tests.helpers import years_by_hand as by_hand
from tests.helpers.builders import its_terms

TWO_DAYS = Volume(2, Unit.DAY, Per.WEEK)
HALF_A_DAY = Volume(1, Unit.HALF_DAY, Per.WEEK)
A_MONTH = Volume(1, Unit.HALF_DAY, Per.MONTH, 180)
THREE_HOURS = Volume(3, Unit.HOUR, Per.MONTH)
WHOLE = Amount(1, 360)


def under(volume: Volume | None, first: str, last: str) -> Convention:
    """A convention that promises this, from one day to another."""
    terms = its_terms(signed_on=date.fromisoformat(first), hard_end=date.fromisoformat(last), volume=volume)
    return begun(terms, id=1)


def due(convention: Convention, first: str, last: str, *typed: str, off: str = "") -> dict[str, Due]:
    """What is due by month, '2026-11', of what is planned on the dates typed."""
    planned = {day: WHOLE for line in typed for day in by_hand.days(line)}
    found = due_by_month(
        convention,
        date.fromisoformat(first),
        date.fromisoformat(last),
        planned,
        dict.fromkeys(by_hand.days(off), WHOLE),
    )
    assert all(month.day == 1 for month in found)
    return {f"{month:%Y-%m}": each for month, each in sorted(found.items())}


def parts(found: dict[str, Due]) -> list[int | None]:
    return [each.parts for each in found.values()]


@pytest.mark.parametrize(
    ("volume", "told"),
    [
        (TWO_DAYS, "2 journées par semaine"),
        (HALF_A_DAY, "1 demi-journée par semaine"),
        (A_MONTH, "1 demi-journée de 3 h par mois"),
        (THREE_HOURS, "3 h par mois"),
        (Volume(3, Unit.HALF_DAY, Per.WEEK, 210), "3 demi-journées de 3 h 30 par semaine"),
    ],
)
def test_a_volume_is_told_in_the_words_of_the_text(volume: Volume, told: str) -> None:
    assert volume.told.replace(NBSP, " ") == told


@pytest.mark.parametrize(
    ("volume", "sentence"),
    [
        (Volume(0, Unit.DAY, Per.WEEK), "De 1 à 7 journées par semaine"),
        (Volume(8, Unit.DAY, Per.WEEK), "De 1 à 7 journées par semaine"),
        (Volume(15, Unit.HALF_DAY, Per.WEEK), "De 1 à 14 demi-journées par semaine"),
        (Volume(301, Unit.HOUR, Per.MONTH), "De 1 à 300 heures par mois"),
        (Volume(32, Unit.DAY, Per.MONTH), "De 1 à 31 journées par mois"),
        (Volume(63, Unit.HALF_DAY, Per.MONTH), "De 1 à 62 demi-journées par mois"),
        (Volume(71, Unit.HOUR, Per.WEEK), "De 1 à 70 heures par semaine"),
        (Volume(1, Unit.DAY, Per.WEEK, -1), "Une journée dure 12 h au plus"),
        (Volume(1, Unit.DAY, Per.WEEK, 721), "Une journée dure 12 h au plus"),
    ],
)
def test_what_no_text_promises_is_refused(volume: Volume, sentence: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_terms(**vars(its_terms(volume=volume)))
    assert [fault.field for fault in refusal.value.faults] == ["volume"]
    assert sentence in refusal.value.sentence.replace(NBSP, " ")


@pytest.mark.parametrize(
    "volume",
    [
        Volume(7, Unit.DAY, Per.WEEK),
        Volume(31, Unit.DAY, Per.MONTH),
        Volume(14, Unit.HALF_DAY, Per.WEEK),
        Volume(62, Unit.HALF_DAY, Per.MONTH),
        Volume(70, Unit.HOUR, Per.WEEK),
        Volume(300, Unit.HOUR, Per.MONTH),
        Volume(1, Unit.DAY, Per.WEEK, 720),
    ],
)
def test_the_most_that_a_text_promises_is_read(volume: Volume) -> None:
    assert read_terms(**vars(its_terms(volume=volume))).volume == volume


def test_two_days_a_week_over_the_year_of_le_boulou() -> None:
    """The Thursdays and Fridays of each month, but for the six on which a bank holiday falls."""
    convention = under(TWO_DAYS, "2025-06-23", "2026-06-22")
    off = f"{by_hand.OFF['LE_BOULOU_THURSDAYS']}\n{by_hand.OFF['LE_BOULOU_FRIDAYS']}"
    found = due(convention, "2025-06-23", "2026-06-28", by_hand.LE_BOULOU_THURSDAYS, by_hand.LE_BOULOU_FRIDAYS, off=off)
    assert parts(found) == [2, 9, 8, 8, 10, 8, 7, 9, 8, 8, 9, 6, 6]
    assert found["2025-07"].minutes is None, "the text says no hours"


AMENDED_ON = date(2026, 2, 4)


@pytest.mark.parametrize(
    ("volume", "first", "last", "found"),
    [
        # What is promised changes on Wednesday 4 February 2026, and nothing does where the same is promised again.
        (THREE_HOURS, "2026-02-02", "2026-02-08", [("2026-02-02", "2026-02-03", 2), ("2026-02-04", "2026-02-08", 3)]),
        (THREE_HOURS, "2026-02-04", "2026-02-08", [("2026-02-04", "2026-02-08", 3)]),
        (THREE_HOURS, "2026-02-03", "2026-02-04", [("2026-02-03", "2026-02-03", 2), ("2026-02-04", "2026-02-04", 3)]),
        (THREE_HOURS, "2026-01-26", "2026-02-01", [("2026-01-26", "2026-02-01", 2)]),
        (THREE_HOURS, "2026-01-26", "2026-02-03", [("2026-01-26", "2026-02-03", 2)]),
        (TWO_DAYS, "2026-02-02", "2026-02-08", [("2026-02-02", "2026-02-08", 2)]),
        (None, "2026-02-02", "2026-02-08", [("2026-02-02", "2026-02-03", 2), ("2026-02-04", "2026-02-08", None)]),
        # Before it holds, and after.
        (TWO_DAYS, "2025-12-29", "2026-01-02", [("2026-01-01", "2026-01-02", 2)]),
        (TWO_DAYS, "2026-12-31", "2027-01-03", [("2026-12-31", "2026-12-31", 2)]),
        (TWO_DAYS, "2027-01-01", "2027-01-03", []),
    ],
)
def test_what_an_amendment_promises_is_due_from_its_day_on(
    volume: Volume | None, first: str, last: str, found: list[tuple[str, str, int | None]]
) -> None:
    made = under(TWO_DAYS, "2026-01-01", "2026-12-31")
    terms = replace(made.terms, volume=volume)
    amended = replace(made, versions=(*made.versions, Version(AMENDED_ON, terms, "autre présence")))
    told = [
        (each.first.isoformat(), each.last.isoformat(), each.volume.count if each.volume else None)
        for each in stretches(amended, date.fromisoformat(first), date.fromisoformat(last))
    ]
    assert told == found


def test_what_is_planned_nowhere_is_due_in_the_month_of_its_thursday() -> None:
    """November 2026 has four Thursdays, October and December five."""
    found = due(under(TWO_DAYS, "2026-01-01", "2027-12-31"), "2026-09-28", "2027-01-03")
    assert found["2026-10"].parts == 10 and found["2026-11"].parts == 8 and found["2026-12"].parts == 10


def test_a_week_in_two_months_owes_each_what_is_planned_in_it() -> None:
    """The week of 28 September 2026: Wednesday 30 and Thursday 1 October, once planned so."""
    convention = under(TWO_DAYS, "2026-01-01", "2027-12-31")
    assert parts(due(convention, "2026-09-28", "2026-10-04", "2026-09: 30", "2026-10: 01")) == [1, 1]
    assert parts(due(convention, "2026-09-28", "2026-10-04", "2026-09: 30")) == [1, 1]
    assert parts(due(convention, "2026-09-28", "2026-10-04", "2026-09: 28 29")) == [2, 0]
    assert parts(due(convention, "2026-10-26", "2026-11-01", "2026-10: 31", "2026-11: 01")) == [1, 1], "a Sunday"


def test_a_day_alone_at_the_end_owes_its_share() -> None:
    """Five days a week from Monday 2 to Monday 9 November 2026."""
    convention = under(Volume(5, Unit.DAY, Per.WEEK), "2026-11-02", "2026-11-09")
    assert parts(due(convention, "2026-11-02", "2026-11-09")) == [6]


@pytest.mark.parametrize(
    ("volume", "first", "owed"),
    [
        # Of the five working days of the week of 2 November 2026 five, three, two and one are left.
        (TWO_DAYS, "2026-11-02", 2),
        (TWO_DAYS, "2026-11-04", 1),
        (TWO_DAYS, "2026-11-05", 1),
        (TWO_DAYS, "2026-11-06", 0),
        (HALF_A_DAY, "2026-11-04", 1),
        (HALF_A_DAY, "2026-11-05", 0),
        (HALF_A_DAY, "2026-11-07", 0),
    ],
)
def test_a_week_begun_owes_its_share(volume: Volume, first: str, owed: int) -> None:
    assert parts(due(under(volume, first, "2027-06-30"), "2026-11-02", "2026-11-08")) == [owed]


@pytest.mark.parametrize(
    ("first", "last", "owed", "minutes"),
    [
        ("2026-07-01", "2027-06-30", 1, 180),
        ("2026-08-16", "2027-06-30", 1, 93),  # Sixteen days of thirty-one: 180 × 16 / 31 = 92.9.
        ("2026-08-17", "2027-06-30", 0, 87),
        ("2026-07-01", "2026-08-15", 0, 87),
        ("2026-07-01", "2026-08-16", 1, 93),
    ],
)
def test_a_month_begun_or_cut_owes_its_share(first: str, last: str, owed: int, minutes: int) -> None:
    found = due(under(A_MONTH, first, last), "2026-08-01", "2026-08-31")
    assert found == {"2026-08": Due(owed, owed * 180)}
    assert due(under(THREE_HOURS, first, last), "2026-08-01", "2026-08-31") == {"2026-08": Due(None, minutes)}


def test_a_holiday_is_not_due_unless_another_date_makes_up_for_it() -> None:
    """The second Tuesday of July 2026 is the 14th."""
    convention = under(A_MONTH, "2026-07-01", "2027-06-30")
    july = ("2026-07-01", "2026-07-31")
    assert due(convention, *july, off="2026-07: 14") == {"2026-07": Due(0, 0)}
    assert due(convention, *july, "2026-07: 21", off="2026-07: 14") == {"2026-07": Due(1, 180)}
    assert due(convention, *july) == {"2026-07": Due(1, 180)}


def test_an_amendment_in_the_middle_of_a_month_changes_what_is_due_from_its_day() -> None:
    """Two days a week, one from Wednesday 18 November: 4, then 1 of Monday and Tuesday, 1 of the rest, 1."""
    before = under(TWO_DAYS, "2026-01-01", "2027-12-31")
    terms = replace(before.terms, volume=replace(TWO_DAYS, count=1))
    after = replace(before, versions=(*before.versions, Version(date(2026, 11, 18), terms, "un jour")))
    assert due(after, "2026-10-26", "2026-12-06")["2026-11"].parts == 7
    same = replace(before, versions=(*before.versions, Version(date(2026, 11, 18), before.terms, "mention")))
    assert due(same, "2026-10-26", "2026-12-06")["2026-11"].parts == 8, "what it does not change is not cut"


def test_from_days_to_hours_neither_can_be_summed() -> None:
    before = under(TWO_DAYS, "2026-01-01", "2027-12-31")
    terms = replace(before.terms, volume=THREE_HOURS)
    after = replace(before, versions=(*before.versions, Version(date(2026, 11, 16), terms, "au mois")))
    found = due(after, "2026-10-26", "2027-01-03")
    assert found["2026-11"] == Due(None, None) and found["2026-12"] == Due(None, 180)


def test_a_text_that_names_no_volume_owes_what_the_calendar_says() -> None:
    convention = under(None, "2026-01-01", "2026-11-30")
    found = due(convention, "2026-10-26", "2026-12-06", "2026-11: 02 09\n2026-12: 07", off="2026-11: 11")
    assert found["2026-11"] == Due(2, 720) and "2026-12" not in found


def test_both_its_last_day_and_its_first_are_its_own() -> None:
    convention = under(None, "2026-01-05", "2026-01-30")
    assert due(convention, "2026-01-01", "2026-02-08", "2026-01: 01 05 12 30 31")["2026-01"] == Due(3, 1080)


def test_a_convention_that_ends_on_the_first_of_a_month_has_that_month_in_it() -> None:
    found = due(under(None, "2026-01-01", "2026-06-01"), "2026-05-25", "2026-06-07", "2026-05: 26")
    assert found == {"2026-05": Due(1, 360), "2026-06": Due(0, 0)}
