"""Time of the advisors that was not for people: noted apart, corrected, taken away and back, summed by month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop_app.domain.errors import OutOfDate, Refused
from desktop_app.domain.planning.attendance import Attendance, AttendanceState
from desktop_app.domain.planning.own_time import OwnTime, TimeKind
from desktop_app.storage.planning import own_times, sessions
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import attendance, own_time
from desktop_app.use_cases.reception import today
from tests.helpers.builders import ITS_ACCOUNTS, THURSDAY
from tests.helpers.clock import StillClock

LAST_WEEK, MONDAY = date(2025, 11, 20), date(2025, 11, 24)
"""A Thursday that is over, and a day on which nobody receives."""
TRIP = OwnTime(0, THURSDAY, 1, TimeKind.TRAVEL, 45)


def lines(desk: Desk, day: date = THURSDAY) -> list[OwnTime]:
    """What is noted of this day."""
    return [each.own for each in own_time.of_day(desk, day)]


def months(desk: Desk, first: date) -> dict[str, int]:
    """Who noted how many minutes."""
    return {advisor.name: minutes for advisor, minutes in own_time.of_month(desk, first)}


@pytest.mark.parametrize("account", ITS_ACCOUNTS, ids=lambda account: account.name)
@pytest.mark.parametrize("day", [THURSDAY, LAST_WEEK, MONDAY])
def test_every_account_may_note_it_on_a_day_over_or_without_session(desk: Desk, account: object, day: date) -> None:
    at_desk = replace(desk, account=account)  # type: ignore[type-var]
    done = own_time.note(at_desk, replace(TRIP, day=day, note="  aller  et retour "))
    assert lines(desk, day) == [replace(TRIP, id=done.subject, day=day, note="aller et retour")]
    assert done.told.replace("\N{NO-BREAK SPACE}", " ") == "Marie Castell : 45 min sans usagers, trajet."


def test_a_day_to_come_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="pas encore venu"):
        own_time.note(desk, replace(TRIP, day=date(2025, 11, 28)))
    assert lines(desk, date(2025, 11, 28)) == []


def test_hours_held_and_days_that_are_over_stay_what_they_were(desk: Desk, clock: StillClock) -> None:
    attendance.note(desk, Attendance(THURSDAY, 1, AttendanceState.AS_PLANNED))
    clock.set(datetime(2025, 11, 28, 9))
    (before,), frozen = attendance.of_day(desk, THURSDAY), sessions.between(desk.db, LAST_WEEK, THURSDAY)
    own_time.note(desk, replace(TRIP, minutes=120))
    (after,) = attendance.of_day(desk, THURSDAY)
    assert (after, after.held) == (before, 6 * 60)
    assert sessions.between(desk.db, LAST_WEEK, THURSDAY) == frozen
    assert today.day_view(desk, THURSDAY).own[0].own.minutes == 120


def test_a_line_is_corrected_and_ctrl_z_gives_the_one_before(desk: Desk) -> None:
    id = own_time.note(desk, TRIP).subject
    after = replace(TRIP, id=id, kind=TimeKind.TRAINING, minutes=420, advisor_id=2)
    done = own_time.note(desk, after)
    assert lines(desk) == [after] and done.undo
    done.undo.back(desk)
    assert lines(desk) == [replace(TRIP, id=id)]


def test_a_line_is_taken_away_and_comes_back_with_its_id(desk: Desk) -> None:
    noted = own_time.note(desk, TRIP)
    done = own_time.remove(desk, noted.subject)
    assert lines(desk) == [] and done.undo
    done.undo.back(desk)
    assert lines(desk) == [replace(TRIP, id=noted.subject)]
    assert noted.undo
    noted.undo.back(desk)
    assert lines(desk) == []


def test_once_it_was_noted_otherwise_it_does_not_come_back(desk: Desk) -> None:
    first = own_time.note(desk, TRIP)
    own_time.note(desk, replace(TRIP, id=first.subject, minutes=60))
    assert first.undo
    with pytest.raises(OutOfDate):
        first.undo.back(desk)
    own_time.remove(desk, first.subject)
    for late in (lambda: own_time.remove(desk, first.subject), lambda: own_time.note(desk, replace(TRIP, id=1))):
        with pytest.raises(OutOfDate, match="plus noté"):
            late()


def test_a_month_is_summed_by_advisor_its_first_and_last_day_included(desk: Desk) -> None:
    for day, advisor_id, minutes in (
        (date(2025, 10, 1), 1, 30), (date(2025, 10, 31), 1, 60), (date(2025, 11, 1), 2, 15), (date(2025, 9, 30), 2, 5),
    ):  # fmt: skip
        own_time.note(desk, replace(TRIP, day=day, advisor_id=advisor_id, minutes=minutes))
    assert months(desk, date(2025, 10, 1)) == {"Marie Castell": 90}
    assert months(desk, date(2025, 11, 1)) == {"Jordi Puig": 15}
    assert months(desk, date(2025, 12, 1)) == {}


def test_the_journal_names_the_advisor_by_number_and_the_kind_alone(desk: Desk) -> None:
    id = own_time.note(desk, replace(TRIP, note="visite")).subject
    own_time.remove(desk, id)
    told = [row["action"] + " " + row["subject"] + " " + row["detail"] for row in desk.db["journal"].rows]
    assert told[-2:] == ["OWN_TIME_NOTED conseiller-1 TRAVEL", "OWN_TIME_REMOVED conseiller-1 TRAVEL"]


def test_it_is_read_back_equal_whatever_its_kind(desk: Desk) -> None:
    noted = [own_times.add(desk.db, replace(TRIP, kind=kind), datetime(2025, 11, 27, 9)) for kind in TimeKind]
    assert [own_times.get(desk.db, each.id) for each in noted] == noted == lines(desk)
