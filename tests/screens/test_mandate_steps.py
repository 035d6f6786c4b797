"""Taking a mandate through its pages: in one order, each saying why, nothing typed lost."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop_app.domain.mandate import Act, EndReason, Execution, IdentityDocument, State
from desktop_app.screens.mandates.steps import TO_TAKE, Step
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.storage.mandates import mandates as stored
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import endings, mandates
from tests.helpers.at_mandates import ORGANISM, AtMandates
from tests.helpers.builders import stored_mandate, stored_person
from tests.helpers.paper import opened_pdf
from tests.helpers.typing import press

QUESTIONS = ("« Que vais-je", "« Jusqu’à", "« Comment")
# A list of suggestions takes the keyboard; the offscreen platform has none to give.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


def save_the_originals(at: AtMandates, path: Path, *, printed: bool = True) -> None:
    """Keep them as a file, and say whether they came out of a printer elsewhere."""
    at.dialogs.paths.append(path)
    at.dialogs.answers.append(True)
    at.click("Voir et imprimer")
    preview = at.front
    assert isinstance(preview, PreviewDialog)
    at.qtbot.waitUntil(preview.panel.save_button.isEnabled)
    at.click("Enregistrer en PDF")
    at.close()
    at.dialogs.answers.append(printed)
    with at.qtbot.waitSignal(preview.destroyed):
        at.click("Fermer")


def test_a_mandate_is_taken_from_the_first_word_to_the_signatures(at: AtMandates, desk: Desk, tmp_path: Path) -> None:
    stored_person(desk.db)
    at.begin()
    at.find_person("lef")
    at.fill_scope()
    at.click("Préparer le mandat")
    for tick in ("J’ai expliqué l’util", "J’ai expliqué ses droits", "J’ai dit", *QUESTIONS):
        at.tick(tick)
    at.click("C’est dit, et compris")
    at.click("Passeport")
    at.click("J’ai vu cette pièce")
    save_the_originals(at, tmp_path / "mandat.pdf")
    for tick in ("La personne a signé", "Marie Castell a signé", "Un original est remis"):
        at.tick(tick)
    at.click("Rendre le mandat actif")
    assert at.title() == "Mandat actif" and "CAF – Demande d’aide au logement" in at.words()
    mandate = at.only_mandate().mandate
    assert mandate.state is State.ACTIVE and mandate.ends_on == date(2025, 12, 27)
    assert mandate.body.lines[0].acts == {Act.CONSULT, Act.FILL}
    assert (mandate.body.execution, mandate.body.identity) == (Execution.TOGETHER, IdentityDocument.PASSPORT)
    assert mandate.signature and mandate.signature.place == "Le Boulou" and mandate.signature.at == desk.now()


def test_the_paper_read_before_signing_holds_the_scope(at: AtMandates, desk: Desk, tmp_path: Path) -> None:

    mandate = stored_mandate(desk.db, State.IDENTIFIED)
    at.page.take(mandate.id)
    save_the_originals(at, tmp_path / "mandat.pdf")
    with opened_pdf(tmp_path / "mandat.pdf") as document:
        text = document[0].get_textpage().get_text_bounded()
    assert mandate.number in text and "Éloïse" in text
    assert at.title() == "Signatures"


def test_a_file_is_no_original_until_somebody_says_that_it_was_printed(
    at: AtMandates, desk: Desk, tmp_path: Path
) -> None:
    mandate = stored_mandate(desk.db, State.IDENTIFIED)
    at.page.take(mandate.id)
    save_the_originals(at, tmp_path / "mandat.pdf", printed=False)
    assert mandates.view(desk, mandate.id).mandate.state is State.IDENTIFIED
    assert at.title() == "Les deux originaux"
    assert "un fichier n’est pas un original" in at.dialogs.sentences[-1]
    save_the_originals(at, tmp_path / "encore.pdf")
    assert mandates.view(desk, mandate.id).mandate.state is State.PRINTED
    assert at.title() == "Signatures"


@pytest.mark.parametrize(
    ("state", "title"),
    [
        (State.DRAFT, "Information"),
        (State.INFORMED, "Identité"),
        (State.IDENTIFIED, "Les deux originaux"),
        (State.PRINTED, "Signatures"),
    ],
)
def test_a_mandate_is_taken_up_where_it_stands(at: AtMandates, desk: Desk, state: State, title: str) -> None:
    stored_mandate(desk.db, state)
    at.read_again()
    at.click("Continuer")
    assert at.title() == title


@pytest.mark.parametrize("state", [State.DRAFT, State.INFORMED, State.IDENTIFIED, State.PRINTED])
def test_no_step_can_be_skipped_by_the_column(at: AtMandates, desk: Desk, state: State) -> None:
    mandate = stored_mandate(desk.db, state)
    at.page.take(mandate.id)
    here = at.title()
    missing = mandates.view(desk, mandate.id).missing
    for step in [step for step in TO_TAKE if step.title not in (here,) and step > [s.title for s in Step].index(here)]:
        at.choose_step(step.title)
        assert at.title() == here
        refused = f"{step.reason}\nPas encore. {missing}"
        assert refused.replace("\N{NO-BREAK SPACE}", " ") in at.words()
    assert mandates.view(desk, mandate.id).mandate == mandate


def test_nothing_is_asked_for_before_the_mandate_is_prepared(at: AtMandates) -> None:
    at.click("Nouveau mandat")
    at.choose_step("Signatures")
    assert at.title() == "Avant le mandat"
    assert "Pas encore. Dites d’abord si vous pouvez le faire avec la personne." in at.words()
    at.answer_first()
    at.choose_step("Signatures")
    assert at.title() == "Personne et objet"
    assert "Pas encore. Dites d’abord qui donne le mandat" in at.words()


@pytest.mark.parametrize(
    ("state", "verb", "sentence"),
    [
        (State.DRAFT, "C’est dit, et compris", "Il reste à expliquer l’utilisation de ses données personnelles."),
        (State.INFORMED, "J’ai vu cette pièce", "Choisissez la pièce que vous avez vue. Son numéro ne se note pas."),
        (State.PRINTED, "Rendre le mandat actif", "Il manque la signature de la personne."),
    ],
)
def test_going_on_without_the_step_says_why_beside_the_field(
    at: AtMandates, desk: Desk, state: State, verb: str, sentence: str
) -> None:
    mandate = stored_mandate(desk.db, state, drafted_at=datetime(2025, 11, 27, 8))
    at.page.take(mandate.id)
    at.click(verb)
    assert f"À corriger. {sentence}" in at.words()
    assert mandates.view(desk, mandate.id).mandate == mandate


def test_the_originals_only_looked_at_are_not_printed(at: AtMandates, desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.IDENTIFIED)
    at.page.take(mandate.id)
    at.click("Voir et imprimer")
    preview = at.front
    at.qtbot.waitUntil(preview.panel.save_button.isEnabled)  # type: ignore[attr-defined]
    at.close()
    with at.qtbot.waitSignal(preview.destroyed):
        at.click("Fermer")
    assert at.title() == "Les deux originaux"
    assert mandates.view(desk, mandate.id).mandate == mandate


def test_each_of_the_three_points_has_its_words_to_say(at: AtMandates, desk: Desk) -> None:
    at.page.take(stored_mandate(desk.db, State.DRAFT).id)
    words = at.words()
    assert "Le responsable de vos données est : Département des Pyrénées-Orientales." in words
    assert "CAF et Impôts (DGFiP)" in words
    assert "arrêter ce mandat quand vous voulez" in words and "CNIL" in words
    assert "CAF – Demande d’aide au logement : consulter le compte, remplir un formulaire" in words
    assert "Impôts (DGFiP) – demander : Avis d’imposition 2025" in words
    assert "27 mai 2026" in words


def test_there_is_no_room_for_the_number_of_an_identity_document(at: AtMandates, desk: Desk) -> None:
    at.page.take(stored_mandate(desk.db, State.INFORMED).id)
    lines = [line for line in at.page.findChildren(QLineEdit) if line.isVisible()]
    assert [line.accessibleName() for line in lines] == ["Nom de naissance", "Né(e) le", "À"]
    assert "Son numéro ne se note pas, aucune copie n’est faite." in at.words()


def test_while_a_mandate_is_taken_nobody_else_is_named(at: AtMandates, desk: Desk) -> None:
    for name in ("Lefort", "Lefranc"):
        stored_mandate(desk.db, State.ACTIVE, person=stored_person(desk.db, name, "Anne"))
    person = stored_person(desk.db)
    at.read_again()
    assert "LEFORT" in at.words()
    at.begin()
    at.find_person("lefè")
    at.fill_scope()
    at.click("Préparer le mandat")
    for _ in range(3):
        assert "LEFORT" not in at.words().upper() and "LEFRANC" not in at.words().upper()
        assert person.name in at.words()
        at.choose_step("Signatures")


def test_leaving_with_something_unsaved_asks_first(at: AtMandates) -> None:
    at.begin()
    at.type_in(ORGANISM, "CAF")
    at.dialogs.answers += [False, True]
    at.click("Quitter")
    assert at.line(ORGANISM).text() == "CAF"
    at.click("Quitter")
    assert at.page.taking is None and len(at.dialogs.said) == 2


def test_leaving_a_step_with_nothing_unsaved_asks_nothing(at: AtMandates, desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.INFORMED)
    at.read_again()
    at.click("Continuer")
    at.click("Quitter")
    assert at.page.taking is None and at.dialogs.said == []
    assert at.page.list.table.current_row().mandate.id == mandate.id


@pytest.mark.parametrize(
    ("hour", "sentence"),
    [("23 h", "n’est pas encore passée"), ("7 h", "il a été signé après"), ("midi", "Notez le jour et l’heure")],
)
def test_an_hour_that_cannot_be_is_refused_beside_it(at: AtMandates, desk: Desk, hour: str, sentence: str) -> None:
    at.page.take(stored_mandate(desk.db, State.PRINTED, drafted_at=datetime(2025, 11, 27, 8)).id)
    for tick in ("La personne a signé", "Marie Castell a signé", "Un original est remis"):
        at.tick(tick)
    at.type_in("Signé le, à, l’heure", hour)
    at.click("Rendre le mandat actif")
    assert sentence in at.words()
    assert at.button("La personne a signé").isChecked()
    assert at.only_mandate().mandate.state is State.PRINTED


def test_ctrl_enter_records_the_step(at: AtMandates, desk: Desk) -> None:
    at.page.take(stored_mandate(desk.db, State.INFORMED).id)
    at.click("Titre de séjour")
    press(at.button("Titre de séjour"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert at.title() == "Les deux originaux"


def test_a_taking_is_freed_when_left(at: AtMandates, desk: Desk) -> None:
    at.page.take(stored_mandate(desk.db, State.DRAFT).id)
    with at.qtbot.waitSignal(at.taking.destroyed):
        at.click("Quitter")


def test_a_mandate_ended_meanwhile_is_said_to_be_over(at: AtMandates, desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.INFORMED)
    at.page.take(mandate.id)
    endings.close(desk, mandate.id, reason=EndReason.RENOUNCED)
    at.click("Passeport")
    at.click("J’ai vu cette pièce")
    assert "ne permet plus rien" in at.words()
    found = stored.get(desk.db, mandate.id)
    assert found and found.state is State.ENDED


def test_the_page_of_a_step_is_freed_once_done(at: AtMandates, desk: Desk) -> None:
    at.page.take(stored_mandate(desk.db, State.INFORMED).id)
    at.click("Passeport")
    with at.qtbot.waitSignal(at.taking.page().destroyed):
        at.click("J’ai vu cette pièce")


def test_a_narrow_window_keeps_the_steps_and_says_why_above_the_page(at: AtMandates, desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.DRAFT)
    at.page.take(mandate.id)
    wide = at.taking.column.width()
    at.page.resize(620, 520)
    at.choose_step("Signatures")
    assert at.taking.column.width() < wide / 2
    assert at.taking.banner.sentence() == f"Pas encore. {mandates.view(desk, mandate.id).missing}"
    at.page.resize(1100, 760)
    at.choose_step("Signatures")
    assert at.taking.column.width() == wide and not at.taking.banner.sentence()
