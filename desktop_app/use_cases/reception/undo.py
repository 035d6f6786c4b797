"""Take the last action back, unless the appointment has changed since."""

from collections.abc import Sequence
from functools import partial

from desktop_app.domain.errors import OutOfDate
from desktop_app.domain.journal import Action
from desktop_app.domain.reception.appointment import Appointment
from desktop_app.domain.reception.call import Call
from desktop_app.domain.reception.eligibility import Eligibility
from desktop_app.domain.reception.reminder import Reminder
from desktop_app.storage.connection.database import writing
from desktop_app.storage.reception import appointments, calls, eligibilities, people, reminders

from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..permissions import everyone
from ..planning.free_places import check_stretch_in_file


@everyone
def take_back(desk: Desk, undo: Undo) -> Changes:
    """Put things back as they were before an action; raises `OutOfDate` when they have changed since."""
    return undo.back(desk)


def of_appointment(label: str, before: Appointment | None, after: Appointment | None, person_added: int = 0) -> Undo:
    """How a change of one appointment is taken back: `before` is None for one just made, `after` for one removed.

    `person_added` is the person made by the same gesture, or 0: they go with it, unless they were given more since.
    """
    return Undo(label, partial(_put_back, label, before, after, person_added))


def of_removal(
    label: str, gone: Appointment, called: Sequence[Call], reminded: Sequence[Reminder], seen: Eligibility | None
) -> Undo:
    """How the removal of this appointment is taken back, with what came of the calls about it and what was seen."""
    return Undo(label, partial(_bring_back, of_appointment(label, gone, None), called, reminded, seen))


def _bring_back(
    removal: Undo, called: Sequence[Call], reminded: Sequence[Reminder], seen: Eligibility | None, desk: Desk
) -> Changes:
    with writing(desk.db):
        back = removal.back(desk)
        for call in called:
            calls.add(desk.db, call)
        for reminder in reminded:
            reminders.add(desk.db, reminder)
        if seen:
            eligibilities.write(desk.db, seen.appointment_id, seen)
    return back


def _put_back(
    label: str, before: Appointment | None, after: Appointment | None, person_added: int, desk: Desk
) -> Changes:
    known = before or after
    assert known
    with writing(desk.db):
        if appointments.get(desk.db, known.id) != after:
            raise OutOfDate("Ce rendez-vous a changé depuis : l’action ne peut plus être annulée.")
        if before is None:
            appointments.remove(desk.db, known.id)
        elif after is None:
            if before.holds_a_place:
                check_stretch_in_file(desk, before)
            appointments.add(desk.db, before)
        else:
            _restore(desk, before, after)
        if person_added and people.is_free(desk.db, person_added):
            people.remove(desk.db, person_added)
            desk.record(Action.PERSON_REMOVED, f"usager-{person_added}")
        desk.record(Action.UNDONE, f"rendez-vous-{known.id}")
    return Changes(Touched.APPOINTMENTS | Touched.PEOPLE, f"Annulé : {label}.", known.id)


def _restore(desk: Desk, before: Appointment, after: Appointment) -> None:
    place = (before.advisor_id, before.start, before.person_id)
    moved = place != (after.advisor_id, after.start, after.person_id)
    if before.holds_a_place and (moved or not after.holds_a_place):
        check_stretch_in_file(desk, before)
    appointments.update(desk.db, before)
