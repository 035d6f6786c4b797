"""The first page of a mandate: who, for exactly what, until when; refused beside the field, nothing typed lost."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.mandate import Act, State
from desktop_app.storage.reception import people
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import mandates
from tests.helpers.at_mandates import ORGANISM, PROCEDURE, AtMandates
from tests.helpers.builders import stored_mandate, stored_person
from tests.helpers.clock import StillClock
from tests.helpers.typing import press, tab, type_text

# A list of suggestions takes the keyboard; the offscreen platform has none to give.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")

DATA = "Données ou documents à demander"


def test_correcting_the_scope_says_that_the_rest_must_be_done_again(at: AtMandates, desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.PRINTED)
    at.page.take(mandate.id)
    at.choose_step("Personne et objet")
    assert "la suite sera à refaire" in at.words()
    assert at.line(PROCEDURE).text() == "Demande d’aide au logement"
    at.type_in(PROCEDURE, "Prime d’activité")
    at.click("Enregistrer l’objet")
    assert at.title() == "Information"
    found = mandates.view(desk, mandate.id).mandate
    assert found.state is State.DRAFT and found.body.lines[0].procedure == "Prime d’activité"


def test_reading_the_scope_again_without_changing_it_costs_nothing(at: AtMandates, desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.PRINTED)
    at.page.take(mandate.id)
    at.choose_step("Personne et objet")
    at.click("Enregistrer l’objet")
    assert at.title() == "Signatures"
    assert mandates.view(desk, mandate.id).mandate == mandate


def test_a_scope_without_anything_points_at_its_first_card(at: AtMandates, desk: Desk) -> None:
    stored_person(desk.db)
    at.begin()
    at.find_person("lef")
    at.click("Préparer le mandat")
    assert "Le mandat ne dit pas encore ce qui est permis" in at.words()
    assert "jeudi 27 novembre 2025" in at.words(), "the shortest time there is: today"
    assert QApplication.focusWidget() is at.line(ORGANISM).parentWidget()
    assert mandates.listing(desk) == []


def test_without_a_person_the_line_to_find_one_has_the_focus(at: AtMandates) -> None:
    at.begin()
    at.fill_scope()
    at.click("Préparer le mandat")
    assert "Choisissez la personne dans la liste, ou ajoutez-la." in at.words()
    assert QApplication.focusWidget() is at.line("Pour qui ?")


def test_the_fault_of_the_second_line_stands_in_its_own_card(at: AtMandates, desk: Desk) -> None:
    stored_person(desk.db)
    at.begin()
    at.find_person("lef")
    at.fill_scope()
    at.click("Ajouter une démarche")
    at.type_in(ORGANISM, "Impôts (DGFiP)", at=1)
    at.click("Préparer le mandat")
    first, second = (shown(card) for card in at.taking.page().scope.lines.cards)  # type: ignore[attr-defined]
    assert "ce champ est vide" not in first
    assert "La démarche : ce champ est vide" in second
    assert QApplication.focusWidget() is at.line(PROCEDURE, 1).parentWidget()


def test_a_faulty_card_comes_into_view_with_what_is_said_of_it(at: AtMandates, desk: Desk, qtbot: QtBot) -> None:
    stored_person(desk.db)
    at.begin()
    at.find_person("lef")
    at.fill_scope()
    at.page.resize(1100, 640)
    at.click("Ajouter une démarche")
    at.type_in(ORGANISM, "Impôts (DGFiP)", at=1)
    at.taking.stack.currentWidget().verticalScrollBar().setValue(0)  # type: ignore[attr-defined]
    at.click("Préparer le mandat")
    said = next(each for each in at.taking.findChildren(QLabel) if "ce champ est vide" in each.text())
    qtbot.waitUntil(lambda: said.visibleRegion().boundingRect() == said.rect())


def test_a_card_left_blank_does_not_count(at: AtMandates, desk: Desk) -> None:
    stored_person(desk.db)
    at.begin()
    at.find_person("lef")
    at.click("Ajouter une demande de données")
    at.type_in(ORGANISM, "CAF", at=1)
    at.type_in(DATA, "Attestation de paiement")
    at.click("Un mois")
    at.click("Préparer le mandat")
    body = at.only_mandate().mandate.body
    assert body.lines == () and [request.data for request in body.requests] == ["Attestation de paiement"]


def test_a_card_can_be_taken_away_and_the_others_are_numbered_again(at: AtMandates) -> None:
    at.begin()
    at.type_in(ORGANISM, "CAF")
    at.click("Ajouter une démarche")
    at.type_in(ORGANISM, "MSA", at=1)
    at.click("Enlever")
    assert at.line(ORGANISM).text() == "MSA"
    assert "Démarche 1" in at.words() and "Démarche 2" not in at.words()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("a" * 10_000, "trop long"),
        ("Prime 🎉", "un dessin"),
        ("طلب", "une écriture qui ne s’imprime pas"),
        ("1 85 05 78 006 084 36", "un numéro de sécurité sociale"),
    ],
)
def test_what_cannot_be_written_is_refused_and_kept_as_typed(
    at: AtMandates, desk: Desk, typed: str, sentence: str
) -> None:
    stored_person(desk.db)
    at.begin()
    at.find_person("lef")
    at.fill_scope()
    line = at.line(PROCEDURE)
    line.selectAll()
    line.insert(typed)
    line.textEdited.emit(typed)
    at.dialogs.answers = [False]
    at.click("Préparer le mandat")
    assert sentence in at.words()
    assert at.line(PROCEDURE).text() == typed and at.button("Consulter le compte").isChecked()
    assert mandates.listing(desk) == []


def test_a_reference_that_looks_forbidden_is_kept_once_the_advisor_has_said_what_it_is(
    at: AtMandates, desk: Desk
) -> None:
    stored_person(desk.db)
    at.begin()
    at.find_person("lef")
    at.fill_scope()
    line = at.line(PROCEDURE)
    line.selectAll()
    line.insert("Retraite, dossier 1 47 10 99 352 018")
    line.textEdited.emit(line.text())
    at.dialogs.answers = [True]
    at.click("Préparer le mandat")
    (drafted,) = mandates.listing(desk)
    body = mandates.view(desk, drafted.mandate.id).mandate.open_body
    assert [each.procedure for each in body.lines] == ["Retraite, dossier 1 47 10 99 352 018"]
    assert at.dialogs.said[0].more == ("Ce n’est pas un numéro interdit", "Corriger")


def test_an_unusual_organism_is_kept_as_typed(at: AtMandates, desk: Desk) -> None:
    stored_person(desk.db)
    at.begin()
    at.find_person("lef")
    at.fill_scope()
    at.type_in(ORGANISM, "Mairie de « Céret » 100 %")
    at.click("Préparer le mandat")
    assert at.only_mandate().mandate.body.lines[0].organism == "Mairie de « Céret » 100 %"


def test_the_usual_procedures_follow_the_organism(at: AtMandates) -> None:
    at.begin()
    at.type_in(ORGANISM, "msa")
    combo = at.line(PROCEDURE).parentWidget()
    assert combo.itemText(0) == "Aide au logement"  # type: ignore[attr-defined]


def test_someone_new_is_added_with_the_least(at: AtMandates, desk: Desk) -> None:
    at.begin()
    at.find_person("Puig Núria")
    at.fill_scope()
    at.click("Préparer le mandat")
    assert at.only_mandate().person.name == "Núria Puig"


def test_someone_very_like_is_shown_before_being_made_twice(at: AtMandates, desk: Desk) -> None:
    known = stored_person(desk.db, "Lefèvre", "Éloïse")
    at.begin()
    type_text(at.line("Pour qui ?"), "Lefevre Eloise")
    press(at.line("Pour qui ?"), Qt.Key.Key_Down)
    press(at.line("Pour qui ?"), Qt.Key.Key_Return)
    at.fill_scope()
    at.click("Préparer le mandat")
    at.click("LEFÈVRE Éloïse")
    at.click("Préparer le mandat")
    assert at.only_mandate().person == known and people.count(desk.db) == 1


def test_another_page_may_begin_a_mandate_for_someone(at: AtMandates, desk: Desk) -> None:
    person = stored_person(desk.db)
    at.page.aim(person_id=person.id)
    at.answer_first()
    assert at.line("Pour qui ?").text() == "Éloïse Lefèvre"


@pytest.mark.parametrize(("who", "advisor"), [("desk", 1), ("advisor_desk", 2)])
def test_an_advisor_at_work_is_proposed_whoever_is_here_that_day(
    request: pytest.FixtureRequest, qtbot: QtBot, who: str, advisor: int
) -> None:
    at = AtMandates(request.getfixturevalue(who), qtbot)
    at.begin()
    assert at.taking.page().advisor.value() == advisor  # type: ignore[attr-defined]


def test_the_advisor_of_the_day_is_proposed_to_an_account_that_is_nobody_s(
    qtbot: QtBot, desk: Desk, clock: StillClock
) -> None:
    desk.account = desk.account._replace(advisor_id=0)
    at = AtMandates(desk, qtbot)
    at.begin()
    assert at.taking.page().advisor.value() == 1  # type: ignore[attr-defined]
    at.click("Quitter")
    clock.set(datetime(2025, 11, 28, 9))
    at.begin()
    assert at.taking.page().advisor.value() == 2  # type: ignore[attr-defined]


def test_tab_goes_through_an_added_card_in_the_order_of_the_page(at: AtMandates) -> None:
    at.begin()
    at.click("Ajouter une démarche")
    cards = at.taking.page().scope.lines.cards  # type: ignore[attr-defined]
    cards[0].acts[Act.RECEIVE_MAIL].setFocus()
    visited = []
    for _ in range(4):
        visited.append(tab(QApplication.focusWidget()))
    second = cards[1]
    assert visited == [cards[0].remove, second.organism, second.what, second.acts[Act.CONSULT]]


def shown(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())
