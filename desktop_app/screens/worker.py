"""The one worker thread: what takes longer than a blink runs there, its result comes back to the window."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal


class Worker(QObject):
    """Runs functions one after the other in a single thread.

    `done` and `broke` must be bound methods of QObjects: they are then called in the window's thread, and
    not at all when their object is gone.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._beside: Worker | None = None
        self._jobs: set[_Job] = set()

    def start(self, work: Callable[[], Any], done: Callable[[Any], None], broke: Callable[[Exception], None]) -> None:
        """Run `work()` in the thread, then `done(result)` or `broke(exception)` in the window's."""
        job = _Job(work, self)
        job.done.connect(done)
        job.broke.connect(broke)
        job.over.connect(self._let_go)
        self._jobs.add(job)
        self._pool.start(job.run)

    def beside(self) -> "Worker":
        """A second thread, for questions that another machine may answer late; `wait` waits for it too."""
        if self._beside is None:
            self._beside = Worker(self)
        return self._beside

    def wait(self) -> None:
        """Block until nothing runs any more; to be called before the application ends."""
        self._pool.waitForDone()
        if self._beside is not None:
            self._beside.wait()

    def _let_go(self) -> None:
        job = self.sender()
        assert isinstance(job, _Job)
        job.forget()
        self._jobs.discard(job)
        job.deleteLater()


class _Job(QObject):
    done = Signal(object)
    broke = Signal(object)
    over = Signal()

    def __init__(self, work: Callable[[], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def forget(self) -> None:
        """Let go here, in the window’s thread, of what the work held: the last hold on a window may be there."""
        self._work = _nothing

    def run(self) -> None:
        try:
            result = self._work()
        except Exception as error:
            self.broke.emit(error)
        else:
            self.done.emit(result)
        self.over.emit()


def _nothing() -> None:
    """What a job has left to do."""
