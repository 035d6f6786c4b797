"""Aujourd’hui: who is here until when, what the day holds, what needs attention, whatever the hour."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from pytestqt.qtbot import QtBot

from desktop_app.screens.appointments.booking_dialog import BookingDialog
from desktop_app.screens.appointments.day_list import DayList
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.screens.today.page import TodayPage
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.connection import database
from desktop_app.use_cases.copies import backups
from desktop_app.use_cases.desk import Desk
from tests.helpers.builders import State as MandateState
from tests.helpers.builders import its_convention, put_convention, stored_appointment, stored_mandate, stored_person
from tests.helpers.clock import StillClock
from tests.helpers.day_screens import book_for, focused, opened, rows_of, shown_words, to_do, wait_in_front
from tests.helpers.typing import press

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window: MainWindow) -> TodayPage:
    found = window.page()
    assert isinstance(found, TodayPage)
    return found


class Painted(QObject):
    """Counts how often what it is installed on is painted."""

    times = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() is QEvent.Type.Paint
        return super().eventFilter(watched, event)


@pytest.mark.parametrize(
    ("hour", "minute", "words"),
    [
        (8, 30, "ouvre à 9 h"),
        (9, 0, "ouvert jusqu’à 12 h"),
        (11, 59, "ouvert jusqu’à 12 h"),
        (12, 0, "reprend à 14 h"),
        (16, 59, "ouvert jusqu’à 17 h"),
        (17, 0, "fini depuis 17 h"),
    ],
)
def test_it_says_until_when_the_advisor_receives(
    page: TodayPage, window: MainWindow, clock: StillClock, hour: int, minute: int, words: str
) -> None:
    clock.set(datetime(2025, 11, 27, hour, minute))
    window.refresh()
    assert words in shown_words(page)


def test_it_says_who_is_here_what_for_and_when(page: TodayPage, window: MainWindow) -> None:
    words = shown_words(window)
    assert "Jeudi 27 novembre" in words
    assert "Marie Castell, conseillère numérique" in words
    assert "Démarches administratives · 9 h – 12 h, 14 h – 17 h" in words


def test_it_counts_people_and_places(desk: Desk, page: TodayPage, window: MainWindow) -> None:
    book_for(desk, "Lefèvre", 9)
    book_for(desk, "Castel", 9, 45)
    window.refresh()
    assert "La journée\n2 rendez-vous\nMarie Castell : 6 heures libres\n" in shown_words(page.aside)


def test_the_keys_of_the_day_work_as_soon_as_it_is_shown(page: TodayPage) -> None:
    assert isinstance(focused(), DayList)


def test_a_day_without_advisor_shows_the_next_one_and_opens_it(
    page: TodayPage, window: MainWindow, clock: StillClock
) -> None:
    clock.set(datetime(2025, 12, 1, 9))
    window.refresh()
    words = shown_words(page)
    assert "Pas de permanence aujourd’hui" in words
    assert "Prochaine permanence : jeudi 4 décembre." in words
    page.day.empty.button.click()
    assert window.page().key == "agenda"
    assert "Jeudi 4 décembre" in shown_words(window.page())


def test_a_bank_holiday_is_named(page: TodayPage, window: MainWindow, clock: StillClock) -> None:
    clock.set(datetime(2025, 12, 25, 9))
    window.refresh()
    assert "Fermé : Noël. Prochaine permanence : vendredi 26 décembre." in shown_words(page)


def test_an_ended_convention_is_said(desk: Desk, page: TodayPage, window: MainWindow, clock: StillClock) -> None:
    clock.set(datetime(2026, 6, 25, 9))
    window.refresh()
    words = shown_words(page)
    assert "Aucune n’est prévue dans l’année qui vient" in words
    assert "La convention a pris fin le 22 juin 2026" in words
    assert not page.day.empty.button.isVisible()


def test_appointments_left_on_a_day_without_advisor_are_still_shown(
    desk: Desk, page: TodayPage, window: MainWindow
) -> None:
    book_for(desk, "Lefèvre", 9)
    with database.writing(desk.db):
        put_convention(desk.db, its_convention(hard_end=datetime(2025, 11, 20).date()))
    window.refresh()
    assert len(rows_of(page.day.list)) == 1
    assert "Hors des horaires : 1 rendez-vous ne peut pas avoir lieu." in shown_words(page)


def test_what_needs_attention_leads_to_its_page(desk: Desk, page: TodayPage, window: MainWindow) -> None:
    person = stored_person(desk.db)
    stored_appointment(desk.db, person, start=datetime(2025, 11, 20, 9))
    stored_mandate(desk.db, MandateState.PRINTED, person=person)
    window.refresh()
    assert [line.accessibleName().replace("\N{NO-BREAK SPACE}", " ") for line in to_do(page)] == [
        "Jeudi 20 novembre : dites qui est venu",
        "1 mandat à terminer ou à signer",
        "Reconduction : opposition possible jusqu’au 6 janvier 2026",
    ]
    to_do(page)[0].click()
    assert window.page().key == "agenda"
    assert "Jeudi 20 novembre" in shown_words(window.page())


def test_long_sentences_of_attention_are_not_cut(desk: Desk, page: TodayPage) -> None:
    line = to_do(page)[0]
    assert line.height() >= line.heightForWidth(line.width())


def test_the_minute_brings_delays_and_midnight_the_next_day(
    desk: Desk, page: TodayPage, window: MainWindow, clock: StillClock
) -> None:
    book_for(desk, "Lefèvre", 9)
    window.refresh()
    minutes = next(timer for timer in page.findChildren(QTimer) if timer.interval() == 60_000)
    clock.set(datetime(2025, 11, 27, 9, 15))
    minutes.timeout.emit()
    assert "en retard" in rows_of(page.day.list)[0]
    clock.set(datetime(2025, 11, 28, 0, 1))
    minutes.timeout.emit()
    assert "Jordi Puig, ambassadeur du numérique" in shown_words(page)
    assert minutes.isActive()


def test_ctrl_r_books_and_ctrl_p_shows_the_sheet(page: TodayPage, window: MainWindow, qtbot: QtBot) -> None:
    press(page.day.list, Qt.Key.Key_R, CTRL)
    opened(window, BookingDialog).reject()
    wait_in_front(window)
    press(page.day.list, Qt.Key.Key_P, CTRL)
    preview = opened(window, PreviewDialog)
    qtbot.waitUntil(lambda: "page" in preview.panel.facts.text())
    preview.reject()


def test_nothing_can_be_printed_when_nobody_is_here(page: TodayPage, window: MainWindow, clock: StillClock) -> None:
    clock.set(datetime(2025, 12, 1, 9))
    window.refresh()
    assert not page.print_button.isEnabled()
    assert page.book_button.isEnabled()


def test_another_page_can_point_at_an_appointment(desk: Desk, page: TodayPage, window: MainWindow) -> None:
    known = book_for(desk, "Lefèvre", 14)
    window.refresh()
    window.go("today", appointment=known)
    assert page.day.list.chosen and page.day.list.chosen.key[1] == known


def test_a_narrow_window_puts_the_panel_under_the_day(page: TodayPage, window: MainWindow, qtbot: QtBot) -> None:
    assert page.aside.mapTo(page, page.aside.rect().topLeft()).x() > page.day.geometry().right()
    window.resize(800, 600)
    qtbot.waitUntil(lambda: page.aside.mapTo(page, page.aside.rect().topLeft()).y() > page.day.geometry().bottom())
    assert page.minimumSizeHint().width() <= page.width()


def test_the_last_backup_is_said_in_small_whoever_is_at_work(
    desk: Desk, page: TodayPage, window: MainWindow, clock: StillClock
) -> None:
    assert "Aucune sauvegarde vérifiée" in shown_words(page.aside)
    backups.record(desk, backups.run(backups.prepare(desk)))
    clock.forward(days=1)
    window.refresh()
    assert "Sauvegarde : hier à 8 h 30" in shown_words(page.aside)


def test_copies_to_look_at_lead_to_their_page(
    desk: Desk, page: TodayPage, window: MainWindow, clock: StillClock
) -> None:
    backups.record(desk, backups.run(backups.prepare(desk)))
    clock.forward(days=14)
    window.refresh()
    (line,) = [line for line in to_do(page) if "Sauvegardes" in line.accessibleName()]
    line.click()
    assert window.page().key == "protection" and "Sur cet ordinateur" in shown_words(window.page())


def test_a_day_that_is_as_it_was_is_not_painted_again(
    desk: Desk, page: TodayPage, window: MainWindow, qtbot: QtBot, clock: StillClock
) -> None:
    book_for(desk, "Lefèvre", 9)
    window.refresh()
    # What came with the booking is laid out and painted in its turns.
    qtbot.wait(100)
    painted = Painted()
    for part in (page.day, page.day.list.viewport()):
        part.installEventFilter(painted)
    for _ in range(2):
        window.refresh()
        qtbot.wait(50)
        clock.forward(minutes=1)
    assert painted.times == 0
    book_for(desk, "Castel", 9, 45)
    window.refresh()
    qtbot.waitUntil(lambda: painted.times > 0)
