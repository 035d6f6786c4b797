"""One run of the program through its pages: each first visit and later ones, as the window's thread feels them.

A child of `pages`: the folder and the passphrase are its arguments, one figure a gesture is its answer.
"""

# ruff: noqa: E402 - desktop_app.__main__ stops the collector before anything else is imported
import gc

gc.disable()

import os
import sys
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from desktop_app import startup
from desktop_app.options import Options
from desktop_app.screens.agenda.page import AgendaPage
from desktop_app.screens.navigation import PAGES
from desktop_app.screens.widgets.line import Line
from desktop_app.screens.window.main_window import MainWindow
from tests.benchmarks.first_paint import report

_TO_TYPE_MS, _IDLE_MS, _LATER = 1_500, 2_500, 3
"""To type a passphrase, to look at the day before going elsewhere; and how many times each page is come back to."""

_COPIES = "protection"
"""Its first button copies the whole file, which is told once it is done, over whatever is open by then."""


class Visits:
    """Walks once every page is reachable; the loop turns between two gestures."""

    def __init__(self, app: QApplication, window: MainWindow) -> None:
        self._app, self._window = app, window
        self.figures: dict[str, float] = {}

    def walk(self) -> None:
        """Every page, the sections of Réglages, the views of the agenda, the dialogs of the day, the finder."""
        keys = [entry.key for entry in PAGES if self._window.has_page(entry.key)]
        for key in [*keys[1:], keys[0]]:
            self._note(f"first:{key}", lambda key=key: self._window.go(key))
        for _ in range(_LATER):
            for key in keys:
                self._note(f"again:{key}", lambda key=key: self._window.go(key))
        self._sections()
        self._views()
        self._dialogs()
        self._finder()

    def _sections(self) -> None:
        page = self._show("settings")
        for button in page.findChildren(QPushButton):
            if button.isCheckable() and button.isVisible() and not button.isChecked():
                self._note(f"section:{_plain(button.text())}", button.click)

    def _views(self) -> None:
        page = self._show("agenda")
        assert isinstance(page, AgendaPage)
        for span, button in page.bar.spans.items():
            self._note(f"view:{span.value}", button.click)
            for _ in range(_LATER):
                # As somebody who looks before turning on.
                self._settle(300)
                self._note(f"turn:{span.value}", page.bar.next.click)

    def _dialogs(self) -> None:
        """The first thing to do of each page opens a dialog in most of them; nothing is pressed that is dangerous."""
        for entry in PAGES:
            if self._window.has_page(entry.key) and entry.key != _COPIES:
                page = self._show(entry.key)
                primary = [one for one in page.findChildren(QPushButton) if one.property("kind") == "primary"]
                for button in [one for one in primary if one.isVisible() and one.isEnabled()][:1]:
                    self._note(f"press:{entry.key}:{_plain(button.text())}", button.click)
                    self._close_dialogs()

    def _finder(self) -> None:
        """What is found anywhere: the line opened, then letter by letter, a name, a name of nobody, a day."""
        for how in ("first", *["again"] * _LATER):
            self._note(f"finder:{how}", self._window.top_bar.find_button.click)
            dialog = self._app.activeModalWidget()
            assert isinstance(dialog, QDialog)
            (line,) = dialog.findChildren(Line)
            for typed in ("martin", "zzzq", "jeudi 14h"):
                line.clear()
                for letter in typed:
                    self._note(f"finder:{_plain(typed)}", partial(line.insert, letter))
            self._close_dialogs()

    def _close_dialogs(self) -> None:
        for shown in self._app.topLevelWidgets():
            if isinstance(shown, QDialog) and shown.isVisible():
                shown.hide()
                shown.deleteLater()
        self._settle(50)

    def _show(self, key: str) -> QWidget:
        self._window.go(key)
        self._settle(50)
        return self._window.page()

    def _note(self, name: str, gesture: Callable[[], object]) -> None:
        self._settle(30)
        began, busy = time.perf_counter(), time.thread_time()
        gesture()
        # Twice: what is laid out in the first round is painted in the second.
        self._app.processEvents()
        self._app.processEvents()
        took = {"wall": time.perf_counter() - began, "busy": time.thread_time() - busy}
        for kind, seconds in took.items():
            self.figures[f"{kind}:{name}"] = max(seconds * 1e3, self.figures.get(f"{kind}:{name}", 0.0))

    def _settle(self, milliseconds: int) -> None:
        """Let the loop turn until nothing waits, and for so long at least."""
        until = time.perf_counter() + milliseconds / 1e3
        while True:
            self._app.processEvents()
            if time.perf_counter() >= until:
                return
            time.sleep(0.002)


def _plain(words: str) -> str:
    return "-".join(words.partition("  ")[0].replace("=", " ").split())


def main() -> None:
    """Open the file of the folder given, wait as somebody who looks at the day does, walk."""
    app, session = startup.prepare(Options(data=Path(sys.argv[1])))

    def walk() -> None:
        assert session.door.window is not None
        visits = Visits(app, session.door.window)
        try:
            visits.walk()
        except Exception:
            # The program would say it in a dialog, which nobody here would ever close.
            traceback.print_exc()
            os._exit(1)
        report(**visits.figures)
        sys.stdout.flush()
        app.exit(0)

    session.door.opened.connect(lambda: QTimer.singleShot(_IDLE_MS, walk))
    session.begin()
    QTimer.singleShot(_TO_TYPE_MS, lambda: session.door.unlock.try_passphrase(sys.argv[2], 1))
    app.exec()


main()
