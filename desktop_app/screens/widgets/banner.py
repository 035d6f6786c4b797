"""One line that must be seen, in a quiet frame: a fact, a warning, a fault."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ..theme.style import repolish
from ..theme.tokens import Space, px
from .labels import body
from .mark import Mark

Tone = Literal["info", "attention", "danger", "demo"]
_ICONS = {"info": "info", "attention": "attention", "danger": "error", "demo": "info"}
_WORDS = {"info": "À savoir", "attention": "Attention", "danger": "À corriger", "demo": "Démonstration"}
_COLOURS = {"info": "accent", "attention": "attention", "danger": "danger", "demo": "attention"}


class Banner(QFrame):
    """Hidden while it has nothing to say; it may carry one button."""

    def __init__(self, tone: Tone = "info", sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = Mark(_ICONS[tone], _COLOURS[tone], 20, self)
        self._words = body("", self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(*(px(self, edge) for edge in (Space.L, Space.S, Space.S, Space.S)))
        self._row.setSpacing(px(self, Space.M))
        self._row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._words, 1)
        self.set_tone(tone)
        self.say(sentence)

    def set_tone(self, tone: Tone) -> None:
        """Change what kind of line it is; the icon changes with the colour."""
        self._tone = tone
        self.setProperty("tone", tone)
        self._mark.show_picture(_ICONS[tone], _COLOURS[tone])
        repolish(self)

    def say(self, sentence: str) -> None:
        """Show the sentence and let a screen reader say it; '' hides the banner."""
        self._words.setText(sentence)
        self.setAccessibleName(f"{_WORDS[self._tone]} : {sentence}" if sentence else "")
        self.setVisible(bool(sentence))
        if sentence and self.isVisible():
            announce(self, sentence)

    def sentence(self) -> str:
        """What it says."""
        return self._words.text()


def announce(widget: QWidget, sentence: str) -> None:
    """Have a screen reader say a sentence without moving the focus."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))
