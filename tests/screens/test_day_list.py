"""The list of a day: one key a gesture, only what the rules allow, and nothing blinks."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop_app.domain.reception.appointment import State
from desktop_app.screens.appointments.booking_dialog import BookingDialog
from desktop_app.screens.appointments.day_list import DayList
from desktop_app.screens.appointments.move_dialog import MoveDialog
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import appointments, today
from tests.helpers.builders import THURSDAY, stored_appointment, stored_person
from tests.helpers.clock import StillClock
from tests.helpers.day_screens import book_for, choose, chosen, labels_of, opened, rows_of, state_of
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.typing import press, type_text


def read_again(window: MainWindow) -> None:
    window.refresh()


def test_a_day_is_read_in_order_of_its_hours_with_its_free_slots(desk: Desk, window: MainWindow, day: DayList) -> None:
    book_for(desk, "Lefèvre", 9, 45)
    read_again(window)
    assert rows_of(day)[:3] == ["9 h, libre", "9 h 45, Éloïse Lefèvre, Logement, prévu", "10 h 30, libre"]
    assert len(rows_of(day)) == 8


@pytest.mark.parametrize(
    ("keys", "state"),
    [
        ("a", State.ARRIVED),
        ("A", State.ARRIVED),
        ("r", State.SEEN),
        ("e", State.EXCUSED),
        ("n", State.ABSENT),
        ("s", State.CANCELLED),
        ("at", State.EXPECTED),
    ],
)
def test_one_key_marks_the_chosen_row(
    desk: Desk, window: MainWindow, day: DayList, clock: StillClock, keys: str, state: State
) -> None:
    known = book_for(desk, "Lefèvre", 9)
    clock.set(datetime(2025, 11, 27, 9, 20))
    read_again(window)
    choose(day, "Lefèvre")
    type_text(day, keys)
    assert state_of(desk, known) is state
    assert "Lefèvre" in chosen(day)
    assert window.done_line.told()


def test_enter_does_the_first_step_then_the_next(desk: Desk, window: MainWindow, day: DayList) -> None:
    known = book_for(desk, "Lefèvre", 9)
    read_again(window)
    choose(day, "Lefèvre")
    press(day, Qt.Key.Key_Return)
    assert state_of(desk, known) is State.ARRIVED
    press(day, Qt.Key.Key_Return)
    assert state_of(desk, known) is State.SEEN


def test_ctrl_z_takes_a_mark_back(desk: Desk, window: MainWindow, day: DayList) -> None:
    known = book_for(desk, "Lefèvre", 9)
    read_again(window)
    choose(day, "Lefèvre")
    type_text(day, "a")
    press(day, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert state_of(desk, known) is State.EXPECTED


def test_the_buttons_offer_only_what_the_rules_allow_now(
    desk: Desk, window: MainWindow, day: DayList, clock: StillClock
) -> None:
    book_for(desk, "Lefèvre", 9)
    window.resize(1700, 760)
    read_again(window)
    choose(day, "Lefèvre")
    assert labels_of(day.chosen_strip) == [
        "Arrivée",
        "Réalisé",
        "A prévenu",
        "Annulé",
        "Déplacer",
        "Carte",
        "Modifier",
    ]
    clock.set(datetime(2025, 11, 27, 9, 1))
    read_again(window)
    assert "Absence" in labels_of(day.chosen_strip)
    type_text(day, "n")
    assert labels_of(day.chosen_strip) == ["Arrivée", "Prévu", "Modifier"]


def test_a_narrow_list_keeps_the_first_steps_and_says_there_are_more(
    desk: Desk, window: MainWindow, day: DayList
) -> None:
    book_for(desk, "Lefèvre", 9)
    read_again(window)
    choose(day, "Lefèvre")
    labels = labels_of(day.chosen_strip)
    assert labels[0] == "Arrivée" and labels[-1] == "Plus…"
    strip = day.chosen_strip
    assert strip.geometry().right() <= day.viewport().width()


def test_too_early_a_mark_is_refused_with_its_reason(
    desk: Desk, window: MainWindow, day: DayList, dialogs: FakeDialogs
) -> None:
    known = book_for(desk, "Lefèvre", 9)
    read_again(window)
    choose(day, "Lefèvre")
    type_text(day, "n")
    assert dialogs.sentences == ["Attendez 9\N{NO-BREAK SPACE}h pour noter une absence."]
    assert state_of(desk, known) is State.EXPECTED


def test_a_held_key_acts_once_and_a_shortcut_is_no_mark(desk: Desk, window: MainWindow, day: DayList) -> None:
    known = book_for(desk, "Lefèvre", 9)
    read_again(window)
    choose(day, "Lefèvre")
    press(day, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert state_of(desk, known) is State.EXPECTED


def test_a_cancelled_appointment_gives_its_slot_back_under_the_same_row(
    desk: Desk, window: MainWindow, day: DayList
) -> None:
    book_for(desk, "Lefèvre", 9)
    read_again(window)
    choose(day, "Lefèvre")
    type_text(day, "s")
    assert rows_of(day)[:2] == ["9 h, Éloïse Lefèvre, Logement, annulé par le service", "9 h, libre"]
    assert "Lefèvre" in chosen(day)


def test_a_workshop_stands_above_its_people_and_says_how_many_they_are(desk: Desk, window: MainWindow) -> None:
    friday = datetime(2025, 11, 28, 9)
    for name in ("Abadie", "Barthe", "Castel"):
        person = stored_person(desk.db, name)
        stored_appointment(desk.db, person, start=friday, minutes=180, theme="Email", advisor_id=2)
    window.go("agenda", day=friday.date())
    day = window.page().findChild(DayList)
    rows = rows_of(day)
    assert rows[0].endswith("9 h, Atelier sans titre, 3 inscrits sur 8") and "Castel" in rows[3]
    assert len(rows) == 5 and rows[4].endswith("14 h, Atelier sans titre, 0 inscrit sur 8")


def test_nothing_blinks_when_nothing_changed(desk: Desk, window: MainWindow, day: DayList, qtbot: QtBot) -> None:
    book_for(desk, "Lefèvre", 9)
    read_again(window)
    rows = day.model()
    with (
        qtbot.assertNotEmitted(rows.modelReset),
        qtbot.assertNotEmitted(rows.dataChanged),
        qtbot.assertNotEmitted(rows.rowsInserted),
    ):
        read_again(window)


def test_a_change_touches_its_row_only(desk: Desk, window: MainWindow, day: DayList, qtbot: QtBot) -> None:
    book_for(desk, "Lefèvre", 9)
    book_for(desk, "Castel", 9, 45)
    read_again(window)
    choose(day, "Castel")
    with qtbot.assertNotEmitted(day.model().modelReset), qtbot.waitSignal(day.model().dataChanged) as told:
        type_text(day, "a")
    assert [index.row() for index in told.args[:2]] == [1, 1]


def test_no_key_falls_on_whoever_took_the_hour_of_the_chosen_row(desk: Desk, window: MainWindow, day: DayList) -> None:
    choose(day, "9 h 45")
    booked = book_for(desk, "Lefèvre", 9, 45)
    read_again(window)
    assert chosen(day) == ""
    for key in (Qt.Key.Key_Return, Qt.Key.Key_A, Qt.Key.Key_N):
        press(day, key)
    read_again(window)
    assert state_of(desk, booked) is State.EXPECTED and chosen(day) == ""
    press(day, Qt.Key.Key_Down)
    assert chosen(day).startswith("9 h")


def test_the_free_place_that_somebody_leaves_is_chosen_and_nobody_elses_row(
    desk: Desk, window: MainWindow, day: DayList, clock: StillClock
) -> None:
    first, second = book_for(desk, "Lefèvre", 9, 45), book_for(desk, "Puig", 14)
    book_for(desk, "Castel", 10, 30)
    read_again(window)
    choose(day, "Lefèvre")
    appointments.move_to(desk, first, advisor_id=1, start=datetime(2025, 12, 4, 9))
    read_again(window)
    assert chosen(day).startswith("9 h 45, libre")
    choose(day, "Puig")
    clock.set(datetime(2025, 11, 27, 15, 40))
    appointments.move_to(desk, second, advisor_id=1, start=datetime(2025, 12, 4, 9, 45))
    read_again(window)
    assert chosen(day) == "", "the hour is past: no free place is left there"


def test_a_late_person_is_marked_and_an_old_one_is_to_be_noted(
    desk: Desk, window: MainWindow, day: DayList, clock: StillClock
) -> None:
    book_for(desk, "Lefèvre", 9)
    clock.set(datetime(2025, 11, 27, 9, 11))
    read_again(window)
    assert rows_of(day)[0].endswith("prévu, en retard")
    clock.set(datetime(2025, 11, 27, 9, 45))
    read_again(window)
    assert rows_of(day)[0].endswith("prévu, à noter")


def test_the_advisor_is_said_only_when_several_are_here(desk: Desk, window: MainWindow, day: DayList) -> None:
    from desktop_app.storage.connection import database
    from desktop_app.storage.planning import patterns
    from tests.helpers.builders import thursdays

    book_for(desk, "Lefèvre", 9)
    read_again(window)
    assert "Castell" not in rows_of(day)[0]
    with database.writing(desk.db):
        patterns.add(desk.db, thursdays(2))
    read_again(window)
    assert [rows_of(day)[at] for at in (0, 1, 8, 9)] == [
        "Sur rendez-vous, Marie Castell, 9 h – 12 h, 14 h – 17 h, "
        "9 h, Éloïse Lefèvre, Logement, avec Marie Castell, prévu",
        "9 h 45, libre, avec Marie Castell",
        "Sur rendez-vous, Jordi Puig, 9 h – 12 h, 14 h – 17 h, 9 h, libre, avec Jordi Puig",
        "9 h 45, libre, avec Jordi Puig",
    ]


def test_enter_on_a_free_row_opens_the_booking_at_that_hour(window: MainWindow, day: DayList) -> None:
    choose(day, "10 h 30")
    press(day, Qt.Key.Key_Return)
    dialog = opened(window, BookingDialog)
    assert dialog.agree.text().replace("\N{NO-BREAK SPACE}", " ") == "Réserver jeudi 27 à 10 h 30"
    dialog.reject()


def test_d_opens_the_move_of_the_row_and_refuses_one_that_is_over(
    desk: Desk, window: MainWindow, day: DayList, dialogs: FakeDialogs
) -> None:
    book_for(desk, "Lefèvre", 9)
    read_again(window)
    choose(day, "Lefèvre")
    type_text(day, "d")
    opened(window, MoveDialog).reject()
    type_text(day, "sd")
    assert dialogs.sentences == ["Un rendez-vous « annulé par le service » ne se déplace pas."]


def test_the_mouse_finds_the_buttons_on_the_row_under_it(
    desk: Desk, window: MainWindow, day: DayList, qtbot: QtBot
) -> None:
    known = book_for(desk, "Lefèvre", 9)
    book_for(desk, "Castel", 9, 45)
    read_again(window)
    choose(day, "Castel")
    move_mouse(day, 0)
    assert day.hover_strip.isVisible()
    button = day.hover_strip.children()[0]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[arg-type]
    assert state_of(desk, known) is State.ARRIVED
    assert "Lefèvre" in chosen(day)


def move_mouse(day: DayList, row: int) -> None:
    """Bring the mouse over a row, wherever the pointer of the screen was left by another test."""
    at = QPointF(day.visualRect(day.model().index(row, 0)).center())
    button, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    moved = QMouseEvent(QEvent.Type.MouseMove, at, day.viewport().mapToGlobal(at), button, button, keys)
    QApplication.sendEvent(day.viewport(), moved)


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard")
def test_the_context_menu_offers_the_same_steps(desk: Desk, window: MainWindow, day: DayList) -> None:
    known = book_for(desk, "Lefèvre", 9)
    read_again(window)
    choose(day, "Lefèvre")
    press(day, Qt.Key.Key_Menu)
    menu = day.findChild(QMenu)
    assert [action.text().partition("\t")[2] for action in menu.actions()] == ["A", "R", "E", "S", "D", "C", "M"]
    menu.actions()[1].trigger()
    menu.close()
    assert state_of(desk, known) is State.SEEN


def test_a_day_of_forty_rows_with_the_longest_names_is_drawn_in_a_blink(
    desk: Desk, window: MainWindow, day: DayList
) -> None:
    from time import perf_counter

    from desktop_app.storage.connection import database
    from desktop_app.storage.planning import patterns
    from tests.helpers.builders import thursdays

    with database.writing(desk.db):
        for rule in patterns.every(desk.db):
            patterns.remove(desk.db, rule.id)
        patterns.add(desk.db, thursdays(step=10))
    for at in range(18):
        book_for(desk, "W" * 80, 9 + at * 10 // 60, at * 10 % 60, minutes=10)
    read_again(window)
    view = today.day_view(desk, THURSDAY)
    assert len(view.rows) == 36
    began = perf_counter()
    day.show_day(view)
    day.viewport().grab()
    assert perf_counter() - began < 0.25
    assert day.visualRect(day.model().index(0, 0)).height() >= 36
    assert day.indexAt(QPoint(5, 5)).isValid()


def test_whoever_comes_by_key_to_a_list_made_lower_since_sees_the_chosen_row(window: MainWindow, day: DayList) -> None:
    day.setCurrentIndex(day.model().index(day.model().rowCount() - 1, 0))
    window.top_bar.find_button.setFocus()
    day.setFixedHeight(90)
    day.verticalScrollBar().setValue(0)
    assert not day.viewport().rect().intersects(day.visualRect(day.currentIndex()))
    day.setFocus(Qt.FocusReason.TabFocusReason)
    assert day.viewport().rect().contains(day.visualRect(day.currentIndex()))
