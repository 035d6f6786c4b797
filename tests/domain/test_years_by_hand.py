"""The years typed by hand, asked of another library: each is its weekday, but for what it says off."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from dateutil import rrule

from tests.helpers import years_by_hand as by_hand

SPANS: dict[str, tuple[str, str, Any, dict[str, Any]]] = {
    "LE_BOULOU_THURSDAYS": ("2025-06-23", "2026-06-22", rrule.TH, {}),
    "LE_BOULOU_FRIDAYS": ("2025-06-23", "2026-06-22", rrule.FR, {}),
    "LE_BOULOU_RENEWED_THURSDAYS": ("2027-01-04", "2027-12-31", rrule.TH, {}),
    "LE_BOULOU_RENEWED_FRIDAYS": ("2027-01-04", "2027-12-31", rrule.FR, {}),
    "ALBERES_TUESDAYS": ("2023-01-01", "2023-07-01", rrule.TU, {}),
    "ESTAIRES_WEDNESDAYS": ("2026-09-01", "2027-08-31", rrule.WE, {}),
    "SARTHE_MONDAYS": ("2026-01-05", "2026-11-30", rrule.MO, {}),
    "SARTHE_THURSDAYS": ("2026-01-05", "2026-11-30", rrule.TH, {"bysetpos": (2, 4)}),
    "SARTHE_SATURDAYS": ("2026-01-05", "2026-11-30", rrule.SA, {"bysetpos": -1}),
    "PORTE_DU_HAINAUT_TUESDAYS": ("2026-07-01", "2027-06-30", rrule.TU, {"bysetpos": 2}),
    "OWN_TUESDAYS": ("2027-01-01", "2027-12-31", rrule.TU, {}),
    "OWN_WEDNESDAYS": ("2027-01-01", "2027-12-31", rrule.WE, {}),
    "OWN_FRIDAYS": ("2027-01-01", "2027-12-31", rrule.FR, {}),
}


@pytest.mark.parametrize("name", SPANS)
def test_another_library_reads_the_same_year(name: str) -> None:
    first, last, weekday, rank = SPANS[name]
    often = rrule.MONTHLY if rank else rrule.WEEKLY
    given = rrule.rrule(often, byweekday=weekday, dtstart=datetime.fromisoformat(first), **rank)
    witness = [
        each.date() for each in given.between(datetime.fromisoformat(first), datetime.fromisoformat(last), inc=True)
    ]
    typed = by_hand.days(getattr(by_hand, name)) + by_hand.days(by_hand.OFF.get(name, ""))
    assert sorted(typed) == witness


def test_the_school_holidays_of_zone_b_leave_these_wednesdays_of_estaires() -> None:
    """Read on the ministry's table: Toussaint, Noël, winter and spring of zone B, Ascension, summer."""
    gone = by_hand.days("2026-10: 21 28\n2026-12: 23 30\n2027-02: 24\n2027-03: 03\n2027-04: 21 28")
    gone += by_hand.days("2027-07: 07 21 28\n2027-08: 04 11 18 25")
    kept = by_hand.days(by_hand.ESTAIRES_OUT_OF_SCHOOL_HOLIDAYS)
    assert sorted(kept + gone) == by_hand.days(by_hand.ESTAIRES_WEDNESDAYS)
