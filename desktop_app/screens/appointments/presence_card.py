"""Who is here that day: name, title, purpose, hours, and until when."""

from datetime import datetime
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.french import NBSP, capital
from desktop_app.use_cases.today import DayView, Presence

from ..theme.style import repolish
from ..theme.tokens import Space, px
from ..widgets import labels
from .presence_words import opening_words, receives

_MANY = 3
_NARROW = 480


class _Shape(Enum):
    """How the words of a card stand: on two lines with the opening beside, all on one line, or one under the other."""

    TWO_LINES = auto()
    ONE_LINE = auto()
    STACKED = auto()


class PresenceCards(QWidget):
    """One card for each advisor of the day, lower ones when they are many: the day below matters more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[_Card] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(self, Space.S))

    def show_day(self, view: DayView) -> None:
        """Show who is here, making or hiding no more cards than needed."""
        while len(self._cards) < len(view.here):
            card = _Card(self)
            self._cards.append(card)
            self._column.addWidget(card)
        for at, card in enumerate(self._cards):
            card.setVisible(at < len(view.here))
            if at < len(view.here):
                card.show_presence(view.here[at], view.now, many=len(view.here) >= _MANY)
        self.setVisible(bool(view.here))


class _Card(QFrame):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._many = False
        self._who, self._what = labels.strong("", self), labels.muted("", self)
        self._open = QLabel(self)
        self._open.setProperty("role", "opening")
        self._open.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(px(self, Space.M))
        self._grid.setVerticalSpacing(px(self, 2))
        self._shape: _Shape | None = None
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the opening under the words when there is no room beside them."""
        super().resizeEvent(event)
        self._arrange()

    def show_presence(self, presence: Presence, now: datetime, *, many: bool) -> None:
        """Write who it is, and until when in another colour while they receive; the least of it when they are many."""
        self._many = many
        hours = ", ".join(filter(None, (presence.day.hours_told, presence.place)))
        hours = hours.replace(" – ", f"{NBSP}–{NBSP}")
        self._who.setText(presence.advisor.name if many else presence.advisor.name_and_title)
        self._what.setText(hours if many else f"{capital(presence.day.purpose.value)} · {hours}")
        words = opening_words(presence, now)
        self._open.setText(words)
        self._open.setVisible(bool(words))
        self._open.setProperty("now", receives(presence, now))
        self._open.setProperty("low", many)
        repolish(self._open)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < px(self, _NARROW)
        shape = _Shape.STACKED if narrow else _Shape.ONE_LINE if self._many else _Shape.TWO_LINES
        if shape is self._shape:
            return
        self._shape = shape
        for part in (self._who, self._what, self._open):
            self._grid.removeWidget(part)
        edge = px(self, Space.XS if shape is _Shape.ONE_LINE else Space.S)
        self._grid.setContentsMargins(px(self, Space.L), edge, edge, edge)
        centre, left = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignLeft
        self._grid.addWidget(self._who, 0, 0)
        match shape:
            case _Shape.TWO_LINES:
                self._grid.addWidget(self._what, 1, 0)
                self._grid.addWidget(self._open, 0, 1, 2, 1, centre)
            case _Shape.ONE_LINE:
                self._grid.addWidget(self._what, 0, 1)
                self._grid.addWidget(self._open, 0, 2, centre)
            case _Shape.STACKED:
                self._grid.addWidget(self._what, 1, 0)
                self._grid.addWidget(self._open, 2, 0, left)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2 if shape is _Shape.ONE_LINE else 0)
