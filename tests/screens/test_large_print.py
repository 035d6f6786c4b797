"""« Gros caractères »: the same paper in letters of 18 points, in one click, for this once."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.screens.context import BareMeans
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.use_cases.papers.printing import Pack, Paper
from tests.helpers.typing import press

from .test_preview import CTRL, a_pack, a_paper, a_pdf, all_drawn, dialogs_of, means, open_preview, sheets_of

__all__ = ["means"]


def a_public_paper(usual: int = 2, larger: int = 3) -> Paper:
    """So many pages, and so many in large letters."""
    return replace(a_paper(lambda *, large=False: a_pdf(larger if large else usual)), large=True)


def tick(qtbot: QtBot, dialog: PreviewDialog, pages: int) -> None:
    """Ask for the other size by the keyboard, and wait for its pages."""
    dialog.panel.large.setFocus()
    press(dialog.panel.large, Qt.Key.Key_Space)
    qtbot.waitUntil(
        lambda: (
            len(sheets_of(dialog)) == pages
            and all_drawn(dialog)
            and dialog.panel.print_button.isEnabled()
            and "Feuille" in sheets_of(dialog)[-1].accessibleName()
        )
    )


def test_one_key_draws_it_again_in_large_letters_and_back(qtbot: QtBot, means: BareMeans) -> None:
    dialog = open_preview(qtbot, means, a_public_paper())
    assert dialog.panel.large.accessibleName() == "Gros caractères" and not dialog.panel.large.value()
    tick(qtbot, dialog, 3)
    assert dialog.panel.facts.text() == "3\N{NO-BREAK SPACE}pages"
    assert [sheet.accessibleName() for sheet in sheets_of(dialog)][2] == "Page 3 sur 3. Feuille 3"
    assert dialog.pages.page_list.count() == 3 and dialog.panel.large.hasFocus()
    tick(qtbot, dialog, 2)
    assert dialog.pages.page_list.count() == 2


def test_what_is_kept_is_what_is_seen(qtbot: QtBot, means: BareMeans, tmp_path: Path) -> None:
    dialog = open_preview(qtbot, means, a_public_paper())
    tick(qtbot, dialog, 3)
    dialogs_of(means).paths.append(tmp_path / "gardé.pdf")
    dialogs_of(means).answers.append(True)
    with qtbot.waitSignal(dialog.saved) as kept:
        press(dialog, Qt.Key.Key_S, CTRL)
    assert (tmp_path / "gardé.pdf").read_bytes() == a_pdf(3)
    assert [paper.large for paper in kept.args[0]] == [False]


def test_a_pack_enlarges_what_it_can(qtbot: QtBot, means: BareMeans) -> None:
    pack = a_pack()
    letter = replace(a_public_paper(1, 2), title="Lettre")
    dialog = open_preview(qtbot, means, Pack(pack.title, pack.file_name, (*pack.papers, letter)))
    assert len(sheets_of(dialog)) == 5
    tick(qtbot, dialog, 6)
    assert [dialog.pages.page_list.item(at).text() for at in (3, 4, 5)] == ["Carte", "Lettre", "  page 2"]


def test_a_paper_of_one_size_has_no_such_tick(qtbot: QtBot, means: BareMeans) -> None:
    assert open_preview(qtbot, means).panel.large.isHidden()


def test_changing_ones_mind_while_it_is_drawn_shows_the_last_choice(qtbot: QtBot, means: BareMeans) -> None:
    go_on = threading.Event()

    def slow(*, large: bool = False) -> bytes:
        if large:
            go_on.wait(10)
        return a_pdf(4 if large else 2)

    dialog = open_preview(qtbot, means, replace(a_paper(slow), large=True))
    dialog.panel.large.setChecked(True)
    assert not dialog.panel.print_button.isEnabled() and dialog.panel.facts.text() == "Préparation du document…"
    dialog.panel.large.setChecked(False)
    go_on.set()
    qtbot.waitUntil(lambda: dialog.panel.facts.text() == "2\N{NO-BREAK SPACE}pages")
    means.worker.wait()
    qtbot.waitUntil(lambda: all_drawn(dialog))
    assert len(sheets_of(dialog)) == 2
