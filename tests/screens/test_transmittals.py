"""Requests leave for the partner from À prévenir, and the answers are noted there, a key each."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.convention import Booker
from desktop_app.domain.reception.request import Outcome, Why
from desktop_app.screens.appointments.request_dialog import RequestDialog
from desktop_app.screens.calls.page import CallsPage
from desktop_app.screens.calls.transmittal_dialogs import AnswerDialog, TransmittalDialog, TransmittalsDialog
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.screens.widgets.boxes import TickField
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.reception import requests as stored
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import requests, transmittals, waiting_list
from tests.helpers.builders import its_terms, put_right, stored_person
from tests.helpers.day_screens import focused, opened, wait_in_front
from tests.helpers.seeing import button, click, fill
from tests.helpers.typing import press, type_text
from tests.screens.test_requests import key, people

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


@pytest.fixture
def page(window: MainWindow, desk: Desk) -> CallsPage:
    """Roca to call back, Aubert on the waiting list, under a convention that has the requests transmitted."""
    put_right(desk, its_terms(partner="La Porte du Hainaut", answer_days=15))
    for name, outcome in (("Aubert", Outcome.LISTED), ("Roca", Outcome.CALL_BACK)):
        person = stored_person(desk.db, name, "Nadia", "0639989139")
        requests.note(desk, outcome, why=Why.FULL, theme="Logement", person=person)
    window.refresh()
    window.go("calls")
    found = window.page()
    assert isinstance(found, CallsPage)
    return found


def send(page: CallsPage, window: MainWindow) -> None:
    """« Transmettre », Enter, and the preview is closed."""
    click(page, "Transmettre")
    opened(window, TransmittalDialog)
    press(focused(), ENTER)
    press(opened(window, PreviewDialog), Qt.Key.Key_Escape)
    wait_in_front(window)


def test_two_keys_send_all_and_the_paper_is_shown_and_undo_brings_them_back(
    page: CallsPage, window: MainWindow, desk: Desk
) -> None:
    assert button(page, "Transmettre (2)").isVisible()
    send(page, window)
    assert people(page) == ["Transmises au partenaire|Nadia Aubert", "|Nadia Roca"]
    with pytest.raises(AssertionError, match="no button"):
        button(page, "Transmettre")
    window.undo()
    assert people(page) == ["À rappeler|Nadia Roca", "Liste d’attente|Nadia Aubert"]
    assert not transmittals.any_left(desk)


def test_what_is_not_ticked_stays_and_what_lacks_is_said_beside_its_field(
    page: CallsPage, window: MainWindow, desk: Desk
) -> None:
    click(page, "Transmettre")
    dialog = opened(window, TransmittalDialog)
    dialog.requests.findChildren(TickField)[0].click()
    fill(dialog.sent_to, "")
    fill(dialog.answer_by.line, "le 40")
    press(dialog, ENTER, CTRL)
    assert list(dialog.form.faults()) == ["answer_by"]
    fill(dialog.answer_by.line, "12/12/2025")
    press(dialog, ENTER, CTRL)
    assert list(dialog.form.faults()) == ["sent_to"] and not transmittals.any_left(desk)
    type_text(dialog.sent_to, "CAPH")
    press(dialog, ENTER, CTRL)
    press(opened(window, PreviewDialog), Qt.Key.Key_Escape)
    wait_in_front(window)
    (made,) = transmittals.listing(desk)
    assert (made.sent_to, [row.request_id for row in made.rows]) == ("CAPH", [2])
    assert people(page) == ["Liste d’attente|Nadia Aubert", "Transmises au partenaire|Nadia Roca"]


def test_a_refusal_and_another_answer_are_noted_with_their_words(
    page: CallsPage, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    send(page, window)
    page.rows.choose_key(("request", 1))
    key(page, Qt.Key.Key_F, qtbot)
    opened(window, AnswerDialog)
    press(focused(), ENTER)
    wait_in_front(window)
    assert stored.get(desk.db, 1).outcome is Outcome.UNANSWERED
    key(page, Qt.Key.Key_A, qtbot)
    dialog = opened(window, AnswerDialog)
    press(focused(), ENTER)
    assert list(dialog.form.faults()) == ["words"]
    type_text(dialog.words, "en janvier")
    press(focused(), ENTER)
    wait_in_front(window)
    assert people(page) == ["À rappeler|Nadia Roca"]
    assert "réponse\N{NO-BREAK SPACE}: en janvier" in page.rows.rows.rows()[0].detail
    window.undo()
    assert people(page) == ["Transmises au partenaire|Nadia Roca"]


def test_a_transmittal_is_printed_again_from_its_row_and_from_the_list(
    page: CallsPage, window: MainWindow, qtbot: QtBot
) -> None:
    send(page, window)
    page.rows.choose_key(("request", 2))
    key(page, Qt.Key.Key_B, qtbot)
    press(opened(window, PreviewDialog), Qt.Key.Key_Escape)
    wait_in_front(window)
    assert people(page) == ["Transmises au partenaire|Nadia Aubert", "|Nadia Roca"]
    click(page, "Bordereaux")
    listed = opened(window, TransmittalsDialog)
    assert [line.answer for line in listed.rows.rows()] == ["attendue le 12/12/2025"] * 2
    press(listed.table, ENTER)
    assert "Bordereau 2025-01" in opened(window, PreviewDialog).windowTitle()


def test_where_nothing_is_transmitted_no_button_says_so(window: MainWindow, desk: Desk, page: CallsPage) -> None:
    put_right(desk, its_terms())
    window.refresh()
    page.refresh()
    for words in ("Transmettre", "Bordereaux"):
        with pytest.raises(AssertionError, match="no button"):
            button(page, words)


def test_where_the_advisor_books_the_slip_is_printed_from_the_row_and_when_it_is_noted(
    window: MainWindow, desk: Desk, page: CallsPage, qtbot: QtBot
) -> None:
    put_right(desk, its_terms(booked_by=Booker.ADVISOR, booking_contact="06 39 98 44 44"))
    page.refresh()
    key(page, Qt.Key.Key_I, qtbot)
    press(opened(window, PreviewDialog), Qt.Key.Key_Escape)
    wait_in_front(window)
    window.context.dialogs.show(RequestDialog(window.context, requests.offer(desk), window))
    dialog = opened(window, RequestDialog)
    assert not dialog.slip.isVisible()
    press(focused(), Qt.Key.Key_R)
    assert dialog.slip.isVisible()
    type_text(focused(), "aub")
    press(focused(), ENTER)
    dialog.slip.click()
    press(dialog, ENTER, CTRL)
    assert "Demande" in opened(window, PreviewDialog).windowTitle()
    assert [row.person.last_name for row in waiting_list.read(desk).call_back] == ["Roca", "Aubert"]
