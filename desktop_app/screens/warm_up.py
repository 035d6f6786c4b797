"""Do what the first window could wait for, and load what the day needs, while the passphrase is being typed."""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from threading import Thread

from PySide6.QtCore import QObject, QTimer

from desktop_app.domain.nouns.frozen import frozen
from desktop_app.use_cases.accounts import doorway

WHILE_TYPING = (
    *doorway.WHILE_TYPING,
    "desktop_app.screens.lock.seats",
    "desktop_app.screens.opening.upkeep",
    "desktop_app.screens.opening.open_file",
    "desktop_app.screens.today.page",
    "PySide6.QtSvg",
)
IF_THERE_IS_TIME = ("desktop_app.screens.appointments.booking_dialog",)
"""What the first gesture of a day opens, loaded after what the day itself needs, and not waited for."""
_LATER = ("appointments", "finder", "printing")
"""What most pages open, beside the pages themselves."""
_WHAT_TEXTS_ARE_READ_WITH = "desktop_app.domain.forbidden_data"
"""Its patterns are compiled in 20 ms, which the first form with a line of text to judge would take."""
_PREVIEW = ("pypdfium2_raw.bindings", "pypdfium2", "PySide6.QtPrintSupport")
_BETWEEN_MS = 5
"""Left to keys and painting between two steps."""
STILL_MS = 700
"""Since the last key or click: whoever types or thinks for a moment must not be held up by what may wait."""


@frozen
class Beside:
    """A step that touches no Qt."""

    take: Callable[[], object]


Step = str | Beside | Callable[[], object]


def while_looking(of_window: Iterable[Step] = ()) -> Iterator[Step]:
    """To be done while the day is looked at: what the other pages are made of, `of_window`, what papers are made of."""
    # Here: it loads what two hundred modules of papers are made of, which nobody waits for while typing.
    from desktop_app.use_cases.papers import printing

    from .navigation import PAGES

    screens = __name__.rpartition(".")[0]
    packages = [entry.factory.partition(":")[0].rpartition(".")[0] for entry in PAGES]
    for package in (*packages, *(f"{screens}.{name}" for name in _LATER)):
        for module in pkgutil.iter_modules(importlib.import_module(package).__path__):
            yield f"{package}.{module.name}"
    yield _WHAT_TEXTS_ARE_READ_WITH
    yield from of_window
    yield from printing.WHEN_IDLE
    yield from map(Beside, printing.font_reading())
    yield from _PREVIEW


class WarmUp(QObject):
    """Takes the steps in order, each when nothing else is waiting: calls it, or imports the module of this name.

    None before `still_for(STILL_MS)`: while somebody types or clicks. `spare` comes last, and `finish` leaves it. What
    touches no Qt is taken beside the window.
    """

    def __init__(
        self,
        steps: Iterable[Step],
        parent: QObject,
        *,
        still_for: Callable[[int], bool] | None = None,
        spare: Iterable[Step] = (),
    ) -> None:
        super().__init__(parent)
        self._left, self._spare, self._still_for = iter(steps), iter(spare), still_for
        self._beside: Thread | None = None
        self._timer = QTimer(self, interval=_BETWEEN_MS)
        self._timer.timeout.connect(self._take_one)

    def start(self) -> None:
        """Begin; to be called once the window is painted."""
        self._timer.start()

    def finish(self) -> None:
        """Take at once the steps that are left, but for what whoever needs it may load beside the window as well."""
        self._timer.stop()
        for step in self._left:
            if not _touches_no_qt(step):
                _take(step)

    def _take_one(self) -> None:
        if self._beside is not None and self._beside.is_alive():
            return
        if self._still_for is not None and not self._still_for(STILL_MS):
            return
        step = next(self._left, None) or next(self._spare, None)
        if step is None:
            self._timer.stop()
        elif _touches_no_qt(step):
            # Not a daemon: the end of the program waits for an import under way.
            self._beside = Thread(target=_take, args=(step,))
            self._beside.start()
        else:
            _take(step)


def _touches_no_qt(step: Step) -> bool:
    if isinstance(step, str):
        return not step.startswith(("PySide6.", "desktop_app.screens."))
    return isinstance(step, Beside)


def _take(step: Step) -> None:
    if isinstance(step, str):
        importlib.import_module(step)
    elif isinstance(step, Beside):
        step.take()
    else:
        step()
