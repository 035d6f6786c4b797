"""A card holding one line of the scope, and the list of such cards with its button to add one."""

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Generic, TypeVar

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.errors import Fault

from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.aloud import is_read_with_its_field, mark_faulty
from ..widgets.banner import Banner
from ..widgets.buttons import quiet
from ..widgets.line import inner

Fields = TypeVar("Fields", bound=QWidget)


class CardEditor(QFrame, Generic[Fields]):
    """One line with its title, its button to take it away, and its faults under it."""

    edited = Signal()
    removal_wanted = Signal(object)

    def __init__(self, fields: Fields, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.fields = fields
        self._title = labels.strong("", self)
        self.remove = quiet("Enlever", self, icon="remove")
        self.remove.clicked.connect(self._want_removal)
        self._fault = Banner("danger", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(px(self, edge) for edge in (Space.L, Space.S, Space.L, Space.L)))
        column.setSpacing(px(self, Space.XS))
        for part in (self._title, fields, self._fault):
            column.addWidget(part)
        # Last of the card for the eye as for Tab: what is there is read and filled in before it is taken away.
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignRight)
        fields.edited.connect(self.clear_fault)  # type: ignore[attr-defined]
        fields.edited.connect(self.edited)  # type: ignore[attr-defined]

    def call(self, title: str) -> None:
        """Give the line its title, such as 'Démarche 2'."""
        self._title.setText(title)
        self.remove.setAccessibleName(f"Enlever : {title}")

    def blame(self, sentences: Iterable[str]) -> None:
        """Show what is wrong under the fields, the focus on the first gap."""
        said = " ".join(sentences)
        gap: QWidget = self.fields.first_gap()  # type: ignore[attr-defined]
        self._fault.say(said, aloud=not is_read_with_its_field(inner(gap)))
        mark_faulty(gap, said)
        gap.setFocus(Qt.FocusReason.OtherFocusReason)
        _bring_into_view(self)

    def clear_fault(self) -> None:
        """Take the fault away."""
        if self._fault.sentence():
            self._fault.say("")
            for field in self.tab_stops():
                mark_faulty(field, "")

    def tab_stops(self) -> list[QWidget]:
        """What Tab visits, in order."""
        return [*self.fields.tab_stops(), self.remove]  # type: ignore[attr-defined]

    def _want_removal(self) -> None:
        self.removal_wanted.emit(self)


class CardList(QWidget, Generic[Fields]):
    """Cards one under the other; `noun` names them and begins the names of their faults as `prefix`-0, -1…"""

    edited = Signal()

    def __init__(
        self, make: Callable[[], Fields], *, noun: str, prefix: str, add: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._make, self._noun, self._prefix = make, noun, prefix
        self._cards: list[CardEditor[Fields]] = []
        self._narrow = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(self, Space.M))
        self.add_button = quiet(add, self, icon="add")
        self.add_button.clicked.connect(self._add_by_hand)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch(1)
        self._column.addLayout(row)

    def cards(self) -> list[CardEditor[Fields]]:
        """The cards, from top to bottom."""
        return list(self._cards)

    def take_focus(self) -> None:
        """The first field of the first card, or the button that adds one.

        No focus proxy does it: Qt loses its way with Tab when one points into what `setTabOrder` moves.
        """
        (self._cards[0].tab_stops()[0] if self._cards else self.add_button).setFocus()

    def filled(self) -> list[CardEditor[Fields]]:
        """The cards that hold anything: those that count."""
        return [card for card in self._cards if not card.fields.is_blank()]  # type: ignore[attr-defined]

    def add(self) -> CardEditor[Fields]:
        """A new card at the bottom."""
        card = CardEditor(self._make(), self)
        card.fields.set_narrow(self._narrow)  # type: ignore[attr-defined]
        card.edited.connect(self.edited)
        card.removal_wanted.connect(self._remove)
        self._cards.append(card)
        self._column.insertWidget(len(self._cards) - 1, card)
        if self.isVisible():
            # At once, or it could not take the focus yet.
            card.show()
        self._number()
        # A widget made later comes last for Tab: the new ones go where the button stands, then the button after them.
        stops = [self.add_button, *card.tab_stops(), self.add_button]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)
        return card

    def set_narrow(self, narrow: bool) -> None:
        """Lay the cards out for a narrow page, those to come as well."""
        self._narrow = narrow
        for card in self._cards:
            card.fields.set_narrow(narrow)  # type: ignore[attr-defined]

    def clear(self) -> None:
        """No card at all."""
        for card in self.cards():
            self._take_out(card)

    def owns(self, fault: Fault) -> bool:
        """Whether the fault speaks of one of these cards."""
        return fault.field.startswith(f"{self._prefix}-")

    def show_faults(self, faults: Iterable[Fault]) -> None:
        """Put each sentence in its card; those of other cards are taken away."""
        by_field: dict[str, list[str]] = {}
        for fault in filter(self.owns, faults):
            by_field.setdefault(fault.field, []).append(fault.sentence)
        for card in self._cards:
            card.clear_fault()
        # From the last up, so that the focus ends on the first.
        for at, card in reversed(list(enumerate(self.filled()))):
            if sentences := by_field.get(f"{self._prefix}-{at}"):
                card.blame(sentences)

    def _add_by_hand(self) -> None:
        self.add().tab_stops()[0].setFocus()
        self.edited.emit()

    def _remove(self, card: CardEditor[Fields]) -> None:
        self._take_out(card)
        self.add_button.setFocus()
        self.edited.emit()

    def _take_out(self, card: CardEditor[Fields]) -> None:
        self._cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
        self._number()

    def _number(self) -> None:
        for at, card in enumerate(self._cards, 1):
            card.call(f"{self._noun} {at}")


def _bring_into_view(card: QWidget) -> None:
    above = card.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    page = above.widget() if isinstance(above, QScrollArea) else None
    if isinstance(above, QScrollArea) and page is not None:
        if lines := page.layout():
            # What was just shown or hidden has moved the card.
            lines.activate()
        # Its top at least: the card may be higher than the room, and its fields come before its fault.
        above.verticalScrollBar().setValue(card.mapTo(page, QPoint(0, 0)).y() - px(card, Space.S))
