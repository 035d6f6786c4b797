"""Reminders by telephone: who is expected on a date, what each said, and the place of who cannot come given back."""

from datetime import date
from functools import partial

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.french import NBSP, day_and_month, hour
from desktop_app.domain.journal import Action
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person
from desktop_app.domain.reception.appointment import Appointment, State, mark
from desktop_app.domain.reception.call import is_received
from desktop_app.domain.reception.reminder import ANSWERED, Reminder, ReminderResult
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import place as places
from desktop_app.storage.reception import appointments as stored
from desktop_app.storage.reception import people, reminders

from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule
from ..planning.free_places import check_stretch_in_file
from ..workshops import eligibility
from . import today

TO_BRING = "Apportez de quoi montrer que cet atelier vous est ouvert."
_CHANGED = f"Ce rendez-vous a changé depuis{NBSP}: la liste vient d’être relue."


@frozen
class ReminderRow:
    """Somebody to remind: their appointment, with whom, and what came of the last call, None for none.

    `unseen` is whether it is still to be seen that they may come to a workshop that is not for everybody.
    """

    appointment: Appointment
    person: Person
    advisor: Advisor
    told: Reminder | None
    unseen: bool = False

    @property
    def waits(self) -> bool:
        """Whether it is of use to call: still expected, with a telephone, and nothing was answered."""
        awaited = self.appointment.state is State.EXPECTED and bool(self.person.phone)
        return awaited and not (self.told and self.told.result in ANSWERED)


@everyone
def next_day(desk: Desk) -> date | None:
    """The date to remind people of: the next one after today on which an advisor receives, None for none."""
    return today.next_day(desk, desk.now().date())


@everyone
def of_day(desk: Desk, day: date) -> tuple[ReminderRow, ...]:
    """Who is expected and received on this date, and whoever was reminded of it, in order of hour.

    Whoever is to be told that nobody receives them is on the call list instead.
    """
    here, who = schedule.here_on(desk, day), schedule.advisors_by_id(desk)
    found = stored.with_people_between(desk.db, day, day)
    told = reminders.last_of(desk.db, [appointment.id for appointment, _ in found])
    unseen = eligibility.unseen(desk, [appointment for appointment, _ in found])
    return tuple(
        ReminderRow(
            appointment, person, who[appointment.advisor_id], told.get(appointment.id), appointment.id in unseen
        )
        for appointment, person in found
        if appointment.id in told or (appointment.state is State.EXPECTED and is_received(appointment, here))
    )


@everyone
def what_to_say(desk: Desk, row: ReminderRow) -> str:
    """The sentence to say on the telephone; what they come for is not said."""
    place, start = places.load(desk.db), row.appointment.start
    assert place
    when = f"{day_and_month(start.date())} à {hour(start)}, avec {row.advisor.name}"
    asked = f" {TO_BRING}" if row.unseen else ""
    return f"Bonjour, ici {place.said}. Vous avez rendez-vous {when}.{asked} Pouvez-vous venir{NBSP}?"


@everyone
def record(desk: Desk, appointment_id: int, result: ReminderResult) -> Changes:
    """Note what came of a call; whoever cannot come has warned, and the place is free again.

    Raises `OutOfDate` once nobody is expected any more.
    """
    with writing(desk.db):
        before = stored.get(desk.db, appointment_id)
        if before is None or before.state is not State.EXPECTED:
            raise OutOfDate(_CHANGED)
        if before.start.date() < desk.now().date():
            raise RuleBroken("Ce jour est passé : il n’y a plus rien à rappeler.")
        after = mark(before, State.EXCUSED, desk.now()) if result is ReminderResult.CANNOT else before
        if after != before:
            stored.update(desk.db, after)
        made = reminders.add(desk.db, Reminder(0, before.id, desk.now(), result))
        desk.record(Action.REMINDED, f"rendez-vous-{before.id}", result.name)
    name = people.get(desk.db, before.person_id).name
    undo = Undo(f"le rappel de {name}", partial(_put_back, before, after, made))
    return Changes(Touched.APPOINTMENTS, f"{name}{NBSP}: {result.value}.", before.id, undo)


def _put_back(before: Appointment, after: Appointment, made: Reminder, desk: Desk) -> Changes:
    with writing(desk.db):
        if stored.get(desk.db, before.id) != after or reminders.get(desk.db, made.id) != made:
            raise OutOfDate("Ce rendez-vous a changé depuis : l’action ne peut plus être annulée.")
        if after != before:
            check_stretch_in_file(desk, before)
            stored.update(desk.db, before)
        reminders.remove(desk.db, made.id)
        desk.record(Action.UNDONE, f"rendez-vous-{before.id}")
    name = people.get(desk.db, before.person_id).name
    return Changes(Touched.APPOINTMENTS, f"Annulé{NBSP}: le rappel de {name}.", before.id)
