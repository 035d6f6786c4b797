"""Every scene, looked at by a machine: nothing cut, nothing out of reach, nothing nameless, nothing English."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from desktop_app.screens.agenda.week.view import WeekTable
from desktop_app.screens.navigation import PAGES
from desktop_app.screens.theme.style import sheet
from desktop_app.screens.theme.tokens import LIGHT, SETS, Colours
from desktop_app.screens.widgets.table import TableView
from tests.helpers.deep import DEEP
from tests.looks import fit, guards
from tests.looks.everything import MAIN, SCENES
from tests.looks.stage import Stage
from tests.screens.test_theme import contrast

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
RULE = re.compile(r"([^{}]+)\{([^}]*)\}")
INK, GROUND = re.compile(r"(?<![-\w])color: (#\w{6})"), re.compile(r"background(?:-color)?: (#\w{6})")


@pytest.fixture(scope="module")
def kinds() -> set[str]:
    """The kinds of widgets whose focus was already looked at."""
    return set()


# A page or dialog in one of its lesser states has the widgets of its main ones, which are all looked at.
LARGE = [name for at, name in enumerate(SCENES) if DEEP or name in MAIN or at % 2]


# One size of type after the other: to dress an application takes as long as some scenes.
@pytest.mark.parametrize("scale", [2.0], scope="module")
@pytest.mark.parametrize("name", LARGE)
def test_a_scene_is_fit_to_be_seen(stage: Stage, kinds: set[str], name: str, scale: float) -> None:
    """In the largest type and light colours: `tests/accessibility/test_walk.py` looks at it in size 1, in contrast."""
    _look_at(stage, kinds, name, scale)


@pytest.mark.parametrize("scale", [1.5], scope="module")
@pytest.mark.parametrize("name", SCENES if DEEP else fit.SMALL)
def test_a_scene_is_fit_to_be_seen_in_between(stage: Stage, kinds: set[str], name: str, scale: float) -> None:
    """Each page, full: what this size pushes out of any other scene, the largest does, or size 1."""
    _look_at(stage, kinds, name, scale)


def _look_at(stage: Stage, kinds: set[str], name: str, scale: float) -> None:
    stage.dress(LIGHT, scale, painted=False, bounded=True)
    try:
        window = stage.play(SCENES[name])
        found = {
            **fit.on_both_screens(stage, window),
            **fit.in_its_size(stage, window),
            "focus not seen": list(guards.unseen_focus(window, kinds)),
        }
        # The main ones are painted in every size of type, the others in one.
        if name in MAIN:
            stage.paint(window)
        found |= fit.as_small_as_it_may_be(stage, window, name)
    finally:
        stage.clear()
    assert not {fault: where for fault, where in found.items() if where}


@pytest.mark.parametrize("name", ["week_carried_over_a_free_place", "week_carried_to_the_next_week"])
def test_what_the_arrows_carry_has_the_ring_though_its_card_is_out_of_sight(stage: Stage, name: str) -> None:
    stage.dress(LIGHT, 2.0, bounded=True)
    try:
        (table,) = stage.play(SCENES[name]).findChildren(WeekTable)
        assert table.hasFocus() and guards.shows_focus(table)
    finally:
        stage.clear()


def test_every_page_of_the_rail_has_its_scenes() -> None:
    wanted = {f"page_{entry.key}_{how}" for entry in PAGES for how in ("empty", "full", "long_names")}
    assert wanted <= set(SCENES)


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_an_ordinary_day_is_seen_whole(stage: Stage, scale: float) -> None:
    stage.dress(LIGHT, scale)
    try:
        window = SCENES["page_today_full"](stage)
        window.resize(round(1180 * scale), round(760 * scale))
        stage.settle()
        day = window.page().day.list  # type: ignore[attr-defined]
        assert day.model().rowCount() == 8
        assert day.verticalScrollBar().maximum() == 0
        assert min(day.sizeHintForRow(at) for at in range(8)) >= 36 * scale
    finally:
        stage.clear()


def test_a_cut_name_is_said_whole_under_the_mouse(stage: Stage) -> None:
    stage.dress(LIGHT, 1)
    try:
        window = SCENES["page_people_long_names"](stage)
        for table in window.findChildren(TableView):
            where = table.visualRect(table.model().index(0, 0)).center()
            asked = QHelpEvent(QEvent.Type.ToolTip, where, table.viewport().mapToGlobal(where))
            QApplication.sendEvent(table.viewport(), asked)
            assert QToolTip.text() == table.model().index(0, 0).data()
    finally:
        stage.clear()


@pytest.mark.parametrize("colours", SETS.values(), ids=SETS)
def test_words_of_the_sheet_stand_out_on_their_ground(colours: Colours) -> None:
    weak = []
    for selector, body in RULE.findall(sheet(colours, 1)):
        ink, ground = INK.search(body), GROUND.search(body)
        if ink and ground and ":disabled" not in selector and contrast(ink[1], ground[1]) < 7:
            weak.append((selector.strip(), round(contrast(ink[1], ground[1]), 2)))
    assert weak == []
