"""Once the day is seen, and while nobody types: make what will be asked for next."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ..hands import Hands
from ..warm_up import WarmUp, while_looking
from ..window.first_sight import FirstSight

if TYPE_CHECKING:
    from ..lock.seats import Seats
    from ..window.main_window import MainWindow

_LOOKED_AT_MS = 800
"""Left to the first sight of the day, and to what is checked after it, before the other pages are loaded."""


class Ahead(QObject):
    """For every window that is new; `hands` tells whether somebody is at it."""

    def __init__(self, seats: "Seats") -> None:
        super().__init__(seats)
        self.hands = Hands(self)
        self._seats = seats

    def begin(self, window: "MainWindow") -> None:
        """Load and make the other pages of this window, which was just shown; most is loaded where one was before."""
        FirstSight(window).seen.connect(self._begin_soon)

    def _begin_soon(self) -> None:
        QTimer.singleShot(_LOOKED_AT_MS, self, self._load)

    def _load(self) -> None:
        WarmUp(while_looking(self._seats.ahead()), self, hands=self.hands).start()
