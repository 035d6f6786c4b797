"""Sixty rows of a day's sheets come back signed: from the page of the day to the closed day, counted in keys.

A whole day in under a minute is a matter of keys: sixty rows at one key each, typed with the eyes on the paper, leave
the program a handful for its own. What the program itself takes is measured by `tests.benchmarks.sheet`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.planning import Segment
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.theme import Purpose
from desktop_app.screens.appointments.sheet_dialog import SheetDialog
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import patterns
from desktop_app.storage.reception import appointments
from desktop_app.use_cases.desk import Desk
from tests.helpers.builders import THURSDAY, stored_appointment, stored_person
from tests.helpers.clock import StillClock
from tests.helpers.day_screens import focused, open_window, opened, wait_in_front
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.open_door import of_marie
from tests.helpers.typing import press

CTRL = Qt.KeyboardModifier.ControlModifier
ROWS, HANDFUL = 60, 11
HOURS = (Segment(time(9), time(12), step=12), Segment(time(14), time(17), step=12))


class Counting:
    """The keys of somebody at the desk, one after the other, wherever the keyboard is."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.pressed = window, 0

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        """One key more."""
        self.pressed += 1
        press(QApplication.activePopupWidget() or focused(), key, modifiers)

    def open_the_sheet(self) -> SheetDialog:
        """The menu of the day, and up to what comes back signed."""
        self.press(Qt.Key.Key_J, CTRL)
        menu = QApplication.activePopupWidget()
        assert menu
        while "signée" not in (menu.activeAction().text() if menu.activeAction() else ""):  # type: ignore[attr-defined]
            self.press(Qt.Key.Key_Up)
        self.press(Qt.Key.Key_Return)
        return opened(self.window, SheetDialog)


def fill_day(desk: Desk) -> None:
    """Sixty people have an hour on the Thursday, thirty with each of two advisors."""
    with writing(desk.db):
        marie = replace(of_marie(desk), segments=HOURS, purpose=Purpose.ANY_HELP)
        patterns.update(desk.db, marie)
        patterns.add(desk.db, replace(marie, id=0, advisor_id=2))
    starts = [9 * 60 + 12 * at for at in range(15)] + [14 * 60 + 12 * at for at in range(15)]
    for number in range(ROWS):
        start = datetime.combine(THURSDAY, time()) + timedelta(minutes=starts[number // 2])
        person = stored_person(desk.db, f"Nom{chr(97 + number // 26)}{chr(97 + number % 26)}", "Éloïse")
        stored_appointment(desk.db, person, start=start, minutes=12, advisor_id=1 + number % 2)


@pytest.fixture
def agent(qtbot: QtBot, desk: Desk, clock: StillClock, tmp_path: Path) -> Iterator[Counting]:
    """At half past five, with the sheets signed on the desk."""
    fill_day(desk)
    clock.set(datetime.combine(THURSDAY, time(17, 30)))
    with open_window(qtbot, desk, FakeDialogs(), tmp_path) as window:
        yield Counting(window)


def states(desk: Desk) -> Counter[State]:
    """How many stand where."""
    return Counter(each.state for each in appointments.on_day(desk.db, THURSDAY))


def test_one_key_a_row_and_a_handful_for_the_whole_day(agent: Counting, desk: Desk) -> None:
    agent.open_the_sheet()
    # The four sheets stand one after the other, in their own order: every tenth row bears no signature, and the blank
    # line at the foot of the first three is passed.
    for row in range(ROWS):
        if row and row % (ROWS // 4) == 0:
            agent.press(Qt.Key.Key_Space)
        agent.press(Qt.Key.Key_Return if row % 10 == 9 else Qt.Key.Key_Space)
    agent.press(Qt.Key.Key_Return, CTRL)
    wait_in_front(agent.window)
    assert states(desk) == {State.SEEN: 54, State.ABSENT: 6}
    assert ROWS < agent.pressed <= ROWS + HANDFUL


def test_a_day_on_which_everybody_came_takes_a_handful_of_keys(agent: Counting, desk: Desk) -> None:
    agent.open_the_sheet()
    agent.press(Qt.Key.Key_T, CTRL)
    # A button pressed by its keys stays down for a tenth of a second.
    QTest.qWait(200)
    agent.press(Qt.Key.Key_Return, CTRL)
    wait_in_front(agent.window)
    assert states(desk) == {State.SEEN: ROWS} and agent.pressed <= HANDFUL
    agent.window.undo()
    assert states(desk) == {State.EXPECTED: ROWS}
