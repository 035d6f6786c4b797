"""Whether a place is free and how many are left, given what the file holds: what is booked, and what is kept."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from desktop_app.domain.planning import Mode, Session, Slot, Workshop
from desktop_app.domain.reception.appointment import (
    Appointment,
    check_correction,
    check_place,
    check_stretch,
    places_left,
)
from desktop_app.domain.reception.eligibility import seats_of
from desktop_app.storage.reception import appointments, eligibilities, requests

from ..desk import Desk
from ..permissions import everyone
from . import schedule

_NOBODY = -1_000_000_000


@everyone
def left_in(
    desk: Desk, sessions: Sequence[Session], taken: Iterable[Appointment], *, person_id: int = 0
) -> dict[Slot, int]:
    """How many people each slot of these sessions can still take: what is kept for somebody is nobody else's.

    `taken` are the appointments of these dates; what is kept for `person_id` is free for them.
    """
    held: dict[tuple[int, date], list[Appointment]] = {}
    for each in (*taken, *kept_seats(desk, sessions)):
        if each.holds_a_place and not (each.id < 0 and each.person_id == person_id):
            held.setdefault((each.advisor_id, each.start.date()), []).append(each)
    return {
        slot: places_left(slot, held.get((slot.advisor_id, session.day), ()))
        for session in sessions
        for slot in session.slots
    }


@everyone
def kept_seats(desk: Desk, sessions: Iterable[Session]) -> list[Appointment]:
    """The seats of their workshops that are kept for people still to be called or without a name, as appointments.

    The number of each is no appointment's: it is below 0; and whoever has no name is nobody's `person_id`.
    """
    known = schedule.planning_of(desk).workshop_at
    workshops = {
        workshop.id: (workshop, slot)
        for session in sessions
        if known and Mode.WORKSHOP in session.modes
        for slot in session.slots
        if (workshop := known.get((session.key, slot.start.time())))
    }
    kept = []
    for each in requests.waiting_for(desk.db, list(workshops)):
        if each.promised:
            workshop, slot = workshops[each.workshop_id]
            theme = workshop.subject.theme
            kept.append(Appointment(-each.id, each.person_id, slot.advisor_id, slot.start, slot.end, theme))
    for id, groups in eligibilities.groups_of(desk.db, list(workshops)).items():
        workshop, slot = workshops[id]
        one = Appointment(_NOBODY, _NOBODY, slot.advisor_id, slot.start, slot.end, workshop.subject.theme)
        kept += [one] * seats_of(groups)
    return kept


@everyone
def check_place_in_file(desk: Desk, wanted: Appointment, days: tuple[Session, ...], past_confirmed: bool) -> None:
    """Refuse a place that is not offered; see `domain.reception.appointment.check_place`."""
    others = [*_others(desk, wanted), *_kept_from(desk, wanted, days)]
    check_place(wanted, days, others, now=desk.now(), past_confirmed=past_confirmed)


@everyone
def check_stretch_in_file(desk: Desk, wanted: Appointment) -> None:
    """Refuse a place that an appointment comes back to when it is no longer free; see `check_stretch`."""
    days = schedule.here_on(desk, wanted.start.date())
    check_stretch(wanted, days, [*_others(desk, wanted), *_kept_from(desk, wanted, days)])


@everyone
def check_correction_in_file(desk: Desk, before: Appointment, after: Appointment) -> None:
    """Refuse another person who is busy at that hour, or a theme that the day does not allow."""
    check_correction(before, after, schedule.here_on(desk, after.start.date()), _others(desk, after))


@everyone
def as_in_workshop(desk: Desk, wanted: Appointment, days: Iterable[Session]) -> Appointment:
    """The appointment with the theme of the workshop it is in: all who come there come for one thing."""
    workshop = workshop_of(desk, wanted, days)
    return replace(wanted, theme=workshop.subject.theme) if workshop else wanted


def _kept_from(desk: Desk, wanted: Appointment, days: Iterable[Session]) -> list[Appointment]:
    return [each for each in kept_seats(desk, days) if each.person_id != wanted.person_id]


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
