"""Those who came without appointment, by the hours they came for: what the week shows of a queue."""

from collections.abc import Sequence
from datetime import date, datetime

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.planning import Session
from desktop_app.domain.reception import queue as rules
from desktop_app.domain.reception.appointment import Appointment
from desktop_app.domain.reception.queue import Stretch
from desktop_app.domain.reception.ticket import UNDER_WAY, Ticket
from desktop_app.storage.reception import tickets

from ..desk import Desk
from ..permissions import everyone
from . import queue
from .queue import Queued, QueueEnd

Hours = tuple[datetime, int]
"""When hours without appointment begin, and whose they are, by the id of the advisor."""


@frozen
class Came:
    """`people` came; `waiting` are those of them under way, in the order of the queue.

    `left` is how many more can still come, None where that is not asked: before its day, and once the hours are over.
    """

    people: int = 0
    waiting: tuple[Ticket, ...] = ()
    left: int | None = None


NOBODY = Came()


@everyone
def came_in(
    desk: Desk, day: date, here: tuple[Session, ...], who: dict[int, Advisor], taken: list[Appointment], now: datetime
) -> dict[Hours, Came]:
    """Those who came on this date, not one to come, by the hours of its sessions.

    Each stands in the hours of the advisor who calls or received them, or whom they want to see; of two advisors, the
    others stand with the first, and how many more may come is said there once where the queue is one for all.
    """
    hours = rules.stretches_of(here)
    if not hours:
        return {}
    found: dict[Hours, list[Ticket]] = {(each.start, each.advisor_id): [] for each in hours}
    if day != now.date():
        for ticket in tickets.on_day(desk.db, day):
            found[_hours_of(ticket.with_whom, ticket.came_at, hours)].append(ticket)
        return {key: Came(len(there)) for key, there in found.items()}
    rows = [row for line in queue.of_day(desk, day, here, who, taken, now) for row in line.rows]
    for row in rows:
        if isinstance(row, Queued):
            found[_hours_of(row.ticket.with_whom, row.ticket.came_at, hours)].append(row.ticket)
    hand = rules.at_hand(hours, now) or hours
    ends = {_hours_of(row.owner, now, hand): row.left for row in rows if isinstance(row, QueueEnd)}
    return {
        key: Came(
            len(there),
            tuple(each for each in there if each.state in UNDER_WAY),
            ends.get(key),
        )
        for key, there in found.items()
    }


def _hours_of(with_whom: int, came_at: datetime, hours: Sequence[Stretch]) -> Hours:
    """The first of those hours held when they came, else the last begun, else the first; of their advisor if known."""
    mine = [each for each in hours if each.advisor_id == with_whom] or list(hours)
    begun = [each for each in mine if each.start <= came_at]
    held = [each for each in begun if came_at < each.end]
    first = min(held) if held else max(begun) if begun else min(mine)
    return first.start, first.advisor_id
