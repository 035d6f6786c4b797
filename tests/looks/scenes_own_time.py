"""Time of the advisors that was not for people: its dialog, its lines on a day, its sum under the month."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.planning.own_time import OwnTime, TimeKind
from desktop_app.screens.planning.own_time_dialog import OwnTimeDialog
from desktop_app.use_cases.planning import own_time
from tests.looks import full_desk
from tests.looks.scene import main_scene, scene
from tests.looks.stage import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.use_cases.desk import Desk


def _own_time(desk: Desk) -> Desk:
    """A trip and a training of this week."""
    day = date(2025, 11, 27)
    own_time.note(desk, OwnTime(0, day, 1, TimeKind.TRAVEL, 45, "aller et retour"))
    own_time.note(desk, OwnTime(0, date(2025, 11, 24), 2, TimeKind.TRAINING, 420))
    own_time.note(desk, OwnTime(0, day, 1, TimeKind.PREPARATION, 90))
    return desk


@main_scene
def own_time_noted(stage: Stage) -> OwnTimeDialog:
    dialog = OwnTimeDialog(stage.context(full_desk.ordinary(stage)), date(2025, 11, 27))
    stage.show(dialog)
    dialog.minutes.show_typed("1 h 30")
    return dialog


@scene
def own_time_fault(stage: Stage) -> OwnTimeDialog:
    desk = _own_time(full_desk.ordinary(stage))
    (_, second) = own_time.of_day(desk, date(2025, 11, 27))
    dialog = OwnTimeDialog(stage.context(desk), second.own.day, 1, second.own)
    stage.show(dialog)
    dialog.minutes.show_typed("7")
    dialog.place()
    return dialog


@main_scene
def agenda_own_time(stage: Stage) -> QWidget:
    window = stage.window(_own_time(full_desk.ordinary(stage)), "agenda")
    window.go("agenda", day=date(2025, 11, 27))
    stage.settle()
    return window
