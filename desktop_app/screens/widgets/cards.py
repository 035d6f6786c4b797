"""A few fields side by side, each under its label: in one row of a form, or on cards that are added and removed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.errors import Fault, Refused, refuse

from ..theme.tokens import Space, bare, edged, px
from .aloud import is_read_with_its_field, mark_faulty
from .banner import Banner
from .buttons import quiet
from .flow import Flow
from .form import Labelled
from .layout import stack_when_narrow, take_out
from .line import inner
from .scrolled import reveal

_LEAST_WIDTH = 460


class FieldsBeside(QWidget):
    """A field for a `Form`: what is wrong is marked on whichever of its fields was last aimed at."""

    edited = Signal()

    def __init__(self, parts: Sequence[tuple[str, QWidget, int]], parent: QWidget | None = None) -> None:
        """Each part is a label, a field, and how many characters wide that looks, 0 for its own width."""
        super().__init__(parent)
        self._parts = {field: Labelled(words, field, chars, self) for words, field, chars in parts}
        for field in self._parts:
            field.edited.connect(self.edited)  # type: ignore[attr-defined]
        column = bare(QVBoxLayout(self))
        column.addWidget(Flow(list(self._parts.values()), px(self, Space.L), px(self, Space.S), self))
        self.aim_at(parts[0][1])

    def aim_at(self, field: QWidget) -> None:
        """The field that takes the focus, and is marked when the row is blamed."""
        self.setFocusProxy(inner(field))

    def show_part(self, field: QWidget, shown: bool) -> None:
        """Show or hide one of the fields with its label; what it holds stays."""
        self._parts[field].setVisible(shown)


class Card(QFrame):
    """A frame with lines of labelled fields, one button to remove it, and its fault under the fields."""

    edited = Signal()
    removed = Signal()

    def __init__(self, remove: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.remove = quiet(remove, self, self.give_up, icon="remove")
        self._fields: list[QWidget] = []
        self._named: dict[str, QWidget] = {}
        self._last_line: QHBoxLayout | None = None
        self._fault = Banner("danger", parent=self)
        self._column = edged(QVBoxLayout(self), Space.M, Space.L, Space.M, Space.L, Space.L)

    def line(self, *parts: QWidget) -> None:
        """Add a line of parts, which goes on below when there is not room for all; the last line gets the button."""
        self._last_line = bare(QHBoxLayout(), Space.S, self)
        self._last_line.addWidget(Flow(parts, px(self, Space.L), px(self, Space.S), self), 1)
        self._column.addLayout(self._last_line)

    def part(self, label: str, field: QWidget, name: str = "", *, chars: int = 0) -> Labelled:
        """A field under its label, if any; `name` is the `field` of the faults that blame it, '' for none."""
        self._fields.append(field)
        if name:
            self._named[name] = field
        edited = getattr(field, "edited", None)
        if edited is not None:
            edited.connect(self.clear_fault)
            edited.connect(self.edited)
        return Labelled(label, field, chars, self)

    def add(self, widget: QWidget) -> None:
        """Add something that is no field on its own line."""
        self._column.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button under the last line when there is no room beside it."""
        super().resizeEvent(event)
        if self._last_line is not None:
            stack_when_narrow(self, self._last_line, _LEAST_WIDTH)

    def give_up(self) -> None:
        """What the button does: have the list take this card away."""
        self.removed.emit()

    def end(self) -> None:
        """Put the button beside the last line, then the line of faults; to be called once."""
        assert self._last_line is not None, "a card has a line"
        self._last_line.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight)
        self._column.addWidget(self._fault)

    def read(self) -> Any:
        """What is typed; raises `Refused`."""
        raise NotImplementedError

    def show_faults(self, faults: Iterable[Fault], *, focus: bool) -> None:
        """Put the sentences under the fields, in their order, and the focus on the first when asked."""
        order = list(self._named)
        for fault in sorted(faults, key=lambda each: order.index(each.field) if each.field in order else 0):
            self._blame(fault.sentence, self._named.get(fault.field, self._fields[0]), focus=focus)
            focus = False

    def _blame(self, sentence: str, field: QWidget, *, focus: bool) -> None:
        said, culprit = self._fault.sentence(), inner(field)
        shown = sentence if sentence == said else f"{said}\n{sentence}".strip()
        self._fault.say(shown, aloud=not focus or not is_read_with_its_field(culprit))
        mark_faulty(culprit, sentence)
        if focus:
            self._go_to(culprit)

    def begin(self) -> None:
        """Go to the first field."""
        self._go_to(self._fields[0])

    def _go_to(self, field: QWidget) -> None:
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        # Where the card stands is known once the layout has run: test_a_card_that_is_added_is_in_sight.
        QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        reveal(self)

    def clear_fault(self) -> None:
        """Take the fault away."""
        if self._fault.sentence():
            self._fault.say("")
            for field in self._fields:
                mark_faulty(inner(field), "")


Made = TypeVar("Made", bound=Card)


class CardList(QWidget, Generic[Made]):
    """Cards one under the other and a button that adds one; `edited` when anything changed.

    The faults of a card are on fields '<head>-<key>-<field>', or '<head>-<key>' for the card as a whole.
    """

    edited = Signal()

    def __init__(self, add: str, head: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner = Banner("danger", parent=self)
        self.add_button = quiet(add, self, self.add_one, icon="add")
        self.cards: list[Made] = []
        self._head, self._edited = head, False
        self.edited.connect(self._note_edit)
        self._column = bare(QVBoxLayout(), Space.M, self)
        column = bare(QVBoxLayout(self), Space.M)
        column.addWidget(self.banner)
        column.addLayout(self._column)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def make_empty(self) -> Made:
        """A card for something new."""
        raise NotImplementedError

    def keys(self) -> Sequence[int]:
        """What tells the cards apart, in order: their places."""
        return range(len(self.cards))

    def add_one(self) -> None:
        """Add an empty card and go to it."""
        card = self.make_empty()
        self.put(card)
        card.begin()
        self.edited.emit()

    def read_cards(self) -> list[Any]:
        """What is typed in each card, in order; raises `Refused` with every fault."""
        found: list[Any] = []
        faults: list[Fault] = []
        for key, card in zip(self.keys(), self.cards, strict=True):
            try:
                found.append(card.read())
            except Refused as refusal:
                faults += [replace(each, field=f"{self._head}-{key}-{each.field}") for each in refusal.faults]
        refuse(faults)
        return found

    def show_faults(self, faults: Iterable[Fault], /) -> None:
        """Put each sentence in its card and the focus on the first; what is of no card stands above them."""
        self.clear_faults()
        left, focus = list(faults), True
        for key, card in zip(self.keys(), self.cards, strict=True):
            whose = f"{self._head}-{key}"
            if mine := [each for each in left if f"{each.field}-".startswith(f"{whose}-")]:
                beside = [replace(each, field=each.field.removeprefix(whose).removeprefix("-")) for each in mine]
                card.show_faults(beside, focus=focus)
                focus = False
        self.banner.say("\n".join(each.sentence for each in left if not each.field.startswith(f"{self._head}-")))

    def put(self, card: Made) -> None:
        """Add a card at the end."""
        self.cards.append(card)
        self._column.addWidget(card)
        if self.isVisible():
            card.show()
        card.edited.connect(self.edited)
        card.removed.connect(self._take_sender)

    def empty(self) -> None:
        """Take every card away."""
        for card in list(self.cards):
            self._take(card)
        self.clear_faults()

    def was_edited(self) -> bool:
        """Whether the agent changed anything."""
        return self._edited

    def clear_faults(self) -> None:
        """Take every fault away."""
        self.banner.say("")
        for card in self.cards:
            card.clear_fault()

    def _note_edit(self) -> None:
        self._edited = True

    def _take_sender(self) -> None:
        at = next(at for at, card in enumerate(self.cards) if card is self.sender())
        self._take(self.cards[at])
        self._focus_near(at)
        self.edited.emit()

    def _take(self, card: Made) -> None:
        self.cards.remove(card)
        take_out(self._column, [card])

    def _focus_near(self, at: int) -> None:
        # A field, not the button that takes the next card away: the same key pressed again must not.
        if self.cards:
            self.cards[min(at, len(self.cards) - 1)].begin()
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
