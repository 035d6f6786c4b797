"""The days of permanence as cards, one under the other: in the assistant and in Réglages."""

from collections.abc import Iterable, Sequence
from datetime import date, time

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Fault, Refused, refuse
from desktop_app.domain.planning import Pattern, Rhythm, Segment, check_patterns
from desktop_app.domain.theme import Purpose

from .cards import CardList
from .day_card import DayCard


class DaysEditor(CardList):
    """The cards of the days; faults are on fields 'day-0', 'day-1'… after the place of the card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Ajouter un jour", parent)
        self._advisors: list[tuple[int, str]] = []
        self._conventions: list[tuple[int, str]] = []
        self._starts_on = date.min
        self.add_button.clicked.connect(self.add_one)

    def set_advisors(self, advisors: Iterable[tuple[int, str]]) -> None:
        """Offer these advisors, by key and name; each card keeps its own when it is still among them."""
        self._advisors = list(advisors)
        self.add_button.setEnabled(bool(self._advisors))
        for card in self._day_cards():
            card.set_advisors(self._advisors)

    def set_conventions(self, conventions: Iterable[tuple[int, str]]) -> None:
        """Offer these conventions, by id and name, to the cards made from now on."""
        self._conventions = list(conventions)

    def show_days(self, rules: Iterable[Pattern], *, starts_on: date) -> None:
        """Replace the cards; days added from now on begin on `starts_on`."""
        self._starts_on = starts_on
        self.empty()
        for rule in rules:
            self.put(DayCard(rule, self._advisors, self, conventions=self._offered(rule)))

    def add_one(self) -> None:
        """Add a day, the weekday after the last card's, and go to it."""
        cards = self._day_cards()
        weekday = (cards[-1].weekday() + 1) % 5 if cards else 0
        hours = (Segment(time(9), time(12)), Segment(time(14), time(17)))
        first = self._advisors[0][0]
        rule = Pattern(0, weekday, Rhythm.EVERY_WEEK, first, Purpose.PROCEDURES, hours, self._starts_on)
        card = DayCard(rule, self._advisors, self, conventions=self._offered(rule))
        self.put(card)
        card.begin()
        self.edited.emit()

    def read(self) -> tuple[Pattern, ...]:
        """The rules typed, their advisors by key; raises `Refused` with every fault."""
        faults, rules = [], []
        for at, card in enumerate(self._day_cards()):
            try:
                rules.append(card.read())
            except Refused as refusal:
                faults.append(Fault(f"day-{at}", refusal.sentence))
        refuse(faults)
        check_patterns(rules)
        return tuple(rules)

    def show_faults(self, faults: Iterable[Fault], /) -> None:
        """Put each sentence in its card and the focus on the first."""
        self.clear_faults()
        by_card, focus = {fault.field: fault.sentence for fault in faults}, True
        for at, card in enumerate(self._day_cards()):
            if sentence := by_card.pop(f"day-{at}", ""):
                card.blame_hours(sentence, focus=focus)
                focus = False
        self.banner.say("\n".join(by_card.values()))

    def _offered(self, rule: Pattern) -> list[tuple[int, str]]:
        """The conventions to offer, unless the day is held under one that is over: that is not changed any more."""
        ids = [id for id, _ in self._conventions]
        return self._conventions if not rule.convention_id or rule.convention_id in ids else []

    def _day_cards(self) -> Sequence[DayCard]:
        return [card for card in self._cards if isinstance(card, DayCard)]
