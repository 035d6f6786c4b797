"""The garbage collector, kept in the window's thread."""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 5_000


class Collector(QObject):
    """Collects now and then, from here only, until `stop`.

    Left alone, Python collects in whichever thread allocates: a window in a cycle could then be destroyed
    by the thread that draws a page, which Qt does not survive: https://github.com/napari/napari/issues/1029, held by
    test_another_thread_frees_no_window.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the generations that are full, the oldest one first, as Python itself would."""
        for generation, (count, limit) in reversed(
            list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))
        ):
            if count > limit:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.enable()
