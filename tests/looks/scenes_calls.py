"""The call list as it fills and empties, and the notice for the door."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from desktop_app.domain.reception.call import CallResult
from desktop_app.domain.reception.circumstances import Circumstances
from desktop_app.domain.reception.reminder import ReminderResult
from desktop_app.screens.appointments.notice_dialog import NoticeDialog
from desktop_app.screens.calls.call_actions import AgreeDialog
from desktop_app.screens.calls.reminders_dialog import RemindersDialog
from desktop_app.use_cases.reception import calls, reminders
from tests.helpers import builders
from tests.helpers.seeing import fill
from tests.looks import full_desk
from tests.looks.scene import main_scene, scene
from tests.looks.stage import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.use_cases.desk import Desk

DAY = date(2025, 12, 4)


@scene
def calls_one(stage: Stage) -> QWidget:
    return stage.window(full_desk.one_stranded(stage), "calls")


@main_scene
def calls_dense(stage: Stage) -> QWidget:
    return stage.window(full_desk.many_stranded(stage), "calls")


@scene
def calls_all_told(stage: Stage) -> QWidget:
    window = calls_one(stage)
    row = calls.call_list(window.context.desk).rows[0]  # type: ignore[attr-defined]
    window.context.runner.do(calls.record, row.appointment.id, CallResult.REFUSED)  # type: ignore[attr-defined]
    stage.settle()
    return window


@scene
def calls_place_taken(stage: Stage) -> QWidget:
    window = calls_one(stage)
    desk, page = window.context.desk, window.page()  # type: ignore[attr-defined]
    first = calls.call_list(desk).rows[0].proposals[0]
    builders.stored_appointment(desk.db, start=first.slot.start)
    page.rows.asked.emit(page.rows.call.row, page.rows.call.steps[0])
    stage.settle()
    return window


@scene
def calls_agree_elsewhere(stage: Stage) -> QWidget:
    desk = full_desk.one_stranded(stage)
    return stage.show(AgreeDialog(stage.context(desk), calls.call_list(desk).rows[0]))


@main_scene
def door_notice(stage: Stage) -> QWidget:
    return stage.show(NoticeDialog(stage.context(full_desk.one_stranded(stage)), DAY))


@scene
def door_notice_too_long(stage: Stage) -> QWidget:
    dialog = door_notice(stage)
    assert isinstance(dialog, NoticeDialog)
    for line in dialog.form.fields.values():
        fill(line, "Pas de permanence numérique à la médiathèque " * 2)
    stage.rest()
    return dialog


@scene
def door_notice_of_health(stage: Stage) -> QWidget:
    dialog = door_notice(stage)
    assert isinstance(dialog, NoticeDialog)
    fill(dialog.form.fields["reason"], "congé maladie")
    stage.rest()
    return dialog


@main_scene
def today_with_people_to_call(stage: Stage) -> QWidget:
    return stage.window(full_desk.stranded(stage), "today")


@scene
def agenda_with_people_to_call(stage: Stage) -> QWidget:
    window = stage.window(full_desk.stranded(stage), "agenda")
    window.go("agenda", day=DAY)
    stage.settle()
    return window


@scene
def agenda_in_another_room(stage: Stage) -> QWidget:
    desk = full_desk.ordinary(stage)
    full_desk.in_another_room(desk, DAY)
    window = stage.window(desk, "agenda")
    window.go("agenda", day=DAY)
    stage.settle()
    return window


@main_scene
def calls_sooner(stage: Stage) -> QWidget:
    desk = full_desk.ordinary(stage)
    for at, name in enumerate(("Aubert", full_desk.EIGHTY)):
        start = datetime(2025, 12, 4, 14 + at)
        said = Circumstances(sooner=True)
        builders.stored_appointment(desk.db, builders.stored_person(desk.db, name), start=start, circumstances=said)
    return stage.window(desk, "calls")


def _reminding(stage: Stage, desk: Desk) -> RemindersDialog:
    return stage.show(RemindersDialog(stage.context(desk), desk.now().date()))


@main_scene
def reminders_usual(stage: Stage) -> RemindersDialog:
    desk = full_desk.ordinary(stage)
    waiting = [row for row in reminders.of_day(desk, desk.now().date()) if row.waits]
    for row, result in zip(waiting, ReminderResult, strict=False):
        reminders.record(desk, row.appointment.id, result)
    return _reminding(stage, desk)


@main_scene
def reminders_long_names(stage: Stage) -> RemindersDialog:
    return _reminding(stage, full_desk.long_names(stage))


@scene
def reminders_nobody(stage: Stage) -> RemindersDialog:
    desk = full_desk.ordinary(stage)
    return stage.show(RemindersDialog(stage.context(desk), date(2025, 12, 25)))
