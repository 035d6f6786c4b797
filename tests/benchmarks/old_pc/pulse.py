"""How long the window's thread was deaf at a stretch, and waiting in its loop without burning the processor."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

_EVERY_MS = 5
_PATIENCE = 30.0
"""Seconds after which what is waited for is taken never to come."""


class Pulse(QObject):
    """Beats for as long as the loop of the window turns."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._last = self._longest = time.perf_counter()
        timer = QTimer(self, interval=_EVERY_MS, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self._beat)
        timer.start()

    def begin(self) -> None:
        """Forget every silence before this moment."""
        self._last, self._longest = time.perf_counter(), 0.0

    def longest(self) -> float:
        """The longest silence since, in milliseconds, the one that lasts included."""
        self._beat()
        return self._longest * 1e3

    def _beat(self) -> None:
        now = time.perf_counter()
        self._last, self._longest = now, max(self._longest, now - self._last)


def turn_until(true: Callable[[], bool], *, rounds: int = 2) -> None:
    """Let the loop turn until something is true, then so many rounds more: what was laid out is painted by then."""
    loop, since, left = QEventLoop(), time.perf_counter(), rounds
    timer = QTimer(interval=1)

    def look() -> None:
        nonlocal left
        if time.perf_counter() - since > _PATIENCE:
            loop.exit(1)
        elif left < rounds or true():
            left -= 1
            if left < 0:
                loop.exit(0)

    timer.timeout.connect(look)
    timer.start()
    if loop.exec():
        raise AssertionError("it never came")


def turn_for(milliseconds: float) -> None:
    """Let the loop turn for so long."""
    end = time.perf_counter() + milliseconds / 1e3
    turn_until(lambda: time.perf_counter() >= end)
