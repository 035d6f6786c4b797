"""One part of the protection in one glance: its name, how it stands, and a shape that says the same."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.painting import Mark
from ..widgets.words_button import WordsButton, unclickable

_FINE, _TO_DO = ("check", "kept"), ("attention", "attention")


class StateCard(WordsButton):
    """Shows its part when it is pressed; one card of the page is chosen at a time."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.setProperty("kind", "state")
        self._mark = Mark(*_FINE, 22, self)
        self._sentence = labels.body("", self)
        words = QVBoxLayout()
        words.setSpacing(px(self, Space.XS))
        words.addWidget(unclickable(labels.heading(title, self)))
        words.addWidget(unclickable(self._sentence))
        words.addStretch(1)
        side = QVBoxLayout()
        side.addWidget(self._mark)
        side.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(px(self, edge) for edge in (Space.L, Space.M, Space.M, Space.M)))
        row.setSpacing(px(self, Space.M))
        row.addLayout(side)
        row.addLayout(words, 1)

    def say(self, sentence: str, *, fine: bool) -> None:
        """Show how this part stands; `fine` when there is nothing to do."""
        self._sentence.setText(sentence)
        self._mark.show_picture(*(_FINE if fine else _TO_DO))
        self.setAccessibleName(f"{self._title}. {sentence}")
        self.updateGeometry()

    def sentence(self) -> str:
        """What it says."""
        return self._sentence.text()
