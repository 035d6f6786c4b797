"""A clock that jumps destroys nothing until somebody has looked at it."""

from datetime import datetime

import pytest

from desktop_app.domain.errors import OutOfDate
from desktop_app.domain.journal import Action
from desktop_app.storage import clock as stored
from desktop_app.storage.connection import database
from desktop_app.storage.journal import journal
from desktop_app.use_cases import clock_check
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.accounts.opening import Unlocked
from desktop_app.use_cases.desk import Desk
from tests.helpers.clock import StillClock


def test_days_that_follow_each_other_are_believed(desk: Desk, clock: StillClock) -> None:
    for _ in range(20):
        assert clock_check.doubt(desk) == ""
        clock.forward(days=7)
    assert stored.believed_at(desk.db) is not None


def test_a_year_ahead_is_asked_until_it_is_confirmed_whatever_is_written_meanwhile(
    desk: Desk, clock: StillClock
) -> None:
    clock_check.doubt(desk)
    clock.forward(days=365)
    for _ in range(3):
        with database.writing(desk.db):
            desk.record(Action.OPENED)
        assert "la dernière fois" in clock_check.doubt(desk)
        clock.forward(days=1)
    told = clock_check.accept(desk, day=desk.now().date())
    assert told.told == "Date confirmée." and clock_check.doubt(desk) == ""
    assert journal.latest(desk.db, 1)[0].action is Action.CLOCK_ACCEPTED


def test_a_clock_put_right_again_is_believed_without_a_word(desk: Desk, clock: StillClock) -> None:
    clock_check.doubt(desk)
    right = clock.now
    for wrong in (right.replace(year=2001), right.replace(year=2031)):
        clock.set(wrong)
        assert clock_check.doubt(desk)
    clock.set(right)
    clock.forward(days=1)
    assert clock_check.doubt(desk) == ""


def test_a_wrong_date_confirmed_by_mistake_is_asked_about_once_it_is_right(desk: Desk, clock: StillClock) -> None:
    clock_check.doubt(desk)
    right = clock.now
    clock.set(right.replace(year=2027))
    clock_check.accept(desk, day=desk.now().date())
    clock.set(right)
    assert "était déjà ouverte le" in clock_check.doubt(desk)


def test_the_doubt_survives_a_new_start(desk: Desk, clock: StillClock) -> None:
    clock_check.doubt(desk)
    opening.close_desk(desk)
    clock.set(datetime(2026, 11, 27, 8, 30))
    again = opening.open_desk(desk.folder, Unlocked(desk.account, desk.keys), clock=clock)
    assert clock_check.doubt(again)
    opening.close_desk(again)


def test_a_file_that_never_asked_has_its_first_line_to_judge_by_and_not_that_of_this_start(
    desk: Desk, clock: StillClock
) -> None:
    with database.writing(desk.db):
        desk.record(Action.PLACE_SET)
    clock.forward(days=20)
    with database.writing(desk.db):
        desk.record(Action.OPENED)
    assert "27\N{NO-BREAK SPACE}novembre 2025" in clock_check.doubt(desk)


def test_a_day_that_nobody_saw_cannot_be_confirmed(desk: Desk, clock: StillClock) -> None:
    clock_check.doubt(desk)
    shown = clock.now.date()
    clock.forward(days=30)
    with pytest.raises(OutOfDate, match="a changé"):
        clock_check.accept(desk, day=shown)
    assert clock_check.doubt(desk)


def test_asking_often_writes_seldom(desk: Desk, clock: StillClock) -> None:
    clock_check.doubt(desk)
    before = desk.db.execute("PRAGMA data_version").fetchone(), desk.db.conn.total_changes
    for _ in range(50):
        clock.forward(minutes=1)
        assert clock_check.doubt(desk) == ""
    assert (desk.db.execute("PRAGMA data_version").fetchone(), desk.db.conn.total_changes) == before
