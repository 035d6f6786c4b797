"""Keys that come when a hand presses them, whatever the window is doing, and how late each was answered."""

from __future__ import annotations

import time
from threading import Thread

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_EVERY = 0.17
"""Seconds between two keys of somebody who types with two fingers."""


class Hand(QObject):
    """Types a text into a widget from another thread; `late` has the milliseconds until each key was dealt with.

    Counted from when it was to be pressed: a thread that could not run meanwhile presses late, and that is the lag.
    """

    def __init__(self, widget: QWidget, text: str) -> None:
        super().__init__(widget)
        self.late: list[float] = []
        self._window, self._text = widget.window().windowHandle(), text
        self._began = time.perf_counter() + _EVERY
        widget.installEventFilter(self)
        self._thread = Thread(target=self._type, daemon=True)
        self._thread.start()

    def is_done(self) -> bool:
        """Whether every key was dealt with."""
        return len(self.late) == len(self._text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key is released once what it did is done."""
        if event.type() == QEvent.Type.KeyRelease and not self.is_done():
            self.late.append((time.perf_counter() - self._began - len(self.late) * _EVERY) * 1e3)
        return False

    def _type(self) -> None:
        for at, char in enumerate(self._text):
            time.sleep(max(0.0, self._began + at * _EVERY - time.perf_counter()))
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char)
                # To the window, as the system does.
                QCoreApplication.postEvent(self._window, key)
