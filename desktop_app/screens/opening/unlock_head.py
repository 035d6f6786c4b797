"""The head of the unlock window: the name of the program, where the data lie, and what stands in the way."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app import NAME
from desktop_app.storage.errors import HeldElsewhere

from ..theme.tokens import Space, edged, px
from ..widgets import labels
from ..widgets.aloud import set_plain_tooltip
from ..widgets.banner import Banner
from ..widgets.buttons import rename, secondary

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from ..dialogs import Trouble

_LOOK_EVERY_MS = 1_000
"""Whether another program still holds a file, while that is what stands in the way."""
_LOCKED = "Écran verrouillé. Ce qui était en cours est gardé pour qui l’a commencé."


class UnlockHead(QWidget):
    """Says nothing of anybody: whoever passes by may read it. `rescue_wanted` is the button under a trouble.

    `is_held()` tells whether another program holds a file; `let_go` once it does no more, where that was said.
    """

    rescue_wanted = Signal()
    let_go = Signal()

    def __init__(self, folder: Path, is_held: Callable[[], bool], *, locked: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_held = is_held
        brand = QLabel(NAME, self)
        brand.setObjectName("brand")
        self._trouble = Banner("danger", parent=self)
        self._rescue: QPushButton | None = None
        self._looks = QTimer(self, interval=_LOOK_EVERY_MS)
        self._looks.timeout.connect(self._look)
        self._column = edged(QVBoxLayout(self), Space.M, 0, 0, 0, Space.S)
        self._column.addWidget(brand)
        self._column.addWidget(labels.muted(_LOCKED, self) if locked else _place(folder, self))
        self._column.addWidget(self._trouble)

    def say(self, trouble: "Trouble", *, offer: str = "") -> None:
        """Show what happened and what to do; `offer` is the verb of a button that mends it, or ''."""
        self.clear()
        self._trouble.say(f"{trouble.sentence} {trouble.way_out}")
        if self._rescue is None and offer:
            self._rescue = secondary("", self, self.rescue_wanted)
            self._column.addWidget(self._rescue, 0, QtCore.Qt.AlignmentFlag.AlignLeft)
        if self._rescue is not None:
            rename(self._rescue, offer)
            self._rescue.setVisible(bool(offer))
        if isinstance(trouble, HeldElsewhere):
            self._looks.start()

    def clear(self) -> None:
        """Take it away."""
        self._looks.stop()
        self._trouble.say("")
        if self._rescue is not None:
            self._rescue.hide()

    def sentence(self) -> str:
        """The trouble shown now, or ''."""
        return self._trouble.sentence()

    def _look(self) -> None:
        if not self._is_held():
            self.clear()
            self.let_go.emit()


def _place(folder: Path, parent: QWidget) -> QLabel:
    whole = str(folder)
    place = labels.one_line(whole, "muted", parent)
    metrics, room, parts = place.fontMetrics(), px(parent, 460), folder.parts
    # The end of a path says more than its beginning; Qt would cut it in the middle of a name.
    while metrics.horizontalAdvance(place.text()) > room and len(parts) > 1:
        parts = parts[1:]
        place.setText(str(Path("…", *parts)))
    set_plain_tooltip(place, whole)
    place.setAccessibleName(f"Dossier des données : {whole}")
    return place
