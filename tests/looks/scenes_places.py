"""The other places of a site: none, several with long names, and the dialog that adds or corrects one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea

from desktop_app.domain.place import PlaceKind
from desktop_app.screens.settings.place_section import PlaceDialog
from desktop_app.use_cases.planning import places
from tests.helpers.builders import le_boulou
from tests.helpers.seeing import click, field, fill
from tests.looks import full_desk
from tests.looks.scene import main_scene, scene
from tests.looks.stage import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.use_cases.desk import Desk

ANNEXE = replace(le_boulou(), kind=PlaceKind.TOWN_HALL, label="Mairie annexe", street="1 place Neuve")
LONG = replace(
    ANNEXE,
    label="Maison des services au public et de la vie associative des Albères et de la Côte Vermeille",
    street="Résidence du Parc de la Raho, bâtiment C, 14 bis avenue du Général de Gaulle",
)


def _desk(stage: Stage) -> Desk:
    desk = full_desk.ordinary(stage)
    for place in (ANNEXE, LONG):
        places.add(desk, place)
    return desk


@main_scene
def settings_other_places(stage: Stage) -> QWidget:
    window = stage.window(_desk(stage), "settings", section="place")
    others = window.page().sections["place"].others  # type: ignore[attr-defined]
    stage.settle()
    area = window.page().sections["place"].findChild(QScrollArea)  # type: ignore[attr-defined]
    area.ensureWidgetVisible(others.add_button)
    return window


@scene
def place_added_with_faults(stage: Stage) -> QWidget:
    window = stage.window(_desk(stage), "settings", section="place")
    click(window.page(), "Ajouter un autre lieu")
    dialog = stage.front(PlaceDialog)
    fill(field(dialog, "Code postal"), "6616")
    dialog.place()
    return dialog


@scene
def place_corrected(stage: Stage) -> QWidget:
    window = stage.window(_desk(stage), "settings", section="place")
    click(window.page(), "Modifier", 1)
    return stage.front(PlaceDialog)
