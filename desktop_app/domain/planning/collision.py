"""Collisions: one advisor, or one room, wanted twice at the same hour of one date."""

from collections.abc import Sequence
from itertools import combinations

from ..french import hours
from .segment import Segment
from .session import Session


def collision_on(sessions: Sequence[Session]) -> str:
    """What is held twice at once among the sessions of one date, in words, or ''."""
    for one, other in combinations(sessions, 2):
        for mine, theirs in _meeting(one, other):
            if one.advisor_id == other.advisor_id:
                return f"La même personne recevrait deux fois de {hours(theirs.start, theirs.end)}."
            same_room = mine.room.casefold() == theirs.room.casefold() and one.place_id == other.place_id
            if mine.room and same_room:
                return f"« {mine.room} » est déjà prise de {hours(theirs.start, theirs.end)}."
    return ""


def _meeting(one: Session, other: Session) -> list[tuple[Segment, Segment]]:
    return [
        (mine, theirs)
        for mine in one.segments
        for theirs in other.segments
        if mine.start < theirs.end and theirs.start < mine.end
    ]
