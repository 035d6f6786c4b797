"""Every page, section and dialog that has a scene, walked through by keyboard and by ear."""

from __future__ import annotations

import pytest

from desktop_app.screens.theme.tokens import CONTRAST
from tests.accessibility import walk
from tests.looks import guards
from tests.looks.everything import SCENES
from tests.looks.stage import Stage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)


@pytest.fixture(scope="module")
def kinds() -> set[str]:
    """The kinds of widgets whose focus was already looked at."""
    return set()


@pytest.mark.parametrize("name", SCENES)
def test_a_scene_can_be_worked_by_keyboard_and_by_ear(stage: Stage, kinds: set[str], name: str) -> None:
    # In high contrast, which the looks do not dress.
    stage.dress(CONTRAST)
    try:
        window = stage.play(SCENES[name])
        found = {
            "mute": list(walk.mute(window)),
            "heard ill": list(walk.heard_ill(window)),
            "silent rows": list(walk.silent_rows(window)),
            "too small": [*guards.small_targets(window, 1), *walk.low_rows(window)],
            "keys in two minds": list(walk.quarrels(window)),
            "no letter": list(walk.without_a_letter(window)),
            "off the round of Tab": list(walk.off_the_round(window)),
            "read out of order": list(walk.read_out_of_order(window)),
            "focus not seen": list(guards.unseen_focus(window, kinds)),
        }
    finally:
        stage.clear()
    assert not {fault: where for fault, where in found.items() if where}
