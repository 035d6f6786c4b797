"""The call list: everybody whose appointment is not held any more, what to propose to them, and what came of it.

Who is on it follows from the days and the appointments alone, so nobody can be forgotten: an appointment leaves it by
standing at an hour that is held, or by being off.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from functools import partial

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.french import day_and_month, hour, moment, plural
from desktop_app.domain.journal import Action
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person
from desktop_app.domain.planning.workshop import NOT_ENOUGH
from desktop_app.domain.reception.appointment import Appointment, State, mark
from desktop_app.domain.reception.call import SETTLES, Call, CallResult, is_awaited, is_received, why_lost
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import place as places
from desktop_app.storage.reception import appointments, calls, people

from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule
from ..planning.free_places import check_stretch_in_file
from ..workshops import eligibility, gauges
from . import proposals
from .appointments import Place, move_within, out_of_hours
from .wishes import waiting_again

SHOWN_FOR = timedelta(days=7)


@frozen
class CallRow:
    """Somebody to tell: their appointment, why it is not held, what was tried, and the places to propose in order.

    `unseen` is whether it is still to be seen that they may come to a workshop that is not for everybody.
    """

    appointment: Appointment
    person: Person
    advisor: Advisor
    why: str
    tried: tuple[Call, ...]
    proposals: tuple[Place, ...]
    unseen: bool = False


@frozen
class CallList:
    """Those to tell, by date and hour, whoever was tried already last of their date; then those told this week."""

    rows: tuple[CallRow, ...]
    done: tuple[tuple[Appointment, Person, Call], ...]


@frozen
class Stranded:
    """How many people are to be told about one date, and why."""

    day: date
    people: int
    why: str


@everyone
def call_list(desk: Desk) -> CallList:
    """Who has to be told that their appointment is not held, each with other places as long as there are some.

    The first one proposed to somebody is proposed to nobody else.
    """
    waiting = out_of_hours(desk)
    who, tried = schedule.advisors_by_id(desk), calls.of_appointments(desk.db, [each.id for each in waiting])
    waiting.sort(key=lambda one: (one.start.date(), one.id in tried, one.start, one.id))
    whys, proposed = _whys(desk, waiting), proposals.for_each(desk, waiting)
    known, unseen = people.by_id(desk.db, [each.person_id for each in waiting]), eligibility.unseen(desk, waiting)
    rows = tuple(
        CallRow(
            each,
            known[each.person_id],
            who[each.advisor_id],
            whys[each.id],
            tuple(tried.get(each.id, ())),
            proposed[each.id],
            each.id in unseen,
        )
        for each in waiting
    )
    return CallList(rows, _done(desk, {each.id for each in waiting}))


@everyone
def stranded(desk: Desk) -> tuple[Stranded, ...]:
    """The dates about which somebody has to be told, in order."""
    waiting = out_of_hours(desk)
    whys = _whys(desk, waiting)
    days: dict[date, list[str]] = {}
    for each in waiting:
        days.setdefault(each.start.date(), []).append(whys[each.id])
    return tuple(Stranded(day, len(found), ", ".join(dict.fromkeys(found))) for day, found in sorted(days.items()))


@everyone
def how_many(desk: Desk) -> int:
    """How many people have to be told."""
    return len(out_of_hours(desk))


@everyone
def what_to_say(desk: Desk, row: CallRow, proposal: Place | None) -> str:
    """The sentence to say on the telephone, with this proposal when there is one; why somebody is away is not told."""
    place = places.load(desk.db)
    assert place
    said = (
        f"Bonjour, ici {place.said}. Votre rendez-vous {_said(row.appointment.start, desk.now())} "
        f"avec {row.advisor.name} ne peut pas avoir lieu."
    )
    if proposal is None:
        return f"{said} Nous vous rappellerons dès qu’une date sera connue."
    with_whom = "" if proposal.advisor.id == row.advisor.id else f", avec {proposal.advisor.name}"
    return f"{said} Je peux vous proposer {_said(proposal.slot.start, desk.now())}{with_whom}."


@everyone
def record(
    desk: Desk,
    appointment_id: int,
    result: CallResult,
    *,
    advisor_id: int = 0,
    start: datetime | None = None,
    past_confirmed: bool = False,
) -> Changes:
    """Note what came of a call; with AGREED the appointment is moved to the slot of this advisor that starts then.

    Whoever refuses or gets a letter has their appointment cancelled by the service. Raises what `move_to` raises.
    """
    with writing(desk.db):
        before, waited = _awaited(desk, appointment_id), None
        if result is CallResult.AGREED:
            if start is None:
                raise RuleBroken("Choisissez d’abord le créneau convenu.")
            expected = mark(before, State.EXPECTED, desk.now()) if before.state is State.ARRIVED else before
            after, waited = move_within(
                desk, expected, advisor_id=advisor_id, start=start, past_confirmed=past_confirmed
            )
        else:
            after = _cancelled(desk, before) if result in SETTLES else before
        told = _note(desk, before, after, result)
    name = people.get(desk.db, before.person_id).name
    to = f" : {moment(after.start)}" if result is CallResult.AGREED else ""
    undo = waiting_again(waited, Undo(f"« {result.value} » pour {name}", partial(_undo, (told,), f"l’appel à {name}")))
    return Changes(Touched.APPOINTMENTS, f"{name} : {result.value}{to}.", before.id, undo)


@everyone
def record_letters(desk: Desk, appointment_ids: Sequence[int]) -> Changes:
    """Note that a letter leaves for each of these people: their appointments are cancelled by the service, together."""
    if not appointment_ids:
        return Changes(Touched.NOTHING)
    with writing(desk.db):
        told = []
        for before in [_awaited(desk, each) for each in dict.fromkeys(appointment_ids)]:
            told.append(_note(desk, before, _cancelled(desk, before), CallResult.LETTER))
    counted = plural(len(told), "lettre")
    undo = Undo(counted, partial(_undo, tuple(told), counted))
    return Changes(Touched.APPOINTMENTS, f"{counted} : rendez-vous annulés par le service.", told[0].before.id, undo)


@frozen
class _Told:
    """What one call has done, to take it back."""

    before: Appointment
    after: Appointment
    call: Call


def _awaited(desk: Desk, appointment_id: int) -> Appointment:
    found = appointments.get(desk.db, appointment_id)
    if found is None or not is_awaited(found):
        raise OutOfDate("Ce rendez-vous a changé depuis : la liste vient d’être relue.")
    return found


def _cancelled(desk: Desk, before: Appointment) -> Appointment:
    after = mark(before, State.CANCELLED, desk.now())
    appointments.update(desk.db, after)
    return after


def _note(desk: Desk, before: Appointment, after: Appointment, result: CallResult) -> _Told:
    call = calls.add(desk.db, Call(0, before.id, desk.now(), result))
    desk.record(Action.CALLED, f"rendez-vous-{before.id}", result.name)
    return _Told(before, after, call)


def _undo(told: Sequence[_Told], what: str, desk: Desk) -> Changes:
    with writing(desk.db):
        for each in told:
            if appointments.get(desk.db, each.before.id) != each.after:
                raise OutOfDate("Ce rendez-vous a changé depuis : l’action ne peut plus être annulée.")
            if each.after != each.before:
                _put_back(desk, each.before)
            calls.remove(desk.db, each.call.id)
            desk.record(Action.UNDONE, f"rendez-vous-{each.before.id}")
    return Changes(Touched.APPOINTMENTS, f"Annulé : {what}.", told[0].before.id)


def _put_back(desk: Desk, before: Appointment) -> None:
    # Nobody can have been given an hour that is not held; once it is held again, somebody may.
    if is_received(before, schedule.here_on(desk, before.start.date())):
        check_stretch_in_file(desk, before)
    appointments.update(desk.db, before)


def _said(at: datetime, now: datetime) -> str:
    """A moment as it is said aloud: the year only when it is another one."""
    return moment(at) if at.year != now.year else f"{day_and_month(at.date())} à {hour(at)}"


def _whys(desk: Desk, waiting: Sequence[Appointment]) -> dict[int, str]:
    """Why each is not held: a closure, an exception, an absence, or other hours."""
    if not waiting:
        return {}
    days = sorted({each.start.date() for each in waiting})
    lost, closed = schedule.lost_between(desk, days[0], days[-1]), dict[date, str]()
    called_off = gauges.called_off(desk)
    found = {}
    for each in waiting:
        day = each.start.date()
        own = [why_lost(one) for one in lost.get(day, ()) if one.session.advisor_id == each.advisor_id]
        if not own and (each.advisor_id, each.start) in called_off:
            own = [f"atelier annulé ({NOT_ENOUGH})"]
        if not own and day not in closed:
            closed[day] = f"fermé ({why})" if (why := schedule.why_closed(desk, day)) else ""
        found[each.id] = ", ".join(dict.fromkeys(own)) or closed[day] or "hors des horaires"
    return found


def _done(desk: Desk, waiting: Collection[int]) -> tuple[tuple[Appointment, Person, Call], ...]:
    """Those told within the week, the last first; the last call alone of who was told twice."""
    recent = [each for each in reversed(calls.since(desk.db, desk.now() - SHOWN_FOR)) if each.result in SETTLES]
    told = appointments.by_id(desk.db, {each.appointment_id for each in recent} - {*waiting})
    who = people.by_id(desk.db, {each.person_id for each in told.values()})
    found: dict[int, tuple[Appointment, Person, Call]] = {}
    for call in recent:
        if appointment := told.get(call.appointment_id):
            found.setdefault(appointment.id, (appointment, who[appointment.person_id], call))
    return tuple(found.values())
