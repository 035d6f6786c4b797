"""« Chercher partout »: opened anywhere by a key, what it offers to whom, and what it says when nothing is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.screens.appointments.booking_dialog import BookingDialog
from desktop_app.screens.finder.dialog import FinderDialog
from desktop_app.screens.finder.results import Group, Result, shared
from desktop_app.screens.help.shortcuts import ANYWHERE, shortcuts_of
from desktop_app.screens.navigation import PAGES
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.use_cases.desk import Desk
from tests.helpers.builders import stored_person
from tests.helpers.day_screens import free_closed_dialogs, open_window, opened, wait_in_front
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.finder_screens import CTRL, KEY, add_nadia, look_for, open_finder, results, rows
from tests.helpers.folders import at_work
from tests.helpers.seeing import field
from tests.helpers.typing import press, type_text


@pytest.fixture
def nadia(desk: Desk) -> int:
    """Somebody who comes next Thursday, and who gave a mandate."""
    return add_nadia(desk).id


def test_the_key_opens_it_on_every_page_with_the_keyboard_in_its_line(window: MainWindow) -> None:
    for entry in PAGES:
        window.go(entry.key)
        dialog = open_finder(window)
        assert QApplication.focusWidget() is dialog.line
        press(dialog.line, KEY.Key_Escape)
        free_closed_dialogs()
        wait_in_front(window)
    told = [each for each in shortcuts_of(window) if each.keys == "Ctrl+K"]
    assert [(each.what, each.where) for each in told] == [("Chercher partout", ANYWHERE)]


def test_escape_gives_the_keyboard_back(window: MainWindow) -> None:
    window.go("people")
    search = field(window, "Chercher un usager")
    search.setFocus()
    type_text(search, "aub")
    dialog = look_for(window, "nadia")
    press(dialog.line, KEY.Key_Escape)
    wait_in_front(window)
    assert QApplication.focusWidget() is search
    assert window.page().key == "people" and search.property("text") == "aub"


def test_a_button_at_the_top_opens_it_too(window: MainWindow) -> None:
    QTest.mouseClick(window.top_bar.find_button, Qt.MouseButton.LeftButton)
    opened(window, FinderDialog).close()


def test_not_over_another_dialog(window: MainWindow) -> None:
    dialog = BookingDialog(window.context, None, window)
    window.context.dialogs.show(dialog)
    opened(window, BookingDialog)
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_K, CTRL)
    assert QApplication.activeModalWidget() is dialog and not window.findChildren(FinderDialog)
    dialog.close()


def test_nothing_typed_offers_the_pages_last_seen_first_and_nobody(window: MainWindow, nadia: int) -> None:
    for page in ("people", "mandates", "people", "agenda"):
        window.go(page)
    dialog = open_finder(window)
    assert {each.group for each in results(dialog)} == {Group.PAGES}
    titles = [each.words for each in results(dialog)]
    assert titles[:3] == ["Usagers", "Mandats", "Aujourd’hui"] and titles[-1] == "Agenda", "the one in view is last"
    assert sorted(titles) == sorted(entry.title for entry in PAGES)
    type_text(dialog.line, "nadia")
    assert "Nadia Aubert" in rows(dialog)[0]
    dialog.line.clear()
    assert "Nadia" not in "".join(rows(dialog))
    dialog.close()


def test_a_person_their_mandate_and_what_may_be_done_for_them(window: MainWindow, nadia: int) -> None:
    dialog = look_for(window, "nadia")
    assert rows(dialog) == [
        "Usagers: Nadia Aubert, jeudi 4 décembre à 9 h",
        "Mandats: 2025-0001, Nadia Aubert, Signé, actif",
        "Pages et gestes: Réserver pour Nadia Aubert, Ctrl+Entrée",
        "Pages et gestes: Nouveau mandat pour Nadia Aubert",
    ]
    dialog.close()


@pytest.mark.parametrize("account", [2, 3, 4])
def test_others_see_no_motif_and_no_mandate_that_is_not_theirs(
    qtbot: QtBot, desk: Desk, tmp_path: Path, nadia: int, account: int
) -> None:
    with open_window(qtbot, at_work(desk, account), FakeDialogs(), tmp_path) as window:
        dialog = look_for(window, "nadia")
        told = rows(dialog)
        assert told[0] == "Usagers: Nadia Aubert, jeudi 4 décembre à 9 h" and "ogement" not in "".join(told)
        assert not [row for row in told if "2025-0001" in row]
        assert any("Nouveau mandat" in row for row in told) is (account == 3)
        dialog.line.clear()
        type_text(dialog.line, "2025-0001")
        assert rows(dialog) == ["Mandats: 2025-0001, Nadia Aubert, Signé, actif"], "as the list of mandates says it"
        dialog.close()


def test_the_arrows_stay_within_the_rows(window: MainWindow, nadia: int) -> None:
    dialog = look_for(window, "nadia")
    seen = []
    for key in (KEY.Key_Up, *[KEY.Key_Down] * 5, *[KEY.Key_Up] * 2):
        press(dialog.line, key)
        result = dialog.list.current()
        seen.append(results(dialog).index(result) if result else -1)
    assert seen == [0, 1, 2, 3, 3, 3, 2, 1]
    dialog.close()


def test_nothing_found_says_so_then_who_is_near(qtbot: QtBot, window: MainWindow, nadia: int) -> None:
    dialog = look_for(window, "nadja")
    assert not results(dialog) and not dialog.list.isVisible()
    assert (
        dialog.said.text().replace("\N{NO-BREAK SPACE}", " ").startswith("Rien pour « nadja ». Essayez un bout du nom")
    )
    qtbot.waitUntil(lambda: bool(results(dialog)))
    assert dialog.said.text().replace("\N{NO-BREAK SPACE}", " ") == "Rien pour « nadja ». Proche : Nadia Aubert."
    assert rows(dialog) == ["Noms proches: Nadia Aubert, jeudi 4 décembre à 9 h"]
    press(dialog.line, KEY.Key_Return)
    assert window.page().panel.person.id == nadia  # type: ignore[attr-defined]


def test_enter_does_not_wait_for_typing_to_rest_to_say_who_is_near(window: MainWindow, nadia: int) -> None:
    dialog = look_for(window, "nadja")
    press(dialog.line, KEY.Key_Return)
    assert dialog.isVisible() and [each.words for each in results(dialog)] == ["Nadia Aubert"]
    dialog.close()


def test_there_are_nine_at_most_some_of_each_group(window: MainWindow, desk: Desk) -> None:
    for at in range(20):
        stored_person(desk.db, f"Mardon{at:02}", "Ana")
    dialog = look_for(window, "mar")
    groups = [each.group for each in results(dialog)]
    assert len(groups) == 9 and groups == sorted(groups, key=list(Group).index)
    assert groups.count(Group.PEOPLE) == 8 and groups.count(Group.DAYS) == 1
    dialog.close()


def test_the_first_of_each_group_come_before_the_second_of_any() -> None:
    def named(group: Group, count: int) -> list[Result]:
        return [Result(group, "", f"{group.name}{at}", "", lambda context, window: None) for at in range(count)]

    found = shared([named(Group.PEOPLE, 9), named(Group.DAYS, 2), [], named(Group.PLACES, 4)], 5)
    assert [each.words for each in found] == ["PEOPLE0", "PEOPLE1", "DAYS0", "DAYS1", "PLACES0"]
    assert len(shared([named(Group.PEOPLE, 9), [], named(Group.PLACES, 4)], 9)) == 9


def test_it_stands_near_the_top_of_the_window(window: MainWindow) -> None:
    window.move(0, 0)
    dialog = open_finder(window)
    assert abs(dialog.geometry().center().x() - window.geometry().center().x()) < 24
    assert 0 < dialog.y() - window.y() < 90
    dialog.close()


def test_it_is_freed_once_closed(qtbot: QtBot, window: MainWindow) -> None:
    dialog = open_finder(window)
    with qtbot.waitSignal(dialog.destroyed):
        press(dialog.line, KEY.Key_Escape)
