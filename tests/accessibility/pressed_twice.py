"""An unsteady hand presses everything twice: nothing is done twice, nothing breaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QScrollArea, QWidget
from shiboken6 import isValid

from desktop_app.storage.journal import journal
from tests.accessibility.conftest import Done, Started
from tests.looks import guards
from tests.looks.everything import SCENES
from tests.looks.stage import Stage

# What is filled in, and only has to be agreed to, comes first: there the second press would do most.
READY = ["booking_new_person", "mandate_scope_filled", "mandate_closing", "mandate_withdrawal", "erasure_asked"]


def ill_taken(stage: Stage, name: str, words: list[str], started: type[Started]) -> Iterator[str]:
    """What the buttons of a scene that are called so do twice when they are pressed twice; cleared away at last."""
    window, shown, before = None, list[str](), Counter[str]()
    try:
        for each in words:
            if window is None or not as_it_was(window, shown) or written(stage) != before:
                stage.clear()
                window = stage.play(SCENES[name])
                shown, before = list(map(called, buttons(window))), written(stage)
            started.times = 0
            press_twice(stage, next(one for one in buttons(window) if called(one) == each))
            again = [line for line, times in (written(stage) - before).items() if times > 1]
            yield from (f"« {each} » did twice: {line}" for line in again)
            if started.times > 1:
                yield f"« {each} » started two programs"
            kinds = Counter(type(one).__name__ for one in QApplication.topLevelWidgets() if shown_dialog(one))
            yield from (f"« {each} » opened two: {kind}" for kind, times in kinds.items() if times > 1)
            put_away(stage, window)
    finally:
        stage.clear()


def put_away(stage: Stage, window: QWidget) -> None:
    """Close the menu and the dialogs that a press has left in sight before this window."""
    if menu := QApplication.activePopupWidget():
        menu.close()
    for each in QApplication.topLevelWidgets():
        if isinstance(each, QDialog) and each is not window and each.isVisible():
            each.reject()
    stage.settle()


def as_it_was(window: QWidget, shown: list[str]) -> bool:
    """Whether a window stands alone and has the buttons it had: else its scene is played again."""
    if not isValid(window) or not window.isVisible() or list(map(called, buttons(window))) != shown:
        return False
    # What a press leaves in sight is painted, not what it came upon.
    window.setUpdatesEnabled(False)
    return not any(shown_dialog(each) and each is not window for each in QApplication.topLevelWidgets())


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
