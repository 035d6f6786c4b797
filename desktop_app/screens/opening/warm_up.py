"""Import what the main window needs while the passphrase is being typed, one module at a time."""

import importlib
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

_BETWEEN_MS = 5
"""Left to keys and painting between two modules."""


class WarmUp(QObject):
    """Imports the modules in order, each when nothing else is waiting; never two in a row without a pause."""

    def __init__(self, modules: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._left = list(modules)
        self._timer = QTimer(self)
        self._timer.setInterval(_BETWEEN_MS)
        self._timer.timeout.connect(self._import_one)

    def start(self) -> None:
        """Begin; to be called once the window is painted."""
        self._timer.start()

    def finish(self) -> None:
        """Import at once what is still left."""
        while self._left:
            self._import_one()

    def _import_one(self) -> None:
        if self._left:
            importlib.import_module(self._left.pop(0))
        if not self._left:
            self._timer.stop()
