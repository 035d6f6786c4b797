"""The cards of a scope one under the other, lines then requests, each list with its button to add one."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.errors import Fault
from desktop_app.domain.mandate import Body
from desktop_app.domain.organism import Directory
from desktop_app.use_cases.mandates import organisms

from ..context import Context
from ..theme.tokens import Space, bare
from ..widgets.buttons import quiet
from .scope_card import ProcedureCard, RequestCard, ScopeCard

Card = TypeVar("Card", bound=ScopeCard)


class CardList(QWidget, Generic[Card]):
    """Cards of one kind; those that hold nothing do not count."""

    edited = Signal()

    def __init__(self, kind: type[Card], directory: Directory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._directory = kind, directory
        self._cards: list[Card] = []
        self._narrow = False
        self._column = bare(QVBoxLayout(self), Space.M)
        self.add_button = quiet(kind.add_words, self, icon="add")
        self.add_button.clicked.connect(self._add_by_hand)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch(1)
        self._column.addLayout(row)

    def cards(self) -> list[Card]:
        """The cards, from top to bottom."""
        return list(self._cards)

    def take_focus(self) -> None:
        """The first field of the first card, or the button that adds one."""
        (self._cards[0].organism if self._cards else self.add_button).setFocus()

    def filled(self) -> list[Card]:
        """The cards that hold anything: those that count."""
        return [card for card in self._cards if not card.is_blank()]

    def add(self) -> Card:
        """A new card at the bottom."""
        card = self._kind(self._directory, self)
        card.set_narrow(self._narrow)
        card.edited.connect(self.edited)
        card.removal_wanted.connect(self._remove)
        self._cards.append(card)
        self._column.insertWidget(len(self._cards) - 1, card)
        if self.isVisible():
            # At once, or it could not take the focus yet.
            card.show()
        self._number()
        return card

    def set_narrow(self, narrow: bool) -> None:
        """Lay the cards out for a narrow page, those to come as well."""
        self._narrow = narrow
        for card in self._cards:
            card.set_narrow(narrow)

    def clear(self) -> None:
        """No card at all."""
        for card in self.cards():
            self._take_out(card)

    def owns(self, fault: Fault) -> bool:
        """Whether the fault speaks of one of these cards."""
        return fault.field.startswith(f"{self._kind.prefix}-")

    def show_faults(self, faults: Iterable[Fault]) -> None:
        """Put each sentence in its card, numbered as the faults are; those of other cards are taken away."""
        by_field: dict[str, list[str]] = {}
        for fault in filter(self.owns, faults):
            by_field.setdefault(fault.field, []).append(fault.sentence)
        for card in self._cards:
            card.clear_fault()
        # From the last up, so that the focus ends on the first.
        for at, card in reversed(list(enumerate(self.filled()))):
            if sentences := by_field.get(f"{self._kind.prefix}-{at}"):
                card.blame(sentences)

    def _add_by_hand(self) -> None:
        self.add().organism.setFocus()
        self.edited.emit()

    def _remove(self, card: Card) -> None:
        self._take_out(card)
        self.add_button.setFocus()
        self.edited.emit()

    def _take_out(self, card: Card) -> None:
        self._cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
        self._number()

    def _number(self) -> None:
        for at, card in enumerate(self._cards, 1):
            card.call(at)


class ScopeCards:
    """What a mandate is for: the list of its lines and that of its requests."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        directory = context.runner.read(organisms.directory) or Directory()
        self.lines = CardList(ProcedureCard, directory, parent)
        self.requests = CardList(RequestCard, directory, parent)

    def body(self) -> Body:
        """The lines and requests as typed, and nothing else of a body."""
        lines = tuple(card.value() for card in self.lines.filled())
        return Body(lines, tuple(card.value() for card in self.requests.filled()))

    def show_body(self, body: Body) -> None:
        """A card for each line and request; an empty one for a body that has none."""
        self.lines.clear()
        self.requests.clear()
        for line in body.lines:
            self.lines.add().set_value(line)
        for request in body.requests:
            self.requests.add().set_value(request)
        if not (body.lines or body.requests):
            self.lines.add()

    def set_narrow(self, narrow: bool) -> None:
        """The fields of every card in one column."""
        self.lines.set_narrow(narrow)
        self.requests.set_narrow(narrow)

    def owns(self, fault: Fault) -> bool:
        """Whether the fault speaks of a card."""
        return self.lines.owns(fault) or self.requests.owns(fault)

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Put each sentence in its card, the focus on the first of the page."""
        # From its bottom up, so that the focus ends there.
        self.requests.show_faults(faults)
        self.lines.show_faults(faults)
