"""Do what the first window could wait for, and load what the day needs, while the passphrase is being typed."""

import importlib
import pkgutil
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from desktop_app.use_cases import opening

WHILE_TYPING = (
    *opening.WHILE_TYPING,
    "desktop_app.screens.lock.seats",
    "desktop_app.screens.opening.upkeep",
    "desktop_app.screens.today.page",
    "PySide6.QtSvg",
)
_LATER = ("appointments", "printing")
"""What most pages open, beside the pages themselves."""
_BETWEEN_MS = 5
"""Left to keys and painting between two steps."""


def while_looking() -> tuple[str, ...]:
    """What the pages not yet visited are made of, to be loaded while the first one is looked at."""
    from ..navigation import PAGES

    screens = __name__.rpartition(".opening.")[0]
    packages = [entry.factory.partition(":")[0].rpartition(".")[0] for entry in PAGES]
    return tuple(
        f"{package}.{module.name}"
        for package in (*packages, *(f"{screens}.{name}" for name in _LATER))
        for module in pkgutil.iter_modules(importlib.import_module(package).__path__)
    )


class WarmUp(QObject):
    """Takes the steps in order, each when nothing else is waiting: calls it, or imports the module of this name."""

    def __init__(self, steps: Sequence[str | Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent)
        self._left = list(steps)
        self._timer = QTimer(self)
        self._timer.setInterval(_BETWEEN_MS)
        self._timer.timeout.connect(self._take_one)

    def start(self) -> None:
        """Begin; to be called once the window is painted."""
        self._timer.start()

    def finish(self) -> None:
        """Take at once the steps that are left."""
        while self._left:
            self._take_one()

    def _take_one(self) -> None:
        if self._left:
            step = self._left.pop(0)
            if isinstance(step, str):
                importlib.import_module(step)
            else:
                step()
        if not self._left:
            self._timer.stop()
