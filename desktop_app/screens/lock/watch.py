"""Notices that nobody is at the keyboard any more, that the PC has slept, and the keys that lock the screen."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from ..front_window import FrontWindowListener

TICK_MS = 2_000
_SLEPT = 60.0
"""Seconds that the hour may jump between two ticks before one concludes that the PC was asleep."""
_PRESSED = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin})


class Watch(FrontWindowListener):
    """`left_alone` after the time without a key, a click or the wheel, or when the PC wakes; `lock_pressed` on Ctrl+L.

    Both between `begin` and `stop`; how long nobody has pressed anything is known at any time. Ctrl+L is heard here
    because a shortcut of the window is deaf behind a dialog.
    """

    left_alone = Signal()
    lock_pressed = Signal()

    def __init__(
        self,
        parent: QObject,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        hour: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._monotonic, self._hour = monotonic, hour
        self._pressed_at = monotonic()
        self._watching = False
        self._begun_at = self._ticked_at = self._patience = 0.0
        self._ticks = QTimer(self, interval=TICK_MS)
        self._ticks.timeout.connect(self._look)

    def begin(self, seconds: float) -> None:
        """Watch from now on, and ring after so many seconds without anybody."""
        self._watching, self._patience = True, seconds
        self._begun_at, self._ticked_at = self._monotonic(), self._hour()
        self._ticks.start()

    def stop(self) -> None:
        """Ring no more: the screen is locked."""
        self._watching = False
        self._ticks.stop()

    def still_for(self, milliseconds: int) -> bool:
        """Whether nothing was pressed for so long: what can wait does so until then."""
        return (self._monotonic() - self._pressed_at) * 1_000 >= milliseconds

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that somebody is there; keep Ctrl+L, and whatever is pressed first on a PC that wakes."""
        if event.type() not in _PRESSED:
            return False
        if self._watching and self._has_slept():
            self.left_alone.emit()
            return True
        self._pressed_at = self._monotonic()
        if self._watching and isinstance(event, QKeyEvent) and _is_ctrl_l(event):
            self.lock_pressed.emit()
            return True
        return False

    def _look(self) -> None:
        nobody_since = max(self._pressed_at, self._begun_at)
        if self._has_slept() or self._monotonic() - nobody_since >= self._patience:
            self.left_alone.emit()
        self._ticked_at = self._hour()

    def _has_slept(self) -> bool:
        return self._hour() - self._ticked_at > _SLEPT + self._ticks.interval() / 1000


def _is_ctrl_l(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_L and event.modifiers() == Qt.KeyboardModifier.ControlModifier
