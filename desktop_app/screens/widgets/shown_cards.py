"""Cards that say what there is of a kind, made afresh each time it is read, above the button that adds another."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.errors import Fault

from ..theme.tokens import Space, bare, edged, px
from . import labels
from .banner import Banner
from .buttons import quiet, quiet_once
from .flow import Flow


class ShownCards(QWidget):
    """Cards are put between `begin` and `end`; whoever had the keyboard has it again afterwards.

    `wanted` carries the verb of a button, and what its card is about.
    """

    wanted = Signal(str, object)

    def __init__(self, add: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner, self._above = Banner("danger", parent=self), labels.muted("", self)
        self.add_button = quiet(add, self, icon="add")
        self._offered: dict[QPushButton, tuple[str, Any]] = {}
        self._held: tuple[int, tuple[str, Any]] | None = None
        self._cards = bare(QVBoxLayout(), Space.M, self)
        column = bare(QVBoxLayout(self), Space.M)
        column.addWidget(self.banner)
        column.addWidget(self._above)
        column.addLayout(self._cards)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def begin(self, words: str) -> None:
        """Take the cards away, and say this above those to come: how many, or that there is none; '' says nothing."""
        focused = self.window().focusWidget()
        at = next((at for at, button in enumerate(self._offered) if button is focused), -1)
        self._held = (at, list(self._offered.values())[at]) if at >= 0 else None
        self._offered = {}
        clear(self._cards)
        self.banner.say("")
        self._above.setText(words)
        self._above.setVisible(bool(words))

    def put_card(
        self, title: str, details: Iterable[str], about: Any, verbs: Iterable[tuple[str, str]], whose: str
    ) -> None:
        """Show after the others a card that says this, with a button a verb: its words, then `whose`, are heard."""
        card = QFrame(self)
        card.setProperty("role", "card")
        column = edged(QVBoxLayout(card), Space.XS, Space.L, Space.M, Space.L, Space.S)
        column.addWidget(labels.strong(title, card))
        for words in filter(None, details):
            column.addWidget(labels.muted(words, card))
        buttons: list[QPushButton] = []
        for verb, words in verbs:
            button = quiet_once(words, card, self._tell)
            button.setAccessibleName(f"{words.removesuffix('…')}{whose}")
            self._offered[button] = (verb, about)
            buttons.append(button)
        row = edged(QHBoxLayout(), 0, 0, Space.XS, 0, 0, within=self)
        row.addWidget(Flow(buttons, px(self, Space.S), px(self, Space.XS), card), 1)
        column.addLayout(row)
        self._cards.addWidget(card)
        card.show()

    def end(self) -> None:
        """Put the keyboard where it was."""
        if self._held:
            self._near(*self._held).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_faults(self, faults: Iterable[Fault], /) -> None:
        """Say above the cards what is wrong."""
        self.banner.say("\n".join(fault.sentence for fault in faults))

    def _near(self, at: int, asked: tuple[str, Any]) -> QPushButton:
        """What takes the keyboard of the button that was at this place and asked for this."""
        return next((button for button, found in self._offered.items() if found == asked), self.add_button)

    def _tell(self) -> None:
        # Nothing of a card that is gone: a button pressed by its letter is clicked a tenth of a second later. Held by
        # test_a_button_whose_card_goes_before_its_letter_clicks_asks_nothing.
        if asked := self._offered.get(self.sender()):  # type: ignore[call-overload]
            self.wanted.emit(*asked)


def clear(layout: QLayout) -> None:
    """Take away what it lays out, out of sight at once."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
