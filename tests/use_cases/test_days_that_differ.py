"""Exceptions, absences and attendance at the counter: what they do to people, to today, to the days that are over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from desktop_app.domain.calendar import Choices
from desktop_app.domain.errors import OutOfDate, Refused, RuleBroken
from desktop_app.domain.planning import Absence, AbsenceKind, DayException, Decider, Half, Loss, Segment, Session
from desktop_app.domain.planning.attendance import Attendance, AttendanceState
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.theme import Purpose
from desktop_app.storage.planning import sessions
from desktop_app.storage.reception import appointments as stored
from desktop_app.use_cases import clock_check
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import absences, attendance, exceptions, schedule
from desktop_app.use_cases.reception import agenda, appointments, today
from desktop_app.use_cases.settings import calendar, settings
from tests.helpers.alike import take_back
from tests.helpers.builders import THURSDAY, a_closure, stored_appointment, stored_person
from tests.helpers.clock import StillClock
from tests.use_cases.lived_days import settle

NEXT, CHRISTMAS = THURSDAY + timedelta(7), date(2025, 12, 25)
MORNING = (Segment(time(9), time(12)),)


def the_session(desk: Desk, day: date = NEXT) -> Session:
    """The session of Marie Castell on this Thursday, as its pattern gives it."""
    (session,) = schedule.here_on(desk, day)
    return session


def changed(desk: Desk, on: date = NEXT, **changes: Any) -> DayException:
    """Her session of this date is held otherwise; cancelled when nothing says how."""
    session = the_session(desk, on)
    instead = replace(session, original=on, **changes) if changes else None
    if instead and instead.day == on:
        instead = replace(instead, original=None)
    return DayException(0, session.key, instead, Decider.PARTNER, THURSDAY)


def away(first: date = NEXT, last: date | None = None, **changes: Any) -> Absence:
    """She is ill."""
    return replace(Absence(0, 1, first, last or first, AbsenceKind.ILLNESS, THURSDAY), **changes)


def booked(desk: Desk, day: date = NEXT, at: int = 9, name: str = "Vidal") -> int:
    """Somebody has an appointment with her that day."""
    start = datetime.combine(day, time(at))
    return stored_appointment(desk.db, stored_person(desk.db, name, "Paul", ""), start=start).id


def state_of(desk: Desk, day: date = NEXT) -> object:
    """What the pages say of a date."""
    view = today.day_view(desk, day)
    return view.here, view.rows, schedule.lost_between(desk, day, day), agenda.month(desk, day.replace(day=1))


def test_a_cancelled_day_is_told_beforehand_and_strands_who_was_booked(desk: Desk) -> None:
    booked(desk), booked(desk, at=14, name="Roca")
    found = exceptions.preview(desk, changed(desk))
    assert (len(found.to_call), found.followed, len(found.effect.gone)) == (2, (), 1)
    assert schedule.here_on(desk, NEXT), "nothing was written"
    done = exceptions.make(desk, changed(desk))
    assert done.told == "Jeudi 4\xa0décembre\xa0: permanence annulée. 2\xa0personnes à prévenir."
    assert schedule.here_on(desk, NEXT) == () and len(appointments.out_of_hours(desk)) == 2
    (line,) = [line for line in agenda.month(desk, date(2025, 12, 1)) if line.day == NEXT]
    assert (line.booked, line.closed) == (2, "annulé")


def test_it_is_undone_as_if_nothing_had_been_said(desk: Desk) -> None:
    booked(desk)
    before = state_of(desk)
    done = exceptions.make(desk, changed(desk, segments=MORNING))
    assert state_of(desk) != before
    assert take_back(desk, done).told.startswith("Annulé")
    assert state_of(desk) == before and exceptions.coming(desk) == []
    with pytest.raises(OutOfDate):
        exceptions.take_back(desk, done.subject)


def test_the_day_is_given_back_later_and_that_can_be_undone_too(desk: Desk) -> None:
    before = state_of(desk)
    made = exceptions.make(desk, changed(desk)).subject
    (standing,) = exceptions.coming(desk)
    assert standing.exception.id == made and standing.planned and standing.planned.day == NEXT
    lost = state_of(desk)
    back = exceptions.take_back(desk, made)
    assert back.told == "Jeudi 4\xa0décembre\xa0: comme d’habitude de nouveau." and state_of(desk) == before
    take_back(desk, back)
    assert state_of(desk) == lost
    exceptions.take_back(desk, made)
    with pytest.raises(OutOfDate):
        exceptions.take_back(desk, made)


def test_one_date_is_changed_once_and_only_where_something_is_planned(desk: Desk) -> None:
    wanted = changed(desk)
    exceptions.make(desk, wanted)
    with pytest.raises(RuleBroken, match="déjà été changé"):
        exceptions.make(desk, wanted)
    friday_key = replace(wanted.key, original=NEXT + timedelta(1))
    with pytest.raises(RuleBroken, match="Aucune permanence"):
        exceptions.make(desk, replace(wanted, key=friday_key))


def test_a_day_that_is_over_stays_as_it_was(desk: Desk, clock: StillClock) -> None:
    wanted = changed(desk, NEXT)
    clock.set(datetime(2025, 12, 5, 9))
    with pytest.raises(RuleBroken, match="Ce jour est passé"):
        exceptions.make(desk, replace(wanted, known_on=date(2025, 12, 4)))


def test_moved_to_a_closed_day_it_asks_first(desk: Desk) -> None:
    calendar.change(desk, Choices(periods=(a_closure(date(2025, 12, 1)),)))
    wanted = changed(desk, day=date(2025, 12, 1))
    with pytest.raises(Refused, match="fermé \\(inventaire\\)"):
        exceptions.make(desk, wanted)
    exceptions.make(desk, replace(wanted, opens=True))
    assert schedule.here_on(desk, date(2025, 12, 1)) and not schedule.here_on(desk, NEXT)


def test_out_of_the_convention_nothing_is_held(desk: Desk) -> None:
    with pytest.raises(Refused, match="pas dans la convention"):
        exceptions.make(desk, changed(desk, day=date(2026, 6, 23)))


def test_nobody_is_made_to_receive_twice_at_once(desk: Desk) -> None:
    friday = NEXT + timedelta(1)
    with pytest.raises(Refused, match="deux fois"):
        exceptions.make(desk, changed(desk, day=friday, advisor_id=2))


def test_whoever_holds_the_day_instead_keeps_the_appointments_and_undo_gives_them_back(desk: Desk) -> None:
    id = booked(desk)
    done = exceptions.make(desk, changed(desk, advisor_id=2))
    kept = stored.get(desk.db, id)
    assert kept and kept.advisor_id == 2 and appointments.out_of_hours(desk) == []
    assert "prévenir" not in done.told
    take_back(desk, done)
    given_back = stored.get(desk.db, id)
    assert given_back and given_back.advisor_id == 1


def test_an_undo_wants_nobody_twice_at_once(desk: Desk) -> None:
    """A Thursday cancelled, then hours added for the same person: the Thursday does not come back over them."""
    cancelled = exceptions.make(desk, changed(desk))
    extra = Session(NEXT, 1, Purpose.PROCEDURES, MORNING)
    added = exceptions.make(desk, DayException(0, extra.key, extra, Decider.PLACE, THURSDAY))
    with pytest.raises(Refused, match="deux fois"):
        take_back(desk, cancelled)
    assert schedule.here_on(desk, NEXT) == (extra,)
    take_back(desk, added)
    take_back(desk, cancelled)
    assert the_session(desk).minutes == 360


def test_an_absence_taken_back_comes_back_over_nobody(desk: Desk) -> None:
    """Whoever replaced has hours of their own by now."""
    back = absences.take_back(desk, absences.note(desk, away(replaced_by=2)).subject)
    extra = Session(NEXT, 2, Purpose.ANY_HELP, MORNING)
    exceptions.make(desk, DayException(0, extra.key, extra, Decider.PLACE, THURSDAY))
    with pytest.raises(Refused, match="deux fois"):
        take_back(desk, back)
    assert absences.coming(desk) == []


def test_an_undo_does_not_run_over_what_was_done_since(desk: Desk) -> None:
    id = booked(desk)
    done = exceptions.make(desk, changed(desk, advisor_id=2))
    appointments.mark_as(desk, id, State.EXCUSED)
    with pytest.raises(OutOfDate, match="changé depuis"):
        take_back(desk, done)
    assert len(exceptions.coming(desk)) == 1


def test_an_extra_day_can_be_booked_and_printed_like_any_other(desk: Desk) -> None:
    saturday = date(2025, 12, 6)
    extra = Session(saturday, 1, Purpose.PROCEDURES, MORNING)
    exceptions.make(desk, DayException(0, extra.key, extra, Decider.PLACE, THURSDAY))
    assert len(appointments.places_on(desk, saturday)) == 4
    assert saturday in [line.day for line in agenda.coming(desk, THURSDAY, 12)]


def test_other_hours_in_reglages_do_not_bring_back_a_cancelled_date(desk: Desk) -> None:
    exceptions.make(desk, changed(desk))
    rules = settings.load(desk).rules
    settings.change_days(desk, [replace(rule, segments=MORNING) if rule.weekday == 3 else rule for rule in rules])
    assert schedule.here_on(desk, NEXT) == () and the_session(desk, NEXT + timedelta(7)).segments == MORNING


def test_today_can_be_changed_though_somebody_is_booked_and_it_is_kept(desk: Desk) -> None:
    """The usual morning: people are booked, the file was opened, and the advisor calls in sick."""
    id = booked(desk, THURSDAY, 14)
    settle(desk)
    assert sessions.settled_before(desk.db) == THURSDAY + timedelta(1), "today is kept"
    before = state_of(desk, THURSDAY)
    done = absences.note(desk, away(THURSDAY))
    assert schedule.here_on(desk, THURSDAY) == ()
    assert [lost.loss for lost in schedule.lost_between(desk, THURSDAY, THURSDAY)[THURSDAY]] == [Loss.ABSENCE]
    assert [each.id for each in appointments.out_of_hours(desk)] == [id]
    take_back(desk, done)
    assert state_of(desk, THURSDAY) == before


def test_today_shortened_stays_shortened_when_it_is_over(desk: Desk, clock: StillClock) -> None:
    booked(desk, THURSDAY)
    settle(desk)
    exceptions.make(desk, changed(desk, THURSDAY, segments=MORNING))
    assert the_session(desk, THURSDAY).segments == MORNING
    clock.set(datetime(2025, 12, 1, 9))
    settle(desk)
    settings.change_days(desk, [])
    assert the_session(desk, THURSDAY).segments == MORNING


def test_what_was_lost_stays_lost_and_invents_no_session_when_it_is_over(desk: Desk, clock: StillClock) -> None:
    booked(desk)
    absences.note(desk, away())
    clock.set(datetime(2025, 12, 8, 9))
    clock_check.accept(desk, day=clock().date())
    settle(desk)
    settings.change_days(desk, [])
    assert schedule.here_on(desk, NEXT) == ()
    (lost,) = schedule.lost_between(desk, NEXT, NEXT)[NEXT]
    assert (lost.loss, lost.why, lost.session.minutes) == (Loss.ABSENCE, "absence de Marie Castell", 360)
    assert len(today.day_view(desk, NEXT).booked) == 1, "whoever was booked is still listed"


def test_an_absence_is_told_noted_and_taken_back(desk: Desk) -> None:
    booked(desk)
    before = state_of(desk)
    assert len(absences.preview(desk, away(NEXT, NEXT + timedelta(14))).effect.lost) == 3
    done = absences.note(desk, away(NEXT, NEXT + timedelta(14)))
    assert done.told == "Absence de Marie Castell notée. 1\xa0personne à prévenir."
    assert [absence.id for absence in absences.coming(desk)] == [done.subject]
    with pytest.raises(Refused, match="déjà notée"):
        absences.note(desk, away())
    back = absences.take_back(desk, done.subject)
    assert back.told == "Marie Castell\xa0: de nouveau là." and state_of(desk) == before
    with pytest.raises(OutOfDate):
        absences.take_back(desk, done.subject)
    take_back(desk, back)
    assert schedule.here_on(desk, NEXT) == ()


def test_whoever_replaces_takes_the_appointments_over_unless_busy_themselves(desk: Desk) -> None:
    id = booked(desk)
    extra = Session(NEXT, 2, Purpose.ANY_HELP, MORNING)
    busy = exceptions.make(desk, DayException(0, extra.key, extra, Decider.PLACE, THURSDAY))
    with pytest.raises(Refused, match="deux fois"):
        absences.note(desk, away(replaced_by=2))
    take_back(desk, busy)
    done = absences.note(desk, away(replaced_by=2))
    kept = stored.get(desk.db, id)
    assert kept and kept.advisor_id == 2 and "prévenir" not in done.told
    assert [each.advisor_id for each in schedule.here_on(desk, NEXT)] == [2]
    absences.take_back(desk, done.subject)
    given_back = stored.get(desk.db, id)
    assert given_back and given_back.advisor_id == 1, "they follow the advisor who comes after all"


def test_an_absence_that_is_over_is_history(desk: Desk, clock: StillClock) -> None:
    made = absences.note(desk, away()).subject
    clock.set(datetime(2025, 12, 8, 9))
    clock_check.accept(desk, day=clock().date())
    with pytest.raises(RuleBroken, match="est finie"):
        absences.take_back(desk, made)
    assert absences.coming(desk) == []


def test_attendance_is_said_once_corrected_and_undone(desk: Desk) -> None:
    (asked,) = attendance.of_day(desk, THURSDAY)
    assert (asked.advisor.id, asked.planned, asked.held, asked.attendance) == (1, 360, 360, None)
    late = Attendance(THURSDAY, 1, AttendanceState.LATE, came_at=time(9, 30))
    done = attendance.note(desk, late)
    assert done.told == "Marie Castell\xa0: arrivée en retard notée."
    assert attendance.of_day(desk, THURSDAY)[0].held == 330
    early = attendance.note(desk, Attendance(THURSDAY, 1, AttendanceState.LEFT_EARLY, left_at=time(16)))
    assert attendance.of_day(desk, THURSDAY)[0].held == 300
    take_back(desk, early)
    assert attendance.of_day(desk, THURSDAY)[0].attendance == late
    with pytest.raises(OutOfDate):
        take_back(desk, early)
    take_back(desk, done)
    assert attendance.of_day(desk, THURSDAY)[0].attendance is None


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        (Attendance(THURSDAY, 1, AttendanceState.LATE), "came_at"),
        (Attendance(THURSDAY, 1, AttendanceState.LATE, came_at=time(9)), "came_at"),
        (Attendance(THURSDAY, 1, AttendanceState.LATE, came_at=time(17)), "came_at"),
        (Attendance(THURSDAY, 1, AttendanceState.LEFT_EARLY), "left_at"),
        (Attendance(THURSDAY, 1, AttendanceState.LEFT_EARLY, left_at=time(17)), "left_at"),
        (Attendance(NEXT, 1, AttendanceState.AS_PLANNED), ""),
        (Attendance(THURSDAY, 1, AttendanceState.AS_PLANNED, note="n" * 201), "note"),
    ],
)
def test_hours_that_are_not_of_that_day_are_refused(desk: Desk, wanted: Attendance, field: str) -> None:
    with pytest.raises(Refused) as refused:
        attendance.note(desk, wanted)
    assert [fault.field for fault in refused.value.faults] == [field]


def test_whoever_does_not_come_today_is_noted_as_away(desk: Desk) -> None:
    with pytest.raises(RuleBroken, match="notez plutôt une absence"):
        attendance.note(desk, Attendance(THURSDAY, 1, AttendanceState.ABSENT))


def test_days_of_the_week_nobody_answered_for_are_asked_about(desk: Desk, clock: StillClock) -> None:
    clock.set(datetime(2025, 12, 1, 9))
    asked = attendance.unanswered(desk)
    assert [(each.day, each.advisor.id) for each in asked] == [(THURSDAY + timedelta(1), 2), (THURSDAY, 1)]
    absent = Attendance(THURSDAY, 1, AttendanceState.ABSENT, decider=Decider.PARTNER)
    assert attendance.note(desk, absent).told == "Jeudi 27\xa0novembre, Marie Castell\xa0: absence notée."
    assert attendance.of_day(desk, THURSDAY)[0].held == 0
    assert [each.day for each in attendance.unanswered(desk)] == [THURSDAY + timedelta(1)]
    clock.set(datetime(2025, 12, 6, 9))
    assert [each.day for each in attendance.unanswered(desk)][-1] == date(2025, 12, 4)


def test_half_a_day_away_keeps_who_is_booked_in_the_other(desk: Desk) -> None:
    booked(desk)
    afternoon = booked(desk, at=14, name="Roca")
    absences.note(desk, away(from_half=Half.AFTERNOON))
    assert [each.id for each in appointments.out_of_hours(desk)] == [afternoon]
