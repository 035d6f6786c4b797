"""Putting a copy back: what it holds, what would be lost, one question that names its date, and what was kept."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.mandate import EndReason
from desktop_app.screens.protection.page import ProtectionPage
from desktop_app.screens.protection.restore_dialog import RestoreDialog
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.reception import people
from desktop_app.use_cases.copies import backups
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import endings, mandates
from tests.helpers.builders import stored_mandate, stored_person
from tests.helpers.clock import StillClock
from tests.helpers.day_screens import opened
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.program import running, wait_until
from tests.helpers.seeing import button, click, words

NBSP = "\N{NO-BREAK SPACE}"


def copy_now(desk: Desk) -> None:
    """A copy on demand, at once."""
    backups.record(desk, backups.run(backups.prepare(desk)))


@pytest.fixture
def copied(desk: Desk, clock: StillClock) -> Desk:
    """Two people and a mandate when the copy was made, a third person a day later."""
    stored_person(desk.db, "Martí", "Jordi")
    stored_mandate(desk.db)
    copy_now(desk)
    clock.forward(days=1)
    stored_person(desk.db, "Vidal", "Paul")
    return desk


@pytest.fixture
def dialog(window: MainWindow, copied: Desk, qtbot: QtBot) -> RestoreDialog:
    window.go("protection")
    click(window.page(), "Remettre en place…")
    found = opened(window, RestoreDialog)
    qtbot.waitUntil(lambda: found.rows.rowCount() > 0)
    return found


def plain(dialog: RestoreDialog) -> str:
    """What it says, blanks made plain."""
    return words(dialog).replace(NBSP, " ")


def test_each_copy_says_what_it_holds_and_what_would_be_lost(dialog: RestoreDialog) -> None:
    said = plain(dialog)
    assert "Cette copie contient 2 usagers, 0 rendez-vous et 1 mandat." in said
    assert "notées depuis" in said or "notée depuis" in said
    assert "Le fichier d’aujourd’hui est gardé parmi les copies." in said
    dialog.reject()


def test_the_harmless_button_is_the_one_enter_presses(dialog: RestoreDialog) -> None:
    assert button(dialog, "Ne rien changer").isDefault() and not button(dialog, "Remettre en place").isDefault()  # type: ignore[attr-defined]
    dialog.reject()


def test_a_damaged_copy_says_so_and_cannot_be_put_back(
    window: MainWindow, copied: Desk, qtbot: QtBot, dialogs: FakeDialogs
) -> None:
    (path,) = (copied.folder / "sauvegardes").glob("*.db")
    spoilt = bytearray(path.read_bytes())
    spoilt[100:200] = bytes(100)
    path.write_bytes(spoilt)
    window.go("protection")
    click(window.page(), "Remettre en place…")
    dialog = opened(window, RestoreDialog)
    qtbot.waitUntil(lambda: dialog.rows.rowCount() > 0)
    assert "abîmé" in plain(dialog) and not dialog.now.isEnabled()
    click(dialog, "Contrôler cette copie")
    qtbot.waitUntil(lambda: bool(dialogs.said))
    assert dialogs.said[0].title == "Contrôle de la copie" and "abîmé" in dialogs.sentences[0]
    dialog.reject()


def test_a_copy_is_controlled_on_demand(dialog: RestoreDialog, dialogs: FakeDialogs, qtbot: QtBot) -> None:
    click(dialog, "Contrôler cette copie")
    qtbot.waitUntil(lambda: bool(dialogs.said))
    assert dialogs.sentences == ["La copie est intacte."]
    dialog.reject()


def test_copies_of_another_folder_are_found(
    dialog: RestoreDialog, dialogs: FakeDialogs, qtbot: QtBot, copied: Desk, tmp_path: Path
) -> None:
    shutil.copytree(copied.folder / "sauvegardes", tmp_path / "CLE" / "Permanence")
    dialogs.paths = [tmp_path / "CLE"]
    click(dialog, "Chercher dans un autre dossier…")
    qtbot.waitUntil(lambda: dialog.rows.rowCount() == 2)
    assert {row.place for row in dialog.rows.rows()} == {"Cet ordinateur", str(tmp_path / "CLE")}
    dialog.reject()


def test_under_a_date_nobody_has_confirmed_nothing_is_put_back(
    dialog: RestoreDialog, dialogs: FakeDialogs, clock: StillClock
) -> None:
    clock.forward(days=20)
    dialogs.answers = [True]
    click(dialog, "Remettre en place…")
    assert [said.kind for said in dialogs.said] == ["notice"] and "est à vérifier" in dialogs.sentences[0]
    dialogs.answers = []
    dialog.reject()


def test_where_there_is_no_copy_it_is_said(window: MainWindow, qtbot: QtBot) -> None:
    window.go("protection")
    click(window.page(), "Remettre en place…")
    dialog = opened(window, RestoreDialog)
    qtbot.waitUntil(lambda: "Aucune copie n’a été trouvée" in plain(dialog))
    assert not dialog.now.isEnabled() and not dialog.check.isEnabled()
    dialog.reject()


def test_no_is_harmless_and_the_question_names_the_date(
    dialog: RestoreDialog, dialogs: FakeDialogs, copied: Desk
) -> None:
    dialogs.answers = [False]
    click(dialog, "Remettre en place…")
    asked = dialogs.said[0]
    assert asked.title.replace(NBSP, " ") == "Remettre en place la copie du jeudi 27 novembre 2025 à 8 h 30 ?"
    assert asked.more[0].replace(NBSP, " ") == "Revenir au jeudi 27 novembre 2025 à 8 h 30"
    assert people.count(copied.db) == 3 and dialog.isVisible()
    dialog.reject()


def test_the_copy_takes_the_place_of_the_file_which_is_kept_and_what_was_destroyed_stays_so(
    copied: Desk, tmp_path: Path
) -> None:
    endings.withdraw(copied, 1)
    folder = close(copied, tmp_path)
    with running(folder) as program:
        program.clock.forward(days=1, minutes=60)
        program.open()
        program.window.go("protection")
        before = program.window
        click(before.page(), "Remettre en place…")
        dialog = opened(before, RestoreDialog)
        wait_until(lambda: dialog.rows.rowCount() > 0)
        dialog.table.focus_row(lambda row: row.choice.copy.at.day == 27)
        program.dialogs.answers = [True]
        click(dialog, "Remettre en place…")
        wait_until(lambda: program.session.door.window not in (None, before))
        assert isinstance(program.window.page(), ProtectionPage)
        told = program.window.done_line.told().replace(NBSP, " ")
        assert "La sauvegarde du jeudi 27 novembre 2025 à 8 h 30 est remise en place." in told
        assert "Le fichier remplacé est gardé parmi les copies." in told
        assert "Ce qui avait été détruit depuis l’est toujours." in told
        desk = program.window.context.desk
        assert people.count(desk.db) == 2
        ended = mandates.view(desk, 1).mandate
        assert ended.body is None and ended.end_reason is EndReason.WITHDRAWN


def close(desk: Desk, tmp_path: Path) -> Path:
    """Leave the file as the end of the program does, and return a folder for another start."""
    folder = tmp_path / "home"
    desk.mandate_keys.conn.close()
    desk.db.conn.close()
    shutil.copytree(desk.folder, folder)
    return folder


def test_the_dialog_is_freed_once_closed(dialog: RestoreDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.destroyed):
        click(dialog, "Ne rien changer")
