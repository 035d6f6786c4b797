"""The call list: everybody whose appointment is not held any more, what to propose to them, and what came of it.

Who is on it follows from the days and the appointments alone, so nobody can be forgotten: an appointment leaves it by
standing at an hour that is held, or by being off.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.appointment import Appointment, State, mark
from desktop_app.domain.call import SETTLES, Call, CallResult, best, is_awaited
from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.french import moment
from desktop_app.domain.journal import Action
from desktop_app.domain.person import Person
from desktop_app.domain.theme import themes_for
from desktop_app.storage import appointments, calls, people
from desktop_app.storage import place as places
from desktop_app.storage.database import writing

from . import agenda, schedule
from .appointments import Place, move_within, out_of_hours, places_on
from .changes import Changes, Touched, Undo
from .desk import Desk
from .permissions import everyone

PROPOSED_WITHIN = timedelta(days=60)
SHOWN_FOR = timedelta(days=7)
_MOST_DAYS = 20


@dataclass(frozen=True)
class CallRow:
    """Somebody to tell: their appointment, why it is not held, what was tried, and the place to propose, if any."""

    appointment: Appointment
    person: Person
    advisor: Advisor
    why: str
    tried: tuple[Call, ...]
    proposal: Place | None


@dataclass(frozen=True)
class CallList:
    """Those to tell, by date and hour, whoever was tried already last of their date; then those told this week."""

    rows: tuple[CallRow, ...]
    done: tuple[tuple[Appointment, Person, Call], ...]


@everyone
def call_list(desk: Desk) -> CallList:
    """Who has to be told that their appointment is not held, with another place for each as long as there are some."""
    waiting = out_of_hours(desk)
    who, tried = schedule.advisors_by_id(desk), calls.of_appointments(desk.db, [each.id for each in waiting])
    offered = _offered(desk) if waiting else []
    rows = []
    for each in sorted(waiting, key=lambda one: (one.start.date(), one.id in tried, one.start)):
        proposal = _proposal(each, offered)
        if proposal:
            offered.remove(proposal)
        person, advisor = people.get(desk.db, each.person_id), who[each.advisor_id]
        rows.append(CallRow(each, person, advisor, why(desk, each), tuple(tried.get(each.id, ())), proposal))
    return CallList(tuple(rows), _done(desk, {each.id for each in waiting}))


@everyone
def why(desk: Desk, appointment: Appointment) -> str:
    """Why this appointment is not held: a closure, an exception, an absence, or other hours."""
    day = appointment.start.date()
    lost = schedule.lost_between(desk, day, day).get(day, ())
    of_advisor = [each.why for each in lost if each.session.advisor_id == appointment.advisor_id]
    return ", ".join(dict.fromkeys(of_advisor)) or schedule.why_closed(desk, day) or "hors des horaires"


@everyone
def what_to_say(desk: Desk, row: CallRow) -> str:
    """The sentence to say on the telephone; the reason of an absence is nobody's business."""
    place = places.load(desk.db)
    assert place
    said = (
        f"Bonjour, ici {place.said}. Votre rendez-vous {moment(row.appointment.start)} "
        f"avec {row.advisor.name} ne peut pas avoir lieu."
    )
    if row.proposal is None:
        return f"{said} Nous vous rappellerons dès qu’une date sera connue."
    other = row.proposal.advisor
    with_whom = "" if other.id == row.advisor.id else f", avec {other.name}"
    return f"{said} Je peux vous proposer {moment(row.proposal.slot.start)}{with_whom}."


@everyone
def record(
    desk: Desk, appointment_id: int, result: CallResult, *, advisor_id: int = 0, start: datetime | None = None
) -> Changes:
    """Note what came of a call; with AGREED the appointment is moved to the slot of this advisor that starts then.

    Whoever refuses or gets a letter has their appointment cancelled by the service. Raises what `move_to` raises.
    """
    with writing(desk.db):
        before = appointments.get(desk.db, appointment_id)
        if before is None or not is_awaited(before):
            raise OutOfDate("Ce rendez-vous a changé depuis : la liste vient d’être relue.")
        after = before
        if result is CallResult.AGREED:
            if start is None:
                raise RuleBroken("Choisissez d’abord le créneau convenu.")
            expected = mark(before, State.EXPECTED, desk.now()) if before.state is State.ARRIVED else before
            after = move_within(desk, expected, advisor_id=advisor_id, start=start)
        elif result in SETTLES:
            after = mark(before, State.CANCELLED, desk.now())
            appointments.update(desk.db, after)
        call = calls.add(desk.db, Call(0, before.id, desk.now(), result))
        desk.record(Action.CALLED, f"rendez-vous-{before.id}", result.name)
    name = people.get(desk.db, before.person_id).name
    to = f" : {moment(after.start)}" if result is CallResult.AGREED else ""
    undo = Undo(f"« {result.value} » pour {name}", partial(_undo, before, after, call, name))
    return Changes(Touched.APPOINTMENTS, f"{name} : {result.value}{to}.", before.id, undo)


def _undo(before: Appointment, after: Appointment, call: Call, name: str, desk: Desk) -> Changes:
    with writing(desk.db):
        if appointments.get(desk.db, before.id) != after:
            raise OutOfDate("Ce rendez-vous a changé depuis : l’action ne peut plus être annulée.")
        if after != before:
            appointments.update(desk.db, before)
        calls.remove(desk.db, call.id)
        desk.record(Action.UNDONE, f"rendez-vous-{before.id}")
    return Changes(Touched.APPOINTMENTS, f"Annulé : l’appel à {name}.", before.id)


def _offered(desk: Desk) -> list[Place]:
    """The places of the next days, each as many times as it can still be given, in order."""
    today = desk.now().date()
    last = today + PROPOSED_WITHIN
    days = [line.day for line in agenda.coming(desk, today, _MOST_DAYS) if line.left and line.day <= last]
    found = [place for day in days for place in places_on(desk, day) if not place.past]
    return [place for place in found for _ in range(place.left)]


def _proposal(wanted: Appointment, offered: list[Place]) -> Place | None:
    fitting = [each for each in offered if wanted.theme in {theme.key for theme in themes_for(each.purpose)}]
    at = best(wanted, [(each.slot.start, each.advisor.id) for each in fitting])
    return None if at is None else fitting[at]


def _done(desk: Desk, waiting: set[int]) -> tuple[tuple[Appointment, Person, Call], ...]:
    found = []
    for call in reversed(calls.since(desk.db, desk.now() - SHOWN_FOR)):
        appointment = appointments.get(desk.db, call.appointment_id)
        if call.result in SETTLES and appointment and appointment.id not in waiting:
            found.append((appointment, people.get(desk.db, appointment.person_id), call))
    return tuple(found)
