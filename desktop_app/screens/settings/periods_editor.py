"""The dates that the place types, as cards one under the other: closures, bank holidays of its own, school holidays."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.domain import french
from desktop_app.domain.calendar import Period, PeriodKind, read_period
from desktop_app.domain.errors import Refused
from desktop_app.domain.french import capital

from ..widgets import labels
from ..widgets.boxes import TickField
from ..widgets.cards import Card, CardList
from ..widgets.date_field import DateField
from ..widgets.fields import ChoiceField, TextField
from ..widgets.reading import date_faults, read_all

_NONE = "Aucune date : le lieu ouvre tous ses jours de permanence, sauf les jours fériés qui le ferment."


_DATE_CHARS = 32
"""What 'mercredi 24 septembre 2026' and the picture of a calendar beside it take."""


class PeriodCard(Card):
    """What it is, from which day to which, whether it comes back, and its name; `None` for one to be typed."""

    def __init__(self, period: Period | None, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__("Retirer", parent)
        self._kind, self._name = ChoiceField([(kind, capital(kind.value)) for kind in PeriodKind]), TextField()
        self._first, self._last = DateField(today), DateField(today)
        self._every_year = TickField("Chaque année")
        self._last.line.setPlaceholderText("le même jour")
        self._name.setPlaceholderText("ex. inventaire")
        self.line(self.part("Quoi", self._kind), self.part("Nom", self._name, "name", chars=26))
        self.line(
            self.part("Premier jour", self._first, "first", chars=_DATE_CHARS),
            self.part("Dernier jour", self._last, "last", chars=_DATE_CHARS),
            self.part("", self._every_year),
        )
        # Of dates that are in the list twice the first day is blamed.
        self._named[""] = self._first
        self.end()
        self.edited.connect(self._name_removal)
        for field in (self._first, self._last):
            # Its name and its tip say the word: written beside both dates, it would not fit the largest type.
            field.button.setText("")
        if period:
            self._show(period)
        self._name_removal()

    def read(self) -> Period:
        """The period typed; raises `Refused` (fields first, last, name)."""
        kind, first, last = self._kind.value(), self._first.value(), self._last.value()
        typed = partial(read_period, kind, first, last, self._every_year.value(), self._name.value())
        return read_all(typed, date_faults({"first": self._first, "last": self._last}))

    def _name_removal(self) -> None:
        """Say which day the button takes away: there are as many of them as cards."""
        first = self._first.value()
        words = (self._name.raw().strip() or self._kind.raw(), french.long_date(first) if first else "")
        self.remove.setAccessibleName(f"Retirer\N{NO-BREAK SPACE}: {', '.join(filter(None, words))}")

    def _show(self, period: Period) -> None:
        self._kind.set_value(period.kind)
        self._name.set_value(period.name)
        self._first.set_value(period.first)
        self._last.set_value(period.last if period.last > period.first else None)
        self._every_year.set_value(period.every_year)


class PeriodsEditor(CardList[PeriodCard]):
    """The cards of the dates; faults are on fields 'period-0-first', 'period-1-name', 'period-2'…"""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__("Ajouter une date", "period")
        self._today = today
        self._nothing = labels.muted(_NONE, self)
        self._column.addWidget(self._nothing)
        self.edited.connect(self._show_nothing)

    def show_periods(self, periods: Iterable[Period]) -> None:
        """Replace the cards."""
        self.empty()
        for period in periods:
            self.put(PeriodCard(period, self._today, self))
        self._show_nothing()

    def make_empty(self) -> PeriodCard:
        return PeriodCard(None, self._today, self)

    def exchange(self, old: Iterable[Period], new: Iterable[Period]) -> None:
        """Take away the cards that still say the `old` dates, of whatever year, and add the `new` ones."""
        gone = {_yearless(period) for period in old}
        for card in list(self.cards):
            if _as_typed(card) in gone:
                self._take(card)
        known = {_as_typed(card) for card in self.cards}
        for period in new:
            if _yearless(period) not in known:
                self.put(PeriodCard(period, self._today, self))
        self._show_nothing()

    def read(self) -> tuple[Period, ...]:
        return tuple(self.read_cards())

    def _show_nothing(self) -> None:
        self._nothing.setVisible(not self.cards)


def _as_typed(card: PeriodCard) -> object:
    try:
        return _yearless(card.read())
    except Refused:
        return None


def _yearless(period: Period) -> tuple[PeriodKind, int, int, str, bool]:
    one_day = period.first == period.last
    return period.kind, period.first.month, period.first.day, period.name, period.every_year and one_day
