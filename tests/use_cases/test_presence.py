"""A day that began late and ended early: noted in two goes, told with what was held, undone, kept once it is over."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.planning import Decider
from desktop_app.domain.planning.attendance import Attendance, AttendanceState, Missed
from desktop_app.storage.planning import attendances
from desktop_app.use_cases import clock_check
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import attendance
from desktop_app.use_cases.reception import today
from tests.helpers.alike import take_back
from tests.helpers.builders import THURSDAY
from tests.helpers.clock import StillClock
from tests.use_cases.lived_days import CHANGES, settle

LATE = Attendance(THURSDAY, 1, AttendanceState.LATE, time(9, 30))
BOTH = Attendance(
    THURSDAY, 1, AttendanceState.LATE_AND_LEFT_EARLY, time(9, 30), time(16), note="train", left_decider=Decider.PLACE
)
LOST = (
    Missed(AttendanceState.LATE, 30, Decider.PARTNER),
    Missed(AttendanceState.LEFT_EARLY, 60, Decider.PLACE),
)


def test_late_then_gone_early_is_one_attendance_and_ctrl_z_goes_back_to_late(desk: Desk) -> None:
    attendance.note(desk, LATE)
    done = attendance.note(desk, BOTH)
    assert done.told == "Marie Castell\xa0: arrivée en retard et départ avant l’heure notés."
    (asked,) = attendance.of_day(desk, THURSDAY)
    assert (asked.attendance, asked.planned, asked.held, asked.missed) == (BOTH, 360, 270, LOST)
    take_back(desk, done)
    assert attendances.between(desk.db, date.min, date.max) == [LATE]


def test_it_stays_on_a_day_that_is_over_whatever_is_changed_later(desk: Desk, clock: StillClock) -> None:
    attendance.note(desk, BOTH)
    clock.set(datetime(2025, 12, 3, 8))
    clock_check.accept(desk, day=clock().date())
    settle(desk)
    for change in CHANGES:
        with suppress(RuleBroken):  # what an earlier change excludes is refused, and changes nothing
            change(desk)
        (asked,) = today.day_view(desk, THURSDAY).attended
        assert (asked.attendance, asked.held, asked.missed) == (BOTH, 270, LOST), change.__name__
