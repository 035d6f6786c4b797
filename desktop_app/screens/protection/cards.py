"""How one thing stands, in words and in a shape that says the same: a part of the protection, or a place of copies."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.errors import Fault

from ..theme.tokens import Space, bare, edged, px
from ..widgets import labels
from ..widgets.flow import Flow
from ..widgets.form import FaultLine
from ..widgets.labels import breakable
from ..widgets.painting import Mark
from ..widgets.words_button import WordsButton, unclickable

_FINE, _TO_DO, _NONE = ("check", "kept"), ("attention", "attention"), ("info", "muted")


class StateCard(WordsButton):
    """Shows its part when it is pressed; one card of the page is chosen at a time."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.setProperty("kind", "state")
        self._mark = Mark(*_FINE, 22, self)
        self._sentence = labels.body("", self)
        words = bare(QVBoxLayout(), Space.XS, self)
        words.addWidget(unclickable(labels.heading(title, self)))
        words.addWidget(unclickable(self._sentence))
        words.addStretch(1)
        row = edged(QHBoxLayout(self), Space.M, Space.L, Space.M, Space.M, Space.M)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
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


class PlaceCard(QWidget):
    """A title, a sentence with its shape, a quiet line, and buttons; a refusal is said under the quiet line.

    Without a frame: on that page what has one is pressed.
    """

    def __init__(self, title: str, buttons: Sequence[QPushButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._mark = Mark(*_NONE, 20, self)
        self._sentence, self._more = labels.body("", self), labels.muted("", self)
        self._fault = FaultLine(self)
        line = bare(QHBoxLayout(), Space.S, self)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._sentence, 1)
        column = edged(QVBoxLayout(self), Space.XS, 0, 0, 0, Space.S)
        column.addWidget(labels.strong(title, self))
        column.addLayout(line)
        column.addWidget(self._more)
        column.addWidget(self._fault)
        if buttons:
            column.addWidget(Flow(buttons, px(self, Space.S), px(self, Space.XS), self))

    def say(self, sentence: str, more: str = "", *, fine: bool | None) -> None:
        """Show how it stands; `fine` is None where nothing was chosen."""
        self._sentence.setText(breakable(sentence))
        self._more.setText(breakable(more))
        self._more.setVisible(bool(more))
        self._fault.hide()
        self._mark.show_picture(*(_NONE if fine is None else _FINE if fine else _TO_DO))
        self.setAccessibleName(f"{self._title}. {sentence} {more}".strip())

    def show_faults(self, faults: Iterable[Fault], /) -> None:
        """Say here why what was asked is refused, until something else is shown."""
        self._fault.say(breakable(" ".join(fault.sentence for fault in faults)))
