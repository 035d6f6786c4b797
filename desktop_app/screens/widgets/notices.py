"""The lines at the top of the window about the file itself: a backup that is late, a date in doubt."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..theme.tokens import Space, bare, edged, px
from .banner import Banner, Tone
from .layout import take_out
from .scrolled import Scrolled

Action = tuple[str, Callable[[], None]]
"""The verb on the button and what it does, a bound method of a QObject."""
_GRAVITY: dict[Tone, int] = {"danger": 0, "attention": 1, "info": 2}
_LEAST_HEIGHT = 90
"""Pixels at scale 1 that the lines may take whatever the window."""


class Notices(QWidget):
    """One line a subject, the gravest first; a line stays until it is cleared or hidden by the agent.

    `page_wanted` carries the key of the page where more is told.
    """

    page_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str, _Notice] = {}
        lines = QWidget(self)
        self._column = edged(QVBoxLayout(lines), Space.S, Space.XXL, Space.M, Space.L, 0)
        self._area = Scrolled(lines, self)
        self._area.grown.connect(self._fit)
        bare(QVBoxLayout(self)).addWidget(self._area)
        self.hide()

    def say(self, key: str, tone: Tone, sentence: str, *actions: Action, page: str = "") -> None:
        """Show a line about this subject in place of the earlier one; '' clears it, the same one again stays hidden."""
        earlier = self._lines.get(key)
        if sentence == (earlier.sentence() if earlier else ""):
            return
        if earlier:
            take_out(self._column, [self._lines.pop(key)])
        if sentence:
            self._lines[key] = self._add(tone, sentence, actions, page)
            self.recall(key)
        self._fit()

    def recall(self, key: str) -> None:
        """Show again what was last said about this subject, though it was hidden."""
        if line := self._lines.get(key):
            self.show()
            line.say(line.sentence())
            self._fit()

    def _add(self, tone: Tone, sentence: str, actions: tuple[Action, ...], page: str) -> "_Notice":
        line = _Notice(tone, sentence, self)
        if page:
            line.offer("Voir", self._want_page).setProperty("page", page)
        # Each takes its place before the earlier one.
        for action in reversed(actions):
            line.offer(*action)
        line.hide_button.clicked.connect(self._fit)
        above = [other for other in self._lines.values() if _GRAVITY[other.tone] < _GRAVITY[tone]]
        self._column.insertWidget(len(above), line)
        return line

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sentences(self) -> dict[str, str]:
        """What is said now, by subject."""
        return {key: line.sentence() for key, line in self._lines.items() if not line.isHidden()}

    def _fit(self) -> None:
        """As high as the lines, and no higher than lets the page be seen: there they scroll."""
        self.setVisible(bool(self.sentences()))
        most = max(px(self, _LEAST_HEIGHT), self.window().height() * 2 // 5)
        self.setFixedHeight(min(self._area.height_at(self.width()), most))

    def _want_page(self) -> None:
        self.page_wanted.emit(self.sender().property("page"))


class _Notice(Banner):
    def __init__(self, tone: Tone, sentence: str, parent: QWidget) -> None:
        super().__init__(tone, sentence, parent)
        self.tone = tone
        self.hide_button = self.offer("Masquer", self.hide)
        self.hide_button.setAccessibleName(f"Masquer. {sentence}")
