"""A key held down: it opens once, and still writes and moves. `test_walk.py` holds each of them in every window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.screens.appointments.booking_dialog import BookingDialog
from desktop_app.screens.theme.tokens import LIGHT
from tests.helpers.day_screens import choose
from tests.helpers.seeing import field
from tests.helpers.typing import press_in_window
from tests.looks.everything import SCENES
from tests.looks.stage import Stage


def test_enter_held_on_a_free_slot_only_opens_the_booking(stage: Stage) -> None:
    stage.dress(LIGHT)
    try:
        window = stage.play(SCENES["page_today_full"])
        choose(window.page().day.list, "libre")  # type: ignore[attr-defined]
        QTest.keyPress(window.windowHandle(), Qt.Key.Key_Return)
        stage.settle()
        front = stage.front(BookingDialog)
        for _ in range(40):
            press_in_window(QApplication.activeWindow(), Qt.Key.Key_Return, text="\r", held=True)
        assert QApplication.activeWindow() is front and not front.form.findChildren(QLabel, "fault")
        assert front.stack.currentIndex() == 0
    finally:
        stage.clear()


def test_a_held_key_still_writes_and_moves(stage: Stage) -> None:
    stage.dress(LIGHT)
    try:
        window = stage.play(SCENES["page_people_full"])
        table = window.page().table  # type: ignore[attr-defined]
        table.setFocus()
        for _ in range(3):
            press_in_window(window, Qt.Key.Key_Down, held=True)
        assert table.currentIndex().row() == 3
        search = field(window, "Chercher un usager")
        search.setFocus()
        search.setProperty("text", "")
        for _ in range(3):
            press_in_window(window, Qt.Key.Key_A, text="a", held=True)
        press_in_window(window, Qt.Key.Key_Backspace, held=True)
        assert search.property("text") == "aa"
    finally:
        stage.clear()
