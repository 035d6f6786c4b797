"""The people of a workshop: enrolled, on its waiting list, promised a seat and called.

An enrolment is an appointment at its hour, a wish for a seat a request: nobody is noted in two ways.
"""

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import datetime
from functools import partial

from desktop_app.domain.errors import OutOfDate, RuleBroken, SlotTaken
from desktop_app.domain.french import NBSP
from desktop_app.domain.journal import Action
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person
from desktop_app.domain.reception.eligibility import Eligibility
from desktop_app.domain.reception.request import Outcome, Request, Why, settle
from desktop_app.domain.theme import themes_for
from desktop_app.storage.connection.database import writing
from desktop_app.storage.reception import appointments as stored_appointments
from desktop_app.storage.reception import eligibilities, people
from desktop_app.storage.reception import requests as stored

from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule
from ..workshops import eligibility, gauges, workshops
from ..workshops.gauges import Gauge, full_words, refuse_full
from . import appointments, requests
from .today import Booked, booked_row

_GONE = f"Cet atelier n’est plus tenu à cette heure{NBSP}: la page vient d’être relue."


@frozen
class Waiting:
    """Somebody who wants a seat: promised one and to be called, or on the list."""

    request: Request
    person: Person


@frozen
class Roll:
    """The people of one workshop: those enrolled by name in the order in which they came, then those who wait.

    `seen` is as whom somebody may come, by the id of their appointment, once that was seen.
    """

    gauge: Gauge
    people: tuple[Booked, ...]
    waiting: tuple[Waiting, ...]
    seen: Mapping[int, Eligibility] = field(default_factory=dict)

    @property
    def unseen(self) -> int:
        """Of how many it is still to be seen."""
        return sum(row.appointment.id not in self.seen for row in self.people) if self.gauge.open_to else 0


@everyone
def roll(desk: Desk, advisor_id: int, start: datetime) -> Roll:
    """Who is enrolled in the workshop of this advisor that begins then, and who waits; raises `OutOfDate`.

    Whoever gave up their seat is not in it any more; of a workshop that is cancelled, those still to be told are.
    """
    gauge = _gauge(desk, advisor_id, start)
    day = start.date()
    found = [
        booked_row(appointment, person, gauge.advisor, late=False)
        for appointment, person in stored_appointments.with_people_between(desk.db, day, day)
        if (appointment.advisor_id, appointment.start) == (advisor_id, start) and appointment.holds_a_place
    ]
    found.sort(key=lambda row: row.appointment.id)
    ids = [gauge.workshop.id] if gauge.workshop else []
    wanting = stored.waiting_for(desk.db, ids)
    known = people.by_id(desk.db, [each.person_id for each in wanting])
    waiting = [Waiting(each, known[each.person_id]) for each in wanting]
    waiting.sort(key=lambda each: not each.request.promised)
    return Roll(gauge, tuple(found), tuple(waiting), eligibilities.on_day(desk.db, day) if gauge.open_to else {})


@everyone
def enrol(
    desk: Desk,
    *,
    advisor_id: int,
    start: datetime,
    person: Person,
    duplicate_confirmed: bool = False,
    past_confirmed: bool = False,
    beyond_why: str | None = None,
    seen: str = "",
) -> Changes:
    """Enrol somebody, added when their id is 0; raises `SlotTaken` with what limits it, or as `appointments.book`.

    With `beyond_why` a seat beyond the limit is made for them in the same gesture, as `workshops.allow_more` does;
    `seen` is as whom they may come, once that was seen, or ''.
    """
    gauge = _gauge(desk, advisor_id, start)
    with writing(desk.db):
        more = None
        if beyond_why is not None and gauge.workshop and not gauge.left:
            more = workshops.allow_more(desk, gauge.workshop.id, beyond_why)
        try:
            done = appointments.book(
                desk,
                person=person,
                advisor_id=advisor_id,
                start=start,
                theme=_theme(gauge),
                past_confirmed=past_confirmed,
                duplicate_confirmed=duplicate_confirmed,
            )
        except SlotTaken:
            raise SlotTaken(full_words(gauge), "person") from None
        if seen:
            eligibility.see_within(desk, done.subject, seen)
    if more and more.undo and done.undo:
        both = partial(_take_both_back, done.undo, more.undo)
        done = replace(done, touched=more.touched, undo=Undo(done.undo.label, both))
    return replace(done, told=f"{people.get(desk.db, _whose(desk, done.subject)).name}{NBSP}: inscription notée.")


@everyone
def put_on_list(
    desk: Desk, *, advisor_id: int, start: datetime, person: Person, duplicate_confirmed: bool = False
) -> Changes:
    """Put somebody on the waiting list of a workshop; raises `RuleBroken` when they have a seat or wait already."""
    gauge = _gauge(desk, advisor_id, start)
    if gauge.workshop is None:
        raise RuleBroken("Donnez d’abord un titre à cet atelier : la liste d’attente est celle d’un titre.")
    if person.id:
        known = roll(desk, advisor_id, start)
        if person.id in {row.person.id for row in known.people}:
            raise RuleBroken("Cette personne est déjà inscrite.", "person")
        if person.id in {each.person.id for each in known.waiting}:
            raise RuleBroken("Cette personne est déjà sur la liste d’attente.", "person")
    return requests.note(
        desk,
        Outcome.LISTED,
        why=Why.FULL,
        theme=_theme(gauge),
        person=person,
        duplicate_confirmed=duplicate_confirmed,
        workshop_id=gauge.workshop.id,
    )


@everyone
def promote(desk: Desk, request_id: int) -> Changes:
    """Keep a seat for somebody on the waiting list: they are to be called, and the seat is nobody else's meanwhile.

    Raises `SlotTaken` when no seat is left, `OutOfDate` when they do not wait any more.
    """
    with writing(desk.db):
        before, waiting = stored.get(desk.db, request_id), stored.get_waiting(desk.db, request_id)
        refuse_full(_gauge_of(desk, waiting))
        after = settle(waiting, Outcome.CALL_BACK, desk.now())
        stored.update(desk.db, after)
        desk.record(Action.REQUEST_SETTLED, f"demande-{after.id}", Outcome.CALL_BACK.name)
    name = people.get(desk.db, after.person_id).name
    undo = Undo(f"la place gardée pour {name}", partial(_unpromise, before, after))
    return Changes(Touched.APPOINTMENTS, f"{name}{NBSP}: une place est gardée, à appeler.", after.id, undo)


@everyone
def agree(desk: Desk, request_id: int) -> Changes:
    """Enrol somebody who was called and agrees; raises `SlotTaken` when no seat is left for them."""
    waiting = stored.get_waiting(desk.db, request_id)
    gauge = _gauge_of(desk, waiting)
    if not waiting.promised:
        refuse_full(gauge)
    return requests.give(
        desk,
        person=people.get(desk.db, waiting.person_id),
        advisor_id=gauge.slot.advisor_id,
        start=gauge.slot.start,
        theme=_theme(gauge),
        why=waiting.why,
        request_id=request_id,
    )


def _take_both_back(booking: Undo, seat: Undo, desk: Desk) -> Changes:
    with writing(desk.db):
        back = booking.back(desk)
        seat.back(desk)
    return replace(back, touched=Touched.EVERYTHING)


def _unpromise(before: Request, after: Request, desk: Desk) -> Changes:
    with writing(desk.db):
        if stored.find(desk.db, after.id) != after:
            raise OutOfDate(f"Cette demande a été notée autrement depuis{NBSP}: l’action ne peut plus être annulée.")
        stored.update(desk.db, before)
        desk.record(Action.UNDONE, f"demande-{after.id}")
    return Changes(Touched.APPOINTMENTS, f"Annulé{NBSP}: la place gardée.", after.id)


def _gauge(desk: Desk, advisor_id: int, start: datetime) -> Gauge:
    if found := gauges.at(desk, advisor_id, start):
        return found
    raise OutOfDate(_GONE)


def _gauge_of(desk: Desk, request: Request) -> Gauge:
    known = {each.id: each for each in schedule.planning_of(desk).workshops}
    workshop = known.get(request.workshop_id)
    gauge = gauges.of_workshop(desk, workshop) if workshop else None
    if gauge is None or gauge.gone:
        raise OutOfDate(_GONE)
    return gauge


def _theme(gauge: Gauge) -> str:
    """The theme of the workshop; where it has no subject yet, the first that its day allows."""
    return gauge.workshop.subject.theme if gauge.workshop else themes_for(gauge.session.purpose)[0].key


def _whose(desk: Desk, appointment_id: int) -> int:
    found = stored_appointments.get(desk.db, appointment_id)
    assert found
    return found.person_id
