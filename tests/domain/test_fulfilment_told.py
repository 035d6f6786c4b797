"""Prévu / réalisé in words: the cells of a month, and the month in one breath."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.convention import Per, Unit, Volume
from desktop_app.domain.fulfilment import (
    Amount,
    Due,
    Reason,
    Span,
    Why,
    asked,
    cells,
    counted_in,
    minutes_told,
    month_name,
    promised,
    spoken,
)
from desktop_app.domain.fulfilment.telling import cell
from desktop_app.domain.planning import Decider
from tests.helpers.alike import plain
from tests.helpers.builders import its_terms

DAY = date(2025, 11, 6)


def lost(day: int, told: str, why: Why = Why.LOST) -> Reason:
    """Something of a day of November."""
    return Reason(date(2025, 11, day), why, told)


def test_what_a_text_promises_is_told_where_it_says() -> None:
    weekly = its_terms(volume=Volume(2, Unit.DAY, Per.WEEK))
    assert plain(promised(weekly)) == "2 journées par semaine" and promised(its_terms(volume=None)) == ""


def test_what_still_wants_an_answer_is_counted_by_dates() -> None:
    reasons = (
        lost(6, "a", Why.UNANSWERED),
        lost(6, "b", Why.UNANSWERED),
        lost(13, "", Why.UNKNOWN),
        lost(20, "", Why.UNKNOWN),
    )
    assert [plain(each) for each in asked(Span(DAY, reasons=reasons))] == ["1 jour sans présence", "2 jours inconnus"]
    assert asked(Span(DAY)) == []


@pytest.mark.parametrize(
    ("parts", "minutes", "both", "says"),
    [
        (8, 1440, False, ["8", "24 h"]),
        (0, 180, False, ["3 h"]),
        (None, 180, False, ["3 h"]),
        (8, 0, False, ["8"]),
        (0, 0, False, ["–"]),
        (None, None, False, ["–"]),
        (-1, -90, True, ["−1", "−1 h 30"]),
        (0, 0, True, ["0"]),
        (0, 30, True, ["0", "30 min"]),
        (None, 0, True, ["0 h"]),
        (None, None, True, ["–"]),
    ],
)
def test_a_cell_says_days_then_hours(parts: int | None, minutes: int | None, both: bool, says: list[str]) -> None:
    assert [plain(each) for each in cell(parts, minutes, both=both)] == says


NOVEMBER = Span(
    DAY,
    Due(8, None),
    planned=Amount(8, 2640),
    held=Amount(5, 1620),
    to_come=Amount(2, 660),
    lost={Decider.PARTNER: Amount(1, 360)},
    added=Amount(0, 120),
    reasons=(lost(13, "maladie"), lost(14, "maladie"), lost(20, "", Why.UNKNOWN)),
)


def test_a_month_in_eight_cells() -> None:
    assert [[plain(each) for each in one] for one in cells(NOVEMBER)] == [
        ["8"], ["8", "44 h"], ["5 + 2 à venir"], ["–"], ["1", "6 h"], ["–"], ["2 h"], ["−1"],
    ]  # fmt: skip
    assert cells(Span(DAY, to_come=Amount(2, 660)))[2] == ("2\N{NO-BREAK SPACE}à venir",)
    assert [one[0] for one in cells(Span(DAY))] == ["–"] * 8


def test_a_month_in_one_breath() -> None:
    assert plain(spoken("novembre", NOVEMBER, Unit.DAY)) == (
        "novembre, dus 8 jours, prévus 8, tenus 5, à venir 2, perdu 1, maladie, ajouté 2 h, écart −1, 1 jour inconnu"
    )
    empty = Span(DAY)
    assert plain(spoken("mars", empty, Unit.DAY)) == "mars, prévus 0 h, tenus 0 h, hors de la convention"


@pytest.mark.parametrize(
    ("due", "unit", "told"),
    [
        (Due(1, None), Unit.HALF_DAY, "dus 1 demi-journée"),
        (Due(3, None), Unit.HALF_DAY, "dus 3 demi-journées"),
        (Due(None, 90), Unit.DAY, "dus 1 h 30"),
        (Due(None, None), Unit.DAY, "dus selon deux textes"),
    ],
)
def test_what_is_due_is_said_in_what_its_text_counts(due: Due, unit: Unit, told: str) -> None:
    assert plain(spoken("mars", Span(DAY, due), unit)).split(", ")[1] == told


def test_what_is_counted_is_named() -> None:
    assert [month_name(Span(date(2025, month, 1))) for month in (1, 11, 12)] == ["janvier", "novembre", "décembre"]
    assert (counted_in(Unit.DAY), counted_in(Unit.HALF_DAY)) == ("jours et heures", "demi-journées et heures")
    assert [plain(minutes_told(minutes)) for minutes in (0, 1, -1, -60)] == ["0 h", "1 min", "−1 min", "−1 h"]


def test_a_gap_of_nothing_is_said_where_something_was_due() -> None:
    as_due = Span(DAY, Due(2, None), held=Amount(2, 660))
    assert cells(as_due)[-1] == ("0",) and spoken("mars", as_due, Unit.DAY).endswith("écart 0")
    assert cells(Span(DAY, Due(None, 60), held=Amount(0, 60)))[-1] == ("0\N{NO-BREAK SPACE}h",)
