"""What writes runs out of the window's thread: the window goes on painting while the disk takes its time."""

from collections.abc import Callable, Iterable, Iterator
from threading import Event, Thread
from typing import Generic, TypeVar
from weakref import ref

import shiboken6
from PySide6.QtCore import QEvent, QEventLoop, QObject, QThread, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

T = TypeVar("T")
_WORTH_A_WORD_MS = 300
_SPIN_SECONDS = 0.005
_AGAIN_MS = 20
_NO_KEYS = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents


class Writer(QObject):
    """Everything that one account writes, one after the other in the order it was asked.

    A flush of an old hard disk takes 30 to 150 ms, of a failing one seconds. Keys and clicks made meanwhile wait in
    Qt's queue, so that whoever asks goes on as if nothing else could have happened. Held by
    test_what_is_asked_meanwhile_waits_until_it_is_written.
    """

    slow = Signal(bool)
    """True when something takes longer than a glance, False when it has ended."""
    _ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loops: list[QEventLoop] = []
        self._last = Event()
        self._last.set()
        self._ended.connect(self._wake)

    @property
    def busy(self) -> bool:
        """Whether something is being written: no window may go meanwhile."""
        return bool(self._loops)

    def run(self, work: Callable[[], T]) -> T:
        """What `work()` gives in the other thread, once it has ended there; raises what it raises."""
        gesture = _Gesture(work, after=self._last, told=self._ended.emit)
        self._last = gesture.over
        watch = QTimer(self, interval=_WORTH_A_WORD_MS, singleShot=True)
        watch.timeout.connect(self._say_slow)
        watch.start()
        loop = QEventLoop()
        self._loops.append(loop)
        held = _Held(self)
        thread = Thread(target=gesture.run, daemon=True)
        thread.start()
        # Woken for another gesture too; and where the application ends, no loop runs any more: it is waited for all
        # the same.
        while not gesture.over.wait(0):
            loop.exec(_NO_KEYS)
            gesture.over.wait(_SPIN_SECONDS)
        # Whatever the thread still held is let go there: a QObject must not be, which ended the process
        # (test_the_thread_is_over_when_it_is_written).
        thread.join()
        self._loops.remove(loop)
        held.let_go()
        was_slow = not watch.isActive()
        watch.stop()
        watch.deleteLater()
        if was_slow:
            self.slow.emit(False)
        return gesture.outcome()

    def wait(self) -> None:
        """Block until nothing is written any more."""
        self._last.wait()

    def _wake(self) -> None:
        for loop in self._loops:
            loop.quit()

    def _say_slow(self) -> None:
        self.slow.emit(True)


class _Held(QObject):
    """The windows that are open when something begins to be written: none closes or goes before it has ended.

    The cross of a title bar comes from the window manager, so Qt takes it for no input of the user's and lets it
    through to the waiting loop: a dialog was freed under the very slot that waited for what it had asked. Held by
    test_the_window_that_closes_waits_for_what_is_being_written and
    test_a_dialog_that_writes_is_there_when_it_is_written.
    """

    def __init__(self, writer: Writer) -> None:
        super().__init__(writer)
        self._writer = writer
        self._closing: list[_Window] = []
        self._going: list[_Window] = []
        self._level = max(1, QThread.currentThread().loopLevel())
        self._windows = [ref(window) for window in QApplication.topLevelWidgets() if window.isVisible()]
        for window in _alive(self._windows):
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what would close or free a window for later."""
        if event.type() is QEvent.Type.Close and isinstance(watched, QWidget):
            event.ignore()
            self._closing.append(ref(watched))
            return True
        if event.type() is QEvent.Type.DeferredDelete and isinstance(watched, QWidget):
            self._going.append(ref(watched))
            return True
        return False

    def let_go(self) -> None:
        """Hold no window any more; what was asked of them is done once whoever waited has returned."""
        for window in _alive(self._windows):
            window.removeEventFilter(self)
        QTimer.singleShot(0, self, self._catch_up)

    def _catch_up(self) -> None:
        # Within a loop that whoever waited has begun since, they would still go under their own slot
        # (test_nor_does_it_go_while_it_asks_something_afterwards).
        if self._writer.busy or QThread.currentThread().loopLevel() > self._level:
            QTimer.singleShot(_AGAIN_MS, self, self._catch_up)
            return
        self.deleteLater()
        for window in _alive(self._closing):
            window.close()
        for gone in _alive(self._going):
            # Qt takes a second deleteLater() of one object for the first, whose event was kept from it: it goes with
            # another (https://doc.qt.io/qt-6/qobject.html#deleteLater).
            with_it = QWidget()
            gone.setParent(with_it)
            with_it.deleteLater()


_Window = ref[QWidget]
"""Held by name alone: what an error keeps of a gesture is let go by the collector, in whatever thread it runs.

test_what_an_error_keeps_holds_no_window.
"""


def _alive(windows: Iterable[_Window]) -> Iterator[QWidget]:
    for window in (one() for one in windows):
        if window is not None and shiboken6.isValid(window):
            yield window


class _Gesture(Generic[T]):
    def __init__(self, work: Callable[[], T], *, after: Event, told: Callable[[], None]) -> None:
        self._work, self._after, self._told = work, after, told
        self._found: list[T] = []
        self._error: Exception | None = None
        self.over = Event()

    def run(self) -> None:
        self._after.wait()
        try:
            self._found.append(self._work())
        except Exception as error:
            self._error = error
        finally:
            self.over.set()
            self._told()

    def outcome(self) -> T:
        if self._error is not None:
            raise self._error
        return self._found[0]
