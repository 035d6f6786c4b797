"""The other ways a name typed in one go may be meant, each a button that takes it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.name_reading import readings

from ..theme.tokens import Space, px
from .buttons import quiet
from .fields import TextField
from .long_words import breakable


class NameReadings(QWidget):
    """Fills the fields of a surname and a first name; `taken` when the agent chose another reading."""

    taken = Signal()

    def __init__(self, last_name: TextField, first_name: TextField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last, self._first = last_name, first_name
        self._readings: list[tuple[str, str]] = []
        self.buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(self, Space.XS))
        self.hide()

    def read(self, typed: str) -> None:
        """Write the likeliest reading in the fields, and offer the others."""
        self._readings = readings(typed)
        self._fill(*(self._readings[0] if self._readings else ("", "")))

    def withdraw(self) -> None:
        """Offer nothing more."""
        self._readings = []
        self._offer("", "")

    def _fill(self, last: str, first: str) -> None:
        self._last.set_value(last)
        self._first.set_value(first)
        self._offer(last, first)

    def _offer(self, last: str, first: str) -> None:
        for button in self.buttons:
            button.hide()
            self._column.removeWidget(button)
            button.deleteLater()
        others = [pair for pair in self._readings if pair != (last, first)]
        self.buttons = [self._button(*pair) for pair in others]
        self.setVisible(bool(others))

    def _button(self, last: str, first: str) -> QPushButton:
        button = quiet(breakable(f"Plutôt nom « {last} », prénom « {first} »").replace("&", "&&"), self, icon="refresh")
        button.setObjectName(str(self._readings.index((last, first))))
        button.clicked.connect(self._take)
        self._column.addWidget(button)
        button.show()
        return button

    def _take(self) -> None:
        last, first = self._readings[int(self.sender().objectName())]
        self._last.setFocus()
        self._fill(last, first)
        for field in (self._last, self._first):
            # As if it had been typed: what was wrong with the other reading is no longer said.
            field.edited.emit()
        self.taken.emit()
