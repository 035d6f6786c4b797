"""What a change of the planning does to the days to come, told before it is made."""

from collections.abc import Iterable
from datetime import date

from ..nouns.frozen import frozen
from .planning import Lost, Planning, days_of
from .session import Session


@frozen
class Effect:
    """The sessions that are no longer held as they were, and those that are held instead or besides."""

    gone: tuple[Session, ...]
    new: tuple[Session, ...]
    lost: tuple[Lost, ...]


def effect(before: Planning, after: Planning, first: date, last: date) -> Effect:
    """What differs between the two from `first` to `last`, both included; the order is that of the days."""
    then, now = days_of(first, last, before), days_of(first, last, after)
    gone = _but(_all(then[day].sessions for day in then), {s for day in now.values() for s in day.sessions})
    new = _but(_all(now[day].sessions for day in now), {s for day in then.values() for s in day.sessions})
    known = {lost for day in then.values() for lost in day.lost}
    return Effect(gone, new, tuple(lost for day in now.values() for lost in day.lost if lost not in known))


def _all(sessions: Iterable[tuple[Session, ...]]) -> list[Session]:
    return [session for each in sessions for session in each]


def _but(sessions: Iterable[Session], known: set[Session]) -> tuple[Session, ...]:
    return tuple(session for session in sessions if session not in known)
