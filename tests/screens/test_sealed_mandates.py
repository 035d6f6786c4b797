"""Mandates as each role sees them: the front desk reads no content, and what has ended can be proved destroyed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import EndReason, State
from desktop_app.screens.mandates.questions import WithdrawalDialog
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.storage.journal import journal
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.destruction import destructions, erasure
from desktop_app.use_cases.mandates import endings, mandates
from tests.helpers.at_mandates import AtMandates
from tests.helpers.builders import stored_mandate, stored_person
from tests.helpers.paper import words_of
from tests.helpers.typing import press, tab

SECRETS = ("CAF", "logement", "Impôts", "Avis", "Consulter")
At = Callable[[Desk], AtMandates]


@pytest.fixture
def at(qtbot: QtBot) -> Iterator[At]:
    """The page on any desk."""
    made: list[AtMandates] = []

    def on(desk: Desk) -> AtMandates:
        made.append(AtMandates(desk, qtbot))
        return made[-1]

    yield on
    for there in made:
        there.close()


def everything(there: AtMandates) -> str:
    """Whatever of the page can be read, the tooltips too."""
    from PySide6.QtWidgets import QWidget

    hints = [each.toolTip() + each.accessibleName() for each in there.page.findChildren(QWidget)]
    return "\n".join([there.words(), there.panel(), *hints])


@pytest.mark.parametrize("state", [State.DRAFT, State.INFORMED, State.IDENTIFIED, State.PRINTED, State.ACTIVE])
def test_the_front_desk_sees_that_a_mandate_is_there_and_nothing_of_its_content(
    at: At, reception_desk: Desk, state: State
) -> None:
    mandate = stored_mandate(reception_desk.db, state)
    there = at(reception_desk)
    words = everything(there)
    assert "Éloïse Lefèvre" in words and mandate.number in words and "27 mai 2026" in words
    assert "Contenu scellé : seul un conseiller peut le lire." in words
    assert not [secret for secret in SECRETS if secret in words]


@pytest.mark.parametrize("who", ["reception_desk", "manager_desk"])
@pytest.mark.parametrize("state", [State.INFORMED, State.PRINTED, State.ACTIVE])
def test_without_the_role_of_advisor_nothing_is_offered_but_what_stops_it(
    at: At, request: pytest.FixtureRequest, who: str, state: State
) -> None:
    desk: Desk = request.getfixturevalue(who)
    stored_mandate(desk.db, state)
    there = at(desk)
    for verb in ("Nouveau mandat", "Continuer", "Reprendre"):
        assert not there.offers(verb)
    assert there.papers() == ["Notice d’information"]
    assert there.offers("Terminer…") == (state is State.ACTIVE)
    assert there.offers("Retirer…" if state is State.ACTIVE else "Abandonner…")


def test_an_empty_page_says_who_prepares_mandates(at: At, reception_desk: Desk) -> None:
    there = at(reception_desk)
    assert "Un conseiller le prépare depuis son compte." in there.words() and not there.offers("Nouveau mandat")


def test_neither_enter_nor_keys_begin_a_mandate_at_the_front_desk(at: At, reception_desk: Desk) -> None:
    stored_mandate(reception_desk.db, State.DRAFT)
    there = at(reception_desk)
    press(there.page.list.table, Qt.Key.Key_Return)
    press(there.page.list.table, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    there.qtbot.wait(150)
    assert there.page.taking is None


@pytest.mark.parametrize("target", [{"person_id": 1}, {"new": True}])
def test_no_other_page_begins_a_mandate_at_the_front_desk(
    at: At, reception_desk: Desk, target: dict[str, object]
) -> None:
    assert stored_person(reception_desk.db).id == 1
    there = at(reception_desk)
    there.page.aim(**target)
    assert there.page.taking is None


def test_an_advisor_who_is_no_referent_works_as_before(at: At, advisor_desk: Desk) -> None:
    stored_mandate(advisor_desk.db, State.ACTIVE, advisor_id=advisor_desk.advisor_at_work)
    there = at(advisor_desk)
    assert "CAF – Demande d’aide au logement" in there.words()
    assert (
        there.offers("Nouveau mandat")
        and there.offers("Terminer…")
        and "Les deux originaux, à nouveau" in there.papers()
    )


def close(there: AtMandates, title: str, save_as: Path) -> str:
    """Keep the paper in front, close its preview, and return its words."""
    there.qtbot.waitUntil(lambda: isinstance(there.front, PreviewDialog))
    preview = there.front
    assert isinstance(preview, PreviewDialog) and title in preview.windowTitle()
    there.qtbot.waitUntil(preview.panel.save_button.isEnabled)
    there.dialogs.paths.append(save_as)
    there.dialogs.answers.append(True)
    there.click("Enregistrer en PDF")
    there.close()
    with there.qtbot.waitSignal(preview.destroyed):
        there.click("Fermer")
    return words_of(save_as)


def test_the_front_desk_withdraws_at_once_with_a_receipt_and_a_proof(
    at: At, desk: Desk, reception_desk: Desk, tmp_path: Path
) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    there = at(reception_desk)
    there.click("Retirer…")
    assert "son contenu est détruit" in there.words()
    there.click("Retirer maintenant")
    receipt = close(there, "Récépissé", tmp_path / "receipt.pdf")
    assert mandate.number in receipt and "Éloïse Lefèvre" in receipt and "CAF" not in receipt
    there.click("Tous")
    assert "Contenu détruit le 27 novembre 2025 – preuve D2025-0001." in there.words()
    there.click("Imprimer la preuve")
    proof = close(there, "Preuve de destruction", tmp_path / "proof.pdf")
    assert "D2025-0001" in proof and "Lefèvre" not in proof
    assert mandates.view(desk, mandate.id).mandate.end_reason is EndReason.WITHDRAWN
    assert journal.latest(desk.db, 1)[0].action is Action.PRINTED


def test_nobody_reads_the_content_once_the_mandate_has_ended(at: At, desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    endings.close(desk, mandate.id, reason=EndReason.DONE)
    there = at(desk)
    there.click("Tous")
    words = everything(there)
    assert "Démarches abouties" in words and "Contenu détruit le" in words
    assert not [secret for secret in SECRETS if secret in words]
    assert there.offers("Imprimer le récépissé") and there.offers("Imprimer la preuve")


def test_a_destruction_that_something_holds_back_is_said_to_be_unfinished(at: At, desk: Desk, tmp_path: Path) -> None:
    from tests.helpers.readers import reading

    mandate = stored_mandate(desk.db, State.ACTIVE)
    with reading(desk):
        endings.withdraw(desk, mandate.id)
        there = at(desk)
        there.click("Tous")
        assert "Destruction du contenu à terminer (D2025-0001)." in there.words()
        assert not there.offers("Imprimer la preuve")
    destructions.resume(desk)
    there.read_again()
    assert "Contenu détruit le 27 novembre 2025 – preuve D2025-0001." in there.words()


def test_the_mandate_of_somebody_erased_stays_without_a_name(at: At, desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    endings.withdraw(desk, mandate.id)
    erasure.erase(desk, mandate.person_id)
    there = at(desk)
    there.click("Tous")
    assert "Personne effacée, Retiré par la personne" in there.row(0)
    assert "Personne effacée" in there.panel() and "Lefèvre" not in everything(there)


def test_three_keys_withdraw_at_the_front_desk_too(at: At, reception_desk: Desk) -> None:
    mandate = stored_mandate(reception_desk.db, State.ACTIVE)
    there = at(reception_desk)
    there.page.list.table.setFocus()
    press(there.page.list.table, Qt.Key.Key_Delete)
    there.qtbot.waitUntil(lambda: isinstance(there.front, WithdrawalDialog) and there.front.keep.hasFocus())
    assert tab(there.front.keep) is there.front.now
    press(there.front.now, Qt.Key.Key_Space)
    there.qtbot.waitUntil(lambda: isinstance(there.front, PreviewDialog))
    preview = there.front
    there.close()
    with there.qtbot.waitSignal(preview.destroyed):
        there.click("Fermer")
    assert mandates.view(reception_desk, mandate.id).mandate.state is State.ENDED
