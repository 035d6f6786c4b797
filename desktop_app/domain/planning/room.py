"""Rooms: what a place has of them, what each is good for, and what is said where hours are given one that is not."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from .. import text
from ..errors import Fault, refuse
from ..french import plural
from ..nouns.frozen import frozen
from ..theme import Purpose
from .segment import MOST_PLACES, Mode, Segment


@frozen
class Room:
    """A room of a place, which hours name by its `name`. `id` is 0 until the file has given one.

    `seats` is how many people a workshop may have there, 0 while nobody has counted them. It is `accessible` to whoever
    has reduced mobility, `confidential` when it is an office that closes, and may have `internet`.
    """

    id: int
    place_id: int
    name: str
    seats: int = 0
    accessible: bool = False
    confidential: bool = False
    internet: bool = False

    def is_called(self, name: str) -> bool:
        """Whether hours that name this room mean it."""
        return self.name.casefold() == name.casefold()


def room_named(rooms: Iterable[Room], place_id: int, name: str) -> Room | None:
    """The room that hours at this place mean by this name; None where the place knows none of it."""
    return next((each for each in rooms if each.place_id == place_id and each.is_called(name)), None) if name else None


def check_room(room: Room, others: Iterable[Room]) -> Room:
    """The room as it may be kept; raises `Refused` (fields name, seats)."""
    name = text.tidy(room.name)
    faults = [*text.line_faults(room.name, "name", "Le nom de la salle", longest=text.NAME_LENGTH)]
    if not 0 <= room.seats <= MOST_PLACES:
        faults.append(Fault("seats", f"De 0 (pas comptées) à {MOST_PLACES} places."))
    if any(each.id != room.id and each.place_id == room.place_id and each.is_called(name) for each in others):
        faults.append(Fault("name", "Ce lieu a déjà une salle de ce nom : corrigez celle-là."))
    refuse(faults)
    return replace(room, name=name)


def unsuited(segments: Sequence[Segment], purpose: Purpose, place_id: int, rooms: Iterable[Room]) -> tuple[str, ...]:
    """What is to be said of the rooms that these hours name, a sentence each; nothing of a room that nobody described.

    Conventions ask for a closed office for whoever is received alone, hence for mandates (S0 art. 1.2, S4 art. 3-1), a
    place for everybody where démarches are made, and a network for workshops (S0 art. 1.2).
    """
    known = tuple(rooms)
    return tuple(
        dict.fromkeys(
            sentence
            for each in segments
            if (room := room_named(known, place_id, each.room))
            for sentence in _lacks(each, purpose, room)
        )
    )


def _lacks(segment: Segment, purpose: Purpose, room: Room) -> Iterator[str]:
    named = f"« {room.name} »"
    if segment.mode is Mode.BY_APPOINTMENT and not room.confidential:
        yield f"{named} n’est pas un bureau fermé : les rendez-vous et les mandats en demandent un."
    if purpose is Purpose.PROCEDURES and segment.mode is not Mode.WORKSHOP and not room.accessible:
        yield f"{named} n’est pas accessible aux personnes à mobilité réduite : les démarches le demandent."
    if segment.mode is not Mode.WORKSHOP:
        return
    if not room.internet:
        yield f"{named} n’a pas Internet : les ateliers le demandent."
    if 0 < room.seats < segment.places:
        yield f"{named} a {plural(room.seats, 'place')} : l’atelier n’en donnera pas {segment.places}."
