"""Rooms: those of two places in Réglages, one described, and one that does not suit what it is chosen for."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QScrollArea

from desktop_app.domain.place import MAIN
from desktop_app.domain.planning import Room, Segment
from desktop_app.domain.theme import Purpose
from desktop_app.screens.planning.pattern_dialog import PatternDialog
from desktop_app.screens.settings.place_section import RoomDialog
from desktop_app.screens.workshops.roll_dialog import RollDialog
from desktop_app.use_cases.planning import places, rooms
from tests.helpers.builders import thursdays
from tests.helpers.seeing import click
from tests.looks import full_desk
from tests.looks.scene import main_scene, scene
from tests.looks.scenes_places import ANNEXE
from tests.looks.stage import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.use_cases.desk import Desk

ROOMS = (
    Room(0, MAIN, "Bureau 2", 3, accessible=True, confidential=True, internet=True),
    Room(0, MAIN, "Salle multimédia", 8, accessible=True, internet=True),
    Room(0, MAIN, "Salle de réunion de la maison des associations, premier étage", 12),
)


def _desk(stage: Stage) -> Desk:
    desk = full_desk.ordinary(stage)
    annexe = places.add(desk, ANNEXE).subject
    for room in (*ROOMS, Room(0, annexe, "Bureau du CCAS", 2, confidential=True)):
        rooms.keep(desk, room)
    return desk


@main_scene
def settings_rooms(stage: Stage) -> QWidget:
    window = stage.window(_desk(stage), "settings", section="place")
    listed = window.page().sections["place"].rooms  # type: ignore[attr-defined]
    stage.settle()
    area = window.page().sections["place"].findChild(QScrollArea)  # type: ignore[attr-defined]
    area.ensureWidgetVisible(listed.add_button)
    return window


@scene
def room_described_twice(stage: Stage) -> QWidget:
    window = stage.window(_desk(stage), "settings", section="place")
    click(window.page(), "Ajouter une salle")
    dialog = stage.front(RoomDialog)
    dialog.form.fields["name"].set_value("salle multimédia")
    dialog.place()
    return dialog


@scene
def pattern_in_a_room_that_does_not_suit(stage: Stage) -> QWidget:
    window = stage.window(_desk(stage), "settings", section="days")
    click(window.page(), "Modifier")
    dialog = stage.front(PatternDialog)
    for choice in dialog.findChildren(QComboBox):
        if choice.accessibleName().startswith("Salle") and choice.isVisible():
            choice.setCurrentText("Salle multimédia")
    dialog.tell_people()
    return dialog


@scene
def workshop_limited_by_its_room(stage: Stage) -> QWidget:
    segments = (Segment.workshop(time(14), time(16), 12, "Salle multimédia"),)
    desk = stage.desk(rules=(thursdays(1, purpose=Purpose.WORKSHOPS, segments=segments),))
    rooms.keep(desk, ROOMS[1])
    return stage.show(RollDialog(stage.context(desk), 1, datetime(2025, 11, 27, 14)))
