"""Those who asked and wait: to call back, for a place, for the partner's answer; with what to propose and to say."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta

from desktop_app.domain.french import NBSP, day_and_month, hour
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person
from desktop_app.domain.reception.appointment import Appointment
from desktop_app.domain.reception.request import TO_CALL, Outcome, Request
from desktop_app.domain.reception.transmittal import Transmittal
from desktop_app.domain.theme import theme
from desktop_app.storage.planning import place as places
from desktop_app.storage.reception import people, requests
from desktop_app.storage.reception import transmittals as stored_transmittals

from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule
from ..workshops import gauges
from ..workshops.gauges import Gauge
from . import calls, proposals, sooner
from .appointments import Place, out_of_hours
from .reminders import TO_BRING
from .sooner import SoonerRow

SOON = timedelta(days=14)
"""A place that is free within these days is told while somebody waits for one."""


@frozen
class WaitingRow:
    """Somebody to call: what they asked, the label of the theme or '', and the places to propose, the soonest first.

    `sent` is the transmittal on which the request left, None for none. `seat` is whether it is of a workshop that they
    want one; `unseen` whether that is not for everybody: what was seen is ticked once they have a seat.
    """

    request: Request
    person: Person
    theme: str
    proposals: tuple[Place, ...]
    sent: Transmittal | None = None
    seat: bool = False
    unseen: bool = False


@frozen
class WaitingList:
    """Those to call back, who wait for a place, whom the partner has to answer, as they came; last those who have an
    appointment and would come `sooner`, while there is a place to propose to them.
    """

    call_back: tuple[WaitingRow, ...]
    listed: tuple[WaitingRow, ...]
    transmitted: tuple[WaitingRow, ...] = ()
    sooner: tuple[SoonerRow, ...] = ()


@everyone
def read(desk: Desk) -> WaitingList:
    """Who is to be called about a request, with places to propose as long as there are some.

    Those whose appointment is not held are proposed theirs first: nobody has the first place of somebody else.
    """
    found, earlier = requests.waiting(desk.db), sooner.wanted(desk)
    if not found and not earlier:
        return WaitingList((), ())
    seats, known = _seats_wanted(desk, found), people.by_id(desk.db, [each.person_id for each in found])
    sent_on = stored_transmittals.of_requests(desk.db, [each.id for each in found])
    wanted = {each.id: _as_wanted(desk, each, seats) for each in found if each.outcome in TO_CALL}
    proposed = proposals.for_each(desk, [*out_of_hours(desk), *wanted.values()], earlier)
    rows = [
        WaitingRow(
            each,
            known[each.person_id],
            _label(each, seats),
            proposed[wanted[each.id].id] if each.id in wanted else (),
            sent_on.get(each.id),
            each.workshop_id in seats,
            bool(each.workshop_id in seats and seats[each.workshop_id].open_to),
        )
        for each in found
    ]
    sections = (Outcome.CALL_BACK, Outcome.LISTED, Outcome.TRANSMITTED)
    call_back, listed, sent = (tuple(row for row in rows if row.request.outcome is each) for each in sections)
    return WaitingList(call_back, listed, sent, sooner.rows_of(desk, earlier, proposed))


@everyone
def how_many_to_call(desk: Desk) -> int:
    """How many people are to be called: those whose appointment is not held, and those who asked and wait."""
    return calls.how_many(desk) + requests.how_many_wait(desk.db)


@everyone
def count_waiting(desk: Desk) -> tuple[int, int]:
    """How many are to be called back, and how many wait for a place."""
    found = [each.outcome for each in requests.waiting(desk.db)]
    return found.count(Outcome.CALL_BACK), found.count(Outcome.LISTED)


@everyone
def place_for_somebody(desk: Desk) -> tuple[datetime, int] | None:
    """The first place within two weeks that somebody on the waiting list could have, and how many could.

    None where nobody waits, or nothing is free.
    """
    found = [each for each in requests.waiting(desk.db) if each.outcome is Outcome.LISTED]
    seats = _seats_wanted(desk, found)
    return proposals.first_free(desk, [_as_wanted(desk, each, seats) for each in found], SOON)


@everyone
def what_to_say(desk: Desk, row: WaitingRow, proposal: Place | None) -> str:
    """The sentence to say on the telephone, with this place when there is one."""
    place = places.load(desk.db)
    assert place
    said = f"Bonjour, ici {place.said}. Vous avez demandé à nous voir {_on(row.request.at.date(), desk.now().date())}."
    if row.sent and row.request.outcome is Outcome.TRANSMITTED:
        left, due = day_and_month(row.sent.sent_on), day_and_month(row.sent.answer_by)
        late = row.sent.is_late(desk.now().date())
        then = "Nous attendons encore la réponse." if late else f"Une réponse est attendue pour le {due}."
        return f"{said} Nous avons transmis votre demande le {left}. {then}"
    if proposal is None:
        return f"{said} Nous n’avons pas encore de place à vous proposer."
    start = proposal.slot.start
    at = f"{day_and_month(start.date())} à {hour(start)}"
    if row.seat:
        asked = f" {TO_BRING}" if row.unseen else ""
        seat = f"Une place se libère à l’atelier «{NBSP}{row.theme}{NBSP}», {at}, avec {proposal.advisor.name}."
        return f"{said} {seat}{asked}"
    return f"{said} Je peux vous proposer un rendez-vous {at}, avec {proposal.advisor.name}."


def _on(day: date, today: date) -> str:
    days = (today - day).days
    return "aujourd’hui" if not days else "hier" if days == 1 else f"le {day_and_month(day)}"


def _as_wanted(desk: Desk, request: Request, seats: Mapping[int, Gauge]) -> Appointment:
    """What is looked for: the soonest place, whoever the advisor, or a seat of one workshop as long as it is to come.

    Its number is no appointment's.
    """
    if gauge := seats.get(request.workshop_id):
        slot = gauge.slot
        return Appointment(-request.id, request.person_id, slot.advisor_id, slot.start, slot.end, request.theme)
    today = datetime.combine(desk.now().date(), time.min)
    return Appointment(-request.id, request.person_id, 0, today, today, request.theme)


def _seats_wanted(desk: Desk, found: Iterable[Request]) -> dict[int, Gauge]:
    """The workshops in which they want a seat, while it may still be given, by id."""
    ids = {each.workshop_id for each in found}
    workshops = [each for each in schedule.planning_of(desk).workshops if each.id in ids]
    gauged = gauges.of_workshops(desk, workshops)
    return {id: gauge for id, gauge in gauged.items() if not gauge.gone and not gauge.over}


def _label(request: Request, seats: Mapping[int, Gauge]) -> str:
    if (gauge := seats.get(request.workshop_id)) and gauge.workshop:
        return gauge.workshop.subject.title
    return theme(request.theme).label if request.theme else ""
