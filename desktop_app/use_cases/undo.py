"""Take the last action back, unless the appointment has changed since."""

from desktop_app.domain.appointment import Appointment
from desktop_app.domain.errors import OutOfDate
from desktop_app.domain.journal import Action
from desktop_app.storage import appointments, people
from desktop_app.storage.database import writing

from .appointments import check_stretch_in_file
from .changes import Changes, Touched, Undo
from .desk import Desk
from .permissions import everyone


@everyone
def take_back(desk: Desk, undo: Undo) -> Changes:
    """Put things back as they were before an action; raises `OutOfDate` when they have changed since."""
    with writing(desk.db):
        if appointments.get(desk.db, undo.after.id) != undo.after:
            raise OutOfDate("Ce rendez-vous a changé depuis : l’action ne peut plus être annulée.")
        if undo.before is None:
            appointments.remove(desk.db, undo.after.id)
            if undo.person_added and people.is_free(desk.db, undo.person_added):
                people.remove(desk.db, undo.person_added)
                desk.record(Action.PERSON_REMOVED, f"usager-{undo.person_added}")
        else:
            _put_back(desk, undo.before, undo.after)
        desk.record(Action.UNDONE, f"rendez-vous-{undo.after.id}")
    return Changes(Touched.APPOINTMENTS | Touched.PEOPLE, f"Annulé : {undo.label}.", undo.after.id)


def _put_back(desk: Desk, before: Appointment, after: Appointment) -> None:
    moved = (before.advisor_id, before.start) != (after.advisor_id, after.start)
    if before.holds_a_place and (moved or not after.holds_a_place):
        check_stretch_in_file(desk, before)
    appointments.update(desk.db, before)
