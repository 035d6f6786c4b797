"""The patterns, each in a sentence, with what can be done of it: in the assistant and in Réglages."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.errors import Fault
from desktop_app.domain.planning import Pattern, Rhythm, details_told, pattern_told, rhythm_told

from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.banner import Banner
from ..widgets.buttons import quiet

_NONE = "Aucune permanence : sans elle, l’agenda reste vide."


class PatternList(QWidget):
    """`asked` carries the pattern to change, None for a new one; `unwanted` the one to take away.

    Whoever listens does it, and shows the patterns again.
    """

    asked = Signal(object)
    unwanted = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._patterns: tuple[Pattern, ...] = ()
        self._buttons: list[QPushButton] = []
        self.banner = Banner("danger", parent=self)
        self._nothing = labels.muted(_NONE, self)
        self.add_button = quiet("Ajouter une permanence…", self, icon="add")
        self.add_button.clicked.connect(self._ask_new)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(px(self, Space.M))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, Space.M))
        for widget in (self.banner, self._nothing):
            column.addWidget(widget)
        column.addLayout(self._cards)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """Those shown, in the order of the week; lists of dates come last."""
        return self._patterns

    def show_patterns(self, patterns: Iterable[Pattern], advisors: Mapping[int, str]) -> None:
        """Replace the sentences; `advisors` are the names. The button that had the keyboard keeps its place."""
        focused = self.window().focusWidget()
        at = self._buttons.index(focused) if isinstance(focused, QPushButton) and focused in self._buttons else -1
        while (item := self._cards.takeAt(0)) is not None:
            if (card := item.widget()) is not None:
                card.hide()
                card.deleteLater()
        self._buttons = []
        self._patterns = tuple(sorted(patterns, key=_in_the_week))
        for pattern in self._patterns:
            card = self._card(pattern, advisors.get(pattern.advisor_id, ""))
            self._cards.addWidget(card)
            card.show()
        self._nothing.setVisible(not self._patterns)
        self.banner.say("")
        # Made later than the button that adds, the cards would come after it for Tab.
        for before, after in pairwise([*self._buttons, self.add_button]):
            self.setTabOrder(before, after)
        if at >= 0:
            # The button of « Modifier… », never the one that takes the next away: the same key pressed again must not.
            near = self._buttons[min(at, len(self._buttons) - 1) // 2 * 2] if self._buttons else self.add_button
            near.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_faults(self, faults: Iterable[Fault], /) -> None:
        """Say above the sentences what is wrong."""
        self.banner.say("\n".join(fault.sentence for fault in faults))

    def _card(self, pattern: Pattern, advisor: str) -> QFrame:
        card = QFrame(self)
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(*(px(self, edge) for edge in (Space.L, Space.M, Space.L, Space.S)))
        column.setSpacing(px(self, Space.XS))
        column.addWidget(labels.strong(pattern_told(pattern, advisor, self._today()), card))
        if details := details_told(pattern):
            column.addWidget(labels.muted(details, card))
        row = QHBoxLayout()
        row.setContentsMargins(0, px(self, Space.XS), 0, 0)
        row.setSpacing(px(self, Space.S))
        for words, slot in (("Modifier…", self._ask), ("Retirer", self._give_up)):
            button = quiet(words, card, once=True)
            button.setAccessibleName(f"{words.removesuffix('…')}, {rhythm_told(pattern)}")
            button.setProperty("pattern", pattern)
            button.clicked.connect(slot)
            self._buttons.append(button)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return card

    def _ask(self) -> None:
        self.asked.emit(self.sender().property("pattern"))

    def _ask_new(self) -> None:
        self.asked.emit(None)

    def _give_up(self) -> None:
        self.unwanted.emit(self.sender().property("pattern"))


def _in_the_week(pattern: Pattern) -> tuple[object, ...]:
    first = pattern.segments[0].start if pattern.segments else None
    return pattern.rhythm is Rhythm.DATES, pattern.weekday, pattern.dates[:1], str(first), pattern.starts_on, pattern.id
