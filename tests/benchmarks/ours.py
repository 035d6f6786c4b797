"""The real program: from the start to the painted unlock window, then from the passphrase to the painted day."""

# ruff: noqa: E402 - desktop_app.__main__ stops the collector before anything else is imported
import gc

gc.disable()

import sys
import time
from pathlib import Path

from desktop_app import startup  # isort: skip - the program loads PySide as it needs it
from PySide6.QtCore import QTimer

from desktop_app.options import Options
from tests.benchmarks.first_paint import FirstPaint, milliseconds_since_start, peak_mib, report, resident_mib

_TIME_TO_TYPE_MS = 1500


class Run:
    """One start, as the agent lives it: the window, a second and a half to type, Enter, the day."""

    def __init__(self, folder: Path, passphrase: str) -> None:
        self._passphrase, self._figures, self._entered = passphrase, {}, 0.0
        self.app, self._session = startup.prepare(Options(data=folder))
        self._session.begin()
        FirstPaint(self._session.door.unlock, self._unlock_painted)

    def _unlock_painted(self) -> None:
        self._figures |= {"painted": milliseconds_since_start(), "memory": peak_mib()}
        QTimer.singleShot(_TIME_TO_TYPE_MS, self._enter)

    def _enter(self) -> None:
        self._session.door.opened.connect(self._opened)
        self._entered = time.perf_counter()
        self._session.door.unlock.try_passphrase(self._passphrase, 1)

    def _opened(self) -> None:
        FirstPaint(self._session.door.window, self._day_painted)

    def _day_painted(self) -> None:
        opened = (time.perf_counter() - self._entered) * 1e3
        report(**self._figures, opened=opened, peak_open=peak_mib(), resident_open=resident_mib())
        self.app.quit()


def main() -> None:
    """Run once on the file of the folder given."""
    run = Run(Path(sys.argv[1]), sys.argv[2])
    run.app.exec()


main()
