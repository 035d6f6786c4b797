"""A day typed back from its paper: in one gesture, checked, taken back whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from desktop_app.domain.convention.terms import Half
from desktop_app.domain.errors import OutOfDate, RuleBroken, SlotTaken
from desktop_app.domain.planning import Absence, AbsenceKind, Loss, Lost, Segment, Session
from desktop_app.domain.planning.attendance import Attendance, AttendanceState
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.ticket import TicketState
from desktop_app.domain.theme import Purpose
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import sessions
from desktop_app.storage.reception import tickets
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.papers import day_sheets
from desktop_app.use_cases.planning import absences, attendance, ledger
from desktop_app.use_cases.reception import appointments, signed_sheet
from desktop_app.use_cases.settings import house_rules
from tests.helpers.builders import NINE, THURSDAY, stored_appointment
from tests.helpers.clock import StillClock
from tests.helpers.day_screens import state_of
from tests.helpers.paper import words_of


@pytest.fixture
def ids(desk: Desk, clock: StillClock) -> list[int]:
    """Four appointments of the Thursday, read the next morning; the last one had excused themself."""
    starts = (NINE + timedelta(minutes=45 * at) for at in range(4))
    made = [stored_appointment(desk.db, start=start).id for start in starts]
    appointments.mark_as(desk, made[3], State.EXCUSED)
    clock.set(datetime(2025, 11, 28, 8, 30))
    return made


def states(desk: Desk, ids: list[int]) -> list[State]:
    """Where they stand."""
    return [state_of(desk, each) for each in ids]


def test_the_rows_are_those_of_the_sheet_by_hour(desk: Desk, ids: list[int]) -> None:
    sheet = signed_sheet.read(desk, THURSDAY)
    assert [(row.number, row.appointment.id, row.signed) for row in sheet.rows] == [
        (at, id, None) for at, id in enumerate(ids, 1)
    ]


def test_a_day_is_noted_in_one_gesture_and_taken_back_in_one(desk: Desk, ids: list[int]) -> None:
    done = signed_sheet.type_back(desk, THURSDAY, signed={ids[0]: True, ids[1]: False, ids[3]: False}, unnamed={"": 3})
    assert states(desk, ids) == [State.SEEN, State.ABSENT, State.EXPECTED, State.EXCUSED]
    came = tickets.on_day(desk.db, THURSDAY)
    assert [(each.number, each.state, each.talk) for each in came] == [(at, TicketState.SEEN, None) for at in (1, 2, 3)]
    assert done.told.replace("\N{NO-BREAK SPACE}", " ") == (
        "Feuille du jeudi 27 novembre : 1 signature, 3 personnes sans nom."
    )
    assert signed_sheet.read(desk, THURSDAY).unnamed == 3 and done.undo
    done.undo.back(desk)
    assert states(desk, ids) == [State.EXPECTED, State.EXPECTED, State.EXPECTED, State.EXCUSED]
    assert tickets.on_day(desk.db, THURSDAY) == []


def test_a_sheet_is_not_taken_back_over_a_later_gesture(desk: Desk, ids: list[int]) -> None:
    done = signed_sheet.type_back(desk, THURSDAY, signed={ids[0]: True})
    appointments.mark_as(desk, ids[0], State.EXPECTED)
    assert done.undo
    with pytest.raises(OutOfDate):
        done.undo.back(desk)


def test_what_was_noted_wrongly_at_the_counter_is_put_right_by_the_paper(desk: Desk, ids: list[int]) -> None:
    appointments.mark_as(desk, ids[0], State.SEEN)
    appointments.mark_as(desk, ids[1], State.ABSENT)
    signed_sheet.type_back(desk, THURSDAY, signed={ids[0]: False, ids[1]: True, ids[3]: True})
    assert states(desk, ids) == [State.ABSENT, State.SEEN, State.EXPECTED, State.SEEN]


def test_a_day_to_come_has_no_sheet_to_type_back(desk: Desk, clock: StillClock) -> None:
    clock.set(datetime(2025, 11, 26, 17))
    with pytest.raises(RuleBroken, match="pas encore venu"):
        signed_sheet.type_back(desk, THURSDAY, signed={})


def test_nothing_is_kept_of_a_sheet_that_cannot_be(desk: Desk, ids: list[int], clock: StillClock) -> None:
    clock.set(NINE + timedelta(minutes=30))
    with pytest.raises(RuleBroken):
        signed_sheet.type_back(desk, THURSDAY, signed={ids[0]: True, ids[2]: False}, unnamed={"": 2})
    assert states(desk, ids)[:3] == [State.EXPECTED] * 3 and tickets.on_day(desk.db, THURSDAY) == []


def test_signatures_for_whoever_is_noted_absent_are_asked_about(desk: Desk, ids: list[int]) -> None:
    attendance.note(desk, Attendance(THURSDAY, 1, AttendanceState.ABSENT))
    assert signed_sheet.doubts_of(desk, THURSDAY, {}) == ()
    assert signed_sheet.doubts_of(desk, THURSDAY, {ids[0]: True}) == (
        "La personne qui recevait est notée absente ce jour-là.",
    )


def test_signatures_for_whoever_was_to_be_elsewhere_are_asked_about(desk: Desk, clock: StillClock) -> None:
    clock.set(NINE.replace(hour=8))
    afternoon = Absence(0, 1, THURSDAY, THURSDAY, AbsenceKind.TRAINING, THURSDAY, from_half=Half.AFTERNOON)
    ids = [stored_appointment(desk.db, start=NINE.replace(hour=hour)).id for hour in (9, 14)]
    absences.note(desk, afternoon)
    clock.set(datetime(2025, 11, 28, 8, 30))
    told = "La personne qui recevait devait être ailleurs ce jour-là\N{NO-BREAK SPACE}: une absence est notée."
    assert told not in signed_sheet.doubts_of(desk, THURSDAY, {ids[0]: True})
    assert told in signed_sheet.doubts_of(desk, THURSDAY, {ids[1]: True})


def test_two_signatures_for_one_place_are_refused_and_nothing_is_kept(desk: Desk, ids: list[int]) -> None:
    other = stored_appointment(desk.db, start=NINE + timedelta(minutes=135)).id
    with pytest.raises(SlotTaken):
        signed_sheet.type_back(desk, THURSDAY, signed={ids[3]: True, other: True})
    assert states(desk, [ids[3], other]) == [State.EXCUSED, State.EXPECTED]


def test_a_place_given_since_is_not_taken_back(desk: Desk, ids: list[int]) -> None:
    done = signed_sheet.type_back(desk, THURSDAY, signed={ids[0]: False})
    stored_appointment(desk.db, start=NINE)
    assert done.undo
    with pytest.raises(SlotTaken):
        done.undo.back(desk)


def test_who_had_called_the_day_before_is_on_no_sheet_and_who_called_that_morning_is(
    desk: Desk, clock: StillClock
) -> None:
    made = [stored_appointment(desk.db, start=NINE + timedelta(minutes=45 * at)).id for at in range(3)]
    clock.set(datetime(2025, 11, 26, 17))
    appointments.mark_as(desk, made[0], State.EXCUSED)
    clock.set(datetime(2025, 11, 27, 8))
    appointments.mark_as(desk, made[1], State.EXCUSED)
    clock.set(datetime(2025, 11, 28, 8, 30))
    rows = signed_sheet.read(desk, THURSDAY).rows
    assert [(row.number, row.appointment.id) for row in rows] == [(1, made[1]), (2, made[2]), (0, made[0])]


def test_without_a_name_they_were_received_by_the_advisor_of_their_sheet(desk: Desk, clock: StillClock) -> None:
    clock.set(datetime(2025, 11, 29, 8, 30))
    friday = date(2025, 11, 28)
    assert list(signed_sheet.read(desk, friday).titles) == ["A", "B"]
    done = signed_sheet.type_back(desk, friday, signed={}, unnamed={"A": 2, "B": 1})
    came = [(each.advisor_id, each.came_at.hour) for each in tickets.on_day(desk.db, friday)]
    assert came == [(2, 9), (2, 9), (2, 14)] and done.undo
    assert signed_sheet.doubts_of(desk, friday, {}, {"B": 9})[0].replace("\N{NO-BREAK SPACE}", " ") == (
        "14 h : 9 signatures pour 8 places."
    )
    done.undo.back(desk)
    assert tickets.on_day(desk.db, friday) == []


def test_where_sheets_go_by_hours_they_come_back_as_they_were_printed(desk: Desk, clock: StillClock) -> None:
    early, late = (stored_appointment(desk.db, start=datetime.combine(THURSDAY, time(hour))) for hour in (9, 14))
    papers = day_sheets.every(desk, THURSDAY)
    assert [each.title.partition(" – ")[0] for each in papers] == ["Feuille A d’émargement", "Feuille B d’émargement"]
    clock.set(datetime.combine(THURSDAY, time(18)))
    rows = signed_sheet.read(desk, THURSDAY).rows
    assert [(each.letter, each.number, each.appointment.id) for each in rows] == [("A", 1, early.id), ("B", 1, late.id)]
    signed_sheet.type_back(desk, THURSDAY, signed={}, unnamed={"B": 2})
    assert {each.came_at.hour for each in tickets.on_day(desk.db, THURSDAY)} == {14}


def test_how_sheets_are_laid_out_is_decided_for_today_and_later_never_for_a_day_that_is_over(
    desk: Desk, clock: StillClock
) -> None:
    a_week_later = date(2025, 12, 4)
    for day in (THURSDAY, a_week_later):
        for hour in (9, 14):
            stored_appointment(desk.db, start=datetime.combine(day, time(hour)))

    def said(day: date) -> list[str]:
        return [words_of(each.build()) for each in day_sheets.every(desk, day)]

    clock.set(datetime.combine(a_week_later, time(8)))
    before = said(THURSDAY)
    assert len(before) == 2 and not any("Départ " in each for each in before)
    house_rules.change(desk, replace(house_rules.load(desk), sheets_by_hours=False, asks_leaving=True))
    assert said(THURSDAY) == before and not signed_sheet.read(desk, THURSDAY).asks_leaving
    assert list(signed_sheet.read(desk, THURSDAY).titles) == ["A", "B"]
    today = said(a_week_later)
    assert len(today) == 1 and "Départ " in today[0]
    clock.set(datetime.combine(a_week_later + timedelta(7), time(8)))
    house_rules.change(desk, replace(house_rules.load(desk), sheets_by_hours=True, asks_leaving=False))
    assert said(THURSDAY) == before and said(a_week_later) == today


def test_other_sheets_today_leave_what_was_lost_of_today_as_it_was(desk: Desk, clock: StillClock) -> None:
    friday = date(2025, 11, 28)
    stored_appointment(desk.db, start=datetime.combine(friday, time(9)), advisor_id=2)
    clock.set(datetime.combine(friday, time(8)))
    lost = Session(friday, 1, Purpose.ANY_HELP, (Segment(time(9), time(12)),))
    with writing(desk.db):
        ledger.settle_within(desk)
        sessions.keep_again(desk.db, friday, (), (), [Lost(lost, Loss.CANCELLED, "grève")])
    before = sessions.lost_between(desk.db, friday, friday)
    assert len(before) == 1 and sessions.between(desk.db, friday, friday)
    house_rules.change(desk, replace(house_rules.load(desk), asks_leaving=True))
    assert sessions.lost_between(desk.db, friday, friday) == before
    assert all(each.head.asks_leaving for each in sessions.between(desk.db, friday, friday))


def test_two_who_held_one_place_already_may_both_have_signed(desk: Desk, clock: StillClock) -> None:
    """Only who comes back to a place they had given up must find it free."""
    ids = [stored_appointment(desk.db, start=NINE).id for _ in range(2)]
    clock.set(datetime(2025, 11, 28, 8, 30))
    signed_sheet.type_back(desk, THURSDAY, signed=dict.fromkeys(ids, True))
    assert states(desk, ids) == [State.SEEN, State.SEEN]
    signed_sheet.type_back(desk, THURSDAY, signed=dict.fromkeys(ids, False))
    assert states(desk, ids) == [State.ABSENT, State.ABSENT]
