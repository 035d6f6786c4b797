"""« Chercher partout »: nothing typed, results of every kind, a telephone, nothing found, a near name, long names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.screens.finder.dialog import FinderDialog
from tests.helpers import builders
from tests.helpers.typing import type_text
from tests.looks import full_desk
from tests.looks.scene import main_scene, scene
from tests.looks.stage import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.use_cases.desk import Desk


def _finder(stage: Stage, desk: Desk, typed: str) -> QWidget:
    window = stage.window(desk, "today")
    window.go("people")
    window.go("agenda")
    window.top_bar.find_button.click()
    dialog = stage.front(FinderDialog)
    type_text(dialog.line, typed)
    stage.settle()
    return dialog


def _known(stage: Stage, *, account: int = 1) -> Desk:
    desk = full_desk.ordinary(stage, account=account)
    nadia = builders.stored_person(desk.db, "Aubert", "Nadia", "0639989139")
    builders.stored_appointment(desk.db, nadia, start=builders.NINE.replace(month=12, day=4))
    builders.stored_mandate(desk.db, person=nadia)
    return desk


@main_scene
def finder_empty(stage: Stage) -> QWidget:
    return _finder(stage, _known(stage), "")


@main_scene
def finder_somebody(stage: Stage) -> QWidget:
    return _finder(stage, _known(stage), "nadia")


@main_scene
def finder_many(stage: Stage) -> QWidget:
    return _finder(stage, _known(stage), "mar")


@scene
def finder_at_the_desk(stage: Stage) -> QWidget:
    return _finder(stage, _known(stage, account=2), "nadia")


@scene
def finder_telephone(stage: Stage) -> QWidget:
    return _finder(stage, _known(stage), "06 39 98")


@scene
def finder_days(stage: Stage) -> QWidget:
    return _finder(stage, _known(stage), "4/12 14h")


@scene
def finder_mandate(stage: Stage) -> QWidget:
    return _finder(stage, _known(stage), "2025-0002")


@main_scene
def finder_nothing(stage: Stage) -> QWidget:
    return _finder(stage, _known(stage), "zzzqq")


@main_scene
def finder_near(stage: Stage) -> QWidget:
    dialog = _finder(stage, _known(stage), "nadja")
    dialog._look_near()  # type: ignore[attr-defined]
    stage.settle()
    return dialog


@main_scene
def finder_long_names(stage: Stage) -> QWidget:
    return _finder(stage, full_desk.long_names(stage), "maximilienne")


@scene
def finder_nine(stage: Stage) -> QWidget:
    desk = _known(stage)
    for name in ("Marchand", "Marin", "Marty", "Martel"):
        builders.stored_person(desk.db, name, "Lucie")
    return _finder(stage, desk, "ma")
