"""One printing: sent in the worker's thread, then followed, or taken back, in the thread beside it."""

import time
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.system import printers
from desktop_app.system.printer_state import HOLDS_BACK, Condition, Stage

from ..dialogs import Dialogs
from ..worker import Worker
from .condition_words import waiting, words_of
from .paint import Wanted, print_papers
from .printer import OUT_OF_REACH, PrinterSilent, printer_named

_SOON, _BETWEEN = 1.0, 0.05
"""Seconds given to the queue to begin, and between two looks at it."""
_BETWEEN_MS = 2000
"""Between two looks once the window is closed."""
_LONG = 20.0
"""Seconds after which a printer that is still looked for on the network is off."""
_LONGEST = 180.0
"""Seconds after which whoever waits for paper stands at the printer."""


class Job(QObject):
    """`advanced` counts the pages sent; then `ended`, or `broke` with why nothing came out.

    Once it has ended it is `complete` unless it was stopped, and `held` says why it waits in the queue, if it does.
    """

    advanced = Signal(int, int)
    ended = Signal()
    broke = Signal(object)

    def __init__(self, printer: str, wanted: Wanted, both_sides: bool = False, worker: Worker | None = None) -> None:
        # A child of the worker: the thread speaks through its signals until the last page. It keeps no other hold
        # on it: a child that lets go of its parent last takes it away while it is itself being deleted.
        super().__init__(worker)
        self.printer, self._wanted, self._both_sides = printer, wanted, both_sides
        self.complete = False
        self.held: Condition | None = None
        self._number = 0  # in the queue; 0 when there is nothing to follow there
        self._stop = Event()
        self._timer = QTimer(self, singleShot=True, interval=_BETWEEN_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Print in the worker's thread."""
        self._worker().start(self.send, self._end, self._break)

    def stop(self) -> None:
        """Send no further page, and take back those that are still in the queue."""
        self._stop.set()

    def send(self) -> None:
        """Send every page and find out whether the printer really took them; for a thread that may wait.

        Raises `PrinterSilent` when nothing will come out.
        """
        condition = printers.condition_of(self.printer)
        if condition in OUT_OF_REACH or condition is Condition.REFUSING:
            raise PrinterSilent(condition)
        printer = printer_named(self.printer)
        # A printer whose paper is a file has no queue.
        has_queue = not printer.outputFileName()
        before = printers.newest_job(self.printer) if has_queue else 0
        both_sides, progress, stop = self._both_sides, self.advanced.emit, self._stop
        self.complete = print_papers(self._wanted, printer, both_sides=both_sides, progress=progress, stop=stop)
        number = printers.job_after(self.printer, before) if has_queue else 0
        if not self.complete:
            if number:
                printers.cancel(self.printer, number)
        elif number:
            self._number = number
            self.held = self._why_held()
        elif has_queue and printers.KEEPS_FINISHED_JOBS:
            condition = printers.condition_of(self.printer)
            raise PrinterSilent(condition if condition in HOLDS_BACK else Condition.REFUSING)

    def take_back(self) -> None:
        """Take it out of the queue."""
        self._worker().beside().start(self._cancel, self._forget, self._give_up)

    def follow(self, dialogs: Dialogs) -> None:
        """See that it really comes out, and say once what keeps it; what is known to wait is left to wait."""
        if self._number and self.held is None:
            self._dialogs, self._since = dialogs, time.monotonic()
            self._timer.start()
        else:
            self.deleteLater()

    def _why_held(self) -> Condition | None:
        """As far as can be told within a second; raises `PrinterSilent` if it is lost."""
        until = time.monotonic() + _SOON
        while True:
            stage, condition = self._standing()
            if stage in (Stage.CANCELLED, Stage.FAILED):
                raise PrinterSilent(stage)
            if stage is Stage.DONE:
                return None
            if condition in HOLDS_BACK:
                return condition
            if stage is Stage.PRINTING or time.monotonic() > until:
                return None
            time.sleep(_BETWEEN)

    def _standing(self) -> tuple[Stage, Condition]:
        return printers.stage_of(self.printer, self._number), printers.condition_of(self.printer)

    def _cancel(self) -> None:
        printers.cancel(self.printer, self._number)

    def _worker(self) -> Worker:
        worker = self.parent()
        assert isinstance(worker, Worker)
        return worker

    def _end(self, _nothing: None) -> None:
        self._wanted = ()
        if not self.complete:
            self.deleteLater()
        self.ended.emit()

    def _break(self, error: Exception) -> None:
        self.deleteLater()
        self.broke.emit(error)

    def _look(self) -> None:
        self._worker().beside().start(self._standing, self._judge, self._give_up)

    def _judge(self, standing: tuple[Stage, Condition]) -> None:
        (stage, condition), waited = standing, time.monotonic() - self._since
        if stage in (Stage.CANCELLED, Stage.FAILED):
            words = words_of(stage)
            self._say(words.title, words.sentence, words.way_out)
        elif stage is Stage.DONE or waited > _LONGEST:
            self.deleteLater()
        elif condition in HOLDS_BACK or (condition is Condition.CONNECTING and waited > _LONG):
            self._say(words_of(condition).title, waiting(condition))
        else:
            self._timer.start()

    def _say(self, title: str, sentence: str, way_out: str = "") -> None:
        self.deleteLater()
        self._dialogs.notice(title, sentence, way_out)

    def _forget(self, _nothing: None) -> None:
        self.deleteLater()

    def _give_up(self, error: Exception) -> None:
        self.deleteLater()
        raise error
