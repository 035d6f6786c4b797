"""The real window on the desk of Le Boulou, for the tests of its pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.screens.agenda.page import AgendaPage
from desktop_app.screens.agenda.week.view import WeekTable
from desktop_app.screens.agenda.week_view import WeekView
from desktop_app.screens.appointments.day_list import DayList
from desktop_app.screens.context import Context
from desktop_app.screens.runner import Runner
from desktop_app.screens.settings.page import SettingsPage
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.use_cases.desk import Desk
from tests.helpers.at_mandates import AtMandates
from tests.helpers.day_screens import open_window
from tests.helpers.fake_dialogs import FakeDialogs


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application, undressed afterwards."""
    style, palette, font = qapp.style().objectName(), qapp.palette(), qapp.font()
    yield qapp
    qapp.setStyleSheet("")
    qapp.setStyle(style)
    qapp.setPalette(palette)
    qapp.setFont(font)


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
def settings_page(qtbot: QtBot, desk: Desk, dialogs: FakeDialogs, tmp_path: Path) -> SettingsPage:
    """Réglages alone, in front; nothing leads to another page."""
    made = SettingsPage(Context(desk, Runner(desk, dialogs), dialogs, lambda *_, **__: None, tmp_path))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def day(window: MainWindow) -> DayList:
    """The list of the day in view."""
    return window.page().findChild(DayList)


@pytest.fixture
def agenda(window: MainWindow) -> AgendaPage:
    """The agenda on its week, in a window as large as a small screen."""
    window.resize(1366, 768)
    window.go("agenda")
    found = window.page()
    assert isinstance(found, AgendaPage)
    return found


@pytest.fixture
def view(agenda: AgendaPage) -> WeekView:
    """Its week."""
    found = agenda.view()
    assert isinstance(found, WeekView)
    return found


@pytest.fixture
def table(view: WeekView) -> WeekTable:
    """The columns and cells of its week."""
    return view.table


@pytest.fixture
def at(desk: Desk, qtbot: QtBot) -> Iterator[AtMandates]:
    """The page of mandates, as it is worked."""
    there = AtMandates(desk, qtbot)
    yield there
    there.close()
