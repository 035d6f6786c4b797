"""A stage for scenes, in light colours unless a test dresses it otherwise, completed as the program is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.screens.reading_order import ReadingOrder
from desktop_app.screens.training import start
from desktop_app.screens.widgets.voice import give_faces
from desktop_app.screens.window.held_keys import HeldKeys
from desktop_app.screens.window.mnemonics import Mnemonics
from tests.looks.stage import Stage, on_stage


@pytest.fixture(scope="module")
def stage(qapp: QApplication, cheap_keys: None) -> Iterator[Stage]:
    """One stage for all scenes; the application is undressed afterwards."""
    with on_stage(qapp) as made:
        hearers = ReadingOrder(qapp), Mnemonics(qapp), HeldKeys(qapp)
        give_faces()
        made.dress()
        yield made
        for each in hearers:
            each.deleteLater()


class Started:
    """Stands where other programs are started, and counts them: a real one would outlive the test."""

    times = 0

    @classmethod
    def startDetached(cls, *_command: object) -> tuple[bool, int]:
        """Say that it runs."""
        cls.times += 1
        return True, 1


class Done:
    """What was already tried: in this process, and in those that run the other tests beside it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self._folder = folder

    def is_first(self, *what: str) -> bool:
        """Whether nobody has asked for this before; from now on somebody has."""
        try:
            (self._folder / hashlib.sha256(repr(what).encode()).hexdigest()).touch(exist_ok=False)
        except FileExistsError:
            return False
        return True


@pytest.fixture(scope="session")
def done(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Done:
    """What this run has done: each process of it has a folder of its own, in one that they share."""
    own = tmp_path_factory.getbasetemp()
    return Done((own if worker_id == "master" else own.parent) / "done")


@pytest.fixture(autouse=True)
def started(monkeypatch: pytest.MonkeyPatch) -> type[Started]:
    """The programs started by a press, none for now."""
    monkeypatch.setattr(start, "QProcess", Started)
    monkeypatch.setattr(start, "_started_at", [-60.0])
    Started.times = 0
    return Started
