"""Somebody comes and cannot be received: noted in two keys, called from « À prévenir », by keyboard or by mouse."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.reception.request import Outcome, Request, Why
from desktop_app.domain.reception.ticket import Ticket, TicketState
from desktop_app.screens.appointments.booking_dialog import BookingDialog
from desktop_app.screens.appointments.redirect_dialog import RedirectDialog
from desktop_app.screens.appointments.request_dialog import RequestDialog
from desktop_app.screens.appointments.ticket_dialog import TicketDialog
from desktop_app.screens.calls.page import CallsPage
from desktop_app.screens.fulfilment.page import FulfilmentPage
from desktop_app.screens.today.page import TodayPage
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.connection.database import writing
from desktop_app.storage.reception import appointments as stored_appointments
from desktop_app.storage.reception import requests as stored
from desktop_app.storage.reception import tickets
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import requests
from tests.helpers.booking_screens import type_theme
from tests.helpers.builders import THURSDAY, a_person, stored_person
from tests.helpers.day_screens import focused, opened, shown_words, wait_in_front
from tests.helpers.open_door import open_door
from tests.helpers.seeing import button, click, fill
from tests.helpers.typing import press, type_text

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


def noted(desk: Desk) -> list[Request]:
    """Every request of the file."""
    return [each for id in range(1, 9) if (each := stored.find(desk.db, id))]


@pytest.fixture
def page(window: MainWindow) -> TodayPage:
    """Aujourd’hui, a Thursday by appointment."""
    found = window.page()
    assert isinstance(found, TodayPage)
    return found


def ask(page: TodayPage) -> RequestDialog:
    """V."""
    press(page.day.list, Qt.Key.Key_V)
    return opened(page.window(), RequestDialog)


def test_v_s_enter_note_somebody_whom_nothing_could_be_given(page: TodayPage, desk: Desk) -> None:
    ask(page)
    press(focused(), Qt.Key.Key_S)
    press(focused(), ENTER)
    wait_in_front(page.window())
    (kept,) = noted(desk)
    assert (kept.outcome, kept.why, kept.person_id) == (Outcome.UNANSWERED, Why.BY_APPOINTMENT, 0)
    assert focused() is page.day.list
    window_of(page).undo()
    assert noted(desk) == []


def window_of(page: TodayPage | CallsPage) -> MainWindow:
    """The window around."""
    found = page.window()
    assert isinstance(found, MainWindow)
    return found


def test_v_enter_opens_the_booking_and_both_are_noted_at_once(page: TodayPage, desk: Desk) -> None:
    stored_person(desk.db, "Lefèvre", "Éloïse")
    ask(page)
    press(focused(), ENTER)
    dialog = opened(page.window(), BookingDialog)
    assert noted(desk) == []
    type_text(focused(), "lef")
    press(focused(), ENTER)
    type_theme(dialog, "Logement")
    press(dialog, ENTER, CTRL)
    (kept,) = noted(desk)
    assert kept.outcome is Outcome.GIVEN and stored_appointments.get(desk.db, kept.appointment_id)
    window_of(page).undo()
    assert noted(desk) == [] and stored_appointments.get(desk.db, kept.appointment_id) is None


def test_a_booking_given_up_notes_nothing(page: TodayPage, desk: Desk) -> None:
    ask(page)
    press(focused(), ENTER)
    press(opened(page.window(), BookingDialog), Qt.Key.Key_Escape)
    wait_in_front(page.window())
    assert noted(desk) == [] and focused() is page.day.list


def test_on_the_waiting_list_with_a_new_name_and_nothing_typed_is_lost(page: TodayPage, desk: Desk) -> None:
    dialog = ask(page)
    press(focused(), Qt.Key.Key_L)
    press(dialog, ENTER, CTRL)
    assert list(dialog.form.faults()) == ["person"] and noted(desk) == []
    type_text(focused(), "Roca Joan")
    press(focused(), ENTER)
    fill(dialog.who.phone, "06 39")
    press(dialog, ENTER, CTRL)
    assert list(dialog.form.faults()) == ["phone"] and dialog.who.last_name.value() == "Roca"
    fill(dialog.who.phone, "06 39 98 91 39")
    press(dialog, ENTER, CTRL)
    (kept,) = noted(desk)
    assert kept.outcome is Outcome.LISTED and kept.person_id
    assert "en attente" in shown_words(page.aside)


def test_the_same_by_mouse_and_where_to_is_asked_beside_its_field(page: TodayPage, desk: Desk) -> None:
    click(page, "Sans rendez-vous")
    dialog = opened(page.window(), RequestDialog)
    radio = next(each for each in dialog.findChildren(QRadioButton) if each.text().startswith("Orienter"))
    radio.click()
    assert dialog.sent_to.isVisible() and not dialog.who.picker.isVisible()
    click(dialog, "Noter l’orientation")
    assert list(dialog.form.faults()) == ["sent_to"]
    fill(dialog.sent_to, "la CAF")
    dialog.why.set_value(Why.OTHER)
    click(dialog, "Noter l’orientation")
    (kept,) = noted(desk)
    assert (kept.outcome, kept.sent_to, kept.why) == (Outcome.REDIRECTED, "la CAF", Why.OTHER)


def test_where_one_may_wait_the_queue_comes_first_and_the_rest_is_one_button_away(
    page: TodayPage, desk: Desk, clock: object
) -> None:
    open_door(desk)
    clock.set(datetime.combine(THURSDAY, time(9)))  # type: ignore[attr-defined]
    page.refresh()
    press(page.day.list, Qt.Key.Key_V)
    click(opened(page.window(), TicketDialog), "Rendez-vous, liste d’attente, autre suite…")
    dialog = opened(page.window(), RequestDialog)
    assert dialog.why.value() is Why.OTHER
    clock.set(datetime.combine(THURSDAY, time(11, 30)))  # type: ignore[attr-defined]
    press(dialog, Qt.Key.Key_Escape)
    wait_in_front(page.window())
    page.refresh()
    assert ask(page).why.value() is Why.BY_APPOINTMENT


def test_a_closed_day_has_no_button_but_one_without_anybody_has(page: TodayPage, clock: object) -> None:
    clock.set(datetime(2025, 11, 26, 9))  # type: ignore[attr-defined]
    page.refresh()
    assert button(page, "Sans rendez-vous")
    clock.set(datetime(2025, 12, 25, 9))  # type: ignore[attr-defined]
    page.refresh()
    with pytest.raises(AssertionError, match="no button"):
        button(page, "Sans rendez-vous")


@pytest.fixture
def calls_page(window: MainWindow, desk: Desk) -> CallsPage:
    """Roca to call back, Aubert on the waiting list."""
    for name, outcome in (("Aubert", Outcome.LISTED), ("Roca", Outcome.CALL_BACK)):
        person = stored_person(desk.db, name, "Nadia", "0639989139")
        requests.note(desk, outcome, why=Why.FULL, theme="Logement", person=person)
    window.refresh()
    window.go("calls")
    found = window.page()
    assert isinstance(found, CallsPage)
    return found


def people(page: CallsPage) -> list[str]:
    """Who is in each row, under which head."""
    return [f"{line.above}|{line.title}" for line in page.rows.rows.rows()]


def key(page: CallsPage, letter: Qt.Key, qtbot: QtBot) -> None:
    """Press a letter once the list hears letters."""
    qtbot.waitUntil(lambda: not page.rows.rests)
    press(page.rows, letter)


def test_both_lists_stand_in_one_with_what_to_say(calls_page: CallsPage) -> None:
    assert people(calls_page) == ["À rappeler|Nadia Roca", "Liste d’attente|Nadia Aubert"]
    assert "2 personnes en attente" in shown_words(calls_page)
    assert "Vous avez demandé à nous voir aujourd’hui" in shown_words(calls_page.saying)


def test_no_answer_then_a_place_then_nothing_and_back(
    calls_page: CallsPage, desk: Desk, qtbot: QtBot, window: MainWindow
) -> None:
    key(calls_page, Qt.Key.Key_P, qtbot)
    assert "pas de réponse à" in calls_page.rows.rows.rows()[0].detail
    calls_page.rows.choose_key(("request", 1))
    qtbot.waitUntil(lambda: not calls_page.rows.rests)
    press(calls_page.rows, ENTER)
    dialog = opened(window, BookingDialog)
    press(dialog, ENTER, CTRL)
    wait_in_front(window)
    assert people(calls_page) == ["À rappeler|Nadia Roca"]
    assert stored.get(desk.db, 1).outcome is Outcome.GIVEN
    key(calls_page, Qt.Key.Key_F, qtbot)
    assert stored.get(desk.db, 2).outcome is Outcome.UNANSWERED
    window.undo()
    assert people(calls_page) == ["À rappeler|Nadia Roca"]
    assert calls_page.rows.call and calls_page.rows.call.title == "Nadia Roca"


def test_from_one_list_to_the_other_and_elsewhere(
    calls_page: CallsPage, desk: Desk, qtbot: QtBot, window: MainWindow
) -> None:
    key(calls_page, Qt.Key.Key_A, qtbot)
    assert people(calls_page) == ["Liste d’attente|Nadia Aubert", "|Nadia Roca"]
    calls_page.rows.choose_key(("request", 2))
    key(calls_page, Qt.Key.Key_O, qtbot)
    dialog = opened(window, RedirectDialog)
    press(focused(), ENTER)
    assert list(dialog.form.faults()) == ["sent_to"]
    fill(dialog.sent_to, "le CCAS")
    press(dialog, ENTER, CTRL)
    wait_in_front(window)
    assert stored.get(desk.db, 2).sent_to == "le CCAS" and people(calls_page) == ["Liste d’attente|Nadia Aubert"]


def test_the_sides_go_from_one_place_to_the_next(calls_page: CallsPage) -> None:
    first = calls_page.rows.call
    assert first and first.proposal
    press(calls_page.rows, Qt.Key.Key_Right)
    second = calls_page.rows.call
    assert second and second.proposal and second.proposal.slot > first.proposal.slot


def test_what_could_not_be_given_is_told_under_the_months(window: MainWindow, desk: Desk) -> None:
    window.go("fulfilment")
    page = window.page()
    assert isinstance(page, FulfilmentPage)
    assert page.demand.text().startswith("Aucune demande notée en ")
    requests.note(desk, Outcome.UNANSWERED, why=Why.FULL)
    requests.note(desk, Outcome.REDIRECTED, why=Why.OTHER, sent_to="la CAF")
    requests.note(desk, Outcome.LISTED, why=Why.FULL, person=a_person("Roca", "Joan"))
    with writing(desk.db):
        for state in (TicketState.SEEN, TicketState.SEEN, TicketState.LEFT):
            tickets.add(desk.db, Ticket(0, THURSDAY, 0, desk.now(), state=state))
    page.refresh()
    page.table.focus_row(lambda line: line.month == date(2025, 11, 1))
    assert page.demand.text().replace("\N{NO-BREAK SPACE}", " ") == (
        "3 personnes n’ont pas pu être reçues en novembre 2025 (1 pour un autre service). "
        "Demande non satisfaite : 2 (2 faute de place), dont 1 en attente encore. "
        "3 personnes sans rendez-vous (2 reçues, 1 repartie avant)."
    )


def test_whoever_was_named_before_an_appointment_is_given_instead_is_not_asked_for_again(
    page: TodayPage, desk: Desk
) -> None:
    eloise = stored_person(desk.db, "Lefèvre", "Éloïse")
    dialog = ask(page)
    press(focused(), Qt.Key.Key_L)
    type_text(dialog.who.picker.line, "lef")
    press(focused(), ENTER)
    dialog.outcome.set_value(Outcome.GIVEN)
    dialog.outcome.edited.emit()
    click(dialog, "Choisir l’heure…")
    assert opened(page.window(), BookingDialog).who.picker.value() == eloise
