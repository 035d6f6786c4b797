"""À propos says which program this is, where its folders are and whose work it holds, with or without an open file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from desktop_app import __version__
from desktop_app.screens.checks.dialog import CheckDialog
from desktop_app.screens.help.about_dialog import AboutDialog, Licences
from desktop_app.system import clock
from desktop_app.system.about import versions
from desktop_app.system.paths import Folders, resource
from tests.helpers.seeing import click, words


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path / "données", tmp_path / "log", tmp_path / "config", tmp_path / "clé")


@pytest.fixture
def dialog(qtbot: QtBot, folders: Folders) -> AboutDialog:
    made = AboutDialog(folders)
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_version_and_folder_is_there_to_copy(dialog: AboutDialog, folders: Folders) -> None:
    dialog.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert all(f"{name} : {version}" in copied for name, version in versions())
    assert all(str(folder) in copied for folder in (folders.data, folders.log, folders.second_place))
    assert dialog.copy_button.text() == "Copié"


def test_the_log_is_one_click_away(dialog: AboutDialog, folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    click(dialog, "Ouvrir le dossier du journal")
    assert [Path(url.toLocalFile()) for url in opened] == [folders.log]


def test_it_needs_no_folder(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.log_button.isHidden()
    assert f"Permanence : {__version__}" in dialog.facts.toPlainText()
    assert "EUPL" in words(dialog)


def test_what_is_new_is_read_here(dialog: AboutDialog) -> None:
    click(dialog, "Nouveautés")
    news = dialog.stack.currentWidget()
    assert isinstance(news, QTextBrowser) and __version__ in news.toPlainText()


def test_every_licence_that_is_shipped_can_be_read_to_its_end(dialog: AboutDialog) -> None:
    click(dialog, "Composants et licences")
    licences = dialog.stack.currentWidget()
    assert isinstance(licences, Licences)
    offered = [licences.choice.itemText(at) for at in range(licences.choice.count())]
    shipped = {path.stem for path in [*resource("licences").glob("*.txt"), *resource("fonts").glob("*.txt")]}
    assert shipped < set(offered) and offered[0] == "Mentions des composants" and "EUPL" in offered[1]
    assert "LGPL-3.0" in licences.text.toPlainText()
    for name in offered:
        licences.choice.setCurrentText(name)
        assert len(licences.text.toPlainText()) > 300, name
    licences.choice.setCurrentText("LGPL-3.0")
    assert licences.text.toPlainText().strip() == resource("licences/LGPL-3.0.txt").read_text("utf-8").strip()


def test_the_installation_is_checked_over_it(
    qtbot: QtBot, dialog: AboutDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    # One that the program believes, whatever this machine is set to.
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 12, 25, 9))
    click(dialog, "Vérifier l’installation…")
    (check,) = dialog.findChildren(CheckDialog)
    qtbot.waitUntil(lambda: bool(check.verdict.sentence()), timeout=30_000)
    told = check.lines.toPlainText()
    assert "✓ Mandat détruit : clé et contenu effacés, preuve D2" in told and "✓ Papiers" in told
    # The application of the tests wears neither our letters nor our words.
    undressed = {"✗ ÉCHEC – Lettres à l’écran", "✗ ÉCHEC – Boutons en français"}
    assert {line.split(" : ")[0] for line in told.splitlines() if "ÉCHEC" in line} <= undressed
    check.close_button.click()


def test_it_is_freed_once_closed(qtbot: QtBot, folders: Folders) -> None:
    dialog = AboutDialog(folders)
    dialog.show()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
        dialog.deleteLater()
