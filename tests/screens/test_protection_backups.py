"""Sauvegardes: how each place stands, a copy now, a second place, a control, and what is said when one fails."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from desktop_app.screens.help.window import HelpWindow
from desktop_app.screens.progress_dialog import ProgressDialog
from desktop_app.screens.protection.backups_part import BackupsPart
from desktop_app.screens.protection.page import ProtectionPage
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage import house_rules
from desktop_app.storage.errors import PlaceAbsent
from desktop_app.use_cases.copies import backups
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import endings
from tests.helpers.builders import stored_mandate
from tests.helpers.clock import StillClock
from tests.helpers.day_screens import open_window
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.seeing import button, click, words

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A USB stick, plugged in."""
    made = tmp_path / "CLE-USB"
    made.mkdir()
    return made


@pytest.fixture
def page(window: MainWindow) -> ProtectionPage:
    window.go("protection")
    found = window.page()
    assert isinstance(found, ProtectionPage)
    return found


@pytest.fixture
def part(page: ProtectionPage) -> BackupsPart:
    found = page.parts["backups"]
    assert isinstance(found, BackupsPart)
    return found


def plain(part: BackupsPart) -> str:
    """What the part says, blanks made plain."""
    return words(part).replace(NBSP, " ")


def listed(part: BackupsPart) -> list[tuple[str, ...]]:
    """The rows as they are read, without their sizes."""
    rows = part.rows
    return [
        tuple(rows.index(at, column).data().replace(NBSP, " ") for column in range(3)) for at in range(rows.rowCount())
    ]


def wait(part: BackupsPart, qtbot: QtBot) -> None:
    """Until what runs behind its progress is over."""
    qtbot.waitUntil(lambda: not part.window().findChildren(ProgressDialog), timeout=10_000)


def back_up(part: BackupsPart, qtbot: QtBot) -> None:
    """Press the one button."""
    click(part, "Sauvegarder maintenant")
    wait(part, qtbot)


def test_before_the_first_copy_each_place_says_so(page: ProtectionPage, part: BackupsPart) -> None:
    assert page.cards["backups"].sentence() == "Aucune sauvegarde vérifiée."
    said = plain(part)
    assert "Pas encore de copie." in said and "un vol ou un incendie emporterait tout" in said
    assert "Aucune copie" in said and "Le fichier n’a pas encore été contrôlé." in said


def test_what_is_written_on_a_stick_is_said_before_one_is_chosen(part: BackupsPart) -> None:
    said = plain(part)
    assert "un dossier « Permanence » y est écrit, chiffré" in said and "Sans phrase de passe, rien ne s’y lit." in said


def test_one_button_makes_a_verified_copy_and_says_when(
    page: ProtectionPage, part: BackupsPart, qtbot: QtBot, desk: Desk
) -> None:
    back_up(part, qtbot)
    assert page.cards["backups"].sentence().replace(NBSP, " ") == "Dernière sauvegarde vérifiée aujourd’hui à 8 h 30."
    assert listed(part) == [("Aujourd’hui à 8 h 30", "Copie demandée", "Cet ordinateur")]
    assert len(list((desk.folder / "sauvegardes").glob("*.db"))) == 1


def test_a_second_place_is_chosen_and_receives_a_copy_at_once(
    part: BackupsPart, dialogs: FakeDialogs, qtbot: QtBot, desk: Desk, stick: Path
) -> None:
    dialogs.paths = [stick]
    click(part, "Choisir un endroit…")
    wait(part, qtbot)
    assert house_rules.load(desk.db).second_place == str(stick)
    assert {place for _, _, place in listed(part)} == {"Cet ordinateur", str(stick)}
    assert button(part, "Changer…") and len(list((stick / "Permanence").glob("*.db"))) == 1
    assert plain(part).count("Copie vérifiée aujourd’hui à 8 h 30.") == 2


def test_a_place_that_is_none_is_refused_beside_it_and_nothing_changes(
    part: BackupsPart, dialogs: FakeDialogs, desk: Desk
) -> None:
    dialogs.paths = [desk.folder / "sauvegardes", None]
    click(part, "Choisir un endroit…")
    assert "À corriger. Ce dossier est celui des données" in plain(part)
    click(part, "Choisir un endroit…")
    assert house_rules.load(desk.db).second_place == "" and dialogs.sentences == ["", ""]


def test_a_second_place_is_given_up_after_a_question(
    part: BackupsPart, dialogs: FakeDialogs, qtbot: QtBot, desk: Desk, stick: Path
) -> None:
    dialogs.paths, dialogs.answers = [stick], [False, True]
    click(part, "Choisir un endroit…")
    wait(part, qtbot)
    click(part, "Arrêter…")
    assert house_rules.load(desk.db).second_place == str(stick)
    click(part, "Arrêter…")
    assert house_rules.load(desk.db).second_place == ""
    assert "y restent" in dialogs.sentences[-1] and button(part, "Choisir un endroit…")


def test_a_stick_pulled_out_is_said_with_what_to_do_and_the_copy_here_is_made(
    part: BackupsPart, dialogs: FakeDialogs, qtbot: QtBot, desk: Desk, stick: Path, clock: StillClock
) -> None:
    dialogs.paths = [stick]
    click(part, "Choisir un endroit…")
    wait(part, qtbot)
    shutil.rmtree(stick)
    clock.forward(minutes=5)
    back_up(part, qtbot)
    told = dialogs.said[-1]
    assert told.title == "Sauvegarde incomplète" and "Branchez-le" in told.more[0]
    made = "Sauvegarde faite et vérifiée sur cet ordinateur, pas au second endroit."
    assert told.sentence == f"{made} {PlaceAbsent.sentence}"
    assert ("Aujourd’hui à 8 h 35", "Copie demandée", "Cet ordinateur") in listed(part)
    assert "n’est pas branché" in plain(part)


def test_what_stands_in_the_way_of_a_copy_is_said_where_it_is(
    page: ProtectionPage, part: BackupsPart, dialogs: FakeDialogs, qtbot: QtBot, desk: Desk
) -> None:
    (desk.folder / "sauvegardes").write_text("a file stands where the copies go")
    back_up(part, qtbot)
    assert "porte déjà le nom" in dialogs.sentences[-1] and "porte déjà le nom" in plain(part)
    assert page.cards["backups"].sentence() == "Aucune sauvegarde vérifiée."


def test_keys_left_on_a_stick_are_said_and_a_lost_stick_is_no_longer_waited_for(
    part: BackupsPart, dialogs: FakeDialogs, qtbot: QtBot, desk: Desk, window: MainWindow, stick: Path
) -> None:
    dialogs.paths, dialogs.answers = [stick], [False, True]
    click(part, "Choisir un endroit…")
    wait(part, qtbot)
    endings.withdraw(desk, stored_mandate(desk.db).id)
    shutil.rmtree(stick)
    back_up(part, qtbot)
    assert "clés de contenus détruits. Branchez-le" in plain(part)
    click(part, "Il est perdu…")
    assert len(backups.pending_media(desk)) == 1
    click(part, "Il est perdu…")
    assert "perdu ou détruit" in dialogs.sentences[-1]
    assert backups.pending_media(desk) == () and "Branchez-le : elles" not in plain(part)


def test_the_file_is_controlled_on_demand_and_what_was_found_is_said(
    part: BackupsPart, qtbot: QtBot, dialogs: FakeDialogs
) -> None:
    click(part, "Contrôler maintenant")
    wait(part, qtbot)
    assert "Le fichier est intact. Contrôlé aujourd’hui à 8 h 30." in plain(part)
    assert dialogs.said == []


def test_a_damaged_file_is_said_in_front(
    part: BackupsPart, qtbot: QtBot, dialogs: FakeDialogs, desk: Desk, window: MainWindow
) -> None:
    path = desk.folder / "permanence.mandates"
    spoilt = bytearray(path.read_bytes())
    spoilt[-100] ^= 1
    path.write_bytes(spoilt)
    click(part, "Contrôler maintenant")
    wait(part, qtbot)
    assert dialogs.said[-1].title == "Le fichier est abîmé" and "permanence.mandates" in dialogs.sentences[-1]
    assert "abîmé" in plain(part)


def test_the_help_says_what_is_protected_and_what_is_not(page: ProtectionPage) -> None:
    click(page, "Ce que Permanence protège")
    (shown,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, HelpWindow) and one.isVisible()]
    assert "Ce que Permanence ne peut pas empêcher" in shown.text.toPlainText()
    shown.close()


def test_a_demonstration_keeps_nothing_and_offers_no_copy(
    qtbot: QtBot, desk: Desk, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    with open_window(qtbot, replace(desk, demo=True), dialogs, tmp_path) as window:
        window.go("protection")
        page = window.page()
        assert isinstance(page, ProtectionPage)
        assert page.cards["backups"].sentence() == "Entraînement : rien n’est conservé."
        offered = [each.text() for each in page.parts["backups"].findChildren(QAbstractButton) if each.isVisible()]
        assert offered == []
