"""What the parties agree again: a period more where the paper lets them, what follows, the most that a term may say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop_app.domain.convention import Standing, begun, closed, following, nearest, next_express_renewal, standing
from tests.domain.test_convention_dates import ESTAIRES, OTHER, SARTHE, day, one, terms_typed


@pytest.mark.parametrize(
    ("changes", "end"),
    [
        ({}, "31/08/2026"),
        # A period more would go further than the paper lets.
        ({"cap_months": 18}, "28/02/2026"),
        ({"hard_end": date(2026, 3, 31)}, "31/03/2026"),
        ({"hard_end": date(2026, 3, 31), "cap_months": 18}, "28/02/2026"),
        ({"cap_months": 0}, "31/08/2026"),
        ({"renewals_made": 1}, "31/08/2027"),
        # Nothing is left to renew.
        ({"renewals_made": 2}, None),
        ({"hard_end": date(2025, 8, 31)}, None),
        ({"cap_months": 12}, None),
        ({"renewals_max": None}, None),
        ({"renewals_max": 0}, None),
        ({"tacit": True}, None),
    ],
)
def test_a_period_more_by_agreement_ends_where_the_paper_does(changes: dict[str, Any], end: str | None) -> None:
    assert next_express_renewal(replace(ESTAIRES, **changes)) == (day(end) if end else None)


def test_a_convention_has_no_number_and_follows_none_until_that_is_said() -> None:
    first, other = begun(ESTAIRES, id=2), begun(SARTHE, id=3)
    renewed = begun(ESTAIRES, id=4, follows=2)
    assert (begun(ESTAIRES).id, begun(ESTAIRES).follows) == (0, 0)
    register = (other, renewed, first)
    assert [following(register, each) for each in (*register, begun(ESTAIRES))] == [None, None, renewed, None]


@pytest.mark.parametrize(
    "changes",
    [
        {"answer_days": 90},
        {"renewals_max": 20},
        {"renewals_max": 0},
        {"cap_months": 240},
        {"open_to": tuple(f"titre {rank}" for rank in range(8))},
        {"open_to": ("h" * 50,)},
        {"equipment": tuple(f"écran {rank}" for rank in range(12))},
        {"brought": ("t" * 60,)},
    ],
)
def test_the_most_that_a_term_may_say_is_read(changes: dict[str, Any]) -> None:
    assert vars(terms_typed(**changes)) == vars(terms_typed()) | changes


def test_a_term_that_nobody_typed_says_nothing() -> None:
    said = terms_typed()
    assert (said.answer_days, said.renewals_made, said.cap_months, said.renewals_max) == (0, 0, 0, None)
    assert (said.first_end, said.volume, said.equipment, said.brought, said.open_to) == (None, None, (), (), ())
    assert not said.own and said.excluded == frozenset() and said.booking_contact == ""


def test_where_a_convention_stands_and_which_is_nearest() -> None:
    before, beside = one("01/01/2024", "31/12/2025"), one("01/06/2025", "30/06/2026", 2)
    assert nearest((before, beside), day("01/07/2025")) == (before, beside)
    assert [standing(beside, day(on)) for on in ("31/05/2025", "01/06/2025", "01/07/2026")] == [
        Standing.TO_COME, Standing.IN_FORCE, Standing.ENDED,
    ]  # fmt: skip
    over = closed(before, day("31/03/2025"), "fin", OTHER, today=day("01/03/2025"))
    assert standing(over, day("01/01/2026")) is Standing.CLOSED
