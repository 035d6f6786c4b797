"""What takes more than a blink: how far it is, and the way to stop it, over a window that stays alive."""

from collections.abc import Callable
from threading import Event
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QShowEvent, QWindow
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget

from desktop_app.domain.french import NBSP

from .widgets import labels
from .widgets.buttons import secondary
from .widgets.frame import Frame
from .worker import Worker

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]
Work = Callable[[Progress, Cancelled], str]

SHOWN_AFTER_MS = 300
"""What ends sooner never shows a window that would only blink."""
_WORTH_TELLING_MS = 50
_INPUT = {
    QEvent.Type.KeyPress,
    QEvent.Type.KeyRelease,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.TouchBegin,
    QEvent.Type.Close,
}


class ProgressDialog(QDialog):
    """Runs one piece of work in a thread of its own; it is freed once the work is over.

    Nothing can be pressed twice: the window behind takes no key and no click from the start to the end
    (test_the_button_behind_cannot_be_pressed_twice).
    """

    _ended = Signal(object)
    _broken = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        """`title` says what is being done: « Sauvegarde en cours »."""
        super().__init__(parent)
        self._far = (0, 0)
        self._stop = Event()
        self._running = False
        self._worker = Worker(self)
        self._held: QWindow | None = None
        self.setWindowTitle(title)
        self._words = labels.body("Préparation…", self)
        self._bar = QProgressBar(self)
        self.cancel_button = secondary("Annuler", self, self.cancel)
        self._patience = QTimer(self, interval=SHOWN_AFTER_MS)
        self._patience.timeout.connect(self._appear)
        self._telling = QTimer(self, interval=_WORTH_TELLING_MS)
        self._telling.timeout.connect(self._tell)
        self._lay_out(title)

    def start(
        self,
        work: Callable[[Progress, Cancelled], Any],
        done: Callable[[Any], None],
        broke: Callable[[Exception], None],
    ) -> None:
        """Run `work(progress, cancelled)` in the thread, then `done(result)` or `broke(exception)` in the window's.

        `progress(done, of)` may be called as often as one likes, `cancelled()` tells that the agent gave up: what
        the work then returns, or raises, is for it to say. `done` and `broke` must be bound methods of QObjects.
        """
        self._ended.connect(done)
        self._broken.connect(broke)
        self._running = True
        self._hold_parent()
        _application().aboutToQuit.connect(self.give_up)
        self._patience.start()
        self._telling.start()

        def whole() -> Any:
            return work(self._advance, self._stop.is_set)

        self._worker.start(whole, self._finish, self._break)

    def cancel(self) -> None:
        """Ask the work to stop; the window stays until it has."""
        if self._running:
            self._stop.set()
            self.cancel_button.setEnabled(False)
            self._words.setText("Arrêt en cours…")

    def give_up(self) -> None:
        """Have the work stop, and wait until it has: the window is about to go.

        Held by test_whoever_closes_waits_until_the_work_has_stopped.
        """
        self._stop.set()
        self._worker.wait()

    def reject(self) -> None:
        """What Esc and the cross of the window do: `cancel` while the work goes on."""
        if self._running:
            self.cancel()
        else:
            super().reject()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what is pressed from the window behind until this one stands before it."""
        return event.type() in _INPUT

    def showEvent(self, event: QShowEvent) -> None:
        """From now on Qt itself keeps the window behind still."""
        super().showEvent(event)
        self._release_parent()

    def _appear(self) -> None:
        # Again and again: behind a locked screen there is nothing to stand before, until its owner is back.
        parent = self.parentWidget()
        if not self.isVisible() and (parent is None or parent.isVisible()):
            self.open()

    def _advance(self, done: int, of: int) -> None:
        # Called in the thread: two numbers in one assignment, read by the timer, and no queue that could pile up.
        self._far = (done, of)

    def _tell(self) -> None:
        done, of = self._far
        if of > 0 and not self._stop.is_set():
            share = min(100, 100 * done // of)
            self._bar.setRange(0, 100)
            self._bar.setValue(share)
            self._words.setText(f"Fait à {share}{NBSP}%")

    def _finish(self, result: Any) -> None:
        self._end()
        self._ended.emit(result)

    def _break(self, error: Exception) -> None:
        self._end()
        self._broken.emit(error)

    def _end(self) -> None:
        self._running = False
        self._patience.stop()
        self._telling.stop()
        self._release_parent()
        _application().aboutToQuit.disconnect(self.give_up)
        self.accept()
        self.deleteLater()

    def _hold_parent(self) -> None:
        parent = self.parentWidget()
        self._held = parent.window().windowHandle() if parent is not None else None
        if self._held is not None:
            self._held.installEventFilter(self)

    def _release_parent(self) -> None:
        if self._held is not None:
            self._held.removeEventFilter(self)
            self._held = None

    def _lay_out(self, title: str) -> None:
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(title)
        Frame(labels.heading(title, self), (self._words, self._bar), (self.cancel_button,), self, width=440)


def _application() -> QCoreApplication:
    app = QCoreApplication.instance()
    assert app is not None, "a window is shown"
    return app
