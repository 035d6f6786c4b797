"""Who is here that day: name, title, purpose, hours, and until when."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.french import NBSP, capital
from desktop_app.use_cases.today import DayView, Presence

from ..theme.style import repolish
from ..theme.tokens import Space, px
from ..widgets import labels
from .presence_words import opening_words, receives


class PresenceCards(QWidget):
    """One card for each advisor of the day."""

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
                card.show_presence(view.here[at], view.now)
        self.setVisible(bool(view.here))


class _Card(QFrame):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._who, self._what = labels.strong("", self), labels.muted("", self)
        self._open = QLabel(self)
        self._open.setProperty("role", "opening")
        self._open.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(*(px(self, edge) for edge in (Space.L, Space.M, Space.M, Space.M)))
        grid.setHorizontalSpacing(px(self, Space.M))
        grid.setVerticalSpacing(px(self, 2))
        grid.addWidget(self._who, 0, 0)
        grid.addWidget(self._what, 1, 0)
        grid.addWidget(self._open, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(0, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the opening under the words when there is no room beside them."""
        super().resizeEvent(event)
        narrow = self.width() < px(self, 480)
        self._grid.removeWidget(self._open)
        self._grid.addWidget(self._open, 2 if narrow else 0, 0 if narrow else 1, 1 if narrow else 2, 1)

    def show_presence(self, presence: Presence, now: datetime) -> None:
        """Write who it is, and until when in another colour while they receive."""
        hours = presence.day.hours.replace(" – ", f"{NBSP}–{NBSP}")
        self._who.setText(presence.advisor.name_and_title)
        self._what.setText(f"{capital(presence.day.purpose.value)} · {hours}")
        words = opening_words(presence, now)
        self._open.setText(words)
        self._open.setVisible(bool(words))
        if self._open.property("now") != receives(presence, now):
            self._open.setProperty("now", receives(presence, now))
            repolish(self._open)
