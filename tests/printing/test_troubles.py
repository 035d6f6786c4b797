"""What keeps paper from coming out: one notice each, nothing lost, and it can be printed again."""

from __future__ import annotations

import resource
import signal
import socket
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from desktop_app.screens.context import BareMeans
from desktop_app.screens.printing import job
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.screens.printing.remembered import Remembered
from desktop_app.system import printers
from desktop_app.system.printer_state import Condition
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.typing import press
from tests.printing.comparing import same_pages
from tests.printing.conftest import forget_server, new_name
from tests.printing.spooler import Drawer, Spooler
from tests.screens.test_preview import a_paper, a_pdf

CTRL = Qt.KeyboardModifier.ControlModifier


def previewed(qtbot: QtBot, means: BareMeans, queue: Drawer) -> PreviewDialog:
    """Two pages in front, with this queue chosen as the last time."""
    Remembered(means.config).keep_printing(queue.name, False, {})
    dialog = PreviewDialog(means, a_paper())
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    qtbot.waitUntil(dialog.panel.print_button.isEnabled)
    assert dialog.panel.printer.choice.value() == queue.name
    return dialog


def mouth(means: BareMeans) -> FakeDialogs:
    assert isinstance(means.dialogs, FakeDialogs)
    return means.dialogs


def state(dialog: PreviewDialog) -> str:
    return dialog.panel.printer.state.words()


def print_it(dialog: PreviewDialog) -> None:
    press(dialog, Qt.Key.Key_P, CTRL)


def prints_again(qtbot: QtBot, dialog: PreviewDialog, queue: Drawer) -> None:
    """The same window, the same keys: now it comes out, once."""
    qtbot.waitUntil(dialog.panel.print_button.isEnabled)
    with qtbot.waitSignals([dialog.printed, dialog.accepted], timeout=20_000):
        print_it(dialog)
    (came,) = queue.papers()
    same_pages(a_pdf(), came)


@pytest.fixture
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look after the job every tenth of a second."""
    monkeypatch.setattr(job, "_BETWEEN_MS", 100)


def test_a_queue_in_order_prints_and_says_nothing(qtbot: QtBot, means: BareMeans, queue: Drawer) -> None:
    dialog = previewed(qtbot, means, queue)
    qtbot.waitUntil(lambda: state(dialog) == "Prête.")
    prints_again(qtbot, dialog, queue)
    assert not mouth(means).said


def test_a_paused_queue_is_told_and_the_document_may_wait(qtbot: QtBot, means: BareMeans, queue: Drawer) -> None:
    queue.pause()
    dialog = previewed(qtbot, means, queue)
    qtbot.waitUntil(lambda: state(dialog) == "En pause : ce qui est envoyé attend.")
    mouth(means).answers = [True]
    with qtbot.waitSignals([dialog.printed, dialog.accepted], timeout=20_000):
        print_it(dialog)
    (said,) = mouth(means).said
    assert said.title == "L’imprimante est en pause" and "attend dans sa file" in said.sentence
    assert queue.waiting() == 1 and not queue.came_out()
    queue.resume()
    same_pages(a_pdf(), queue.papers()[0])


def test_what_waits_can_be_taken_back(qtbot: QtBot, means: BareMeans, queue: Drawer) -> None:
    queue.pause()
    dialog = previewed(qtbot, means, queue)
    mouth(means).answers = [False]
    with qtbot.assertNotEmitted(dialog.printed):
        print_it(dialog)
        qtbot.waitUntil(lambda: "rien ne sortira" in dialog.banner.sentence(), timeout=20_000)
    qtbot.waitUntil(lambda: queue.waiting() == 0)
    queue.resume()
    prints_again(qtbot, dialog, queue)


def test_a_queue_that_refuses(qtbot: QtBot, means: BareMeans, queue: Drawer) -> None:
    queue.refuse()
    dialog = previewed(qtbot, means, queue)
    qtbot.waitUntil(lambda: state(dialog) == "Elle n’accepte aucun document.")
    with qtbot.assertNotEmitted(dialog.printed):
        print_it(dialog)
        qtbot.waitUntil(lambda: bool(mouth(means).said))
    assert [said.title for said in mouth(means).said] == ["L’imprimante n’accepte aucun document"]
    queue.spooler.run("cupsaccept", queue.name)
    prints_again(qtbot, dialog, queue)


@pytest.mark.usefixtures("often")
@pytest.mark.parametrize(
    ("reason", "title"),
    [
        ("media-empty-error", "L’imprimante n’a plus de papier"),
        ("media-needed", "L’imprimante n’a plus de papier"),
        ("offline-report", "L’imprimante est hors ligne"),
        ("cover-open-error", "Un capot de l’imprimante est ouvert"),
    ],
)
def test_a_printer_that_waits_for_somebody(
    qtbot: QtBot, means: BareMeans, queue: Drawer, reason: str, title: str
) -> None:
    queue.have_trouble(reason)
    dialog = previewed(qtbot, means, queue)
    mouth(means).answers = [True]
    with qtbot.waitSignals([dialog.printed, dialog.accepted], timeout=20_000):
        print_it(dialog)
    # At once, or a moment later when the queue first says that it prints.
    qtbot.waitUntil(lambda: [said.title for said in mouth(means).said] == [title], timeout=20_000)
    queue.be_mended()
    same_pages(a_pdf(), queue.papers()[0])


def test_a_printer_that_has_gone_since(qtbot: QtBot, means: BareMeans, queue: Drawer) -> None:
    other = queue.spooler.add(new_name())
    dialog = previewed(qtbot, means, queue)
    queue.vanish()
    print_it(dialog)
    qtbot.waitUntil(lambda: bool(mouth(means).said))
    assert [said.title for said in mouth(means).said] == ["L’imprimante n’est plus là"]
    dialog.panel.printer.choice.set_value(other.name)
    prints_again(qtbot, dialog, other)


def test_a_printer_that_goes_at_the_last_moment_leaves_nothing_on_another(
    qtbot: QtBot, means: BareMeans, queue: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = queue.spooler.add(new_name())
    queue.spooler.run("lpadmin", "-d", other.name)
    dialog = previewed(qtbot, means, queue)
    queue.vanish()
    monkeypatch.setattr(printers, "condition_of", lambda _name: Condition.READY)
    print_it(dialog)
    qtbot.waitUntil(lambda: bool(mouth(means).said) or not dialog.isVisible(), timeout=20_000)
    assert [said.title for said in mouth(means).said] == ["L’imprimante n’est plus là"]
    assert not other.waiting() and not other.came_out()


def test_a_printer_without_a4(qtbot: QtBot, means: BareMeans, asked: Spooler) -> None:
    queue = asked.add(new_name(), sizes=("Letter",))
    dialog = previewed(qtbot, means, queue)
    qtbot.waitUntil(lambda: state(dialog) == "Pas de papier A4.")
    print_it(dialog)
    qtbot.waitUntil(lambda: bool(mouth(means).said))
    assert [said.title for said in mouth(means).said] == ["L’imprimante n’a pas de papier A4"]
    assert dialog.isVisible() and not queue.waiting() and not queue.came_out()


@pytest.mark.usefixtures("often")
def test_a_job_that_somebody_else_cancels(qtbot: QtBot, means: BareMeans, queue: Drawer) -> None:
    queue.have_trouble("connecting-to-device-report")
    dialog = previewed(qtbot, means, queue)
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        print_it(dialog)
    queue.cancel_all()
    qtbot.waitUntil(lambda: bool(mouth(means).said), timeout=20_000)
    assert [said.title for said in mouth(means).said] == ["L’impression a été annulée"]
    assert not queue.came_out()


@pytest.mark.usefixtures("often")
def test_a_job_that_the_printer_rejects(qtbot: QtBot, means: BareMeans, queue: Drawer) -> None:
    queue.have_trouble("fail")
    dialog = previewed(qtbot, means, queue)
    print_it(dialog)
    qtbot.waitUntil(lambda: bool(mouth(means).said), timeout=20_000)
    assert [said.title for said in mouth(means).said] == ["L’impression n’a pas abouti"]


@pytest.mark.usefixtures("often")
def test_paper_that_runs_out_after_the_window_is_closed(qtbot: QtBot, means: BareMeans, queue: Drawer) -> None:
    queue.have_trouble("connecting-to-device-report")
    dialog = previewed(qtbot, means, queue)
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        print_it(dialog)
    queue.pause()
    qtbot.waitUntil(lambda: bool(mouth(means).said), timeout=20_000)
    assert [said.title for said in mouth(means).said] == ["L’imprimante est en pause"]
    queue.be_mended()


def test_the_state_beside_the_name_follows_the_printer(qtbot: QtBot, means: BareMeans, queue: Drawer) -> None:
    dialog = previewed(qtbot, means, queue)
    qtbot.waitUntil(lambda: state(dialog) == "Prête.")
    queue.pause()
    qtbot.waitUntil(lambda: state(dialog).startswith("En pause"), timeout=10_000)
    queue.resume()
    qtbot.waitUntil(lambda: state(dialog) == "Prête.", timeout=10_000)


def test_the_usual_printer_is_the_one_of_now(asked: Spooler) -> None:
    one, other = asked.add(new_name()), asked.add(new_name())
    for usual in (one, other, one):
        asked.run("lpadmin", "-d", usual.name)
        assert printers.names()[0] == usual.name


def _no_file_over_20_kb() -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


CRAMPED = {"a full disk": (_no_file_over_20_kb, ""), "a limit": (None, "LimitRequestBody 20000\n")}


@pytest.fixture(params=CRAMPED)
def cramped(request: pytest.FixtureRequest, asked: Spooler, monkeypatch: pytest.MonkeyPatch) -> Iterator[Drawer]:
    """A queue whose spool has room for no more than twenty kilobytes, for one reason or another."""
    spooler = Spooler()
    prepare, more = CRAMPED[request.param]
    try:
        spooler.start(prepare, more=more)
        monkeypatch.setenv("CUPS_SERVER", str(spooler.door))
        forget_server()
        yield spooler.add(new_name())
    finally:
        spooler.stop()


def test_a_spool_that_is_full(qtbot: QtBot, means: BareMeans, cramped: Drawer) -> None:
    dialog = previewed(qtbot, means, cramped)
    with qtbot.assertNotEmitted(dialog.printed):
        print_it(dialog)
        qtbot.waitUntil(lambda: bool(mouth(means).said), timeout=20_000)
    assert len(mouth(means).said) == 1 and dialog.isVisible() and not cramped.came_out(), mouth(means).said


@pytest.fixture
def crowded(asked: Spooler, monkeypatch: pytest.MonkeyPatch) -> Iterator[Drawer]:
    """A queue that takes one job at a time, and has one."""
    spooler = Spooler()
    try:
        spooler.start(more="MaxJobsPerPrinter 1\n")
        monkeypatch.setenv("CUPS_SERVER", str(spooler.door))
        forget_server()
        queue = spooler.add(new_name())
        queue.keep_one()
        yield queue
    finally:
        spooler.stop()


def test_a_queue_that_takes_no_more_jobs(qtbot: QtBot, means: BareMeans, crowded: Drawer) -> None:
    dialog = previewed(qtbot, means, crowded)
    with qtbot.assertNotEmitted(dialog.printed):
        print_it(dialog)
        qtbot.waitUntil(lambda: bool(mouth(means).said), timeout=20_000)
    (said,) = mouth(means).said
    assert said.kind == "notice" and dialog.isVisible() and crowded.waiting() == 1


def test_a_printing_system_that_does_not_answer_holds_nobody(
    qtbot: QtBot, means: BareMeans, asked: Spooler, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with socket.socket(socket.AF_UNIX) as deaf:
        deaf.bind(str(asked.root / "deaf"))
        deaf.listen()
        monkeypatch.setenv("CUPS_SERVER", str(asked.root / "deaf"))
        beats = [time.perf_counter()]
        heart = QTimer()
        heart.timeout.connect(lambda: beats.append(time.perf_counter()))
        heart.start(5)
        dialog = PreviewDialog(means, a_paper())
        qtbot.addWidget(dialog)
        dialog.open()
        qtbot.waitUntil(dialog.panel.save_button.isEnabled)
        qtbot.wait(600)
        heart.stop()
        mouth(means).paths.append(tmp_path / "gardé.pdf")
        mouth(means).answers.append(True)
        with qtbot.waitSignal(dialog.saved):
            press(dialog, Qt.Key.Key_S, CTRL)
    (asked.root / "deaf").unlink()
    assert (tmp_path / "gardé.pdf").read_bytes() == a_pdf()
    assert max(later - sooner for sooner, later in pairwise(beats)) < 0.4
