"""Those who have an appointment and would come sooner: called once a place is free, and moved to it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.errors import OutOfDate
from desktop_app.domain.french import NBSP, day_and_month, hour, moment
from desktop_app.domain.journal import Action
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person
from desktop_app.domain.reception.appointment import Appointment, State
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import place as place_row
from desktop_app.storage.reception import appointments as stored
from desktop_app.storage.reception import people

from ..changes import Changes, Touched
from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule
from . import proposals
from .appointments import Place, move_within, out_of_hours
from .undo import of_appointment
from .wishes import waiting_again


@frozen
class SoonerRow:
    """Somebody who has this appointment, and the sooner places to propose, the soonest first."""

    appointment: Appointment
    person: Person
    advisor: Advisor
    proposals: tuple[Place, ...]


@everyone
def wanted(desk: Desk) -> list[Appointment]:
    """The appointments whose person would come sooner, but for those on the call list, in order of hour."""
    found = stored.wanted_sooner(desk.db, desk.now())
    away = {each.id for each in out_of_hours(desk)} if found else set()
    return [each for each in found if each.id not in away]


@everyone
def rows_of(
    desk: Desk, found: Sequence[Appointment], proposed: Mapping[int, tuple[Place, ...]]
) -> tuple[SoonerRow, ...]:
    """Those of these who can be proposed something."""
    who = schedule.advisors_by_id(desk) if found else {}
    known = people.by_id(desk.db, [each.person_id for each in found])
    return tuple(
        SoonerRow(each, known[each.person_id], who[each.advisor_id], places)
        for each in found
        if (places := proposed.get(each.id, ()))
    )


@everyone
def place_for_somebody(desk: Desk, within: timedelta) -> tuple[datetime, int] | None:
    """The first place within this time that is sooner for somebody, and for how many; None where there is none."""
    return proposals.first_free(desk, wanted(desk), within, sooner=True)


@everyone
def what_to_say(desk: Desk, row: SoonerRow, proposal: Place) -> str:
    """The sentence to say on the telephone, with this place."""
    place, start, now = place_row.load(desk.db), proposal.slot.start, row.appointment.start
    assert place
    theirs = f"{day_and_month(now.date())} à {hour(now)}"
    at = f"{day_and_month(start.date())} à {hour(start)}, avec {proposal.advisor.name}"
    return f"Bonjour, ici {place.said}. Vous avez rendez-vous {theirs}. Une place est libre plus tôt{NBSP}: {at}."


@everyone
def take(desk: Desk, appointment_id: int, *, advisor_id: int, start: datetime) -> Changes:
    """Move the appointment to this sooner place; nothing sooner is looked for any more.

    Raises what `appointments.move_to` raises, or `OutOfDate`.
    """
    with writing(desk.db):
        before = _expected(desk, appointment_id)
        after, waited = move_within(desk, before, advisor_id=advisor_id, start=start)
        after = replace(after, circumstances=replace(after.circumstances, sooner=False))
        stored.update(desk.db, after)
    name = people.get(desk.db, after.person_id).name
    undo = waiting_again(waited, of_appointment(f"le déplacement de {name}", before, after))
    return Changes(Touched.APPOINTMENTS, f"{name}{NBSP}: rendez-vous avancé au {moment(start)}.", after.id, undo)


@everyone
def decline(desk: Desk, appointment_id: int) -> Changes:
    """Note that the person keeps the appointment they have."""
    with writing(desk.db):
        before = _expected(desk, appointment_id)
        after = replace(before, circumstances=replace(before.circumstances, sooner=False))
        stored.update(desk.db, after)
        desk.record(Action.APPOINTMENT_CORRECTED, f"rendez-vous-{after.id}")
    name = people.get(desk.db, after.person_id).name
    undo = of_appointment(f"le choix de {name}", before, after)
    return Changes(Touched.APPOINTMENTS, f"{name}{NBSP}: garde son rendez-vous.", after.id, undo)


def _expected(desk: Desk, appointment_id: int) -> Appointment:
    found = stored.get(desk.db, appointment_id)
    if found is None or found.state is not State.EXPECTED or not found.circumstances.sooner:
        raise OutOfDate(f"Ce rendez-vous a changé depuis{NBSP}: la liste vient d’être relue.")
    return found
