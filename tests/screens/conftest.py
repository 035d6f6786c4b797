"""The real window on the desk of Le Boulou, for the tests of its pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.screens.appointments.day_list import DayList
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.use_cases.desk import Desk
from tests.helpers.day_screens import open_window
from tests.helpers.fake_dialogs import FakeDialogs


@pytest.fixture
def dialogs() -> FakeDialogs:
    """A mouth without a prepared answer."""
    return FakeDialogs()


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, dialogs: FakeDialogs, tmp_path: Path) -> Iterator[MainWindow]:
    """The main window, in front, on its first page."""
    with open_window(qtbot, desk, dialogs, tmp_path) as made:
        yield made


@pytest.fixture
def day(window: MainWindow) -> DayList:
    """The list of the day in view."""
    return window.page().findChild(DayList)
