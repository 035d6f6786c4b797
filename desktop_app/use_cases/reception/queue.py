"""The queue of a day as the counter sees it: who waits in which order, about how long, and how many more may come."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from datetime import date, datetime, timedelta

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.french import NBSP
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person
from desktop_app.domain.planning import Mode, Session
from desktop_app.domain.reception import queue as rules
from desktop_app.domain.reception.appointment import Appointment
from desktop_app.domain.reception.queue import Outlook, Stretch
from desktop_app.domain.reception.ticket import Ticket, TicketState
from desktop_app.domain.theme import Theme, theme, themes_for_any
from desktop_app.storage import house_rules
from desktop_app.storage.planning import attendances
from desktop_app.storage.reception import appointments, tickets

from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule


@frozen
class Queued:
    """A row of the queue: somebody who came.

    `theme` is the label of the theme or ''; `advisor` whoever calls or receives them, `wanted` whom they want to see.
    `wait` is about how long they still have, None where the hours end before their turn, or no turn is awaited;
    `person` who signed by name, None for whoever is only called something. `owner` is whose queue it is, 0 where it is
    for all, and `others` whether somebody else could take it over.
    """

    ticket: Ticket
    theme: str
    advisor: Advisor | None
    wanted: Advisor | None
    wait: timedelta | None
    now: datetime
    person: Person | None
    owner: int
    others: bool

    @property
    def name(self) -> str:
        """What screens call them by."""
        return self.person.name if self.person else self.ticket.name


@frozen
class QueueEnd:
    """The row at the end of those who wait: where the next one is added, `left` of whom can be received by `until`.

    `next_id` is the ticket to call first, 0 while nobody waits; `owner` and `others` are those of `Queued`.
    """

    left: int
    until: datetime
    next_id: int
    owner: int
    others: bool


@frozen
class Queue:
    """A queue of a date. `rows` are those under way in their order, the `QueueEnd` while somebody may be added, then
    those who are done with, the last first.

    `advisors` are those who receive without appointment that day, `hours` when; `waiting` how many wait or are called.
    `lent` are the ids of the appointments whose hour those who wait may have meanwhile. Where each advisor has a queue
    it is that of one, with its `letter`; `others` may take it over, and it `is_left` once its own receives no more.
    """

    rows: tuple[Queued | QueueEnd, ...]
    advisors: tuple[Advisor, ...]
    hours: tuple[tuple[datetime, datetime], ...]
    room: str
    waiting: int
    lent: frozenset[int]
    outlook: Outlook
    letter: str = ""
    others: tuple[Advisor, ...] = ()
    is_left: bool = False

    @property
    def is_open(self) -> bool:
        """Whether there are hours left for whoever comes now."""
        return self.outlook.until is not None


@frozen
class _Door:
    """All that the queues of a date follow from; `owners` have one each, and are none where it is one for all."""

    found: list[Ticket]
    stretches: list[Stretch]
    late: tuple[Appointment, ...]
    timed: list[timedelta]
    now: datetime
    owners: tuple[int, ...]

    def hours(self, owner: int) -> list[Stretch]:
        """Those at hand for this queue, with the hours of whoever is late."""
        lent = [Stretch(self.now, each.end, each.advisor_id) for each in self.late]
        return [each for each in (*rules.at_hand(self.stretches, self.now), *lent) if owner in (0, each.advisor_id)]

    def tickets(self, owner: int) -> list[Ticket]:
        """Who stands in this queue; whoever is nobody's stands in the first."""
        return [each for each in self.found if not owner or self._owner(each) == owner]

    def outlook(self, owner: int, *coming: Ticket) -> Outlook:
        """What can be said of this queue, were these to come as well."""
        return rules.outlook([*self.tickets(owner), *coming], self.hours(owner), self.now, self.timed)

    def receiving(self) -> tuple[int, ...]:
        """The advisors who may be waited for now."""
        return tuple(dict.fromkeys(each.advisor_id for each in rules.at_hand(self.stretches, self.now)))

    def _owner(self, ticket: Ticket) -> int:
        return ticket.with_whom if ticket.with_whom in self.owners else self.owners[0]


def _door(desk: Desk, day: date, here: Sequence[Session], taken: Iterable[Appointment], now: datetime) -> _Door:
    gone = {each.advisor_id: each.left_at for each in attendances.between(desk.db, day, day)}
    left = {id: datetime.combine(day, at) for id, at in gone.items() if at}
    found, planned = tickets.on_day(desk.db, day), [each.advisor_id for each in rules.stretches_of(here)]
    owners = tuple(dict.fromkeys([*planned, *(each.with_whom for each in found if each.letter and each.with_whom)]))
    each_their_own = len(owners) > 1 and house_rules.load(desk.db).queue_each
    late = rules.lent_of(taken, here, now, late_after(desk))
    return _Door(
        found,
        rules.stretches_of(here, left),
        tuple(one for one in late if not each_their_own or one.advisor_id in owners),
        tickets.timed(desk.db, now, limit=rules.MOST_TIMED),
        now,
        owners if each_their_own else (),
    )


@everyone
def of_day(
    desk: Desk, day: date, here: tuple[Session, ...], who: dict[int, Advisor], taken: list[Appointment], now: datetime
) -> tuple[Queue, ...]:
    """The queues of this date beside its sessions and appointments; none where nobody may come without appointment.

    One for all who receive, or one for each of them, as the house has it.
    """
    door = _door(desk, day, here, taken, now)
    if not (door.stretches or door.found):
        return ()
    names = tickets.people_on(desk.db, day) if any(each.person_id for each in door.found) else {}
    letters = letters_of(desk) if door.owners else {}
    return tuple(_queue(door, owner, day, here, who, names, letters.get(owner, "")) for owner in door.owners or (0,))


def _queue(
    door: _Door,
    owner: int,
    day: date,
    here: Sequence[Session],
    who: Mapping[int, Advisor],
    names: Mapping[int, Person],
    letter: str,
) -> Queue:
    outlook, own = door.outlook(owner), [each for each in door.stretches if owner in (0, each.advisor_id)]
    others = tuple(who[id] for id in door.receiving() if owner and id != owner and id in who)
    rows = [
        Queued(
            each,
            theme(each.theme).label if each.theme else "",
            who.get(each.advisor_id),
            who.get(each.wanted_id),
            outlook.waits.get(each.id),
            door.now,
            names.get(each.id),
            owner,
            bool(others),
        )
        for each in door.tickets(owner)
    ]
    under_way = [row for row in rows if row.ticket.id in outlook.waits or row.ticket.state is TicketState.RECEIVED]
    over = [row for row in reversed(rows) if row not in under_way]
    end = [_end(outlook, under_way, owner, others=bool(others))] if outlook.until and day == door.now.date() else []
    held = [
        part
        for session in here
        if owner in (0, session.advisor_id)
        for part in session.segments
        if part.mode is Mode.WALK_IN
    ]
    return Queue(
        (*sorted(under_way, key=_turn), *end, *over),
        tuple(who[id] for id in dict.fromkeys([owner] if owner else [each.advisor_id for each in own]) if id in who),
        tuple(dict.fromkeys((stretch.start, stretch.end) for stretch in own)),
        next((part.room for part in held if part.room), ""),
        len(outlook.waits),
        frozenset(each.id for each in door.late if owner in (0, each.advisor_id)),
        outlook,
        letter,
        others,
        bool(others and outlook.waits) and not any(each.end > door.now for each in own),
    )


def _end(outlook: Outlook, under_way: Iterable[Queued], owner: int, *, others: bool) -> QueueEnd:
    assert outlook.until
    waiting = [row.ticket for row in under_way if row.ticket.state is TicketState.WAITING]
    first = min(waiting, key=lambda each: each.turn, default=None)
    return QueueEnd(outlook.left, outlook.until, first.id if first else 0, owner, others)


def _turn(row: Queued) -> tuple[bool, tuple[bool, datetime, int]]:
    return row.ticket.state is not TicketState.RECEIVED, row.ticket.turn


@everyone
def letters_of(desk: Desk) -> dict[int, str]:
    """The letter of the queue of each advisor, by id."""
    return rules.letters_of(schedule.advisors_by_id(desk).values())


@everyone
def handed_on(desk: Desk, advisor_id: int) -> tuple[list[Ticket], list[Ticket]]:
    """Those who wait for this advisor now, as they are and as they would be, shared out among the others.

    Raises `RuleBroken` where nobody waits, or nobody else receives.
    """
    now = desk.now()
    taken, here = appointments.on_day(desk.db, now.date()), schedule.here_on(desk, now.date())
    door = _door(desk, now.date(), here, taken, now)
    moved = rules.shared_out(door.found, advisor_id, door.hours(0), now, door.timed) if door.owners else []
    if not moved:
        raise RuleBroken(f"Personne n’attend, ou personne d’autre ne reçoit{NBSP}: il n’y a pas de file à donner.")
    before = {each.id: each for each in door.found}
    return [before[each.id] for each in moved], moved


@everyone
def late_after(desk: Desk) -> timedelta:
    """After how long somebody with an appointment is late at this place."""
    return timedelta(minutes=house_rules.load(desk.db).late_minutes)


@frozen
class Offer:
    """What may be said of somebody who comes now: for what, and whom they may ask for; one advisor need not be asked.

    `wait` is about how long they would wait, None where the hours end before their turn. Where each advisor has a queue
    `waits` is how long in each, by the advisor's id, and `wait` that of the shortest, which is `proposed`.
    """

    themes: tuple[Theme, ...]
    advisors: tuple[Advisor, ...]
    wait: timedelta | None
    waits: Mapping[int, timedelta | None] = field(default_factory=dict)

    @property
    def proposed(self) -> int:
        """The advisor with whom they wait the least; 0 where the queue is one for all."""
        told = {id: timedelta.max if wait is None else wait for id, wait in self.waits.items()}
        return min(told, key=told.__getitem__, default=0)


@everyone
def known_on(desk: Desk, day: date) -> Offer:
    """What may be put right of somebody who came on this date: whatever its sessions are for."""
    here, who = schedule.here_on(desk, day), schedule.advisors_on(desk, day)
    themes = themes_for_any(session.purpose for session in here)
    return Offer(themes, tuple(who[id] for id in dict.fromkeys(session.advisor_id for session in here)), None)


@everyone
def offer(desk: Desk) -> Offer:
    """What to offer to somebody who comes now; raises `RuleBroken` where nobody may come without appointment any more.

    Whoever comes before the hours may wait for them.
    """
    now = desk.now()
    here = schedule.here_on(desk, now.date())
    door = _door(desk, now.date(), here, appointments.on_day(desk.db, now.date()), now)
    receiving, who = door.receiving(), schedule.advisors_by_id(desk)
    if not receiving:
        raise RuleBroken(_not_now(here))
    coming = Ticket(0, now.date(), max((each.number for each in door.found), default=0) + 1, now)
    each_their_own = receiving if door.owners else ()
    waits = {id: door.outlook(id, replace(coming, wanted_id=id)).waits[0] for id in each_their_own}
    offered = Offer(
        themes_for_any(session.purpose for session in here if session.advisor_id in receiving),
        tuple(who[id] for id in receiving),
        None,
        waits,
    )
    wait = waits[offered.proposed] if waits else door.outlook(0, coming).waits[0]
    return replace(offered, wait=wait)


def _not_now(here: tuple[Session, ...]) -> str:
    if any(Mode.WALK_IN in session.modes for session in here):
        return f"Les heures sans rendez-vous sont terminées{NBSP}: proposez un rendez-vous (Ctrl+R)."
    if here:
        return f"Aujourd’hui on reçoit sur rendez-vous{NBSP}: proposez-en un (Ctrl+R)."
    return f"Personne ne tient de permanence aujourd’hui{NBSP}: proposez un rendez-vous (Ctrl+R)."
