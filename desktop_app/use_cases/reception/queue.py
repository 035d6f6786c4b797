"""The queue of a day as the counter sees it: who waits in which order, about how long, and how many more may come."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.french import NBSP
from desktop_app.domain.person import Person
from desktop_app.domain.planning import Mode, Session
from desktop_app.domain.reception import queue as rules
from desktop_app.domain.reception.appointment import Appointment
from desktop_app.domain.reception.queue import Outlook
from desktop_app.domain.reception.ticket import Ticket, TicketState
from desktop_app.domain.theme import Theme, theme, themes_for_any
from desktop_app.storage import house_rules
from desktop_app.storage.reception import appointments, tickets

from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule


@dataclass(frozen=True)
class Queued:
    """A row of the queue: somebody who came.

    `theme` is the label of the theme or ''; `advisor` whoever calls or receives them, `wanted` whom they want to see.
    `wait` is about how long they still have, None where the hours end before their turn, or no turn is awaited;
    `person` who signed by name, None for whoever is only called something.
    """

    ticket: Ticket
    theme: str
    advisor: Advisor | None
    wanted: Advisor | None
    wait: timedelta | None
    now: datetime
    person: Person | None = None

    @property
    def name(self) -> str:
        """What screens call them by."""
        return self.person.name if self.person else self.ticket.name


@dataclass(frozen=True)
class QueueEnd:
    """The row at the end of those who wait: where the next one is added, `left` of whom can be received by `until`."""

    left: int
    until: datetime


@dataclass(frozen=True)
class Queue:
    """The queue of a date. `rows` are those under way in their order, the `QueueEnd` while somebody may be added, then
    those who are done with, the last first.

    `advisors` are those who receive without appointment that day, `hours` when; `waiting` how many wait or are called.
    `lent` are the ids of the appointments whose hour those who wait may have meanwhile.
    """

    rows: tuple[Queued | QueueEnd, ...]
    advisors: tuple[Advisor, ...]
    hours: tuple[tuple[datetime, datetime], ...]
    room: str
    waiting: int
    lent: frozenset[int]
    outlook: Outlook

    @property
    def is_open(self) -> bool:
        """Whether there are hours left for whoever comes now."""
        return self.outlook.until is not None


@everyone
def of_day(
    desk: Desk, day: date, here: tuple[Session, ...], who: dict[int, Advisor], taken: list[Appointment], now: datetime
) -> Queue | None:
    """The queue of this date beside its sessions and appointments; None where nobody may come without appointment."""
    stretches, found = rules.stretches_of(here), tickets.on_day(desk.db, day)
    if not (stretches or found):
        return None
    late = _late(desk, here, taken, now)
    outlook = _outlook(desk, here, late, found, now)
    names = tickets.people_on(desk.db, day) if any(each.person_id for each in found) else {}
    rows = [
        Queued(
            each,
            theme(each.theme).label if each.theme else "",
            who.get(each.advisor_id),
            who.get(each.wanted_id),
            outlook.waits.get(each.id),
            now,
            names.get(each.id),
        )
        for each in found
    ]
    under_way = [row for row in rows if row.ticket.id in outlook.waits or row.ticket.state is TicketState.RECEIVED]
    over = [row for row in reversed(rows) if row not in under_way]
    end = [QueueEnd(outlook.left, outlook.until)] if outlook.until and day == now.date() else []
    held = [part for session in here for part in session.segments if part.mode is Mode.WALK_IN]
    return Queue(
        (*sorted(under_way, key=_turn), *end, *over),
        tuple(who[id] for id in dict.fromkeys(stretch.advisor_id for stretch in stretches)),
        tuple(dict.fromkeys((stretch.start, stretch.end) for stretch in stretches)),
        next((part.room for part in held if part.room), ""),
        len(outlook.waits),
        frozenset(each.id for each in late),
        outlook,
    )


def _turn(row: Queued) -> tuple[bool, bool, int]:
    state = row.ticket.state
    return state is not TicketState.RECEIVED, state is not TicketState.CALLED, row.ticket.number


def _late(desk: Desk, here: tuple[Session, ...], taken: list[Appointment], now: datetime) -> tuple[Appointment, ...]:
    return rules.lent_of(taken, here, now, late_after(desk))


def _outlook(
    desk: Desk, here: tuple[Session, ...], late: tuple[Appointment, ...], found: list[Ticket], now: datetime
) -> Outlook:
    lent = [rules.Stretch(now, each.end, each.advisor_id) for each in late]
    stretches = rules.at_hand(rules.stretches_of(here), now)
    return rules.outlook(found, [*stretches, *lent], now, tickets.timed(desk.db, now, limit=rules.MOST_TIMED))


@everyone
def late_after(desk: Desk) -> timedelta:
    """After how long somebody with an appointment is late at this place."""
    return timedelta(minutes=house_rules.load(desk.db).late_minutes)


@dataclass(frozen=True)
class Offer:
    """What may be said of somebody who comes now: for what, and whom they may ask for; one advisor need not be asked.

    `wait` is about how long they would wait, None where the hours end before their turn.
    """

    themes: tuple[Theme, ...]
    advisors: tuple[Advisor, ...]
    wait: timedelta | None


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
    found = tickets.on_day(desk.db, now.date())
    stretches = rules.at_hand(rules.stretches_of(here), now)
    if not stretches:
        raise RuleBroken(_not_now(here))
    who = schedule.advisors_by_id(desk)
    receiving = {stretch.advisor_id for stretch in stretches}
    late = _late(desk, here, appointments.on_day(desk.db, now.date()), now)
    coming = Ticket(0, now.date(), max((each.number for each in found), default=0) + 1, now)
    wait = _outlook(desk, here, late, [*found, coming], now).waits[coming.id]
    return Offer(
        themes_for_any(session.purpose for session in here if session.advisor_id in receiving),
        tuple(who[id] for id in dict.fromkeys(stretch.advisor_id for stretch in stretches)),
        wait,
    )


def _not_now(here: tuple[Session, ...]) -> str:
    if any(Mode.WALK_IN in session.modes for session in here):
        return f"Les heures sans rendez-vous sont terminées{NBSP}: proposez un rendez-vous (Ctrl+R)."
    if here:
        return f"Aujourd’hui on reçoit sur rendez-vous{NBSP}: proposez-en un (Ctrl+R)."
    return f"Personne ne tient de permanence aujourd’hui{NBSP}: proposez un rendez-vous (Ctrl+R)."
