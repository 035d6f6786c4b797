"""Calls: telling people that their appointment cannot be kept as it stands, and what came of it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import Enum

from ..nouns.frozen import frozen
from ..planning import Loss, Lost, Session
from .appointment import Appointment, State


class CallResult(Enum):
    """What came of a call; the value is what the screens say."""

    AGREED = "d’accord pour un autre jour"
    MESSAGE = "message laissé"
    NO_ANSWER = "pas de réponse"
    REFUSED = "ne veut pas d’autre jour"
    LETTER = "lettre remise à l’accueil ou envoyée"


SETTLES = frozenset({CallResult.AGREED, CallResult.REFUSED, CallResult.LETTER})
"""The results after which nobody has to be called any more."""


@frozen
class Call:
    """One try to reach whoever holds an appointment. `id` is 0 until the file has given one."""

    id: int
    appointment_id: int
    at: datetime
    result: CallResult


def is_awaited(appointment: Appointment) -> bool:
    """Whether the person counts on coming, or waits in the building."""
    return appointment.state in (State.EXPECTED, State.ARRIVED)


def is_received(appointment: Appointment, sessions: Iterable[Session]) -> bool:
    """Whether its advisor receives at its hours, given the sessions of its date."""
    return any(
        session.advisor_id == appointment.advisor_id and session.receives(appointment.start, appointment.end)
        for session in sessions
    )


def why_lost(lost: Lost) -> str:
    """'fermé (inventaire)', 'annulé (grève)', 'déplacé au vendredi 5 décembre', 'absence de Marie Castell'."""
    if lost.loss not in (Loss.CLOSED, Loss.CANCELLED) or lost.why == lost.loss.value:
        return lost.why
    return f"{lost.loss.value} ({lost.why})"


def ranked(wanted: Appointment, starts: Sequence[tuple[datetime, int]]) -> list[int]:
    """In which order to propose these places, given by hour and advisor: their numbers, without those of days before.

    A sooner day comes first, on it the same advisor, then the nearest hour.
    """

    def rank(at: int) -> tuple[date, bool, timedelta, datetime]:
        start, advisor_id = starts[at]
        same_hour = datetime.combine(start.date(), wanted.start.time())
        return start.date(), advisor_id != wanted.advisor_id, abs(start - same_hour), start

    return sorted((at for at, (start, _) in enumerate(starts) if start.date() >= wanted.start.date()), key=rank)


def best(wanted: Appointment, starts: Sequence[tuple[datetime, int]]) -> int | None:
    """Which of these places to propose first, or None when there is none."""
    return next(iter(ranked(wanted, starts)), None)
