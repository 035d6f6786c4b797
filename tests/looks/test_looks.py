"""Every scene, looked at by a machine: nothing cut, nothing out of reach, nothing nameless, nothing English."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from desktop_app.screens.navigation import PAGES
from desktop_app.screens.theme.style import sheet
from desktop_app.screens.theme.tokens import CONTRAST, LIGHT, SETS, Colours
from desktop_app.screens.widgets.table import TableView
from tests.looks import guards
from tests.looks.everything import MAIN, SCENES
from tests.looks.scenes_dialogs import SECTIONS
from tests.looks.stage import Stage
from tests.screens.test_theme import contrast

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
LOOKS = [(name, scale) for scale in (1.0, 1.5, 2.0) for name in SCENES]
SMALL = [
    *(f"page_{entry.key}_full" for entry in PAGES),
    *(f"settings_{key}" for key in SECTIONS),
    "settings_calendar_filled",
    "agenda_with_people_to_call",
    "page_calls_long_names",
]
"""The pages that must fit what is left of a screen under a task bar and a title bar."""
SMALLEST = {1.0: [(1024, 640)], 1.5: [(1366, 720)], 2.0: [(1366, 720), (1024, 700)]}
_TIMES, _BETWEEN_MS = 20, 100
RULE = re.compile(r"([^{}]+)\{([^}]*)\}")
INK, GROUND = re.compile(r"(?<![-\w])color: (#\w{6})"), re.compile(r"background(?:-color)?: (#\w{6})")


@pytest.fixture(scope="module")
def kinds() -> set[str]:
    """The kinds of widgets whose focus was already looked at."""
    return set()


@pytest.mark.parametrize(("name", "scale"), LOOKS)
def test_a_scene_is_fit_to_be_seen(stage: Stage, kinds: set[str], name: str, scale: float) -> None:
    """On both screens of a counter, then in the size that the scene asks for, and as small as a page may become."""
    # Each is painted once, the main ones in every size of type.
    stage.dress(LIGHT, scale, painted=scale == 1 or name in MAIN, bounded=True)
    try:
        window = stage.play(SCENES[name])
        found: dict[str, list[str]] = {}
        for screen in QGuiApplication.screens():
            stage.put_on(window, screen)
            found[f"beyond the {screen.name()} screen"] = lasting_faults(stage, window)
        stage.unfold(window)
        found |= {
            "cut": list(guards.cut_words(window)),
            "out of reach": list(guards.pushed_out(window)),
            "pushed sideways": list(guards.pushed_sideways(window)),
            "scrolled twice": list(guards.scrolled_twice(window)) if scale < 2 else [],
            "not French": list(guards.foreign_words(window)),
            "two colons": list(guards.two_colons(window)),
            "deaf to Enter": list(guards.deaf_to_enter(window)),
            "grey without a word": list(guards.silent_grey(window)),
            "nameless": list(guards.nameless(window)),
            "too small": list(guards.small_targets(window, scale)),
            "focus not seen": list(guards.unseen_focus(window, kinds)) if scale == 1 else [],
        }
        for size in SMALLEST[scale] if name in SMALL else ():
            # One choice of this section is longer than half of the smallest screen: there it scrolls.
            if (name, size) != ("settings_convention", (1024, 700)):
                found[f"beyond {size}"] = beyond(stage, window, size)
    finally:
        stage.clear()
    if found["scrolled twice"]:
        found["scrolled twice"] = scrolled_twice_at_once(stage, name)
    assert not {fault: where for fault, where in found.items() if where}


def scrolled_twice_at_once(stage: Stage, name: str) -> list[str]:
    """What scrolls in a page that does where the scene is opened in its size.

    Enlarged from a small screen, three steps of a mandate keep a height in type of 1.5 that they need no more.
    """
    stage.bounded = False
    try:
        return list(guards.scrolled_twice(stage.play(SCENES[name])))
    finally:
        stage.clear()


def lasting_faults(stage: Stage, window: QWidget) -> list[str]:
    """What is still beyond the screen once a busy machine has had the time to lay everything out."""
    for _ in range(_TIMES):
        if not (found := list(guards.beyond_the_screen(window, stage.scale))):
            return []
        stage.settle(_BETWEEN_MS)
    return found


def beyond(stage: Stage, window: QWidget, size: tuple[int, int]) -> list[str]:
    """What leaves a window of this size."""
    window.setMinimumSize(1, 1)
    window.resize(*size)
    stage.settle()
    return [*guards.pushed_sideways(window), *guards.pushed_out(window)]


def test_every_page_of_the_rail_has_its_scenes() -> None:
    wanted = {f"page_{entry.key}_{how}" for entry in PAGES for how in ("empty", "full", "long_names")}
    assert wanted <= set(SCENES)


@pytest.mark.parametrize("name", SMALL)
def test_no_word_is_cut_where_buttons_have_an_edge(stage: Stage, name: str) -> None:
    stage.dress(CONTRAST, 1)
    try:
        cut = list(guards.cut_words(stage.play(SCENES[name])))
    finally:
        stage.clear()
    assert cut == []


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
