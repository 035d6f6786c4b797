"""Time that was not for people: how a length is read and said, and what no working day holds."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.french import lasting
from desktop_app.domain.planning.own_time import (
    OwnTime,
    TimeKind,
    check_own_time,
    length_fault,
    read_length,
)
from tests.helpers.alike import plain

THURSDAY = date(2025, 11, 27)


def own(minutes: int, **changes: Any) -> OwnTime:
    """A trip of Marie Castell this Thursday."""
    return OwnTime(
        **{"id": 0, "day": THURSDAY, "advisor_id": 1, "kind": TimeKind.TRAVEL, "minutes": minutes, **changes}
    )


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("45", 45), ("90", 90), ("45 min", 45), ("45mn", 45), ("5 min", 5), ("7 minutes", 7), ("13", 13),
        ("2 h", 120), ("2h", 120), ("1h30", 90), ("1 h 30", 90), ("1:30", 90), ("1 h 5", 65), ("2 heures", 120),
        ("1 h 30 min", 90), ("0 h 45", 45), ("1\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}30", 90), (" 7 H ", 420),
        # A number alone up to twelve may mean hours as well.
        ("7", None), ("12", None), ("0", None),
        ("", None), ("une heure", None), ("1 h 60", None), ("1,5 h", None), ("-30", None), ("1h30h", None), ("²", None),
    ],
)  # fmt: skip
def test_a_length_is_read_as_people_type_it(typed: str, minutes: int | None) -> None:
    assert read_length(typed) == minutes


@pytest.mark.parametrize(
    ("minutes", "words"), [(5, "5 min"), (59, "59 min"), (60, "1 h"), (0, "0 h"), (65, "1 h 05"), (450, "7 h 30")]
)
def test_a_length_is_said_so_that_it_can_be_read_again(minutes: int, words: str) -> None:
    assert plain(lasting(minutes)) == words and read_length(lasting(minutes)) == minutes


def test_a_number_alone_that_may_mean_hours_is_asked_about() -> None:
    assert plain(length_fault("7")) == "Heures ou minutes ? Écrivez « 7 h » ou « 7 min »."
    assert plain(length_fault("12")) == "Heures ou minutes ? Écrivez « 12 h » ou « 12 min »."
    assert plain(length_fault("100")) == plain(length_fault("midi"))
    assert plain(length_fault("midi")) == "Écrivez une durée, par exemple « 45 min » ou « 1 h 30 »."


def refused(asked: OwnTime, *others: OwnTime, today: date = THURSDAY) -> list[str]:
    """The fields blamed."""
    with pytest.raises(Refused) as found:
        check_own_time(asked, others, today)
    return [fault.field for fault in found.value.faults]


def test_what_no_working_day_holds_is_refused() -> None:
    assert refused(own(4)) == refused(own(721)) == ["minutes"]
    for minutes in (5, 720):
        check_own_time(own(minutes), [], THURSDAY)
    assert refused(own(60), today=date(2025, 11, 26)) == [""]
    assert refused(own(60, note="x" * 201)) == ["note"]
    assert refused(own(4, note="x" * 201)) == ["minutes", "note"], "in the order of the form"
    assert refused(own(720, note="x" * 201), own(720, id=1), own(1, id=2)) == ["minutes", "note"]
    before = date(2025, 11, 26)
    assert refused(own(4, note="x" * 201), today=before) == ["minutes", "note", ""]
    assert refused(own(720, note="x" * 201), own(720, id=1), own(1, id=2), today=before) == ["minutes", "note", ""]


def test_the_lines_of_one_person_fill_no_more_than_a_day() -> None:
    before = [own(720, id=1), own(700, id=2), own(720, id=3, advisor_id=2)]
    check_own_time(own(20), before, THURSDAY)
    assert refused(own(21), *before) == ["minutes"]
    # A line that is corrected does not count beside itself.
    check_own_time(own(720, id=2), before, THURSDAY)
