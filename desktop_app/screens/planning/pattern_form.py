"""A pattern as a form: when it comes, at which hours, for what, with whom, from when to when, but for which dates."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import islice
from typing import Any, Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Fault, Refused, refuse
from desktop_app.domain.french import WEEKDAYS, capital
from desktop_app.domain.planning import (
    MOST_WEEKS,
    Foreseen,
    Pattern,
    Rhythm,
    Room,
    Segment,
    Shared,
    pattern_fault,
    share_out,
    shared_fault,
)
from desktop_app.domain.theme import Purpose

from ..runner import ShowsFaults
from ..widgets.cards import FieldsBeside
from ..widgets.date_field import DateField
from ..widgets.fields import ChoiceField, HourField, NumberField, in_words
from ..widgets.form import Form
from ..widgets.reading import date_fault, date_faults
from ..widgets.scrolled import reveal
from .fields import AdvisorsField, DatesField
from .segments_part import SegmentsPart

_DATE_CHARS = 32
"""What 'mercredi 24 septembre 2026' takes, the picture of a calendar beside it."""
_SEVERAL = "Plusieurs personnes"
_TOGETHER_HELP = "Mêmes dates, mêmes heures. Chaque personne a ses rendez-vous et sa journée."
_USUAL = (Segment(time(9), time(12)), Segment(time(14), time(17)))


class Keeper(Protocol):
    """Where patterns are kept, in the file or in the pages of the assistant; and what one may be given there."""

    beginning: str
    """What an empty first day means, in words."""

    conventions: Sequence[tuple[int, str]]
    """Those under which a day may be held, by id and name; nothing is asked where there is one at most."""
    places: Sequence[tuple[int, str]]
    """Where one may be held, likewise."""
    rooms: Sequence[Room]
    """The rooms of those places."""

    @property
    def first(self) -> date:
        """The day from which on a change holds."""

    def others(self, rows: Shared) -> Sequence[Pattern]:
        """The patterns beside which the one of these rows is held."""

    def coming(self, typed: Shared, rows: Shared) -> Foreseen:
        """The next dates of a pattern that is typed in the place of these rows, and those that are taken already."""

    def to_call(self, typed: Shared, rows: Shared) -> tuple[int, int]:
        """How many people would have to be called, and how many would keep their hour with somebody else."""

    def keep(self, typed: Shared, rows: Shared, form: ShowsFaults) -> bool:
        """Keep it, or show why not; whether it was."""


class PatternForm(Form):
    """Shows the rows of one pattern, none for a new one, and reads them again; what no field shows stays as it was."""

    def __init__(
        self, rows: Shared, advisors: Sequence[tuple[int, str]], today: Callable[[], date], keeper: Keeper
    ) -> None:
        super().__init__()
        self._today, self._is_new, self._rooms = today, not rows, keeper.rooms
        self._shared = rows or (Pattern(0, 0, Rhythm.EVERY_WEEK, advisors[0][0], Purpose.PROCEDURES, _USUAL, today()),)
        self._pattern = self._shared[0]
        self._rhythm = ChoiceField(_rhythms())
        weekdays: list[tuple[int | None, str]] = [*enumerate(WEEKDAYS)]
        self._weekday = ChoiceField(weekdays if rows else [(None, "Choisir…"), *weekdays])
        self._weeks, self._week = NumberField(2, MOST_WEEKS, suffix="semaines"), DateField(today)
        self._dates, self._segments = DatesField(today), SegmentsPart()
        self._arrives = HourField(placeholder="ex. 8 h 45")
        self._purpose = ChoiceField(in_words(Purpose))
        several: list[tuple[int | None, str]] = [(None, _SEVERAL)] if len(advisors) > 1 else []
        self._advisor, self._together = ChoiceField([*advisors, *several]), AdvisorsField(advisors)
        self._skipped = DatesField(today)
        offered = _still_offered(keeper.conventions, self._pattern.convention_id)
        self._convention, self._place = ChoiceField(offered), ChoiceField(keeper.places)
        self._starts, self._ends = DateField(today), DateField(today)
        self._starts.line.setPlaceholderText(keeper.beginning)
        self._ends.line.setPlaceholderText("sans fin")
        self._lay_out()
        self._show(self._pattern)
        self._offer_rooms()
        self._rhythm.edited.connect(self._follow_rhythm)
        self._place.edited.connect(self._offer_rooms)
        self._advisor.edited.connect(self._follow_advisor)

    def begin(self) -> None:
        """Go to the first field."""
        self._rhythm.setFocus()

    def read(self) -> Shared:
        """The pattern typed, a row for each advisor; raises `Refused` with the rows of the form as fields."""
        faults = [self._blamed(fault) for fault in self._unreadable()]
        segments: tuple[Segment, ...] = ()
        try:
            segments = self._segments.read()
        except Refused as refusal:
            faults += refusal.faults
        refuse(faults)
        who = self._together.value() if self._are_several() else (self._advisor.value(),)
        rows = share_out(self._typed(segments), self._shared, who, self._today())
        if fault := shared_fault(rows) or pattern_fault(rows[0], ()):
            refuse([self._blamed(fault)])
        return rows

    def check_beside(self, rows: Shared, others: Iterable[Pattern], first: date) -> None:
        """Refuse, on the rows of the form, what cannot be held beside the others from this day on."""
        beside = tuple(others)
        found = (fault for row in rows if (fault := pattern_fault(row, beside, first)))
        refuse(self._blamed(fault) for fault in islice(found, 1))

    def _typed(self, segments: tuple[Segment, ...]) -> Pattern:
        before, (rhythm, some_weeks), week = self._pattern, self._rhythm.value(), self._week.value()
        listed, weekday, dates = self._is_listed(), self._weekday.value(), tuple(sorted(self._dates.dates()))
        if some_weeks and before.every_weeks > 1 and week == before.first_week:
            # Counted from there already, and said so or not: nothing has changed.
            week = before.counted_from
        return replace(
            before,
            rhythm=rhythm,
            weekday=before.weekday if weekday is None else weekday,
            every_weeks=self._weeks.value() if some_weeks else 1,
            counted_from=week if some_weeks else None,
            dates=dates if listed else (),
            skipped=() if listed else self._skips(weekday),
            segments=segments,
            arrives=self._arrives.value(),
            purpose=self._purpose.value(),
            convention_id=self._convention.value() if self._convention.count() > 1 else before.convention_id,
            place_id=self._place_id(),
            # An empty first day leaves a beginning that is over as it was.
            starts_on=(not listed and self._starts.value()) or min(before.starts_on, self._today()),
            ends_on=max(dates, default=None) if listed else self._ends.value(),
        )

    def _skips(self, weekday: int | None) -> tuple[date, ...]:
        """The dates to skip; those of another weekday are none of it any more."""
        return tuple(day for day in sorted(set(self._skipped.dates())) if weekday in (None, day.weekday()))

    def _unreadable(self) -> Iterator[Fault]:
        """What cannot be read, or is missing, before any rule of the domain is asked."""
        listed, (_, some_weeks) = self._is_listed(), self._rhythm.value()
        if not listed and self._weekday.value() is None:
            yield Fault("weekday", "Choisissez le jour de la semaine.")
        if some_weeks:
            missing = "Dites de quelle semaine on compte, par un de ses jours."
            yield from date_faults({"counted_from": self._week}, counted_from=missing)
        if listed and (unread := self._dates.unread()):
            yield Fault("dates", date_fault(unread))
        elif listed and self._dates.dates() and max(self._dates.dates()) < self._today():
            yield Fault("dates", "Ces dates sont toutes passées : écrivez-en une à venir.")
        yield from date_faults({"arrives": self._arrives})
        if self._are_several() and not self._together.value():
            yield Fault("together", "Cochez au moins une personne.")
        if self.shows("skipped") and (unread := self._skipped.unread()):
            yield Fault("skipped", date_fault(unread))
        if not listed:
            yield from date_faults({"starts_on": self._starts, "ends_on": self._ends})
        if not listed and (starts := self._starts.value()) and starts < self._today():
            yield Fault("starts_on", "Choisissez aujourd’hui ou un jour à venir : le passé ne bouge pas.")

    def _blamed(self, fault: Fault) -> Fault:
        """The fault on its row, whose field is then the one to be marked."""
        rows: dict[str, tuple[str, FieldsBeside, QWidget]] = {
            "weekday": ("when", self._when, self._weekday),
            "every_weeks": ("weeks", self._count, self._weeks),
            "counted_from": ("weeks", self._count, self._week),
            "arrives": ("who", self._who, self._arrives),
            "starts_on": ("in_force", self._in_force, self._starts),
            "ends_on": ("in_force", self._in_force, self._ends),
        }
        if fault.field not in rows:
            return fault
        row, beside, field = rows[fault.field]
        beside.aim_at(field)
        return replace(fault, field=row)

    def _lay_out(self) -> None:
        for field in (self._week, self._starts, self._ends):
            # Its name and its tip say the word: written beside both dates, it would not fit the largest type.
            field.button.setText("")
        count = [("Toutes les", self._weeks, 0), ("À compter de la semaine du", self._week, _DATE_CHARS)]
        who = [("Pour", self._purpose, 0), ("Avec", self._advisor, 0), ("Arrivée, avant le public", self._arrives, 10)]
        where = [("Sous la convention", self._convention, 0), ("À quel endroit", self._place, 0)]
        in_force = [("À partir du", self._starts, _DATE_CHARS), ("Jusqu’au", self._ends, _DATE_CHARS)]
        self._when = self.row("when", "", FieldsBeside([("Rythme", self._rhythm, 0), ("Jour", self._weekday, 0)]))
        self._count = self.row("weeks", "", FieldsBeside(count))
        self.row("dates", "Dates", self._dates, "Séparées par des virgules.")
        self.row("hours", "Accueil du public", self._segments)
        self._who = self.row("who", "", FieldsBeside(who))
        self.row("together", "Qui vient ?", self._together, _TOGETHER_HELP)
        self._where = self.row("where", "", FieldsBeside(where))
        self._in_force = self.row("in_force", "", FieldsBeside(in_force))
        self.row("skipped", "Sauf ces dates", self._skipped, "Séparées par des virgules.")
        asked = [field for field in (self._convention, self._place) if field.count() > 1]
        self.show_row("where", bool(asked))
        if asked:
            self._where.aim_at(asked[0])
        for choice in (self._convention, self._place):
            self._where.show_part(choice, choice in asked)

    def _show(self, shown: Pattern) -> None:
        some_weeks, today = shown.every_weeks > 1, self._today()
        self._rhythm.set_value((shown.rhythm, some_weeks))
        self._weekday.set_value(None if self._is_new else shown.weekday)
        self._weeks.set_value(max(2, shown.every_weeks))
        self._week.set_value(shown.first_week if some_weeks else today - timedelta(today.weekday()))
        self._dates.show_dates(shown.dates)
        self._segments.show_segments(shown.segments)
        self._arrives.set_value(shown.arrives)
        self._purpose.set_value(shown.purpose)
        self._advisor.set_value(shown.advisor_id if len(self._shared) == 1 else None)
        self._together.set_value([row.advisor_id for row in self._shared])
        self._skipped.show_dates(shown.skipped)
        self._convention.set_value(shown.convention_id)
        self._place.set_value(shown.place_id)
        self._starts.set_value(shown.starts_on if shown.starts_on > today else None)
        self._ends.set_value(None if shown.rhythm is Rhythm.DATES else shown.ends_on)
        self._follow_rhythm()
        self.show_row("together", self._are_several())

    def _place_id(self) -> int:
        return int(self._place.value()) if self._place.count() > 1 else self._pattern.place_id

    def _offer_rooms(self) -> None:
        """Those of the place; the only one is where a new pattern is held, unless another is said."""
        names = [each.name for each in self._rooms if each.place_id == self._place_id()]
        self._segments.offer_rooms(names, names[0] if self._is_new and len(names) == 1 else "")

    def _follow_rhythm(self) -> None:
        listed, (_, some_weeks) = self._is_listed(), self._rhythm.value()
        self._when.show_part(self._weekday, not listed)
        self.show_row("weeks", some_weeks)
        self.show_row("dates", listed)
        self.show_row("in_force", not listed)
        self.show_row("skipped", not listed and bool(self._pattern.skipped))

    def _follow_advisor(self) -> None:
        """One box each once there are several, whoever was chosen ticked first."""
        if not self._are_several():
            self._together.set_value([self._advisor.value()])
        self.show_row("together", self._are_several())
        if self._are_several():
            # Where it stands is known once the layout has run.
            QTimer.singleShot(0, self, self._reveal_together)

    def _reveal_together(self) -> None:
        reveal(self._together)

    def _are_several(self) -> bool:
        return self._advisor.value() is None

    def _is_listed(self) -> bool:
        return self._rhythm.value()[0] is Rhythm.DATES


def _still_offered(conventions: Sequence[tuple[int, str]], held_under: int) -> Sequence[tuple[int, str]]:
    """None for a day held under a convention that is over: that is not changed any more."""
    return conventions if not held_under or held_under in dict(conventions) else ()


def _rhythms() -> list[tuple[Any, str]]:
    """The rhythms, each with whether only some weeks count."""
    words = {Rhythm.EVERY_WEEK: "Chaque semaine", Rhythm.DATES: "À ces dates"}
    every, *others = [((each, False), words.get(each, f"{capital(each.value)} du mois")) for each in Rhythm]
    return [every, ((Rhythm.EVERY_WEEK, True), "Certaines semaines"), *others]
