"""A training from its start to its end, in a process of its own: fresh, complete, and gone without a trace."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.screens.appearance import Appearance
from desktop_app.startup import Session
from desktop_app.storage.errors import DiskFull
from desktop_app.system import paths, throw_away
from desktop_app.system.single_instance import LOCK_NAME, only_one
from desktop_app.use_cases import demo
from tests.architecture.source import ROOT
from tests.helpers import its_date
from tests.helpers.clock import StillClock
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.program import wait_until


@contextmanager
def training(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The program as the menu starts it, until its commune is made; killed at the end if it still runs."""
    before = set(folder.glob("*/permanence.keys"))
    command = its_date.command("desktop_app", "--data", str(folder), "--demo")
    values = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, cwd=ROOT, env=values, stderr=subprocess.PIPE) as process:
        try:
            until(lambda: bool(set(folder.glob("*/permanence.keys")) - before))
            yield process
        finally:
            process.kill()


def until(true: Callable[[], bool]) -> None:
    """Wait for something another process does."""
    for _ in range(6000):
        if true():
            return
        time.sleep(0.05)
    raise AssertionError("it never came")


@pytest.mark.usefixtures("odd_hour")
def test_it_lives_beside_the_real_program_and_leaves_nothing_at_the_latest_at_the_next_start(tmp_path: Path) -> None:
    with only_one(tmp_path):
        with training(tmp_path) as first:
            first.kill()
            first.wait()
        (left,) = tmp_path.glob("permanence-passager-*")
        with training(tmp_path) as second:
            assert not left.exists()
            if sys.platform != "win32":  # which sends no signal that a window hears
                second.send_signal(signal.SIGTERM)
                second.wait(500)
                assert [path.name for path in tmp_path.iterdir()] == [LOCK_NAME]


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[Session]:
    """A training in this process, in the looks of somebody who needs large type."""
    folders = paths.folders(throw_away.a_new_one(tmp_path))
    made = Session(folders, demo=Appearance("dark", 2.0), clock=StillClock(), dialogs=FakeDialogs())
    yield made
    for window in (made.door.window, made._preparation):
        if window is not None:
            window.close()
            window.deleteLater()
    made.end()
    assert not list(tmp_path.iterdir())


def test_it_opens_on_a_full_day_that_nobody_can_lock(session: Session, qapp: QApplication) -> None:
    assert session.begin()
    assert session._preparation is not None and session._preparation.isVisible()
    wait_until(lambda: session.door.window is not None)
    assert session._preparation is None and session.door.file and session.door.file.desk.demo
    session.door.lock()
    assert session.door.unlock is None and session.door.window


def test_it_has_the_looks_of_the_real_program_and_a_file_of_its_own_for_them(session: Session) -> None:
    from desktop_app.screens.appearance import read_appearance

    assert session.begin()
    wait_until(lambda: session.door.window is not None)
    assert read_appearance(session.folders.config) == Appearance("dark", 2.0)
    assert session.folders.config.is_relative_to(session.folders.data)


def test_a_full_disk_is_said(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(_folder: Path, **_named: object) -> None:
        raise DiskFull

    monkeypatch.setattr(demo, "make", fill)
    assert session.begin()
    assert isinstance(session.dialogs, FakeDialogs)
    wait_until(lambda: bool(session.dialogs.said))  # type: ignore[attr-defined]
    assert session.dialogs.sentences == [DiskFull.sentence]
    assert session.door.window is None and session._preparation is None
