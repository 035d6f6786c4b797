"""The list of mandates: what each allows today, what is missing, and what can be done with it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from desktop_app.domain.convention import DataTerms
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import EndReason, State
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.screens.theme.tokens import colours_of
from desktop_app.storage.journal import journal
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import mandates
from tests.helpers.at_mandates import AtMandates
from tests.helpers.builders import a_body, its_terms, put_right, signed_mandate, stored_mandate, stored_person
from tests.helpers.clock import StillClock
from tests.helpers.typing import press

UNSIGNED = [State.DRAFT, State.INFORMED, State.IDENTIFIED, State.PRINTED]


def test_what_a_mandate_could_not_tell_yet_is_said_on_the_page_with_the_way_there(at: AtMandates, desk: Desk) -> None:
    assert at.page.list.lacking.isHidden()
    put_right(desk, its_terms(hard_end=None, data=DataTerms("dpo@ici.exemple")))
    at.read_again()
    assert "il reste à dire combien de temps le service garde son original" in at.page.list.lacking.sentence()
    assert at.offers("Ouvrir Réglages")


def test_an_empty_page_says_what_it_will_hold_and_offers_the_first_mandate(at: AtMandates) -> None:
    assert "Un mandat permet de faire une démarche au nom d’une personne." in at.words()
    at.page.list.empty.button.click()
    assert at.title() == "Avant le mandat"


def test_a_row_says_who_with_whom_until_when_and_what_is_missing(at: AtMandates, desk: Desk) -> None:
    stored_mandate(desk.db, State.PRINTED)
    at.read_again()
    assert at.row(0) == (
        "LEFÈVRE Éloïse, Imprimé, Il manque : signatures, 2025-0001, jusqu’au 27/05/2026, Marie Castell"
    )


def grounds(at: AtMandates, row: int) -> set[str]:
    """The names of the grounds that are drawn in a row."""
    table = at.page.list.table
    picture = table.viewport().grab(table.visualRect(table.model().index(row, 0))).toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(0, picture.height(), 3)}
    colours = colours_of(table.palette())
    return {name for name in ("kept_soft", "attention_soft", "expected_soft") if getattr(colours, name).lower() in seen}


def test_only_what_is_missing_is_in_colour(at: AtMandates, desk: Desk) -> None:
    for state in (State.ACTIVE, State.PRINTED, State.ACTIVE):
        stored_mandate(desk.db, state)
    at.read_again()
    told = [at.row(row) for row in range(3)]
    drawn = {words.split(", ")[1]: grounds(at, row) for row, words in enumerate(told)}
    assert drawn == {"Signé": set(), "Imprimé": {"attention_soft"}}


def test_what_has_ended_is_counted_and_shown_when_asked(at: AtMandates, desk: Desk) -> None:
    stored_mandate(desk.db, State.ENDED)
    stored_mandate(desk.db, State.ENDED)
    stored_mandate(desk.db, State.ACTIVE)
    at.read_again()
    assert at.page.list.rows.rowCount() == 1
    assert at.page.list.sentence.text() == "1\N{NO-BREAK SPACE}mandat, 2\N{NO-BREAK SPACE}terminés non affichés"
    at.click("Tous (3)")
    assert at.page.list.rows.rowCount() == 3


def test_when_everything_has_ended_the_page_says_where_it_is(at: AtMandates, desk: Desk) -> None:
    stored_mandate(desk.db, State.ENDED)
    at.read_again()
    assert "Aucun mandat en cours" in at.words() and "1 mandat dans « Tous »" in at.words()


def test_an_active_mandate_says_what_it_allows_in_plain_words(at: AtMandates, desk: Desk) -> None:
    stored_mandate(desk.db, State.ACTIVE)
    at.read_again()
    words = at.panel()
    assert "Permet aujourd’hui, et rien d’autre :" in words
    assert "CAF – Demande d’aide au logement" in words and "Consulter le compte, remplir un formulaire." in words
    assert "Impôts (DGFiP) – demander des données" in words and "Avis d’imposition 2025." in words


def test_a_mandate_of_requests_alone_allows_them(at: AtMandates, desk: Desk) -> None:
    stored_mandate(desk.db, State.ACTIVE, body=a_body(lines=()))
    at.read_again()
    assert "Permet aujourd’hui" in at.panel()


@pytest.mark.parametrize("state", UNSIGNED)
def test_an_unsigned_mandate_says_that_it_allows_nothing_yet_and_why(at: AtMandates, desk: Desk, state: State) -> None:
    mandate = stored_mandate(desk.db, state)
    at.read_again()
    words = at.panel()
    assert f"Pas encore. {mandates.view(desk, mandate.id).missing}" in words
    assert "Permet aujourd’hui" not in words and "Permettra, une fois signé :" in words
    assert at.offers("Continuer") and at.offers("Abandonner…")
    assert not at.offers("Retirer…") and not at.offers("Terminer…")


@pytest.mark.parametrize("reason", [EndReason.WITHDRAWN, EndReason.DONE, EndReason.RENOUNCED])
def test_an_ended_mandate_allows_nothing_and_says_since_when_and_why(
    at: AtMandates, desk: Desk, reason: EndReason
) -> None:
    stored_mandate(desk.db, State.ENDED, reason=reason)
    at.read_again()
    at.click("Tous")
    words = at.panel().replace("\N{NO-BREAK SPACE}", " ")
    assert "Ne permet plus rien." in words and "jeudi 27 novembre 2025 à 9 h 25" in words
    assert reason.value in words.lower()
    assert "CAF" not in words
    for verb in ("Continuer", "Papiers…", "Terminer…", "Retirer…", "Abandonner…"):
        assert not at.offers(verb)
    assert at.offers("Imprimer le récépissé")


def test_a_mandate_whose_last_day_is_over_allows_nothing_though_nobody_closed_it(
    at: AtMandates, desk: Desk, clock: StillClock
) -> None:
    stored_mandate(desk.db, State.ACTIVE, ends_on=date(2025, 11, 27))
    at.read_again()
    assert "Permet aujourd’hui" in at.panel()
    clock.set(datetime(2025, 11, 28, 8))
    at.read_again()
    words = at.panel()
    assert "Ne permet plus rien. Arrivé à son terme" in words and "CAF" not in words
    assert "Arrivé à son terme" in at.row(0)


def test_another_page_may_point_at_a_mandate_that_has_ended(at: AtMandates, desk: Desk) -> None:
    stored_mandate(desk.db, State.ACTIVE)
    ended = stored_mandate(desk.db, State.ENDED, person=stored_person(desk.db, "Vidal", "Paul"))
    at.read_again()
    at.page.aim(mandate_id=ended.id)
    assert at.page.list.table.current_row().mandate.id == ended.id
    assert "Paul Vidal" in at.panel()


def test_pointing_at_a_mandate_does_not_lose_what_is_being_written(at: AtMandates, desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    at.begin()
    at.tick("Consulter le compte")
    at.dialogs.answers += [False, True]
    at.page.aim(mandate_id=mandate.id)
    assert at.page.taking and at.button("Consulter le compte").isChecked()
    at.page.aim(mandate_id=mandate.id)
    assert at.page.taking is None


def test_enter_goes_on_with_an_unfinished_mandate_and_leaves_a_signed_one(at: AtMandates, desk: Desk) -> None:
    signed = stored_mandate(desk.db, State.ACTIVE)
    draft = stored_mandate(desk.db, State.DRAFT)
    at.read_again()
    at.page.aim(mandate_id=signed.id)
    press(at.page.list.table, Qt.Key.Key_Return)
    assert at.page.taking is None
    at.page.aim(mandate_id=draft.id)
    press(at.page.list.table, Qt.Key.Key_Return)
    assert at.title() == "Information"


def test_ctrl_m_begins_a_mandate(at: AtMandates) -> None:
    press(at.page.list.new, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    # Qt shows a button pressed by its keys for a tenth of a second.
    at.qtbot.waitUntil(lambda: at.page.taking is not None)
    assert at.title() == "Avant le mandat"


def test_procedures_done_end_the_mandate_after_one_question(at: AtMandates, desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    at.read_again()
    at.click("Terminer…")
    assert "On ne peut pas revenir dessus." in at.words()
    at.click("Terminer maintenant")
    at.close_receipt()
    assert mandates.view(desk, mandate.id).mandate.end_reason is EndReason.DONE
    assert "Aucun mandat en cours" in at.words()


def test_the_question_names_the_person_and_enter_keeps_the_mandate(at: AtMandates, desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    at.read_again()
    at.click("Terminer…")
    title = at.front.windowTitle().replace("\N{NO-BREAK SPACE}", " ")
    assert title == "Terminer le mandat d’Éloïse Lefèvre ?" and title in at.words()
    press(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert at.front is at.page and mandates.view(desk, mandate.id).mandate.state is State.ACTIVE


def test_the_advisor_may_put_an_end_to_it(at: AtMandates, desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    at.read_again()
    at.click("Terminer…")
    at.click("Qui accompagne la personne y met fin")
    at.type_in("Dernier jour", f"{desk.now():%d/%m/%Y}")
    at.click("Terminer maintenant")
    assert mandates.view(desk, mandate.id).mandate.end_reason is EndReason.RENOUNCED


def test_it_is_printed_again_as_it_was_and_the_journal_says_so(at: AtMandates, desk: Desk, tmp_path: Path) -> None:
    mandate = signed_mandate(desk)
    at.read_again()
    at.choose_paper("Les deux originaux")
    preview = at.front
    assert isinstance(preview, PreviewDialog)
    at.qtbot.waitUntil(preview.panel.save_button.isEnabled)
    at.dialogs.paths.append(tmp_path / "again.pdf")
    at.dialogs.answers.append(True)
    at.click("Enregistrer en PDF")
    at.close()
    with at.qtbot.waitSignal(preview.destroyed):
        at.click("Fermer")
    assert (tmp_path / "again.pdf").read_bytes().startswith(b"%PDF")
    assert journal.latest(desk.db, 1)[0].action is Action.PRINTED
    assert mandates.view(desk, mandate.id).mandate == mandate


def test_a_correction_of_the_name_is_seen_at_once(at: AtMandates, desk: Desk) -> None:
    from desktop_app.domain.person import Person
    from desktop_app.use_cases.reception import people

    mandate = stored_mandate(desk.db, State.ACTIVE)
    at.read_again()
    at.runner.do(people.correct, Person(mandate.person_id, "Lefebvre", "Éloïse"))
    assert "LEFEBVRE Éloïse" in at.row(0) and "Lefebvre" in at.panel()


def test_the_mandate_in_focus_stays_in_focus(at: AtMandates, desk: Desk) -> None:
    first = stored_mandate(desk.db, State.ACTIVE)
    stored_mandate(desk.db, State.ACTIVE)
    at.read_again()
    at.page.aim(mandate_id=first.id)
    stored_mandate(desk.db, State.ACTIVE)
    at.read_again()
    assert at.page.list.table.current_row().mandate.id == first.id


@pytest.mark.parametrize("state", [None, *UNSIGNED, State.ACTIVE])
def test_whatever_takes_the_focus_has_a_name_to_be_read(at: AtMandates, desk: Desk, state: State | None) -> None:
    if state is None:
        at.begin()
    else:
        at.page.take(stored_mandate(desk.db, state).id)
    at.page.list.show()
    nameless = [
        type(widget).__name__
        for widget in at.page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and not spoken(widget)
    ]
    assert not nameless


def test_a_long_name_changes_no_width(at: AtMandates, desk: Desk) -> None:
    stored_mandate(desk.db, State.ACTIVE)
    at.read_again()
    narrow = at.page.minimumSizeHint().width()
    stored_mandate(desk.db, State.ACTIVE, person=stored_person(desk.db, "Montmorency" * 7, "Anne"))
    at.read_again()
    assert at.page.minimumSizeHint().width() == narrow
    assert at.page.list.table.horizontalScrollBar().maximum() == 0


def test_every_button_and_sentence_is_french_plain_text(at: AtMandates, desk: Desk) -> None:
    stored_mandate(desk.db, State.ACTIVE, person=stored_person(desk.db, "Lefèvre", "<b>Éloïse</b>"))
    at.read_again()
    assert "<b>Éloïse</b>" in at.panel()
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in at.page.list.detail.findChildren(QLabel))
    assert not [each.text() for each in at.page.findChildren(QPushButton) if each.text() in ("OK", "Cancel", "Close")]


def spoken(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
