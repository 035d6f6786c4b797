"""Ctrl+C in a terminal, and the end of the session, close the program as its window does."""

import os
import signal

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier


class Interrupts(QObject):
    """Listens from when it is made until `stop`; a signal never breaks into what is being written.

    Python hears a signal only when it runs: a pipe wakes the event loop, which may be waiting. There is
    nothing to hear elsewhere than on POSIX, where a windowed program has no terminal.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before: dict[int, object] = {}
        if os.name != "posix":
            return
        self._ends = os.pipe()
        for end in self._ends:
            os.set_blocking(end, False)  # type: ignore[attr-defined,unused-ignore] # Windows has none before 3.12
        self._wakeup = signal.set_wakeup_fd(self._ends[1], warn_on_full_buffer=False)
        self._before = {number: signal.signal(number, _note) for number in (signal.SIGINT, signal.SIGTERM)}
        self._notifier = QSocketNotifier(self._ends[0], QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._leave)

    def stop(self) -> None:
        """Give the signals back to who had them."""
        if not self._before:
            return
        self._notifier.setEnabled(False)
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]
        self._before = {}
        signal.set_wakeup_fd(self._wakeup)
        for end in self._ends:
            os.close(end)

    def _leave(self) -> None:
        # As a shell says it: 128 and the number of the signal.
        QCoreApplication.exit(128 + os.read(self._ends[0], 1)[0])


def _note(_number: int, _frame: object) -> None:
    """The pipe has already said it."""
