"""Where « Chercher partout » leads: people, days and hours, mandates, pages and gestures; and it changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.mandate import State
from desktop_app.screens.agenda.page import AgendaPage
from desktop_app.screens.appointments.booking_dialog import BookingDialog
from desktop_app.screens.finder import places
from desktop_app.screens.mandates.page import MandatesPage
from desktop_app.screens.navigation import PAGES
from desktop_app.screens.people.page import PeoplePage
from desktop_app.screens.protection import page as protection
from desktop_app.screens.settings import page as settings
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.reception import people as stored
from desktop_app.use_cases.desk import Desk
from tests.helpers.builders import stored_mandate, stored_person
from tests.helpers.day_screens import chosen, open_window, opened
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.finder_screens import CTRL, KEY, add_nadia, go_to, look_for, results
from tests.helpers.folders import at_work


@pytest.fixture
def nadia(desk: Desk) -> int:
    """Somebody who comes next Thursday, and who gave a mandate."""
    return add_nadia(desk).id


@pytest.mark.parametrize(
    ("account", "typed", "offered"),
    [
        (2, "journal", False),
        (3, "journal", False),
        (4, "journal", True),
        (2, "sauvegardes", False),
        (4, "sauvegardes", True),
        (2, "comptes", False),
        (4, "comptes", True),
        (2, "mon compte", True),
        (2, "nouveau mandat", False),
        (3, "nouveau mandat", True),
        (4, "nouveau mandat", False),
        (2, "réserver", True),
    ],
)
def test_pages_and_gestures_are_those_of_the_account(
    qtbot: QtBot, desk: Desk, tmp_path: Path, account: int, typed: str, offered: bool
) -> None:
    with open_window(qtbot, at_work(desk, account), FakeDialogs(), tmp_path) as window:
        dialog = look_for(window, typed)
        assert bool(results(dialog)) is offered
        dialog.close()


def test_enter_shows_the_person(window: MainWindow, nadia: int) -> None:
    go_to(window, "06 39 98 91 39")
    page = window.page()
    assert isinstance(page, PeoplePage) and page.panel.person and page.panel.person.id == nadia


def test_one_of_more_people_than_the_list_holds_is_shown_all_the_same(
    window: MainWindow, desk: Desk, nadia: int
) -> None:
    for at in range(510):
        stored_person(desk.db, f"Aaa{at:03}", "Ana")
    go_to(window, "nadia")
    page = window.page()
    assert isinstance(page, PeoplePage) and page.panel.person and page.panel.person.id == nadia


def test_control_enter_books_for_the_person(window: MainWindow, nadia: int, desk: Desk) -> None:
    dialog = look_for(window, "nadia")
    QTest.keyClick(dialog.line, KEY.Key_Return, CTRL)
    booking = opened(window, BookingDialog)
    assert booking.who.picker.value() == stored.get(desk.db, nadia)
    booking.close()


def test_control_enter_on_what_is_nobody_says_so(window: MainWindow) -> None:
    dialog = look_for(window, "jeudi")
    QTest.keyClick(dialog.line, KEY.Key_Return, CTRL)
    assert QApplication.activeModalWidget() is dialog
    dialog.close()


def test_a_day_opens_in_the_agenda_at_its_hour(window: MainWindow, nadia: int) -> None:
    go_to(window, "4/12 9h")
    page = window.page()
    assert isinstance(page, AgendaPage) and page.day.list.hasFocus()
    assert page.view().day == date(2025, 12, 4) and "Nadia Aubert" in chosen(page.day.list)
    go_to(window, "14h")
    assert page.view().day == date(2025, 11, 27) and chosen(page.day.list).startswith("14 h, libre")
    go_to(window, "23h")
    assert chosen(page.day.list).startswith("16 h 15, libre"), "later than the last row is the last row"
    go_to(window, "samedi 9h")
    assert page.view().day == date(2025, 11, 29), "a day on which nobody receives opens as well"


def test_the_second_meaning_of_a_date_is_one_arrow_away(window: MainWindow) -> None:
    go_to(window, "jeudi", down=1)
    assert window.page().view().day == date(2025, 12, 4)  # type: ignore[attr-defined]


def test_a_mandate_opens_by_its_number(window: MainWindow, nadia: int) -> None:
    go_to(window, "2025-0001")
    page = window.page()
    assert isinstance(page, MandatesPage) and page.list.table.current_row().mandate.number == "2025-0001"


def test_one_that_ended_too_long_ago_for_the_list_opens_beside_its_person(
    window: MainWindow, desk: Desk, nadia: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop_app.storage.mandates import mandates

    old = stored_mandate(desk.db, State.ENDED, person=stored.get(desk.db, nadia), drafted_at=datetime(2025, 1, 2, 9))
    monkeypatch.setattr(mandates.ended, "__kwdefaults__", {"limit": 0})
    go_to(window, old.number)
    page = window.page()
    assert isinstance(page, PeoplePage) and page.panel.person and page.panel.person.id == nadia


@pytest.mark.parametrize(
    ("typed", "page", "then"),
    [
        ("usagers", "people", lambda window: True),
        ("paramètres", "settings", lambda window: True),
        ("fermetures", "settings", lambda window: window.page().asks_about() == "settings#fermetures-et-vacances"),
        ("sauvegardes", "protection", lambda window: window.page().asks_about() == "backups"),
        ("nouveau mandat", "mandates", lambda window: window.page().taking is not None),
        ("ajouter quelqu", "people", lambda window: bool(QApplication.activeModalWidget())),
        ("réserver", "today", lambda window: isinstance(QApplication.activeModalWidget(), BookingDialog)),
        ("imprimer la sem", "today", lambda window: bool(QApplication.activeModalWidget())),
        ("raccourcis", "today", lambda window: bool(QApplication.activeModalWidget())),
    ],
)
def test_pages_parts_and_gestures_open(
    window: MainWindow, typed: str, page: str, then: Callable[[MainWindow], bool]
) -> None:
    go_to(window, typed)
    assert window.page().key == page and then(window)
    if front := QApplication.activeModalWidget():
        front.close()


def test_a_row_that_is_clicked_opens_and_the_name_of_a_group_does_not(window: MainWindow, nadia: int) -> None:
    dialog = look_for(window, "nadia")
    for at in (0, 1):
        assert dialog.isVisible()
        room = dialog.list.visualItemRect(dialog.list.item(at))
        QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, room.center().y()))
    assert not dialog.isVisible() and window.page().key == "people"


def test_the_parts_of_pages_are_those_of_the_pages() -> None:
    assert [(key, title, verb) for key, title, _, verb in places.SECTIONS] == [
        (key, title, verb) for key, title, _, verb in settings._SECTIONS
    ]
    assert [(key, title) for key, title, _ in places.PARTS] == [
        (key, part.title) for key, (part, _) in protection._PARTS.items()
    ]
    assert set(places._ALSO) == {entry.key for entry in PAGES}


def test_it_changes_nothing(window: MainWindow, desk: Desk, nadia: int) -> None:
    before = [list(desk.db[table].rows) for table in desk.db.table_names() if table != "clock"]
    for typed in ("nadia", "4/12 9h", "2025-0001", "usagers"):
        go_to(window, typed)
    assert [list(desk.db[table].rows) for table in desk.db.table_names() if table != "clock"] == before
