"""The sheet of a day that comes back signed: typed again in its own order, checked, and noted in one gesture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial

from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.french import NBSP, day_and_month, plural
from desktop_app.domain.journal import Action
from desktop_app.domain.person import Person
from desktop_app.domain.planning.attendance import AttendanceState
from desktop_app.domain.reception import queue as rules
from desktop_app.domain.reception.appointment import Appointment
from desktop_app.domain.reception.signed_sheet import MOST_UNNAMED, Signed, doubts, said_of, settled
from desktop_app.domain.reception.ticket import Ticket, TicketState
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import attendances
from desktop_app.storage.reception import appointments, tickets

from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule
from ..planning.free_places import check_stretch_in_file

_CHANGED = f"Cette feuille a été reprise depuis{NBSP}: l’action ne peut plus être annulée."


@dataclass(frozen=True)
class SheetRow:
    """A row of the sheet: its number, who it is for, and whether the file already says that it was signed."""

    number: int
    appointment: Appointment
    person: Person
    signed: bool | None


@dataclass(frozen=True)
class SignedSheet:
    """The sheet of a date, in the order in which it is printed; `unnamed` were noted as received without a name."""

    day: date
    rows: tuple[SheetRow, ...]
    unnamed: int


@everyone
def read(desk: Desk, day: date) -> SignedSheet:
    """The sheet of this date; raises `RuleBroken` for a day to come."""
    if day > desk.now().date():
        raise RuleBroken(f"Ce jour n’est pas encore venu{NBSP}: sa feuille se ressaisit une fois signée.")
    found = appointments.with_people_between(desk.db, day, day)
    found.sort(key=lambda each: (each[0].start, each[0].advisor_id))
    rows = tuple(SheetRow(at, one, person, said_of(one)) for at, (one, person) in enumerate(found, 1))
    return SignedSheet(day, rows, sum(each.state is TicketState.SEEN for each in tickets.on_day(desk.db, day)))


@everyone
def doubts_of(desk: Desk, day: date, signed: Mapping[int, bool]) -> tuple[str, ...]:
    """What does not fit with the rest of the day, were these appointments signed or not, by id; nothing is refused."""
    rows = [Signed(each, signed.get(each.id, said_of(each))) for each in appointments.on_day(desk.db, day)]
    noted = attendances.between(desk.db, day, day)
    absent = {each.advisor_id for each in noted if each.state is AttendanceState.ABSENT}
    here, closed = schedule.here_on(desk, day), schedule.why_closed(desk, day)
    return tuple(doubts(rows, here, closed=closed, absent=absent))


@everyone
def type_back(desk: Desk, day: date, *, signed: Mapping[int, bool], unnamed: int = 0) -> Changes:
    """Note who signed and who did not, by id of appointment, and so many people received without a name.

    Rows of which nothing is said stay as they are. Raises what `settled` and `check_stretch_in_file` raise, or
    `RuleBroken` for a day to come; then nothing is noted.
    """
    read(desk, day)
    if not 0 <= unnamed <= MOST_UNNAMED:
        raise RuleBroken(f"De 0 à {MOST_UNNAMED} personnes sans nom.")
    with writing(desk.db):
        now, before, after = desk.now(), list[Appointment](), list[Appointment]()
        for one in appointments.on_day(desk.db, day):
            if (said := signed.get(one.id)) is None or (marked := settled(one, said, now)) == one:
                continue
            if marked.holds_a_place and not one.holds_a_place:
                check_stretch_in_file(desk, marked)
            appointments.update(desk.db, marked)
            desk.record(Action.MARKED, f"rendez-vous-{marked.id}", marked.state.name)
            before.append(one)
            after.append(marked)
        came = _opening(desk, day)
        added = [tickets.add(desk.db, Ticket(0, day, 0, came, state=TicketState.SEEN)) for _ in range(unnamed)]
        desk.record(Action.SHEET_TYPED_BACK, f"feuille-{day.isoformat()}")
    seen = sum(signed.values())
    told = f"Feuille du {day_and_month(day)}{NBSP}: {plural(seen, 'signature')}"
    told += f", {plural(unnamed, 'personne')} sans nom." if unnamed else "."
    undo = Undo(f"la feuille du {day_and_month(day)}", partial(_put_back, day, before, after, added))
    return Changes(Touched.APPOINTMENTS, told, undo=undo)


def _opening(desk: Desk, day: date) -> datetime:
    """When somebody may have come at the earliest, of whom nobody noted the hour."""
    stretches = rules.stretches_of(schedule.here_on(desk, day))
    return stretches[0].start if stretches else datetime.combine(day, time.min)


def _put_back(
    day: date, before: Sequence[Appointment], after: Sequence[Appointment], added: Sequence[Ticket], desk: Desk
) -> Changes:
    with writing(desk.db):
        moved = any(appointments.get(desk.db, each.id) != each for each in after)
        if moved or any(tickets.find(desk.db, each.id) != each for each in added):
            raise OutOfDate(_CHANGED)
        for one, marked in zip(before, after, strict=True):
            if one.holds_a_place and not marked.holds_a_place:
                check_stretch_in_file(desk, one)
            appointments.update(desk.db, one)
        for each in added:
            tickets.remove(desk.db, each.id)
        desk.record(Action.UNDONE, f"feuille-{day.isoformat()}")
    return Changes(Touched.APPOINTMENTS, f"Annulé{NBSP}: la feuille du {day_and_month(day)}.")
