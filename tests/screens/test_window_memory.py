"""The window of an account comes back as it was left: place, page, columns, size of type; and never out of sight."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from desktop_app.screens.theme.style import apply_theme
from desktop_app.screens.theme.tokens import LIGHT, scale_of
from desktop_app.screens.widgets.table import TableView
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.screens.window.window_memory import WindowMemory
from desktop_app.use_cases.desk import Desk
from tests.helpers.builders import THURSDAY, stored_person
from tests.helpers.clock import StillClock
from tests.helpers.day_screens import open_window
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.folders import at_work
from tests.helpers.program import Program, running
from tests.helpers.seeing import click, field, fill


def left(qtbot: QtBot, desk: Desk, config: Path, page: str) -> None:
    """Somebody opens this page and closes the window."""
    with open_window(qtbot, desk, FakeDialogs(), config) as window:
        window.go(page)


def opened(qtbot: QtBot, desk: Desk, config: Path) -> str:
    """The page on which a new window opens."""
    with open_window(qtbot, desk, FakeDialogs(), config) as window:
        return window.page().key


def test_the_last_page_of_an_account_opens_again_and_is_nobody_elses(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    assert opened(qtbot, desk, tmp_path) == "today"
    left(qtbot, desk, tmp_path, "journal")
    assert opened(qtbot, desk, tmp_path) == "journal"
    assert opened(qtbot, at_work(desk, 2), tmp_path) == "today"


def test_the_next_morning_opens_on_the_day(qtbot: QtBot, desk: Desk, clock: StillClock, tmp_path: Path) -> None:
    left(qtbot, desk, tmp_path, "journal")
    clock.forward(days=1)
    assert opened(qtbot, desk, tmp_path) == "today"


def test_a_page_that_the_account_lost_is_not_opened(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    memory = WindowMemory(tmp_path, 2)
    memory.keep(QMainWindow(), "journal", THURSDAY)
    assert opened(qtbot, at_work(desk, 2), tmp_path) == "today"


def test_a_window_whose_screen_has_gone_away_comes_back_in_sight(qtbot: QtBot, tmp_path: Path) -> None:
    far, back = QMainWindow(), QMainWindow()
    for window in (far, back):
        qtbot.addWidget(window)
    far.resize(700, 500)
    far.move(9000, 7000)
    far.show()
    WindowMemory(tmp_path, 1).keep(far, "today", THURSDAY)
    assert WindowMemory(tmp_path, 1).restore(back)
    back.show()
    assert QApplication.primaryScreen().availableGeometry().contains(back.geometry())


def people_table(window: MainWindow) -> TableView:
    window.go("people")
    # The list is empty, and not laid out, until something is typed.
    fill(window.page().search, "e")  # type: ignore[attr-defined]
    table = window.page().findChild(TableView)
    QTest.qWait(1)
    return table


def test_a_column_keeps_the_width_it_was_given_whatever_comes_in(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    stored_person(desk.db)
    with open_window(qtbot, desk, FakeDialogs(), tmp_path) as window:
        table = people_table(window)
        in_sight = (at for at in range(table.model().columnCount()) if not table.isColumnHidden(at))
        own = next(at for at in in_sight if table._is_own(at))
        as_contents = table.columnWidth(own)
        table.setColumnWidth(own, as_contents + 77)
    with open_window(qtbot, desk, FakeDialogs(), tmp_path) as window:
        table = people_table(window)
        assert table.columnWidth(own) == as_contents + 77
        table.horizontalHeader().sectionHandleDoubleClicked.emit(own)
        QTest.qWait(1)
        assert table.columnWidth(own) == as_contents
        assert table.sized_columns() == {}


def test_the_columns_of_a_part_made_when_it_is_shown_come_back_too(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    def register(window: MainWindow) -> TableView:
        window.go("protection")
        window.go("protection", part="destructions")
        QTest.qWait(1)
        return next(table for table in window.findChildren(TableView) if "Registre" in table.accessibleName())

    with open_window(qtbot, desk, FakeDialogs(), tmp_path) as window:
        table = register(window)
        own = next(at for at in range(table.model().columnCount()) if table._is_own(at))
        table.setColumnWidth(own, 233)
    with open_window(qtbot, desk, FakeDialogs(), tmp_path) as window:
        assert register(window).columnWidth(own) == 233


def test_nothing_but_numbers_and_words_of_the_program_is_written(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    person = stored_person(desk.db)
    left(qtbot, desk, tmp_path, "people")
    written = (tmp_path / "window.ini").read_text("utf-8")
    assert "[account-1]" in written and "page=people" in written
    assert person.last_name not in written and desk.account.name not in written


def test_a_file_that_says_nonsense_changes_nothing(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    stored = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    for name, nonsense in (("place", "là"), ("page", "cave"), ("columns-Usagers", "large 99999999 -3")):
        stored.setValue(f"account-1/{name}", nonsense)
    stored.sync()
    assert opened(qtbot, desk, tmp_path) == "today"


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, tmp_path: Path, boulou_folder: Path) -> Iterator[Program]:
    """The whole program, opened by Marie; the application is undressed afterwards."""
    palette, font, style = qapp.palette(), qapp.font(), qapp.style().objectName()
    apply_theme(qapp, LIGHT, 1)
    with running(shutil.copytree(boulou_folder, tmp_path / "boulou")) as made:
        made.open()
        yield made
    qapp.setStyleSheet("")
    qapp.setStyle(style)
    qapp.setPalette(palette)
    qapp.setFont(font)


def test_another_size_of_type_is_worn_at_once_by_a_window_made_anew(program: Program) -> None:
    earlier = program.window
    earlier.go("settings", section="display")
    fill(field(earlier, "Taille du texte"), "200\N{NO-BREAK SPACE}%")
    click(earlier, "Enregistrer")
    assert program.window is not earlier and not earlier.isVisible()
    assert program.window.page().key == "settings"
    assert program.window.done_line.told() == "Affichage enregistré."
    assert scale_of(program.window.font()) == 2
    assert field(program.window, "Taille du texte").property("currentText") == "200\N{NO-BREAK SPACE}%"
