"""A key on a button presses it as a finger does, with nothing to wait for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.screens.widgets.buttons import Button, secondary

CTRL = Qt.KeyboardModifier.ControlModifier


class _Trial(QWidget):
    """Two buttons, the first with a key, and how often each was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[str] = []
        self.sheet = secondary("Imprimer", self, self._print, keys="Ctrl+P")
        self.other = secondary("Autre", self, self._do_other)
        column = QVBoxLayout(self)
        column.addWidget(self.sheet)
        column.addWidget(self.other)

    def _print(self) -> None:
        self.pressed.append("print")

    def _do_other(self) -> None:
        self.pressed.append("other")

    def type_it(self, key: Qt.Key = Qt.Key.Key_P) -> None:
        QTest.keyClick(self.windowHandle(), key, CTRL)


@pytest.fixture
def trial(qtbot: QtBot) -> Iterator[_Trial]:
    widget = _Trial()
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    widget.other.setFocus()
    yield widget


def test_it_is_pressed_before_the_key_is_over(trial: _Trial) -> None:
    trial.type_it()
    assert trial.pressed == ["print"]
    trial.type_it()
    assert trial.pressed == ["print", "print"] and trial.other.hasFocus()


def test_a_key_given_later_replaces_the_first(trial: _Trial) -> None:
    trial.sheet.setShortcut(QKeySequence("Ctrl+O"))
    trial.type_it()
    trial.type_it(Qt.Key.Key_O)
    assert trial.pressed == ["print"]
    trial.sheet.setShortcut(QKeySequence())
    trial.type_it(Qt.Key.Key_O)
    assert trial.pressed == ["print"]


def test_a_grey_one_is_not_pressed(trial: _Trial) -> None:
    trial.sheet.setEnabled(False)
    trial.type_it()
    assert not trial.pressed


def test_keys_that_two_have_press_neither(trial: _Trial) -> None:
    trial.other.setShortcut(QKeySequence("Ctrl+P"))
    trial.type_it()
    assert not trial.pressed


@pytest.mark.parametrize(("policy", "follows"), [(Qt.FocusPolicy.StrongFocus, True), (Qt.FocusPolicy.TabFocus, False)])
def test_a_choice_is_taken_and_the_keyboard_goes_where_a_click_would_put_it(
    trial: _Trial, policy: Qt.FocusPolicy, follows: bool
) -> None:
    trial.sheet.setCheckable(True)
    trial.sheet.setFocusPolicy(policy)
    trial.type_it()
    assert trial.sheet.isChecked() and trial.sheet.hasFocus() is follows


def test_a_reader_still_says_its_key(trial: _Trial) -> None:
    heard = QAccessible.queryAccessibleInterface(trial.sheet)
    assert isinstance(trial.sheet, Button)
    assert heard.actionInterface().keyBindingsForAction("Press") == ["Ctrl+P"]
