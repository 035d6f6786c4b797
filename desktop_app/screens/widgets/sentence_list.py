"""Things in sentences, one card each, with « Modifier… » and « Retirer », and one button that adds another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.errors import Fault

from ..theme.tokens import Space, bare, px
from . import labels
from .banner import Banner
from .buttons import quiet


@dataclass(frozen=True)
class Sentence:
    """One card: what it is about, what it says, more in small, and what its buttons are told by."""

    about: Any
    words: str
    details: str
    name: str


class SentenceList(QWidget):
    """`asked` carries what is to be changed, None for a new one; `unwanted` what is to be taken away.

    Whoever listens does it, and shows the sentences again.
    """

    asked = Signal(object)
    unwanted = Signal(object)

    def __init__(self, nothing: str, add: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[QPushButton] = []
        self._about: dict[QPushButton, Any] = {}
        self.banner = Banner("danger", parent=self)
        self._nothing = labels.muted(nothing, self)
        self.add_button = quiet(add, self, icon="add")
        self.add_button.clicked.connect(self._ask_new)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(px(self, Space.M))
        column = bare(QVBoxLayout(self), Space.M)
        for widget in (self.banner, self._nothing):
            column.addWidget(widget)
        column.addLayout(self._cards)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_sentences(self, sentences: Sequence[Sentence], nothing: str = "") -> None:
        """Replace the cards; the button that had the keyboard keeps its place. `nothing` is said for none."""
        if nothing:
            self._nothing.setText(nothing)
        focused = self.window().focusWidget()
        at = self._buttons.index(focused) if isinstance(focused, QPushButton) and focused in self._buttons else -1
        while (item := self._cards.takeAt(0)) is not None:
            if (card := item.widget()) is not None:
                card.hide()
                card.deleteLater()
        self._buttons, self._about = [], {}
        for sentence in sentences:
            card = self._card(sentence)
            self._cards.addWidget(card)
            card.show()
        self._nothing.setVisible(not sentences)
        self.banner.say("")
        # Made later than the button that adds, the cards would come after it for Tab.
        for before, after in pairwise([*self._buttons, self.add_button]):
            self.setTabOrder(before, after)
        if at >= 0:
            # The button of « Modifier… », never the one that takes the next away: the same key pressed again must not.
            near = self._buttons[min(at, len(self._buttons) - 1) // 2 * 2] if self._buttons else self.add_button
            near.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_faults(self, faults: Iterable[Fault], /) -> None:
        """Say above the sentences what is wrong."""
        self.banner.say("\n".join(fault.sentence for fault in faults))

    def _card(self, sentence: Sentence) -> QFrame:
        card = QFrame(self)
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(*(px(self, edge) for edge in (Space.L, Space.M, Space.L, Space.S)))
        column.setSpacing(px(self, Space.XS))
        column.addWidget(labels.strong(sentence.words, card))
        if sentence.details:
            column.addWidget(labels.muted(sentence.details, card))
        row = QHBoxLayout()
        row.setContentsMargins(0, px(self, Space.XS), 0, 0)
        row.setSpacing(px(self, Space.S))
        for words, slot in (("Modifier…", self._ask), ("Retirer", self._give_up)):
            button = quiet(words, card, once=True)
            button.setAccessibleName(f"{words.removesuffix('…')}, {sentence.name}")
            self._about[button] = sentence.about
            button.clicked.connect(slot)
            self._buttons.append(button)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return card

    def _ask(self) -> None:
        for about in self._asked_of():
            self.asked.emit(about)

    def _ask_new(self) -> None:
        self.asked.emit(None)

    def _give_up(self) -> None:
        for about in self._asked_of():
            self.unwanted.emit(about)

    def _asked_of(self) -> list[Any]:
        """What the card of the button pressed is about; a property of it would hand a tuple back as a list.

        Nothing of a card that is gone: a button pressed by its letter is clicked a tenth of a second later.
        """
        return [about for button, about in self._about.items() if button is self.sender()]
