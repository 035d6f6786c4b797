"""An unsteady hand presses everything twice: nothing is done twice, nothing breaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QScrollArea, QWidget

from tests.accessibility.conftest import Done, Started
from tests.accessibility.played import Played, buttons, called, shown_dialog
from tests.looks.stage import Stage

# What is filled in, and only has to be agreed to, comes first: there the second press would do most.
READY = ["booking_new_person", "mandate_scope_filled", "mandate_closing", "mandate_withdrawal", "erasure_asked"]


def ill_taken(scene: Played, words: list[str], started: type[Started]) -> Iterator[str]:
    """What the buttons of a scene that are called so do twice when they are pressed twice."""
    for each in words:
        window = scene.as_at_first()
        started.times = 0
        press_twice(scene.stage, next(one for one in buttons(window) if called(one) == each))
        again = [line for line, times in scene.written_since().items() if times > 1]
        yield from (f"« {each} » did twice: {line}" for line in again)
        if started.times > 1:
            yield f"« {each} » started two programs"
        kinds = Counter(type(one).__name__ for one in QApplication.topLevelWidgets() if shown_dialog(one))
        yield from (f"« {each} » opened two: {kind}" for kind, times in kinds.items() if times > 1)
        put_away(scene.stage, window)


def put_away(stage: Stage, window: QWidget) -> None:
    """Close the menu and the dialogs that a press has left in sight before this window."""
    if menu := QApplication.activePopupWidget():
        menu.close()
    for each in QApplication.topLevelWidgets():
        if isinstance(each, QDialog) and each is not window and each.isVisible():
            each.reject()
    stage.settle()


def fresh(window: QWidget, done: Done) -> list[str]:
    """What the buttons of a window are called, but those that another scene had."""
    return [words for words in dict.fromkeys(map(called, buttons(window))) if done.is_first("twice", words)]


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
