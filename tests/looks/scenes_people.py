"""Two files of one person: what comes over, and why it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.screens.people.joining_dialog import JoiningDialog
from desktop_app.use_cases.reception import people
from tests.looks import full_desk
from tests.looks.scene import main_scene, scene
from tests.looks.stage import Stage

if TYPE_CHECKING:
    from desktop_app.use_cases.desk import Desk


def _joining(stage: Stage, desk: Desk) -> JoiningDialog:
    first, second = people.listing(desk)[0][:2]
    dialog = JoiningDialog(stage.context(desk), first)
    stage.show(dialog)
    dialog.other.set_value(second)
    dialog.other.edited.emit()
    return dialog


@main_scene
def people_joining(stage: Stage) -> JoiningDialog:
    return _joining(stage, full_desk.ordinary(stage))


@scene
def people_joining_long_names(stage: Stage) -> JoiningDialog:
    return _joining(stage, full_desk.long_names(stage))


@scene
def people_joining_nobody(stage: Stage) -> JoiningDialog:
    desk = full_desk.ordinary(stage)
    dialog = JoiningDialog(stage.context(desk), people.listing(desk)[0][0])
    stage.show(dialog)
    dialog.place()
    return dialog
