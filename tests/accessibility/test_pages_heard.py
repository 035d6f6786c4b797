"""The pages of a preview are read by keyboard: one stop of Tab, a page at a time, with all its words."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from desktop_app.screens.context import BareMeans
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.screens.widgets import aloud
from desktop_app.screens.worker import Worker
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.typing import press
from tests.screens.test_preview import A4, a_pack, a_paper, open_preview, sheets_of


@pytest.fixture
def means(qtbot: QtBot, tmp_path: Path) -> Iterator[BareMeans]:
    worker = Worker()
    yield BareMeans(worker, FakeDialogs(), tmp_path)
    worker.wait()


def a_blank() -> bytes:
    """A page without a word."""
    made = BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=1)
    canvas.showPage()
    canvas.save()
    return made.getvalue()


def the_stop(dialog: PreviewDialog) -> int:
    """The one page that Tab comes to."""
    (at,) = [at for at, page in enumerate(sheets_of(dialog)) if page.focusPolicy() is Qt.FocusPolicy.StrongFocus]
    return at


def test_the_pages_are_read_one_after_the_other_from_one_stop_of_tab(qtbot: QtBot, means: BareMeans) -> None:
    dialog = open_preview(qtbot, means, a_pack())
    pages = sheets_of(dialog)
    assert (len(pages), the_stop(dialog)) == (4, 0)
    qtbot.waitUntil(lambda: pages[3].accessibleName() == "Page 4 sur 4. Feuille 1")
    pages[0].setFocus()
    for key, reached in (
        (Qt.Key.Key_PageDown, 1),
        (Qt.Key.Key_End, 3),
        (Qt.Key.Key_PageDown, 3),
        (Qt.Key.Key_PageUp, 2),
    ):
        press(QApplication.focusWidget(), key)
        assert pages.index(QApplication.focusWidget()) == reached  # type: ignore[arg-type]
        assert the_stop(dialog) == reached


def test_a_page_without_words_says_so(qtbot: QtBot, means: BareMeans) -> None:
    dialog = open_preview(qtbot, means, a_paper(a_blank))
    qtbot.waitUntil(lambda: sheets_of(dialog)[0].accessibleName() == "Page 1 sur 1. Sans texte")


def test_how_many_pages_there_are_is_said_once_they_are_drawn(
    qtbot: QtBot, means: BareMeans, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []

    def note(_widget: object, sentence: str) -> None:
        heard.append(sentence)

    monkeypatch.setattr(aloud, "_speak", note)
    open_preview(qtbot, means, a_pack())
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["4\N{NO-BREAK SPACE}pages"]
