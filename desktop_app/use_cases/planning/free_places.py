"""Whether a place is free, given what the file holds."""

from collections.abc import Collection

from desktop_app.domain.planning import Session
from desktop_app.domain.reception.appointment import Appointment, check_correction, check_place, check_stretch
from desktop_app.storage.reception import appointments

from ..desk import Desk
from ..permissions import everyone
from . import schedule


@everyone
def check_place_in_file(desk: Desk, wanted: Appointment, days: tuple[Session, ...], past_confirmed: bool) -> None:
    """Refuse a place that is not offered; see `domain.reception.appointment.check_place`."""
    check_place(wanted, days, _others(desk, wanted), now=desk.now(), past_confirmed=past_confirmed)


@everyone
def check_stretch_in_file(desk: Desk, wanted: Appointment) -> None:
    """Refuse a place that an appointment comes back to when it is no longer free; see `check_stretch`."""
    check_stretch(wanted, schedule.here_on(desk, wanted.start.date()), _others(desk, wanted))


@everyone
def check_correction_in_file(desk: Desk, before: Appointment, after: Appointment) -> None:
    """Refuse another person who is busy at that hour, or a theme that the day does not allow."""
    check_correction(before, after, schedule.here_on(desk, after.start.date()), _others(desk, after))


def _others(desk: Desk, wanted: Appointment) -> Collection[Appointment]:
    that_day = appointments.on_day(desk.db, wanted.start.date())
    elsewhere = appointments.of_person_between(desk.db, wanted.person_id, wanted.start, wanted.end)
    return {other.id: other for other in (*that_day, *elsewhere)}.values()
