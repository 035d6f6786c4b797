"""The equipment of a session: agreed in two keys at the opening, unticked where it lacks, seen on the day."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit

from desktop_app.domain.planning import Decider
from desktop_app.domain.planning.equipment import EquipmentCheck, Item
from desktop_app.screens.planning.equipment_dialog import EquipmentDialog
from desktop_app.screens.settings.page import SettingsPage
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.planning import equipment as stored
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import schedule
from tests.helpers.builders import THURSDAY, its_terms, put_right
from tests.helpers.day_menu import CTRL, choose, menu_of
from tests.helpers.day_screens import focused, opened, shown_words, to_do, wait_in_front
from tests.helpers.seeing import click, whole
from tests.helpers.typing import press

NET, PHONE = Item("Internet", Decider.PLACE), Item("Téléphone", Decider.PARTNER)
ENTER = Qt.Key.Key_Return


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """It is half past eight; the place has Internet there, and the advisors bring a telephone."""
    put_right(desk, its_terms(equipment=("Internet",), brought=("Téléphone",)))
    return desk


def checks(desk: Desk) -> list[EquipmentCheck]:
    return stored.between(desk.db, date.min, date.max)


def asked(window: MainWindow) -> list[str]:
    """What « À faire » says of the equipment."""
    said = [each.accessibleName().replace("\xa0", " ") for each in to_do(window)]
    return [each for each in said if "atériel" in each or "manque" in each]


def tick(dialog: EquipmentDialog, words: str) -> QCheckBox:
    return next(each for each in dialog.findChildren(QCheckBox) if each.accessibleName().startswith(words))


def test_two_keys_say_that_everything_is_there(window: MainWindow, desk: Desk) -> None:
    assert asked(window) == ["Matériel à vérifier : Marie Castell"]
    press(focused(), Qt.Key.Key_I, CTRL)
    dialog = opened(window, EquipmentDialog)
    assert dialog.agree.text() == "Tout est là" and not dialog.told.isVisible()
    press(dialog, ENTER, CTRL)
    assert checks(desk) == [EquipmentCheck(THURSDAY, 1, 1, 2)] and asked(window) == []
    window.undo()
    assert checks(desk) == [] and asked(window) == ["Matériel à vérifier : Marie Castell"]


def test_what_lacks_is_unticked_seen_on_the_day_and_passed_on(window: MainWindow, desk: Desk) -> None:
    line = next(each for each in to_do(window) if "atériel" in each.accessibleName())
    line.click()
    dialog = opened(window, EquipmentDialog)
    tick(dialog, "Téléphone").click()
    assert dialog.agree.text() == "Noter 1 manque".replace("1 ", "1\xa0") and dialog.told.isVisible()
    assert "Département des Pyrénées-Orientales" in dialog.told.accessibleName()
    press(dialog, ENTER, CTRL)
    assert checks(desk) == [EquipmentCheck(THURSDAY, 1, 1, 2, (PHONE,))]
    lacks = "Téléphone (Département des Pyrénées-Orientales)"
    assert f"Il manque : {lacks}." in shown_words(window.page())
    assert asked(window) == [f"Matériel à signaler : {lacks}"]
    wait_in_front(window)
    choose(menu_of(window), "Vérifier le matériel")
    again = opened(window, EquipmentDialog)
    assert not tick(again, "Téléphone").isChecked() and tick(again, "Internet").isChecked()
    again.told.click()
    press(again, ENTER, CTRL)
    assert checks(desk)[0].told and asked(window) == []


def test_a_convention_that_says_nothing_leaves_the_day_as_it_was(window: MainWindow, desk: Desk) -> None:
    put_right(desk, its_terms())
    window.page().refresh()
    press(focused(), Qt.Key.Key_I, CTRL)
    assert not window.findChildren(EquipmentDialog) and asked(window) == []


def test_the_list_is_corrected_with_the_terms(window: MainWindow, desk: Desk) -> None:
    window.go("settings", section="convention")
    page = window.page()
    assert isinstance(page, SettingsPage)
    wanted = next(each for each in whole(page).findChildren(QPlainTextEdit) if each.toPlainText() == "Internet")
    wanted.setPlainText("Internet\n\n  Imprimante \n")
    click(page, "Enregistrer")
    (convention,) = schedule.register_of(desk)
    assert convention.terms.equipment == ("Internet", "Imprimante")
