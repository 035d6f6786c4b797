"""The terms of a convention before and after a gesture, side by side; what changes is in bold."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.domain.convention import Convention

from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.labels import breakable
from ..widgets.shown_cards import clear
from .convention_words import terms_in_words

_NOTHING = "—"


class TermsCompared(QWidget):
    """A line a term; each line is also one sentence for whoever hears it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(self, Space.L))
        self._grid.setVerticalSpacing(px(self, Space.S))
        for column, share in enumerate((2, 3, 3)):
            self._grid.setColumnStretch(column, share)

    def show_terms(self, before: Convention | None, after: Convention) -> None:
        """Show what both say; `before` is None for one that is new."""
        clear(self._grid)
        old, new = terms_in_words(before), terms_in_words(after)
        self._put(0, (labels.muted("", self), labels.muted("Avant", self), labels.muted("Après", self)))
        row = 0
        for name in dict.fromkeys((*old, *new)):
            was, will_be = old.get(name, ""), new.get(name, "")
            if not was and not will_be:
                continue
            row += 1
            changed = was != will_be
            named, before_words = labels.muted(name, self), labels.body(_broken(was or _NOTHING), self)
            after_words = (labels.strong if changed else labels.body)(_broken(will_be or _NOTHING), self)
            change = f"{was or 'rien'}, puis {will_be or 'rien'}" if changed else f"{will_be}, inchangé"
            after_words.setAccessibleName(f"{name} : {change}")
            self._put(row, (named, before_words, after_words))
        self._grid.setRowStretch(row + 1, 1)

    def _put(self, row: int, words: tuple[QWidget, ...]) -> None:
        for column, label in enumerate(words):
            self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)


def _broken(text: str) -> str:
    """The text with places to break: an address is shorter than the words that `breakable` cuts, and too wide here."""
    return breakable(text).replace("@", "\N{ZERO WIDTH SPACE}@")
