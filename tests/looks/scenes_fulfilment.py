"""Prévu / réalisé: a year, its days unfolded, before it begins, two conventions with long names, an unknown day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.convention import Per, Unit, Volume
from desktop_app.domain.mandate import Way
from desktop_app.domain.planning import Absence, AbsenceKind, DayException, Decider
from desktop_app.domain.planning.attendance import Attendance, AttendanceState
from desktop_app.screens.fulfilment.page import FulfilmentPage
from desktop_app.screens.fulfilment.recall_dialog import RecallDialog
from desktop_app.storage.connection.database import writing
from desktop_app.storage.mandates import ways
from desktop_app.storage.planning import attendances, sessions, unknown
from desktop_app.use_cases.planning import absences, exceptions, schedule
from desktop_app.use_cases.settings import conventions, settings
from desktop_app.use_cases.settings.convention_gestures import Addition
from tests.helpers.builders import its_convention, its_terms, put_convention, thursdays
from tests.looks import full_desk
from tests.looks.scene import main_scene, scene
from tests.looks.stage import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.use_cases.desk import Desk

TWO_DAYS = its_terms(volume=Volume(2, Unit.DAY, Per.WEEK), hard_end=date(2027, 6, 22))
UNKNOWN = date(2025, 2, 6)


def _lived(desk: Desk) -> Desk:
    """A year with illness, a day moved, one cut short, everybody answered for but of two days."""
    today = desk.now().date()
    with writing(desk.db):
        put_convention(desk.db, its_convention(**{**vars(TWO_DAYS), "signed_on": date(2025, 3, 3)}))
        sessions.settle(desk.db, (), (), date(2025, 3, 1))
        unknown.keep(desk.db, [UNKNOWN, UNKNOWN + timedelta(7)])
    absences.note(desk, Absence(0, 2, date(2025, 12, 5), date(2025, 12, 12), AbsenceKind.ILLNESS, today))
    (session,) = schedule.here_on(desk, date(2025, 12, 18))
    moved = replace(session, day=date(2026, 1, 6), original=session.day)
    exceptions.make(desk, DayException(0, session.key, moved, Decider.PARTNER, today))
    with writing(desk.db):
        for advisor_id, way in ((1, Way.WITH), (1, Way.WITH), (1, Way.MANDATE), (2, Way.WITH), (2, Way.ELSEWHERE)):
            ways.add(desk.db, today, advisor_id, way)
        for day, here in schedule.coming_days(desk, date(2025, 3, 3), 60):
            for each in here:
                if day < today - timedelta(8):
                    absent = day in (date(2025, 5, 15), date(2025, 9, 18))
                    state = AttendanceState.ABSENT if absent else AttendanceState.AS_PLANNED
                    whose = Decider.NEITHER if day.month == 9 else Decider.PLACE
                    attendances.save(desk.db, Attendance(day, each.advisor_id, state, decider=whose), desk.now())
    return desk


def _page(stage: Stage, desk: Desk, *unfolded: date) -> QWidget:
    window = stage.window(desk, "fulfilment")
    page = window.page()
    assert isinstance(page, FulfilmentPage)
    page._unfolded |= set(unfolded)
    page.refresh()
    stage.settle()
    return window


@main_scene
def fulfilment(stage: Stage) -> QWidget:
    return _page(stage, _lived(full_desk.ordinary(stage)))


@main_scene
def fulfilment_unfolded(stage: Stage) -> QWidget:
    found = _page(stage, _lived(full_desk.ordinary(stage)), date(2025, 11, 1), date(2025, 12, 1), date(2025, 2, 1))
    return found


@scene
def fulfilment_no_volume(stage: Stage) -> QWidget:
    return _page(stage, full_desk.ordinary(stage))


@main_scene
def fulfilment_before_it_begins(stage: Stage) -> QWidget:
    desk = full_desk.ordinary(stage)
    with writing(desk.db):
        put_convention(desk.db, its_convention(**{**vars(TWO_DAYS), "signed_on": date(2026, 1, 7)}))
    return _page(stage, desk)


@scene
def fulfilment_long_names(stage: Stage) -> QWidget:
    desk = _lived(full_desk.long_names(stage))
    other = its_terms(
        partner=full_desk.EIGHTY, signed_on=date(2025, 11, 3), hard_end=None,
        volume=Volume(1, Unit.HALF_DAY, Per.WEEK, 180),
    )  # fmt: skip
    added = conventions.carry_out(desk, Addition(other)).subject
    settings.change_days(
        desk, [*settings.load(desk).rules, thursdays(2, weekday=1, convention_id=added, starts_on=date(2025, 11, 4))]
    )
    window = _page(stage, desk)
    page = window.page()  # type: ignore[attr-defined]
    page.convention.set_value(added)
    page.convention.edited.emit()
    stage.settle()
    return window


@main_scene
def unknown_day_recalled(stage: Stage) -> RecallDialog:
    dialog = RecallDialog(stage.context(_lived(full_desk.ordinary(stage))), UNKNOWN)
    stage.show(dialog)
    dialog.held.set_value(False)
    dialog.held.edited.emit()
    return dialog


@scene
def unknown_day_fault(stage: Stage) -> RecallDialog:
    dialog = unknown_day_recalled(stage)
    dialog.place()
    return dialog
