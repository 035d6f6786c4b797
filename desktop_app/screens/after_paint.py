"""What may come a moment after: what was asked for is seen before it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QSize, QTimer
from PySide6.QtWidgets import QWidget

_A_SPOT = QSize(1, 1)


class AfterPaint(QObject):
    """Calls `take`, once however often it was asked meanwhile, when a widget has been painted with all that is in it.

    What is out of sight is not painted: it waits until it comes into view.
    """

    def __init__(self, painted: QWidget, take: Callable[[], None]) -> None:
        super().__init__(painted)
        self.painted, self._awaits_paint = painted, False
        # Its children are painted by then.
        self._next = QTimer(self, interval=0, singleShot=True)
        self._next.timeout.connect(take)

    @property
    def waits(self) -> bool:
        """Whether it was asked and has not called yet."""
        return self._awaits_paint or self._next.isActive()

    def ask(self) -> None:
        """Wait for the next paint; there is one soon where the widget is in sight, though nothing of it has changed."""
        if not self._awaits_paint:
            self._awaits_paint = True
            self.painted.installEventFilter(self)
        self.painted.update(QRect(self.painted.visibleRegion().boundingRect().topLeft(), _A_SPOT))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the paint, of which nothing is kept."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._awaits_paint = False
            self._next.start()
        return False
