"""Who came, late or gone early or both: what was held and whose doing the rest is; every minute is counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import Refused
from desktop_app.domain.planning import Decider, Segment, Session
from desktop_app.domain.planning.attendance import (
    Attendance,
    AttendanceState,
    Missed,
    also,
    check_attendance,
    minutes_held,
    missed,
)
from desktop_app.domain.theme import Purpose
from tests.domain.strategies import segments

THURSDAY = date(2025, 11, 27)
AS_PLANNED, LATE, LEFT_EARLY, BOTH, ABSENT = (
    AttendanceState.AS_PLANNED,
    AttendanceState.LATE,
    AttendanceState.LEFT_EARLY,
    AttendanceState.LATE_AND_LEFT_EARLY,
    AttendanceState.ABSENT,
)
PLACE, PARTNER = Decider.PLACE, Decider.PARTNER


def the_day(*hours: Segment) -> list[Session]:
    """9 h to 12 h and 14 h to 17 h, which is 360 minutes, unless other hours are told."""
    held = hours or (Segment(time(9), time(12)), Segment(time(14), time(17)))
    return [Session(THURSDAY, 1, Purpose.PROCEDURES, held)]


def said(state: AttendanceState, came: time | None = None, left: time | None = None, **more: Any) -> Attendance:
    return Attendance(THURSDAY, 1, state, came, left, **more)


@pytest.mark.parametrize(
    ("attendance", "held", "lost"),
    [
        (None, 360, []),
        (said(AS_PLANNED), 360, []),
        (said(LATE, time(9, 30)), 330, [(LATE, 30, PARTNER)]),
        (said(LATE, time(13)), 180, [(LATE, 180, PARTNER)]),
        (said(LATE, time(14, 20), decider=PLACE), 160, [(LATE, 200, PLACE)]),
        (said(LEFT_EARLY, left=time(16)), 300, [(LEFT_EARLY, 60, PARTNER)]),
        (said(LEFT_EARLY, left=time(11, 15), left_decider=PLACE), 135, [(LEFT_EARLY, 225, PLACE)]),
        (
            said(BOTH, time(9, 30), time(16), left_decider=PLACE),
            270,
            [(LATE, 30, PARTNER), (LEFT_EARLY, 60, PLACE)],
        ),
        (
            said(BOTH, time(10, 10), time(11, 55), decider=PLACE),
            105,
            [(LATE, 70, PLACE), (LEFT_EARLY, 185, PARTNER)],
        ),
        (said(BOTH, time(12, 30), time(13, 30)), 0, [(LATE, 180, PARTNER), (LEFT_EARLY, 180, PARTNER)]),
        (said(ABSENT, decider=PLACE), 0, [(ABSENT, 360, PLACE)]),
    ],
)
def test_what_was_held_and_what_was_lost_to_whom(
    attendance: Attendance | None, held: int, lost: list[tuple[AttendanceState, int, Decider]]
) -> None:
    assert minutes_held(attendance, the_day()) == held
    assert missed(attendance, the_day()) == tuple(Missed(*each) for each in lost)


@given(segments(), st.times(), st.times())
def test_no_minute_is_held_and_lost_nor_lost_twice(hours: tuple[Segment, ...], one: time, other: time) -> None:
    day, (came, left) = the_day(*hours), sorted(at.replace(second=0, microsecond=0) for at in (one, other))
    attendance = said(BOTH, came, left)
    minutes = {minute for each in hours for minute in range(_minute(each.start), _minute(each.end))}
    within = {minute for minute in minutes if _minute(came) <= minute < _minute(left)}
    assert minutes_held(attendance, day) == len(within)
    assert sum(each.minutes for each in missed(attendance, day)) == len(minutes) - len(within)


def _minute(at: time) -> int:
    return 60 * at.hour + at.minute


@pytest.mark.parametrize(
    ("came", "left", "fields"),
    [
        (time(9, 30), time(16), []),
        (time(9, 1), time(9, 2), []),
        (time(9), time(16), ["came_at"]),
        (None, time(16), ["came_at"]),
        (time(9, 30), time(17), ["left_at"]),
        (time(9, 30), None, ["left_at"]),
        (None, None, ["came_at", "left_at"]),
        (time(16), time(16), ["left_at"]),
        (time(16), time(9, 30), ["left_at"]),
    ],
)
def test_the_hours_of_both_must_be_of_the_day_and_in_order(
    came: time | None, left: time | None, fields: list[str]
) -> None:
    found: list[str] = []
    try:
        check_attendance(said(BOTH, came, left), the_day(), THURSDAY)
    except Refused as refusal:
        found = [fault.field for fault in refusal.faults]
    assert found == fields


@pytest.mark.parametrize(
    ("attendance", "fields"),
    [
        (said(LATE, time(9)), ["came_at"]),
        (said(LATE, time(9, 1)), []),
        (said(LATE, time(16, 59)), []),
        (said(LATE, time(17)), ["came_at"]),
        (said(LEFT_EARLY, left=time(9)), ["left_at"]),
        (said(LEFT_EARLY, left=time(9, 1)), []),
        (said(LEFT_EARLY, left=time(16, 59)), []),
        (said(LEFT_EARLY, left=time(17)), ["left_at"]),
    ],
)
def test_whoever_is_late_or_leaves_early_does_so_within_the_day(attendance: Attendance, fields: list[str]) -> None:
    assert blamed(attendance, *the_day()) == fields


@pytest.mark.parametrize(
    ("before", "asked", "noted"),
    [
        (None, LATE, LATE),
        (AS_PLANNED, LEFT_EARLY, LEFT_EARLY),
        (ABSENT, LATE, LATE),
        (LATE, LATE, LATE),
        (LATE, LEFT_EARLY, BOTH),
        (LEFT_EARLY, LATE, BOTH),
        (BOTH, LATE, BOTH),
        (BOTH, LEFT_EARLY, BOTH),
        (LATE, ABSENT, ABSENT),
        (BOTH, AS_PLANNED, AS_PLANNED),
    ],
)
def test_one_end_of_the_day_is_told_beside_the_other(
    before: AttendanceState | None, asked: AttendanceState, noted: AttendanceState
) -> None:
    assert also(before, asked) is noted


def blamed(attendance: Attendance, *sessions: Session, today: date = THURSDAY) -> list[str]:
    """The fields refused of a day with these sessions."""
    try:
        check_attendance(attendance, sessions, today)
    except Refused as refusal:
        return [fault.field for fault in refusal.faults]
    return []


def test_only_who_has_hours_that_day_has_come_or_not() -> None:
    (mine,) = the_day()
    theirs, none = replace(mine, advisor_id=2), replace(mine, segments=())
    assert blamed(said(AS_PLANNED), mine, theirs, none) == []
    assert blamed(said(AS_PLANNED), theirs) == blamed(said(AS_PLANNED), none) == blamed(said(AS_PLANNED)) == [""]
    # Beside the hours of somebody else, which are longer, one's own are those that count.
    evening = replace(theirs, segments=(Segment(time(17), time(20)),))
    assert blamed(said(LATE, time(18)), mine, evening) == ["came_at"]


def test_a_day_to_come_is_an_absence_and_a_note_is_one_line() -> None:
    assert blamed(said(ABSENT), *the_day(), today=date(2025, 11, 26)) == [""]
    assert blamed(said(ABSENT, note="x" * 201), *the_day()) == ["note"]
    assert blamed(said(ABSENT, note="x" * 200), *the_day(), today=date(2025, 11, 28)) == []
