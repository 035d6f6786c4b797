"""Collisions: one advisor, or one room, wanted twice at the same hour of one date."""

from collections.abc import Sequence
from itertools import combinations

from ..french import hours
from .segment import overlapping, same_room
from .session import Session


def collision_on(sessions: Sequence[Session]) -> str:
    """What is held twice at once among the sessions of one date, in words, or ''."""
    for one, other in combinations(sessions, 2):
        for mine, theirs in overlapping(one.segments, other.segments):
            if one.advisor_id == other.advisor_id:
                return f"La même personne recevrait deux fois de {hours(theirs.start, theirs.end)}."
            if one.place_id == other.place_id and same_room(mine, theirs):
                return f"« {mine.room} » est déjà prise de {hours(theirs.start, theirs.end)}."
    return ""


def taken_by(session: Session, others: Sequence[Session]) -> tuple[Session, str] | None:
    """The first of the others that wants the advisor or the room of a session at one of its hours.

    With the name of the room that both want, or '' when it is the advisor; None when it can be held.
    """
    for other in others:
        for mine, theirs in overlapping(session.segments, other.segments):
            if session.advisor_id == other.advisor_id:
                return other, ""
            if session.place_id == other.place_id and same_room(mine, theirs):
                return other, mine.room
    return None
