"""Rooms in Réglages: described in sentences, chosen where hours are typed, said where they do not suit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox

from desktop_app.domain.french import NBSP
from desktop_app.domain.place import MAIN
from desktop_app.domain.planning import Room, given_as
from desktop_app.screens.planning.day_dialogs import ChangedDayDialog, Way
from desktop_app.screens.planning.pattern_dialog import PatternDialog
from desktop_app.screens.settings.place_section import RoomDialog
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.planning import patterns
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import rooms, schedule
from tests.helpers.builders import THURSDAY
from tests.helpers.day_screens import open_pattern, opened, shown_words
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.seeing import click, field, fill, words
from tests.helpers.typing import press

ENTER = Qt.Key.Key_Return
NEXT = THURSDAY + timedelta(7)


@pytest.fixture
def window(window: MainWindow, dialogs: FakeDialogs) -> Iterator[MainWindow]:
    window.go("settings", section="place")
    yield window
    dialogs.answers = [True, True]


def said(widget: object) -> str:
    return words(widget).replace(NBSP, " ")  # type: ignore[arg-type]


def choice(dialog: object, name: str) -> QComboBox:
    found = [each for each in dialog.findChildren(QComboBox) if each.accessibleName() == name]  # type: ignore[attr-defined]
    return next(each for each in found if each.isVisible())


def test_a_room_is_described_then_corrected_and_taken_out_by_keyboard(window: MainWindow, desk: Desk) -> None:
    click(window, "Ajouter une salle")
    dialog = opened(window, RoomDialog)
    press(dialog, ENTER)
    assert "Le nom de la salle" in said(dialog) and dialog.isVisible()
    fill(field(dialog, "Son nom"), "Bureau 2")
    seats = field(dialog, "Places")
    assert isinstance(seats, QSpinBox)
    seats.setValue(3)
    for box in dialog.findChildren(QCheckBox)[:2]:
        box.click()
    press(dialog, ENTER)
    assert rooms.every(desk) == [Room(1, MAIN, "Bureau 2", 3, accessible=True, confidential=True)]
    assert "3 places, bureau fermé, accessible PMR" in said(window.page())
    click(window, "Modifier")
    again = opened(window, RoomDialog)
    fill(field(again, "Son nom"), "Bureau 3")
    press(again, ENTER)
    assert [each.name for each in rooms.every(desk)] == ["Bureau 3"]
    click(window, "Retirer")
    assert rooms.every(desk) == [] and "Aucune salle" in said(window.page())


def test_the_only_room_is_that_of_a_new_pattern_and_what_it_lacks_is_said(window: MainWindow, desk: Desk) -> None:
    rooms.keep(desk, Room(0, MAIN, "Hall", accessible=True))
    window.go("settings", section="days")
    click(window, "Ajouter une permanence")
    dialog = opened(window, PatternDialog)
    assert choice(dialog, f"Salle, plage{NBSP}1").currentText() == "Hall"
    field(dialog, "Jour").setCurrentIndex(6)  # type: ignore[attr-defined]
    dialog.tell_people()
    assert "« Hall » n’est pas un bureau fermé" in said(dialog)
    press(dialog, ENTER, Qt.KeyboardModifier.ControlModifier)
    assert {part.room for part in patterns.every(desk.db)[-1].segments} == {"Hall"}


def test_hours_keep_the_room_they_name_until_another_is_chosen(window: MainWindow, desk: Desk) -> None:
    for name in ("Hall", "Bureau"):
        rooms.keep(desk, Room(0, MAIN, name, accessible=True, confidential=name == "Bureau"))
    window.go("settings", section="days")
    dialog = open_pattern(window)
    room = choice(dialog, f"Salle, plage{NBSP}1")
    assert [room.itemText(at) for at in range(room.count())] == ["Non précisée", "Bureau", "Hall"]
    assert room.currentText() == "Non précisée"
    room.setCurrentText("Bureau")
    dialog.tell_people()
    assert "bureau fermé" not in said(dialog)
    dialog.save()
    assert patterns.every(desk.db)[-1].segments[0].room == "Bureau"


def test_one_day_is_held_in_another_of_the_rooms(window: MainWindow, desk: Desk) -> None:
    rooms.keep(desk, Room(0, MAIN, "Hall", accessible=True))
    here = schedule.here_on(desk, NEXT)[0]
    planned = given_as(here.key, schedule.planning_of(desk))
    assert planned
    dialog = ChangedDayDialog(window.context, planned, Way.ROOM, window)
    dialog.open()
    choice(dialog, f"Quelle salle{NBSP}?").setCurrentText("Hall")
    dialog.look_ahead()
    assert "n’est pas un bureau fermé" in shown_words(dialog)
    click(dialog, "Noter la salle")
    assert {part.room for part in schedule.here_on(desk, NEXT)[0].segments} == {"Hall"}
