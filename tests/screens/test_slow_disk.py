"""A disk that takes its time while the program opens, locks and closes: the window lives and says what it waits for."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.screens.opening.closing_word import ClosingWord
from desktop_app.use_cases.accounts import opening
from tests.helpers.program import Program, running, wait_until


class Slow:
    """A verb that waits in its thread until `seen` is true in the window's; `never` says that it was not."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str, seen: Callable[[], bool]) -> None:
        self.begun = self.seen = False
        self._is_seen, self._verb, self._go_on = seen, getattr(opening, name), threading.Event()
        self._looks = QTimer(interval=5)
        self._looks.timeout.connect(self._look)
        self._looks.start()
        monkeypatch.setattr(opening, name, self._wait)

    def _wait(self, *args: Any, **kwargs: Any) -> Any:
        assert threading.current_thread() is not threading.main_thread()
        self.begun = True
        self._go_on.wait(20)
        return self._verb(*args, **kwargs)

    def _look(self) -> None:
        if self.begun and self._is_seen():
            self.seen = True
            self._looks.stop()
            self._go_on.set()


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, boulou_folder: Path) -> Iterator[Program]:
    with running(shutil.copytree(boulou_folder, tmp_path / "boulou")) as made:
        yield made


def _shown(kind: type[QWidget]) -> bool:
    return any(isinstance(each, kind) and each.isVisible() for each in QApplication.topLevelWidgets())


def test_the_file_is_opened_beside_the_window_which_says_that_it_is_being_opened(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(monkeypatch, "open_desk", lambda: program.unlock.page.go_button.text() == "Un instant…")
    program.open()
    assert slow.seen and program.session.door.unlock is None


@pytest.mark.parametrize("verb", ["come_back", "desk_for"])
def test_coming_back_and_another_account_wait_beside_the_window_too(
    program: Program, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    program.open()
    program.session.door.lock()
    slow = Slow(monkeypatch, verb, lambda: program.unlock.page.go_button.text() == "Un instant…")
    program.let_in(account=1 if verb == "come_back" else 2)
    wait_until(lambda: program.session.door.window is not None)
    assert slow.seen


def test_the_line_of_a_lock_waits_beside_the_window_where_one_types_by_then(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.open()
    slow = Slow(monkeypatch, "record_lock", lambda: program.unlock.isVisible())
    program.session.door.lock()
    wait_until(lambda: slow.seen)


def test_a_closing_that_takes_long_has_its_word_and_its_cursor_until_the_file_is_at_rest(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.open()
    slow = Slow(monkeypatch, "close_desk", lambda: _shown(ClosingWord) and QGuiApplication.overrideCursor() is not None)
    program.session.door.close()
    assert slow.seen and not _shown(ClosingWord) and QGuiApplication.overrideCursor() is None
    assert not (program.folder / "permanence.db-wal").exists()


def test_a_closing_that_is_over_at_once_says_nothing(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[bool] = []
    monkeypatch.setattr(ClosingWord, "say", lambda _word, slow: said.append(slow))
    monkeypatch.setattr("desktop_app.screens.writer._WORTH_A_WORD_MS", 60_000)
    program.open()
    program.session.door.close()
    assert not said
