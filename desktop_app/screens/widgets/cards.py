"""A few fields side by side, each under its label: in one row of a form, or on cards that are added and removed."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ..theme.tokens import Space, bare, px
from .aloud import is_read_with_its_field, mark_faulty
from .banner import Banner
from .buttons import quiet
from .flow import Flow
from .form import Labelled
from .layout import stack_when_narrow
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

    def raw(self) -> str:
        """What is typed in each."""
        return "\n".join(field.raw() for field in self._parts)  # type: ignore[attr-defined]


class Card(QFrame):
    """A frame with lines of labelled fields, one button to remove it, and its fault under the fields."""

    edited = Signal()
    removed = Signal()

    def __init__(self, remove: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.remove = quiet(remove, self, icon="remove")
        self.remove.clicked.connect(self.give_up)
        self._fields: list[QWidget] = []
        self._last_line: QHBoxLayout | None = None
        self._fault = Banner("danger", parent=self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*(px(self, edge) for edge in (Space.L, Space.M, Space.L, Space.L)))
        self._column.setSpacing(px(self, Space.M))

    def line(self, *parts: QWidget) -> None:
        """Add a line of parts, which goes on below when there is not room for all; the last line gets the button."""
        self._last_line = QHBoxLayout()
        self._last_line.setSpacing(px(self, Space.S))
        self._last_line.addWidget(Flow(parts, px(self, Space.L), px(self, Space.S), self), 1)
        self._column.addLayout(self._last_line)

    def part(self, label: str, field: QWidget, *, chars: int = 0) -> QWidget:
        """A field under its label, if any."""
        self._fields.append(field)
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
        """Put the button beside the last line, last of the card for Tab as for the eye, then the line of faults.

        To be called once.
        """
        assert self._last_line is not None, "a card has a line"
        self._last_line.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight)
        self._column.addWidget(self._fault)
        self.setTabOrder(inner(self._fields[-1]), self.remove)

    def tab_stops(self) -> list[QWidget]:
        """What Tab visits, in order."""
        return [*(inner(field) for field in self._fields), self.remove]

    def blame(self, sentence: str, field: QWidget | None = None, *, focus: bool = False) -> None:
        """Show what is wrong under the fields; `field` is marked, and takes the focus when asked."""
        said = self._fault.sentence()
        culprit = inner(field or self._fields[0])
        shown = sentence if sentence == said else f"{said}\n{sentence}".strip()
        self._fault.say(shown, aloud=not focus or not is_read_with_its_field(culprit))
        mark_faulty(culprit, sentence)
        if focus:
            culprit.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, self.reveal)

    def begin(self) -> None:
        """Go to the first field."""
        self._fields[0].setFocus(Qt.FocusReason.OtherFocusReason)
        # Where it stands is known once the layout has run.
        QTimer.singleShot(0, self, self.reveal)

    def reveal(self) -> None:
        """Scroll until the whole card is seen."""
        reveal(self)

    def clear_fault(self) -> None:
        """Take the fault away."""
        if self._fault.sentence():
            self._fault.say("")
            for field in self._fields:
                mark_faulty(inner(field), "")

    def fault(self) -> str:
        """The sentence shown now."""
        return self._fault.sentence()


class CardList(QWidget):
    """Cards one under the other and a button that adds one; `edited` when anything changed."""

    edited = Signal()

    def __init__(self, add: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner = Banner("danger", parent=self)
        self.add_button = quiet(add, self, icon="add")
        self._cards: list[Card] = []
        self._edited = False
        self.edited.connect(self._note_edit)
        self._column = QVBoxLayout()
        self._column.setSpacing(px(self, Space.M))
        column = bare(QVBoxLayout(self), Space.M)
        column.addWidget(self.banner)
        column.addLayout(self._column)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def put(self, card: Card) -> None:
        """Add a card at the end."""
        self._cards.append(card)
        self._column.addWidget(card)
        if self.isVisible():
            card.show()
        # A widget made later comes last for Tab: the new ones go where the button stands, then the button after them.
        stops = [self.add_button, *card.tab_stops(), self.add_button]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)
        card.edited.connect(self.edited)
        card.removed.connect(self._take_sender)

    def empty(self) -> None:
        """Take every card away."""
        for card in list(self._cards):
            self._take(card)
        self.clear_faults()

    def was_edited(self) -> bool:
        """Whether the agent changed anything."""
        return self._edited

    def clear_faults(self) -> None:
        """Take every fault away."""
        self.banner.say("")
        for card in self._cards:
            card.clear_fault()

    def _note_edit(self) -> None:
        self._edited = True

    def _take_sender(self) -> None:
        card = self.sender()
        if isinstance(card, Card):
            at = self._cards.index(card)
            self._take(card)
            self._focus_near(at)
            self.edited.emit()

    def _take(self, card: Card) -> None:
        self._cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _focus_near(self, at: int) -> None:
        left: Sequence[Card] = self._cards
        # A field, not the button that takes the next card away: the same key pressed again must not.
        target = left[min(at, len(left) - 1)].tab_stops()[0] if left else self.add_button
        target.setFocus(Qt.FocusReason.OtherFocusReason)
