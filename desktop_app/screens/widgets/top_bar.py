"""The top bar: the day and the place at the left, who is working at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from ..theme.tokens import Space, px
from . import labels
from .buttons import secondary


class TopBar(QFrame):
    """`who_chosen` carries the key of the one who works from now on."""

    who_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top_bar")
        self._day = labels.heading("", self)
        self._day.setWordWrap(False)
        self._place = labels.muted("", self)
        self._place.setWordWrap(False)
        self.who = secondary("", self, icon="person")
        self._menu = QMenu(self.who)
        self._group = QActionGroup(self._menu)
        self._menu.triggered.connect(self._choose)
        self.who.setMenu(self._menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(px(self, edge) for edge in (Space.XXL, Space.M, Space.XL, Space.M)))
        row.setSpacing(px(self, Space.M))
        row.addWidget(self._day)
        row.addWidget(self._place)
        row.addStretch(1)
        row.addWidget(self.who)

    def show_day(self, day: str, place: str) -> None:
        """Write the day and the place."""
        self._day.setText(day)
        self._place.setText(place)

    def show_workers(self, workers: Sequence[tuple[str, str]], who: str) -> None:
        """Offer these `(key, words)` and mark the one who works."""
        self._menu.clear()
        for key, words in workers:
            action = QAction(words.replace("&", "&&"), self._menu)
            action.setCheckable(True)
            action.setChecked(key == who)
            action.setData(key)
            self._group.addAction(action)
            self._menu.addAction(action)
        self._show_who(dict(workers).get(who, ""))

    def _choose(self, action: QAction) -> None:
        self._show_who(action.text().replace("&&", "&"))
        self.who_chosen.emit(action.data())

    def _show_who(self, words: str) -> None:
        self.who.setText(words.replace("&", "&&"))
        self.who.setAccessibleName(f"Qui travaille : {words}")
        self.who.setToolTip("Qui travaille sur ce poste")
