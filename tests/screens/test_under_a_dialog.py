"""The day that lies under the page of a workshop, in which one works for long: read between its keys, not at each."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.screens.appointments.day_list import DayList
from desktop_app.screens.today.page import TodayPage
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.screens.workshops.roll_dialog import RollDialog, open_workshop
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import enrolment
from desktop_app.use_cases.workshops import workshops
from tests.helpers.builders import stored_appointment, stored_person
from tests.helpers.day_screens import rows_of
from tests.helpers.seeing import click
from tests.helpers.typing import press
from tests.screens.test_workshops import DELETE
from tests.screens.test_writer import takes_longer
from tests.use_cases.gestures_of_workshops import FIRST_STEPS, FRIDAY_AT_TWO, PLACE

Read = Callable[[], int]


@pytest.fixture
def roll(desk: Desk, window: MainWindow) -> RollDialog:
    """Three people are enrolled on Friday; Aujourd'hui lies under it, on Thursday."""
    workshops.give(desk, **PLACE, subject=FIRST_STEPS)
    for name in ("Abadie", "Barthe", "Castel"):
        enrolment.enrol(desk, **PLACE, person=stored_person(desk.db, name, "Lou"))
    return open_workshop(window.context, window.page(), 2, FRIDAY_AT_TWO)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Read:
    """How many times Aujourd'hui was read."""
    refresh, times = TodayPage.refresh, list[QWidget]()

    def counted(page: TodayPage) -> None:
        times.append(page)
        refresh(page)

    monkeypatch.setattr(TodayPage, "refresh", counted)
    return lambda: len(times)


def test_several_keys_have_it_read_once(roll: RollDialog, read: Read, qtbot: QtBot) -> None:
    press(roll.list, DELETE)
    press(roll.list, DELETE)
    assert len(rows_of(roll.list)) == 1 and not read()  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: read() == 1)
    press(roll.list, DELETE)
    assert read() == 1


def test_it_is_read_at_once_as_the_dialog_closes(desk: Desk, day: DayList, roll: RollDialog, read: Read) -> None:
    stored_appointment(desk.db, stored_person(desk.db, "Roca", "Karim"))
    press(roll.list, DELETE)
    click(roll, "Fermer")
    assert read() == 1 and any("Roca" in row for row in rows_of(day))


def test_nothing_changed_nothing_is_read(roll: RollDialog, read: Read) -> None:
    click(roll, "Fermer")
    assert not read()


def test_what_takes_long_to_write_is_said_in_the_dialog_too(window: MainWindow, roll: RollDialog) -> None:
    said: list[str] = []
    look = QTimer(window, interval=380, singleShot=True)
    look.timeout.connect(lambda: said.append(roll.done_line.told()))
    look.start()
    assert window.context.runner.do(takes_longer) is not None
    assert said == ["Enregistrement en cours…"] and roll.done_line.told() != said[0]
