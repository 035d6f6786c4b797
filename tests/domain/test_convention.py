"""The terms of the convention: when it holds, when it ends, when it may still be refused (appointments.md, 8.5)."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.convention import Booker, Half, covers, last_day, opposition_by, read_terms
from desktop_app.domain.errors import Refused
from desktop_app.domain.working_days import add_months
from tests.domain.strategies import DAYS
from tests.helpers.builders import its_convention

HALF_DAYS = [(weekday, half) for weekday in range(7) for half in Half]
"""From Monday morning to Sunday afternoon."""
EVERY_HALF_DAY = frozenset(HALF_DAYS)
ALBERES = its_convention(signed_on=date(2022, 1, 1), term_months=6, hard_end=date(2023, 7, 1))


def typed(**changes: Any) -> dict[str, Any]:
    """What the form of Le Boulou holds."""
    values = {
        "partner": "Département des Pyrénées-Orientales",
        "signed_on": date(2024, 3, 6),
        "term_months": 12,
        "tacit": True,
        "notice_months": 2,
        "hard_end": date(2026, 6, 22),
        "booked_by": Booker.PLACE,
        "mention": "Opération menée par le Département",
        "controller": "Département des Pyrénées-Orientales",
        "controller_contact": "24 quai Sadi Carnot, 66906 Perpignan",
    }
    return values | changes


def test_le_boulou_is_refused_two_months_before_the_anniversary() -> None:
    assert opposition_by(its_convention(), date(2024, 3, 6)) == date(2025, 1, 6)
    assert opposition_by(its_convention(), date(2025, 1, 6)) == date(2025, 1, 6)
    assert opposition_by(its_convention(), date(2025, 1, 7)) == date(2026, 1, 6)


def test_after_the_last_anniversary_there_is_nothing_left_to_refuse() -> None:
    assert opposition_by(its_convention(), date(2026, 1, 7)) is None


def test_les_alberes_are_refused_two_months_before_each_half_year() -> None:
    assert opposition_by(ALBERES, date(2022, 1, 1)) == date(2022, 5, 1)
    assert opposition_by(ALBERES, date(2022, 5, 2)) == date(2022, 11, 1)


def test_a_notice_is_clamped_to_the_end_of_its_month() -> None:
    assert opposition_by(its_convention(signed_on=date(2024, 8, 31)), date(2024, 9, 1)) == date(2025, 6, 30)


def test_without_tacit_renewal_there_is_nothing_to_refuse() -> None:
    assert opposition_by(its_convention(tacit=False), date(2024, 3, 6)) is None


def test_a_tacit_convention_runs_to_its_hard_end() -> None:
    assert last_day(its_convention()) == date(2026, 6, 22)
    assert covers(its_convention(), date(2026, 6, 22))
    assert not covers(its_convention(), date(2026, 6, 23))
    assert not covers(its_convention(), date(2024, 3, 5))


def test_a_tacit_convention_without_a_hard_end_does_not_end() -> None:
    assert last_day(its_convention(hard_end=None)) is None
    assert covers(its_convention(hard_end=None), date(2060, 1, 1))


def test_estaires_ends_after_thirty_six_months_and_la_sarthe_with_the_contract() -> None:
    estaires = its_convention(signed_on=date(2024, 9, 1), term_months=36, tacit=False, hard_end=None)
    sarthe = its_convention(signed_on=date(2023, 12, 1), term_months=36, tacit=False, hard_end=date(2026, 11, 30))
    assert last_day(estaires) == date(2027, 8, 31)
    assert last_day(sarthe) == date(2026, 11, 30)


def test_a_hard_end_comes_before_a_later_term() -> None:
    assert last_day(its_convention(tacit=False, term_months=36)) == date(2026, 6, 22)


@given(DAYS, st.integers(1, 36), st.integers(0, 36), DAYS)
def test_the_next_refusal_is_the_first_one_that_is_not_past(signed: date, term: int, notice: int, today: date) -> None:
    notice = min(notice, term)
    convention = its_convention(signed_on=signed, term_months=term, notice_months=notice, hard_end=None)
    every = (add_months(add_months(signed, term * period), -notice) for period in range(1, 150))
    assert opposition_by(convention, today) == next(limit for limit in every if limit >= today)


def test_a_form_well_filled_is_read() -> None:
    convention = read_terms(**typed(partner="  Département   des Pyrénées-Orientales "))
    assert convention.partner == "Département des Pyrénées-Orientales"
    assert convention.hard_end == date(2026, 6, 22)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"partner": " "}, "partner"),
        ({"signed_on": None}, "signed_on"),
        ({"term_months": 0}, "term_months"),
        ({"term_months": 121}, "term_months"),
        ({"notice_months": 13}, "notice_months"),
        ({"hard_end": date(2024, 3, 5)}, "hard_end"),
        ({"mention": "m" * 401}, "mention"),
        ({"controller": ""}, "controller"),
        ({"open_to": tuple(f"titre {rank}" for rank in range(9))}, "open_to"),
        ({"open_to": ("habitant", "h" * 51, "t" * 51)}, "open_to"),
        ({"equipment": tuple(f"écran {rank}" for rank in range(13))}, "equipment"),
        ({"brought": ("t" * 61, "u" * 61)}, "brought"),
        ({"cap_months": 11}, "cap_months"),
        ({"cap_months": 241}, "cap_months"),
        ({"renewals_max": -1}, "renewals_max"),
        ({"renewals_max": 21}, "renewals_max"),
        ({"excluded": EVERY_HALF_DAY}, "excluded"),
        ({"answer_days": -1}, "answer_days"),
        ({"answer_days": 91}, "answer_days"),
        ({"controller_contact": "IBAN FR76 3000 6000 0112 3456 7890 189"}, "controller_contact"),
    ],
)
def test_a_wrong_term_is_refused_beside_its_field(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        read_terms(**typed(**changes))
    assert [fault.field for fault in refused.value.faults] == [field]


@pytest.mark.parametrize("left", HALF_DAYS)
def test_one_half_day_left_is_enough(left: tuple[int, Half]) -> None:
    assert read_terms(**typed(excluded=EVERY_HALF_DAY - {left})).excluded == EVERY_HALF_DAY - {left}


def test_every_wrong_term_is_told_at_once() -> None:
    with pytest.raises(Refused) as refused:
        read_terms(**typed(partner="", signed_on=None, controller=""))
    assert [fault.field for fault in refused.value.faults] == ["partner", "signed_on", "controller"]
