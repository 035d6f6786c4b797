"""Every page, section and dialog that has a scene, walked through by keyboard and by ear."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from desktop_app.screens.theme.tokens import CONTRAST
from tests.accessibility import every_key, pressed_twice, typed, walk
from tests.accessibility.conftest import Done, Started
from tests.accessibility.played import Played
from tests.helpers.deep import DEEP
from tests.looks import fit, guards
from tests.looks.everything import MAIN, SCENES
from tests.looks.stage import Stage

# Some keys are held on a platform that knows less of them.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (grabbing the keyboard|QPlatform)", extend=True)
IN_ORDER = [*pressed_twice.READY, *(name for name in SCENES if name not in pressed_twice.READY)]


@pytest.fixture(scope="module")
def kinds() -> set[str]:
    """The kinds of widgets whose focus was already looked at."""
    return set()


@pytest.mark.parametrize("name", IN_ORDER)
def test_a_scene_can_be_worked_by_keyboard_and_by_ear(
    stage: Stage, kinds: set[str], done: Done, started: type[Started], name: str
) -> None:
    """And by eye: in type of size 1, of which `tests/looks` has the larger ones, it is seen in high contrast.

    At last anything is typed in it, every button pressed twice by an unsteady hand, every key pressed and held: once in
    each form, for each button and for each window of the program that hears other keys.
    """
    stage.dress(CONTRAST, painted=False, bounded=True)
    try:
        scene = Played(stage, name)
        window = scene.window
        words = pressed_twice.fresh(window, done) if name in MAIN else []
        hears = name in MAIN and done.is_first("window", *every_key.kind(window))
        found = {
            **fit.on_both_screens(stage, window),
            **fit.in_its_size(stage, window),
            **read(window),
            **walked_through(window),
            "focus not seen": list(guards.unseen_focus(window, kinds)),
        }
        # Once, in its own size: on each screen and at each step of Tab it took a fifth of the time.
        stage.paint(window)
        found |= fit.as_small_as_it_may_be(stage, window, name)
        if (form := typed.form(window)) and (DEEP or done.is_first("form", *form)):
            found["ill taken"] = list(typed.ill_taken(stage, window))
            if words or hears:
                scene.again()
        found["done twice"] = list(pressed_twice.ill_taken(scene, words, started))
        found["keys ill taken"] = list(every_key.ill_taken(scene, done)) if hears else []
    finally:
        stage.clear()
    assert not {fault: where for fault, where in found.items() if where}


def read(window: QWidget) -> fit.Found:
    """What is wrong with the words of a window, whatever size they have."""
    return {
        "not French": list(guards.foreign_words(window)),
        "two colons": list(guards.two_colons(window)),
        "deaf to Enter": list(guards.deaf_to_enter(window)),
        "grey without a word": list(guards.silent_grey(window)),
        "nameless": list(guards.nameless(window)),
    }


def walked_through(window: QWidget) -> fit.Found:
    """What stands in the way of keys and ears."""
    return {
        "mute": list(walk.mute(window)),
        "heard ill": list(walk.heard_ill(window)),
        "silent rows": list(walk.silent_rows(window)),
        "rows too low": list(walk.low_rows(window)),
        "keys in two minds": list(walk.quarrels(window)),
        "no letter": list(walk.without_a_letter(window)),
        "off the round of Tab": list(walk.off_the_round(window)),
        "read out of order": list(walk.read_out_of_order(window)),
    }
