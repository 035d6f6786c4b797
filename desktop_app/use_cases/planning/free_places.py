"""Whether a place is free, given what the file holds."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from desktop_app.domain.planning import Session, Workshop
from desktop_app.domain.reception.appointment import Appointment, check_correction, check_place, check_stretch
from desktop_app.storage.reception import appointments, requests

from ..desk import Desk
from ..permissions import everyone
from . import schedule


@everyone
def check_place_in_file(desk: Desk, wanted: Appointment, days: tuple[Session, ...], past_confirmed: bool) -> None:
    """Refuse a place that is not offered; see `domain.reception.appointment.check_place`."""
    others = [*_others(desk, wanted), *_promised(desk, wanted, days)]
    check_place(wanted, days, others, now=desk.now(), past_confirmed=past_confirmed)


@everyone
def check_stretch_in_file(desk: Desk, wanted: Appointment) -> None:
    """Refuse a place that an appointment comes back to when it is no longer free; see `check_stretch`."""
    days = schedule.here_on(desk, wanted.start.date())
    check_stretch(wanted, days, [*_others(desk, wanted), *_promised(desk, wanted, days)])


@everyone
def check_correction_in_file(desk: Desk, before: Appointment, after: Appointment) -> None:
    """Refuse another person who is busy at that hour, or a theme that the day does not allow."""
    check_correction(before, after, schedule.here_on(desk, after.start.date()), _others(desk, after))


@everyone
def as_in_workshop(desk: Desk, wanted: Appointment, days: Iterable[Session]) -> Appointment:
    """The appointment with the theme of the workshop it is in: all who come there come for one thing."""
    workshop = workshop_of(desk, wanted, days)
    return replace(wanted, theme=workshop.subject.theme) if workshop else wanted


def _promised(desk: Desk, wanted: Appointment, days: Iterable[Session]) -> list[Appointment]:
    """The seats of the same workshop that are kept for others until they are called."""
    workshop = workshop_of(desk, wanted, days)
    found = requests.waiting_for(desk.db, [workshop.id]) if workshop else []
    return [
        replace(wanted, id=-each.id, person_id=each.person_id)
        for each in found
        if each.promised and each.person_id != wanted.person_id
    ]


@everyone
def workshop_of(desk: Desk, wanted: Appointment, days: Iterable[Session]) -> Workshop | None:
    """The workshop with a subject that begins at its hour, its advisor being here on these days; None for none."""
    known = schedule.planning_of(desk).workshop_at
    keys = [day.key for day in days if day.advisor_id == wanted.advisor_id] if known else []
    return next((known[key, wanted.start.time()] for key in keys if (key, wanted.start.time()) in known), None)


def _others(desk: Desk, wanted: Appointment) -> Collection[Appointment]:
    that_day = appointments.on_day(desk.db, wanted.start.date())
    elsewhere = appointments.of_person_between(desk.db, wanted.person_id, wanted.start, wanted.end)
    return {other.id: other for other in (*that_day, *elsewhere)}.values()
