"""When a window is seen: what can wait waits for that, and a slow PC takes its time between showing and painting."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

AT_THE_LATEST_MS = 5_000
"""For a window that nothing paints, under another one or shrunk to the task bar."""


class FirstSight(QObject):
    """`seen` once, when this window, just shown, has been painted with all that is in it; then it is freed."""

    seen = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)
        self._latest = QTimer(self, interval=AT_THE_LATEST_MS, singleShot=True)
        self._latest.timeout.connect(self._tell)
        self._latest.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the paint, of which nothing is kept."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # Its children are painted by then.
            self._latest.start(0)
        return False

    def _tell(self) -> None:
        self.seen.emit()
        self.deleteLater()
