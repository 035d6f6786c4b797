"""One use case at a time: what was refused is said, what changed is heard, the last action can be taken back."""

from __future__ import annotations

import errno
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator
from datetime import timedelta
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import Fault, InThePast, RuleBroken
from desktop_app.domain.person import read_person
from desktop_app.domain.reception.appointment import State
from desktop_app.screens import worker
from desktop_app.screens.runner import Runner
from desktop_app.screens.worker import Worker
from desktop_app.storage.errors import DiskFailing, DiskFull, FolderGone
from desktop_app.storage.reception import appointments as stored
from desktop_app.use_cases.changes import Changes, Touched
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.papers.printing import Paper
from desktop_app.use_cases.reception import appointments, people
from tests.architecture.source import ROOT
from tests.helpers.builders import NINE, a_person
from tests.helpers.clock import StillClock
from tests.helpers.fake_dialogs import FakeDialogs

AN_END = """
import time
from PySide6.QtCore import QCoreApplication
from desktop_app.screens.worker import Worker
app = QCoreApplication([])
Worker().start(lambda: (time.sleep(0.3), print("written", flush=True)), print, print)
"""


class Faults:
    """A form that only remembers."""

    def __init__(self) -> None:
        self.shown: list[Fault] = []

    def show_faults(self, faults: object, /) -> None:
        self.shown = list(faults)  # type: ignore[call-overload]


class Receiver(QObject):
    """Takes what a worker made, and notes in which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[bytes] = []
        self.thread_name = ""

    def take(self, pdf: bytes) -> None:
        self.got.append(pdf)
        self.thread_name = threading.current_thread().name


@pytest.fixture
def runner(qtbot: QtBot, desk: Desk, dialogs: FakeDialogs) -> Iterator[Runner]:
    made = Runner(desk, dialogs)
    yield made
    made.end()


def book(runner: Runner, **changes: object) -> Changes | None:
    """A booking that nothing stands against."""
    wanted = {"person": a_person(), "advisor_id": 1, "start": NINE, "theme": "Logement", **changes}
    return runner.do(appointments.book, **wanted)


def test_what_changed_is_returned_and_broadcast(qtbot: QtBot, runner: Runner) -> None:
    with qtbot.waitSignal(runner.changed) as heard:
        changes = book(runner)
    assert changes is not None and heard.args == [changes]
    assert changes.touched == Touched.APPOINTMENTS | Touched.PEOPLE


def test_a_refusal_goes_to_the_form_and_nothing_is_broadcast(
    qtbot: QtBot, runner: Runner, dialogs: FakeDialogs
) -> None:
    form = Faults()

    def register(desk: Desk) -> Changes:
        return people.register(desk, read_person("", "Zoé", "12"))

    with qtbot.assertNotEmitted(runner.changed):
        assert runner.beside(form).do(register) is None
    assert [fault.field for fault in form.shown] == ["last_name", "phone"]
    assert dialogs.said == []


def test_a_refusal_without_a_form_is_said(runner: Runner, dialogs: FakeDialogs) -> None:
    book(runner)
    assert book(runner, person=a_person("Puig", "Jordi", "")) is None
    assert dialogs.sentences == ["Il n’y a plus de place à 9\N{NO-BREAK SPACE}h : choisissez un autre créneau."]


def test_a_question_comes_back_to_the_caller(runner: Runner, clock: StillClock, dialogs: FakeDialogs) -> None:
    clock.forward(minutes=300)
    with pytest.raises(InThePast):
        runner.beside(asking=(InThePast,)).do(
            appointments.book, person=a_person(), advisor_id=1, start=NINE, theme="Logement"
        )
    assert dialogs.said == []


def test_a_trouble_with_the_file_is_said_with_its_way_out(runner: Runner, dialogs: FakeDialogs) -> None:
    def fill_the_disk(desk: Desk) -> Changes:
        raise DiskFull

    assert runner.do(fill_the_disk) is None
    assert [said.more for said in dialogs.said] == [(DiskFull.way_out,)]


def test_the_same_trouble_met_by_several_reads_at_once_is_said_once(
    qtbot: QtBot, runner: Runner, dialogs: FakeDialogs
) -> None:
    def fill_the_disk(desk: Desk) -> Changes:
        raise DiskFull

    for _ in range(3):
        assert runner.read(fill_the_disk) is None
    assert len(dialogs.said) == 1
    qtbot.wait(10)
    assert runner.read(fill_the_disk) is None
    assert runner.do(fill_the_disk) is None
    assert len(dialogs.said) == 3


def unreadable(_desk: Desk) -> Changes:
    raise OSError(errno.EIO, "nothing answers")


def test_what_the_system_says_is_named_though_the_verb_forgot_to(runner: Runner, dialogs: FakeDialogs) -> None:
    assert runner.read(unreadable) is None and runner.do(unreadable) is None
    assert dialogs.sentences == ["Le disque ne répond pas.", DiskFailing.sentence]


def test_what_is_read_while_the_folder_is_away_stops_nobody_and_what_is_done_is_refused(
    qtbot: QtBot, runner: Runner, desk: Desk, dialogs: FakeDialogs
) -> None:
    desk.folder.rename(desk.folder.with_name("elsewhere"))
    with qtbot.waitSignal(runner.cut_off):
        assert runner.read(unreadable) is None
    assert not dialogs.said
    with qtbot.waitSignal(runner.cut_off):
        assert book(runner) is None
    assert dialogs.sentences == [FolderGone.sentence]
    desk.folder.with_name("elsewhere").rename(desk.folder)


def test_a_bug_goes_its_way(runner: Runner) -> None:
    def divide(desk: Desk) -> Changes:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        runner.do(divide)
    with pytest.raises(ZeroDivisionError):
        runner.read(divide)


def test_undo_takes_back_and_is_heard(qtbot: QtBot, runner: Runner, desk: Desk) -> None:
    booked = book(runner)
    assert booked is not None and runner.next_undo == booked.undo
    with qtbot.waitSignal(runner.changed) as heard:
        runner.undo()
    assert heard.args[0].told == "Annulé : le rendez-vous de Éloïse Lefèvre."
    assert stored.get(desk.db, booked.subject) is None
    assert people.find(desk, "lef") == []
    assert runner.next_undo is None


def test_undo_goes_back_step_by_step(runner: Runner, desk: Desk) -> None:
    booked = book(runner)
    assert booked is not None
    runner.do(appointments.mark_as, booked.subject, State.ARRIVED)
    runner.undo()
    assert stored.on_day(desk.db, NINE.date())[0].state is State.EXPECTED
    runner.undo()
    assert stored.on_day(desk.db, NINE.date()) == []


def test_an_action_that_cannot_be_undone_bars_the_way_to_older_ones(runner: Runner) -> None:
    book(runner)
    runner.do(people.register, a_person("Puig", "Jordi"))
    assert runner.next_undo is None


def test_what_touches_nothing_leaves_the_last_action_undoable(runner: Runner) -> None:
    booked = book(runner)

    def look(desk: Desk) -> Changes:
        return Changes(Touched.NOTHING, "Imprimé.")

    runner.do(look)
    assert booked is not None and runner.next_undo == booked.undo


def test_an_undo_that_came_too_late_is_said_and_forgotten(runner: Runner, desk: Desk, dialogs: FakeDialogs) -> None:
    booked = book(runner)
    assert booked is not None
    appointments.move_to(desk, booked.subject, advisor_id=1, start=NINE + timedelta(minutes=45))
    runner.undo()
    assert dialogs.sentences == ["Ce rendez-vous a changé depuis : l’action ne peut plus être annulée."]
    assert runner.next_undo is None


def test_undo_without_anything_to_undo_is_quiet(qtbot: QtBot, runner: Runner, dialogs: FakeDialogs) -> None:
    with qtbot.assertNotEmitted(runner.changed):
        runner.undo()
    assert dialogs.said == []


def test_a_paper_is_drawn_in_the_worker_and_received_in_the_window(qtbot: QtBot, runner: Runner) -> None:
    receiver, drawn_in = Receiver(), []

    def build() -> bytes:
        drawn_in.append(threading.current_thread().name)
        return b"%PDF"

    runner.make(Paper("Feuille", "feuille.pdf", "", build), receiver.take)
    qtbot.waitUntil(lambda: bool(receiver.got))
    assert receiver.got == [b"%PDF"]
    assert receiver.thread_name == threading.main_thread().name != drawn_in[0]


def test_a_paper_refused_by_its_form_is_said(qtbot: QtBot, runner: Runner, dialogs: FakeDialogs) -> None:
    def build() -> bytes:
        raise RuleBroken("Le nom contient « 中 », qui ne s’imprime pas.")

    runner.make(Paper("Feuille", "feuille.pdf", "", build), Receiver().take)
    qtbot.waitUntil(lambda: bool(dialogs.said))
    assert dialogs.sentences == ["Le nom contient « 中 », qui ne s’imprime pas."]


def test_a_bug_in_the_worker_comes_out_in_the_window(qtbot: QtBot, runner: Runner) -> None:
    def build() -> bytes:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        runner.make(Paper("Feuille", "feuille.pdf", "", build), Receiver().take)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_nobody_is_called_once_gone(qtbot: QtBot, runner: Runner) -> None:
    receiver, go_on = Receiver(), threading.Event()

    def build() -> bytes:
        go_on.wait(5)
        return b"%PDF"

    runner.make(Paper("Feuille", "feuille.pdf", "", build), receiver.take)
    with qtbot.waitSignal(receiver.destroyed):
        receiver.deleteLater()
    go_on.set()
    runner.worker.wait()
    qtbot.wait(20)
    assert receiver.got == []


def test_work_that_ends_after_the_application_is_over_all_the_same() -> None:
    mailbox = worker._Mailbox()
    shiboken6.delete(mailbox)
    job = worker._Job(list, print, print, after=None)
    job.run(mailbox)
    assert job.over.is_set()


def test_a_program_that_ends_meanwhile_ends_well_once_the_work_is_over() -> None:
    done = subprocess.run([sys.executable, "-c", AN_END], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "written\n", "")


def test_what_the_work_held_is_let_go_once_it_is_told(qtbot: QtBot) -> None:
    receiver, held, made = Receiver(), Faults(), Worker()
    gone = weakref.ref(held)
    made.start(partial(lambda held: b"%PDF", held), receiver.take, print)
    del held
    qtbot.waitUntil(lambda: bool(receiver.got))
    assert gone() is None
    made.wait()
