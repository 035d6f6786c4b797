"""« Papiers… »: what can be printed of a mandate in each state, by whom, and that it comes out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from desktop_app.domain.mandate import Body, State
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.storage.journal import journal
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import endings
from tests.helpers.at_mandates import AtMandates
from tests.helpers.builders import a_body, signed_mandate, stored_mandate
from tests.helpers.paper import words_of
from tests.helpers.typing import press

NOTICE, PLAIN, READING = (
    "Notice d’information",
    "Feuille en langage simple",
    "Lecture à voix haute, interprète, témoins",
)
AGAIN, REQUESTS, ENDING = "Les deux originaux, à nouveau", "Demandes de données, une par organisme", "Avis de fin"


def keep(at: AtMandates, path: Path) -> str:
    """Keep the papers of the preview in front, and what they say."""
    preview = at.front
    assert isinstance(preview, PreviewDialog)
    at.qtbot.waitUntil(preview.panel.save_button.isEnabled)
    at.dialogs.paths.append(path)
    at.dialogs.answers.append(True)
    at.click("Enregistrer en PDF")
    at.close()
    with at.qtbot.waitSignal(preview.destroyed):
        at.click("Fermer")
    return words_of(path)


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (State.DRAFT, [NOTICE, PLAIN, READING]),
        (State.IDENTIFIED, [NOTICE, PLAIN, READING]),
        (State.PRINTED, [AGAIN, NOTICE, PLAIN, READING]),
        (State.ACTIVE, [AGAIN, NOTICE, PLAIN, READING, REQUESTS]),
        (State.SUSPENDED, [AGAIN, NOTICE, PLAIN, READING]),
        (State.ENDED, []),
    ],
)
def test_each_state_offers_its_papers(at: AtMandates, desk: Desk, state: State, expected: list[str]) -> None:
    stored_mandate(desk.db, state)
    at.read_again()
    at.click("Tous")
    assert at.papers() == expected


def test_a_mandate_that_asks_for_nothing_has_no_request_to_print(at: AtMandates, desk: Desk) -> None:
    stored_mandate(desk.db, State.ACTIVE, body=Body(a_body().lines))
    at.read_again()
    assert REQUESTS not in at.papers() and AGAIN in at.papers()


def test_one_whose_last_day_was_brought_forward_has_its_notice(at: AtMandates, desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    at.read_again()
    assert ENDING not in at.papers()
    endings.give_notice(desk, mandate.id, last=desk.now().date() + timedelta(14))
    at.read_again()
    assert ENDING in at.papers()


def test_the_menu_opens_and_prints_by_keyboard_and_the_journal_says_so(
    at: AtMandates, desk: Desk, tmp_path: Path
) -> None:
    mandate = signed_mandate(desk)
    at.read_again()
    button = at.button("Papiers…")
    button.setFocus()
    seen: list[str] = []

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        seen.append(menu.title())
        press(menu, Qt.Key.Key_Down)
        press(menu, Qt.Key.Key_Down)
        press(menu, Qt.Key.Key_Return)

    from PySide6.QtCore import QTimer

    QTimer.singleShot(50, choose)
    press(button, Qt.Key.Key_Space)
    at.qtbot.waitUntil(lambda: isinstance(at.front, PreviewDialog))
    words = keep(at, tmp_path / "notice.pdf")
    assert seen == ["Papiers du mandat"] and "Vos données personnelles" in words
    last = journal.latest(desk.db, 1)[0]
    assert (last.action.name, last.subject) == ("PRINTED", f"mandat-{mandate.id}")


def test_the_requests_come_together_a_sheet_for_each_organism(at: AtMandates, desk: Desk, tmp_path: Path) -> None:
    more = replace(a_body().requests[0], organism="Carsat", data="Relevé de carrière")
    signed_mandate(desk, body=replace(a_body(), requests=(*a_body().requests, more)))
    at.read_again()
    at.choose_paper(REQUESTS)
    words = keep(at, tmp_path / "demandes.pdf")
    assert words.count("Demande de données personnelles") == 2 and "Relevé de carrière" in words


@pytest.mark.parametrize(("button", "title"), [(NOTICE, "Notice d’information"), (PLAIN, "En langage simple")])
def test_the_step_that_informs_prints_what_is_to_be_taken_away(
    at: AtMandates, desk: Desk, button: str, title: str
) -> None:
    stored_mandate(desk.db, State.DRAFT)
    at.read_again()
    at.click("Continuer")
    assert at.title() == "Information"
    at.click(button)
    assert isinstance(at.front, PreviewDialog) and title in at.front.windowTitle()
    at.close()
    with at.qtbot.waitSignal(at.front.destroyed):
        at.click("Fermer")
    assert at.title() == "Information"
