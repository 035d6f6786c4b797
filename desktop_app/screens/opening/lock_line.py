"""The line that a lock leaves in the journal: written once the screen shows nothing of the day any more."""

from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop_app.storage.errors import StorageTrouble, known_trouble
from desktop_app.use_cases.accounts import opening

if TYPE_CHECKING:
    from desktop_app.use_cases.desk import Desk

AT_THE_LATEST_MS = 1_000
"""For a window that nothing paints: the PC goes to sleep, or the system shows a lock of its own."""


class LockLine(QObject):
    """Waits for whoever made it to say that the screen is clear: an old disk takes its time, and what it shows is read.

    What comes after it in the journal must call `write` first.
    """

    def __init__(self, desk: "Desk", parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Of a function of the module: a thread must not let go of a QObject.
        self._thread = Thread(target=_record, args=(desk,))
        self._begun = False
        QTimer.singleShot(AT_THE_LATEST_MS, self, self.begin)

    def begin(self) -> None:
        """Have it written beside the window, in which somebody else may be typing by now."""
        if not self._begun:
            self._begun = True
            self._thread.start()

    def write(self) -> None:
        """Wait until it is written."""
        self.begin()
        self._thread.join()
        self.deleteLater()


def _record(desk: "Desk") -> None:
    """A full disk keeps the journal from hearing of it, and nobody is told."""
    with suppress(StorageTrouble), known_trouble():
        opening.record_lock(desk)
