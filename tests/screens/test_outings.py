"""« Hors les murs » by keyboard: noted from the menu of a day, decided, taken back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from desktop_app.domain.reception.outing import Outing, OutingDecision
from desktop_app.screens.planning.outing_dialogs import OutingDecisionDialog, OutingDialog, OutingsDialog
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.reception import outings as stored
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import outings
from tests.helpers.builders import THURSDAY
from tests.helpers.day_menu import agenda_on, choose, menu_of
from tests.helpers.day_screens import focused, opened, shown_words, to_do, wait_in_front
from tests.helpers.seeing import click, fill
from tests.helpers.typing import press, press_in_window, type_text

CTRL, ENTER = Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return


@pytest.fixture
def listed(window: MainWindow) -> OutingsDialog:
    """The list, from the menu of a day."""
    agenda_on(window, THURSDAY)
    choose(menu_of(window), "Demandes hors les murs")
    return opened(window, OutingsDialog)


def note(window: MainWindow, listed: OutingsDialog) -> None:
    """An EHPAD asks."""
    click(listed, "Noter une demande…")
    opened(window, OutingDialog)
    for words in ("EHPAD Les Lilas", "salle d’animation", "tablettes", "un mardi"):
        type_text(focused(), words)
        press(focused(), Qt.Key.Key_Tab)
    press(focused(), ENTER)
    wait_in_front(listed)


def closed(dialog: QDialog) -> bool:
    return not dialog.isVisible()


def test_a_request_is_noted_decided_and_taken_back_by_keyboard(
    window: MainWindow, desk: Desk, listed: OutingsDialog
) -> None:
    assert "Aucune demande\n" in shown_words(listed) and focused() is listed.new
    note(window, listed)
    assert focused() is listed.table and stored.count_open(desk.db) == 1
    assert "Dates souhaitées : un mardi" in shown_words(listed)
    press(listed.table, ENTER)
    decision = opened(window, OutingDecisionDialog)
    fill(decision.held_on.line, "9/12/2025")
    decision.by.set_value("service Culture")
    decision.place()
    wait_in_front(listed)
    (kept,) = outings.listing(desk).rows
    assert (kept.decision, kept.held_on) == (OutingDecision.ACCEPTED, date(2025, 12, 9))
    assert "ajoutez ce jour à l’agenda" in listed.done_line.told() and not listed.correct.isEnabled()
    press_in_window(listed, Qt.Key.Key_Z, CTRL)
    assert stored.count_open(desk.db) == 1 and listed.correct.isEnabled()


def test_a_refusal_asks_why_and_nothing_typed_is_lost(window: MainWindow, desk: Desk, listed: OutingsDialog) -> None:
    note(window, listed)
    click(listed, "Décision…")
    decision = opened(window, OutingDecisionDialog)
    decision.decision.set_value(OutingDecision.REFUSED)
    decision._follow()
    decision.by.set_value("service Culture")
    decision.place()
    assert set(decision.form.faults()) == {"reason"} and decision.by.value() == "service Culture"
    type_text(decision.reason, "trop loin")
    press(decision.reason, ENTER)
    assert closed(decision) and stored.count_open(desk.db) == 0


def test_what_was_asked_is_corrected_and_taken_out(window: MainWindow, desk: Desk, listed: OutingsDialog) -> None:
    note(window, listed)
    click(listed, "Corriger…")
    dialog = opened(window, OutingDialog)
    assert dialog.wished.value() == "un mardi"
    fill(dialog.where, "")
    dialog.place_and_close()
    assert set(dialog.form.faults()) == {"place"}
    fill(dialog.where, "jardin")
    dialog.place_and_close()
    wait_in_front(listed)
    assert outings.listing(desk).rows[0].place == "jardin"
    click(listed, "Retirer")
    assert outings.listing(desk).rows == () and "Aucune demande\n" in shown_words(listed)


def test_a_faire_leads_to_the_list(window: MainWindow, desk: Desk) -> None:
    outings.keep(desk, Outing(0, THURSDAY, "École", "classe", "images"))
    window.go("today")
    window.page().refresh_in_sight()
    (line,) = [each for each in to_do(window) if "hors les murs" in each.accessibleName()]
    press(line, Qt.Key.Key_Space)
    assert opened(window, OutingsDialog).rows.rowCount() == 1
