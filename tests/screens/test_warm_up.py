"""What is loaded ahead of its use: a step at a time, beside the window where it may be, never while somebody types."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.screens import warm_up
from desktop_app.screens.lock.watch import Watch
from desktop_app.screens.navigation import PAGES
from desktop_app.screens.page import Page
from desktop_app.screens.warm_up import WarmUp, while_looking
from desktop_app.screens.window.main_window import MainWindow


def test_modules_that_touch_no_qt_are_loaded_beside_the_window(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent, taken = QLineEdit(), list[str]()
    qtbot.addWidget(parent)
    monkeypatch.syspath_prepend(tmp_path)
    where = "import threading\nIN_THE_WINDOW_S = threading.current_thread() is threading.main_thread()\n"
    (tmp_path / "of_no_qt.py").write_text(where, "utf-8")
    WarmUp(("of_no_qt", lambda: taken.append("window")), parent).start()
    qtbot.waitUntil(lambda: bool(taken))
    assert sys.modules.pop("of_no_qt").IN_THE_WINDOW_S is False


def test_the_rest_is_taken_at_once_when_the_key_is_there_but_for_what_may_load_beside_it(qtbot: QtBot) -> None:
    parent, taken = QLineEdit(), list[str]()
    qtbot.addWidget(parent)
    sys.modules.pop("sched", None)
    WarmUp((lambda: taken.append("first"), "sched", lambda: taken.append("last")), parent).finish()
    assert taken == ["first", "last"] and "sched" not in sys.modules


def test_what_is_spare_comes_last_and_is_left_when_the_key_is_there(qtbot: QtBot) -> None:
    parent, taken = QLineEdit(), list[str]()
    qtbot.addWidget(parent)
    steps, spare = (lambda: taken.append("day"),), (lambda: taken.append("dialog"),)
    WarmUp(steps, parent, spare=spare).finish()
    assert taken == ["day"]
    WarmUp(steps, parent, spare=spare).start()
    qtbot.waitUntil(lambda: taken == ["day", "day", "dialog"])


def test_nothing_is_loaded_while_somebody_types(qtbot: QtBot) -> None:
    parent, taken, hour = QLineEdit(), list[str](), [10.0]
    qtbot.addWidget(parent)
    hands = Watch(parent, monotonic=lambda: hour[0])
    with qtbot.waitActive(parent):
        parent.show()
        parent.activateWindow()
    hour[0] += 1
    assert hands.still_for(warm_up.STILL_MS)
    QTest.keyClick(parent.windowHandle(), Qt.Key.Key_A)
    assert parent.text() == "a" and not hands.still_for(warm_up.STILL_MS)
    loading = WarmUp((lambda: taken.append("page"),), parent, still_for=hands.still_for)
    loading._take_one()
    assert not taken
    hour[0] += 1
    loading._take_one()
    assert taken == ["page"]


def test_what_was_made_and_read_ahead_is_not_read_again_at_its_first_sight(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    for step in window.still_to_make([]):
        step()
    read, refresh = list[str](), Page.refresh_in_sight
    monkeypatch.setattr(Page, "refresh_in_sight", lambda page: (read.append(type(page).__name__), refresh(page)))
    for entry in PAGES:
        window.go(entry.key)
    assert not read


def test_every_page_of_the_rail_is_loaded_while_the_day_is_looked_at() -> None:
    loaded = [step for step in while_looking() if isinstance(step, str)]
    assert {entry.factory.partition(":")[0] for entry in PAGES} <= set(loaded)
    assert len(set(loaded)) == len(loaded)
