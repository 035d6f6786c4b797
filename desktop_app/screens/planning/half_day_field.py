"""A day and which half of it: where an absence begins and ends."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.french import capital
from desktop_app.domain.planning import Half

from ..theme.tokens import Space, px
from ..widgets.date_field import DateField
from ..widgets.fields import ChoiceField


class HalfDayField(QWidget):
    """A date and, beside it, « Matin » or « Après-midi »; the date has the focus."""

    edited = Signal()

    def __init__(self, today: Callable[[], date], half: Half, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.date, self.half = DateField(today, self), ChoiceField([(each, capital(each.value)) for each in Half], self)
        # Its name and its tip say the word: written out, it would leave no room for the date in the largest type.
        self.date.button.setText("")
        self.half.set_value(half)
        self.setFocusProxy(self.date.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(self, Space.S))
        row.addWidget(self.date, 1)
        row.addWidget(self.half)
        self.date.edited.connect(self.edited)
        self.half.edited.connect(self.edited)

    def raw(self) -> str:
        """What is typed and chosen."""
        return f"{self.date.raw()} {self.half.raw()}"

    def setAccessibleName(self, name: str) -> None:
        """Name the date and the half after the row."""
        super().setAccessibleName(name)
        self.date.setAccessibleName(name)
        self.half.setAccessibleName(f"{name}, matin ou après-midi")
