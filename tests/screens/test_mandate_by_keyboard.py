"""A mandate with one line, taken by the keyboard alone in forty keys once its person is found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.mandate import Act, State
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.screens.widgets.fields import TickField
from desktop_app.use_cases.desk import Desk
from tests.helpers.at_mandates import AtMandates
from tests.helpers.builders import stored_person
from tests.helpers.typing import press, press_in_window, type_text

# A list of suggestions takes the keyboard; the offscreen platform has none to give.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
MOST = 40
Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


class Hands:
    """Keys pressed one after the other where the keyboard is, and how many they were."""

    def __init__(self, at: AtMandates) -> None:
        self.at, self.pressed = at, 0

    def type(self, text: str) -> None:
        self.pressed += len(text)
        type_text(self._here(), text)

    def press(self, *keys: Key) -> None:
        for key in keys:
            self.pressed += 1
            press(self._here(), key)

    def hold_ctrl(self, key: Key) -> None:
        self.pressed += 1
        self.at.front.activateWindow()
        self.at.qtbot.waitUntil(self.at.front.isActiveWindow)
        press_in_window(self.at.front.window(), key, CTRL)
        self.at.qtbot.wait(1)

    def tick_all(self) -> None:
        """Every box of the page, from the first, where the keyboard is, to the last."""
        page = self.at.taking.page()
        boxes = [each for each in page.findChildren(TickField) if each.isVisible()]
        while not all(each.value() for each in boxes):
            here = self._here()
            self.press(Key.Key_Space if isinstance(here, TickField) and not here.value() else Key.Key_Tab)

    def _here(self) -> QWidget:
        """Where the keyboard is; the offscreen window does not take it back by itself from a list that closes."""
        here = QApplication.activePopupWidget() or self.at.front.window().focusWidget()
        assert here
        return here


@pytest.fixture
def at(desk: Desk, qtbot: QtBot) -> Iterator[AtMandates]:
    there = AtMandates(desk, qtbot)
    yield there
    there.close()


def test_one_line_takes_forty_keys_at_most(at: AtMandates, desk: Desk, tmp_path: Path) -> None:
    stored_person(desk.db)
    at.click("Nouveau mandat")
    at.find_person("lef")
    hands = Hands(at)
    hands.type("caf")
    hands.press(Key.Key_Down, Key.Key_Return, Key.Key_Tab, Key.Key_Down, Key.Key_Tab)
    hands.press(Key.Key_Space, Key.Key_Tab, Key.Key_Space)
    hands.hold_ctrl(Key.Key_Return)
    assert "Donnez le dernier jour du mandat" in at.words()
    hands.type("28/11")
    hands.hold_ctrl(Key.Key_Return)
    assert at.title() == "Information"
    hands.tick_all()
    hands.hold_ctrl(Key.Key_Return)
    hands.press(Key.Key_Space)
    hands.hold_ctrl(Key.Key_Return)
    print_elsewhere(at, hands, tmp_path / "mandat.pdf")
    hands.tick_all()
    hands.hold_ctrl(Key.Key_Return)
    mandate = at.only_mandate().mandate
    assert mandate.state is State.ACTIVE and mandate.body
    line = mandate.body.lines[0]
    assert (line.organism, line.procedure) == ("CAF", "Demande d’aide au logement")
    assert line.acts == {Act.CONSULT, Act.FILL}
    assert hands.pressed <= MOST, hands.pressed


def print_elsewhere(at: AtMandates, hands: Hands, path: Path) -> None:
    """Open, keep as a file where a printer would print (one key too), close, and say that they are printed."""
    at.dialogs.paths.append(path)
    at.dialogs.answers += [True, True]
    hands.hold_ctrl(Key.Key_Return)
    preview = at.front
    assert isinstance(preview, PreviewDialog)
    at.qtbot.waitUntil(preview.panel.save_button.isEnabled)
    hands.hold_ctrl(Key.Key_S)
    at.close()
    at.qtbot.waitUntil(path.exists)
    at.qtbot.wait(1)
    with at.qtbot.waitSignal(preview.destroyed):
        hands.press(Key.Key_Escape)
    hands.pressed += 1  # « Ils sont imprimés », which the helper answers
