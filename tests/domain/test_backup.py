"""Which copies are kept, which are due, and what their names say."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain import backup
from desktop_app.domain.backup import Copy, Reason, copy_made, is_due, made_before_a_jump, read_name, superfluous

TODAY = date(2026, 3, 5)
NOW = datetime(2026, 3, 5, 9, 0)
MOMENTS = st.datetimes(datetime(2025, 12, 1), datetime(2026, 3, 9)).map(lambda at: at.replace(microsecond=0))
COPIES = st.lists(st.builds(copy_made, MOMENTS, st.sampled_from(Reason)), max_size=60, unique_by=lambda copy: copy.name)


def days_ago(days: int, *, hour: int = 9, reason: Reason = Reason.DAILY) -> Copy:
    return copy_made(datetime(2026, 3, 5, hour) - timedelta(days=days), reason)


@given(MOMENTS, st.sampled_from(Reason))
def test_a_name_tells_the_moment_and_the_reason(at: datetime, reason: Reason) -> None:
    made = copy_made(at, reason)
    assert read_name(made.name) == made == Copy(at, made.name, reason)


@pytest.mark.parametrize(
    "name",
    [
        "permanence.db",
        "permanence-2026-03-05-090000-jour.db.new",
        "permanence-2026-03-05-090000-hier.db",
        "permanence-2026-13-05-090000-jour.db",
        "permanence-2026-03-05-250000-jour.db",
        "permanence-2026-03-05-090000-jour.db-wal",
        "../permanence-2026-03-05-090000-jour.db",
        "permanence-٢٠٢٦-03-05-090000-jour.db",
        "Permanence-2026-03-05-090000-jour.db",
    ],
)
def test_a_name_we_never_gave_is_no_copy(name: str) -> None:
    assert read_name(name) is None


@given(COPIES)
def test_no_copy_is_kept_beyond_thirty_five_days_but_the_only_one(copies: list[Copy]) -> None:
    gone = superfluous(copies, TODAY)
    kept = [copy for copy in copies if copy not in gone]
    late = [copy for copy in kept if not timedelta(0) <= TODAY - copy.at.date() <= backup.OLDEST]
    assert len(late) <= 1
    if late:
        assert not [copy for copy in kept if copy.reason is not Reason.REPLACED and copy is not late[0]]


@given(COPIES)
def test_a_sound_copy_is_always_left_and_it_is_the_newest_one_can_date(copies: list[Copy]) -> None:
    gone = superfluous(copies, TODAY)
    sound = [copy for copy in copies if copy.reason is not Reason.REPLACED]
    dated = [copy for copy in sound if timedelta(0) <= TODAY - copy.at.date() <= backup.OLDEST]
    if sound:
        assert max(dated or sound) not in gone


@given(COPIES)
def test_there_are_never_many_and_a_second_look_takes_nothing_more(copies: list[Copy]) -> None:
    kept = [copy for copy in copies if copy not in superfluous(copies, TODAY)]
    assert len(kept) <= 7 + 1 + 4 + 2 + 2
    assert not superfluous(kept, TODAY)


def test_a_desk_open_every_day_keeps_seven_days_and_four_weeks() -> None:
    copies = [days_ago(days) for days in range(60)]
    kept = [copy for copy in copies if copy not in superfluous(copies, TODAY)]
    assert [(TODAY - copy.at.date()).days for copy in kept] == [0, 1, 2, 3, 4, 5, 6, 7, 11, 18, 25]


def test_a_desk_open_on_thursdays_keeps_them_all_up_to_thirty_five_days() -> None:
    copies = [days_ago(7 * weeks) for weeks in range(20)]
    kept = [copy for copy in copies if copy not in superfluous(copies, TODAY)]
    assert [(TODAY - copy.at.date()).days for copy in kept] == [0, 7, 14, 21, 28, 35]


def test_of_today_the_first_and_the_last_stay() -> None:
    copies = [days_ago(0, hour=hour, reason=Reason.ASKED) for hour in (8, 10, 12, 14)]
    assert superfluous(copies, TODAY) == tuple(copies[1:3])


def test_the_file_that_was_replaced_is_not_taken_for_the_copy_of_the_day() -> None:
    daily, replaced = days_ago(0, hour=8), days_ago(0, hour=9, reason=Reason.REPLACED)
    assert superfluous([daily, replaced, days_ago(0, hour=10)], TODAY) == ()


def test_a_replaced_file_alone_does_not_pass_for_a_sound_copy() -> None:
    old = days_ago(90)
    assert superfluous([old, days_ago(1, reason=Reason.REPLACED)], TODAY) == ()


def test_a_copy_dated_tomorrow_goes_as_soon_as_another_stands() -> None:
    ahead = days_ago(-300)
    assert superfluous([ahead], TODAY) == ()
    assert superfluous([ahead, days_ago(3)], TODAY) == (ahead,)


def at(day: int, month: int = 3, year: int = 2026, reason: Reason = Reason.DAILY) -> Copy:
    return copy_made(datetime(year, month, day, 9), reason)


@pytest.mark.parametrize(
    ("made", "now", "spared"),
    [
        ([], at(5), None),
        ([at(3), at(4)], at(5), None),
        ([at(26, 2)], at(5), None),  # a Thursday and the next one
        ([at(24, 2), at(25, 2)], at(5), at(25, 2)),  # holidays: the question is on the screen
        ([at(24, 2), at(25, 2), at(5), at(6)], at(12), at(25, 2)),  # and a week later
        ([at(24, 2), at(25, 2), at(5), at(6)], at(13), None),
        ([at(4), at(5)], at(1, 1, 2020), at(5)),  # a dead battery sets the clock back
        ([at(4), at(5), at(1, 1, 2020)], at(8, 1, 2020), at(5)),
        ([at(4), at(12, 1, 2027)], at(5), at(12, 1, 2027)),  # ahead for a day, then put right
        ([at(1, 1), at(1, 2), at(4)], at(5), at(1, 2)),  # two jumps: the last one
        ([at(24, 2), at(25, 2, reason=Reason.REPLACED)], at(5), at(24, 2)),
    ],
)
def test_the_last_copy_from_before_a_jump_is_spared_for_a_week(
    made: list[Copy], now: Copy, spared: Copy | None
) -> None:
    assert made_before_a_jump(made, now.at) == spared


@given(COPIES)
def test_what_is_spared_stays_and_takes_nothing_with_it(copies: list[Copy]) -> None:
    spared = copies[::7]
    gone = superfluous(copies, TODAY, {copy.name for copy in spared})
    assert gone == tuple(copy for copy in superfluous(copies, TODAY) if copy not in spared)


@pytest.mark.parametrize(
    ("verified", "tried", "due"),
    [
        (None, None, True),
        (NOW - timedelta(hours=1), NOW - timedelta(hours=1), False),
        (NOW - timedelta(days=1), NOW - timedelta(days=1), True),
        (NOW - timedelta(days=1), NOW - timedelta(minutes=59), False),
        (NOW - timedelta(days=1), NOW - timedelta(minutes=60), True),
        (NOW + timedelta(days=300), NOW + timedelta(days=300), True),
    ],
)
def test_a_copy_is_due_once_a_day_and_tried_again_after_an_hour(
    verified: datetime | None, tried: datetime | None, due: bool
) -> None:
    assert is_due(verified, tried, NOW) is due


@pytest.mark.parametrize(("ago", "due"), [(None, True), (0, False), (6.9, False), (7, True), (-0.1, True)])
def test_a_control_is_due_every_week(ago: float | None, due: bool) -> None:
    assert backup.control_is_due(None if ago is None else NOW - timedelta(days=ago), NOW) is due


def test_room_is_low_below_three_files_and_two_hundred_megabytes() -> None:
    megabyte = 1024 * 1024
    assert backup.room_is_low(229 * megabyte, 10 * megabyte) and not backup.room_is_low(230 * megabyte, 10 * megabyte)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (datetime(2026, 3, 5, 9, 5), "aujourd’hui à 9 h 05"),
        (datetime(2026, 3, 4, 17), "hier à 17 h"),
        (datetime(2026, 3, 1, 17), "le 1er mars 2026 à 17 h"),
        (datetime(2027, 3, 1, 17), "le 1er mars 2027 à 17 h"),
    ],
)
def test_when_is_said_as_one_says_it(at: datetime, said: str) -> None:
    assert backup.when(at, TODAY).replace("\N{NO-BREAK SPACE}", " ") == said
