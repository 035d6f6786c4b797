"""What a booking refuses or asks about: a sentence beside the field, and nothing typed is ever lost."""

from __future__ import annotations

from datetime import date, datetime

import pytest
import shiboken6
from PySide6.QtCore import Qt

from desktop_app.screens.appointments.day_list import DayList
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.connection import database
from desktop_app.storage.planning import patterns
from desktop_app.storage.reception import appointments, people
from desktop_app.use_cases.desk import Desk
from tests.helpers.booking_screens import begin, begin_anywhere, hours, type_theme, words
from tests.helpers.builders import THURSDAY, stored_person, thursdays
from tests.helpers.clock import StillClock
from tests.helpers.day_screens import (
    book_for,
    focused,
    shown_words,
)
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.typing import press, type_text

ENTER, DOWN, ESC, TAB = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Escape, Qt.Key.Key_Tab
CTRL = Qt.KeyboardModifier.ControlModifier


def test_everything_missing_is_said_beside_its_field_and_nothing_is_lost(
    desk: Desk, window: MainWindow, day: DayList
) -> None:
    dialog = begin(window, day, "9 h")
    type_text(focused(), "zzz")
    press(focused(), ENTER)
    dialog.who.last_name.clear()
    type_text(dialog.who.phone, "12")
    dialog.agree.click()
    assert set(dialog.form.faults()) == {"last_name", "first_name", "phone", "theme"}
    assert focused() is dialog.who.last_name
    assert dialog.who.phone.value() == "12"
    assert words(dialog) == "Réserver jeudi 27 à 9 h"


def test_nobody_chosen_is_said(window: MainWindow, day: DayList) -> None:
    dialog = begin(window, day, "9 h")
    type_theme(dialog, "Log")
    press(focused(), ENTER)
    assert dialog.form.faults() == {"person": "Choisissez la personne dans la liste, ou ajoutez-la."}
    assert focused() is dialog.who.picker.line


@pytest.mark.parametrize("typed", ["x" * 10_000, "محمد", "Zoé 😀", '50 % \'d"accord"', "12345"])
def test_absurd_names_are_refused_and_kept(window: MainWindow, day: DayList, typed: str) -> None:
    dialog = begin(window, day, "9 h")
    dialog.who.picker.set_typed("Abadie Zoé")
    press(dialog.who.picker.line, ENTER)
    dialog.who.last_name.setText(typed)
    type_theme(dialog, "Log")
    press(focused(), ENTER)
    assert set(dialog.form.faults()) == {"last_name"}
    assert dialog.who.last_name.value() == typed


def test_a_likely_duplicate_is_shown_before_it_is_made_twice(desk: Desk, window: MainWindow, day: DayList) -> None:
    stored_person(desk.db, "Lefèvre", "Éloïse", "0639980001")
    dialog = begin(window, day, "9 h")
    type_text(focused(), "Lefebvre Eloise")
    press(focused(), ENTER)
    type_theme(dialog, "Log")
    press(focused(), ENTER)
    assert "Est-ce la même personne ?" in shown_words(dialog)
    assert [button.text().replace("\N{NO-BREAK SPACE}", " ") for button in dialog.who.duplicates.buttons] == [
        "LEFÈVRE Éloïse · 06 39 98 00 01",
        "C’est quelqu’un d’autre",
    ]
    assert appointments.on_day(desk.db, THURSDAY) == []
    press(focused(), ENTER)
    assert dialog.who.picker.raw() == "Éloïse Lefèvre"
    dialog.agree.click()
    assert people.count(desk.db) == 1
    assert len(appointments.on_day(desk.db, THURSDAY)) == 1


def test_someone_else_of_nearly_the_same_name_can_be_added(desk: Desk, window: MainWindow, day: DayList) -> None:
    stored_person(desk.db, "Lefèvre", "Éloïse")
    dialog = begin(window, day, "9 h")
    type_text(focused(), "Lefebvre Eloise")
    press(focused(), ENTER)
    type_theme(dialog, "Log")
    press(focused(), ENTER)
    dialog.who.duplicates.buttons[-1].click()
    assert people.count(desk.db) == 2
    assert dialog.settled


def test_a_slot_taken_meanwhile_is_said_and_no_other_is_taken_silently(
    desk: Desk, window: MainWindow, day: DayList
) -> None:
    stored_person(desk.db, "Castel", "Zoé")
    dialog = begin(window, day, "9 h 45")
    type_text(focused(), "castel")
    press(focused(), ENTER)
    book_for(desk, "Lefèvre", 9, 45)
    type_text(focused(), "Log")
    press(focused(), ENTER)
    assert dialog.form.faults()["slot"].startswith("Il n’y a plus de place à 9")
    assert dialog.when.place is None and "9 h 45" not in hours(dialog)
    assert dialog.who.picker.raw() == "Zoé Castel" and dialog.what.theme == "Logement"
    dialog.agree.click()
    assert len(appointments.on_day(desk.db, THURSDAY)) == 1


def test_a_person_busy_with_another_advisor_is_said(desk: Desk, window: MainWindow, day: DayList) -> None:
    with database.writing(desk.db):
        patterns.add(desk.db, thursdays(2))
    book_for(desk, "Lefèvre", 9)
    window.refresh()
    dialog = begin(window, day, "9 h, libre, avec Jordi Puig")
    type_text(focused(), "lef")
    press(focused(), ENTER)
    type_text(focused(), "Log")
    press(focused(), ENTER)
    assert dialog.form.faults() == {"person": "Cette personne a déjà un rendez-vous à cette heure."}


def test_the_past_is_booked_only_when_said(desk: Desk, window: MainWindow, day: DayList) -> None:
    stored_person(desk.db)
    dialog = begin_anywhere(window, day)
    dialog.who.picker.set_typed("lef")
    press(dialog.who.picker.line, ENTER)
    dialog.when.days.setFocus()
    press(dialog.when.days, Qt.Key.Key_End)
    type_text(focused(), "20/11/2025")
    assert "Les heures de ce jour sont passées." in shown_words(dialog)
    assert hours(dialog) == []
    dialog.when.past.click()
    assert hours(dialog)[0] == "9 h"
    type_theme(dialog, "Log")
    press(focused(), ENTER)
    assert [a.start for a in appointments.on_day(desk.db, date(2025, 11, 20))] == [datetime(2025, 11, 20, 9)]


def test_an_hour_that_passes_while_one_talks_asks_before_it_is_noted(
    desk: Desk, window: MainWindow, day: DayList, clock: StillClock
) -> None:
    stored_person(desk.db)
    dialog = begin(window, day, "9 h")
    type_text(focused(), "lef")
    press(focused(), ENTER)
    type_text(focused(), "Log")
    clock.set(datetime(2025, 11, 27, 9, 50))
    press(focused(), ENTER)
    assert "Ce créneau est passé" in dialog.form.faults()["slot"]
    assert focused() is dialog.when.past
    press(focused(), Qt.Key.Key_Space)
    assert words(dialog) == "Réserver jeudi 27 à 9 h"
    press(focused(), ENTER)
    assert [a.start for a in appointments.on_day(desk.db, THURSDAY)] == [datetime(2025, 11, 27, 9)]


def test_esc_asks_only_when_something_was_typed(window: MainWindow, day: DayList, dialogs: FakeDialogs) -> None:
    dialog = begin(window, day, "9 h")
    press(focused(), ESC)
    assert not dialogs.said
    dialog = begin(window, day, "9 h")
    type_text(focused(), "l")
    dialogs.answers += [False, True]
    press(focused(), ESC)
    press(focused(), ESC)
    assert dialog.isVisible()
    press(focused(), ESC)
    assert [said.more[0] for said in dialogs.said] == ["Abandonner", "Abandonner"]
    assert not shiboken6.isValid(dialog) or not dialog.isVisible()
