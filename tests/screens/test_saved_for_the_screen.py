"""What is handed over as a file may be a page to read on a screen, where a paper may."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop_app.forms import queue_number
from desktop_app.screens.context import BareMeans
from tests.forms import samples_agenda

from .test_preview import a_pack, a_paper, dialogs_of, means, open_preview

__all__ = ["means"]


def test_what_is_handed_over_as_a_file_may_be_a_page_of_html(qtbot: QtBot, means: BareMeans, tmp_path: Path) -> None:
    dialog = open_preview(qtbot, means, a_paper(lambda: queue_number.build(samples_agenda.queue_number())))
    dialogs_of(means).paths.append(tmp_path / "numero.html")
    dialogs_of(means).answers.append(True)
    with qtbot.waitSignal(dialog.saved):
        dialog.panel.html_button.click()
    html = (tmp_path / "numero.html").read_text("utf-8")
    assert html.startswith("<!DOCTYPE html>") and "Médiathèque du Boulou" in html
    told = [said.title for said in dialogs_of(means).said if said.kind == "ask"]
    assert told == ["Enregistrer ce fichier HTML en clair ?"]
    assert [each.name for each in tmp_path.glob("numero*")] == ["numero.html"]


def test_a_pack_and_originals_that_bear_a_digest_are_paper_only(qtbot: QtBot, means: BareMeans) -> None:
    assert not open_preview(qtbot, means, a_pack()).panel.html_button.isVisible()
    assert not open_preview(qtbot, means, replace(a_paper(), on_screen=False)).panel.html_button.isVisible()
