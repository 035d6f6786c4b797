"""Segments: hours without a break that are held in one way, and the slots they are cut into."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import Enum
from itertools import pairwise

from .. import text
from ..french import hours
from ..nouns.frozen import frozen

LONGEST_BUFFER = 60
MOST_PLACES = 50
SHORTEST_STEP, LONGEST_STEP = 5, 240


def minute_of_day(at: time | datetime) -> int:
    """How many minutes after midnight."""
    return at.hour * 60 + at.minute


class Mode(Enum):
    """How people are received; the value is what screens and paper say."""

    BY_APPOINTMENT = "sur rendez-vous"
    WALK_IN = "sans rendez-vous"
    WORKSHOP = "atelier"


@frozen
class Segment:
    """Opening hours without a break, such as 9 h – 12 h.

    By appointment they are cut into slots of `step` minutes from the start on, `buffer` minutes apart, each for
    `places` people; a workshop is one slot of `places` people; without appointment there is no slot. `room` is where
    in the place, or ''.
    """

    start: time
    end: time
    mode: Mode = Mode.BY_APPOINTMENT
    step: int = 45
    buffer: int = 0
    places: int = 1
    room: str = ""

    @classmethod
    def workshop(cls, start: time, end: time, places: int, room: str = "") -> "Segment":
        """A workshop for so many people."""
        return cls(start, end, Mode.WORKSHOP, step=0, places=places, room=room)

    @classmethod
    def walk_in(cls, start: time, end: time, room: str = "") -> "Segment":
        """Hours at which people come without appointment."""
        return cls(start, end, Mode.WALK_IN, step=0, places=0, room=room)

    @property
    def minutes(self) -> int:
        """How long it is; negative when it ends before it starts."""
        return (self.end.hour - self.start.hour) * 60 + self.end.minute - self.start.minute


@dataclass(frozen=True, order=True)
class Slot:
    """A bookable stretch of a session, for `places` people."""

    start: datetime
    end: datetime
    advisor_id: int
    places: int
    mode: Mode = field(default=Mode.BY_APPOINTMENT, compare=False)


def slots_of(segment: Segment, day: date, advisor_id: int) -> Iterator[Slot]:
    """What can be booked of a segment on this date, in order; a rest shorter than a step is not offered.

    Nothing when the numbers of a damaged file lead nowhere: no form takes a step of nought.
    """
    if segment.mode is Mode.WALK_IN:
        return
    start, end = datetime.combine(day, segment.start), datetime.combine(day, segment.end)
    if segment.mode is Mode.WORKSHOP:
        yield Slot(start, end, advisor_id, segment.places, Mode.WORKSHOP)
        return
    length, pace = timedelta(minutes=segment.step), segment.step + segment.buffer
    if segment.step > 0 < pace:
        for minute in range(0, segment.minutes - segment.step + 1, pace):
            begins = start + timedelta(minutes=minute)
            yield Slot(begins, begins + length, advisor_id, segment.places)


def segments_fault(segments: Sequence[Segment]) -> str:
    """What is wrong with the hours of a day, or ''."""
    if not segments:
        return "Donnez au moins une heure de début et une heure de fin."
    for segment in segments:
        if segment.minutes <= 0:
            return f"La fin doit venir après le début : {hours(segment.start, segment.end)}."
    for before, after in pairwise(segments):
        if after.start < before.end:
            return "L’après-midi commence avant la fin du matin." if len(segments) == 2 else _out_of_order(after)
    return next((sentence for segment in segments if (sentence := _fault(segment))), "")


def overlapping(mine: Sequence[Segment], theirs: Sequence[Segment]) -> Iterator[tuple[Segment, Segment]]:
    """The pairs, one of each, that are held at the same time; touching is not overlapping."""
    for one in mine:
        for other in theirs:
            if one.start < other.end and other.start < one.end:
                yield one, other


def same_room(one: Segment, other: Segment) -> bool:
    """Whether both are in one room that has a name."""
    return bool(one.room) and one.room.casefold() == other.room.casefold()


def without(segments: Sequence[Segment], first: time, last: time | None) -> tuple[Segment, ...]:
    """What is left of these hours once those from `first` to `last` (None: the end of the day) are taken away.

    A workshop is not cut: it goes whole. Nor does a stretch stay that is too short for one appointment.
    """
    left: list[Segment] = []
    for segment in segments:
        if segment.end <= first or (last is not None and last <= segment.start):
            left.append(segment)
        elif segment.mode is not Mode.WORKSHOP:
            if segment.start < first:
                left.append(replace(segment, end=first))
            if last is not None and last < segment.end:
                left.append(replace(segment, start=last))
    return tuple(each for each in left if each.mode is not Mode.BY_APPOINTMENT or each.minutes >= each.step)


def within(segments: Sequence[Segment], first: time, last: time | None) -> tuple[Segment, ...]:
    """What `without` takes away of these hours, but for the rests that are too short."""
    taken: list[Segment] = []
    for segment in segments:
        if segment.end <= first or (last is not None and last <= segment.start):
            continue
        cut = replace(segment, start=max(segment.start, first), end=min(segment.end, last or segment.end))
        taken.append(segment if segment.mode is Mode.WORKSHOP else cut)
    return tuple(taken)


def _fault(segment: Segment) -> str:
    if segment.mode is Mode.WORKSHOP and not 1 <= segment.places <= MOST_PLACES:
        return f"Un atelier reçoit de 1 à {MOST_PLACES} personnes."
    if segment.mode is Mode.BY_APPOINTMENT:
        if not SHORTEST_STEP <= segment.step <= LONGEST_STEP:
            return "Un rendez-vous dure de 5 minutes à 4 heures."
        if segment.minutes < segment.step:
            return "Ces heures sont plus courtes qu’un seul rendez-vous."
        if not 0 <= segment.buffer <= LONGEST_BUFFER:
            return f"La pause entre deux rendez-vous va de 0 à {LONGEST_BUFFER} minutes."
        if not 1 <= segment.places <= MOST_PLACES:
            return f"Un rendez-vous reçoit de 1 à {MOST_PLACES} personnes à la fois."
    faults = text.line_faults(segment.room, "room", "La salle", required=False, longest=text.NAME_LENGTH)
    return next((fault.sentence for fault in faults), "")


def _out_of_order(segment: Segment) -> str:
    return f"{hours(segment.start, segment.end)} commence avant la fin de ce qui précède : corrigez l’une des heures."
