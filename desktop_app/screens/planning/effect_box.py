"""« Ce que cela fait »: what a change would do, told while it is typed, before it is made."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_app.domain.errors import Fault

from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.aloud import announce

REST_MS = 500
"""How long nothing must be typed before it is read again (design/screens-next, E: said to a screen reader then)."""
_TITLE = "Ce que cela fait"


class EffectBox(QFrame):
    """`due` half a second after the last `wait`; whoever hears it tells what was found.

    A refusal is told in it, quietly: somebody who is still typing is not wrong yet.
    """

    due = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tone", "info")
        self._words = labels.body("", self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.due)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[px(self, Space.L)] * 4)
        column.setSpacing(px(self, Space.XS))
        column.addWidget(labels.strong(_TITLE, self))
        column.addWidget(self._words)

    def wait(self) -> None:
        """Something was typed: ask again once it rests."""
        self._rest.start()

    def tell(self, lines: Sequence[str]) -> None:
        """Say this, one sentence a line; aloud too when it is something else than before."""
        self._rest.stop()
        words = "\n".join(lines)
        if words == self._words.text():
            return
        self._words.setText(words)
        self.setAccessibleName(f"{_TITLE}. {' '.join(lines)}")
        if self.isVisible():
            announce(self, self.accessibleName())

    def show_faults(self, faults: Iterable[Fault], /) -> None:
        """Say why nothing can be said yet."""
        self.tell([fault.sentence for fault in faults])

    def told(self) -> str:
        """What it says."""
        return self._words.text()
