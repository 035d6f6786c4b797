"""Someone's rights: everything held on them on paper, and the erasure with its proof."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.mandate import State as MandateState
from desktop_app.domain.person import Person
from desktop_app.domain.reception.appointment import State
from desktop_app.screens.people.erasure_dialog import ErasureDialog
from desktop_app.screens.people.page import PeoplePage
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.reception import people as stored
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import endings
from tests.helpers.builders import NINE, stored_appointment, stored_mandate, stored_person
from tests.helpers.day_screens import open_window, opened
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.paper import words_of
from tests.helpers.seeing import button, click, words
from tests.helpers.typing import press

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def person(desk: Desk) -> Person:
    """Somebody who came twice and whose one mandate has ended."""
    found = stored_person(desk.db, "Lefèvre", "Éloïse", "0639980001")
    for weeks in (1, 2):
        stored_appointment(desk.db, found, start=NINE - timedelta(weeks=weeks), state=State.SEEN)
    mandate = stored_mandate(desk.db, MandateState.ACTIVE, person=found)
    endings.withdraw(desk, mandate.id)
    return found


@pytest.fixture
def page(window: MainWindow, person: Person) -> PeoplePage:
    """Usagers, with this person in focus."""
    window.go("people", person=person.id)
    found = window.page()
    assert isinstance(found, PeoplePage)
    return found


def erasing(window: QWidget) -> ErasureDialog:
    """The dialog that asks once more."""
    return opened(window, ErasureDialog)


def plain(widget: QWidget) -> str:
    """What it says, blanks made plain."""
    return words(widget).replace(NBSP, " ")


def save(window: MainWindow, dialogs: FakeDialogs, path: Path, qtbot: QtBot) -> str:
    """Keep the paper in front, close its preview, and return its words."""
    preview = opened(window, PreviewDialog)
    qtbot.waitUntil(preview.panel.save_button.isEnabled)
    dialogs.paths.append(path)
    dialogs.answers.append(True)
    click(preview, "Enregistrer en PDF")
    window.context.worker.wait()
    with qtbot.waitSignal(preview.destroyed):
        click(preview, "Fermer")
    return words_of(path)


def test_everything_held_on_someone_comes_on_paper_in_one_gesture(
    window: MainWindow, page: PeoplePage, dialogs: FakeDialogs, qtbot: QtBot, tmp_path: Path
) -> None:
    click(page.panel, "Ce qui est enregistré")
    paper = save(window, dialogs, tmp_path / "record.pdf", qtbot)
    assert "Lefèvre" in paper and "06 39 98 00 01" in paper and "2025-0001" in paper


def test_before_someone_is_erased_one_reads_what_goes_and_what_stays(window: MainWindow, page: PeoplePage) -> None:
    click(page.panel, "Effacer…")
    dialog = erasing(window)
    said = plain(dialog)
    assert dialog.windowTitle() == "Effacer la fiche d’Éloïse Lefèvre ?"
    assert plain(dialog).startswith("Effacer la fiche d’Éloïse Lefèvre ?")
    assert "Le nom, le prénom et le téléphone" in said and "2 rendez-vous" in said
    assert "Le nombre de visites, pour les rapports" in said
    assert "Le numéro et les dates d’un mandat terminé" in said
    assert "35 jours" in said and "On ne peut pas revenir dessus." in said
    dialog.reject()


def test_of_two_people_of_one_name_the_question_says_which(desk: Desk, window: MainWindow, page: PeoplePage) -> None:
    stored_person(desk.db, "Lefèvre", "Éloïse", "0639980002")
    click(page.panel, "Effacer…")
    dialog = erasing(window)
    assert dialog.windowTitle().replace(NBSP, " ") == "Effacer la fiche d’Éloïse Lefèvre (06 39 98 00 01) ?"
    dialog.reject()


def test_the_harmless_button_has_the_keyboard(desk: Desk, window: MainWindow, page: PeoplePage) -> None:
    click(page.panel, "Effacer…")
    dialog = erasing(window)
    assert dialog.focusWidget() is button(dialog, "Garder la fiche")
    press(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert stored.count(desk.db) == 1


def test_once_erased_the_proof_is_offered_and_names_nobody(
    desk: Desk, window: MainWindow, page: PeoplePage, dialogs: FakeDialogs, qtbot: QtBot, tmp_path: Path
) -> None:
    click(page.panel, "Effacer…")
    dialog = erasing(window)
    click(dialog, "Effacer pour toujours")
    assert stored.count(desk.db) == 0
    assert "La fiche est effacée" in plain(dialog) and "Lefèvre" not in plain(dialog)
    click(dialog, "Imprimer la preuve")
    proof = save(window, dialogs, tmp_path / "proof.pdf", qtbot)
    assert "D2025-0002" in proof and "Lefèvre" not in proof
    click(dialog, "Fermer")
    assert "Personne encore" in words(page)


@pytest.mark.parametrize(
    ("in_the_way", "why"), [("appointment", "rendez-vous"), ("mandate", "mandat")], ids=["appointment", "mandate"]
)
def test_what_still_waits_for_someone_is_said_and_nothing_is_erased(
    desk: Desk, window: MainWindow, page: PeoplePage, person: Person, in_the_way: str, why: str
) -> None:
    if in_the_way == "appointment":
        stored_appointment(desk.db, person, start=NINE + timedelta(days=7))
    else:
        stored_mandate(desk.db, MandateState.ACTIVE, person=person)
    click(page.panel, "Effacer…")
    dialog = erasing(window)
    click(dialog, "Effacer pour toujours")
    assert why in dialog.form.banner.sentence() and dialog.isVisible()
    assert stored.count(desk.db) == 1
    dialog.reject()


def test_the_dialog_is_freed_once_closed(window: MainWindow, page: PeoplePage, qtbot: QtBot) -> None:
    click(page.panel, "Effacer…")
    dialog = erasing(window)
    with qtbot.waitSignal(dialog.destroyed):
        click(dialog, "Garder la fiche")


@pytest.fixture
def at_the_desk(
    qtbot: QtBot, reception_desk: Desk, dialogs: FakeDialogs, tmp_path: Path, person: Person
) -> Iterator[MainWindow]:
    """The window of the front desk, this person in focus."""
    with open_window(qtbot, reception_desk, dialogs, tmp_path) as window:
        window.go("people", person=person.id)
        yield window


def test_the_front_desk_serves_these_rights_too_and_offers_no_mandate(at_the_desk: MainWindow) -> None:
    page = at_the_desk.page()
    assert isinstance(page, PeoplePage)
    assert button(page.panel, "Ce qui est enregistré…") and button(page.panel, "Effacer…")
    assert not page.panel.new_mandate.isVisible()
