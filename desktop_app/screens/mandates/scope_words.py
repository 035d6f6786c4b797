"""A scope to read: each procedure in strong words, and under it what may be done."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.french import capital, listed
from desktop_app.domain.mandate import Body, ScopeLine

from ..theme.tokens import Space, bare, px
from ..widgets import labels
from ..widgets.labels import breakable
from ..widgets.shown_cards import clear
from .wording import line_in_words


class ScopeWords(QWidget):
    """Shows a body, its lines and requests by their numbers, who signs, what is entrusted, or nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = bare(QVBoxLayout(self), Space.XS)

    def show_body(self, body: Body) -> None:
        """Replace what is shown."""
        clear(self._column)
        self._last: QWidget | None = None
        for number, each in body.numbered:
            if isinstance(each, ScopeLine):
                self._add(f"{number}. {line_in_words(each)}", f"{capital(each.acts_in_words)}.")
            else:
                self._add(f"{number}. {each.organism} – demander des données", f"{capital(each.data)}.")
        if body.path:
            who = ", ".join(body.path.in_words) or "la personne elle-même"
            self._add("Qui signe le mandat", f"{capital(who)}.")
        if kinds := listed(body.entrusted_in_words):
            self._add("Documents confiés, à rendre", f"{capital(kinds)}.")

    def _add(self, title: str, acts: str) -> None:
        if self._last:
            self._last.setContentsMargins(0, 0, 0, px(self, Space.S))
        self._column.addWidget(labels.strong(breakable(title), self))
        self._last = labels.body(breakable(acts), self)
        self._column.addWidget(self._last)
