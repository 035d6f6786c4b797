"""The sentence that another program holds a file: it goes when the program lets go."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

EVERY_MS = 1_000


class Hold(QObject):
    """Looks every second while the sentence stands; `over` once, when nothing is held any more."""

    over = Signal()

    def __init__(self, is_held: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_held = is_held
        self._looks = QTimer(self)
        self._looks.setInterval(EVERY_MS)
        self._looks.timeout.connect(self._look)
        self._looks.start()

    def stop(self) -> None:
        """Look no more: something else is said by now."""
        self._looks.stop()
        self.deleteLater()

    def _look(self) -> None:
        if not self._is_held():
            self.stop()
            self.over.emit()
