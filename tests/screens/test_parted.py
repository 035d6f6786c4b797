"""A window that has parted: what its worker had done is recorded, and whatever was queued leaves the file alone."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.journal import Action
from desktop_app.screens.navigation import PAGES
from desktop_app.screens.runner import Runner
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.journal import journal
from desktop_app.use_cases.accounts import accounts
from desktop_app.use_cases.accounts.accounts import Work
from desktop_app.use_cases.changes import Changes, Touched
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import people
from desktop_app.use_cases.settings import settings
from tests.helpers.builders import PASSPHRASE, a_person
from tests.helpers.clock import StillClock
from tests.helpers.day_screens import open_window
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.program import running


class Waiting(QObject):
    """Whoever waits for slow work."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Changes | None] = []

    def hear(self, changes: Changes | None) -> None:
        self.heard.append(changes)


def close(desk: Desk) -> None:
    """Close the files, as the program does once every window has parted."""
    desk.mandate_keys.conn.close()
    desk.db.conn.close()


def test_every_timer_and_every_refresh_of_a_window_survives_the_file(
    qtbot: QtBot, desk: Desk, clock: StillClock, tmp_path: Path
) -> None:
    dialogs = FakeDialogs()
    with open_window(qtbot, desk, dialogs, tmp_path) as window:
        for entry in PAGES:
            window.go(entry.key)
            window.page().show()
    close(desk)
    clock.forward(days=1)
    window.refresh_if_new_day()
    window.refresh()
    window.show()
    for page in PAGES:
        window.go(page.key)
    timers = [timer for timer in window.findChildren(QTimer) if timer.isActive()]
    for timer in timers:
        timer.timeout.emit()
    QCoreApplication.sendPostedEvents()
    assert timers and not dialogs.said


def change_passphrase(runner: Runner, done: Waiting) -> None:
    """Begin to change the passphrase of the account at work, in the worker."""
    new = "deux poires sous un pommier"
    verb = accounts.prepare_change_passphrase
    assert runner.do_slowly(done.hear, verb, current=PASSPHRASE, passphrase=new, again=new)


def test_what_a_worker_has_done_is_recorded_before_the_file_is_closed(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    waiting, dialogs = Waiting(), FakeDialogs()
    with open_window(qtbot, desk, dialogs, tmp_path) as window:
        change_passphrase(runner_of(window), waiting)
    assert [line.action for line in journal.latest(desk.db, 1)] == [Action.PASSPHRASE_CHANGED]
    close(desk)
    QCoreApplication.sendPostedEvents()
    assert [changes and changes.touched for changes in waiting.heard] == [Touched.SETTINGS] and not dialogs.said


def test_what_a_worker_was_refused_is_not_said_over_a_window_that_has_gone(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    def refused() -> Any:
        raise RuleBroken("Trop tard.")

    waiting, dialogs = Waiting(), FakeDialogs()
    with open_window(qtbot, desk, dialogs, tmp_path) as window:
        runner_of(window).do_slowly(waiting.hear, lambda _desk: Work(refused, settings.load))
    close(desk)
    QCoreApplication.sendPostedEvents()
    assert waiting.heard == [None] and not dialogs.said


def test_nothing_is_done_read_or_taken_back_through_it(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    with open_window(qtbot, desk, FakeDialogs(), tmp_path) as window:
        runner = runner_of(window)
        assert runner.do(people.register, a_person())
    close(desk)
    assert runner.read(settings.load) is None
    assert runner.do(people.register, a_person("Puig")) is None
    runner.undo()


def test_the_program_that_ends_meanwhile_has_recorded_it(qtbot: QtBot, tmp_path: Path, boulou_folder: Path) -> None:
    waiting = Waiting()
    with running(shutil.copytree(boulou_folder, tmp_path / "boulou")) as program:
        program.open()
        change_passphrase(runner_of(program.window), waiting)
        program.session.door.close()
        QCoreApplication.sendPostedEvents()
        assert [changes and changes.subject for changes in waiting.heard] == [1] and not program.dialogs.said


def runner_of(window: MainWindow) -> Runner:
    """The bridge of this window to the file."""
    return window.context.runner
