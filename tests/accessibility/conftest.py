"""A stage for scenes, in light colours unless a test dresses it otherwise, where Tab, Alt and held keys are in hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.screens.reading_order import ReadingOrder
from desktop_app.screens.training import start
from desktop_app.screens.window.held_keys import HeldKeys
from desktop_app.screens.window.mnemonics import Mnemonics
from tests.looks.stage import Stage, on_stage


@pytest.fixture(scope="module")
def stage(qapp: QApplication, cheap_keys: None) -> Iterator[Stage]:
    """One stage for all scenes; the application is undressed afterwards."""
    with on_stage(qapp) as made:
        hearers = ReadingOrder(qapp), Mnemonics(qapp), HeldKeys(qapp)
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


@pytest.fixture(autouse=True)
def started(monkeypatch: pytest.MonkeyPatch) -> type[Started]:
    """The programs started by a press, none for now."""
    monkeypatch.setattr(start, "QProcess", Started)
    monkeypatch.setattr(start, "_started_at", [-60.0])
    Started.times = 0
    return Started
