"""Take a job back out of the queue, in the thread beside the worker's."""

from PySide6.QtCore import QObject

from desktop_app.system import printers

from ..context import Means
from ..worker import Worker
from .sending import Sent


class TakingBack(QObject):
    """Outlives the window that asked for it, and keeps no hold on the worker."""

    def __init__(self, means: Means, sent: Sent) -> None:
        super().__init__(means.worker)
        self._sent = sent

    def start(self) -> None:
        """Take it back."""
        printer, job = self._sent.printer, self._sent.job

        def cancel() -> None:
            printers.cancel(printer, job)

        worker = self.parent()
        assert isinstance(worker, Worker)
        worker.beside().start(cancel, self._end, self._break)

    def _end(self, _nothing: None) -> None:
        self.deleteLater()

    def _break(self, error: Exception) -> None:
        self.deleteLater()
        raise error
