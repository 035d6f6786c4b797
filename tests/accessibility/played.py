"""The window of a scene, played again once something was done to it."""

from __future__ import annotations

from collections import Counter

from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from shiboken6 import isValid

from desktop_app.storage.journal import journal
from tests.looks import guards
from tests.looks.everything import MAIN, SCENES
from tests.looks.stage import Stage


class Played:
    """A scene on its stage; a press that leaves it as it was need not be made good by playing it again."""

    def __init__(self, stage: Stage, name: str) -> None:
        self.stage, self.name = stage, name
        self._play()

    def again(self) -> QWidget:
        """Its window, new."""
        self.stage.clear()
        self._play()
        return self.window

    def as_at_first(self) -> QWidget:
        """Its window in its size, with the keyboard where it begins: the one that stands, if nothing was done to it."""
        if isValid(self.window):
            self.stage.unfold(self.window)
        if not self._is_as_it_was():
            return self.again()
        if not self.window.isActiveWindow():
            self.window.activateWindow()
            self.stage.settle()
        if self._keyboard is not None and isValid(self._keyboard):
            self._keyboard.setFocus()
        # What a press leaves in sight is painted, not what it came upon.
        self.window.setUpdatesEnabled(False)
        return self.window

    def written_since(self) -> Counter[str]:
        """The lines of the journals that were not there when it was played: what was done, to what."""
        return self._written() - self._before

    def _play(self) -> None:
        self.window = self.stage.play(SCENES[self.name])
        self._keyboard = QApplication.focusWidget()
        if self.name in MAIN:
            # Only there anything is pressed; another scene has a journal that cannot be read.
            self._shown, self._before = list(map(called, buttons(self.window))), self._written()

    def _is_as_it_was(self) -> bool:
        window = self.window
        if not isValid(window) or not window.isVisible() or list(map(called, buttons(window))) != self._shown:
            return False
        alone = not any(shown_dialog(each) and each is not window for each in QApplication.topLevelWidgets())
        return alone and self._written() == self._before

    def _written(self) -> Counter[str]:
        lines = [line for desk in self.stage.desks for line in journal.latest(desk.db, 50)]
        return Counter(f"{line.action.name} {line.subject} {line.detail}" for line in lines)


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


def shown_dialog(widget: QWidget) -> bool:
    """Whether it is a dialog in sight."""
    return isinstance(widget, QDialog) and widget.isVisible()
