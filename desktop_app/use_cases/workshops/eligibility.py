"""Who may come to a workshop: ticked once it was seen, held by number for people without a name, counted, forgotten."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from desktop_app.domain.errors import OutOfDate
from desktop_app.domain.french import NBSP, plural
from desktop_app.domain.journal import Action
from desktop_app.domain.reception.appointment import Appointment
from desktop_app.domain.reception.eligibility import (
    Eligibility,
    Group,
    check_entitlement,
    read_groups,
    seats_of,
)
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import workshops
from desktop_app.storage.reception import appointments, people
from desktop_app.storage.reception import eligibilities as stored

from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..permissions import everyone
from . import gauges

_CHANGED = f"Cela a été noté autrement depuis{NBSP}: l’action ne peut plus être annulée."


@everyone
def see(desk: Desk, appointment_id: int, entitlement: str) -> Changes:
    """Note as whom somebody may come, once it was seen, or '' that it is still to be; raises `RuleBroken`, `OutOfDate`.

    No paper is kept nor its number: what was seen, when, and by which account.
    """
    with writing(desk.db):
        before, after = see_within(desk, appointment_id, entitlement)
    booked = appointments.get(desk.db, appointment_id)
    assert booked
    name = people.get(desk.db, booked.person_id).name
    told = f"{name}{NBSP}: vu, {entitlement}." if entitlement else f"{name}{NBSP}: à vérifier."
    undo = Undo(f"ce qui a été vu pour {name}", partial(_unsee, appointment_id, before, after))
    return Changes(Touched.APPOINTMENTS, told, appointment_id, undo)


@everyone
def see_within(desk: Desk, appointment_id: int, entitlement: str) -> tuple[Eligibility | None, Eligibility | None]:
    """The same in the transaction of something else: what was noted before, and what is from then on."""
    booked = appointments.get(desk.db, appointment_id)
    gauge = gauges.at(desk, booked.advisor_id, booked.start) if booked else None
    if gauge is None:
        raise OutOfDate(f"Cette inscription n’existe plus{NBSP}: la liste vient d’être relue.")
    before, after = stored.find(desk.db, appointment_id), None
    if entitlement:
        check_entitlement(entitlement, gauge.open_to)
        after = Eligibility(appointment_id, entitlement, desk.now(), desk.account.name)
    stored.write(desk.db, appointment_id, after)
    desk.record(Action.ELIGIBILITY_SEEN, f"rendez-vous-{appointment_id}", "" if after else "à vérifier")
    return before, after


def _unsee(appointment_id: int, before: Eligibility | None, after: Eligibility | None, desk: Desk) -> Changes:
    with writing(desk.db):
        if appointments.get(desk.db, appointment_id) is None or stored.find(desk.db, appointment_id) != after:
            raise OutOfDate(_CHANGED)
        stored.write(desk.db, appointment_id, before)
        desk.record(Action.UNDONE, f"rendez-vous-{appointment_id}")
    return Changes(Touched.APPOINTMENTS, f"Annulé{NBSP}: ce qui avait été vu.", appointment_id)


@everyone
def unseen(desk: Desk, booked: Sequence[Appointment]) -> frozenset[int]:
    """Of these appointments, those in a workshop that is not for everybody and of which nothing was seen, by id."""
    found = set[int]()
    for day in {each.start.date() for each in booked}:
        asking = {(each.slot.advisor_id, each.start) for each in gauges.on_day(desk, day) if each.open_to}
        seen = stored.on_day(desk.db, day) if asking else {}
        found |= {
            each.id
            for each in booked
            if (each.advisor_id, each.start) in asking and each.start.date() == day and each.id not in seen
        }
    return frozenset(found)


@everyone
def hold(desk: Desk, workshop_id: int, groups: Sequence[Group]) -> Changes:
    """Hold these seats for people without a name, or say how many of them came; raises as `read_groups` does."""
    with writing(desk.db):
        found = workshops.get(desk.db, workshop_id)
        gauge = gauges.of_workshop(desk, found) if found else None
        if gauge is None or gauge.gone:
            raise OutOfDate(f"Cet atelier n’est plus tenu{NBSP}: la page vient d’être relue.")
        before = gauge.groups
        after = read_groups(groups, gauge.open_to, before, gauge.left)
        stored.write_groups(desk.db, workshop_id, after)
        desk.record(Action.SEATS_HELD, f"atelier-{workshop_id}", str(seats_of(after)))
    title = gauge.workshop.subject.title if gauge.workshop else ""
    told = f"{title}{NBSP}: {plural(seats_of(after), 'place')} pour des personnes sans nom."
    undo = Undo("les places sans nom", partial(_hold_again, workshop_id, before, after))
    return Changes(Touched.APPOINTMENTS, told, workshop_id, undo)


def _hold_again(workshop_id: int, before: tuple[Group, ...], after: tuple[Group, ...], desk: Desk) -> Changes:
    with writing(desk.db):
        found = workshops.get(desk.db, workshop_id)
        gauge = gauges.of_workshop(desk, found) if found else None
        if gauge is None or {*gauge.groups} != {*after}:
            raise OutOfDate(_CHANGED)
        read_groups(before, gauge.open_to, after, gauge.left)
        stored.write_groups(desk.db, workshop_id, before)
        desk.record(Action.UNDONE, f"atelier-{workshop_id}")
    return Changes(Touched.APPOINTMENTS, f"Annulé{NBSP}: les places sans nom.", workshop_id)


@everyone
def counted(desk: Desk, first: date, last: date) -> dict[str, int]:
    """How many came as what to the workshops of these days, both included."""
    return stored.count(desk.db, first, last)
