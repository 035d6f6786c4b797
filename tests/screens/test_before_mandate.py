"""Before a mandate: with the person first, then who may sign; nobody leaves without an answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox

from desktop_app.domain.mandate import Aid, IdentityDocument, IdentityFact, Signing, State, Way
from desktop_app.domain.mandate import Path as Signed
from desktop_app.domain.mandate.capacity import Difficulty, Standing
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.storage.connection.database import writing
from desktop_app.storage.mandates import mandate_body, mandate_content
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import mandates, ways
from desktop_app.use_cases.settings import house_rules
from tests.helpers.at_mandates import AtMandates
from tests.helpers.builders import a_body, stored_mandate, stored_person
from tests.helpers.paper import words_of

# A list of suggestions takes the keyboard; the offscreen platform has none to give.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


def in_another_situation(at: AtMandates, *ticks: str, standing: str = "") -> None:
    """A mandate is needed, for somebody whose case is not plain."""
    at.click("Nouveau mandat")
    at.click("Non")
    at.click("Autre situation")
    if standing:
        at.taking.page().asked.standing.setCurrentText(standing)  # type: ignore[attr-defined]
    for words in ticks:
        at.tick(words)


def take_the_sheet(at: AtMandates, path: Path) -> str:
    """Keep the sheet of orientation, and the words on it."""
    at.dialogs.paths.append(path)
    at.dialogs.answers.append(True)
    at.click("Imprimer la fiche")
    preview = at.front
    assert isinstance(preview, PreviewDialog)
    at.qtbot.waitUntil(preview.panel.save_button.isEnabled)
    at.click("Enregistrer en PDF")
    at.close()
    with at.qtbot.waitSignal(preview.destroyed):
        at.click("Fermer")
    return words_of(path)


def test_what_can_be_done_with_the_person_ends_there_with_one_gesture(at: AtMandates, desk: Desk) -> None:
    at.click("Nouveau mandat")
    at.click("Oui")
    at.click("Faire avec elle, sans mandat")
    assert at.page.taking is None and mandates.listing(desk, open_only=False) == []
    assert ways.this_month(desk) == {Way.WITH: 1}
    at.runner.undo()
    assert ways.this_month(desk) == {}


def test_the_question_is_asked_and_never_answered_beforehand(at: AtMandates) -> None:
    at.click("Nouveau mandat")
    at.click("Continuer")
    assert "À corriger. Dites d’abord si vous pouvez le faire avec la personne." in at.words()
    at.click("Non")
    at.click("Continuer")
    assert "À corriger. Dites qui va signer." in at.words()


def test_when_all_is_plain_nothing_more_is_asked(at: AtMandates, desk: Desk) -> None:
    stored_person(desk.db)
    at.begin()
    at.find_person("lef")
    at.fill_scope()
    at.click("Préparer le mandat")
    assert at.only_mandate().mandate.open_body.path == Signed()
    assert ways.this_month(desk) == {Way.MANDATE: 1}


def test_the_advisor_sees_what_they_did_with_people_this_month(at: AtMandates, desk: Desk) -> None:
    ways.done_with(desk)
    at.click("Nouveau mandat")
    assert "Ce mois-ci, avec vous : 1 démarche faite avec la personne." in at.words()


def test_the_answers_lead_to_who_signs_and_are_forgotten(at: AtMandates, desk: Desk) -> None:
    stored_person(desk.db)
    in_another_situation(at, "Son curateur est là", "Ne sait pas lire", standing="Curatelle")
    assert "une autre personne signe aussi" in at.words() and "(C. civ., art. 467)" in at.words()
    at.click("Continuer")
    at.find_person("lef")
    at.fill_scope()
    at.click("Préparer le mandat")
    mandate = at.only_mandate().mandate
    assert mandate.open_body.path == Signed(Signing.WITH_CURATOR, frozenset({Aid.READ_ALOUD}))
    kept = mandate_content.written(mandate.open_body)
    assert not [each.name for each in (*Standing, *Difficulty) if each.name in kept or each.value in kept]


def test_where_nobody_may_sign_the_person_leaves_with_a_sheet_and_is_counted(
    at: AtMandates, desk: Desk, tmp_path: Path
) -> None:
    in_another_situation(at, standing="Tutelle")
    assert "Pas de mandat ici." in at.words()
    told = take_the_sheet(at, tmp_path / "fiche.pdf")
    assert "CCAS" in told and "tutelle" not in told.casefold()
    assert at.page.taking is None and ways.this_month(desk) == {Way.ELSEWHERE: 1}


def test_a_sheet_only_looked_at_counts_for_nothing(at: AtMandates, desk: Desk) -> None:
    in_another_situation(at, standing="Mineure")
    at.click("Imprimer la fiche")
    preview = at.front
    at.qtbot.waitUntil(preview.panel.save_button.isEnabled)  # type: ignore[attr-defined]
    at.close()
    with at.qtbot.waitSignal(preview.destroyed):
        at.click("Fermer")
    assert at.page.taking is not None and ways.this_month(desk) == {}


def test_somebody_who_comes_with_another_is_seen_alone_first(at: AtMandates) -> None:
    in_another_situation(at, "Quelqu’un est là avec elle")
    at.click("Continuer")
    assert at.title() == "Avant le mandat" and "À corriger. Recevez d’abord la personne seule un moment" in at.words()
    at.tick("J’ai vu la personne seule")
    at.click("Continuer")
    assert at.title() == "Personne et objet"


def test_what_was_decided_in_the_settings_is_what_is_offered(at: AtMandates, desk: Desk) -> None:
    house_rules.change(desk, replace(house_rules.load(desk), curatelle_refused=True, witnesses_enough=True))
    in_another_situation(at, "Son curateur est là", standing="Curatelle")
    assert at.offers("Imprimer la fiche")
    at.taking.page().asked.standing.setCurrentText("Majeure, sans mesure de protection")  # type: ignore[attr-defined]
    at.tick("Ne peut pas signer de sa main")
    assert "Deux témoins" in at.words() and at.offers("Continuer")


def test_the_path_of_a_prepared_mandate_is_changed_and_the_rest_is_done_again(at: AtMandates, desk: Desk) -> None:
    path = Signed(Signing.WITH_CURATOR)
    mandate = stored_mandate(desk.db, State.IDENTIFIED, body=a_body(path=path))
    at.page.take(mandate.id)
    at.choose_step("Avant le mandat")
    assert "Signe avec le curateur. Répondre à nouveau fait refaire la suite" in at.words()
    at.click("Continuer")
    assert at.title() == "Les deux originaux", "looked at, and left as it was"
    at.choose_step("Avant le mandat")
    at.click("Elle-même")
    at.click("Continuer")
    found = mandates.view(desk, mandate.id).mandate
    assert (found.state, found.open_body.path) == (State.DRAFT, Signed())


def test_coming_back_to_the_first_step_loses_nothing_and_asks_nothing(at: AtMandates, desk: Desk) -> None:
    person = stored_person(desk.db)
    at.page.aim(person_id=person.id)
    at.answer_first()
    at.choose_step("Avant le mandat")
    assert at.title() == "Avant le mandat" and at.dialogs.sentences == []
    at.answer_first()
    assert at.line("Pour qui ?").text() == "Éloïse Lefèvre"


def test_without_a_document_two_facts_are_ticked_and_nothing_can_be_typed(at: AtMandates, desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.INFORMED)
    at.page.take(mandate.id)
    at.click("Autre moyen")
    at.tick("Courrier officiel")
    at.click("Je suis sûr de qui c’est")
    assert "À corriger. Sans pièce, il faut deux faits" in at.words()
    at.tick("Appel au service")
    at.click("Je suis sûr de qui c’est")
    body = mandates.view(desk, mandate.id).mandate.open_body
    assert body.identity is IdentityDocument.OTHER_MEANS
    assert body.identity_facts == {IdentityFact.LETTER, IdentityFact.CALL}


def test_everybody_who_signs_beside_has_signed(at: AtMandates, desk: Desk) -> None:
    path = Signed(aids=frozenset({Aid.INTERPRETER}))
    mandate = stored_mandate(desk.db, State.PRINTED, body=a_body(path=path))
    at.page.take(mandate.id)
    boxes = [each for each in at.page.findChildren(QCheckBox) if each.isVisible()]
    assert [each.text() for each in boxes if "interprète" in each.text()]
    for each in boxes:
        if "interprète" not in each.text():
            each.click()
    at.taking.page().at.set_value(desk.now())  # type: ignore[attr-defined]
    at.click("Rendre le mandat actif")
    assert "À corriger. Il manque une signature : l’interprète." in at.words()


def test_a_draft_of_0_1_0_that_was_informed_is_asked_the_questions_alone(at: AtMandates, desk: Desk) -> None:
    made = stored_mandate(desk.db, State.INFORMED)
    with writing(desk.db):
        old = replace(made, body=replace(made.open_body, understood_at=None, understood_by=""))
        mandate_body.write(desk.db, desk.mandate_keys, desk.keys, old)
    at.page.take(made.id)
    assert at.title() == "Information"
    for words in ("« Que vais-je", "« Jusqu’à", "« Comment"):
        at.tick(words)
    at.click("C’est dit, et compris")
    assert at.title() == "Identité" and mandates.view(desk, made.id).mandate.informed == made.informed
