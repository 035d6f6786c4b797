"""The head of the unlock window: the name of the program, where the data lie, and what stands in the way."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app import NAME

from ..dialogs import Trouble
from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.banner import Banner
from ..widgets.buttons import secondary

_LOCKED = "Écran verrouillé. Ce qui était en cours est gardé pour son auteur."


class UnlockHead(QWidget):
    """Says nothing of anybody: whoever passes by may read it. `rescue_wanted` is the button under a trouble."""

    rescue_wanted = Signal()

    def __init__(self, folder: Path, *, locked: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        brand = QLabel(NAME, self)
        brand.setObjectName("brand")
        self._trouble = Banner("danger", parent=self)
        self._rescue = secondary("", self)
        self._rescue.hide()
        self._rescue.clicked.connect(self.rescue_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(self, Space.S))
        column.setSpacing(px(self, Space.M))
        column.addWidget(brand)
        column.addWidget(labels.muted(_LOCKED, self) if locked else _place(folder, self))
        column.addWidget(self._trouble)
        column.addWidget(self._rescue, 0, Qt.AlignmentFlag.AlignLeft)

    def say(self, trouble: Trouble, *, offer: str = "") -> None:
        """Show what happened and what to do; `offer` is the verb of a button that mends it, or ''."""
        self._trouble.say(f"{trouble.sentence} {trouble.way_out}")
        self._rescue.setText(offer)
        self._rescue.setAccessibleName(offer)
        self._rescue.setVisible(bool(offer))

    def clear(self) -> None:
        """Take it away."""
        self._trouble.say("")
        self._rescue.hide()

    def sentence(self) -> str:
        """The trouble shown now, or ''."""
        return self._trouble.sentence()


def _place(folder: Path, parent: QWidget) -> QLabel:
    whole = str(folder)
    place = labels.muted("", parent)
    place.setWordWrap(False)
    place.setText(place.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideMiddle, px(parent, 460)))
    place.setToolTip(whole)
    place.setAccessibleName(f"Dossier des données : {whole}")
    return place
