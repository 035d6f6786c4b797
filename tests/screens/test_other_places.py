"""Other places in Réglages: added, corrected and left in sentences, and chosen where a day is held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from desktop_app.domain.french import NBSP
from desktop_app.screens.planning.day_dialogs import AddedDayDialog, ChangedDayDialog, Way
from desktop_app.screens.planning.pattern_dialog import PatternDialog
from desktop_app.screens.settings.place_section import PlaceDialog
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.planning import patterns
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import places, schedule
from tests.helpers.builders import THURSDAY
from tests.helpers.day_screens import opened, shown_words
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.seeing import click, field, fill, words
from tests.helpers.typing import press

ENTER = Qt.Key.Key_Return


@pytest.fixture
def window(window: MainWindow, dialogs: FakeDialogs) -> Iterator[MainWindow]:
    window.go("settings", section="place")
    yield window
    dialogs.answers = [True, True]


def add_annexe(window: MainWindow) -> None:
    click(window, "Ajouter un autre lieu")
    dialog = opened(window, PlaceDialog)
    fill(field(dialog, "Son nom"), "Mairie annexe")
    fill(field(dialog, "Adresse"), "1 place Neuve")
    press(dialog, ENTER)
    assert not dialog.isVisible()


def test_a_place_is_added_beside_the_first_in_the_same_commune(window: MainWindow, desk: Desk) -> None:
    add_annexe(window)
    (other,) = places.others(desk)
    assert (other.place.name, other.place.commune, other.place.postcode) == ("Mairie annexe", "Le Boulou", "66160")
    assert "1 place Neuve, 66160 Le Boulou" in words(window.page()).replace(NBSP, " ")


def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(window: MainWindow, desk: Desk) -> None:
    click(window, "Ajouter un autre lieu")
    dialog = opened(window, PlaceDialog)
    fill(field(dialog, "Son nom"), "Médiathèque du Boulou")
    fill(field(dialog, "Code postal"), "6616")
    press(dialog, ENTER)
    assert "cinq chiffres" in words(dialog)
    fill(field(dialog, "Adresse"), "1 place Neuve")
    fill(field(dialog, "Code postal"), "66160")
    press(dialog, ENTER)
    assert "déjà dans la liste" in words(dialog) and places.others(desk) == []
    fill(field(dialog, "Son nom"), "Annexe")
    press(dialog, ENTER)
    assert [other.place.name for other in places.others(desk)] == ["Annexe"]


def test_a_place_is_corrected_then_left(window: MainWindow, desk: Desk, dialogs: FakeDialogs) -> None:
    add_annexe(window)
    click(window, "Modifier")
    dialog = opened(window, PlaceDialog)
    fill(field(dialog, "Adresse"), "2 place Neuve")
    press(dialog, ENTER)
    assert places.others(desk)[0].place.street == "2 place Neuve"
    dialogs.answers = [True]
    click(window, "Retirer")
    assert places.others(desk) == [] and "tout se tient à l’adresse" in words(window.page())


def test_a_day_is_held_there_once_it_exists(window: MainWindow, desk: Desk, dialogs: FakeDialogs) -> None:
    add_annexe(window)
    window.go("settings", section="days")
    click(window, "Modifier")
    dialog = opened(window, PatternDialog)
    chosen = field(dialog, "À quel endroit")
    assert isinstance(chosen, QComboBox) and chosen.count() == 2
    chosen.setCurrentIndex(1)
    click(dialog, "Enregistrer")
    assert {each.place_id for each in patterns.every(desk.db)} == {0, 2}
    window.go("settings", section="place")
    dialogs.answers = [True]
    click(window, "Retirer")
    assert len(places.others(desk)) == 1, "somebody still goes there"


def test_one_day_is_held_there(window: MainWindow, desk: Desk) -> None:
    add_annexe(window)
    (planned,) = schedule.here_on(desk, THURSDAY + timedelta(7))
    dialog = ChangedDayDialog(window.context, planned, Way.PLACE, window)
    dialog.open()
    chosen = field(dialog, "À quel endroit\xa0?")
    assert isinstance(chosen, QComboBox) and chosen.count() == 1 and chosen.isVisible()
    click(dialog, "Noter l’endroit")
    (held,) = schedule.here_on(desk, THURSDAY + timedelta(7))
    assert held.place_id == 2


def test_without_another_place_none_is_asked(window: MainWindow, desk: Desk) -> None:
    (planned,) = schedule.here_on(desk, THURSDAY + timedelta(7))
    changed = ChangedDayDialog(window.context, planned, parent=window)
    added = AddedDayDialog(window.context, THURSDAY + timedelta(9), window)
    for dialog in (changed, added):
        dialog.open()
        assert "À quel endroit" not in shown_words(dialog)
        dialog.close()
    assert Way.PLACE not in [changed.way.itemData(at) for at in range(changed.way.count())]
