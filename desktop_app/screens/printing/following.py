"""After the window is closed: see that the job really comes out, and say once what keeps it."""

import time
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer

from desktop_app.system import printers
from desktop_app.system.printer_state import HOLDS_BACK, Condition, Stage

from ..context import Means
from ..worker import Worker
from .condition_words import waiting, words_of
from .sending import Sent

_BETWEEN_MS = 2000
_LONG = 20.0
"""Seconds after which a printer that is still looked for on the network is off."""
_LONGEST = 180.0
"""Seconds after which whoever waits for paper stands at the printer."""


@dataclass(frozen=True)
class _Seen:
    stage: Stage
    condition: Condition


class Following(QObject):
    """Lives as long as the worker at most, and keeps no hold on it; each look is taken in the thread beside it."""

    def __init__(self, means: Means, sent: Sent) -> None:
        super().__init__(means.worker)
        self._dialogs, self._sent, self._since = means.dialogs, sent, time.monotonic()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_BETWEEN_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Begin to follow."""
        self._timer.start()

    def _look(self) -> None:
        printer, job = self._sent.printer, self._sent.job

        def seen() -> _Seen:
            return _Seen(printers.stage_of(printer, job), printers.condition_of(printer))

        worker = self.parent()
        assert isinstance(worker, Worker)
        worker.beside().start(seen, self._judge, self._break)

    def _judge(self, seen: _Seen) -> None:
        waited = time.monotonic() - self._since
        if seen.stage in (Stage.CANCELLED, Stage.FAILED):
            words = words_of(seen.stage)
            self._say(words.title, words.sentence, words.way_out)
        elif seen.stage is Stage.DONE or waited > _LONGEST:
            self.deleteLater()
        elif seen.condition in HOLDS_BACK or (seen.condition is Condition.CONNECTING and waited > _LONG):
            self._say(words_of(seen.condition).title, waiting(seen.condition))
        else:
            self._timer.start()

    def _say(self, title: str, sentence: str, way_out: str = "") -> None:
        self.deleteLater()
        self._dialogs.notice(title, sentence, way_out)

    def _break(self, error: Exception) -> None:
        self.deleteLater()
        raise error
