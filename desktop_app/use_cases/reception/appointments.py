"""Appointments: book, move, mark; and the places that are left."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.french import moment
from desktop_app.domain.journal import Action
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person
from desktop_app.domain.planning import Session, Slot
from desktop_app.domain.reception.appointment import Appointment, State, mark, move, session_of, stretch_at
from desktop_app.domain.reception.circumstances import USUAL, Circumstances, read_circumstances
from desktop_app.domain.reception.request import Request
from desktop_app.domain.theme import Purpose
from desktop_app.storage.connection.database import writing
from desktop_app.storage.reception import appointments, calls, eligibilities, people, reminders

from .. import clock_check
from ..changes import Changes, Touched
from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule
from ..planning.free_places import (
    as_in_workshop,
    check_correction_in_file,
    check_place_in_file,
    check_stretch_in_file,
    left_in,
)
from .people import known_within
from .undo import of_appointment, of_removal
from .wishes import answer_within, waiting_again

SAID_FOR = timedelta(days=7)
"""Notes, and the names of who came along, are of use until the sheet of the day is typed back, and no longer."""

_VERBS = {
    State.EXPECTED: "rendez-vous de nouveau prévu",
    State.ARRIVED: "arrivée notée",
    State.SEEN: "rendez-vous réalisé",
    State.LEFT: "départ sans entretien noté",
    State.EXCUSED: "a prévenu",
    State.ABSENT: "absence notée",
    State.CANCELLED: "rendez-vous annulé par le service",
}


@frozen
class Place:
    """One slot to offer: with whom, for what, how many places are left, and whether it has passed."""

    slot: Slot
    advisor: Advisor
    purpose: Purpose
    left: int
    past: bool


@everyone
def places_on(desk: Desk, day: date, person_id: int = 0) -> list[Place]:
    """The slots of this date with a place left, in order of hour; those that have passed are marked.

    A seat that is kept for `person_id` is one of them.
    """
    here, who, now = schedule.here_on(desk, day), schedule.advisors_by_id(desk), desk.now()
    left = left_in(desk, here, appointments.on_day(desk.db, day), person_id=person_id)
    return sorted(
        (
            Place(slot, who[slot.advisor_id], session.purpose, left[slot], slot.end <= now)
            for session in here
            for slot in session.slots
            if left[slot]
        ),
        key=lambda place: place.slot,
    )


@everyone
def places_to_move_to(desk: Desk, appointment_id: int, day: date) -> list[Place]:
    """The slots of this date to which this appointment could be moved, those that have passed marked."""
    stored, days = _stored(desk, appointment_id), schedule.here_on(desk, day)
    who, now = schedule.advisors_by_id(desk), desk.now()
    # Whoever waits in the building for an hour that is not held may agree to another one.
    before = mark(stored, State.EXPECTED, now) if stored.state is State.ARRIVED else stored
    others = [other for other in appointments.on_day(desk.db, day) if other.id != before.id]
    left, found = left_in(desk, days, others, person_id=before.person_id), []
    for session in days:
        for slot in session.slots:
            after = move(before, slot.advisor_id, slot)
            if (after.start, after.advisor_id) != (before.start, before.advisor_id) and _agrees(desk, after, days):
                found.append(Place(slot, who[slot.advisor_id], session.purpose, left[slot], slot.end <= now))
    return sorted(found, key=lambda place: place.slot)


def _agrees(desk: Desk, wanted: Appointment, days: tuple[Session, ...]) -> bool:
    try:
        check_place_in_file(desk, wanted, days, True)
    except RuleBroken:
        return False
    return True


@everyone
def same_day(desk: Desk, person: Person, day: date, *, but: int = 0) -> list[Appointment]:
    """What this person already has on this date, apart from the appointment `but`: worth a word before another."""
    if not person.id:
        return []
    first = datetime.combine(day, time.min)
    found = appointments.of_person_between(desk.db, person.id, first, first + timedelta(days=1))
    return sorted((one for one in found if one.holds_a_place and one.id != but), key=lambda one: one.start)


@everyone
def missed(desk: Desk, person: Person) -> list[Appointment]:
    """The appointments of the last twelve months that this person missed without a word, the newest first."""
    if not person.id:
        return []
    return appointments.missed_by(desk.db, person.id, desk.now().date() - timedelta(days=365))


@everyone
def forget_said(desk: Desk) -> Changes:
    """Forget notes, who came along and what was seen, a week after; nothing while the date is in doubt."""
    before = desk.now().date() - SAID_FOR
    said = appointments.count_said(desk.db, before) + eligibilities.count_before(desk.db, before)
    if clock_check.is_in_doubt(desk) or not said:
        return Changes(Touched.NOTHING)
    with writing(desk.db):
        appointments.forget_said(desk.db, before)
        eligibilities.forget(desk.db, before)
        desk.record(Action.NOTES_FORGOTTEN)
    return Changes(Touched.APPOINTMENTS)


@everyone
def days_with_places(desk: Desk, first: date, limit: int = 12) -> list[tuple[date, int]]:
    """The next dates with an advisor and how many places each has left, full ones included."""
    now, days = desk.now(), list(schedule.coming_days(desk, first, limit))
    if not days:
        return []
    taken = appointments.between(desk.db, days[0][0], days[-1][0])
    left = left_in(desk, [each for _, here in days for each in here], taken)
    return [(day, sum(left[slot] for each in here for slot in each.slots if slot.end > now)) for day, here in days]


@everyone
def book(
    desk: Desk,
    *,
    person: Person,
    advisor_id: int,
    start: datetime,
    theme: str,
    circumstances: Circumstances = USUAL,
    slots: int = 1,
    past_confirmed: bool = False,
    duplicate_confirmed: bool = False,
) -> Changes:
    """Give a person the slot that starts then, with those that follow up to so many; one of id 0 is added with it.

    Raises what `circumstances.read_circumstances`, `domain.reception.appointment.check_place` and `people.add_within`
    raise, or `OutOfDate` for somebody erased meanwhile; then nothing is kept.
    """
    with writing(desk.db):
        new = person.id == 0
        known = known_within(desk, person, duplicate_confirmed=duplicate_confirmed)
        said = read_circumstances(circumstances, theme)
        wanted = Appointment(0, known.id, advisor_id, start, start, theme, circumstances=said, slots=slots)
        booked, waited = book_within(desk, wanted, past_confirmed=past_confirmed)
    told = f"{known.name} : rendez-vous {moment(start)}."
    undo = of_appointment(f"le rendez-vous de {known.name}", None, booked, known.id if new else 0)
    undo = waiting_again(waited, undo)
    return Changes(Touched.APPOINTMENTS | (Touched.PEOPLE if new else Touched.NOTHING), told, booked.id, undo)


@everyone
def book_within(desk: Desk, wanted: Appointment, *, past_confirmed: bool = False) -> tuple[Appointment, Request | None]:
    """The same in the transaction of something else, from the slot at which `wanted` starts on.

    Returns it stored, and the wish that it answers, as it was.
    """
    days = schedule.here_on(desk, wanted.start.date())
    _, slot = stretch_at(days, wanted.advisor_id, wanted.start, wanted.slots)
    placed = as_in_workshop(desk, replace(wanted, end=slot.end), days)
    check_place_in_file(desk, placed, days, past_confirmed)
    booked = appointments.add(desk.db, placed)
    desk.record(Action.BOOKED, f"rendez-vous-{booked.id}")
    return booked, answer_within(desk, booked, days)


@everyone
def move_to(
    desk: Desk, appointment_id: int, *, advisor_id: int, start: datetime, past_confirmed: bool = False
) -> Changes:
    """Move an expected appointment to another slot, keeping its person and theme when the day allows it."""
    with writing(desk.db):
        before = _stored(desk, appointment_id)
        after, waited = move_within(desk, before, advisor_id=advisor_id, start=start, past_confirmed=past_confirmed)
    name = people.get(desk.db, after.person_id).name
    undo = waiting_again(waited, of_appointment(f"le déplacement de {name}", before, after))
    return Changes(Touched.APPOINTMENTS, f"{name} : rendez-vous déplacé au {moment(start)}.", after.id, undo)


@everyone
def move_within(
    desk: Desk, before: Appointment, *, advisor_id: int, start: datetime, past_confirmed: bool = False
) -> tuple[Appointment, Request | None]:
    """The same in the transaction of something else: the appointment at its new hour, and as `book_within` the wish."""
    days = schedule.here_on(desk, start.date())
    _, slot = stretch_at(days, advisor_id, start, before.slots)
    after = as_in_workshop(desk, move(before, advisor_id, slot), days)
    check_place_in_file(desk, after, days, past_confirmed)
    appointments.update(desk.db, after)
    desk.record(Action.MOVED, f"rendez-vous-{after.id}")
    return after, answer_within(desk, after, days)


@everyone
def mark_as(desk: Desk, appointment_id: int, state: State) -> Changes:
    """Record that the person arrived, was seen, excused, absent, or that the service cancelled."""
    with writing(desk.db):
        before = _stored(desk, appointment_id)
        after = mark(before, state, desk.now())
        back = after.holds_a_place and not before.holds_a_place
        if back:
            check_stretch_in_file(desk, after)
        appointments.update(desk.db, after)
        desk.record(Action.MARKED, f"rendez-vous-{after.id}", state.name)
        waited = answer_within(desk, after, schedule.here_on(desk, after.start.date())) if back else None
    name = people.get(desk.db, after.person_id).name
    undo = waiting_again(waited, of_appointment(f"« {state.value} » pour {name}", before, after))
    return Changes(Touched.APPOINTMENTS, f"{name} : {_VERBS[state]}.", after.id, undo)


@everyone
def correct(
    desk: Desk,
    appointment_id: int,
    *,
    person: Person,
    theme: str,
    circumstances: Circumstances | None = None,
    duplicate_confirmed: bool = False,
) -> Changes:
    """Put right whom an appointment is for, what for, or its `circumstances`, None for those it has, whenever it is.

    A person of id 0 is added. Raises what `circumstances.read_circumstances`, `appointment.check_correction` and
    `people.add_within` raise.
    """
    with writing(desk.db):
        before, new = _stored(desk, appointment_id), person.id == 0
        known = known_within(desk, person, duplicate_confirmed=duplicate_confirmed)
        said = read_circumstances(circumstances or before.circumstances, theme)
        there = schedule.here_on(desk, before.start.date())
        after = as_in_workshop(desk, replace(before, person_id=known.id, theme=theme, circumstances=said), there)
        if after == before:
            return Changes(Touched.NOTHING, subject=before.id)
        check_correction_in_file(desk, before, after)
        appointments.update(desk.db, after)
        desk.record(Action.APPOINTMENT_CORRECTED, f"rendez-vous-{after.id}")
        waited = answer_within(desk, after, there)
    undo = of_appointment(f"la correction du rendez-vous de {known.name}", before, after, known.id if new else 0)
    undo = waiting_again(waited, undo)
    touched = Touched.APPOINTMENTS | (Touched.PEOPLE if new else Touched.NOTHING)
    return Changes(touched, f"{known.name} : rendez-vous corrigé.", after.id, undo)


@everyone
def remove(desk: Desk, appointment_id: int) -> Changes:
    """Take out an appointment that was noted by mistake: it is in no figure; one that was cancelled stays."""
    with writing(desk.db):
        gone = _stored(desk, appointment_id)
        called = calls.of_appointments(desk.db, [gone.id]).get(gone.id, [])
        reminded, seen = reminders.of_appointment(desk.db, gone.id), eligibilities.find(desk.db, gone.id)
        appointments.remove(desk.db, gone.id)
        desk.record(Action.APPOINTMENT_REMOVED, f"rendez-vous-{gone.id}")
    name = people.get(desk.db, gone.person_id).name
    undo = of_removal(f"la suppression du rendez-vous de {name}", gone, called, reminded, seen)
    return Changes(Touched.APPOINTMENTS, f"{name} : rendez-vous supprimé.", gone.id, undo)


@everyone
def out_of_hours(desk: Desk) -> list[Appointment]:
    """The appointments still awaited, from today on, at an hour at which their advisor no longer receives."""
    today = desk.now().date()
    # Several lines of one screen ask: with a year of appointments to come each reading is 5 ms of its thread.
    return [*desk.while_unchanged(f"out of hours from {today}", lambda: _out_of_hours(desk, today))]


def _out_of_hours(desk: Desk, today: date) -> list[Appointment]:
    coming = [each for each in appointments.from_day(desk.db, today) if each.state in (State.EXPECTED, State.ARRIVED)]
    days = schedule.here_on_each(desk, {each.start.date() for each in coming})
    return [each for each in coming if session_of(each, days[each.start.date()]) is None]


@everyone
def with_person(desk: Desk, appointment_id: int) -> tuple[Appointment, Person]:
    """One appointment and whose it is."""
    found = _stored(desk, appointment_id)
    return found, people.get(desk.db, found.person_id)


def _stored(desk: Desk, appointment_id: int) -> Appointment:
    found = appointments.get(desk.db, appointment_id)
    if found is None:
        raise OutOfDate("Ce rendez-vous n’existe plus : la liste vient d’être rafraîchie.")
    return found
