"""The queue: in which order those who came without appointment are received, and how many more can be.

What is said of the time to wait is an estimate: the middle of the talks that were timed lately, over the hours that are
left. It promises nobody an hour.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain, count
from math import ceil
from string import ascii_uppercase

from ..advisor import Advisor
from ..nouns.frozen import frozen
from ..planning import Mode, Session
from ..search_key import fold
from .appointment import Appointment, State, is_late, overlap
from .ticket import Ticket, TicketState

USUAL_TALK = timedelta(minutes=20)
"""How long a talk is taken to last while too few were timed."""
LEAST_TIMED, MOST_TIMED = 5, 30
"""From how many talks on their middle says more than a guess, and how many of the latest are looked at."""
_SHORTEST_TALK = timedelta(minutes=5)


@dataclass(frozen=True, order=True)
class Stretch:
    """Hours in which an advisor receives whoever comes."""

    start: datetime
    end: datetime
    advisor_id: int


@frozen
class Outlook:
    """What can be said of a queue now: `left` more people can be received, of talks of the length `talk`.

    `waits` is how long each waiting ticket still has, by id, None where the hours end before its turn. `until` is when
    the last of the hours at hand ends, None when there are none; `timed` whether `talk` was seen and not guessed.
    """

    waits: dict[int, timedelta | None]
    left: int
    until: datetime | None
    talk: timedelta
    timed: bool


def stretches_of(sessions: Iterable[Session], left: Mapping[int, datetime] | None = None) -> list[Stretch]:
    """The hours of a date without appointment, by beginning.

    `left` is when advisors went before the end, by their id: nobody is received by them from then on.
    """
    held = (
        Stretch(datetime.combine(session.day, part.start), datetime.combine(session.day, part.end), session.advisor_id)
        for session in sessions
        for part in session.segments
        if part.mode is Mode.WALK_IN
    )
    ends = left or {}
    cut = (replace(each, end=min(each.end, ends.get(each.advisor_id, each.end))) for each in held)
    return sorted(each for each in cut if each.start < each.end)


def letters_of(advisors: Iterable[Advisor]) -> dict[int, str]:
    """The letter of the queue of each, by id: the first of their name that nobody added before them has.

    It stays theirs from day to day, so that « E » is Élodie's whoever else receives.
    """
    found: dict[int, str] = {}
    for advisor in sorted(advisors, key=lambda each: each.id):
        own = [letter for letter in fold(advisor.name).upper() if letter in ascii_uppercase]
        found[advisor.id] = next(each for each in chain(own, _letters()) if each not in found.values())
    return found


def _letters() -> Iterator[str]:
    """A to Z, then AA to ZZ, of which no place has so many."""
    yield from (letter * times for times in count(1) for letter in ascii_uppercase)


def at_hand(stretches: Iterable[Stretch], now: datetime) -> list[Stretch]:
    """Those being held or held next, with all that touch them: a morning, but not the afternoon after its pause."""
    found: list[Stretch] = []
    for stretch in sorted(each for each in stretches if each.end > now):
        if found and stretch.start > max(each.end for each in found):
            break
        found.append(stretch)
    return found


def lent_of(
    appointments: Iterable[Appointment], sessions: Iterable[Session], now: datetime, after: timedelta
) -> tuple[Appointment, ...]:
    """The appointments whose hour goes to the queue: late by more than `after`, it is theirs again once they arrive.

    An hour that somebody else has as well is not given, nor a place in a workshop: the advisor is there all the same.
    """
    found, held = list(appointments), list(sessions)
    late = [each for each in found if is_late(each, now, after) and now < each.end]
    there = [each for each in found if each.state in (State.EXPECTED, State.ARRIVED) and each not in late]
    return tuple(each for each in late if _alone(each, held) and not any(_busies(other, each) for other in there))


def _alone(appointment: Appointment, sessions: Iterable[Session]) -> bool:
    at = appointment.start.time()
    own = (session for session in sessions if session.advisor_id == appointment.advisor_id)
    parts = (part for session in own for part in session.segments if part.start <= at < part.end)
    return any(part.mode is Mode.BY_APPOINTMENT for part in parts)


def _busies(other: Appointment, late: Appointment) -> bool:
    return other.advisor_id == late.advisor_id and overlap(other, late)


def usual_talk(timed: Sequence[timedelta]) -> timedelta | None:
    """The middle of these lengths, to the minute and at least five; None when there are too few to say."""
    if len(timed) < LEAST_TIMED:
        return None
    from statistics import median  # its fractions take 3 ms to read: not at start

    minutes = round(median(each.total_seconds() for each in timed) / 60)
    return max(_SHORTEST_TALK, timedelta(minutes=minutes))


def about(wait: timedelta) -> int:
    """The minutes to say of a wait: a whole five beyond ten, and never less than what is thought."""
    minutes = ceil(wait.total_seconds() / 60)
    return minutes if minutes <= 10 else 5 * ceil(minutes / 5)


def outlook(
    tickets: Iterable[Ticket], stretches: Iterable[Stretch], now: datetime, timed: Sequence[timedelta] = ()
) -> Outlook:
    """How long each has to wait, and how many more can be received in these stretches.

    A talk under way lasts as long as the others, and may be over at any moment once it has lasted longer. Nobody is
    taken who could not be heard to the end before the hours are.
    """
    open_ones = sorted(stretch for stretch in stretches if stretch.end > now)
    found = usual_talk(timed)
    turns = _Turns(open_ones, now, found or USUAL_TALK)
    waits = {ticket.id: turns.give(ticket.with_whom) for ticket in turns.begin(tickets)}
    left = 0
    while turns.give(0) is not None:
        left += 1
    return Outlook(waits, left, max((each.end for each in open_ones), default=None), turns.talk, found is not None)


def shared_out(
    tickets: Iterable[Ticket],
    leaving_id: int,
    stretches: Iterable[Stretch],
    now: datetime,
    timed: Sequence[timedelta] = (),
) -> list[Ticket]:
    """Those who wait for the advisor who leaves or for nobody, each with whom of the others they wait the least for.

    They keep their number, and their turn is that of their arrival. Where the hours end before it, they wait for who
    ends last.
    """
    others = sorted(each for each in stretches if each.end > now and each.advisor_id != leaving_id)
    if not others:
        return []
    turns, moved = _Turns(others, now, usual_talk(timed) or USUAL_TALK), list[Ticket]()
    for ticket in turns.begin(tickets):
        if ticket.with_whom not in (0, leaving_id):
            turns.give(ticket.with_whom)
            continue
        turns.give(0)
        last = max(others, key=lambda each: each.end).advisor_id
        moved.append(
            replace(ticket, state=TicketState.WAITING, state_at=None, advisor_id=0, wanted_id=turns.given_to or last)
        )
    return moved


class _Turns:
    """Who of the advisors is free when; each turn given takes the length of a talk.

    `given_to` is whose the last turn was, 0 where there was none.
    """

    def __init__(self, stretches: Sequence[Stretch], now: datetime, talk: timedelta) -> None:
        self.talk = talk
        self.given_to = 0
        self._stretches, self._now = stretches, now
        self._free = {stretch.advisor_id: now for stretch in stretches}

    def begin(self, tickets: Iterable[Ticket]) -> list[Ticket]:
        """Keep busy those who receive; who waits, in the order in which they are to be received."""
        asked = sorted(tickets, key=lambda each: each.turn)
        for ticket in asked:
            if ticket.state is TicketState.RECEIVED:
                self.keep_busy(ticket)
        return [each for each in asked if each.state in (TicketState.WAITING, TicketState.CALLED)]

    def keep_busy(self, ticket: Ticket) -> None:
        """Somebody is being received."""
        ends = (ticket.received_at or self._now) + self.talk
        self._free[ticket.advisor_id] = max(self._now, ends)

    def give(self, wanted_id: int) -> timedelta | None:
        """How long until the next turn with this advisor, or with any for 0; None when no hours are left for one."""
        turns = [
            (begins, stretch.advisor_id)
            for stretch in self._stretches
            if wanted_id in (0, stretch.advisor_id)
            and (begins := max(self._free[stretch.advisor_id], stretch.start)) + self.talk <= stretch.end
        ]
        self.given_to = 0
        if not turns:
            return None
        begins, self.given_to = min(turns)
        self._free[self.given_to] = begins + self.talk
        return begins - self._now
