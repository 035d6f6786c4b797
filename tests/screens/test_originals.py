"""« À détruire » beside the list of mandates, the place of the papers, and what a référent notes of their end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop_app.domain.mandate import EndReason, State
from desktop_app.domain.mandate.paper_original import Disposal
from desktop_app.screens.originals.due_page import DuePage
from desktop_app.screens.originals.due_rows import Kind
from desktop_app.screens.originals.paper_check_dialog import PaperCheckDialog
from desktop_app.screens.originals.paper_originals import (
    AllowDialog,
    AnswerDialog,
    DestroyedDialog,
    FilingAllDialog,
    FilingDialog,
)
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.destruction import due
from desktop_app.use_cases.mandates import mandates, paper_originals
from tests.helpers.at_mandates import AtMandates
from tests.helpers.builders import NINE, signed_mandate, stored_mandate, stored_person
from tests.helpers.seeing import click, fill, words
from tests.helpers.typing import press

D = TypeVar("D", bound=QDialog)


@pytest.fixture
def at(desk: Desk, qtbot: QtBot) -> Iterator[AtMandates]:
    there = AtMandates(desk, qtbot)
    yield there
    for dialog in there.page.window().findChildren(QDialog):
        dialog.hide()
    there.close()


def over_term(desk: Desk) -> int:
    person = stored_person(desk.db, "Castel", "Odette")
    ended = {"drafted_at": datetime(2019, 3, 4, 9), "ends_on": date(2019, 4, 4), "reason": EndReason.DONE}
    return stored_mandate(desk.db, State.ENDED, person=person, **ended).id


def page(at: AtMandates) -> DuePage:
    at.read_again()
    at.page.list.due.click()
    assert at.page.due
    return at.page.due


def on(at: AtMandates, kind: Kind) -> DuePage:
    """The page with the keyboard on the first row of this kind."""
    shown = page(at) if at.page.due is None or not at.page.due.isVisible() else at.page.due
    assert shown.table.focus_row(lambda row: row.kind is kind), [row.kind for row in shown.rows.rows()]
    return shown


def dialog(at: AtMandates, kind: type[D]) -> D:
    """The one that is open."""
    (shown,) = [each for each in at.page.window().findChildren(kind) if each.isVisible()]
    return shown


def offered(shown: DuePage) -> set[str]:
    return {name for name, button in shown.panel.buttons.items() if not button.isHidden()}


def test_the_button_of_the_list_counts_and_leads_there_and_back(at: AtMandates, desk: Desk) -> None:
    over_term(desk)
    at.read_again()
    assert at.offers("À détruire (1)")
    shown = page(at)
    assert shown.isVisible() and not at.page.list.isVisible() and at.page.asks_about() == "mandate_end#a-detruire"
    press(shown.table, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert at.page.list.isVisible() and at.page.asks_about() == "mandates"


def test_an_empty_page_says_what_comes_there(at: AtMandates) -> None:
    shown = page(at)
    assert shown.stack.currentWidget() is shown.empty and "Rien à détruire cette semaine" in words(shown)


def test_what_goes_by_itself_asks_for_nothing(at: AtMandates, desk: Desk) -> None:
    tonight = stored_mandate(desk.db, ends_on=desk.now().date())
    paper_originals.file(desk, tonight.id, place="Classeur 1")
    shown = on(at, Kind.TODAY)
    assert "Personne n’a rien à faire." in words(shown.panel) and offered(shown) == {"see"}
    click(shown.panel, "Voir le mandat")
    assert at.page.list.isVisible() and at.page.list.table.current_row().mandate.id == tonight.id


def test_a_row_has_one_main_button_and_its_panel_says_its_day_in_words(at: AtMandates, desk: Desk) -> None:
    over_term(desk)
    shown = on(at, Kind.TERM)
    buttons = shown.panel.buttons
    assert [name for name in offered(shown) if buttons[name].property("kind") == "primary"] == ["propose"]
    assert "Terme le 4\N{NO-BREAK SPACE}mars 2025. À proposer aux Archives." in words(shown.panel)
    assert shown.rows.index(shown.table.currentIndex().row(), 2).data() == "terme le 04/03/2025"


def test_enter_does_the_first_thing_that_a_row_asks_for(at: AtMandates, desk: Desk) -> None:
    mandate = stored_mandate(desk.db)
    shown = on(at, Kind.FILE)
    press(shown.table, Qt.Key.Key_Return)
    filing = dialog(at, FilingDialog)
    fill(filing.where, "Classeur Mandats 2025, n° 12")
    filing.place()
    assert paper_originals.of_mandate(desk, mandate.id).place == "Classeur Mandats 2025, n° 12"  # type: ignore[union-attr]
    at.page.list.refresh()
    at.page.aim(mandate_id=mandate.id)
    assert "Original du service : Classeur Mandats 2025, n° 12." in at.panel().replace("\xa0", " ")


def test_a_place_that_says_nothing_is_refused_beside_its_field(at: AtMandates, desk: Desk) -> None:
    stored_mandate(desk.db)
    on(at, Kind.FILE)
    click(at.page, "Classer…")
    filing = dialog(at, FilingDialog)
    filing.place()
    assert "ce champ est vide" in words(filing) and filing.back.isHidden(), "the mandate goes on"


def test_drafts_go_by_one_gesture_each_or_all_and_only_when_said_twice(at: AtMandates, desk: Desk) -> None:
    long_ago = NINE - timedelta(20)
    for name in ("Aubert", "Roca", "Vidal"):
        stored_mandate(desk.db, State.PRINTED, person=stored_person(desk.db, name), drafted_at=long_ago)
    shown = on(at, Kind.DRAFT)
    at.dialogs.answers = [False, True, True]
    click(shown.panel, "Abandonner…")
    assert len(due.read(desk).drafts) == 3
    click(shown.panel, "Abandonner…")
    assert len(due.read(desk).drafts) == 2
    on(at, Kind.DRAFT)
    click(shown.panel, "Abandonner les 2…")
    assert due.read(desk).drafts == ()


def test_papers_over_their_term_go_by_the_archives_to_their_record(at: AtMandates, desk: Desk, qtbot: QtBot) -> None:
    mandate_id = over_term(desk)
    shown = on(at, Kind.TERM)
    assert "n’ont pas encore répondu" in words(shown.panel)
    click(shown.panel, "Établir le bordereau")
    dialog(at, PreviewDialog).reject()
    on(at, Kind.LIST)
    assert offered(shown) == {"print_list", "allow"}
    click(shown.panel, "Noter l’accord…")
    visa = dialog(at, AllowDialog)
    visa.place()
    assert "Recopiez la date du visa" in words(visa)
    visa.form.fields["allowed_on"].set_value(desk.now().date())
    fill(visa.form.fields["reference"], "AD66 118")
    visa.place()
    on(at, Kind.LIST)
    assert offered(shown) == {"print_list", "destroy"}
    click(shown.panel, "Noter la destruction…")
    gone = dialog(at, DestroyedDialog)
    gone.form.fields["way"].set_value(Disposal.SHREDDED)
    gone.place()
    on(at, Kind.DONE)
    assert offered(shown) == {"print_list", "print_record"}
    click(shown.panel, "Imprimer le procès-verbal")
    dialog(at, PreviewDialog).reject()
    at.page.aim(mandate_id=mandate_id)
    assert "détruit le 27 novembre 2025" in at.panel().replace("\xa0", " ")


def test_the_answer_of_the_archives_is_noted_once_and_stands_for_a_visa(at: AtMandates, desk: Desk) -> None:
    over_term(desk)
    shown = on(at, Kind.TERM)
    click(shown, "Réponse des Archives…")
    answer = dialog(at, AnswerDialog)
    answer.form.fields["visa"].set_value(False)
    answer.form.fields["answered_on"].set_value(desk.now().date())
    fill(answer.form.fields["reference"], "courriel du 27 novembre")
    answer.place()
    assert "aucun visa à demander" in words(shown.panel)
    click(shown.panel, "Établir le bordereau")
    dialog(at, PreviewDialog).reject()
    on(at, Kind.LIST)
    click(shown.panel, "Noter l’accord…")
    visa = dialog(at, AllowDialog)
    assert not visa.form.fields["allowed_on"].isVisibleTo(visa)
    visa.place()
    assert offered(on(at, Kind.LIST)) == {"print_list", "destroy"}


def test_the_desk_files_and_compares_and_leaves_the_rest_to_a_referent(
    reception_desk: Desk, desk: Desk, qtbot: QtBot
) -> None:
    over_term(desk)
    there = AtMandates(reception_desk, qtbot)
    shown = on(there, Kind.TERM)
    assert offered(shown) == {"file"} and shown.archives.isHidden()
    click(shown, "Comparer un papier…")
    check = dialog(there, PaperCheckDialog)
    fill(check.fields["mark"], "0f1e 2d3c 4b5a 6978")
    check.compare()
    assert check.answer.sentence().startswith("Aucun papier imprimé ici")
    fill(check.fields["mark"], "0f1e")
    assert check.answer.sentence() == ""
    check.compare()
    assert "douze ou seize signes" in words(check)
    there.close()


def test_the_very_paper_is_recognised(at: AtMandates, desk: Desk) -> None:
    from desktop_app.domain.journal import Action
    from desktop_app.storage.journal import journal

    mandate = signed_mandate(desk)
    mark = next(line.detail for line in journal.latest(desk.db, 20) if line.action is Action.MANDATE_PRINTED)
    click(page(at), "Comparer un papier…")
    check = dialog(at, PaperCheckDialog)
    fill(check.fields["mark"], mark)
    check.compare()
    assert f"un original du mandat, n° {mandate.number}, imprimé ici" in check.answer.sentence().replace("\xa0", " ")
    assert mandates.view(desk, mandate.id).person.last_name not in check.answer.sentence()


def test_the_person_takes_the_original_back(at: AtMandates, desk: Desk) -> None:
    mandate_id = over_term(desk)
    shown = on(at, Kind.TERM)
    click(shown.panel, "Classer…")
    click(dialog(at, FilingDialog), "La personne l’a repris")
    assert paper_originals.of_mandate(desk, mandate_id).returned_on == desk.now().date()  # type: ignore[union-attr]
    assert shown.rows.rowCount() == 0 and QApplication.activeModalWidget() is None


def test_the_desk_says_that_it_is_not_there_and_a_referent_that_it_is_lost(at: AtMandates, desk: Desk) -> None:
    mandate_id = over_term(desk)
    on(at, Kind.TERM)
    click(at.page, "Classer…")
    click(dialog(at, FilingDialog), "Il n’est pas à sa place")
    shown = on(at, Kind.MISSING)
    assert "72 heures" in words(shown.panel) and offered(shown) == {"see", "file", "lost"}
    at.dialogs.answers = [True]
    click(shown.panel, "Noter la perte…")
    assert paper_originals.of_mandate(desk, mandate_id).lost_on == desk.now().date()  # type: ignore[union-attr]
    assert shown.rows.rows() == []


def test_a_page_full_of_papers_without_a_place_is_filed_at_once(at: AtMandates, desk: Desk) -> None:
    for _ in range(3):
        stored_mandate(desk.db)
    shown = on(at, Kind.FILE)
    assert "file_all" in offered(shown)
    click(shown.panel, "Classer les 3…")
    filing = dialog(at, FilingAllDialog)
    filing.place()
    assert "ce champ est vide" in words(filing)
    fill(filing.where, "Classeur Mandats 2025")
    filing.place()
    assert [row for row in shown.rows.rows() if row.kind is Kind.FILE] == []
    at.runner.undo()
    assert due.read(desk).to_file.count == 3
