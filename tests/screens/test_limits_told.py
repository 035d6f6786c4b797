"""What is known of a procedure is said beside it as it is typed; questions come before a mandate is stored."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.french import NBSP
from desktop_app.domain.mandate import Entrusted, State
from desktop_app.domain.organism import OwnOrganism
from desktop_app.screens.context import Context
from desktop_app.screens.settings.organisms_section import OrganismDialog
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import mandates, organisms
from tests.helpers.at_mandates import ORGANISM, PROCEDURE, AtMandates
from tests.helpers.builders import stored_mandate, stored_person
from tests.helpers.typing import press

# A list of suggestions takes the keyboard; the offscreen platform has none to give.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


def told(at: AtMandates, card: int = 0) -> str:
    """What is said under the organism and the procedure of a card."""
    fields = at.taking.page().scope.lines.cards[card]  # type: ignore[attr-defined]
    return fields.known.sentence().replace(NBSP, " ") if fields.known.isVisible() else ""


def test_a_limit_is_told_once_it_is_typed_and_goes_with_it(at: AtMandates) -> None:
    at.begin()
    at.type_in(ORGANISM, "cpa")
    assert told(at) == ""
    at.type_in(ORGANISM, "cpam")
    assert "sa propre procuration" in told(at)
    at.type_in(ORGANISM, "mairie")
    at.type_in(PROCEDURE, "Surendetement")
    assert "la personne signe elle-même" in told(at) and "procuration" not in told(at)
    at.type_in(PROCEDURE, "Testament")
    assert told(at).startswith("Un testament ou une donation ne se met pas dans un mandat")


def test_that_nothing_is_known_is_told_when_the_field_is_left(at: AtMandates) -> None:
    at.begin()
    at.type_in(ORGANISM, "Syndic Puig")
    at.type_in(PROCEDURE, "Charges")
    assert told(at) == ""
    press(at.line(PROCEDURE), Qt.Key.Key_Tab)
    assert "rien n’est connu ici de ses limites" in told(at)
    at.type_in(PROCEDURE, "Charges d’eau")
    assert told(at) == ""


def test_outside_the_list_the_limits_of_the_organism_are_told_with_that_nothing_else_is_known(at: AtMandates) -> None:
    at.begin()
    at.type_in(ORGANISM, "cpam")
    at.type_in(PROCEDURE, "Changer de médecin de garde")
    press(at.line(PROCEDURE), Qt.Key.Key_Tab)
    assert "sa propre procuration" in told(at) and "rien n’est connu ici de ses limites" in told(at)


def told_of_request(at: AtMandates) -> str:
    """What is said under the first request."""
    fields = at.taking.page().scope.requests.cards[0]  # type: ignore[attr-defined]
    return fields.known.sentence().replace(NBSP, " ") if fields.known.isVisible() else ""


def ask_for(at: AtMandates, organism: str, data: str) -> None:
    at.type_in(ORGANISM, organism, at=1)
    at.type_in("Données ou documents à demander", data)


def test_a_request_for_data_is_told_the_limits_of_its_organism_and_refused_what_is_never_in_a_mandate(
    at: AtMandates, desk: Desk
) -> None:
    stored_person(desk.db)
    at.begin()
    at.find_person("lef")
    at.fill_scope()
    at.click("Ajouter une demande de données")
    ask_for(at, "cpam", "Attestation de droits")
    assert "sa propre procuration" in told_of_request(at)
    ask_for(at, "Mairie", "Procuration électorale")
    reason = told_of_request(at)
    assert reason.startswith("Le vote et la procuration")
    at.click("Préparer le mandat")
    assert at.words().count(reason) == 2 and mandates.listing(desk) == []
    ask_for(at, "Mairie", "Copie de l’acte de vente")
    assert "Vendre" not in told_of_request(at)
    at.click("Préparer le mandat")
    assert len(mandates.listing(desk)) == 1


def test_what_is_never_in_a_mandate_is_refused_in_its_card_with_the_same_reason(at: AtMandates, desk: Desk) -> None:
    stored_person(desk.db)
    at.begin()
    at.find_person("lef")
    at.fill_scope()
    at.type_in(PROCEDURE, "Procurations électorales")
    reason = told(at)
    at.click("Préparer le mandat")
    assert at.words().count(reason) == 2 and mandates.listing(desk) == []


def test_a_suggestion_is_found_by_another_spelling(at: AtMandates) -> None:
    at.begin()
    field = at.line(ORGANISM).parentWidget()
    finder = field.completer()  # type: ignore[attr-defined]
    for typed, name in (("pôle-emp", "France Travail"), ("IMPOT", "Impôts (DGFiP)"), ("allocations fam", "CAF")):
        at.type_in(ORGANISM, typed)
        assert finder.currentCompletion() == name
    press(QApplication.activePopupWidget() or field, Qt.Key.Key_Down)
    press(QApplication.activePopupWidget() or field, Qt.Key.Key_Return)
    assert at.line(ORGANISM).text() == "CAF"


def test_what_is_entrusted_is_kept_and_said_before_signing(at: AtMandates, desk: Desk) -> None:
    stored_person(desk.db)
    at.begin()
    at.find_person("lef")
    at.fill_scope()
    at.tick("Avis d’imposition")
    at.click("Préparer le mandat")
    assert at.only_mandate().mandate.open_body.entrusted == {Entrusted.TAX_NOTICE}
    assert "Vous me confiez : avis d’imposition. Je vous rends tout." in at.words()


@pytest.mark.parametrize("goes_on", [True, False])
def test_a_matter_in_hand_is_asked_about_and_nothing_is_lost(at: AtMandates, desk: Desk, goes_on: bool) -> None:
    person = stored_person(desk.db)
    stored_mandate(desk.db, State.ACTIVE, person=person)
    at.begin()
    at.find_person("lef")
    at.fill_scope()
    at.dialogs.answers = [goes_on]
    at.click("Préparer le mandat")
    assert at.dialogs.said[-1].more == ("Préparer quand même", "Revenir au mandat")
    assert len(mandates.listing(desk)) == 1 + goes_on
    assert at.title() == ("Information" if goes_on else "Personne et objet")
    assert goes_on or at.line(PROCEDURE).text() == "Demande d’aide au logement"


def test_both_questions_are_asked_one_after_the_other(at: AtMandates, desk: Desk) -> None:
    person = stored_person(desk.db, "Castell", "Zoé")
    stored_mandate(desk.db, State.ACTIVE, person=person)
    at.begin()
    at.find_person("cast")
    at.fill_scope()
    at.dialogs.answers = [True, True]
    at.click("Préparer le mandat")
    assert [said.more[0] for said in at.dialogs.said] == ["Continuer", "Préparer quand même"]
    assert at.title() == "Information"


def test_an_organism_of_the_list_shows_its_procedures_to_leave_out(at: AtMandates, desk: Desk, qtbot: QtBot) -> None:
    dialog = OrganismDialog(Context(desk, at.runner, at.dialogs, at._go), None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.form.shows("usual")
    dialog.organism.set_value("caf")
    dialog.organism.edited.emit()
    assert dialog.form.shows("usual") and "rsa" in dialog.usual.value()
    dialog.usual.set_value(set(dialog.usual.value()) - {"rsa"})
    dialog.procedures.set_value("Borne\n\nRendez-vous sur place")
    dialog.place()
    (ours,) = organisms.own(desk)
    assert ours == OwnOrganism(
        1, "CAF", "caf", procedures=("Borne", "Rendez-vous sur place"), left_out=frozenset({"rsa"})
    )
