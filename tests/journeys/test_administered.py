"""A PC whose administrator has settled the folders: they are opened, or nothing is, and why is said once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import startup
from desktop_app.options import Options
from desktop_app.startup import Session
from desktop_app.storage.errors import SyncedFolder
from desktop_app.system import paths, program
from desktop_app.use_cases.accounts import opening
from tests.helpers.builders import PASSPHRASE
from tests.helpers.clock import StillClock
from tests.helpers.fake_dialogs import FakeDialogs

Start = Callable[..., Session]


@pytest.fixture
def ini(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file beside the program, not written yet."""
    path = tmp_path / program.SETTINGS
    monkeypatch.setattr(program, "settings_places", lambda: (path,))
    return path


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Prepares the program as a double click does, in this application; it is ended afterwards."""
    monkeypatch.setattr(startup, "begin_application", lambda *_args, **_named: qapp)
    made: list[Session] = []

    def prepare(options: Options | None = None) -> Session:
        session = startup.prepare(options or Options())[1]
        session.dialogs = FakeDialogs()
        made.append(session)
        return session

    yield prepare
    for session in made:
        for window in (session.door.window, session.door.unlock, session.assistant):
            if window is not None:
                window.close()
                window.deleteLater()
        session.end()


def said(session: Session) -> list[str]:
    """What was told before any window."""
    assert isinstance(session.dialogs, FakeDialogs)
    return session.dialogs.sentences


def test_the_settled_folder_is_opened_with_its_log_and_its_looks(ini: Path, start: Start, tmp_path: Path) -> None:
    ini.write_text("[dossiers]\ndonnees = Données\nsauvegarde = /partage/copies\n", "utf-8")
    session = start()
    assert session.begin() and session.assistant is not None
    data = tmp_path / "Données"
    assert session.folders == paths.Folders(data, data / "log", data / "config", Path("/partage/copies"))
    assert (data / "log").is_dir() and (data / "config").is_dir()


def test_the_command_line_wins(ini: Path, start: Start, tmp_path: Path) -> None:
    ini.write_text("[dossiers]\ndonnees = Données\n", "utf-8")
    assert start(Options(data=tmp_path / "autre")).folders.data == tmp_path / "autre"


@pytest.mark.parametrize("options", [Options(), Options(data=Path("/nowhere/at/all"))])
def test_a_file_that_cannot_be_followed_opens_nothing_else(
    ini: Path, start: Start, tmp_path: Path, options: Options
) -> None:
    ini.write_text("[dossiers]\ndonnées = D\n", "utf-8")
    session = start(options)
    assert not session.begin()
    (sentence,) = said(session)
    assert f"{ini}, ligne 2" in sentence
    assert session.assistant is None and session.door.unlock is None
    assert list(tmp_path.iterdir()) == [ini]


def test_a_folder_that_a_service_copies_is_refused_as_ever(ini: Path, start: Start, tmp_path: Path) -> None:
    ini.write_text("[dossiers]\ndonnees = Nextcloud/p\n", "utf-8")
    session = start()
    assert not session.begin()
    assert said(session) == [SyncedFolder("Nextcloud").sentence]


@pytest.mark.parametrize(
    ("place", "why"), [("Données/copies", "dans le dossier des données"), ("OneDrive/c", "OneDrive")]
)
def test_a_second_place_that_is_none_is_told_before_anything_opens(
    ini: Path, start: Start, tmp_path: Path, place: str, why: str
) -> None:
    ini.write_text(f"[dossiers]\ndonnees = Données\nsauvegarde = {place}\n", "utf-8")
    session = start()
    assert not session.begin()
    assert why in said(session)[0] and not (tmp_path / "Données" / "permanence.lock").exists()


def test_whoever_comes_in_finds_the_second_place_settled(boulou_folder: Path, tmp_path: Path, qtbot: QtBot) -> None:
    data, share = shutil.copytree(boulou_folder, tmp_path / "boulou"), tmp_path / "partage"
    folders = paths.Folders(data, data / "log", data / "config", share)
    session = Session(folders, clock=StillClock(), dialogs=FakeDialogs())
    assert session.begin()
    window = session.door.open_for(opening.find_keys(data, 1, PASSPHRASE))
    assert session.door.file and session.door.file.desk.fixed_second_place == str(share)
    other = opening.desk_for(session.door.file.desk, opening.find_keys(data, 2, PASSPHRASE))
    assert other.fixed_second_place == str(share)
    window.go("protection")
    shown = window.page().parts["backups"]  # type: ignore[attr-defined]
    assert shown.choose.isHidden() and shown.give_up.isHidden()
    assert "fixé par la personne qui gère les ordinateurs" in shown.there.accessibleName()
    window.close()
    window.deleteLater()
    session.end()
