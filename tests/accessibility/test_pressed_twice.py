"""An unsteady hand presses everything twice: nothing is done twice, nothing breaks."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QScrollArea, QWidget

from desktop_app.screens.theme.tokens import LIGHT
from desktop_app.storage.journal import journal
from tests.accessibility.conftest import Done, Started
from tests.looks import guards
from tests.looks.everything import MAIN, SCENES
from tests.looks.stage import Stage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (grabbing the keyboard|QPlatform)", extend=True)


# What is filled in, and only has to be agreed to, comes first: there the second press would do most.
READY = ["booking_new_person", "mandate_scope_filled", "mandate_closing", "mandate_withdrawal", "erasure_asked"]
SCENES_TO_PRESS = [*READY, *sorted(MAIN - set(READY))]


@pytest.mark.parametrize("name", SCENES_TO_PRESS)
def test_every_button_of_a_scene_may_be_pressed_twice(
    stage: Stage, done: Done, started: type[Started], name: str
) -> None:
    # What a press leaves in sight is painted, not what it came upon.
    stage.dress(LIGHT, painted=False)
    left: list[str] | None = None
    while left is None or left:
        try:
            window = stage.play(SCENES[name])
            left = fresh(window, done) if left is None else left
            if left:
                words = left.pop(0)
                before = written(stage)
                press_twice(stage, next(one for one in buttons(window) if called(one) == words))
                again = [line for line, times in (written(stage) - before).items() if times > 1]
                assert not again, f"« {words} » did twice: {again}"
                kinds = Counter(type(one).__name__ for one in QApplication.topLevelWidgets() if shown_dialog(one))
                assert started.times < 2, f"« {words} » started two programs"
                assert not [kind for kind, times in kinds.items() if times > 1], f"« {words} » opened two: {kinds}"
        finally:
            stage.clear()


def fresh(window: QWidget, done: Done) -> list[str]:
    """What the buttons of a window are called, but those that another scene had."""
    return [words for words in dict.fromkeys(map(called, buttons(window))) if done.is_first("twice", words)]


def buttons(window: QWidget) -> list[QAbstractButton]:
    """Those that do something when pressed: a tick or a choice pressed twice is only back where it was."""
    return [
        one
        for one in guards.seen(window)
        if isinstance(one, QAbstractButton) and one.isEnabled() and not one.isCheckable() and one.text()
    ]


def called(button: QAbstractButton) -> str:
    """Its words, without the figures that differ from one row to another."""
    return "".join(sign for sign in button.text() if not sign.isdigit())


def press_twice(stage: Stage, button: QAbstractButton) -> None:
    """A double click where the button stands, whatever stands there the second time."""
    stage.dialogs.answers, stage.dialogs.paths = [True] * 10, [None] * 10
    above = button.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(button)
        above = above.parentWidget()
    window = button.window()
    QTest.mouseDClick(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place(button))
    stage.settle()
    for each in QApplication.topLevelWidgets():
        each.setUpdatesEnabled(True)
    stage.settle()


def place(button: QAbstractButton) -> QPoint:
    """The middle of a button in its window."""
    return button.mapTo(button.window(), button.rect().center())


def written(stage: Stage) -> Counter[str]:
    """The lines of the journals of the desks in use: what was done, to what."""
    lines = [line for desk in stage.desks for line in journal.latest(desk.db, 50)]
    return Counter(f"{line.action.name} {line.subject} {line.detail}" for line in lines)


def shown_dialog(widget: QWidget) -> bool:
    """Whether it is a dialog in sight."""
    return isinstance(widget, QDialog) and widget.isVisible()
