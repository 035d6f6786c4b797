"""What a change of the days to come does to those who hold an appointment: told before it is made, then carried out.

A cancelled day, an absence, a closure, another pattern and the end of a convention all go this way.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from desktop_app.domain.errors import Fault, OutOfDate, refuse
from desktop_app.domain.french import day_and_month, plural
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.planning import Effect, Planning, Session, collision_on, day_of, days_of, effect
from desktop_app.domain.reception.appointment import Appointment
from desktop_app.domain.reception.call import is_awaited, is_received
from desktop_app.storage.reception import appointments

from ..desk import Desk
from ..permissions import everyone
from . import ledger, schedule

Followed = Sequence[tuple[Appointment, Appointment]]
"""Each appointment that whoever replaces its advisor takes over, with what it becomes."""


@frozen
class Cascade:
    """What the change does: to the sessions, to the people to call, to those who keep their hour with somebody else."""

    effect: Effect
    to_call: tuple[Appointment, ...]
    followed: Followed

    @property
    def told(self) -> str:
        """What it does to people, for the passing line: ' 2 personnes à prévenir.', or ''."""
        return f" {plural(len(self.to_call), 'personne')} à prévenir." if self.to_call else ""


@everyone
def cascade(desk: Desk, before: Planning, after: Planning, first: date, last: date) -> Cascade:
    """What differs between both from `first` to `last`, both included, for the sessions and for people."""
    then, now = days_of(first, last, before), days_of(first, last, after)
    to_call, followed = [], []
    for each in appointments.between(desk.db, first, last):
        day = each.start.date()
        was = then[day].sessions if day in then else ()
        held = now[day].sessions if day in now else ()
        if not is_awaited(each) or not is_received(each, was) or is_received(each, held):
            continue
        instead = _taken_over(each, was, held)
        if instead:
            followed.append((each, instead))
        else:
            to_call.append(each)
    return Cascade(effect(before, after, first, last), tuple(to_call), tuple(followed))


def refuse_collisions(planning: Planning, days: Sequence[date], field: str) -> None:
    """Refuse a planning in which one advisor or one room is wanted twice at once on one of these dates."""
    for day in days:
        found = days_of(day, day, planning)
        if day in found and (sentence := collision_on(found[day].sessions)):
            refuse([Fault(field, f"{day_and_month(day).capitalize()} : {sentence[0].lower()}{sentence[1:]}")])


@everyone
def refuse_new_collisions(desk: Desk, before: Planning) -> None:
    """Refuse what was just written when it wants somebody or a room twice at once on a date that `before` left free.

    Only dates that differ from their pattern can do that: patterns themselves are compared by `check_patterns`.
    """
    planning = schedule.planning_of(desk)
    days = differing_days(planning, desk.now().date())
    refuse_collisions(planning, [day for day in days if not collision_on(day_of(day, before).sessions)], "")


def differing_days(planning: Planning, today: date) -> list[date]:
    """The dates to come on which something else is held than the patterns say, or by a substitute, in order."""
    days = {each.instead.day for each in planning.exceptions if each.instead and each.instead.day >= today}
    last = today + timedelta(schedule.A_YEAR_AHEAD)
    for absence in planning.absences:
        if absence.replaced_by and absence.last >= today:
            days |= days_of(max(absence.first, today), min(absence.last, last), planning).keys()
    return sorted(days)


@everyone
def follow_within(desk: Desk, followed: Followed) -> None:
    """Give these appointments to whoever replaces their advisor."""
    for _, after in followed:
        appointments.update(desk.db, after)


@everyone
def give_back_within(desk: Desk, followed: Followed) -> None:
    """Undo `follow_within`; raises `OutOfDate` when one of them has changed since."""
    for before, after in followed:
        if appointments.get(desk.db, before.id) != after:
            raise OutOfDate("Un rendez-vous a changé depuis : reprenez ce jour dans l’agenda plutôt.")
    for before, _ in followed:
        appointments.update(desk.db, before)


@everyone
def turn_back_within(desk: Desk, turn: Callable[[], None], followed: Followed, keep: Callable[[], None]) -> None:
    """Take a change of the days back, or make it again: `turn` writes that, `keep` what is kept of today already.

    Raises `OutOfDate` when an appointment has changed since, `Refused` when somebody or a room would be wanted twice.
    """
    ledger.settle_within(desk)
    before = schedule.planning_of(desk)
    turn()
    give_back_within(desk, followed)
    keep()
    refuse_new_collisions(desk, before)


def _taken_over(appointment: Appointment, was: Sequence[Session], held: Sequence[Session]) -> Appointment | None:
    """The appointment with whoever holds the same session in the place of its advisor, or None."""
    own = [each for each in was if each.advisor_id == appointment.advisor_id]
    keys = {each.key for each in own if each.receives(appointment.start, appointment.end)}
    for session in held:
        if session.key in keys and session.receives(appointment.start, appointment.end):
            return replace(appointment, advisor_id=session.advisor_id)
    return None
