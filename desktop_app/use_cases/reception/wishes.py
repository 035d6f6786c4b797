"""Whoever waits for a seat in a workshop and gets one, whichever way it is booked, waits no more."""

from collections.abc import Sequence
from functools import partial

from desktop_app.domain.journal import Action
from desktop_app.domain.planning import Session
from desktop_app.domain.reception.appointment import Appointment
from desktop_app.domain.reception.request import Outcome, Request, settle
from desktop_app.storage.connection.database import writing
from desktop_app.storage.reception import requests

from ..changes import Changes, Undo
from ..desk import Desk
from ..permissions import everyone
from ..planning.free_places import workshop_of


@everyone
def answer_within(desk: Desk, booked: Appointment, days: Sequence[Session]) -> Request | None:
    """Note that this appointment answers the wish of its person for a seat there; the request as it was, or None.

    One that holds no place answers nothing.
    """
    workshop = workshop_of(desk, booked, days) if booked.holds_a_place else None
    waiting = requests.waiting_for(desk.db, [workshop.id]) if workshop else []
    found = next((each for each in waiting if each.person_id == booked.person_id), None)
    if found is None:
        return None
    before = requests.get(desk.db, found.id)
    requests.update(desk.db, settle(found, Outcome.GIVEN, desk.now(), appointment_id=booked.id))
    desk.record(Action.REQUEST_SETTLED, f"demande-{found.id}", Outcome.GIVEN.name)
    return before


def waiting_again(before: Request | None, booking: Undo) -> Undo:
    """The undo of a booking that puts the wish it answered back as well, unless more was noted of it since."""
    return Undo(booking.label, partial(_put_back, before, booking)) if before else booking


def _put_back(before: Request, booking: Undo, desk: Desk) -> Changes:
    with writing(desk.db):
        back = booking.back(desk)
        now = requests.find(desk.db, before.id)
        if now and now.appointment_id == back.subject:
            requests.update(desk.db, before)
            desk.record(Action.UNDONE, f"demande-{before.id}")
    return back
