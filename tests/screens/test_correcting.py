"""Correcting an appointment from its row: another person, another theme, or none at all; and who left before time."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from PySide6.QtCore import Qt

from desktop_app.domain.planning import Segment
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.theme import Purpose
from desktop_app.screens.appointments.correcting_dialog import CorrectingDialog
from desktop_app.screens.appointments.day_list import DayList
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.reception import appointments
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.settings import settings
from tests.helpers.builders import NINE, THURSDAY, stored_appointment, stored_person, thursdays
from tests.helpers.day_screens import book_for, choose, focused, opened, rows_of, shown_words
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.seeing import click, field, fill
from tests.helpers.typing import press, type_text

ENTER = Qt.Key.Key_Return


def begin(window: MainWindow, day: DayList, desk: Desk) -> CorrectingDialog:
    """Lefèvre at nine, chosen in the list, and M."""
    book_for(desk, "Lefèvre", 9)
    window.refresh()
    choose(day, "Lefèvre")
    type_text(day, "m")
    return opened(window, CorrectingDialog)


def test_another_person_is_chosen_by_keyboard(desk: Desk, window: MainWindow, day: DayList) -> None:
    stored_person(desk.db, "Roca", "Joan", "")
    dialog = begin(window, day, desk)
    assert dialog.who.picker.raw() == "Éloïse Lefèvre" and focused() is dialog.who.picker.line
    type_text(focused(), "roca")
    press(focused(), ENTER)
    press(dialog, ENTER)
    assert not dialog.isVisible()
    assert rows_of(day)[0].startswith("9 h, Joan Roca")
    window.undo()
    assert rows_of(day)[0].startswith("9 h, Éloïse Lefèvre")


def test_another_theme_and_what_is_missing_is_said_beside_it(desk: Desk, window: MainWindow, day: DayList) -> None:
    dialog = begin(window, day, desk)
    dialog.what.themes.set_value(None)
    press(dialog, ENTER)
    assert dialog.isVisible() and "Choisissez le motif" in shown_words(dialog)
    fill(field(dialog, "Pour quoi ?"), "Justice")
    press(dialog, ENTER)
    (kept,) = appointments.on_day(desk.db, THURSDAY)
    assert kept.theme == "Justice"


def test_on_a_day_of_two_kinds_the_themes_of_its_own_hours_are_offered(
    desk: Desk, window: MainWindow, day: DayList
) -> None:
    morning, afternoon = (Segment(time(9), time(12)),), (Segment.workshop(time(14), time(17), 6),)
    workshop = thursdays(segments=afternoon, purpose=Purpose.WORKSHOPS)
    settings.change_days(desk, [thursdays(segments=morning), workshop])
    made = stored_appointment(
        desk.db, stored_person(desk.db), start=NINE.replace(hour=14), end=NINE.replace(hour=17), theme="Email"
    )
    window.refresh()
    choose(day, "Lefèvre")
    type_text(day, "m")
    dialog = opened(window, CorrectingDialog)
    fill(field(dialog, "Pour quoi ?"), "Bureautique")
    press(dialog, ENTER)
    assert not dialog.isVisible() and appointments.get(desk.db, made.id) == replace(made, theme="Bureautique")


def test_a_mistake_is_taken_out_and_comes_back(desk: Desk, window: MainWindow, day: DayList) -> None:
    dialog = begin(window, day, desk)
    click(dialog, "Supprimer ce rendez-vous")
    assert not dialog.isVisible() and rows_of(day)[0] == "9 h, libre"
    window.undo()
    assert rows_of(day)[0].startswith("9 h, Éloïse Lefèvre")


def test_a_correction_begun_is_not_lost_without_a_word(
    desk: Desk, window: MainWindow, day: DayList, dialogs: FakeDialogs
) -> None:
    dialogs.answers = [True]
    fill(field(begin(window, day, desk), "Pour quoi ?"), "Justice")
    press(focused(), Qt.Key.Key_Escape)
    assert [said.title for said in dialogs.said] == ["Abandonner cette correction ?"]
    (kept,) = appointments.on_day(desk.db, THURSDAY)
    assert kept.theme == "Logement"


def test_somebody_leaves_before_being_received(desk: Desk, window: MainWindow, day: DayList) -> None:
    book_for(desk, "Lefèvre", 9)
    window.refresh()
    choose(day, "Lefèvre")
    type_text(day, "a")
    type_text(day, "p")
    (kept,) = appointments.on_day(desk.db, THURSDAY)
    assert kept.state is State.LEFT
    assert "départ sans entretien" in rows_of(day)[0] or "départ sans entretien" in rows_of(day)[1]
