"""Do what the first window could wait for, and load what the day needs, while the passphrase is being typed."""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QObject, QTimer

from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.papers import printing

WHILE_TYPING = (
    *opening.WHILE_TYPING,
    "desktop_app.screens.lock.seats",
    "desktop_app.screens.opening.upkeep",
    "desktop_app.screens.today.page",
    "PySide6.QtSvg",
)
_LATER = ("appointments", "printing")
"""What most pages open, beside the pages themselves."""
_PREVIEW = ("pypdfium2_raw.bindings", "pypdfium2", "PySide6.QtPrintSupport")
_BETWEEN_MS = 5
"""Left to keys and painting between two steps."""

Step = str | Callable[[], object]


def while_looking(of_window: Iterable[Step] = ()) -> Iterator[Step]:
    """To be done while the day is looked at: what the other pages are made of, `of_window`, what papers are made of."""
    from .navigation import PAGES

    screens = __name__.rpartition(".")[0]
    packages = [entry.factory.partition(":")[0].rpartition(".")[0] for entry in PAGES]
    for package in (*packages, *(f"{screens}.{name}" for name in _LATER)):
        for module in pkgutil.iter_modules(importlib.import_module(package).__path__):
            yield f"{package}.{module.name}"
    yield from of_window
    yield from printing.WHEN_IDLE
    yield from printing.font_reading()
    yield from _PREVIEW


class WarmUp(QObject):
    """Takes the steps in order, each when nothing else is waiting: calls it, or imports the module of this name."""

    def __init__(self, steps: Iterable[Step], parent: QObject) -> None:
        super().__init__(parent)
        self._left = iter(steps)
        self._timer = QTimer(self)
        self._timer.setInterval(_BETWEEN_MS)
        self._timer.timeout.connect(self._take_one)

    def start(self) -> None:
        """Begin; to be called once the window is painted."""
        self._timer.start()

    def finish(self) -> None:
        """Take at once the steps that are left."""
        self._timer.stop()
        for step in self._left:
            _take(step)

    def _take_one(self) -> None:
        step = next(self._left, None)
        if step is None:
            self._timer.stop()
        else:
            _take(step)


def _take(step: Step) -> None:
    if isinstance(step, str):
        importlib.import_module(step)
    else:
        step()
