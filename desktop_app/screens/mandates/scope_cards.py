"""The cards of a scope one under the other, lines then requests, each list with its button to add one."""

from collections.abc import Sequence
from itertools import count
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Fault
from desktop_app.domain.mandate import Body
from desktop_app.domain.organism import Directory
from desktop_app.use_cases.mandates import organisms

from ..context import Context
from ..widgets.cards import CardList
from .scope_card import ProcedureCard, RequestCard, ScopeCard

Entry = TypeVar("Entry", bound=ScopeCard)


class EntryList(CardList[Entry]):
    """Cards of one kind; those that hold nothing do not count."""

    def __init__(self, kind: type[Entry], directory: Directory, parent: QWidget | None = None) -> None:
        super().__init__(kind.add_words, kind.prefix, parent)
        self._kind, self._directory, self._narrow = kind, directory, False

    def take_focus(self) -> None:
        """The first field of the first card, or the button that adds one."""
        (self.cards[0].organism if self.cards else self.add_button).setFocus()

    def filled(self) -> list[Entry]:
        """The cards that hold anything: those that count."""
        return [card for card in self.cards if not card.is_blank()]

    def keys(self) -> list[int]:
        """The number of each among those that count, which alone have faults."""
        numbers = count()
        return [-1 if card.is_blank() else next(numbers) for card in self.cards]

    def add(self) -> Entry:
        """A new card at the bottom."""
        card = self.make_empty()
        self.put(card)
        return card

    def make_empty(self) -> Entry:
        card = self._kind(self._directory, self)
        card.set_narrow(self._narrow)
        return card

    def put(self, card: Entry) -> None:
        super().put(card)
        self._number()

    def set_narrow(self, narrow: bool) -> None:
        """Lay the cards out for a narrow page, those to come as well."""
        self._narrow = narrow
        for card in self.cards:
            card.set_narrow(narrow)

    def owns(self, fault: Fault) -> bool:
        """Whether the fault speaks of one of these cards."""
        return fault.field.startswith(f"{self._kind.prefix}-")

    def _take(self, card: Entry) -> None:
        super()._take(card)
        self._number()

    def _focus_near(self, at: int) -> None:
        self.add_button.setFocus()

    def _number(self) -> None:
        for at, card in enumerate(self.cards, 1):
            card.call(at)


class ScopeCards:
    """What a mandate is for: the list of its lines and that of its requests."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        directory = context.runner.read(organisms.directory) or Directory()
        self.lines = EntryList(ProcedureCard, directory, parent)
        self.requests = EntryList(RequestCard, directory, parent)

    def body(self) -> Body:
        """The lines and requests as typed, and nothing else of a body."""
        lines = tuple(card.read() for card in self.lines.filled())
        return Body(lines, tuple(card.read() for card in self.requests.filled()))

    def show_body(self, body: Body) -> None:
        """A card for each line and request; an empty one for a body that has none."""
        self.lines.empty()
        self.requests.empty()
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
        for entries in (self.requests, self.lines):
            entries.show_faults(filter(entries.owns, faults))
