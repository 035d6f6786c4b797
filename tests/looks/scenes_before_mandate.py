"""Before a mandate: can it be done with the person, who may sign, and where to go when nobody may."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop_app.domain.mandate import Aid, IdentityDocument, Path, Signing, State, Way
from desktop_app.domain.mandate.capacity import Difficulty, Standing
from desktop_app.screens.mandates.before_step import BeforeStep
from desktop_app.screens.mandates.identity_step import IdentityStep
from desktop_app.screens.mandates.page import MandatesPage
from desktop_app.screens.mandates.steps import Step
from desktop_app.screens.mandates.taking import Taking
from desktop_app.storage.connection.database import writing
from desktop_app.storage.mandates import ways
from tests.helpers import builders
from tests.looks import full_desk
from tests.looks.scene import add, main_scene, scene

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.screens.window.main_window import MainWindow
    from tests.looks.stage import Stage

_BESIDE = Path(Signing.WITH_CURATOR, frozenset({Aid.READ_ALOUD}))


def taking_of(window: MainWindow) -> Taking:
    """The taking in this window."""
    page = window.page()
    assert isinstance(page, MandatesPage)
    assert page.taking
    return page.taking


def _before(stage: Stage) -> tuple[QWidget, BeforeStep]:
    desk = full_desk.ordinary(stage)
    with writing(desk.db):
        for way in (Way.WITH, Way.WITH, Way.WITH, Way.MANDATE, Way.ELSEWHERE):
            ways.add(desk.db, desk.now().date(), desk.advisor_at_work or 1, way)
    window = stage.window(desk, "mandates", new=True)
    page = taking_of(window).page()
    assert isinstance(page, BeforeStep)
    return window, page


def _situation(stage: Stage, standing: Standing, *, other_here: bool, faulty: bool = False) -> QWidget:
    window, page = _before(stage)
    page.together._group.button(1).click()
    page.plainly._group.button(1).click()
    page.asked.standing.setCurrentIndex(list(Standing).index(standing))
    page.asked.other_here.setChecked(other_here)
    page.asked.difficulties._ticks[Difficulty.CANNOT_READ].setChecked(True)
    page.asked.company.setChecked(faulty)
    if faulty:
        page.submit()
    stage.settle()
    return window


@main_scene
def mandate_before(stage: Stage) -> QWidget:
    return _before(stage)[0]


@scene
def mandate_before_faults(stage: Stage) -> QWidget:
    window, page = _before(stage)
    page.submit()
    stage.settle()
    return window


@scene
def mandate_before_plain(stage: Stage) -> QWidget:
    window, page = _before(stage)
    page.together._group.button(1).click()
    stage.settle()
    return window


add("mandate_before_allowed", partial(_situation, standing=Standing.SAFEGUARD, other_here=False))
add("mandate_before_countersigned", partial(_situation, standing=Standing.CURATELLE, other_here=True), main=True)
add("mandate_before_refused", partial(_situation, standing=Standing.MINOR, other_here=False))
add("mandate_before_not_alone", partial(_situation, standing=Standing.ADULT, other_here=False, faulty=True))


def _stored(stage: Stage, state: State, step: Step, path: Path = _BESIDE) -> tuple[QWidget, Taking]:
    desk = stage.desk()
    mandate = builders.stored_mandate(desk.db, state, body=builders.a_body(path=path))
    window = stage.window(desk, "mandates")
    page = window.page()
    assert isinstance(page, MandatesPage)
    page.take(mandate.id)
    taking_of(window).go_to(step)
    stage.settle()
    return window, taking_of(window)


@scene
def mandate_before_stored(stage: Stage) -> QWidget:
    return _stored(stage, State.DRAFT, Step.BEFORE)[0]


@scene
def mandate_signatures_beside(stage: Stage) -> QWidget:
    return _stored(stage, State.PRINTED, Step.SIGNATURES)[0]


@scene
def mandate_identity_by_other_means(stage: Stage) -> QWidget:
    window, taking = _stored(stage, State.INFORMED, Step.IDENTITY)
    page = taking.page()
    assert isinstance(page, IdentityStep)
    page.document._group.button(list(IdentityDocument).index(IdentityDocument.OTHER_MEANS)).click()
    page.submit()
    stage.settle()
    return window


@scene
def mandate_identity_of_a_parent(stage: Stage) -> QWidget:
    window, taking = _stored(stage, State.INFORMED, Step.IDENTITY, Path(Signing.BY_PARENT))
    page = taking.page()
    assert isinstance(page, IdentityStep)
    page.document._group.button(list(IdentityDocument).index(IdentityDocument.PASSPORT)).click()
    page.birth_name.set_value("Roca i Puig")
    page.born_at.set_value("Perpignan")
    page.given_for.set_value("Zoé Lefèvre-Nguyễn")
    page.born_on.line.setText("12 mars")
    page.submit()
    stage.settle()
    return window
