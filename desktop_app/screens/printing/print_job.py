"""One printing in the worker thread, seen from the window: how far it is, how it ended."""

from threading import Event

from PySide6.QtCore import QObject, Signal

from ..worker import Worker
from .printer import print_pages, printer_named


class PrintJob(QObject):
    """`ended` tells whether every page was sent, `broke` why they could not be."""

    advanced = Signal(int, int)
    ended = Signal(bool)
    broke = Signal(object)

    def __init__(self, worker: Worker) -> None:
        # A child of the worker: the thread speaks through its signals until the last page.
        super().__init__(worker)
        self._worker = worker
        self._stop = Event()

    def start(self, pdf: bytes, printer_name: str, copies: int) -> None:
        """Print `copies` of the PDF on this printer."""
        stop, advance = self._stop, self.advanced.emit

        def work() -> bool:
            return print_pages(pdf, printer_named(printer_name), copies, progress=advance, stop=stop)

        self._worker.start(work, self._end, self._break)

    def stop(self) -> None:
        """Send no further page."""
        self._stop.set()

    def _end(self, sent: bool) -> None:
        self.ended.emit(sent)
        self.deleteLater()

    def _break(self, error: Exception) -> None:
        self.broke.emit(error)
        self.deleteLater()
