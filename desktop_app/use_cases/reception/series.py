"""Several appointments of one person booked in one gesture: the same weekday and hour, every so many weeks."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.french import NBSP, day_and_month, listed, moment
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person
from desktop_app.domain.reception.appointment import Appointment, State
from desktop_app.domain.reception.circumstances import USUAL, Circumstances
from desktop_app.domain.reception.request import Request
from desktop_app.storage.connection.database import writing
from desktop_app.storage.reception import appointments as stored
from desktop_app.storage.reception import people

from ..changes import Changes, Undo
from ..desk import Desk
from ..permissions import everyone
from . import appointments
from .undo import of_appointment
from .wishes import waiting_again

MOST_TIMES, MOST_WEEKS = 10, 8


@frozen
class Repeats:
    """So many meetings in all, every so many weeks."""

    times: int = 1
    weeks: int = 1

    def starts(self, first: datetime) -> list[datetime]:
        """When each of them starts, the first included."""
        return [first + timedelta(weeks=self.weeks * at) for at in range(self.times)]


ONCE = Repeats()


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
    repeats: Repeats = ONCE,
    past_confirmed: bool = False,
    duplicate_confirmed: bool = False,
) -> Changes:
    """Book as `appointments.book` does, whose subject and errors are those of the first one, and the others with it.

    A date on which that hour is not free is left out and told; all of them are taken back together. Raises
    `RuleBroken` (field times) for more than are planned ahead.
    """
    if not (1 <= repeats.times <= MOST_TIMES and 1 <= repeats.weeks <= MOST_WEEKS):
        raise RuleBroken(f"De 1 à {MOST_TIMES} fois, toutes les 1 à {MOST_WEEKS} semaines.", "times")
    with writing(desk.db):
        changes = appointments.book(
            desk,
            person=person,
            advisor_id=advisor_id,
            start=start,
            theme=theme,
            circumstances=circumstances,
            slots=slots,
            past_confirmed=past_confirmed,
            duplicate_confirmed=duplicate_confirmed,
        )
        if repeats.times == 1:
            return changes
        first = stored.get(desk.db, changes.subject)
        assert first
        later, missed = _book_others(desk, first, repeats)
    count = 1 + len(later)
    name, label = people.get(desk.db, first.person_id).name, f"les {count} rendez-vous"
    # Each is taken back as it was booked: the first may have brought its person, any of them answered a wish.
    undos = [waiting_again(waited, of_appointment(label, None, each)) for each, waited in later]
    undos[:0] = filter(None, [changes.undo])
    told = f"{name}{NBSP}: {count}{NBSP}rendez-vous à partir du {moment(start)}.{_left_out(missed)}"
    return Changes(changes.touched, told, first.id, Undo(f"{label} de {name}", partial(_take_back, undos)))


@everyone
def others(desk: Desk, appointment: Appointment) -> list[Appointment]:
    """Those of its series that are still to come after it, in order; [] for one alone."""
    found = stored.of_series(desk.db, appointment.series or appointment.id)
    return [each for each in found if each.start > appointment.start and each.state is State.EXPECTED]


def _book_others(
    desk: Desk, first: Appointment, repeats: Repeats
) -> tuple[list[tuple[Appointment, Request | None]], list[datetime]]:
    found, missed = [], []
    for start in repeats.starts(first.start)[1:]:
        wanted = replace(first, id=0, series=first.id, start=start, end=start + (first.end - first.start))
        try:
            with writing(desk.db):
                found.append(appointments.book_within(desk, wanted))
        except RuleBroken:
            missed.append(start)
    return found, missed


def _left_out(missed: Sequence[datetime]) -> str:
    """What to say of the dates on which that hour is not free."""
    days = listed([day_and_month(each.date()) for each in missed])
    return f" Pas de place à cette heure{NBSP}: {days}." if missed else ""


def _take_back(undos: Sequence[Undo], desk: Desk) -> Changes:
    """All of them or none; the person added with the first goes once nothing names them."""
    with writing(desk.db):
        done = [each.back(desk) for each in reversed(undos)]
    return done[-1]
