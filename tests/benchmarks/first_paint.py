"""Tell when a window was first painted: used by the child processes of the benchmark."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

STARTED_AT = "PERMANENCE_BENCH_STARTED_NS"


class FirstPaint(QObject):
    """Calls `then` once, after the first paint of this window, which is shown and waits for the loop to turn.

    It listens to the window alone: a filter of the application would be asked about every event of every object.
    """

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then = then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # Once its children are painted too.
            QTimer.singleShot(0, self._then)
        return False


def milliseconds_since_start() -> float:
    """Since the parent process started this one."""
    return (time.monotonic_ns() - int(os.environ[STARTED_AT])) / 1e6


def peak_mib() -> float:
    """The most memory this process ever held, in MiB; 0 where the system does not tell."""
    return _status("VmHWM")


def resident_mib() -> float:
    """The memory this process holds now, in MiB; 0 where the system does not tell."""
    return _status("VmRSS")


def _status(field: str) -> float:
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith(field))
    return int(line.split()[1]) / 1024


def report(**figures: float) -> None:
    """Print the figures for the parent, one line."""
    sys.stdout.write(" ".join(f"{name}={value:.2f}" for name, value in figures.items()) + "\n")
    sys.stdout.flush()
