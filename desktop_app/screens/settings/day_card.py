"""One day of permanence: when it comes, who holds it, for what, at which hours."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from itertools import pairwise

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Fault, Refused
from desktop_app.domain.french import WEEKDAYS, capital
from desktop_app.domain.planning import Mode, Pattern, Rhythm, Segment
from desktop_app.domain.theme import Purpose

from ..widgets.fields import ChoiceField, HourField, NumberField
from ..widgets.reading import hour_fault
from .cards import Card

_NOON = time(12)


class DayCard(Card):
    """A rule such as "chaque jeudi"; the number at the end is minutes, or places on a day of workshops."""

    def __init__(
        self,
        rule: Pattern,
        advisors: Sequence[tuple[int, str]],
        parent: QWidget | None = None,
        *,
        conventions: Sequence[tuple[int, str]] = (),
    ) -> None:
        super().__init__("Retirer", parent)
        self._rule = rule
        self._rhythm = ChoiceField([(rhythm, capital(rhythm.value)) for rhythm in Rhythm if rhythm is not Rhythm.DATES])
        self._weekday = ChoiceField(enumerate(WEEKDAYS))
        self._advisor = ChoiceField(advisors)
        self._convention = ChoiceField(conventions)
        self._purpose = ChoiceField([(purpose, capital(purpose.value)) for purpose in Purpose])
        self._morning = HourField(placeholder="9 h"), HourField(placeholder="12 h")
        self._afternoon = HourField(placeholder="14 h"), HourField(placeholder="17 h")
        self._minutes = NumberField(5, 240, suffix="min")
        self._places = NumberField(1, 50, suffix="places")
        self._lay_out()
        self._show(rule)
        self._purpose.edited.connect(self._show_measure)

    def weekday(self) -> int:
        """The weekday chosen, 0 for Monday."""
        return int(self._weekday.value())

    def set_advisors(self, advisors: Sequence[tuple[int, str]]) -> None:
        """Offer these advisors, keeping the one chosen when it is among them."""
        self._advisor.set_options(advisors)

    def read(self) -> Pattern:
        """The rule typed, with the id and the dates it had; raises `Refused` for an hour that is none."""
        return replace(
            self._rule,
            rhythm=self._rhythm.value(),
            weekday=self._weekday.value(),
            advisor_id=self._advisor.value(),
            convention_id=self._convention.value() or self._rule.convention_id,
            purpose=self._purpose.value(),
            segments=(*self._segment(self._morning), *self._segment(self._afternoon)),
        )

    def blame_hours(self, sentence: str, *, focus: bool) -> None:
        """Show a fault of the hours, on the field that seems to be its cause."""
        self.blame(sentence, _culprit(self._morning, self._afternoon), focus=focus)

    def _lay_out(self) -> None:
        self.line(self.part("Rythme", self._rhythm), self.part("Jour", self._weekday))
        self.line(self.part("Conseiller", self._advisor), self.part("Pour", self._purpose))
        under = self.part("Sous la convention", self._convention, chars=40)
        under.hide()
        # With one in force or to come there is nothing to choose.
        if self._convention.count() > 1:
            self.line(under)
            under.show()
        self._minutes_part = self.part("Un rendez-vous dure", self._minutes, chars=8)
        self._places_part = self.part("Un atelier reçoit", self._places, chars=10)
        self.line(
            self.part("Matin", *self._morning, between="à", chars=6),
            self.part("Après-midi", *self._afternoon, between="à", chars=6),
            self._minutes_part,
            self._places_part,
        )
        self.end()

    def _show(self, rule: Pattern) -> None:
        self._rhythm.set_value(rule.rhythm)
        self._weekday.set_value(rule.weekday)
        self._advisor.set_value(rule.advisor_id)
        self._convention.set_value(rule.convention_id)
        self._purpose.set_value(rule.purpose)
        self._minutes.set_value(next((each.step for each in rule.segments if each.step), 45))
        self._places.set_value(max((each.places for each in rule.segments if each.mode is Mode.WORKSHOP), default=8))
        afternoon = len(rule.segments) == 1 and rule.segments[0].start >= _NOON
        pairs = (self._afternoon,) if afternoon else (self._morning, self._afternoon)
        for (start, end), segment in zip(pairs, rule.segments, strict=False):
            start.set_value(segment.start)
            end.set_value(segment.end)
        self._show_measure()

    def _show_measure(self) -> None:
        workshops = self._purpose.value() is Purpose.WORKSHOPS
        self._places_part.setVisible(workshops)
        self._minutes_part.setVisible(not workshops)

    def _segment(self, pair: tuple[HourField, HourField]) -> tuple[Segment, ...]:
        typed = [field.raw() for field in pair]
        if not any(raw.strip() for raw in typed):
            return ()
        for field in pair:
            if field.raw().strip() and field.value() is None:
                raise Refused([Fault("", hour_fault(field.raw()))])
        start, end = pair[0].value(), pair[1].value()
        if start is None or end is None:
            raise Refused([Fault("", "Écrivez l’heure de début et l’heure de fin, ou laissez les deux vides.")])
        if self._purpose.value() is Purpose.WORKSHOPS:
            return (Segment.workshop(start, end, self._places.value()),)
        return (Segment(start, end, step=self._minutes.value()),)


def _culprit(*pairs: tuple[HourField, HourField]) -> HourField:
    """The hour that is none, or missing beside another, or before the one it follows; else the first of all."""
    hours = [field for pair in pairs for field in pair]
    unread = [field for field in hours if field.raw().strip() and field.value() is None]
    lone = [field for pair in pairs for field in pair if not field.value() and any(other.value() for other in pair)]
    backward = [after for before, after in pairwise(hours) if _backward(before, after)]
    return [*unread, *lone, *backward, hours[0]][0]


def _backward(before: HourField, after: HourField) -> bool:
    first, last = before.value(), after.value()
    return first is not None and last is not None and last < first
