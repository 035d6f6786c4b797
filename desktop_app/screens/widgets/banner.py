"""One line that must be seen, in a quiet frame: a fact, a warning, a fault."""

from typing import TYPE_CHECKING, Literal

from PySide6 import QtCore, QtWidgets
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ..theme.style import repolish
from ..theme.tokens import Space, edged, px, window_room
from . import labels
from .aloud import announce
from .buttons import quiet

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QLabel, QPushButton

    from .painting import Mark

Tone = Literal["info", "attention", "danger"]
_ICONS = {"info": "info", "attention": "attention", "danger": "error"}
_WORDS = {"info": "À savoir", "attention": "Attention", "danger": "À corriger"}
_ROOM_BESIDE = 800
"""The width of a screen, in pixels at scale 1, under which the buttons stand below the words, which they would cut."""
_COLOURS = {"info": "accent", "attention": "attention", "danger": "danger"}


class Banner(QFrame):
    """Hidden while it has nothing to say, and made of nothing before it has; it may carry buttons."""

    def __init__(self, tone: Tone = "info", sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark: Mark | None = None
        self._words: QLabel | None = None
        self._told: tuple[object, Tone, str] | None = None
        self._row, self._verbs = QHBoxLayout(self), QHBoxLayout()
        self.set_tone(tone)
        self.say(sentence)

    def set_tone(self, tone: Tone) -> None:
        """Change what kind of line it is; the icon changes with the colour."""
        self._tone = tone
        self.setProperty("tone", tone)
        if self._mark is not None:
            self._mark.show_picture(_ICONS[tone], _COLOURS[tone])
            repolish(self)

    def tell(self, about: object, tone: Tone, sentence: str) -> None:
        """Say what is so of a day, of a mandate or of all: once, and not at each reading that finds the same."""
        told = about, tone, sentence
        if told != self._told:
            self.set_tone(tone)
            self.say(sentence)
            # What was read before its window came into view was heard by nobody.
            self._told = told if self.window().isVisible() else None

    def say(self, sentence: str, *, aloud: bool = True) -> None:
        """Show the sentence and let a screen reader say it; '' hides the banner.

        Not `aloud` where a field takes the keyboard with these words as its description: they would be heard twice.
        """
        if self._words is None and sentence:
            self._words = self._written()
        if self._words is not None:
            self._words.setText(sentence)
        self.setAccessibleName(f"{_WORDS[self._tone]}. {sentence}" if sentence else "")
        self.setVisible(bool(sentence))
        if sentence and self._words is not None:
            # A tone given while it was hidden has coloured neither: a widget is polished without what stands in it.
            # Held by test_a_tone_given_while_nothing_is_said_colours_the_words_and_the_frame.
            repolish(self)
            repolish(self._words)
        if sentence and aloud and self.isVisible():
            announce(self, sentence)

    def offer(self, verb: str, do: "Callable[[], None]") -> "QPushButton":
        """Put a button beside the words that does this, a bound method of a QObject; the last one stands first."""
        button = quiet(verb, self)
        button.clicked.connect(do)
        if not self._verbs.count():
            self._row.addLayout(self._verbs)
            if window_room(self).width() < px(self, _ROOM_BESIDE):
                self._row.setDirection(QtWidgets.QBoxLayout.Direction.TopToBottom)
            self._verbs.addStretch(1)
        self._verbs.insertWidget(0, button)
        button.show()
        return button

    def sentence(self) -> str:
        """What it says."""
        return self._words.text() if self._words is not None else ""

    def _written(self) -> "QLabel":
        from .painting import Mark

        words, self._mark = labels.body("", self), Mark(_ICONS[self._tone], _COLOURS[self._tone], 20, self)
        edged(self._row, Space.M, Space.L, Space.S, Space.S, Space.S)
        said = QHBoxLayout()
        said.addWidget(self._mark, 0, QtCore.Qt.AlignmentFlag.AlignVCenter)
        said.addWidget(words, 1)
        # Before a button that it may carry already.
        self._row.insertLayout(0, said, 1)
        return words
