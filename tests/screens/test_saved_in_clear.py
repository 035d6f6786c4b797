"""A PDF leaves the encrypted file: where it goes and what it will tell is said before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.screens.context import BareMeans
from tests.helpers.typing import press
from tests.screens.test_preview import CTRL, a_paper, dialogs_of, means, open_preview

__all__ = ["means"]


def test_names_are_not_put_in_a_folder_before_the_agent_was_told(
    qtbot: QtBot, means: BareMeans, tmp_path: Path
) -> None:
    dialog = open_preview(qtbot, means)
    dialogs_of(means).paths.append(tmp_path / "gardé.pdf")
    dialogs_of(means).answers.append(False)
    press(dialog, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: len(dialogs_of(means).said) == 2)
    asked = dialogs_of(means).said[1]
    assert asked.title == "Enregistrer ce PDF en clair ?" and asked.more == ("Enregistrer en clair", "Annuler")
    assert str(tmp_path) in asked.sentence and "n’est pas chiffré" in asked.sentence
    assert "y lira des noms de personnes" in asked.sentence
    means.worker.wait()
    assert not (tmp_path / "gardé.pdf").exists() and not dialog.banner.isVisible()


def test_what_is_nobodys_secret_is_saved_without_a_question(qtbot: QtBot, means: BareMeans, tmp_path: Path) -> None:
    dialog = open_preview(qtbot, means, replace(a_paper(), discloses=""))
    dialogs_of(means).paths.append(tmp_path / "gardé.pdf")
    with qtbot.waitSignal(dialog.saved):
        press(dialog, Qt.Key.Key_S, CTRL)
    assert [said.kind for said in dialogs_of(means).said] == ["save_file"]
