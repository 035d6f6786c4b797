"""Equipment that is lent: from its first day to its last, once at a time, back the day it was given back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.planning.loan import Loan, LoanStanding, check_loan, loan_standing, loan_told
from tests.domain.blamed import blamed

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


def test_the_first_loan_it_meets_is_the_one_that_is_told() -> None:
    told = blamed(check_loan, other(2, 27), [CASE, replace(other(2, 3), id=2)], TODAY)
    assert told == {
        "words": "Il est déjà emprunté du 9 mars 2026 au 20 mars 2026 : changez les dates, ou dites lequel."
    }


@pytest.mark.parametrize("day", [8, 13])
def test_it_goes_back_neither_before_it_came_nor_tomorrow(day: int) -> None:
    with pytest.raises(Refused) as refused:
        check_loan(replace(CASE, returned_on=date(2026, 3, day)), [], TODAY)
    assert [fault.field for fault in refused.value.faults] == ["returned_on"]


@pytest.mark.parametrize(
    ("today", "standing", "told"),
    [
        (8, LoanStanding.TO_COME, "à venir"),
        (9, LoanStanding.HERE, "prêté"),
        (19, LoanStanding.HERE, "prêté"),
        (20, LoanStanding.LATE, "à reprendre"),
        (21, LoanStanding.LATE, "à reprendre"),
    ],
)
def test_it_is_here_from_its_first_day_and_to_be_given_back_on_its_last(
    today: int, standing: LoanStanding, told: str
) -> None:
    assert loan_standing(CASE, date(2026, 3, today)) is standing
    assert loan_told(CASE, standing) == standing.value and loan_told(replace(CASE, lent_out=True), standing) == told


def test_once_back_it_is_told_so_whatever_the_day() -> None:
    assert loan_standing(BACK_EARLY, date(2026, 3, 1)) is LoanStanding.BACK
    assert loan_told(replace(CASE, lent_out=True), LoanStanding.BACK) == "revenu"


@pytest.mark.parametrize(
    ("loan", "held"),
    [(CASE, [9, 19, 20]), (BACK_EARLY, [9, 11]), (replace(CASE, returned_on=date(2026, 3, 23)), [9, 19, 20])],
)
def test_it_is_lent_until_its_last_day_or_the_one_it_went_back(loan: Loan, held: list[int]) -> None:
    days = (8, 9, 11, 12, 19, 20, 21)
    assert {day for day in days if loan.holds(date(2026, 3, day))} & {*held, 8, 21} == set(held)
    assert loan.holds(date(2026, 3, 12)) is (loan is not BACK_EARLY)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"machines": 51}, "machines"),
        ({"machines": -1}, "machines"),
        ({"last": date(2026, 3, 8)}, "last"),
        ({"words": "x" * 81}, "words"),
        ({"words": " "}, "words"),
        ({"storage": "x" * 81}, "storage"),
        ({"storage": " "}, "storage"),
    ],
)
def test_what_no_loan_is_is_refused_beside_its_field(changes: dict[str, Any], field: str) -> None:
    assert list(blamed(check_loan, replace(CASE, **changes), [], TODAY)) == [field]


@pytest.mark.parametrize(
    "changes",
    [
        {"machines": 50},
        {"last": date(2026, 3, 9)},
        {"returned_on": date(2026, 3, 9)},
        {"returned_on": TODAY},
        {"words": "x" * 80, "storage": "y" * 80},
    ],
)
def test_the_least_and_the_most_of_a_loan_are_kept(changes: dict[str, Any]) -> None:
    assert check_loan(replace(CASE, **changes), [], TODAY) == replace(CASE, **changes)


def test_where_it_is_kept_or_who_has_it_is_asked_for() -> None:
    nowhere = replace(CASE, storage="")
    assert blamed(check_loan, nowhere, [], TODAY) == {
        "storage": "Dites où il est gardé sous clé, pendant tout le prêt."
    }
    assert blamed(check_loan, replace(nowhere, lent_out=True), [], TODAY) == {"storage": "Dites à qui il est prêté."}
