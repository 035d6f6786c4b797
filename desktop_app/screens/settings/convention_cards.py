"""The conventions of the place as cards: who sends, from when to when, its avenants, and what may be done."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.convention import Convention, Standing, standing
from desktop_app.domain.convention import labels as told_apart
from desktop_app.domain.french import NBSP, capital, plural

from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.buttons import quiet
from ..widgets.flow import Flow
from .convention_words import span_in_words, versions_in_words

_ORDER = (Standing.IN_FORCE, Standing.TO_COME, Standing.CLOSED, Standing.ENDED)


class ConventionCards(QWidget):
    """Those in force first, the closed ones last; `wanted` carries 'show', 'change' or 'model', and its id."""

    wanted = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = labels.muted("", self)
        self.add_button = quiet("Ajouter un autre partenaire…", self, icon="add")
        self._buttons: list[QPushButton] = []
        self._cards = QVBoxLayout()
        self._cards.setSpacing(px(self, Space.M))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, Space.M))
        column.addWidget(self.count)
        column.addLayout(self._cards)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_conventions(
        self, found: Sequence[Convention], today: date, deadlines: Callable[[Convention], str], *, shown: int
    ) -> None:
        """Replace the cards; `deadlines` says what is to come of one, `shown` is that whose terms are below."""
        self.count.setText(plural(len(found), "convention"))
        focused = self._asked_by(self.window().focusWidget())
        while (item := self._cards.takeAt(0)) is not None:
            if (card := item.widget()) is not None:
                card.hide()
                card.deleteLater()
        self._buttons, names = [], dict(told_apart(found))
        for each in sorted(found, key=lambda one: (_ORDER.index(standing(one, today)), one.first_day)):
            coming = deadlines(each) if standing(each, today) in _ORDER[:2] else ""
            card = self._card(each, capital(names[each.id]), today, coming, shown=each.id == shown)
            self._cards.addWidget(card)
            card.show()
        # Made later than the button that adds, the cards would come after it for Tab.
        for before, after in pairwise([*self._buttons, self.add_button]):
            self.setTabOrder(before, after)
        if focused is not None:
            again = [button for button in self._buttons if self._asked_by(button) == focused]
            (again[0] if again else self.add_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, convention: Convention, name: str, today: date, coming: str, *, shown: bool) -> QFrame:
        card = QFrame(self)
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(*(px(self, edge) for edge in (Space.L, Space.M, Space.L, Space.S)))
        column.setSpacing(px(self, Space.XS))
        column.addWidget(labels.strong(name, card))
        for words in filter(None, (span_in_words(convention, today), coming, *versions_in_words(convention))):
            column.addWidget(labels.muted(words, card))
        verbs = [] if shown else [("show", "Voir ses termes")]
        buttons = [
            self._button(*verb, name, convention, card) for verb in (*verbs, ("change", _CHANGE), ("model", _MODEL))
        ]
        column.addWidget(Flow(buttons, px(self, Space.S), px(self, Space.XS), card))
        return card

    def _button(self, verb: str, words: str, name: str, convention: Convention, card: QFrame) -> QPushButton:
        button = quiet(words, card)
        button.setAccessibleName(f"{words.removesuffix('…')}{NBSP}: {name}")
        button.setProperty("asked", verb)
        button.setProperty("convention", convention.id)
        button.clicked.connect(self._tell)
        self._buttons.append(button)
        return button

    def _asked_by(self, widget: QWidget | None) -> tuple[str, int] | None:
        if isinstance(widget, QPushButton) and widget in self._buttons:
            return widget.property("asked"), widget.property("convention")
        return None

    def _tell(self) -> None:
        asked = self.sender()
        self.wanted.emit(asked.property("asked"), asked.property("convention"))


_MODEL = "Modèle de mandat…"
_CHANGE = "Avenant, renouvellement, clôture…"
