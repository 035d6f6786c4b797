"""A CUPS for the tests of one process, and the queues they print to."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.screens.context import BareMeans
from desktop_app.screens.worker import Worker
from desktop_app.system import cups
from tests.helpers.fake_dialogs import FakeDialogs
from tests.printing.spooler import Drawer, Spooler, what_is_missing

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def spooler() -> Iterator[Spooler]:
    """One for all; each test takes queues of its own."""
    if missing := what_is_missing():
        pytest.skip(f"this machine has not {missing}")
    made = Spooler()
    try:
        made.start()
        yield made
    finally:
        made.stop()


@pytest.fixture
def asked(spooler: Spooler, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Spooler]:
    """The program asks this CUPS, and keeps what waits for it in a folder of the test."""
    (tmp_path / "memory").mkdir()
    monkeypatch.setenv("CUPS_SERVER", str(spooler.door))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "memory"))
    forget_server()
    yield spooler
    monkeypatch.undo()
    forget_server()
    assert not list((tmp_path / "memory").iterdir()), "nothing stays of what was printed"


def forget_server() -> None:
    """Have the library read CUPS_SERVER again in this thread; others are new."""
    library = cups._library()
    assert library
    library.cupsSetServer(None)


@pytest.fixture
def queue(asked: Spooler) -> Drawer:
    """A queue of this test alone: any printer of an office."""
    return asked.add(new_name())


def new_name() -> str:
    """Of a queue that no other test has."""
    return f"Accueil-{os.getpid()}-{next(_numbers)}"


@pytest.fixture
def dialogs() -> FakeDialogs:
    """A mouth without a prepared answer."""
    return FakeDialogs()


@pytest.fixture
def means(tmp_path: Path) -> Iterator[BareMeans]:
    """A worker and a mouth."""
    (tmp_path / "looks").mkdir()
    made = BareMeans(Worker(), FakeDialogs(), tmp_path / "looks")
    yield made
    made.worker.wait()
