"""Take a picture of every page of the window, each once it has settled."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from ..navigation import PAGES
from .main_window import MainWindow

_SETTLED_MS = 150


class Photographer(QObject):
    """Shows the pages one after the other and leaves `page-<key>.png` in a folder; `over` when all are there."""

    over = Signal()

    def __init__(self, window: MainWindow, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window, self._folder = window, folder
        self._left = [entry.key for entry in PAGES]
        self._timer = QTimer(self, interval=_SETTLED_MS)
        self._timer.timeout.connect(self._take)

    def begin(self) -> None:
        """Show the window and start."""
        self._window.show()
        self._window.go(self._left[0])
        self._timer.start()

    def _take(self) -> None:
        self._window.grab().save(str(self._folder / f"page-{self._left.pop(0)}.png"))
        if self._left:
            self._window.go(self._left[0])
            # From now on: a page that takes longer to be made would be seen before its columns fit their words.
            self._timer.start()
        else:
            self._timer.stop()
            self._window.close()
            self.over.emit()
