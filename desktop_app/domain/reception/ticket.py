"""A ticket: somebody who came without appointment, and which state may follow which."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import Enum

from .. import text
from ..errors import RuleBroken, refuse
from ..french import moment
from ..nouns.frozen import frozen

LABEL_LENGTH = 40


class TicketState(Enum):
    """Where somebody who came stands; the value is the word on screen and paper, the same for a woman and a man."""

    WAITING = "en attente"
    CALLED = "appel en cours"
    RECEIVED = "en entretien"
    SEEN = "réalisé"
    LEFT = "départ sans entretien"
    REDIRECTED = "orientation ailleurs"


UNDER_WAY = frozenset({TicketState.WAITING, TicketState.CALLED, TicketState.RECEIVED})
"""The states in which something is still to be said of it."""

_NEXT = {
    TicketState.WAITING: (
        TicketState.RECEIVED, TicketState.CALLED, TicketState.SEEN, TicketState.LEFT, TicketState.REDIRECTED,
    ),
    TicketState.CALLED: (
        TicketState.RECEIVED, TicketState.LEFT, TicketState.SEEN, TicketState.REDIRECTED, TicketState.WAITING,
    ),
    TicketState.RECEIVED: (TicketState.SEEN, TicketState.REDIRECTED, TicketState.WAITING),
    TicketState.SEEN: (TicketState.WAITING,),
    TicketState.LEFT: (TicketState.WAITING,),
    TicketState.REDIRECTED: (TicketState.WAITING,),
}  # fmt: skip


@frozen
class Ticket:
    """A person who came on `day` and has a `number`, which counts from 1 each day; `id` is 0 until stored.

    Where several advisors have a queue each, `letter` is that of the queue in which they came, and counts from 1 too.

    `label` is what they are called by, a first name or « une dame », or ''; `theme` its key, or '' where nobody asked.
    `wanted_id` is the advisor they want to see, 0 for whoever is free; `advisor_id` who calls or receives them, 0 while
    nobody does. `state_at` is when the state was marked and `received_at` when the talk began, both None where that is
    not known; `sent_to` where they were sent instead, in words. `person_id` is who signed the sheet of
    that day by name, 0 for nobody known; `minutes` how long the talk lasted as a tally says, 0 where none does.
    """

    id: int
    day: date
    number: int
    came_at: datetime
    label: str = ""
    theme: str = ""
    wanted_id: int = 0
    state: TicketState = TicketState.WAITING
    state_at: datetime | None = None
    advisor_id: int = 0
    received_at: datetime | None = None
    sent_to: str = ""
    person_id: int = 0
    minutes: int = 0
    letter: str = ""

    @property
    def called(self) -> str:
        """What is called out and printed: '3', 'A3'."""
        return f"{self.letter}{self.number}"

    @property
    def turn(self) -> tuple[bool, datetime, int]:
        """Who comes earlier is received earlier, whoever is called already first of all."""
        return self.state is not TicketState.CALLED, self.came_at, self.number

    @property
    def with_whom(self) -> int:
        """The advisor who calls or receives them, else whom they wait for; 0 for whoever is free."""
        return self.advisor_id or self.wanted_id

    @property
    def name(self) -> str:
        """What screens call them by."""
        return self.label or "une personne"

    @property
    def talk(self) -> timedelta | None:
        """How long somebody received them; None when that is not known."""
        if self.state is TicketState.SEEN and self.minutes:
            return timedelta(minutes=self.minutes)
        if self.state is not TicketState.SEEN or not (self.received_at and self.state_at):
            return None
        return self.state_at - self.received_at


def read_label(typed: str) -> str:
    """What somebody is called by; raises `Refused` (field label)."""
    refuse([*text.line_faults(typed, "label", "Le prénom", required=False, longest=LABEL_LENGTH)])
    return text.tidy_name(typed)


def next_states(state: TicketState) -> tuple[TicketState, ...]:
    """The states that may follow, the most usual first; WAITING corrects a mistake."""
    return _NEXT[state]


def mark(ticket: Ticket, state: TicketState, now: datetime, *, advisor_id: int = 0, sent_to: str = "") -> Ticket:
    """The ticket in its new state; raises `RuleBroken` when it may not be, `Refused` (field sent_to) for no direction.

    `advisor_id` is who calls or receives them, kept afterwards. Noted on a later day, no hour is: nobody looked.
    """
    if state not in _NEXT[ticket.state]:
        raise RuleBroken(f"Un passage « {ticket.state.value} » ne peut pas devenir « {state.value} ».")
    if now.date() < ticket.day:
        raise RuleBroken(f"Ce passage est {moment(ticket.came_at)} : la date de l’ordinateur a reculé.")
    if state is TicketState.REDIRECTED:
        refuse([*text.line_faults(sent_to, "sent_to", "Où", longest=LABEL_LENGTH)])
    at = now if now.date() == ticket.day else None
    if state is TicketState.WAITING:
        return replace(ticket, state=state, state_at=None, advisor_id=0, received_at=None, sent_to="", minutes=0)
    received = at if state is TicketState.RECEIVED else ticket.received_at
    who = advisor_id or ticket.advisor_id
    return replace(ticket, state=state, state_at=at, advisor_id=who, received_at=received, sent_to=text.tidy(sent_to))
