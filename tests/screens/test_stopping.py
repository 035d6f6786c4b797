"""What stops a mandate at the counter: one line of it, a death, a day to come, a while; and the papers that follow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.mandate import EndReason, State, WithdrawalChannel
from desktop_app.screens.mandates.questions import ClosingDialog, WithdrawalDialog
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import endings, mandates
from tests.helpers.at_mandates import AtMandates
from tests.helpers.builders import stored_mandate
from tests.helpers.typing import press
from tests.use_cases.test_endings import bodies, wait_for_the_end_sheet


@pytest.fixture
def at(qtbot: QtBot) -> Iterator[Callable[[Desk], AtMandates]]:
    """The page of mandates of the account whose desk it is."""
    there: list[AtMandates] = []

    def open_page(desk: Desk) -> AtMandates:
        there.append(AtMandates(desk, qtbot))
        return there[-1]

    yield open_page
    for each in there:
        each.close()


def papers(at: AtMandates) -> list[str]:
    """The names of the papers of the preview in front."""
    at.qtbot.waitUntil(lambda: isinstance(at.front, PreviewDialog))
    known = ("Récépissé, un pour chacun", "Feuille de fin, pour la personne", "Lettres aux organismes, à signer")
    return [words for words in at.words().split("\n") if words in known]


def test_the_desk_takes_the_line_two_back(at, desk, reception_desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    there = at(reception_desk)
    there.click("Retirer…")
    asked = there.front
    assert isinstance(asked, WithdrawalDialog)
    assert [asked.what.itemText(row) for row in range(asked.what.count())] == [
        "Tout le mandat", "La ligne 1", "La ligne 2",
    ]  # fmt: skip
    press(asked.what, Qt.Key.Key_End)
    assert "Les autres continuent" in there.words()
    there.click("Par téléphone")
    there.click("Retirer maintenant")
    there.close_receipt(title="ligne 2")
    view = mandates.view(desk, mandate.id)
    assert [(each.number, each.channel) for each in view.mandate.withdrawn] == [(2, WithdrawalChannel.PHONE)]
    assert view.mandate.state is State.ACTIVE and "Ligne 2 retirée" in there.words().replace("\N{NO-BREAK SPACE}", " ")


def test_an_advisor_reads_which_line_and_prints_whom_to_tell(at, desk) -> None:
    stored_mandate(desk.db, State.ACTIVE)
    there = at(desk)
    there.click("Retirer…")
    asked = there.front
    assert isinstance(asked, WithdrawalDialog)
    assert asked.what.itemText(1) == "La ligne 1 (CAF)"
    press(asked.what, Qt.Key.Key_Down)
    there.click("Retirer maintenant")
    assert papers(there) == [
        "Récépissé, un pour chacun", "Feuille de fin, pour la personne", "Lettres aux organismes, à signer",
    ]  # fmt: skip
    there.close_receipt()
    assert "CAF" not in there.words()


def test_a_coupon_has_its_date_and_a_date_to_come_is_refused_beside_it(at, desk, reception_desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    there, today = at(reception_desk), desk.now().date()
    there.click("Retirer…")
    asked = there.front
    assert isinstance(asked, WithdrawalDialog) and not asked.form.shows("said_on")
    there.click("Par courrier ou coupon")
    assert asked.form.shows("said_on")
    asked.said_on.set_value(today + timedelta(1))
    there.click("Retirer maintenant")
    assert "pas encore passée" in asked.form.faults()["said_on"]
    asked.said_on.set_value(today)
    there.click("Retirer maintenant")
    there.close_receipt()
    assert mandates.view(desk, mandate.id).mandate.said_on == today


def test_the_desk_is_told_of_a_death_and_every_mandate_of_the_person_ends(at, desk, reception_desk) -> None:
    first = stored_mandate(desk.db, State.ACTIVE)
    second = stored_mandate(desk.db, State.ACTIVE, person=mandates.view(desk, first.id).person)
    there = at(reception_desk)
    there.click("Terminer…")
    asked = there.front
    assert isinstance(asked, ClosingDialog) and not there.offers("Les démarches sont abouties")
    there.click("La personne est décédée")
    there.click("Terminer maintenant")
    there.close_receipt()
    ends = {mandates.view(desk, each.id).mandate.end_reason for each in (first, second)}
    assert ends == {EndReason.DEATH} and bodies(desk) == 0


def test_with_its_advisor_the_family_gets_the_sheets_of_all_and_no_letter_to_sign(at, desk) -> None:
    first = stored_mandate(desk.db, State.ACTIVE)
    stored_mandate(desk.db, State.ACTIVE, person=mandates.view(desk, first.id).person)
    there = at(desk)
    there.click("Terminer…")
    there.click("La personne est décédée")
    there.click("Terminer maintenant")
    names = papers(there)
    there.close_receipt()
    assert names.count("Feuille de fin, pour la personne") == 2 and not any("Lettres" in each for each in names)


def test_given_up_from_a_day_to_come_the_letter_to_the_person_opens(at, desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    there = at(desk)
    there.click("Terminer…")
    there.click("Qui accompagne la personne y met fin")
    asked = there.front
    assert isinstance(asked, ClosingDialog)
    last = desk.now().date() + timedelta(14)
    assert asked.last.value() == last, "a fortnight is proposed"
    there.type_in("Dernier jour", "40")
    there.click("Terminer ce jour-là")
    assert asked.form.faults()["last"]
    there.type_in("Dernier jour", f"{last:%d/%m/%Y}")
    there.click("Terminer le")
    there.close_receipt(title="Avis de fin")
    after = mandates.view(desk, mandate.id).mandate
    assert (after.ends_on, after.state) == (last, State.ACTIVE)
    assert "Avis de fin" in there.papers()


def test_suspended_it_says_so_and_is_resumed_by_one_button(at, desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    there = at(desk)
    there.click("Terminer…")
    there.click("Le suspendre")
    there.click("Suspendre")
    assert mandates.view(desk, mandate.id).mandate.state is State.SUSPENDED
    assert "Permettra, une fois repris" in there.words() and there.offers("Retirer…")
    there.click("Reprendre")
    assert mandates.view(desk, mandate.id).mandate.state is State.ACTIVE and not there.offers("Reprendre")


def test_what_waits_for_its_sheet_goes_once_it_is_out_and_not_before(at, desk, reception_desk, tmp_path: Path) -> None:
    wait_for_the_end_sheet(desk, 7)
    mandate = stored_mandate(desk.db, State.ACTIVE)
    endings.withdraw(reception_desk, mandate.id)
    there = at(desk)
    there.click("Tous")
    assert "attend la feuille de fin" in there.words()
    there.click("Imprimer la feuille de fin")
    assert "Feuille de fin, pour la personne" in papers(there)
    there.close_receipt()
    assert bodies(desk) == 1, "looked at and not printed"
    there.click("Imprimer la feuille de fin")
    there.close_receipt(tmp_path / "fin.pdf")
    assert bodies(desk) == 0 and "Contenu détruit" in there.words()


def test_a_referent_controls_without_reading_and_goes_to_the_one_told(at, desk, manager_desk) -> None:
    wait_for_the_end_sheet(desk, 7)
    mandate = stored_mandate(desk.db, State.ACTIVE)
    endings.withdraw(manager_desk, mandate.id)
    there = at(manager_desk)
    there.click("Contrôler…")
    words = there.words()
    assert "1 mandat : finis, leur contenu pas encore détruit" in words and "CAF" not in words
    there.click(mandate.number)
    assert there.front is there.page and mandate.number in there.words()


def test_nobody_else_is_offered_the_control(at, reception_desk) -> None:
    assert not at(reception_desk).offers("Contrôler…")
