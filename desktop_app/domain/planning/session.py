"""Sessions: an advisor who receives on one date, the hours of that day, and the slots they are cut into."""

from collections.abc import Iterable
from datetime import date, datetime, time
from functools import cached_property

from ..french import hours
from ..nouns.frozen import frozen
from ..place import MAIN
from ..theme import Purpose
from .segment import Mode, Segment, Slot, slots_of


@frozen
class SessionKey:
    """What a session is known by, wherever it is moved: its pattern and the date that gave it.

    `advisor_id` is 0 then; a day that no pattern gave, of `pattern_id` 0, is known by its advisor.
    """

    pattern_id: int
    advisor_id: int
    original: date


@frozen
class Session:
    """One advisor here on one date, for as long as the segments say.

    `pattern_id` is the pattern that gave it, or 0; `original` the date under which it did, None when that is `day`.
    `arrives` is when the advisor comes, before the public, and `place_id` where. A session of the past of which only
    the appointments are known may have no segment, hence no slot.
    """

    day: date
    advisor_id: int
    purpose: Purpose
    segments: tuple[Segment, ...]
    pattern_id: int = 0
    original: date | None = None
    arrives: time | None = None
    place_id: int = MAIN

    @property
    def key(self) -> SessionKey:
        """What it is known by."""
        return SessionKey(self.pattern_id, 0 if self.pattern_id else self.advisor_id, self.original or self.day)

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """What can be booked, in order of hour; cut when it is asked for, since a month is counted without."""
        return tuple(slot for segment in self.segments for slot in slots_of(segment, self.day, self.advisor_id))

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

    @property
    def hours_told(self) -> str:
        """The same, with how people are received where that changes in the day: '9 h – 11 h (sans rendez-vous)'."""
        if len(self.modes) < 2 and Mode.WALK_IN not in self.modes:
            return self.hours
        return ", ".join(f"{hours(each.start, each.end)} ({each.mode.value})" for each in self.segments)

    @property
    def minutes(self) -> int:
        """How long the advisor receives, all segments together."""
        return sum(segment.minutes for segment in self.segments)

    @property
    def modes(self) -> tuple[Mode, ...]:
        """How people are received that day, each way once, in order of hour."""
        return tuple(dict.fromkeys(segment.mode for segment in self.segments))

    def receives(self, start: datetime, end: datetime) -> bool:
        """Whether this stretch of the day lies within one segment."""
        within = (segment for segment in self.segments if segment.start <= start.time() and end.time() <= segment.end)
        return start.date() == self.day == end.date() and any(within)

    @property
    def _midnight(self) -> datetime:
        return datetime.combine(self.day, datetime.min.time())


def in_order(sessions: Iterable[Session]) -> tuple[Session, ...]:
    """The sessions of one date as every page shows them: by opening, then by advisor."""
    found = tuple(sessions)
    if len(found) < 2:
        return found
    return tuple(sorted(found, key=_opening))


def _opening(session: Session) -> tuple[time, int]:
    return session.segments[0].start if session.segments else time.min, session.advisor_id
