"""Noting what is done under a mandate, by keyboard, and the account of it that is printed in the same gesture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.french import NBSP
from desktop_app.domain.mandate import Act, ActDone, Mandate, Outcome, State
from desktop_app.screens.mandates.acts import ActDialog
from desktop_app.screens.mandates.questions import ClosingDialog
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import acts, mandates
from tests.helpers.at_mandates import AtMandates
from tests.helpers.builders import NINE, a_body, stored_mandate
from tests.helpers.clock import StillClock
from tests.helpers.paper import words_of
from tests.helpers.typing import press, type_text

NOON = NINE.replace(hour=12)
NUMBER = "2025112700123"
At = Callable[[Desk], AtMandates]


@pytest.fixture
def at(qtbot: QtBot, clock: StillClock) -> Iterator[At]:
    """The page on any desk, at noon."""
    clock.set(NOON)
    made: list[AtMandates] = []

    def on(desk: Desk) -> AtMandates:
        made.append(AtMandates(desk, qtbot))
        return made[-1]

    yield on
    for there in made:
        there.close()


def of(desk: Desk, mandate: Mandate) -> tuple[ActDone, ...]:
    return mandates.view(desk, mandate.id).mandate.open_body.acts


def dialog() -> ActDialog:
    """The dialog in front."""
    found = QApplication.activeModalWidget()
    assert isinstance(found, ActDialog)
    return found


def focused() -> QWidget:
    """Where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget
    return widget


def tab_to(field: QWidget) -> None:
    """Press Tab until the keyboard is in this field."""
    for _ in range(9):
        if field is focused() or field.isAncestorOf(focused()):
            return
        press(focused(), Qt.Key.Key_Tab)
    raise AssertionError(f"Tab leads to {focused()} and never there")


def preview(there: AtMandates) -> PreviewDialog:
    """The account in front, once it is drawn."""
    there.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PreviewDialog))
    found = QApplication.activeModalWidget()
    assert isinstance(found, PreviewDialog)
    there.qtbot.waitUntil(found.panel.save_button.isEnabled)
    return found


def close(there: AtMandates, shown: QWidget) -> None:
    """Leave what is in front."""
    there.close()
    with there.qtbot.waitSignal(shown.destroyed):
        there.click("Fermer")


def test_an_act_is_noted_by_keyboard_alone(at: At, desk: Desk) -> None:
    mandate = stored_mandate(desk.db)
    there = at(desk)
    there.page.list.table.setFocus()
    press(there.page.list.table, Qt.Key.Key_Return)
    there.qtbot.waitUntil(lambda: dialog().isAncestorOf(focused()))
    press(focused(), Qt.Key.Key_Tab)
    type_text(focused(), "Rem")
    tab_to(dialog().form.fields["outcome"])
    press(focused(), Qt.Key.Key_Down)
    press(focused(), Qt.Key.Key_Tab)
    type_text(focused(), "5/12")
    press(focused(), Qt.Key.Key_Tab)
    press(focused(), Qt.Key.Key_Tab)
    type_text(focused(), "Relancer la CAF")
    dialog().keep.setFocus()
    press(focused(), Qt.Key.Key_Return)
    (done,) = of(desk, mandate)
    assert done == ActDone(
        1, Act.FILL, NOON, outcome=Outcome.PENDING, by="Marie Castell", due_on=date(2025, 12, 5),
        due_for="Relancer la CAF",
    )  # fmt: skip
    assert "27 novembre 2025 à 12 h : en attente d’une réponse" in there.words()
    assert "Pour le 5 décembre 2025 : Relancer la CAF" in there.words()


def test_it_is_printed_in_the_same_gesture_with_a_number_that_nothing_keeps(at: At, desk: Desk) -> None:
    mandate = stored_mandate(desk.db)
    there = at(desk)
    there.click("Noter un acte…")
    dialog().act.set_value(Act.FILL)
    there.type_in("Numéro d’accusé ou de dossier", NUMBER)
    left = []
    dialog().finished.connect(lambda: left.append(dialog_left.reference.value()))
    dialog_left = dialog()
    there.click("Enregistrer et imprimer")
    shown = preview(there)
    assert shown.windowTitle().startswith("Compte rendu")
    assert NUMBER in words_of(shown._drawn[0].pdf)
    assert left == [""]
    close(there, shown)
    assert len(of(desk, mandate)) == 1 and NUMBER not in repr(of(desk, mandate))
    there.click("Compte rendu")
    shown = preview(there)
    assert NUMBER not in words_of(shown._drawn[0].pdf) and "Ce qui a été fait" in words_of(shown._drawn[0].pdf)
    close(there, shown)


def test_a_number_that_may_not_be_printed_stops_it_before_anything_is_noted(at: At, desk: Desk) -> None:
    mandate = stored_mandate(desk.db)
    there = at(desk)
    there.click("Noter un acte…")
    dialog().act.set_value(Act.FILL)
    there.type_in("Numéro d’accusé ou de dossier", "1 85 05 78 006 084 91")
    there.click("Enregistrer et imprimer")
    assert "numéro de sécurité sociale" in dialog().form.faults()["reference"] and of(desk, mandate) == ()
    there.click("Enregistrer")
    assert len(of(desk, mandate)) == 1


def test_what_is_missing_is_said_beside_its_field_and_nothing_typed_is_lost(at: At, desk: Desk) -> None:
    mandate = stored_mandate(desk.db)
    there = at(desk)
    there.click("Noter un acte…")
    there.type_in("Prochaine date", "un jour")
    there.type_in("Ce qu’il y aura à faire", "Relancer")
    there.click("Enregistrer")
    assert list(dialog().form.faults()) == ["due_on"]
    there.type_in("Prochaine date", "5/12")
    there.click("Enregistrer")
    assert dialog().form.faults() == {"act": "Dites quel acte a été fait."}
    assert dialog().form.fields["due_for"].value() == "Relancer" and of(desk, mandate) == ()
    there.dialogs.answers.append(True)
    dialog().reject()
    assert there.dialogs.said[-1].title == f"Fermer sans noter cet acte{NBSP}?"


def test_only_what_the_mandate_allows_is_offered_for_each_line(at: At, desk: Desk) -> None:
    stored_mandate(desk.db)
    there = at(desk)
    there.click("Noter un acte…")
    offered = [dialog().act.itemText(row) for row in range(dialog().act.count())]
    assert offered == ["Choisissez l’acte…", "Consulter le compte", "Remplir un formulaire"]
    assert dialog().act.value() is None
    dialog().number.setCurrentIndex(1)
    assert not dialog().form.shows("act")
    there.click("Enregistrer")
    assert "Impôts (DGFiP) – demander : Avis d’imposition 2025" in there.words()


def test_an_act_is_opened_again_corrected_and_taken_out_and_ctrl_z_brings_it_back(at: At, desk: Desk) -> None:
    mandate = stored_mandate(desk.db)
    there = at(desk)
    acts.note(desk, mandate.id, ActDone(1, Act.FILL, NOON))
    there.read_again()
    (line,) = there.page.list.detail.acts._lines
    line.click()
    dialog().form.fields["outcome"].set_value(Outcome.REFUSED)
    there.click("Enregistrer")
    assert [done.outcome for done in of(desk, mandate)] == [Outcome.REFUSED]
    (line,) = there.page.list.detail.acts._lines
    line.click()
    there.click("Retirer cet acte")
    assert of(desk, mandate) == () and "Rien n’a encore été noté." in there.words()
    there.runner.undo()
    assert [done.outcome for done in of(desk, mandate)] == [Outcome.REFUSED]


def all_but_one(desk: Desk) -> Mandate:
    """A mandate whose request for data is still to be made."""
    mandate = stored_mandate(desk.db)
    acts.note(desk, mandate.id, ActDone(1, Act.FILL, NOON - timedelta(minutes=5)))
    return mandate


def note_the_last(there: AtMandates) -> None:
    there.click("Noter un acte…")
    dialog().number.setCurrentIndex(1)
    there.click("Enregistrer")


def test_once_all_is_done_the_end_is_proposed_and_account_is_rendered_with_it(at: At, desk: Desk) -> None:
    mandate = all_but_one(desk)
    there = at(desk)
    there.dialogs.answers.append(True)
    note_the_last(there)
    assert there.dialogs.said[-1].title == f"Tout est fait{NBSP}: terminer ce mandat{NBSP}?"
    assert isinstance(QApplication.activeModalWidget(), ClosingDialog)
    there.click("Terminer maintenant")
    there.qtbot.waitUntil(lambda: isinstance(there.front, PreviewDialog))
    assert "Compte rendu, pour la personne" in there.words()
    there.close_receipt()
    assert mandates.view(desk, mandate.id).mandate.state is State.ENDED


def test_whoever_keeps_it_is_told_that_it_may_be_ended_and_nothing_more(at: At, desk: Desk) -> None:
    mandate = all_but_one(desk)
    there = at(desk)
    assert "peut être terminé" not in there.words()
    there.dialogs.answers.append(False)
    note_the_last(there)
    assert "ce mandat peut être terminé" in there.words()
    assert QApplication.activeModalWidget() is None
    assert mandates.view(desk, mandate.id).mandate.state is State.ACTIVE


@pytest.mark.parametrize("lines", [1, 2])
def test_a_withdrawal_renders_account_of_what_was_done_in_the_same_gesture(at: At, desk: Desk, lines: int) -> None:
    mandate = stored_mandate(desk.db)
    acts.note(desk, mandate.id, ActDone(1, Act.FILL, NOON))
    there = at(desk)
    there.click("Retirer…")
    if lines == 1:
        press(there.front.what, Qt.Key.Key_Down)  # type: ignore[attr-defined]
    there.click("Retirer maintenant")
    there.qtbot.waitUntil(lambda: isinstance(there.front, PreviewDialog))
    assert "Compte rendu, pour la personne" in there.words()
    there.close_receipt()


def test_no_account_where_nothing_was_done_nor_of_a_line_for_which_nothing_was(at: At, desk: Desk) -> None:
    mandate = stored_mandate(desk.db)
    acts.note(desk, mandate.id, ActDone(1, Act.FILL, NOON))
    there = at(desk)
    there.click("Retirer…")
    press(there.front.what, Qt.Key.Key_End)  # type: ignore[attr-defined]
    there.click("Retirer maintenant")
    there.qtbot.waitUntil(lambda: isinstance(there.front, PreviewDialog))
    assert "Feuille de fin" in there.words() and "Compte rendu" not in there.words()
    there.close_receipt()


@pytest.mark.parametrize("state", [State.DRAFT, State.PRINTED, State.ENDED])
def test_nothing_is_noted_on_a_mandate_that_allows_nothing(at: At, desk: Desk, state: State) -> None:
    stored_mandate(desk.db, state)
    there = at(desk)
    there.click("Tous")
    assert not there.offers("Noter un acte…") and "Rien n’a encore été noté" not in there.words()


def test_the_desk_and_another_advisor_read_nothing_of_it(
    at: At, desk: Desk, reception_desk: Desk, advisor_desk: Desk
) -> None:
    mandate = stored_mandate(desk.db, body=replace(a_body(), requests=()))
    acts.note(desk, mandate.id, ActDone(1, Act.FILL, NOON - timedelta(minutes=5), note="reçu en main propre"))
    for other in (reception_desk, advisor_desk):
        there = at(other)
        words = there.words() + there.panel()
        assert not [each for each in ("main propre", "formulaire", "Noter un acte", "Actes faits") if each in words]
        press(there.page.list.table, Qt.Key.Key_Return)
        assert QApplication.activeModalWidget() is None


def test_where_its_key_is_lost_it_is_said_and_nothing_is_asked(at: At, desk: Desk) -> None:
    stored_mandate(desk.db)
    desk.mandate_keys.execute("DELETE FROM mandate_key")
    there = at(desk)
    assert not there.offers("Noter un acte…")
    press(there.page.list.table, Qt.Key.Key_Return)
    assert "ne s’ouvre plus" in there.dialogs.sentences[-1] and QApplication.activeModalWidget() is None
