"""Somebody is on the telephone: found, looked up, booked, and the screen left, by the keyboard alone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.screens.agenda.page import AgendaPage
from desktop_app.screens.appointments.booking_dialog import BookingDialog
from desktop_app.screens.finder.dialog import FinderDialog
from desktop_app.screens.people.page import PeoplePage
from tests.helpers.day_screens import chosen, focused, free_closed_dialogs, opened
from tests.helpers.finder_screens import add_nadia, results
from tests.helpers.program import Program, running, wait_until
from tests.helpers.seeing import field
from tests.helpers.typing import type_text

CTRL, KEY = Qt.KeyboardModifier.ControlModifier, Qt.Key


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, boulou_folder: Path) -> Iterator[Program]:
    """The program on Le Boulou, opened by Marie; Nadia Aubert comes next Thursday and gave a mandate."""
    with running(shutil.copytree(boulou_folder, tmp_path / "boulou")) as made:
        made.open()
        add_nadia(made.desk)
        yield made


def key(pressed: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press it where the keyboard is."""
    QTest.keyClick(focused(), pressed, held)


def ask(program: Program, typed: str) -> FinderDialog:
    """Ctrl+K, and what one hears."""
    program.in_front()
    key(KEY.Key_K, CTRL)
    finder = opened(program.window, FinderDialog)
    type_text(focused(), typed)
    return finder


def test_a_caller_is_found_booked_and_the_day_looked_at_without_the_mouse(program: Program) -> None:
    window = program.window
    ask(program, "06 39 98 91")
    key(KEY.Key_Return)
    program.in_front()
    page = window.page()
    assert isinstance(page, PeoplePage) and page.panel.person and page.panel.person.name == "Nadia Aubert"

    ask(program, "nadia")
    key(KEY.Key_Return, CTRL)
    booking = opened(window, BookingDialog)
    assert focused() is field(booking, "Pour quoi\N{NO-BREAK SPACE}?")
    QTest.keyClicks(focused(), "logement")
    key(KEY.Key_Tab)
    key(KEY.Key_Tab)
    key(KEY.Key_Right)
    key(KEY.Key_Return, CTRL)
    free_closed_dialogs()
    assert not booking_is_open(program), "booked, and closed"

    ask(program, "jeudi 9h45")
    key(KEY.Key_Return)
    program.in_front()
    agenda = window.page()
    assert isinstance(agenda, AgendaPage) and agenda.view().day == date(2025, 11, 27)
    assert chosen(agenda.day.list).startswith("9 h 45, Nadia Aubert, Logement")

    ask(program, "2025-0001")
    key(KEY.Key_Escape)
    program.in_front()
    assert focused() is agenda.day.list, "given back where it was"

    finder = ask(program, "nadja")
    wait_until(lambda: bool(results(finder)))
    QTest.keyClick(QApplication.focusWindow(), KEY.Key_L, CTRL)  # heard by the watch over all windows
    wait_until(lambda: program.session.door.unlock is not None and program.session.door.unlock.isVisible())
    assert "Nadia" not in "".join(each.windowTitle() for each in QApplication.topLevelWidgets() if each.isVisible())
    program.let_in()
    program.wait_for_window()
    assert QApplication.activeModalWidget() is None, "and what was looked for is gone"


def booking_is_open(program: Program) -> bool:
    """Whether the dialog that books is still there."""
    return bool(program.window.findChildren(BookingDialog))
