"""How many a workshop may hold: the least of what limits it, the binding limit named."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from enum import Enum

from ..french import plural
from ..nouns.frozen import frozen
from .loan import Loan
from .room import Room, room_named
from .workshop import Subject


class Cap(Enum):
    """What limits a workshop, the first of equals being named; the value follows « limité par »."""

    ROOM = "la salle"
    MACHINES = "les ordinateurs"
    CONVENTION = "la convention"
    SUBJECT = "ce que l’atelier accepte"
    PLANNING = "les places du planning"


@frozen
class Means:
    """What the place has for its workshops, in people; 0 where nothing limits them.

    `room` holds for hours that name none of the `rooms` of the place; `named` is the room that it is of, or ''. Of the
    `loans`, those of computers that hold on the day that is looked at are `lent`.
    """

    room: int = 0
    machines: int = 0
    convention: int = 0
    rooms: tuple[Room, ...] = ()
    named: str = ""
    loans: tuple[Loan, ...] = ()
    lent: tuple[Loan, ...] = ()

    def in_room(self, place_id: int, name: str, day: date) -> "Means":
        """The same for hours of this date at this place that name this room: its seats once counted, what is lent."""
        lent = tuple(each for each in self.loans if each.machines and each.holds(day))
        here = replace(self, lent=lent) if lent else self
        room = room_named(self.rooms, place_id, name)
        return replace(here, room=room.seats, named=room.name) if room and room.seats else here


NO_LIMIT = Means()


@frozen
class Capacity:
    """How many may enrol, what limits them, and how many of the `seats` are beyond that limit, for a reason.

    `why` is the name of the room that limits them, or what is lent of the computers that do; '' for neither.
    """

    seats: int
    by: Cap
    over: int = 0
    why: str = ""

    @property
    def limit(self) -> str:
        """What limits them, after « limité par »."""
        if not self.why:
            return self.by.value
        return f"« {self.why} »" if self.by is Cap.ROOM else f"{self.by.value}, {self.why}"


def capacity(places: int, subject: Subject | None, means: Means, allowed: int = 0) -> Capacity:
    """The least of the room, the machines, the convention, the subject and the `places` of the planning, or `allowed`.

    Without a subject only the planning, and a room that the hours name, are known to hold for what will be done there.
    Asked again of its own result it gives the same seats.
    """
    caps = {Cap.PLANNING: places}
    if subject is None:
        caps |= _known(Cap.ROOM, means.room if means.named else 0)
    else:
        caps |= _known(Cap.ROOM, means.room) | _known(Cap.CONVENTION, means.convention)
        caps |= _known(Cap.SUBJECT, subject.maximum)
        if subject.machine_each and means.machines:
            caps[Cap.MACHINES] = machines(means)
    seats, by = _least(caps)
    why = means.named if by is Cap.ROOM else loans_told(means) if by is Cap.MACHINES else ""
    return Capacity(max(seats, allowed), by, max(0, allowed - seats), why)


def _known(cap: Cap, seats: int) -> dict[Cap, int]:
    return {cap: seats} if seats else {}


def _least(caps: Mapping[Cap, int]) -> tuple[int, Cap]:
    order = list(Cap)
    seats, _, by = min((seats, order.index(cap), cap) for cap, seats in caps.items())
    return seats, by


def machines(means: Means) -> int:
    """How many computers there are: the place's own, less those it lent, and those it was lent."""
    lent = sum(-each.machines if each.lent_out else each.machines for each in means.lent)
    return max(0, means.machines + lent)


def loans_told(means: Means) -> str:
    """'dont 6 empruntés : « Malle de portables »', 'sans les 2 prêtés à la mairie', or '' where nothing is lent."""
    told = [
        f"sans les {each.machines} prêtés ({each.storage})"
        if each.lent_out
        else f"dont {plural(each.machines, 'emprunté')} : « {each.words} »"
        for each in means.lent
    ]
    return ", ".join(told)
