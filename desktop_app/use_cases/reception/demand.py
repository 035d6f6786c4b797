"""The demand of a period: what those who came asked for and did not get, beside those received without appointment."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime, time, timedelta

from desktop_app.domain.account import Role
from desktop_app.domain.mandate import Way
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.planning.submission import Stage
from desktop_app.domain.reception.event import CountedEvents, counted
from desktop_app.domain.reception.outing import CountedOutings
from desktop_app.domain.reception.request import Counted
from desktop_app.domain.reception.ticket import TicketState
from desktop_app.storage.mandates import ways
from desktop_app.storage.planning import advisors, submissions
from desktop_app.storage.reception import eligibilities, outings, profiles, requests, tickets
from desktop_app.storage.reception import events as stored_events

from ..desk import Desk
from ..permissions import only


@frozen
class Demand:
    """The requests of a period, how many came without appointment by the state they were left in, and who was received.

    `profile` is how many gave each answer of a profile, by its key: as far as the tallies were typed back. `ways` is
    how procedures were done, with the person, by a mandate or elsewhere, by the name of the advisor. `outings` are the
    requests to go elsewhere, by what was decided, `events` what was held with a headcount alone. `entitled` is how many
    came as what to workshops that are not for everybody, `submitted` how many proposed to the partner stand where.
    """

    requests: Counted
    walk_ins: Mapping[TicketState, int]
    profile: Mapping[str, int] = field(default_factory=dict)
    ways: Mapping[str, Mapping[Way, int]] = field(default_factory=dict)
    outings: CountedOutings = field(default_factory=lambda: CountedOutings({}))
    events: CountedEvents = field(default_factory=CountedEvents)
    entitled: Mapping[str, int] = field(default_factory=dict)
    submitted: Mapping[Stage, int] = field(default_factory=dict)


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
    names = {advisor.id: advisor.name for advisor in advisors.every(desk.db)}
    done = {names[advisor_id]: counted for advisor_id, counted in ways.count(desk.db, first, last).items()}
    came, profile = tickets.count(desk.db, first, last), profiles.count(desk.db, first, last)
    held = stored_events.between(desk.db, first, last)
    for event in held:
        profile = {key: profile.get(key, 0) + event.numbers.get(key, 0) for key in {**profile, **event.numbers}}
    stages = [each.stage for each in submissions.every(desk.db) if each.first <= last and each.last >= first]
    return Demand(
        Counted(found),
        came,
        profile,
        done,
        CountedOutings(outings.count(desk.db, first, last)),
        counted(held, desk.now().date()),
        eligibilities.count(desk.db, first, last),
        {stage: stages.count(stage) for stage in Stage if stage in stages},
    )
