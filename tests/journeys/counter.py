"""The program as it stands on the counter of a journey, and the dates on which a journey begins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.startup import Session
from desktop_app.system import paths
from tests.helpers.clock import StillClock
from tests.helpers.day_screens import opened
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.typing import press


@dataclass(frozen=True)
class FirstDay:
    """The day on which a journey begins, and what is read of it: by hand, from a calendar, never from the program."""

    name: str
    morning: datetime
    weekday: str
    "As the settings offer it."
    in_full: str
    convention_ends: str
    mandate_at: datetime
    "When the mandate is prepared; it is signed five minutes later, withdrawn half an hour after that."
    withdrawn: str
    month_on: str
    "The last day of that mandate, of one month, as its paper says it."
    next_month_on: str
    "That of a second one, taken once the first is withdrawn."
    last_evening: datetime
    "The second one still goes on; it is over on the morning after."
    over: datetime
    copied_on: str
    "Each day on which the program is opened."


FIRST_DAYS = (
    FirstDay(
        "Sunday", datetime(2026, 11, 29, 8, 30), "dimanche", "dimanche 29 novembre 2026", "31/12/2027",
        datetime(2026, 11, 29, 10, 25), "le dimanche 29 novembre 2026 à 11 h", "29 décembre 2026",
        "29 décembre 2026", datetime(2026, 12, 29, 23, 50), datetime(2026, 12, 30, 8, 30),
        "2026-11-29 2026-12-29 2026-12-30",
    ),
    FirstDay(
        "29 February", datetime(2028, 2, 29, 8, 30), "mardi", "mardi 29 février 2028", "31/12/2029",
        datetime(2028, 2, 29, 10, 25), "le mardi 29 février 2028 à 11 h", "29 mars 2028",
        "29 mars 2028", datetime(2028, 3, 29, 23, 50), datetime(2028, 3, 30, 8, 30),
        "2028-02-29 2028-03-29 2028-03-30",
    ),
    # The year changes between the printing of the mandate and its signature; the first of January is no working day.
    FirstDay(
        "31 December 23:59", datetime(2026, 12, 31, 8, 30), "jeudi", "jeudi 31 décembre 2026", "31/12/2027",
        datetime(2026, 12, 31, 23, 59), "le vendredi 1er janvier 2027 à 0 h 34", "31 janvier 2027",
        "1er février 2027", datetime(2027, 2, 1, 23, 50), datetime(2027, 2, 2, 8, 30),
        "2026-12-31 2027-01-01 2027-02-01 2027-02-02",
    ),
)  # fmt: skip


class Counter:
    """The program as it stands on the counter, and the hands of whoever works there."""

    def __init__(self, qtbot: QtBot, folder: Path, clock: StillClock) -> None:
        self.qtbot, self.folder, self.clock = qtbot, folder, clock
        self.dialogs = FakeDialogs()
        self.session = self._session()

    def _session(self) -> Session:
        return Session(paths.folders(self.folder), clock=self.clock, dialogs=self.dialogs)

    def reopen(self, at: datetime) -> None:
        """Close everything and start the program again at this hour."""
        assert self.session.door.window
        self.session.door.window.close()
        self.session.end()
        self.clock.set(at)
        self.session = self._session()
        assert self.session.begin()

    def wait_for_window(self) -> None:
        """Until the day is in front, as a window manager would put it once a dialog is gone."""
        self.qtbot.waitUntil(self._has_window, timeout=15_000)
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow, timeout=5_000)

    def _has_window(self) -> bool:
        return self.session.door.window is not None

    def save(self, over: QWidget, name: str) -> Path:
        """Keep the page in the preview as a PDF, and close the preview."""
        preview = opened(over, PreviewDialog)
        self.qtbot.waitUntil(preview.panel.save_button.isEnabled, timeout=15_000)
        path = self.folder / name
        path.unlink(missing_ok=True)
        self.dialogs.paths.append(path)
        self.dialogs.answers.append(True)
        press(preview, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.waitUntil(lambda: "Enregistré" in preview.banner.sentence(), timeout=5_000)
        if preview.isVisible():
            press(preview, Qt.Key.Key_Escape)
        return path

    @property
    def window(self) -> QWidget:
        """The main window."""
        assert self.session.door.window
        return self.session.door.window
