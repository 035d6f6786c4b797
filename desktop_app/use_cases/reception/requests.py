"""Those who came and could not be received: noted with what came of it, called, and given a place when there is one."""

from dataclasses import replace
from datetime import date, datetime
from functools import partial

from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.french import NBSP
from desktop_app.domain.journal import Action
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person
from desktop_app.domain.reception.circumstances import USUAL, Circumstances
from desktop_app.domain.reception.request import Outcome, Request, Why, begin, settle, why_on
from desktop_app.domain.theme import THEMES, Theme, refuse_unknown_theme, themes_for_any
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import workshops
from desktop_app.storage.reception import appointments as stored_appointments
from desktop_app.storage.reception import people, requests

from .. import clock_check
from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule
from ..planning.free_places import kept_seats
from ..workshops import gauges
from . import queue, series, transmittals
from .people import add_within
from .series import ONCE, Repeats

_CHANGED = f"Cette demande a été notée autrement depuis{NBSP}: l’action ne peut plus être annulée."


@frozen
class RequestOffer:
    """What may be said of somebody who comes now: why they are not received, as the day tells, and for what."""

    why: Why
    themes: tuple[Theme, ...]


@everyone
def offer(desk: Desk) -> RequestOffer:
    """What to offer to somebody who comes now and cannot be received."""
    now = desk.now()
    day, here = now.date(), schedule.here_on(desk, now.date())
    taken = stored_appointments.on_day(desk.db, day)
    lines = queue.of_day(desk, day, here, schedule.advisors_on(desk, day), taken, now)
    still = [each.outlook.left for each in lines if each.is_open]
    left = sum(still) if still else None
    found = themes_for_any(session.purpose for session in here)
    held = [*taken, *kept_seats(desk, here)]
    return RequestOffer(why_on(here, held, now, left), found or THEMES)


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
        if before:
            requests.get_waiting(desk.db, before.id)
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
    if known.outcome is Outcome.GIVEN and stored_appointments.get(desk.db, known.appointment_id):
        # A wish for a seat of a workshop is answered by whatever books it, be it a later date of a series.
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

    Raises what `request.settle` and `transmittal.answered` raise, `SlotTaken` where a seat of a workshop would be kept
    and none is left, or `OutOfDate`.
    """
    with writing(desk.db):
        before, waiting = requests.get(desk.db, request_id), requests.get_waiting(desk.db, request_id)
        after = settle(waiting, outcome, desk.now(), sent_to=sent_to)
        _refuse_a_promise_without_a_seat(desk, after)
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


def _refuse_a_promise_without_a_seat(desk: Desk, after: Request) -> None:
    workshop = workshops.get(desk.db, after.workshop_id) if after.promised else None
    gauge = gauges.of_workshop(desk, workshop) if workshop else None
    if gauge and not gauge.gone:
        gauges.refuse_full(gauge)


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
