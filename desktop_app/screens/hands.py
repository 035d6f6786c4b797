"""How long nobody has touched the keyboard or the mouse: what can wait does so until then."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject

from .front_window import FrontWindowListener

_TOUCHED = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin})


class Hands(FrontWindowListener):
    """Hears the window in front from the start on."""

    def __init__(self, parent: QObject, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._monotonic = monotonic
        self._touched_at = monotonic()
        self.listen()

    def still_for(self, milliseconds: int) -> bool:
        """Whether nothing was pressed for so long."""
        return (self._monotonic() - self._touched_at) * 1_000 >= milliseconds

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that somebody is at it; nothing is kept from the window."""
        if event.type() in _TOUCHED:
            self._touched_at = self._monotonic()
        return False
