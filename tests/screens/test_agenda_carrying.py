"""Somebody taken up in the week, by hand or by key: put down, refused, given back, taken back."""

from __future__ import annotations

from datetime import datetime, time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.planning import Absence, AbsenceKind
from desktop_app.domain.reception.appointment import State
from desktop_app.screens.agenda.week.view import WeekTable
from desktop_app.screens.agenda.week_view import WeekView
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import patterns
from desktop_app.storage.reception import appointments
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import absences
from tests.helpers.agenda_screens import drag, heard, middle, plain, start_of
from tests.helpers.builders import THURSDAY, stored_appointment, stored_person, thursdays
from tests.helpers.day_screens import book_for
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.typing import press

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


def test_somebody_is_carried_by_keys_and_taken_back(desk: Desk, window: MainWindow, table: WeekTable) -> None:
    known = book_for(desk, "Aubert", 14)
    window.refresh()
    table.keyboardSearch("a")
    QTest.qWait(QApplication.keyboardInputInterval() + 50)
    for key in (KEY.Key_Space, KEY.Key_Down, KEY.Key_Down, KEY.Key_Return):
        press(table, key)
    assert start_of(desk, known).time() == time(15, 30)
    assert heard(table).startswith("15 h 30, Éloïse Aubert") and table.hasFocus()
    window.undo()
    assert start_of(desk, known).time() == time(14)
    assert heard(table).startswith("14 h, Éloïse Aubert")


def test_escape_gives_back_and_moves_nothing(desk: Desk, window: MainWindow, view: WeekView, table: WeekTable) -> None:
    known = book_for(desk, "Aubert", 9, 45)
    window.refresh()
    press(table, KEY.Key_Down)
    for key in (KEY.Key_Space, KEY.Key_Down, KEY.Key_Escape):
        press(table, key)
    assert start_of(desk, known).time() == time(9, 45)
    assert view.told.words == "Rendu à sa place."
    press(table, KEY.Key_Down)
    assert plain(view.told.words) == "Jeudi 27 novembre, 10 h 30, libre"


def test_a_refused_drop_changes_nothing_and_says_why_until_the_next_key(
    desk: Desk, window: MainWindow, view: WeekView, table: WeekTable
) -> None:
    known = book_for(desk, "Aubert", 9, 45)
    book_for(desk, "Roca", 10, 30)
    window.refresh()
    press(table, KEY.Key_Down)
    press(table, KEY.Key_Space)
    press(table, KEY.Key_Down)
    assert plain(view.told.words) == "Jeudi 27 novembre à 10 h 30 : pris."
    press(table, KEY.Key_Return)
    assert plain(view.told.words) == "Il n’y a plus de place à 10 h 30 : choisissez un autre créneau."
    assert start_of(desk, known).time() == time(9, 45) and heard(table).startswith("9 h 45, Éloïse Aubert")
    press(table, KEY.Key_Up)
    assert plain(view.told.words) == "Jeudi 27 novembre, 9 h, libre"


def test_what_the_file_refuses_since_is_said_as_well(
    desk: Desk, window: MainWindow, view: WeekView, table: WeekTable
) -> None:
    known = book_for(desk, "Aubert", 9, 45)
    window.refresh()
    press(table, KEY.Key_Down)
    press(table, KEY.Key_Space)
    press(table, KEY.Key_Down)
    book_for(desk, "Roca", 10, 30)
    press(table, KEY.Key_Return)
    assert plain(view.told.words) == "Il n’y a plus de place à 10 h 30 : choisissez un autre créneau."
    assert start_of(desk, known).time() == time(9, 45)


def test_somebody_is_dragged_to_a_free_place_and_taken_back(desk: Desk, window: MainWindow, table: WeekTable) -> None:
    known = book_for(desk, "Aubert", 14)
    window.refresh()
    drag(table, middle(table, "14 h, Éloïse Aubert"), middle(table, "11 h 15, libre"))
    assert start_of(desk, known).time() == time(11, 15)
    assert heard(table).startswith("11 h 15, Éloïse Aubert")
    window.undo()
    assert start_of(desk, known).time() == time(14)


def test_a_drag_onto_a_workshop_for_other_things_or_out_of_hours_is_refused(
    desk: Desk, window: MainWindow, view: WeekView, table: WeekTable
) -> None:
    known = book_for(desk, "Aubert", 14)
    window.refresh()
    drag(table, middle(table, "14 h, Éloïse Aubert"), middle(table, "9 h à 12 h, atelier"))
    assert start_of(desk, known).time() == time(14)
    assert plain(view.told.words) == "Cette heure est réservée à « ateliers numériques » : choisissez un autre motif."


def test_who_has_come_is_not_carried(desk: Desk, window: MainWindow, view: WeekView, table: WeekTable) -> None:
    book_for(desk, "Aubert", 9, state=State.ARRIVED)
    window.refresh()
    press(table, KEY.Key_Home)
    press(table, KEY.Key_Space)
    assert plain(view.told.words) == "Un rendez-vous « sur place » ne se déplace pas."


def test_two_appointments_of_a_day_are_asked_about_before_the_second(
    desk: Desk, dialogs: FakeDialogs, window: MainWindow, table: WeekTable
) -> None:
    person = stored_person(desk.db, "Aubert", "Nadia")
    known = stored_appointment(desk.db, person, start=datetime(2025, 11, 27, 9, 45)).id
    stored_appointment(desk.db, person, start=datetime(2025, 11, 27, 14))
    window.refresh()
    dialogs.answers = [False]
    press(table, KEY.Key_Down)
    for key in (KEY.Key_Space, KEY.Key_Down, KEY.Key_Return):
        press(table, key)
    assert start_of(desk, known).time() == time(9, 45)
    assert [plain(said.title) for said in dialogs.said] == ["Deux fois le même jour ?"]


def test_who_is_booked_with_somebody_absent_is_carried_to_a_day_that_is_held(
    desk: Desk, window: MainWindow, table: WeekTable
) -> None:
    with writing(desk.db):
        patterns.add(desk.db, thursdays(2))
    known = book_for(desk, "Aubert", 9)
    absences.note(desk, Absence(0, 1, THURSDAY, THURSDAY, AbsenceKind.ILLNESS, THURSDAY))
    window.refresh()
    table.keyboardSearch("a")
    assert "à déplacer" in heard(table)
    QTest.qWait(QApplication.keyboardInputInterval() + 50)
    for key in (KEY.Key_Space, KEY.Key_Right, KEY.Key_Return):
        press(table, key)
    found = appointments.get(desk.db, known)
    assert found and found.advisor_id == 2 and found.start.time() == time(9)
