"""Withdrawing a mandate: two gestures at any time, at that very minute, with a receipt."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.mandate import EndReason, State, WithdrawalChannel
from desktop_app.screens.mandates.questions import WithdrawalDialog
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import endings, mandates
from tests.helpers.at_mandates import AtMandates
from tests.helpers.builders import stored_mandate, stored_person
from tests.helpers.clock import StillClock
from tests.helpers.paper import opened_pdf
from tests.helpers.typing import press


@pytest.fixture
def active(desk: Desk, at: AtMandates) -> int:
    """The id of the one mandate in the list, signed."""
    mandate = stored_mandate(desk.db, State.ACTIVE)
    at.read_again()
    return mandate.id


def test_two_gestures_withdraw_it_and_the_receipt_opens(
    at: AtMandates, desk: Desk, clock: StillClock, active: int, tmp_path: Path
) -> None:
    clock.set(datetime(2025, 11, 27, 10, 47))
    at.click("Retirer…")
    at.click("Retirer maintenant")
    at.close_receipt(tmp_path / "receipt.pdf")
    mandate = mandates.view(desk, active).mandate
    assert (mandate.end_reason, mandate.channel) == (EndReason.WITHDRAWN, WithdrawalChannel.SPOKEN)
    assert mandate.ended_at == datetime(2025, 11, 27, 10, 47)
    with opened_pdf(tmp_path / "receipt.pdf") as document:
        text = document[0].get_textpage().get_text_bounded().replace("\N{NO-BREAK SPACE}", " ")
    assert "10 h 47" in text and mandate.number in text


def ask_by_keyboard(at: AtMandates) -> WithdrawalDialog:
    """Press Suppr in the list."""
    # The offscreen platform has no window manager to give a window the keyboard back.
    at.page.activateWindow()
    at.qtbot.waitUntil(at.page.isActiveWindow)
    at.page.list.table.setFocus()
    press(at.page.list.table, Qt.Key.Key_Delete)
    at.qtbot.waitUntil(lambda: isinstance(at.front, WithdrawalDialog) and at.front.keep.hasFocus())
    assert isinstance(at.front, WithdrawalDialog)
    return at.front


def test_enter_after_suppr_keeps_the_mandate_and_the_other_button_withdraws_it(
    at: AtMandates, desk: Desk, active: int
) -> None:
    asked = ask_by_keyboard(at)
    assert asked.windowTitle() == "Retirer le mandat d’Éloïse Lefèvre ?"
    assert asked.windowTitle().replace("\N{NO-BREAK SPACE}", " ") in at.words()
    press(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert mandates.view(desk, active).mandate.state is State.ACTIVE
    press(ask_by_keyboard(at).now, Qt.Key.Key_Space)
    at.close_receipt()
    assert mandates.view(desk, active).mandate.end_reason is EndReason.WITHDRAWN


@pytest.mark.parametrize(("button", "verb"), [("Retirer…", "Retirer"), ("Terminer…", "Terminer")])
def test_of_two_people_of_one_name_the_question_says_which(
    at: AtMandates, desk: Desk, active: int, button: str, verb: str
) -> None:
    stored_person(desk.db, "Lefèvre", "Éloïse", "0639980002")
    at.click(button)
    asked = at.front.windowTitle().replace("\N{NO-BREAK SPACE}", " ")
    assert asked == f"{verb} le mandat d’Éloïse Lefèvre (aucune visite encore) ?"
    at.click("Garder le mandat")


def test_after_a_withdrawal_nobody_else_is_selected(at: AtMandates, desk: Desk, active: int) -> None:
    other = stored_mandate(desk.db, State.DRAFT, person=stored_person(desk.db, "Roca", "Núria"))
    at.read_again()
    at.page.list.focus(active)
    at.click("Retirer…")
    at.click("Retirer maintenant")
    at.close_receipt()
    table = at.page.list.table
    assert table.current_row() is None and not table.selectionModel().hasSelection()
    assert "Aucun mandat choisi" in at.words() and not at.offers("Abandonner…")
    table.setFocus()
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Return):
        press(table, key)
    at.read_again()
    assert at.front is at.page and table.current_row() is None
    assert mandates.view(desk, other.id).mandate.state is State.DRAFT
    press(table, Qt.Key.Key_Down)
    assert table.current_row().mandate.id == other.id


def test_once_withdrawn_nothing_is_shown_as_allowed(at: AtMandates, desk: Desk, clock: StillClock, active: int) -> None:
    clock.set(datetime(2025, 11, 27, 10, 47))
    at.click("Retirer…")
    at.click("Retirer maintenant")
    at.close_receipt()
    at.click("Tous")
    words = at.panel().replace("\N{NO-BREAK SPACE}", " ")
    assert "Ne permet plus rien. Retiré par la personne, jeudi 27 novembre 2025 à 10 h 47, de vive voix." in words
    assert "Permet" not in words and "CAF" not in words
    assert mandates.view(desk, active).allowed == ()


def test_the_way_it_was_said_is_kept(at: AtMandates, desk: Desk, active: int) -> None:
    at.click("Retirer…")
    assert at.button("De vive voix").isChecked()
    at.click("Par téléphone")
    at.click("Retirer maintenant")
    at.close_receipt()
    assert mandates.view(desk, active).mandate.channel is WithdrawalChannel.PHONE


def test_the_dialog_tells_the_hour_and_that_it_is_for_good(at: AtMandates, active: int) -> None:
    at.click("Retirer…")
    assert "Il est 8 h 30, jeudi 27 novembre 2025." in at.words()
    assert "On ne peut pas revenir dessus." in at.words()
    at.click("Garder le mandat")


@pytest.mark.parametrize("way_out", ["Garder le mandat", "Esc"])
def test_keeping_it_changes_nothing(at: AtMandates, desk: Desk, active: int, way_out: str) -> None:
    before = mandates.view(desk, active)
    at.click("Retirer…")
    dialog = at.front
    with at.qtbot.waitSignal(dialog.destroyed):
        press(dialog, Qt.Key.Key_Escape) if way_out == "Esc" else at.click(way_out)
    assert mandates.view(desk, active) == before


def test_the_receipt_can_be_printed_later(at: AtMandates, desk: Desk) -> None:
    stored_mandate(desk.db, State.ENDED)
    at.read_again()
    at.click("Tous")
    at.click("Imprimer le récépissé")
    at.close_receipt()


@pytest.mark.parametrize("state", [State.DRAFT, State.INFORMED, State.IDENTIFIED, State.PRINTED])
def test_an_unsigned_mandate_is_abandoned_without_channel_or_receipt(at: AtMandates, desk: Desk, state: State) -> None:
    mandate = stored_mandate(desk.db, state)
    at.read_again()
    at.click("Abandonner…")
    assert not at.offers("De vive voix")
    with at.qtbot.waitSignal(at.front.destroyed):
        at.click("Abandonner maintenant")
    assert QApplication.activeModalWidget() is None
    found = mandates.view(desk, mandate.id).mandate
    assert (found.end_reason, found.channel) == (EndReason.ABANDONED, None)


def test_a_mandate_ended_meanwhile_says_so_in_the_dialog(at: AtMandates, desk: Desk, active: int) -> None:
    at.click("Retirer…")
    endings.close(desk, active, reason=EndReason.DONE)
    at.click("Retirer maintenant")
    assert "ne permet plus rien" in at.words()
    at.click("Garder le mandat")
    assert mandates.view(desk, active).mandate.end_reason is EndReason.DONE


def test_the_dialog_is_freed_once_withdrawn(at: AtMandates, active: int) -> None:
    at.click("Retirer…")
    with at.qtbot.waitSignal(at.front.destroyed):
        at.click("Retirer maintenant")
    at.close_receipt()
