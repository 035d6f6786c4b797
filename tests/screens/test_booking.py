"""Booking by keyboard, in the order of the conversation: who, what for, when."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.convention import Booker
from desktop_app.domain.theme import ADMINISTRATIVE_THEMES
from desktop_app.screens.appointments.booking_dialog import BookingDialog, DonePart
from desktop_app.screens.appointments.day_list import DayList
from desktop_app.screens.appointments.place import Aim
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.connection import database
from desktop_app.storage.planning import patterns
from desktop_app.storage.reception import appointments, people
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import enrolment
from desktop_app.use_cases.workshops import workshops
from tests.helpers.booking_screens import begin, begin_anywhere, hours, type_theme, words
from tests.helpers.builders import (
    FRIDAY,
    THURSDAY,
    its_convention,
    put_convention,
    stored_appointment,
    stored_person,
    thursdays,
)
from tests.helpers.day_screens import (
    book_for,
    chosen,
    focused,
    opened,
    rows_of,
    shown_words,
)
from tests.helpers.seeing import fill
from tests.helpers.typing import press, type_text
from tests.use_cases.gestures_of_workshops import FIRST_STEPS, PLACE

ENTER, DOWN, ESC, TAB = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Escape, Qt.Key.Key_Tab
CTRL = Qt.KeyboardModifier.ControlModifier


def test_from_a_free_row_to_a_booking_without_the_mouse(desk: Desk, window: MainWindow, day: DayList) -> None:
    stored_person(desk.db, "Lefèvre", "Éloïse")
    begin(window, day, "10 h 30")
    type_text(focused(), "lef")
    press(focused(), ENTER)
    type_text(focused(), "Log")
    press(focused(), ENTER)
    booked = appointments.on_day(desk.db, THURSDAY)
    assert [(a.start, a.theme) for a in booked] == [(datetime(2025, 11, 27, 10, 30), "Logement")]
    assert "C’est noté\nÉloïse Lefèvre\nJeudi 27 novembre à 10 h 30" in shown_words(opened(window, BookingDialog))
    press(focused(), ESC)
    assert chosen(day) == "10 h 30, Éloïse Lefèvre, Logement, prévu"


def test_ctrl_enter_books_and_closes_at_once(desk: Desk, window: MainWindow, day: DayList) -> None:
    stored_person(desk.db)
    dialog = begin(window, day, "10 h 30")
    type_text(focused(), "lef")
    press(focused(), ENTER)
    type_text(focused(), "Log")
    press(focused(), ENTER, CTRL)
    assert len(appointments.on_day(desk.db, THURSDAY)) == 1
    assert not shiboken6.isValid(dialog) or not dialog.isVisible()


@pytest.mark.parametrize(
    ("booked_by", "contact", "sentence"),
    [
        (Booker.PLACE, "", ""),
        (
            Booker.ADVISOR,
            "06 39 98 00 01",
            "la personne qui conseille\N{NO-BREAK SPACE}: 06 39 98 00 01. Notez",
        ),
        (
            Booker.PARTNER,
            "",
            "l’application du partenaire (Département des Pyrénées-Orientales). Recopiez-les",
        ),
    ],
)
def test_who_takes_the_appointments_stands_at_the_top(
    desk: Desk, window: MainWindow, day: DayList, booked_by: Booker, contact: str, sentence: str
) -> None:
    put_convention(desk.db, its_convention(booked_by=booked_by, booking_contact=contact))
    dialog = begin(window, day, "10 h 30")
    assert sentence in dialog.booker.sentence() and dialog.booker.isVisible() is bool(sentence)


def test_after_booking_the_card_is_one_key_away(desk: Desk, window: MainWindow, day: DayList, qtbot: QtBot) -> None:
    stored_person(desk.db)
    dialog = begin(window, day, "10 h 30")
    type_text(focused(), "lef")
    press(focused(), ENTER)
    type_text(focused(), "Log")
    assert not dialog.findChildren(DonePart), "made for nobody who gives up"
    press(focused(), ENTER)
    assert isinstance(focused(), QPushButton) and focused() is dialog.done_part.print_button
    press(focused(), ENTER)
    preview = opened(window, PreviewDialog)
    qtbot.waitUntil(lambda: "page" in preview.panel.facts.text())
    preview.reject()
    assert not shiboken6.isValid(dialog) or not dialog.isVisible()


def test_someone_new_is_added_in_the_same_gesture(desk: Desk, window: MainWindow, day: DayList) -> None:
    dialog = begin(window, day, "9 h")
    type_text(focused(), "d’Œuvre-Nuñez Zoé")
    press(focused(), ENTER)
    assert dialog.who.last_name.value() == "d’Œuvre-Nuñez"
    assert dialog.who.first_name.value() == "Zoé"
    type_text(dialog.who.phone, "0639980001")
    type_theme(dialog, "Just")
    press(focused(), ENTER)
    [known] = people.search(desk.db, "oeuvre")
    assert (known.name, known.phone) == ("Zoé d’Œuvre-Nuñez", "0639980001")
    press(dialog, ESC)
    assert rows_of(day)[0] == "9 h, Zoé d’Œuvre-Nuñez, Justice, prévu"


def test_a_name_typed_in_the_other_order_is_put_right_in_one_press(
    desk: Desk, window: MainWindow, day: DayList
) -> None:
    dialog = begin(window, day, "9 h")
    type_text(focused(), "zoé abadie")
    press(focused(), ENTER)
    assert (dialog.who.last_name.value(), dialog.who.first_name.value()) == ("Zoé", "Abadie")
    [other] = dialog.who.readings.buttons
    assert other.text() == "Plutôt nom « Abadie », prénom « Zoé »"
    fill(dialog.who.first_name, "06")
    press(dialog, ENTER)
    assert dialog.form.faults()["first_name"].startswith("Le prénom contient «\N{NO-BREAK SPACE}0")
    press(other, Qt.Key.Key_Return)
    assert "first_name" not in dialog.form.faults(), "the fault of a reading that is no longer there stays"
    assert (dialog.who.last_name.value(), dialog.who.first_name.value()) == ("Abadie", "Zoé")
    [back] = dialog.who.readings.buttons
    assert back.text() == "Plutôt nom « Zoé », prénom « Abadie »" and focused() is dialog.who.last_name
    type_theme(dialog, "Just")
    press(focused(), ENTER, CTRL)
    assert [person.name for person in people.search(desk.db, "abadie")] == ["Zoé Abadie"]


def test_undoing_the_booking_takes_the_new_person_away_too(desk: Desk, window: MainWindow, day: DayList) -> None:
    dialog = begin(window, day, "9 h")
    type_text(focused(), "Abadie Zoé")
    press(focused(), ENTER)
    type_theme(dialog, "Just")
    press(focused(), ENTER, CTRL)
    window.undo()
    assert appointments.on_day(desk.db, THURSDAY) == []
    assert people.count(desk.db) == 0


def test_the_hours_say_with_whom_when_several_are_here(desk: Desk, window: MainWindow, day: DayList) -> None:
    with database.writing(desk.db):
        patterns.add(desk.db, thursdays(2))
    window.refresh()
    dialog = begin(window, day, "9 h, libre, avec Jordi Puig")
    assert "avec Marie Castell, démarches administratives" in shown_words(dialog)
    assert dialog.when.place is not None and dialog.when.place.advisor.name == "Jordi Puig"


def test_the_arrows_choose_among_the_hours(window: MainWindow, day: DayList) -> None:
    dialog = begin(window, day, "9 h")
    dialog.when.slots.setFocus()
    press(focused(), Qt.Key.Key_Right)
    assert words(dialog) == "Réserver jeudi 27 à 9 h 45"


def test_another_day_brings_its_hours_and_its_themes(window: MainWindow, day: DayList) -> None:
    dialog = begin(window, day, "9 h")
    themes = [dialog.what.themes.itemText(at) for at in range(dialog.what.themes.count())]
    assert themes[1] == ADMINISTRATIVE_THEMES[0].label
    dialog.when.days.setFocus()
    press(dialog.when.days, DOWN)
    assert words(dialog) == "Réserver vendredi 28 à 9 h"
    assert hours(dialog) == ["9 h · 8 places", "14 h · 8 places"]
    assert dialog.what.themes.itemText(1) == "Diagnostic numérique"


def test_without_a_row_it_begins_with_the_first_free_hour(desk: Desk, window: MainWindow, day: DayList) -> None:
    book_for(desk, "Lefèvre", 9)
    dialog = begin_anywhere(window, day)
    assert words(dialog) == "Réserver jeudi 27 à 9 h 45"
    type_text(focused(), "lef")
    press(focused(), ENTER)
    assert focused() is dialog.what.themes


def test_a_typed_date_shows_its_hours_or_the_next_day(window: MainWindow, day: DayList) -> None:
    dialog = begin_anywhere(window, day)
    dialog.when.days.setFocus()
    press(dialog.when.days, Qt.Key.Key_End)
    assert focused() is dialog.when.date.line
    type_text(focused(), "11/6/2026")
    assert words(dialog) == "Réserver jeudi 11 juin 2026 à 9 h"
    dialog.when.date.line.clear()
    type_text(focused(), "10/6/2026")
    assert "Aucune place libre mercredi 10 juin. Ensuite : jeudi 11 juin." in shown_words(dialog)
    dialog.when.date.line.setText("")
    type_text(dialog.when.date.line, "14/05/2026")
    assert "Le lieu est fermé jeudi 14 mai (Ascension). Ensuite : vendredi 15 mai." in shown_words(dialog)
    assert words(dialog) == "Réserver"


def test_the_form_fits_its_dialog_with_the_longest_words(desk: Desk, window: MainWindow, day: DayList) -> None:
    stored_person(desk.db, "W" * 80, "M" * 80)
    dialog = begin(window, day, "9 h")
    type_text(focused(), "www")
    press(focused(), ENTER)
    viewport = dialog.form.parentWidget().parentWidget()
    assert dialog.form.parentWidget().width() <= viewport.width()
    type_text(dialog.what.themes, "Log")
    press(dialog.what.themes, ENTER)
    assert dialog.settled
    assert dialog.minimumSizeHint().width() <= dialog.width()


def test_a_full_day_is_said_with_the_next_one(desk: Desk, window: MainWindow, day: DayList) -> None:
    for at in range(4):
        stored_appointment(desk.db, start=datetime(2025, 11, 27, 9 + at * 45 // 60, at * 45 % 60))
        stored_appointment(desk.db, start=datetime(2025, 11, 27, 14 + at * 45 // 60, at * 45 % 60))
    window.refresh()
    dialog = begin_anywhere(window, day)
    assert words(dialog) == "Réserver vendredi 28 à 9 h"
    dialog.when.days.setCurrentIndex(0)
    dialog.when.days.edited.emit()
    assert "Aucune place libre jeudi 27 novembre. Ensuite : vendredi 28 novembre." in shown_words(dialog)


def test_a_seat_that_is_kept_is_among_the_hours_of_its_person_alone(desk: Desk, window: MainWindow) -> None:
    workshops.give(desk, **PLACE, subject=replace(FIRST_STEPS, minimum=0, maximum=1))
    kept_for, other = stored_person(desk.db, "Roca", "Karim"), stored_person(desk.db, "Bosc", "Ida")
    enrolment.promote(desk, enrolment.put_on_list(desk, **PLACE, person=kept_for).subject)
    dialog = BookingDialog(window.page().context, Aim(FRIDAY))  # type: ignore[attr-defined]
    dialog.setParent(window, dialog.windowFlags())
    dialog.show()
    found = []
    for person in (other, kept_for, other):
        dialog.who.choose(person)
        dialog.who.chosen.emit()
        found.append([words.partition(" · ")[0] for words in hours(dialog)])
    assert found == [["9 h"], ["9 h", "14 h"], ["9 h"]]
    dialog.settled = True
    dialog.close()
