"""The line that a lock leaves in the journal: written once the screen shows nothing of the day any more."""

from contextlib import suppress
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
        self._desk: Desk | None = desk
        QTimer.singleShot(AT_THE_LATEST_MS, self, self.write)

    def write(self) -> None:
        """Write it unless that was done; a full disk keeps the journal from hearing of it, and nobody is told."""
        desk, self._desk = self._desk, None
        if desk is not None:
            with suppress(StorageTrouble), known_trouble():
                opening.record_lock(desk)
            self.deleteLater()
