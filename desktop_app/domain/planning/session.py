"""Sessions: an advisor who receives on one date, the slots of that day, and what the patterns give."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from ..calendar import Calendar, closed_because
from ..convention import Convention, covers
from ..french import hours
from ..theme import Purpose
from .pattern import Pattern, Segment, falls_on


@dataclass(frozen=True, order=True)
class Slot:
    """A bookable stretch of a session, for `places` people."""

    start: datetime
    end: datetime
    advisor_id: int
    places: int


@dataclass(frozen=True)
class Session:
    """One advisor here on one date, for as long as the segments say.

    `pattern_id` is the pattern that gave it, or 0. `slot_minutes` and `places` are as on a pattern. A session of the
    past of which only the appointments are known may have no segment, hence no slot.
    """

    day: date
    advisor_id: int
    purpose: Purpose
    segments: tuple[Segment, ...]
    slot_minutes: int
    places: int
    pattern_id: int = 0

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """What can be booked, in order of hour; cut when it is asked for, since a month is counted without."""
        return tuple(slot for segment in self.segments for slot in self._slots(segment))

    @property
    def opens(self) -> datetime:
        """When the advisor starts receiving."""
        return datetime.combine(self.day, self.segments[0].start) if self.segments else self._midnight

    @property
    def closes(self) -> datetime:
        """When the advisor stops receiving."""
        return datetime.combine(self.day, self.segments[-1].end) if self.segments else self._midnight

    @property
    def hours(self) -> str:
        """'9 h – 12 h, 14 h – 17 h', or that nobody knows any more."""
        return ", ".join(hours(segment.start, segment.end) for segment in self.segments) or "horaires inconnus"

    def receives(self, start: datetime, end: datetime) -> bool:
        """Whether this stretch of the day lies within one segment."""
        within = (segment for segment in self.segments if segment.start <= start.time() and end.time() <= segment.end)
        return start.date() == self.day == end.date() and any(within)

    @property
    def _midnight(self) -> datetime:
        return datetime.combine(self.day, datetime.min.time())

    def _slots(self, segment: Segment) -> Iterator[Slot]:
        start, end = datetime.combine(self.day, segment.start), datetime.combine(self.day, segment.end)
        if self.purpose is Purpose.WORKSHOPS:
            yield Slot(start, end, self.advisor_id, self.places)
            return
        length = timedelta(minutes=self.slot_minutes)
        while start + length <= end:
            yield Slot(start, start + length, self.advisor_id, 1)
            start += length


@dataclass(frozen=True)
class Planning:
    """All that says on which dates to come somebody receives, read from the file at once."""

    patterns: tuple[Pattern, ...]
    convention: Convention
    calendar: Calendar


def sessions_on(day: date, planning: Planning) -> tuple[Session, ...]:
    """Who is here on this date, in order of opening; nobody when the place is closed or out of the convention."""
    falling = _falling(day, planning)
    if not falling or closed_because(day, planning.calendar):
        return ()
    return in_order(_dated(pattern, day) for pattern in falling)


def session_lost_because(day: date, planning: Planning) -> str:
    """Why nobody is here though a pattern falls on this date, as `closed_because` says it; '' on any other date."""
    return closed_because(day, planning.calendar) if _falling(day, planning) else ""


def _falling(day: date, planning: Planning) -> list[Pattern]:
    falling = [pattern for pattern in planning.patterns if falls_on(pattern, day)]
    return falling if falling and covers(planning.convention, day) else []


def in_order(sessions: Iterable[Session]) -> tuple[Session, ...]:
    """The sessions of one date as every page shows them: by opening, then by advisor."""
    return tuple(sorted(sessions, key=lambda session: (session.opens, session.advisor_id)))


def days_from(first: date, count: int, planning: Planning) -> Iterator[tuple[date, tuple[Session, ...]]]:
    """The dates with a session among the `count` dates from `first` on, each with who is here."""
    for day in _dates(first, count):
        if here := sessions_on(day, planning):
            yield day, here


def closed_days_from(first: date, count: int, planning: Planning) -> Iterator[tuple[date, str]]:
    """The dates among these on which a pattern falls and the place is closed, each with why."""
    for day in _dates(first, count):
        if why := session_lost_because(day, planning):
            yield day, why


def _dates(first: date, count: int) -> Iterator[date]:
    return (first + timedelta(offset) for offset in range(count))


def _dated(pattern: Pattern, day: date) -> Session:
    return Session(
        day,
        pattern.advisor_id,
        pattern.purpose,
        pattern.segments,
        pattern.slot_minutes,
        pattern.places,
        pattern.id,
    )
