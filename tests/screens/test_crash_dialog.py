"""A bug is told in plain words, by a report that names nobody, from whatever thread it came."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app import __version__
from desktop_app.screens.window.crash_dialog import CrashDialog, report
from desktop_app.screens.window.crash_reporter import CrashReporter
from desktop_app.system.log import crashes_watched


def a_bug(name: str = "Éloïse Lefèvre") -> Exception:
    """An error whose message names somebody."""
    try:
        raise ValueError(f"{name} 06 39 98 00 01")
    except ValueError as error:
        return error


def crash_dialogs() -> list[CrashDialog]:
    """Those in view."""
    return [
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, CrashDialog) and widget.isVisible()
    ]


@pytest.fixture
def quit_calls(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Instead of ending the tests."""
    calls: list[int] = []
    monkeypatch.setattr("desktop_app.screens.window.crash_reporter.QCoreApplication.exit", calls.append)
    yield calls


@pytest.fixture
def reporter(qapp: QApplication, tmp_path: Path, quit_calls: list[int]) -> Iterator[CrashReporter]:
    made = CrashReporter(tmp_path)
    yield made
    for dialog in crash_dialogs():
        dialog.close()


def test_the_report_has_kinds_lines_and_versions_but_no_words() -> None:
    words = report(a_bug())
    assert "ValueError" in words and "a_bug" in words and f"Permanence {__version__}" in words
    assert "Lefèvre" not in words and "06" not in words.partition("\n\n")[0]
    assert str(Path.home()) not in words


def test_it_shows_from_the_window_and_closing_ends_the_program(
    qtbot: QtBot, reporter: CrashReporter, quit_calls: list[int]
) -> None:
    reporter.tell(a_bug())
    qtbot.waitUntil(lambda: bool(crash_dialogs()))
    [dialog] = crash_dialogs()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close_button.click()
    assert quit_calls == [1]


def test_it_shows_from_a_thread(qtbot: QtBot, reporter: CrashReporter) -> None:
    thread = threading.Thread(target=reporter.tell, args=(a_bug(),))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(crash_dialogs()) == 1)


def test_a_second_error_does_not_pile_up(qtbot: QtBot, reporter: CrashReporter) -> None:
    reporter.tell(a_bug())
    reporter.tell(a_bug())
    qtbot.waitUntil(lambda: bool(crash_dialogs()))
    qtbot.wait(10)
    assert len(crash_dialogs()) == 1


def test_a_slot_that_fails_rings(qtbot: QtBot, reporter: CrashReporter, caplog: pytest.LogCaptureFixture) -> None:
    with crashes_watched(reporter.tell):
        import sys

        error = a_bug()
        sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: len(crash_dialogs()) == 1)
    caplog.clear()


def test_what_a_click_opens_after_it_broke_is_not_above_the_report(
    qtbot: QtBot, reporter: CrashReporter, caplog: pytest.LogCaptureFixture
) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    opened_by_it = QDialog(button)
    button.clicked.connect(lambda: a_bug().unknown)  # type: ignore[attr-defined]
    button.clicked.connect(opened_by_it.open)
    with crashes_watched(reporter.tell):
        button.click()
    qtbot.waitUntil(lambda: bool(crash_dialogs()))
    caplog.clear()
    assert opened_by_it.isVisible() and [QApplication.activeModalWidget()] == crash_dialogs()


def test_the_report_can_be_copied_and_the_log_opened(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    dialog = CrashDialog("ValueError", tmp_path)
    qtbot.addWidget(dialog)
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == "ValueError"
    assert dialog.copy_button.text() == "Copié"
    dialog.folder_button.click()
    assert [Path(url.toLocalFile()) for url in opened] == [tmp_path]
