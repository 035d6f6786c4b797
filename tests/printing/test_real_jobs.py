"""Jobs on a real queue: nothing is cut at the edges, one job holds everything, what is stopped does not come out."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.journal import Action
from desktop_app.screens.appointments.day_list import DayList
from desktop_app.screens.context import BareMeans
from desktop_app.screens.printing.job import Job
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.screens.printing.printer import facts_of
from desktop_app.screens.printing.remembered import Remembered
from desktop_app.screens.printing.render import in_one
from desktop_app.storage.journal import journal
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.papers import packs
from tests.helpers.builders import stored_appointment, stored_person
from tests.helpers.day_screens import book_for, focused, open_window, opened, wait_in_front
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.paper import opened_pdf
from tests.helpers.typing import press
from tests.printing.comparing import picture, same_pages
from tests.printing.conftest import new_name
from tests.printing.spooler import Drawer, Spooler
from tests.screens.test_preview import a_pack, a_pdf, wanted

CTRL = Qt.KeyboardModifier.ControlModifier
THURSDAY = date(2025, 11, 27)


def darkest(pdf: bytes) -> tuple[float, float, float, float]:
    """The box of the ink of the first page, in points."""
    with opened_pdf(pdf) as document:
        seen = picture(document[0]).point(lambda shade: 255 * (shade < 200))
        box = seen.getbbox()
        assert box
        left, top, right, bottom = (edge * 595 / seen.width for edge in box)
        return left, top, right, bottom


@pytest.mark.parametrize("edge", [12, 24, 48])
def test_nothing_is_cut_by_an_edge_that_the_printer_cannot_reach(qapp: object, asked: Spooler, edge: int) -> None:
    queue = asked.add(new_name(), edge=edge)
    facts = facts_of(queue.name)
    assert facts.printable.left() == pytest.approx(edge, abs=1) and facts.both_sides
    Job(queue.name, wanted(a_pdf(1))).send()
    left, top, right, bottom = darkest(queue.papers()[0])
    if edge < 28:
        assert left == pytest.approx(28, abs=1.5) and bottom == pytest.approx(842 - 28, abs=1.5)
    assert left >= edge - 1 and top >= edge - 1 and right <= 595 - edge + 1 and bottom <= 842 - edge + 1


def test_what_is_stopped_does_not_come_out(qapp: object, queue: Drawer) -> None:
    job = Job(queue.name, wanted(a_pdf(3)))
    job.advanced.connect(job.stop)
    job.send()
    assert not job.complete
    same_pages(a_pdf(1), printed(queue, a_pdf(1)))


def test_what_is_sent_waits_in_memory_and_never_on_the_disk(
    qapp: object, queue: Drawer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_memory = tmp_path / "runtime"
    in_memory.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(in_memory))
    monkeypatch.delenv("TMPDIR")
    waiting: list[Path] = []
    job = Job(queue.name, wanted(a_pdf(2)))
    job.advanced.connect(lambda *_: waiting.extend(in_memory.iterdir()))
    job.send()
    assert job.complete and waiting and not list(in_memory.iterdir())


def printed(queue: Drawer, pdf: bytes) -> bytes:
    """The only paper that ever came out of a queue to which this is sent last."""
    job = Job(queue.name, wanted(pdf))
    job.send()
    assert job.complete
    return queue.papers()[0]


def test_a_pack_comes_out_in_one_job_with_its_numbers(qtbot: QtBot, means: BareMeans, queue: Drawer) -> None:
    Remembered(means.config).keep_printing(queue.name, False, {})
    dialog = PreviewDialog(means, a_pack())
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.panel.print_button.isEnabled)
    assert dialog.panel.copies.values() == (1, 2)
    dialog.panel.copies.fields[0].setValue(2)
    qtbot.waitUntil(lambda: dialog.panel.facts.text() == "4\N{NO-BREAK SPACE}pages, 8\N{NO-BREAK SPACE}feuilles")
    with qtbot.waitSignal(dialog.printed, timeout=20_000) as told:
        dialog.panel.print_button.click()
    assert [paper.kind for paper in told.args[0]] == ["day_sheet", "card"]
    (came,) = queue.papers()
    with opened_pdf(came) as pages:
        assert len(pages) == 2 * 3 + 2
    again = Remembered(means.config)
    assert (again.copies("day_sheet", 1), again.copies("card", 1), again.printer) == (2, 2, queue.name)


def test_the_papers_of_the_day_by_keyboard_alone(
    qtbot: QtBot, desk: Desk, queue: Drawer, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    """Ctrl+P, look, one more copy of the sheet, Ctrl+P: both in one job, each in the journal, back at the day."""
    book_for(desk, "Roca", 10, 30)
    Remembered(tmp_path).keep_printing(queue.name, False, {})
    with open_window(qtbot, desk, dialogs, tmp_path) as window:
        press(window, Qt.Key.Key_P, CTRL)
        preview = opened(window, PreviewDialog)
        qtbot.waitUntil(lambda: focused() is preview.panel.print_button, timeout=10_000)
        while focused() is not preview.panel.copies.fields[0]:
            press(focused(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        press(focused(), Qt.Key.Key_Up)
        with qtbot.waitSignal(preview.destroyed, timeout=20_000):
            press(preview, Qt.Key.Key_P, CTRL)
        wait_in_front(window)
        assert isinstance(focused(), DayList)
        (came,) = queue.papers()
        window.context.runner.worker.wait()
    morning, afternoon, programme = packs.day(desk, THURSDAY).papers
    with opened_pdf(came) as pages:
        assert len(pages) == 4
    recorded = [entry.subject for entry in journal.latest(desk.db, 20) if entry.action is Action.PRINTED]
    assert sorted(recorded) == sorted([morning.subject, afternoon.subject, programme.subject])
    assert not dialogs.said


def test_the_papers_of_tomorrow_by_one_key_and_enter(
    qtbot: QtBot, desk: Desk, queue: Drawer, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    """Ctrl+Maj+P, Enter: a sheet a workshop, programme, reminders and card in one job, and nothing is asked."""
    person = stored_person(desk.db, "Roca", "Joan", "0639980001")
    stored_appointment(desk.db, person, start=datetime(2025, 11, 28, 9), minutes=180, advisor_id=2)
    Remembered(tmp_path).keep_printing(queue.name, False, {})
    expected = [paper.build() for paper in packs.tomorrow(desk).papers]
    with open_window(qtbot, desk, dialogs, tmp_path) as window:
        press(window, Qt.Key.Key_P, CTRL | Qt.KeyboardModifier.ShiftModifier)
        preview = opened(window, PreviewDialog)
        qtbot.waitUntil(lambda: focused() is preview.panel.print_button, timeout=10_000)
        with qtbot.waitSignal(preview.destroyed, timeout=20_000):
            press(focused(), Qt.Key.Key_Return)
        wait_in_front(window)
        (came,) = queue.papers()
        window.context.runner.worker.wait()
    assert len(expected) == 5
    same_pages(in_one(expected), came)
    assert not dialogs.said
