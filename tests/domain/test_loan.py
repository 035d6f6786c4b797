"""Equipment that is lent: from its first day to its last, once at a time, back the day it was given back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.planning.loan import Loan, check_loan

TODAY = date(2026, 3, 12)
CASE = Loan(1, "Valise de tablettes", date(2026, 3, 9), date(2026, 3, 20), "Armoire du bureau")
BACK_EARLY = replace(CASE, returned_on=date(2026, 3, 11))


def other(first: int, last: int, words: str = "valise de TABLETTES") -> Loan:
    """Another loan from one day of March 2026 to another."""
    return Loan(0, words, date(2026, 3, first), date(2026, 3, last), "Armoire")


@pytest.mark.parametrize(
    ("loan", "beside"),
    [
        (other(20, 27), CASE),
        (other(2, 9), CASE),
        (other(10, 11), CASE),
        (other(2, 27), CASE),
        (other(11, 13), BACK_EARLY),
    ],
)
def test_the_same_thing_is_not_lent_twice_on_one_day(loan: Loan, beside: Loan) -> None:
    with pytest.raises(Refused) as refused:
        check_loan(loan, [beside], TODAY)
    assert [fault.field for fault in refused.value.faults] == ["words"]
    assert "du 9 mars 2026 au 20 mars 2026" in refused.value.sentence.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("loan", "beside"),
    [
        (other(21, 27), CASE),
        (other(2, 8), CASE),
        (other(12, 13), BACK_EARLY),
        (other(10, 11, "Vidéoprojecteur"), CASE),
        (replace(CASE, last=date(2026, 3, 27)), CASE),
    ],
)
def test_it_is_before_after_and_beside_and_itself_may_be_corrected(loan: Loan, beside: Loan) -> None:
    assert check_loan(loan, [beside], TODAY) == loan


@pytest.mark.parametrize("day", [8, 13])
def test_it_goes_back_neither_before_it_came_nor_tomorrow(day: int) -> None:
    with pytest.raises(Refused) as refused:
        check_loan(replace(CASE, returned_on=date(2026, 3, day)), [], TODAY)
    assert [fault.field for fault in refused.value.faults] == ["returned_on"]
