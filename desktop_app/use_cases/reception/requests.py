"""Those who came and could not be received: noted with what came of it, called, and given a place when there is one."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial

from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.french import NBSP, day_and_month, hour
from desktop_app.domain.journal import Action
from desktop_app.domain.person import Person
from desktop_app.domain.reception.appointment import Appointment
from desktop_app.domain.reception.circumstances import USUAL, Circumstances
from desktop_app.domain.reception.request import TO_CALL, Outcome, Request, Why, begin, settle, why_on
from desktop_app.domain.reception.transmittal import Transmittal
from desktop_app.domain.theme import THEMES, Theme, refuse_unknown_theme, theme, themes_for_any
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import place as places
from desktop_app.storage.planning import workshops
from desktop_app.storage.reception import appointments as stored_appointments
from desktop_app.storage.reception import people, requests

from .. import clock_check
from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule
from ..workshops import gauges
from ..workshops.gauges import Gauge
from . import calls, proposals, queue, series, sooner, transmittals
from .appointments import Place, out_of_hours
from .people import add_within
from .series import ONCE, Repeats
from .sooner import SoonerRow

SOON = timedelta(days=14)
"""A place that is free within these days is told while somebody waits for one."""
_CHANGED = f"Cette demande a été notée autrement depuis{NBSP}: l’action ne peut plus être annulée."


@dataclass(frozen=True)
class RequestOffer:
    """What may be said of somebody who comes now: why they are not received, as the day tells, and for what."""

    why: Why
    themes: tuple[Theme, ...]


@dataclass(frozen=True)
class WaitingRow:
    """Somebody to call: what they asked, the label of the theme or '', and the places to propose, the soonest first.

    `sent` is the transmittal on which the request left, None for none.
    """

    request: Request
    person: Person
    theme: str
    proposals: tuple[Place, ...]
    sent: Transmittal | None = None


@dataclass(frozen=True)
class WaitingList:
    """Those to call back, who wait for a place, whom the partner has to answer, as they came; last those who have an
    appointment and would come `sooner`, while there is a place to propose to them.
    """

    call_back: tuple[WaitingRow, ...]
    listed: tuple[WaitingRow, ...]
    transmitted: tuple[WaitingRow, ...] = ()
    sooner: tuple[SoonerRow, ...] = ()


@everyone
def offer(desk: Desk) -> RequestOffer:
    """What to offer to somebody who comes now and cannot be received."""
    now = desk.now()
    day, here = now.date(), schedule.here_on(desk, now.date())
    taken = stored_appointments.on_day(desk.db, day)
    line = queue.of_day(desk, day, here, schedule.advisors_on(desk, day), taken, now)
    left = line.outlook.left if line and line.is_open else None
    found = themes_for_any(session.purpose for session in here)
    return RequestOffer(why_on(here, taken, now, left), found or THEMES)


@everyone
def note(
    desk: Desk,
    outcome: Outcome,
    *,
    why: Why,
    theme: str = "",
    sent_to: str = "",
    person: Person | None = None,
    duplicate_confirmed: bool = False,
    workshop_id: int = 0,
) -> Changes:
    """Note somebody who came and what came of it; whoever is to be called is `person`, added when their id is 0.

    `workshop_id` is the workshop in which they want a seat, 0 for any appointment.

    Raises what `request.begin` and `people.add_within` raise. One who is given an appointment is noted by `give`.
    """
    if outcome is Outcome.GIVEN:
        raise RuleBroken("Choisissez d’abord l’heure du rendez-vous.")
    refuse_unknown_theme(theme)
    clock_check.refuse_doubt(desk)
    now = desk.now()
    with writing(desk.db):
        added = 0
        if workshop_id and workshops.get(desk.db, workshop_id) is None:
            raise OutOfDate("Cet atelier n’est plus au planning : choisissez-en un autre.")
        if person and not person.id:
            person = add_within(desk, person, duplicate_confirmed=duplicate_confirmed)
            added = person.id
        known = people.get(desk.db, person.id).id if person else 0
        made = requests.add(
            desk.db, begin(Request(0, now, why, outcome, now, theme, known, sent_to, workshop_id=workshop_id))
        )
        desk.record(Action.REQUEST_NOTED, f"demande-{made.id}", outcome.name)
    who = f"{person.name}{NBSP}: " if person and made.person_id else f"Demande notée{NBSP}: "
    undo = Undo(f"la demande «{NBSP}{outcome.value}{NBSP}»", partial(_put_back, None, made, None, added))
    touched = Touched.APPOINTMENTS | (Touched.PEOPLE if added else Touched.NOTHING)
    return Changes(touched, f"{who}{_told(made)}.", made.id, undo)


@everyone
def give(
    desk: Desk,
    *,
    person: Person,
    advisor_id: int,
    start: datetime,
    theme: str,
    why: Why,
    request_id: int = 0,
    circumstances: Circumstances = USUAL,
    slots: int = 1,
    repeats: Repeats = ONCE,
    past_confirmed: bool = False,
    duplicate_confirmed: bool = False,
) -> Changes:
    """Book for somebody who came, or for whoever waits behind this request; the subject is the appointment's.

    Both are stored together and taken back together; raises what `series.book` raises.
    """
    clock_check.refuse_doubt(desk)
    now = desk.now()
    with writing(desk.db):
        before = requests.get(desk.db, request_id) if request_id else None
        booked = series.book(
            desk,
            repeats=repeats,
            person=person,
            advisor_id=advisor_id,
            start=start,
            theme=theme,
            circumstances=circumstances,
            slots=slots,
            past_confirmed=past_confirmed,
            duplicate_confirmed=duplicate_confirmed,
        )
        if before:
            after = _answered(desk, before.id, booked.subject)
        else:
            made = Request(0, now, why, Outcome.GIVEN, now, theme, appointment_id=booked.subject)
            after = requests.add(desk.db, begin(made))
            desk.record(Action.REQUEST_NOTED, f"demande-{after.id}", Outcome.GIVEN.name)
    assert booked.undo
    undo = Undo(booked.undo.label, partial(_put_back, before, after, booked.undo, 0))
    return replace(booked, undo=undo)


def _answered(desk: Desk, request_id: int, appointment_id: int) -> Request:
    """The waiting request once its person has this appointment, kept."""
    known = requests.get(desk.db, request_id)
    if known.appointment_id == appointment_id:
        # A wish for a seat of a workshop is answered by whatever books it.
        return known
    waiting = requests.get_waiting(desk.db, request_id)
    after = settle(waiting, Outcome.GIVEN, desk.now(), appointment_id=appointment_id)
    if given := stored_appointments.get(desk.db, appointment_id):
        # Of two files of one person the other may have been chosen: whoever has the appointment waited.
        after = replace(after, person_id=given.person_id, theme=given.theme)
    requests.update(desk.db, after)
    transmittals.note_answer(desk.db, waiting, Outcome.GIVEN, desk.now().date())
    desk.record(Action.REQUEST_SETTLED, f"demande-{after.id}", Outcome.GIVEN.name)
    return after


@everyone
def settle_as(
    desk: Desk, request_id: int, outcome: Outcome, *, sent_to: str = "", on: date | None = None, words: str = ""
) -> Changes:
    """Note what came later of a request somebody waits behind; `on` and `words` are of the answer to a transmitted one.

    Raises what `request.settle` and `transmittal.answered` raise, or `OutOfDate`.
    """
    with writing(desk.db):
        before, waiting = requests.get(desk.db, request_id), requests.get_waiting(desk.db, request_id)
        after = settle(waiting, outcome, desk.now(), sent_to=sent_to)
        transmittals.note_answer(desk.db, waiting, outcome, desk.now().date(), on=on, words=words)
        requests.update(desk.db, after)
        desk.record(Action.REQUEST_SETTLED, f"demande-{after.id}", outcome.name)
    name = people.get(desk.db, waiting.person_id).name
    undo = Undo(f"«{NBSP}{outcome.value}{NBSP}» pour {name}", partial(_put_back, before, after, None, 0))
    return Changes(Touched.APPOINTMENTS, f"{name}{NBSP}: {_told(after)}.", after.id, undo)


@everyone
def note_no_answer(desk: Desk, request_id: int) -> Changes:
    """Note that nobody answered: whoever waits still does, and is called later."""
    with writing(desk.db):
        before, waiting = requests.get(desk.db, request_id), requests.get_waiting(desk.db, request_id)
        after = replace(waiting, tried_at=desk.now())
        requests.update(desk.db, after)
        desk.record(Action.REQUEST_TRIED, f"demande-{after.id}")
    name = people.get(desk.db, after.person_id).name
    undo = Undo(f"l’appel à {name}", partial(_put_back, before, after, None, 0))
    return Changes(Touched.APPOINTMENTS, f"{name}{NBSP}: pas de réponse.", after.id, undo)


@everyone
def waiting_list(desk: Desk) -> WaitingList:
    """Who is to be called about a request, with places to propose as long as there are some.

    Those whose appointment is not held are proposed theirs first: nobody has the first place of somebody else.
    """
    found, earlier = requests.waiting(desk.db), sooner.wanted(desk)
    if not found and not earlier:
        return WaitingList((), ())
    wanted = {each.id: _as_wanted(desk, each) for each in found if each.outcome in TO_CALL}
    proposed = proposals.for_each(desk, [*out_of_hours(desk), *wanted.values()], earlier)
    rows = [
        WaitingRow(
            each,
            people.get(desk.db, each.person_id),
            _label(desk, each),
            proposed[wanted[each.id].id] if each.id in wanted else (),
            transmittals.of_request(desk, each.id),
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
    return proposals.first_free(desk, [_as_wanted(desk, each) for each in found], SOON)


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
    if _wanted_workshop(desk, row.request):
        return f"{said} Une place se libère à l’atelier «{NBSP}{row.theme}{NBSP}», {at}, avec {proposal.advisor.name}."
    return f"{said} Je peux vous proposer un rendez-vous {at}, avec {proposal.advisor.name}."


def _on(day: date, today: date) -> str:
    days = (today - day).days
    return "aujourd’hui" if not days else "hier" if days == 1 else f"le {day_and_month(day)}"


def _as_wanted(desk: Desk, request: Request) -> Appointment:
    """What is looked for: the soonest place, whoever the advisor, or a seat of one workshop as long as it is to come.

    Its number is no appointment's.
    """
    if gauge := _wanted_workshop(desk, request):
        slot = gauge.slot
        return Appointment(-request.id, request.person_id, slot.advisor_id, slot.start, slot.end, request.theme)
    today = datetime.combine(desk.now().date(), time.min)
    return Appointment(-request.id, request.person_id, 0, today, today, request.theme)


def _wanted_workshop(desk: Desk, request: Request) -> Gauge | None:
    """The workshop in which they want a seat, while it may still be given."""
    workshop = workshops.get(desk.db, request.workshop_id) if request.workshop_id else None
    gauge = gauges.of_workshop(desk, workshop) if workshop else None
    return gauge if gauge and not gauge.gone and not gauge.over else None


def _label(desk: Desk, request: Request) -> str:
    if gauge := _wanted_workshop(desk, request):
        assert gauge.workshop
        return gauge.workshop.subject.title
    return theme(request.theme).label if request.theme else ""


def _told(request: Request) -> str:
    if request.outcome is Outcome.REDIRECTED:
        return f"orientation vers {request.sent_to}"
    return {
        Outcome.LISTED: "sur la liste d’attente",
        Outcome.CALL_BACK: "à rappeler",
        Outcome.UNANSWERED: "sans suite",
    }[request.outcome]


def _put_back(before: Request | None, after: Request, booking: Undo | None, added: int, desk: Desk) -> Changes:
    """The request as it was, and with it the booking and the person of the same gesture; raises `OutOfDate`."""
    touched, told = Touched.APPOINTMENTS, f"Annulé{NBSP}: la demande."
    with writing(desk.db):
        if requests.find(desk.db, after.id) != after:
            raise OutOfDate(_CHANGED)
        if before is None:
            requests.remove(desk.db, after.id)
        else:
            requests.update(desk.db, before)
            transmittals.forget_answer(desk.db, before)
        if booking:
            back = booking.back(desk)
            touched, told = back.touched, back.told
        if added and people.is_free(desk.db, added):
            people.remove(desk.db, added)
            desk.record(Action.PERSON_REMOVED, f"usager-{added}")
            touched |= Touched.PEOPLE
        desk.record(Action.UNDONE, f"demande-{after.id}")
    return Changes(touched, told, after.id)
