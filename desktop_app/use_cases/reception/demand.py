"""The demand of a period: what those who came asked for and did not get, beside those received without appointment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from desktop_app.domain.account import Role
from desktop_app.domain.reception.outing import CountedOutings
from desktop_app.domain.reception.request import Counted
from desktop_app.domain.reception.ticket import TicketState
from desktop_app.storage.reception import outings, profiles, requests, tickets

from ..desk import Desk
from ..permissions import only


@dataclass(frozen=True)
class Demand:
    """The requests of a period, how many came without appointment by the state they were left in, and who was received.

    `outings` are the requests to go elsewhere, by what was decided; `profile` is how many gave each answer, by its key:
    as far as the tallies were typed back.
    """

    requests: Counted
    walk_ins: Mapping[TicketState, int]
    profile: Mapping[str, int] = field(default_factory=dict)
    outings: CountedOutings = field(default_factory=lambda: CountedOutings({}))


@only(Role.MANAGER)
def of_month(desk: Desk, month: date) -> Demand:
    """That of the month of this date."""
    first = month.replace(day=1)
    return _between(desk, first, (first + timedelta(days=31)).replace(day=1))


@only(Role.MANAGER)
def of_year(desk: Desk, year: int) -> Demand:
    """That of the whole year, whatever conventions hold in it."""
    return _between(desk, date(year, 1, 1), date(year + 1, 1, 1))


def _between(desk: Desk, first: date, before: date) -> Demand:
    found = requests.count(desk.db, datetime.combine(first, time.min), datetime.combine(before, time.min))
    last = before - timedelta(days=1)
    came, profile = tickets.count(desk.db, first, last), profiles.count(desk.db, first, last)
    return Demand(Counted(found), came, profile, CountedOutings(outings.count(desk.db, first, last)))
