"""One printing in the worker thread, seen from the window: how far it is, how it ended."""

from threading import Event

from PySide6.QtCore import QObject, Signal

from ..worker import Worker
from .sending import Order, Sent, send


class PrintJob(QObject):
    """`ended` carries what became of it (`Sent`), `broke` why nothing came out."""

    advanced = Signal(int, int)
    ended = Signal(object)
    broke = Signal(object)

    def __init__(self, worker: Worker) -> None:
        # A child of the worker: the thread speaks through its signals until the last page. It keeps no other hold
        # on it: a child that lets go of its parent last takes it away while it is itself being deleted.
        super().__init__(worker)
        self._stop = Event()

    def start(self, order: Order) -> None:
        """Print this order."""
        stop, advance = self._stop, self.advanced.emit

        def work() -> Sent:
            return send(order, progress=advance, stop=stop)

        worker = self.parent()
        assert isinstance(worker, Worker)
        worker.start(work, self._end, self._break)

    def stop(self) -> None:
        """Send no further page, and take back those that are still in the queue."""
        self._stop.set()

    def _end(self, sent: Sent) -> None:
        self.ended.emit(sent)
        self.deleteLater()

    def _break(self, error: Exception) -> None:
        self.broke.emit(error)
        self.deleteLater()
