"""Things in sentences, one card each, with « Modifier… » and « Retirer », and one button that adds another."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.nouns.frozen import frozen

from .shown_cards import ShownCards

_CHANGE = "change"
_VERBS = ((_CHANGE, "Modifier…"), ("remove", "Retirer"))


@frozen
class Sentence:
    """One card: what it is about, what it says, more in small, and what its buttons are told by."""

    about: Any
    words: str
    details: str
    name: str


class SentenceList(ShownCards):
    """`asked` carries what is to be changed, None for a new one; `unwanted` what is to be taken away.

    Whoever listens does it, and shows the sentences again.
    """

    asked = Signal(object)
    unwanted = Signal(object)

    def __init__(self, nothing: str, add: str, parent: QWidget | None = None) -> None:
        super().__init__(add, parent)
        self._nothing = nothing
        self.add_button.clicked.connect(self._ask_new)
        self.wanted.connect(self._ask)

    def show_sentences(self, sentences: Sequence[Sentence], nothing: str = "") -> None:
        """Replace the cards; the button that had the keyboard keeps its place. `nothing` is said for none."""
        self._nothing = nothing or self._nothing
        self.begin("" if sentences else self._nothing)
        for sentence in sentences:
            self.put_card(sentence.words, [sentence.details], sentence.about, _VERBS, f", {sentence.name}")
        self.end()

    def _near(self, at: int, asked: tuple[str, Any]) -> QPushButton:
        """The button of « Modifier… », never the one that takes the next away: the same key pressed again must not."""
        buttons = list(self._offered)
        return buttons[min(at, len(buttons) - 1) // 2 * 2] if buttons else self.add_button

    def _ask(self, verb: str, about: Any) -> None:
        (self.asked if verb == _CHANGE else self.unwanted).emit(about)

    def _ask_new(self) -> None:
        self.asked.emit(None)
