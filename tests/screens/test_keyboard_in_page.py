"""Whatever page is shown and whatever it holds, the keyboard is in it, and the ring is drawn there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.mandate import State as MandateState
from desktop_app.screens.navigation import PAGES
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import endings
from tests.helpers.builders import stored_appointment, stored_mandate, stored_person
from tests.helpers.clock import StillClock
from tests.helpers.day_screens import open_window
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.typing import press

CTRL = Qt.KeyboardModifier.ControlModifier
SUNDAY, THURSDAY = datetime(2025, 11, 30, 9), datetime(2025, 11, 27, 8, 30)


@pytest.fixture(params=["empty on a Sunday", "empty on a Thursday", "full on a Sunday", "full on a Thursday"])
def shown(
    request: pytest.FixtureRequest, qtbot: QtBot, desk: Desk, clock: StillClock, tmp_path: Path
) -> Iterator[MainWindow]:
    """The window on its first page, with or without anything to show, with or without an advisor."""
    if "full" in request.param:
        stored_appointment(desk.db)
        stored_mandate(desk.db, MandateState.ACTIVE, person=stored_person(desk.db, "Roca", "Núria"))
    clock.set(SUNDAY if "Sunday" in request.param else THURSDAY)
    with open_window(qtbot, desk, FakeDialogs(), tmp_path) as window:
        yield window


def in_page(window: MainWindow) -> QWidget:
    """What has the keyboard, once it was seen to be a visible part of the page in view."""
    held = QApplication.focusWidget()
    assert held is not None and window.page().isAncestorOf(held), f"{held} has the keyboard on {window.page().title}"
    assert held.isVisible() and not held.visibleRegion().isEmpty()
    return held


def test_the_first_page_has_the_keyboard_at_once(shown: MainWindow) -> None:
    in_page(shown)


def test_every_page_takes_the_keyboard_from_every_other(shown: MainWindow) -> None:
    for entry in (*PAGES, *reversed(PAGES)):
        at = PAGES.index(entry) + 1
        press(shown, Qt.Key(ord("0") + at), CTRL)
        assert shown.page().key == entry.key
        in_page(shown)
        shown.rail.findChildren(QWidget, f"page_{entry.key}")[0].setFocus()
        press(shown, Qt.Key(ord("0") + at), CTRL)
        in_page(shown)


def test_a_click_on_the_rail_leaves_the_keyboard_in_the_page(shown: MainWindow) -> None:
    for entry in PAGES:
        QTest.mouseClick(shown.rail.findChildren(QWidget, f"page_{entry.key}")[0], Qt.MouseButton.LeftButton)
        in_page(shown)


def test_reading_again_leaves_it_there(shown: MainWindow) -> None:
    for entry in PAGES:
        shown.go(entry.key)
        press(shown, Qt.Key.Key_F5)
        in_page(shown)


def test_what_goes_with_the_keyboard_leaves_it_to_the_page(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    made = stored_mandate(desk.db, MandateState.DRAFT)
    with open_window(qtbot, desk, FakeDialogs(), tmp_path) as window:
        window.go("mandates")
        in_page(window)
        assert window.context.runner.do(endings.withdraw, made.id)
        in_page(window)


def test_the_ring_is_drawn_where_the_keyboard_is(shown: MainWindow) -> None:
    for entry in PAGES:
        shown.go("settings" if entry.key != "settings" else "today")
        shown.go(entry.key)
        held = in_page(shown)
        with_ring = picture(held)
        held.clearFocus()
        assert picture(held) != with_ring, f"no ring on {held} of {entry.title}"
        chosen = [one for one in shown.rail.findChildren(QWidget) if one.property("checked")]
        assert [one.objectName() for one in chosen] == [f"page_{entry.key}"] and not chosen[0].hasFocus()


def picture(widget: QWidget) -> QImage:
    """How it is drawn now."""
    return widget.grab().toImage()
