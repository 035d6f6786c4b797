"""A request: somebody who came and could not be received, why, what came of it, and what may still come of it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from enum import Enum

from .. import text
from ..errors import Fault, RuleBroken, refuse
from ..french import NBSP
from ..nouns.frozen import frozen
from ..planning import Session
from .appointment import Appointment, places_left
from .ticket import LABEL_LENGTH


class Why(Enum):
    """Why somebody was not received at once; the value is what screens say."""

    BY_APPOINTMENT = "sur rendez-vous seulement"
    FULL = "complet"
    CLOSED = "personne ne reçoit"
    OTHER = "autre chose"


FOR_WANT_OF_ROOM = frozenset({Why.BY_APPOINTMENT, Why.FULL, Why.CLOSED})
"""With another day or another hour they would have been received."""


class Outcome(Enum):
    """What came of a request; the value is what screens say."""

    GIVEN = "rendez-vous donné"
    LISTED = "liste d’attente"
    CALL_BACK = "à rappeler"
    TRANSMITTED = "transmise au partenaire"
    REDIRECTED = "orientation ailleurs"
    UNANSWERED = "sans suite"


OPEN = frozenset({Outcome.LISTED, Outcome.CALL_BACK, Outcome.TRANSMITTED})
"""The outcomes after which somebody counts on being called."""
TO_CALL = OPEN - {Outcome.TRANSMITTED}
"""Those of them after which the desk calls; of the others the partner has first to answer."""

_NEXT = {
    Outcome.LISTED: (Outcome.GIVEN, Outcome.CALL_BACK, Outcome.REDIRECTED, Outcome.UNANSWERED),
    Outcome.CALL_BACK: (Outcome.GIVEN, Outcome.LISTED, Outcome.REDIRECTED, Outcome.UNANSWERED),
    Outcome.TRANSMITTED: (Outcome.GIVEN, Outcome.CALL_BACK, Outcome.REDIRECTED, Outcome.UNANSWERED),
}


@frozen
class Request:
    """What somebody who came `at` this moment asked for. `id` is 0 until the file has given one.

    `outcome_at` is when `outcome` was noted, `tried_at` when nobody answered the last call, None for no such call.
    `person_id` is who is to be called, 0 where nobody is; `appointment_id` the one that was given, else 0; `sent_to`
    where they were sent, in words; `theme` its key, '' where nobody asked; `workshop_id` the workshop in which they
    want a place, 0 for any appointment.
    """

    id: int
    at: datetime
    why: Why
    outcome: Outcome
    outcome_at: datetime
    theme: str = ""
    person_id: int = 0
    sent_to: str = ""
    appointment_id: int = 0
    tried_at: datetime | None = None
    workshop_id: int = 0

    @property
    def promised(self) -> bool:
        """Whether a seat of a workshop is kept for them until they are called."""
        return bool(self.workshop_id) and self.outcome is Outcome.CALL_BACK

    @property
    def may_leave(self) -> bool:
        """Whether the partner may be asked: not for a seat of a workshop, which is the desk's own to give."""
        return self.outcome in TO_CALL and not self.workshop_id


def why_on(sessions: Iterable[Session], held: Iterable[Appointment], now: datetime, queue_left: int | None) -> Why:
    """Why whoever comes now is not received, as far as the day tells; the counter may say otherwise.

    `sessions` are those of the date, `held` its places that are booked or kept for somebody; `queue_left` how many
    more may come without appointment, None where nobody may any more.
    """
    coming, taken = [each for each in sessions if each.closes > now], list(held)
    if not coming:
        return Why.CLOSED
    if queue_left is not None:
        return Why.OTHER if queue_left else Why.FULL
    free = any(slot.end > now and places_left(slot, taken) for each in coming for slot in each.slots)
    return Why.BY_APPOINTMENT if free else Why.FULL


def begin(request: Request) -> Request:
    """The request as it may be noted: whoever is to be called is known, a direction is said, nobody else is named.

    Raises `Refused` (fields person, sent_to).
    """
    if request.outcome in OPEN and not request.person_id:
        refuse([Fault("person", "Dites qui rappeler.")])
    called, sent = request.outcome in OPEN, _direction(request.outcome, request.sent_to)
    return replace(request, person_id=request.person_id if called else 0, sent_to=sent)


def next_outcomes(outcome: Outcome) -> tuple[Outcome, ...]:
    """What may still come of it, the most wanted first; () once nobody waits."""
    return _NEXT.get(outcome, ())


def transmit(request: Request, now: datetime) -> Request:
    """The request once it has left on a transmittal; raises `RuleBroken` unless it `may_leave`."""
    if not request.may_leave:
        what = "pour un atelier" if request.workshop_id else f"«{NBSP}{request.outcome.value}{NBSP}»"
        raise RuleBroken(f"Une demande {what} ne se transmet pas.")
    return replace(request, outcome=Outcome.TRANSMITTED, outcome_at=now, tried_at=None)


def settle(request: Request, outcome: Outcome, now: datetime, *, sent_to: str = "", appointment_id: int = 0) -> Request:
    """The request with what came of it later; raises `RuleBroken` when that may not be, `Refused` (field sent_to).

    Nobody is named any more where nobody is to be called.
    """
    if outcome not in _NEXT.get(request.outcome, ()):
        raise RuleBroken(f"Une demande « {request.outcome.value} » ne peut pas devenir « {outcome.value} ».")
    if (outcome is Outcome.GIVEN) != bool(appointment_id):
        raise RuleBroken("Choisissez d’abord l’heure du rendez-vous.")
    after = replace(request, outcome=outcome, outcome_at=now, appointment_id=appointment_id, tried_at=None)
    # Whoever was given an appointment stays known here: were it taken out, they would wait again.
    named = outcome in OPEN or outcome is Outcome.GIVEN
    return replace(after, sent_to=_direction(outcome, sent_to), person_id=request.person_id if named else 0)


def _direction(outcome: Outcome, sent_to: str) -> str:
    if outcome is not Outcome.REDIRECTED:
        return ""
    refuse([*text.line_faults(sent_to, "sent_to", "Où", longest=LABEL_LENGTH)])
    return text.tidy(sent_to)


@frozen
class Counted:
    """The requests of a period: how many of each kind."""

    numbers: Mapping[tuple[Why, Outcome], int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.numbers.values())

    @property
    def waiting(self) -> int:
        """Those somebody is still to be called for."""
        return sum(number for (_, outcome), number in self.numbers.items() if outcome in OPEN)

    @property
    def unmet(self) -> int:
        """Unmet demand: no answer, sent elsewhere for want of room, or waiting and not served to this day."""
        return sum(number for key, number in self.numbers.items() if _is_unmet(*key))

    def unmet_for(self, why: Why) -> int:
        """The unmet demand of this reason."""
        return sum(number for key, number in self.numbers.items() if key[0] is why and _is_unmet(*key))

    @property
    def elsewhere(self) -> int:
        """Those sent to the service that is theirs: neither received here later nor unmet."""
        return self.total - self.of(Outcome.GIVEN) - self.unmet

    def of(self, outcome: Outcome) -> int:
        """How many came to this."""
        return sum(number for (_, each), number in self.numbers.items() if each is outcome)


def _is_unmet(why: Why, outcome: Outcome) -> bool:
    if outcome is Outcome.REDIRECTED:
        return why in FOR_WANT_OF_ROOM
    return outcome in OPEN or outcome is Outcome.UNANSWERED
