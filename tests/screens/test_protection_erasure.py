"""Effacement: who has not come for the time that is settled, shown before, confirmed, then proved."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.mandate import State as MandateState
from desktop_app.domain.person import Person
from desktop_app.domain.reception.appointment import State
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.screens.protection.erasure_part import ErasurePart
from desktop_app.screens.protection.page import ProtectionPage
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage import house_rules
from desktop_app.storage.connection import database
from desktop_app.storage.reception import people as stored
from desktop_app.use_cases.desk import Desk
from tests.helpers.builders import a_person, stored_appointment, stored_mandate
from tests.helpers.day_screens import opened
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.paper import words_of
from tests.helpers.seeing import click, field, fill, words

LONG_AGO = datetime(2022, 11, 3, 9)
NAMES = (("Lefèvre", "Éloïse"), ("Martí", "Jordi"), ("Œuvrard", "Anne-Marie"))


@pytest.fixture
def gone(desk: Desk) -> list[Person]:
    """Three people who last came in 2022."""
    with database.writing(desk.db):
        added = [stored.add(desk.db, a_person(*names), on=LONG_AGO.date()) for names in NAMES]
    for person in added:
        stored_appointment(desk.db, person, start=LONG_AGO, state=State.SEEN, state_at=LONG_AGO)
    return added


@pytest.fixture
def page(window: MainWindow) -> ProtectionPage:
    window.go("protection", part="erasure")
    found = window.page()
    assert isinstance(found, ProtectionPage)
    return found


@pytest.fixture
def part(page: ProtectionPage) -> ErasurePart:
    found = page.parts["erasure"]
    assert isinstance(found, ErasurePart)
    return found


def plain(part: ErasurePart) -> str:
    """What the part says, blanks made plain."""
    return words(part).replace("\N{NO-BREAK SPACE}", " ")


def listed(part: ErasurePart) -> list[tuple[str, str]]:
    """The rows as they are read."""
    rows = part.rows
    cells = ((rows.index(at, 0).data(), rows.index(at, 1).data()) for at in range(rows.rowCount()))
    return [(name, last.replace("\N{NO-BREAK SPACE}", " ")) for name, last in cells]


def test_nobody_kept_too_long_is_said_and_nothing_is_offered(page: ProtectionPage, part: ErasurePart) -> None:
    assert page.cards["erasure"].sentence() == "Aucune fiche n’est gardée trop longtemps."
    assert "Aucune fiche à effacer" in plain(part) and not part.erase_button.isVisible()


def test_who_would_go_is_counted_dated_and_named_before(
    gone: list[Person], page: ProtectionPage, part: ErasurePart
) -> None:
    assert page.cards["erasure"].sentence() == "3\N{NO-BREAK SPACE}fiches à effacer."
    assert "3 fiches sans visite depuis le 27 novembre 2023" in plain(part)
    assert "Les noms, les téléphones et les rendez-vous partent ; les rapports gardent les nombres." in plain(part)
    assert listed(part) == [
        ("LEFÈVRE Éloïse", "3 novembre 2022"),
        ("MARTÍ Jordi", "3 novembre 2022"),
        ("ŒUVRARD Anne-Marie", "3 novembre 2022"),
    ]


def test_someone_with_an_open_mandate_is_kept(desk: Desk, gone: list[Person], window: MainWindow) -> None:
    stored_mandate(desk.db, MandateState.ACTIVE, person=gone[0])
    window.go("protection", part="erasure")
    part = window.page().parts["erasure"]  # type: ignore[attr-defined]
    assert [name for name, _ in listed(part)] == ["MARTÍ Jordi", "ŒUVRARD Anne-Marie"]


def test_erasing_asks_once_with_the_number_and_the_date_and_no_is_harmless(
    desk: Desk, gone: list[Person], part: ErasurePart, dialogs: FakeDialogs
) -> None:
    dialogs.answers = [False]
    click(part, "Effacer ces 3\N{NO-BREAK SPACE}fiches…")
    asked = dialogs.said[0]
    assert "3\N{NO-BREAK SPACE}fiches" in asked.title and "27\N{NO-BREAK SPACE}novembre 2023" in asked.sentence
    assert "On ne peut pas revenir dessus." in asked.sentence and asked.more[1] == "Ne rien effacer"
    assert stored.count(desk.db) == 3


def test_they_go_and_the_proof_that_names_nobody_is_offered(
    desk: Desk,
    gone: list[Person],
    window: MainWindow,
    part: ErasurePart,
    dialogs: FakeDialogs,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    dialogs.answers = [True, True]
    click(part, "Effacer ces")
    qtbot.waitUntil(lambda: stored.count(desk.db) == 0)
    preview = opened(window, PreviewDialog)
    assert "3\N{NO-BREAK SPACE}fiches effacées" in dialogs.said[1].sentence
    qtbot.waitUntil(preview.panel.save_button.isEnabled)
    dialogs.paths.append(tmp_path / "proof.pdf")
    click(preview, "Enregistrer en PDF")
    window.context.worker.wait()
    proof = words_of(tmp_path / "proof.pdf")
    assert "D2025-0001" in proof and not [name for names in NAMES for name in names if name in proof]
    with qtbot.waitSignal(preview.destroyed):
        click(preview, "Fermer")
    assert "Aucune fiche à effacer" in plain(part)


def test_the_time_is_settled_here_and_the_list_follows(desk: Desk, gone: list[Person], part: ErasurePart) -> None:
    fill(field(part, "Garder une fiche après la dernière visite pendant"), "48")
    click(part, "Enregistrer")
    assert house_rules.load(desk.db).months_kept == 48
    assert listed(part) == [] and not part.form.unsaved


@pytest.mark.parametrize("months", ["2", "73", "0", "999"])
def test_a_time_that_protects_nobody_is_refused_beside_the_field_and_kept_as_typed(
    desk: Desk, gone: list[Person], part: ErasurePart, months: str
) -> None:
    fill(field(part, "Garder une fiche après la dernière visite pendant"), months)
    click(part, "Enregistrer")
    assert "À corriger. Entre 3 et 72 mois après la dernière visite." in plain(part)
    assert part.form.fields["months_kept"].value() == int(months) and part.form.unsaved
    assert house_rules.load(desk.db).months_kept == 24
    part.form.cancel()


def test_leaving_with_another_time_typed_asks_what_to_do_of_it(
    desk: Desk, window: MainWindow, part: ErasurePart, dialogs: FakeDialogs
) -> None:
    fill(field(part, "Garder une fiche après la dernière visite pendant"), "36")
    assert window.has_unsaved()
    dialogs.answers = [None, False]
    window.go("today")
    assert window.page().key == "protection" and part.form.fields["months_kept"].value() == 36
    window.go("today")
    assert window.page().key == "today" and house_rules.load(desk.db).months_kept == 24


def test_giving_up_puts_the_time_in_force_back(part: ErasurePart) -> None:
    fill(field(part, "Garder une fiche après la dernière visite pendant"), "36")
    click(part, "Annuler")
    left = [one for one in part.findChildren(QPushButton) if one.text() == "Enregistrer" and one.isVisible()]
    assert part.form.fields["months_kept"].value() == 24 and not left


def test_what_is_typed_and_not_saved_is_not_overwritten(window: MainWindow, part: ErasurePart) -> None:
    fill(field(part, "Garder une fiche après la dernière visite pendant"), "36")
    window.refresh()
    assert part.form.fields["months_kept"].value() == 36 and part.form.unsaved
    part.form.cancel()
