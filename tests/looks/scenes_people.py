"""Two files of one person: what comes over, and why it cannot; a mandate that somebody holds in Aidants Connect."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.mandate import Path
from desktop_app.screens.people.elsewhere_dialog import ElsewhereDialog
from desktop_app.screens.people.joining_dialog import JoiningDialog
from desktop_app.use_cases.mandates import elsewhere
from desktop_app.use_cases.reception import people
from tests.looks import full_desk
from tests.looks.scene import main_scene, scene
from tests.looks.scenes_before_mandate import taking_of
from tests.looks.stage import MID_MORNING, Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.domain.person import Person
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


def _held(stage: Stage, reference: str = "AC-2026-0118") -> tuple[Desk, Person]:
    """The first of them holds a mandate in Aidants Connect."""
    desk, today = full_desk.ordinary(stage), MID_MORNING.date()
    person = people.listing(desk)[0][0]
    elsewhere.note(desk, person.id, reference, today - timedelta(30), today + timedelta(150))
    return desk, person


@main_scene
def people_elsewhere(stage: Stage) -> QWidget:
    desk, person = _held(stage, "W" * 40)
    elsewhere.note(desk, person.id, "AC-2026-0118", MID_MORNING.date(), MID_MORNING.date() + timedelta(31))
    return stage.window(desk, "people", person=person.id)


@scene
def people_elsewhere_to_note(stage: Stage) -> ElsewhereDialog:
    desk, person = _held(stage)
    dialog = ElsewhereDialog(stage.context(desk), person)
    stage.show(dialog)
    dialog.place()
    return dialog


@scene
def people_elsewhere_to_correct(stage: Stage) -> ElsewhereDialog:
    desk, person = _held(stage)
    dialog = ElsewhereDialog(stage.context(desk), person, people.view(desk, person.id).elsewhere[0])
    stage.show(dialog)
    return dialog


@scene
def mandate_scope_beside_one_held_elsewhere(stage: Stage) -> QWidget:
    desk, person = _held(stage)
    window = stage.window(desk, "mandates", person_id=person.id)
    taking = taking_of(window)
    taking._begin_scope(Path())
    stage.settle()
    return window
