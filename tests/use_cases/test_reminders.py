"""Reminding people by telephone: who is on the list, what each said, a place given back, all of it taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop_app.domain.errors import OutOfDate, RuleBroken, SlotTaken
from desktop_app.domain.planning import Absence, AbsenceKind
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.call import Call, CallResult
from desktop_app.domain.reception.reminder import ReminderResult
from desktop_app.storage.connection.database import writing
from desktop_app.storage.reception import appointments as stored
from desktop_app.storage.reception import calls as stored_calls
from desktop_app.storage.reception import reminders as stored_reminders
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import absences
from desktop_app.use_cases.reception import appointments, reminders
from tests.helpers.alike import back
from tests.helpers.builders import FRIDAY, NINE, THURSDAY, stored_appointment, stored_person
from tests.helpers.clock import StillClock

WEEK = timedelta(weeks=1)
NEXT = THURSDAY + WEEK


@pytest.fixture(autouse=True)
def a_week_before(clock: StillClock) -> None:
    """The Thursday before, at nine."""
    clock.set(NINE)


def expected(
    desk: Desk, name: str = "Aubert", phone: str = "0639989139", minutes: int = 0, state: State = State.EXPECTED
) -> int:
    """Somebody who comes next Thursday."""
    person = stored_person(desk.db, name, "Nadia", phone)
    return stored_appointment(desk.db, person, start=NINE + WEEK + timedelta(minutes=minutes), state=state).id


def listed(desk: Desk) -> list[tuple[str, bool]]:
    return [(row.person.last_name, row.waits) for row in reminders.of_day(desk, NEXT)]


def test_who_is_expected_is_on_the_list_and_waits_while_they_have_a_telephone(desk: Desk) -> None:
    expected(desk, minutes=45)
    expected(desk, "Roca", "", 90)
    expected(desk, "Puig", state=State.EXCUSED)
    assert listed(desk) == [("Aubert", True), ("Roca", False)]
    # The Friday is a day of Jordi Puig's; what comes next is the day after.
    assert reminders.next_day(desk) == FRIDAY


def test_whoever_is_on_the_call_list_is_not_reminded(desk: Desk) -> None:
    expected(desk)
    absences.note(desk, Absence(0, 1, NEXT, NEXT, AbsenceKind.ILLNESS, THURSDAY))
    assert listed(desk) == []


@pytest.mark.parametrize(
    ("result", "waits"),
    [
        (ReminderResult.COMES, False),
        (ReminderResult.MESSAGE, True),
        (ReminderResult.NO_ANSWER, True),
        (ReminderResult.CANNOT, False),
    ],
)
def test_what_was_said_is_kept_and_taken_back(desk: Desk, result: ReminderResult, waits: bool) -> None:
    id = expected(desk)
    before = stored.get(desk.db, id)
    done = reminders.record(desk, id, result)
    (row,) = reminders.of_day(desk, NEXT)
    assert row.told and (row.told.result, row.told.at, row.waits) == (result, NINE, waits)
    assert row.appointment.holds_a_place == (result is not ReminderResult.CANNOT)
    back(desk, done)
    assert listed(desk) == [("Aubert", True)] and stored.get(desk.db, id) == before


def test_the_place_of_who_cannot_come_is_free_and_may_be_gone_when_they_change_their_mind(desk: Desk) -> None:
    id = expected(desk)
    done = reminders.record(desk, id, ReminderResult.CANNOT)
    assert NINE + WEEK in [each.slot.start for each in appointments.places_on(desk, NEXT)]
    expected(desk, "Roca")
    with pytest.raises(SlotTaken):
        back(desk, done)
    kept = stored.get(desk.db, id)
    assert kept and kept.state is State.EXCUSED


def test_the_last_call_counts(desk: Desk) -> None:
    id = expected(desk)
    reminders.record(desk, id, ReminderResult.NO_ANSWER)
    first = reminders.record(desk, id, ReminderResult.COMES)
    assert listed(desk) == [("Aubert", False)]
    back(desk, first)
    (row,) = reminders.of_day(desk, NEXT)
    assert row.told and row.told.result is ReminderResult.NO_ANSWER


def test_nobody_is_reminded_of_what_changed_or_is_over(desk: Desk, clock: StillClock) -> None:
    id = expected(desk)
    clock.set(NINE + WEEK + timedelta(days=1))
    with pytest.raises(RuleBroken, match="passé"):
        reminders.record(desk, id, ReminderResult.COMES)
    clock.set(NINE)
    appointments.mark_as(desk, id, State.EXCUSED)
    with pytest.raises(OutOfDate):
        reminders.record(desk, id, ReminderResult.COMES)


def test_what_is_said_names_the_hour_and_never_the_theme(desk: Desk) -> None:
    expected(desk)
    said = reminders.what_to_say(desk, reminders.of_day(desk, NEXT)[0]).replace("\N{NO-BREAK SPACE}", " ")
    assert "jeudi 4 décembre à 9 h, avec Marie Castell" in said and "ogement" not in said


def test_what_was_said_on_the_telephone_comes_back_with_a_removal_that_is_taken_back(desk: Desk) -> None:
    id = expected(desk)
    for result in (ReminderResult.NO_ANSWER, ReminderResult.COMES):
        reminders.record(desk, id, result)
    with writing(desk.db):
        call = stored_calls.add(desk.db, Call(0, id, desk.now(), CallResult.MESSAGE))
    before = stored_reminders.of_appointment(desk.db, id)
    done = appointments.remove(desk, id)
    assert stored_reminders.of_appointment(desk.db, id) == [] and done.undo
    done.undo.back(desk)
    assert len(before) == 2 and stored_reminders.of_appointment(desk.db, id) == before
    assert stored_calls.of_appointments(desk.db, [id]) == {id: [call]}


def test_what_was_said_is_not_taken_back_over_a_later_gesture(desk: Desk) -> None:
    id = expected(desk)
    done = reminders.record(desk, id, ReminderResult.CANNOT)
    appointments.mark_as(desk, id, State.EXPECTED)
    with pytest.raises(OutOfDate, match="a changé depuis"):
        back(desk, done)
    (row,) = reminders.of_day(desk, NEXT)
    assert row.told and row.told.result is ReminderResult.CANNOT
