"""What a machine asks of how a scene looks: on the screens of a counter, in its own size, as small as it may become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from desktop_app.screens.navigation import PAGES
from tests.looks import guards
from tests.looks.scenes_dialogs import SECTIONS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.looks.stage import Stage

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

Found = dict[str, list[str]]
"""What is wrong with a scene, by kinds of faults, which may be empty."""


def on_both_screens(stage: Stage, window: QWidget) -> Found:
    """What is out of reach on a screen of the counter; the window has the size that its scene asked for afterwards."""
    found = {}
    for screen in QGuiApplication.screens():
        stage.put_on(window, screen)
        found[f"beyond the {screen.name()} screen"] = _lasting_faults(stage, window)
    stage.unfold(window)
    return found


def in_its_size(stage: Stage, window: QWidget) -> Found:
    """What is cut, out of reach or too small in a window as large as its scene asks for."""
    return {
        "cut": list(guards.cut_words(window)),
        "out of reach": list(guards.pushed_out(window)),
        "pushed sideways": list(guards.pushed_sideways(window)),
        "scrolled twice": list(guards.scrolled_twice(window)) if stage.scale < 2 else [],
        "too small": list(guards.small_targets(window, stage.scale)),
    }


def as_small_as_it_may_be(stage: Stage, window: QWidget, name: str) -> Found:
    """What leaves a page when the bars of a system leave it little room; the window stays that small."""
    found = {}
    for size in SMALLEST[stage.scale] if name in SMALL else ():
        # One choice of this section is longer than half of the smallest screen: there it scrolls.
        if (name, size) != ("settings_convention", (1024, 700)):
            window.setMinimumSize(1, 1)
            window.resize(*size)
            stage.settle()
            found[f"beyond {size}"] = [*guards.pushed_sideways(window), *guards.pushed_out(window)]
    return found


def _lasting_faults(stage: Stage, window: QWidget) -> list[str]:
    """What is still beyond the screen once a busy machine has had the time to lay everything out."""
    for _ in range(_TIMES):
        if not (found := list(guards.beyond_the_screen(window, stage.scale))):
            return []
        stage.settle(_BETWEEN_MS)
    return found
