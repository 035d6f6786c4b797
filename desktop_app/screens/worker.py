"""The one worker thread: what takes longer than a blink runs there, its result comes back to the window."""

from __future__ import annotations

import atexit
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from threading import Event
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, QThread, Signal

Done = Callable[[Any], None]
Broke = Callable[[Exception], None]


class Worker(QObject):
    """Runs functions one after the other, out of the window's thread.

    `done` and `broke` must be bound methods of QObjects: they are then called in the window's thread, and
    not at all when their object is gone (test_nobody_is_called_once_gone).

    No thread belongs to the worker. Qt's pool did: whoever freed it waited for its thread, for ever where Python's lock
    was held meanwhile, and the thread let go of windows that only the work still held, which ended the process.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: list[_Job] = []
        self._beside: Worker | None = None

    @property
    def busy(self) -> bool:
        """Whether something runs, waits for its turn, or has not been handed over."""
        return any(not job.handed_over for job in self._jobs)

    def start(self, work: Callable[[], Any], done: Done, broke: Broke) -> None:
        """Run `work()` in the thread, then `done(result)` or `broke(exception)` in the window's."""
        self._jobs = [job for job in self._jobs if not job.handed_over]
        job = _Job(work, done, broke, after=self._jobs[-1].over if self._jobs else None)
        self._jobs.append(job)
        _begin(job)

    def hand_over(self, receiver: QObject) -> None:
        """Give at once what has ended for this object, which would hear of it in the next turn of the loop."""
        for job in self._jobs:
            if job.over.is_set() and getattr(job.done, "__self__", None) is receiver:
                job.hand_over()

    def beside(self) -> Worker:
        """A second thread, for questions that another machine may answer late; `wait` waits for it too."""
        if self._beside is None:
            self._beside = Worker(self)
        return self._beside

    def wait(self) -> None:
        """Block until nothing runs any more; to be called before the application ends."""
        for job in self._jobs:
            job.over.wait()
        if self._beside is not None:
            self._beside.wait()


class _Job:
    def __init__(self, work: Callable[[], Any], done: Done, broke: Broke, *, after: Event | None) -> None:
        self._work: Callable[[], Any] = work
        self.done: Done | None = done
        self._broke: Broke | None = broke
        self._after = after
        self._result: Any = None
        self._error: Exception | None = None
        self.over = Event()

    @property
    def handed_over(self) -> bool:
        """Whether whoever asked was told, or is gone."""
        return self.done is None

    def run(self, mailbox: _Mailbox) -> None:
        """In the thread, when the one before has ended."""
        if self._after is not None:
            self._after.wait()
        try:
            self._result = self._work()
        except Exception as error:
            self._error = error
        finally:
            # The application may have ended meanwhile, and its objects with it
            # (test_work_that_ends_after_the_application_is_over_all_the_same).
            with suppress(RuntimeError):
                mailbox.landed.emit(self)
            self.over.set()

    def hand_over(self) -> None:
        """In the window's thread: tell whoever asked, once, and let go there of all that was held for the work.

        Held by test_what_the_work_held_is_let_go_once_it_is_told.
        """
        done, broke, result, error = self.done, self._broke, self._result, self._error
        self._work, self.done, self._broke, self._result, self._error = _nothing, None, None, None, None
        asker = getattr(done, "__self__", None)
        if done is None or broke is None or (isinstance(asker, QObject) and not shiboken6.isValid(asker)):
            return
        if error is None:
            done(result)
        else:
            broke(error)


class _Mailbox(QObject):
    """Lives in the window's thread as long as the program: no thread ever speaks to an object that may be freed."""

    landed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.landed.connect(self._open, Qt.ConnectionType.QueuedConnection)

    def _open(self, job: _Job) -> None:
        job.hand_over()


class _Thread(QThread):
    """Qt's own and not Python's: a document that is drawn in it asks it for timers."""

    def __init__(self, job: _Job, mailbox: _Mailbox) -> None:
        super().__init__()
        self._job, self._mailbox = job, mailbox

    def run(self) -> None:
        self._job.run(self._mailbox)


_threads: list[_Thread] = []


def _begin(job: _Job) -> None:
    for thread in [each for each in _threads if each.isFinished()]:
        _threads.remove(thread)
    thread = _Thread(job, _mailbox())
    _threads.append(thread)
    thread.start()


@atexit.register
def _end() -> None:
    """Nothing frees a thread that still runs: Qt would end the process
    (https://github.com/Victor-IX/Blender-Launcher-V2/issues/454; held by
    test_a_program_that_ends_meanwhile_ends_well_once_the_work_is_over).
    """
    for thread in _threads:
        thread.wait()


@cache
def _mailbox() -> _Mailbox:
    return _Mailbox()


def _nothing() -> None:
    """What a job has left to do."""
