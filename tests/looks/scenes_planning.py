"""The dialogs that change days: an absence, one date held otherwise, what is noted already."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

from desktop_app.domain.planning import (
    Absence,
    AbsenceKind,
    DayException,
    Decider,
    Half,
    Segment,
    Session,
    SessionKey,
    planned_as,
)
from desktop_app.domain.planning.attendance import Attendance, AttendanceState
from desktop_app.domain.theme import Purpose
from desktop_app.screens.planning.absence_dialog import AbsenceDialog
from desktop_app.screens.planning.attendance_dialog import AttendanceDialog
from desktop_app.screens.planning.coming_dialog import ComingDialog
from desktop_app.screens.planning.day_dialogs import AddedDayDialog, ChangedDayDialog, Way
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import unknown
from desktop_app.use_cases.planning import absences, attendance, exceptions, schedule
from desktop_app.use_cases.planning.unknown import Untold
from tests.looks import full_desk
from tests.looks.scene import main_scene, scene
from tests.looks.stage import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.use_cases.desk import Desk


def _absence(stage: Stage, advisor_id: int = 1, day: date | None = date(2025, 12, 4)) -> AbsenceDialog:
    dialog = AbsenceDialog(stage.context(full_desk.ordinary(stage)), advisor_id, day)
    stage.show(dialog)
    return dialog


@main_scene
def absence(stage: Stage) -> AbsenceDialog:
    dialog = _absence(stage)
    dialog.last.date.set_value(date(2025, 12, 12))
    dialog.look_ahead()
    return dialog


@scene
def absence_replaced(stage: Stage) -> AbsenceDialog:
    dialog = _absence(stage)
    dialog.first.half.set_value(Half.AFTERNOON)
    dialog.replaced_by.set_value(2)
    dialog.look_ahead()
    return dialog


@scene
def absence_of_nothing(stage: Stage) -> AbsenceDialog:
    return _absence(stage, day=date(2025, 12, 9))


@main_scene
def absence_faults(stage: Stage) -> AbsenceDialog:
    dialog = _absence(stage)
    dialog.first.date.line.show_typed("bientôt")
    dialog.last.date.line.show_typed("31/02")
    dialog.known_on.set_value(None)
    dialog.place()
    return dialog


def _changed(stage: Stage, day: date, way: Way = Way.CANCEL) -> ChangedDayDialog:
    desk = full_desk.ordinary(stage)
    full_desk.close_some_days(desk)
    session = planned_as(SessionKey(1, 0, day), schedule.planning_of(desk))
    assert session
    dialog = ChangedDayDialog(stage.context(desk), session, way)
    stage.show(dialog)
    return dialog


@main_scene
def day_cancelled(stage: Stage) -> ChangedDayDialog:
    return _changed(stage, date(2025, 12, 11))


@main_scene
def day_moved(stage: Stage) -> ChangedDayDialog:
    dialog = _changed(stage, date(2025, 12, 11), Way.MOVE)
    dialog.day.set_value(date(2025, 12, 30))
    dialog.day.edited.emit()
    dialog.look_ahead()
    return dialog


@scene
def day_at_other_hours(stage: Stage) -> ChangedDayDialog:
    dialog = _changed(stage, date(2025, 12, 11), Way.HOURS)
    dialog.hours.show_segments((Segment.walk_in(time(9), time(10)), Segment(time(10), time(12), step=30)))
    dialog.look_ahead()
    return dialog


@scene
def day_with_somebody_else(stage: Stage) -> ChangedDayDialog:
    return _changed(stage, date(2025, 12, 11), Way.PERSON)


@scene
def day_opened(stage: Stage) -> ChangedDayDialog:
    return _changed(stage, date(2025, 12, 25))


@main_scene
def day_added(stage: Stage) -> AddedDayDialog:
    dialog = AddedDayDialog(stage.context(full_desk.ordinary(stage)), date(2025, 12, 9))
    stage.show(dialog)
    return dialog


@scene
def day_added_faults(stage: Stage) -> AddedDayDialog:
    dialog = AddedDayDialog(stage.context(full_desk.ordinary(stage)))
    stage.show(dialog)
    dialog.hours.show_segments(())
    dialog.known_on.set_value(None)
    dialog.place()
    return dialog


def changed(desk: Desk) -> Desk:
    """Two Thursdays to come that are not as planned, an absence, a day more, and who came last week."""
    planning = schedule.planning_of(desk)
    known = desk.now().date()
    fourth, eleventh = (planned_as(SessionKey(1, 0, date(2025, 12, day)), planning) for day in (4, 11))
    assert fourth and eleventh
    moved = replace(eleventh, day=date(2025, 12, 10), original=eleventh.day)
    for exception in (
        DayException(0, fourth.key, None, Decider.PLACE, known, "travaux dans la salle"),
        DayException(0, eleventh.key, moved, Decider.PARTNER, known),
    ):
        exceptions.make(desk, exception)
    more = Session(date(2025, 12, 9), 2, Purpose.ANY_HELP, (Segment.walk_in(time(9), time(11)),))
    exceptions.make(desk, DayException(0, more.key, more, Decider.PARTNER, known))
    leave = Absence(0, 2, date(2025, 12, 12), date(2025, 12, 19), AbsenceKind.LEAVE, known, told_by="Jordi Puig")
    absences.note(desk, leave)
    return desk


def _agenda(stage: Stage, day: date) -> QWidget:
    window = stage.window(changed(full_desk.ordinary(stage)), "agenda")
    window.go("agenda", day=day)
    stage.settle()
    return window


@main_scene
def agenda_cancelled(stage: Stage) -> QWidget:
    return _agenda(stage, date(2025, 12, 4))


@scene
def agenda_moved(stage: Stage) -> QWidget:
    return _agenda(stage, date(2025, 12, 10))


@scene
def agenda_without_appointment(stage: Stage) -> QWidget:
    return _agenda(stage, date(2025, 12, 9))


@scene
def agenda_who_came(stage: Stage) -> QWidget:
    return _agenda(stage, date(2025, 11, 20))


@main_scene
def agenda_unknown(stage: Stage) -> QWidget:
    desk = full_desk.ordinary(stage)
    with writing(desk.db):
        unknown.keep(desk.db, [date(2025, 11, day) for day in (4, 12, 18)])
    window = stage.window(desk, "agenda")
    window.go("agenda", day=date(2025, 11, 12))
    found = Untold(3, date(2025, 11, 4), date(2025, 11, 18))
    window.notices.say("unknown", "info", found.sentence, ("Voir", window.update), ("Compris", window.update))
    stage.settle()
    return window


@main_scene
def today_half_away(stage: Stage) -> QWidget:
    desk, today = full_desk.ordinary(stage), date(2025, 11, 27)
    ill = Absence(0, 1, today, today, AbsenceKind.ILLNESS, today, from_half=Half.AFTERNOON)
    absences.note(desk, ill)
    both = AttendanceState.LATE_AND_LEFT_EARLY
    attendance.note(desk, Attendance(today, 1, both, time(9, 30), time(11, 45), left_decider=Decider.PLACE))
    return stage.window(desk, "today")


@main_scene
def coming_changes(stage: Stage) -> ComingDialog:
    dialog = ComingDialog(stage.context(changed(full_desk.ordinary(stage))))
    stage.show(dialog)
    return dialog


@scene
def coming_changes_none(stage: Stage) -> ComingDialog:
    dialog = ComingDialog(stage.context(full_desk.ordinary(stage)))
    stage.show(dialog)
    return dialog


def _attendance(stage: Stage, state: AttendanceState, day: date = date(2025, 11, 27)) -> AttendanceDialog:
    desk = full_desk.ordinary(stage)
    (attended,) = attendance.of_day(desk, day)
    dialog = AttendanceDialog(stage.context(desk), attended, state)
    stage.show(dialog)
    return dialog


@main_scene
def attendance_late(stage: Stage) -> AttendanceDialog:
    return _attendance(stage, AttendanceState.LATE)


@scene
def attendance_late_and_left_early(stage: Stage) -> AttendanceDialog:
    day = date(2025, 11, 20)
    desk = full_desk.ordinary(stage)
    attendance.note(desk, Attendance(day, 1, AttendanceState.LATE, time(9, 30)))
    (attended,) = attendance.of_day(desk, day)
    dialog = AttendanceDialog(stage.context(desk), attended, AttendanceState.LEFT_EARLY)
    stage.show(dialog)
    return dialog


@scene
def attendance_absent_and_fault(stage: Stage) -> AttendanceDialog:
    dialog = _attendance(stage, AttendanceState.LEFT_EARLY, date(2025, 11, 20))
    dialog.left_at.show_typed("le soir")
    dialog.place()
    return dialog
