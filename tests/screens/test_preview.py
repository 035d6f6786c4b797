"""Paper on screen, on a printer and in a file: the same pages, and nothing left behind."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import RuleBroken
from desktop_app.screens.context import BareMeans
from desktop_app.screens.printing import job
from desktop_app.screens.printing.paint import Wanted, print_papers
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.screens.printing.printer import PrinterSilent
from desktop_app.screens.printing.render import Drawn, page_picture, page_sizes
from desktop_app.screens.worker import Worker
from desktop_app.system import printers as system_printers
from desktop_app.system.printer_state import Condition
from desktop_app.use_cases.papers.printing import Pack, Paper
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.paper import opened_pdf
from tests.helpers.printers import standing
from tests.helpers.typing import press

CTRL = Qt.KeyboardModifier.ControlModifier
BROKEN_PRINTER = pytest.mark.qt_log_ignore("QPainter::begin", "QPdf", "QPrinter", extend=True)
A4 = (595.28, 841.89)


def a_pdf(pages: int = 2) -> bytes:
    """Pages that each say their number in large letters."""
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    made = BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=1)
    for at in range(1, pages + 1):
        canvas.setFont("Helvetica", 60)
        canvas.drawString(100, 600, f"Feuille {at}")
        canvas.rect(28, 28, A4[0] - 56, A4[1] - 56)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def a_paper(build: Callable[[], bytes] = a_pdf) -> Paper:
    """What a use case would hand over."""
    return Paper("Feuille d’émargement", "emargement-2025-11-27.pdf", "feuille-2025-11-27", build, kind="day_sheet")


def a_pack() -> Pack:
    """Three pages of a sheet, then two cards."""
    card = Paper("Carte", "carte.pdf", "rendez-vous-1", partial(a_pdf, 1), kind="card")
    return Pack("La journée", "journee.pdf", (a_paper(partial(a_pdf, 3)), card.enclosed("Carte", 2)))


def wanted(pdf: bytes, copies: int = 1) -> Wanted:
    """A paper of these pages, to be printed so many times."""
    return [(Drawn(a_paper(), pdf), copies)]


def ink(picture: QImage) -> float:
    """How much of a picture is dark."""
    small = picture.scaled(120, 170).convertToFormat(QImage.Format.Format_Grayscale8)
    dark = sum(small.pixelColor(x, y).lightness() < 200 for x in range(120) for y in range(170))
    return dark / (120 * 170)


def pdf_printer(path: Path) -> Any:
    """A real QPrinter whose paper is a file."""

    def named(_name: str) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        printer.setFullPage(True)
        return printer

    return named


def print_into(monkeypatch: pytest.MonkeyPatch, printer: Callable[[str], QPrinter]) -> None:
    """Have this printer in place of every queue of the machine."""
    monkeypatch.setattr(job, "printer_named", printer)
    monkeypatch.setattr(system_printers, "condition_of", lambda _name: Condition.READY)


def no_progress(_done: int, _of: int) -> None:
    """Nobody watches."""


@pytest.fixture
def means(qtbot: QtBot, tmp_path: Path) -> Iterator[BareMeans]:
    (tmp_path / "looks").mkdir()
    made = BareMeans(Worker(), FakeDialogs(), tmp_path / "looks")
    yield made
    made.worker.wait()


def dialogs_of(means: BareMeans) -> FakeDialogs:
    assert isinstance(means.dialogs, FakeDialogs)
    return means.dialogs


def open_preview(
    qtbot: QtBot,
    means: BareMeans,
    paper: Paper | Pack | None = None,
    printers: tuple[str, ...] = ("Accueil",),
) -> PreviewDialog:
    """The dialog, once its pages are drawn and the window has taken its size."""
    dialog = PreviewDialog(means, paper or a_paper(), printers=standing(*printers))
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    qtbot.waitUntil(lambda: all_drawn(dialog) and dialog.panel.print_button.isEnabled() and settled(dialog))
    return dialog


def settled(dialog: PreviewDialog) -> bool:
    """Whether nothing but the watch over the printer is still to come."""
    return not any(timer.isActive() for timer in dialog.findChildren(QTimer) if timer.interval() < 1000)


def sheets_of(dialog: PreviewDialog) -> list[QLabel]:
    """The pages in view."""
    return [label for label in dialog.findChildren(QLabel) if label.objectName() == "sheet"]


def all_drawn(dialog: PreviewDialog) -> bool:
    """Whether every page has its picture."""
    return bool(sheets_of(dialog)) and all(not sheet.pixmap().isNull() for sheet in sheets_of(dialog))


def test_a_page_is_drawn_on_white_at_its_size(qapp: object) -> None:
    picture = page_picture(a_pdf(), 0, 96)
    assert (picture.width(), picture.height()) == (794, 1123)
    assert picture.pixelColor(2, 2).name() == "#ffffff"
    assert 0.005 < ink(picture) < 0.2
    assert [round(size.height()) for size in page_sizes(a_pdf(3))] == [842] * 3


def test_every_page_is_shown_and_named(qtbot: QtBot, means: BareMeans) -> None:
    dialog = open_preview(qtbot, means)
    read = ["Page 1 sur 2. Feuille 1", "Page 2 sur 2. Feuille 2"]
    qtbot.waitUntil(lambda: [sheet.accessibleName() for sheet in sheets_of(dialog)] == read)
    assert dialog.pages.page_list.count() == 2
    assert dialog.panel.facts.text() == "2\N{NO-BREAK SPACE}pages"
    assert ink(sheets_of(dialog)[1].pixmap().toImage()) > 0.005


def test_the_whole_page_is_seen_first_and_zoom_changes_it(qtbot: QtBot, means: BareMeans) -> None:
    dialog = open_preview(qtbot, means)
    first = sheets_of(dialog)[0]
    assert first.height() <= dialog.pages.sheets.viewport().height()
    before = first.width()
    press(dialog, Qt.Key.Key_Plus, CTRL)
    assert first.width() > before
    qtbot.waitUntil(lambda: first.pixmap().width() >= first.width() - 1)
    press(dialog, Qt.Key.Key_0, CTRL)
    assert abs(first.width() - before) <= 1


def test_a_page_of_the_list_comes_into_view(qtbot: QtBot, means: BareMeans) -> None:
    dialog = open_preview(qtbot, means)
    qtbot.waitUntil(lambda: dialog.pages.sheets.verticalScrollBar().maximum() > 0)
    dialog.pages.page_list.setCurrentRow(1)
    assert dialog.pages.sheets.verticalScrollBar().value() > 0


def test_ctrl_s_saves_the_very_pdf(qtbot: QtBot, means: BareMeans, tmp_path: Path) -> None:
    dialog = open_preview(qtbot, means)
    dialogs_of(means).paths.append(tmp_path / "gardé.pdf")
    dialogs_of(means).answers.append(True)
    with qtbot.waitSignal(dialog.saved):
        press(dialog, Qt.Key.Key_S, CTRL)
    assert (tmp_path / "gardé.pdf").read_bytes() == a_pdf()
    told = f"Enregistré en clair dans « {tmp_path.name} » : gardé.pdf"
    assert dialog.isVisible() and dialog.banner.sentence() == told


def test_a_folder_that_refuses_is_said(qtbot: QtBot, means: BareMeans, tmp_path: Path) -> None:
    dialog = open_preview(qtbot, means)
    dialogs_of(means).paths.append(tmp_path / "missing" / "gardé.pdf")
    dialogs_of(means).answers.append(True)
    with qtbot.assertNotEmitted(dialog.saved):
        press(dialog, Qt.Key.Key_S, CTRL)
        qtbot.waitUntil(lambda: len(dialogs_of(means).said) == 3)
    assert dialogs_of(means).said[2].title == "Le document n’est pas enregistré"


def test_giving_up_saving_changes_nothing(qtbot: QtBot, means: BareMeans) -> None:
    dialog = open_preview(qtbot, means)
    dialogs_of(means).paths.append(None)
    with qtbot.assertNotEmitted(dialog.saved):
        press(dialog, Qt.Key.Key_S, CTRL)
        qtbot.waitUntil(lambda: bool(dialogs_of(means).said))


def test_ctrl_p_prints_every_page_and_closes(
    qtbot: QtBot, means: BareMeans, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    print_into(monkeypatch, pdf_printer(tmp_path / "printed.pdf"))
    dialog = open_preview(qtbot, means, replace(a_paper(), copies=2))
    with qtbot.waitSignals([dialog.printed, dialog.accepted], timeout=20_000):
        press(dialog, Qt.Key.Key_P, CTRL)
    means.worker.wait()
    with opened_pdf(tmp_path / "printed.pdf") as printed:
        assert len(printed) == 4
        assert [round(side) for side in printed.get_page_size(0)] == [595, 842]
    data = (tmp_path / "printed.pdf").read_bytes()
    asked, came = page_picture(a_pdf(), 1, 60), page_picture(data, 3, 60)
    assert abs(ink(asked) - ink(came)) < 0.02
    assert sorted(path.name for path in tmp_path.iterdir()) == ["looks", "printed.pdf"]


def test_a_printed_page_keeps_its_frame(qapp: object, tmp_path: Path) -> None:
    path = tmp_path / "printed.pdf"
    assert print_papers(wanted(a_pdf(1)), pdf_printer(path)(""), progress=no_progress, stop=threading.Event())
    picture = page_picture(path.read_bytes(), 0, 72)
    row = [picture.pixelColor(x, 420).lightness() for x in range(picture.width())]
    dark = [at for at, light in enumerate(row) if light < 200]
    assert abs(dark[0] - 28) <= 2 and abs(dark[-1] - (A4[0] - 28)) <= 2


def test_without_a_printer_one_notice_leads_to_the_pdf(qtbot: QtBot, means: BareMeans, tmp_path: Path) -> None:
    dialog = open_preview(qtbot, means, printers=())
    dialogs_of(means).answers += [True, True]
    dialogs_of(means).paths.append(tmp_path / "gardé.pdf")
    with qtbot.waitSignal(dialog.saved):
        press(dialog, Qt.Key.Key_P, CTRL)
    assert dialogs_of(means).said[0].more == ("Enregistrer en PDF", "Fermer")
    assert not dialog.panel.printer.choice.isVisible()


@BROKEN_PRINTER
def test_a_printer_that_does_not_answer_is_said(
    qtbot: QtBot, means: BareMeans, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    print_into(monkeypatch, pdf_printer(tmp_path / "missing" / "printed.pdf"))
    dialog = open_preview(qtbot, means)
    with qtbot.assertNotEmitted(dialog.printed):
        press(dialog, Qt.Key.Key_P, CTRL)
        qtbot.waitUntil(lambda: bool(dialogs_of(means).said))
    assert dialogs_of(means).said[0].title == "L’imprimante ne répond pas"
    assert dialog.panel.print_button.isEnabled()


def test_a_printing_can_be_stopped_and_cannot_be_left(
    qtbot: QtBot, means: BareMeans, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, inner = threading.Event(), pdf_printer(tmp_path / "printed.pdf")

    def slow(name: str) -> QPrinter:
        go_on.wait(10)
        return inner(name)  # type: ignore[no-any-return]

    print_into(monkeypatch, slow)
    dialog = open_preview(qtbot, means)
    press(dialog, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: not dialog.panel.close_button.isEnabled())
    press(dialog, Qt.Key.Key_Escape)
    dialog.close()
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: dialog.panel.stop_button.isVisible(), timeout=3000)
    dialog.panel.stop_button.click()
    go_on.set()
    qtbot.waitUntil(lambda: "arrêtée" in dialog.banner.sentence())
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_printing_stops_between_pages(qapp: object, tmp_path: Path) -> None:
    stop, seen = threading.Event(), []

    def stop_after_one(done: int, of: int) -> None:
        seen.append((done, of))
        stop.set()

    assert not print_papers(wanted(a_pdf(3)), pdf_printer(tmp_path / "p.pdf")(""), progress=stop_after_one, stop=stop)
    assert seen == [(1, 3)]


@BROKEN_PRINTER
def test_a_silent_printer_has_a_name(qapp: object, tmp_path: Path) -> None:
    with pytest.raises(PrinterSilent):
        print_papers(wanted(a_pdf(1)), pdf_printer(tmp_path / "no" / "p.pdf")(""), progress=no_progress,
                    stop=threading.Event())  # fmt: skip


def test_a_paper_that_is_refused_closes_the_preview_and_says_why(qtbot: QtBot, means: BareMeans) -> None:
    def build() -> bytes:
        raise RuleBroken("Le nom contient « 中 », qui ne s’imprime pas.")

    dialog = PreviewDialog(means, a_paper(build), printers=standing())
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: bool(dialogs_of(means).said))
    assert dialogs_of(means).sentences == ["Le nom contient « 中 », qui ne s’imprime pas."]
    assert not dialog.isVisible()


def test_nothing_can_be_printed_before_the_pages_are_there(qtbot: QtBot, means: BareMeans) -> None:
    go_on = threading.Event()

    def build() -> bytes:
        go_on.wait(5)
        return a_pdf()

    dialog = PreviewDialog(means, a_paper(build), printers=standing("Accueil"))
    qtbot.addWidget(dialog)
    dialog.open()
    assert not dialog.panel.print_button.isEnabled() and not dialog.panel.save_button.isEnabled()
    go_on.set()
    qtbot.waitUntil(dialog.panel.print_button.isEnabled)


def test_it_is_freed_on_close_even_while_drawing(qtbot: QtBot, means: BareMeans) -> None:
    dialog = PreviewDialog(means, a_paper(), printers=standing("Accueil"))
    means.dialogs.show(dialog)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    means.worker.wait()
    qtbot.wait(20)


def test_the_system_is_asked_for_its_printers(qapp: object) -> None:
    started = time.monotonic()
    assert isinstance(system_printers.names(), list)
    assert time.monotonic() - started < 5
