"""The lines at the top of the window about the file itself: a backup that is late, a date in doubt."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..theme.tokens import Space, bare, px
from .banner import Banner, Tone
from .scrolled import Scrolled

Action = tuple[str, Callable[[], None]]
"""The verb on the button and what it does, a bound method of a QObject."""


_Said = tuple[Tone, str, tuple[Action, ...], str]
"""What was last said about a subject: tone, sentence, actions, page."""


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
        self._said: dict[str, _Said] = {}
        lines = QWidget(self)
        self._column = QVBoxLayout(lines)
        self._column.setContentsMargins(*(px(self, edge) for edge in (Space.XXL, Space.M, Space.L, 0)))
        self._column.setSpacing(px(self, Space.S))
        self._area = Scrolled(lines, self)
        self._area.grown.connect(self._fit)
        whole = bare(QVBoxLayout(self))
        whole.addWidget(self._area)
        self.hide()

    def say(self, key: str, tone: Tone, sentence: str, *actions: Action, page: str = "") -> None:
        """Show a line about this subject in place of the earlier one; '' clears it, the same one again stays hidden."""
        if self._said.get(key, _NOTHING)[1] == sentence:
            return
        self._said[key] = (tone, sentence, actions, page)
        self.recall(key)

    def recall(self, key: str) -> None:
        """Show again what was last said about this subject, though it was hidden."""
        self.clear(key)
        tone, sentence, actions, page = self._said.get(key, _NOTHING)
        if not sentence:
            return
        line = _Notice(key, tone, sentence, self)
        if page:
            line.offer("Voir", self._want_page).setProperty("page", page)
        # Each takes its place before the earlier one.
        for action in reversed(actions):
            line.offer(*action)
        line.hide_button.clicked.connect(self._hide_sender)
        self._lines[key] = line
        self._column.insertWidget(self._place_of(tone), line)
        self.show()
        line.say(sentence)
        self._fit()

    def clear(self, key: str) -> None:
        """Take the line of this subject away, when there is one."""
        line = self._lines.pop(key, None)
        if line is not None:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.setVisible(bool(self._lines))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the lines are at this width."""
        super().resizeEvent(event)
        self._fit()

    def sentences(self) -> dict[str, str]:
        """What is said now, by subject."""
        return {key: line.sentence() for key, line in self._lines.items()}

    def _fit(self) -> None:
        """As high as the lines, and no higher than lets the page be seen: there they scroll."""
        most = max(px(self, _LEAST_HEIGHT), self.window().height() * 2 // 5)
        self.setFixedHeight(min(self._area.height_at(self.width()), most))

    def _hide_sender(self) -> None:
        self.clear(self.sender().property("subject"))

    def _want_page(self) -> None:
        self.page_wanted.emit(self.sender().property("page"))

    def _place_of(self, tone: Tone) -> int:
        above = [line for line in self._lines.values() if _GRAVITY[line.tone] < _GRAVITY[tone]]
        return len(above)


_NOTHING: _Said = ("info", "", (), "")
_GRAVITY: dict[Tone, int] = {"danger": 0, "attention": 1, "info": 2}


class _Notice(Banner):
    def __init__(self, key: str, tone: Tone, sentence: str, parent: QWidget) -> None:
        super().__init__(tone, sentence, parent)
        self.tone = tone
        self.hide_button = self.offer("Masquer", self.hide)
        self.hide_button.setProperty("subject", key)
        self.hide_button.setAccessibleName(f"Masquer. {sentence}")
