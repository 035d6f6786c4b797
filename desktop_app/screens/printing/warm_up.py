"""Load what the first preview needs, a moment after the day is shown: it is then as quick as the next."""

import importlib
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from desktop_app.use_cases import printing

_STEPS = (
    *printing.WHEN_IDLE,
    printing.read_fonts,
    "pypdfium2_raw.bindings",
    "pypdfium2",
    "PySide6.QtPrintSupport",
    "desktop_app.screens.printing.recorded",
)
_AFTER_MS, _BETWEEN_MS = 1500, 40
"""The day is painted and read; then one module at a time, with room for keys between two."""


class PaperWarmUp(QObject):
    """Takes one step at a time in the window's thread: an import in another would hold the keys up just as much."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: list[str | Callable[[], None]] = list(_STEPS)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._take_one)

    def start(self) -> None:
        """Begin in a moment."""
        self._timer.start(_AFTER_MS)

    def finish(self) -> None:
        """Take the steps that are left at once."""
        while self._left:
            self._take_one()

    def _take_one(self) -> None:
        if not self._left:
            return
        step = self._left.pop(0)
        if callable(step):
            step()
        else:
            importlib.import_module(step)
        if self._left:
            self._timer.start(_BETWEEN_MS)
