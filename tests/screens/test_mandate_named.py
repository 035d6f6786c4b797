"""What the paper of a mandate says of the person: typed with the identity, optional, refused beside its field."""

from __future__ import annotations

from datetime import date
from pathlib import Path as File

import pytest

from desktop_app.domain.mandate import Birth, Path, Reach, Signing, State
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import mandates
from desktop_app.use_cases.papers import mandate_papers
from tests.helpers.at_mandates import AtMandates
from tests.helpers.builders import a_body, stored_mandate, stored_person

# A list of suggestions takes the keyboard; the offscreen platform has none to give.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


def test_a_birth_is_typed_with_the_document_that_tells_it(at: AtMandates, desk: Desk) -> None:
    made = stored_mandate(desk.db, State.INFORMED)
    at.page.take(made.id)
    at.click("Passeport")
    at.type_in("Nom de naissance", "Roca")
    at.type_in("Né(e) le", "12/03/1948")
    at.type_in("À", "Perpignan")
    at.click("J’ai vu cette pièce")
    assert at.only_mandate().mandate.open_body.birth == Birth("Roca", date(1948, 3, 12), "Perpignan")
    assert not any("Perpignan" in str(row) for row in desk.db["mandate"].rows), "in the sealed body alone"


def test_all_of_it_may_be_left_to_the_hand(at: AtMandates, desk: Desk) -> None:
    at.page.take(stored_mandate(desk.db, State.INFORMED).id)
    at.click("Passeport")
    at.click("J’ai vu cette pièce")
    assert at.only_mandate().mandate.open_body.birth is None and at.title() == "Les deux originaux"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("le 40 mars", "Ce n’est pas une date : écrivez-la comme 12/03/1948."),
        ("12/03/48", "Une date de naissance est passée : écrivez l’année avec ses quatre chiffres."),
    ],
)
def test_a_date_that_cannot_be_is_refused_beside_it_and_nothing_is_lost(
    at: AtMandates, desk: Desk, typed: str, sentence: str
) -> None:
    at.page.take(stored_mandate(desk.db, State.INFORMED).id)
    at.click("Passeport")
    at.type_in("Né(e) le", typed)
    at.type_in("À", "Perpignan")
    at.click("J’ai vu cette pièce")
    assert sentence in at.words() and at.title() == "Identité"
    assert at.line("À").text() == "Perpignan"


def test_whom_a_parent_signs_for_is_asked_of_a_parent_alone(at: AtMandates, desk: Desk) -> None:
    made = stored_mandate(desk.db, State.INFORMED, body=a_body(path=Path(Signing.BY_PARENT)))
    at.page.take(made.id)
    at.click("Passeport")
    at.type_in("Signe pour", "Zoé Ðỗ")
    at.click("J’ai vu cette pièce")
    assert at.only_mandate().mandate.open_body.given_for == "Zoé Ðỗ"


def test_how_the_person_wants_to_be_reached_is_chosen_with_the_scope(at: AtMandates, desk: Desk) -> None:
    stored_person(desk.db)
    at.begin()
    at.find_person("lef")
    at.fill_scope()
    scope = at.taking.page()
    scope.reach.setCurrentIndex(2)  # type: ignore[attr-defined]
    at.click("Préparer le mandat")
    assert at.only_mandate().mandate.open_body.reach is Reach.LETTER


def test_large_print_is_a_tick_in_the_preview_until_they_are_out(at: AtMandates, desk: Desk, tmp_path: File) -> None:
    made = stored_mandate(desk.db, State.IDENTIFIED)
    at.page.take(made.id)
    at.click("Voir et imprimer")
    preview = at.front
    assert isinstance(preview, PreviewDialog)
    at.qtbot.waitUntil(preview.panel.save_button.isEnabled)
    at.tick("Gros caractères")
    at.qtbot.waitUntil(preview.panel.save_button.isEnabled)
    at.dialogs.paths.append(tmp_path / "mandat.pdf")
    at.dialogs.answers.extend([True, True])
    at.click("Enregistrer en PDF")
    at.close()
    with at.qtbot.waitSignal(preview.destroyed):
        at.click("Fermer")
    printed = mandates.view(desk, made.id).mandate.open_body.printed
    assert printed and printed.originals.large
    again = mandate_papers.mandate_form(desk, made.id)
    assert not again.large and again.build() == (tmp_path / "mandat.pdf").read_bytes()
