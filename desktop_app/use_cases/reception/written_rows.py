"""The rows of a sign-in sheet that were printed blank and came back with a name: who that is, and how they are noted.

In a workshop they are enrolled and seen; elsewhere they came without appointment, and their ticket bears their name.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from functools import partial

from desktop_app.domain import text
from desktop_app.domain.errors import OutOfDate, RuleBroken, SlotTaken, refuse
from desktop_app.domain.french import NBSP
from desktop_app.domain.journal import Action
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person, alike
from desktop_app.domain.planning import Mode
from desktop_app.domain.reception.appointment import Appointment, State, mark
from desktop_app.domain.reception.day_sheet import DaySheet, Titles, sheets_of
from desktop_app.domain.reception.signed_sheet import Written, left_on
from desktop_app.domain.reception.ticket import Ticket, TicketState
from desktop_app.storage.reception import appointments, people, tickets

from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule
from ..workshops import gauges
from . import enrolment
from . import people as people_verbs

CHANGED = f"Cette feuille a été reprise depuis{NBSP}: l’action ne peut plus être annulée."
_UNTITLED = "Donnez d’abord un titre à cet atelier pour y ajouter une place."


@frozen
class Seats:
    """The seats that the sheet of a workshop still has; `words` says that there is none, with what limits them.

    `may_exceed` is whether a reason gives one more: the workshop has a title, behind which the reason is kept.
    """

    left: int
    words: str
    may_exceed: bool


@everyone
def sheets_on(
    desk: Desk, day: date, found: Iterable[Appointment], titles: Titles | None = None
) -> tuple[DaySheet, ...]:
    """The sign-in sheets of a date as they are printed: those of a day that is over as they were."""
    by_hours = schedule.head_on(desk, day).sheets_by_hours
    return sheets_of(schedule.here_on(desk, day), found, titles, by_hours=by_hours)


@everyone
def likely(desk: Desk, person: Person, typed: Sequence[Written]) -> list[Person]:
    """Those who may be this new person: the new ones of the rows typed before, then those already known."""
    if person.id:
        return []
    before = [each.person for each in typed if not each.person.id and alike(each.person, person)]
    return [*dict.fromkeys(before), *people_verbs.likely_duplicates(desk, person)]


@everyone
def seats(
    desk: Desk, day: date, letter: str, signed: Mapping[int, bool], typed: Sequence[Written] = ()
) -> Seats | None:
    """What is left on this sheet once these appointments, by id, and the rows typed before are noted.

    None for a sheet that is no workshop's.
    """
    sheet = _sheet(desk, day, letter)
    if sheet is None or sheet.mode is not Mode.WORKSHOP:
        return None
    gauge = gauges.at(desk, sheet.advisor_id, datetime.combine(day, sheet.segments[0].start))
    if gauge is None or gauge.gone:
        return None
    held = sum(signed.get(each.id, each.holds_a_place) for each in sheet.appointments)
    # Whoever came beyond the limit brings a seat of their own.
    mine = sum(each.letter == letter and each.beyond_why is None for each in typed)
    left = gauge.capacity.seats - gauge.promised - held - mine
    words = gauges.full_words(gauge)
    titled = gauge.workshop is not None
    return Seats(max(0, left), words if titled else f"{words} {_UNTITLED}", titled)


@everyone
def ready(desk: Desk, day: date, row: Written, signed: Mapping[int, bool], typed: Sequence[Written] = ()) -> Written:
    """The row as it may be kept beside those typed before.

    Raises `RuleBroken` (field person) for somebody who is on this sheet already, `SlotTaken` (field person) where a
    workshop is full, `Refused` (field why) for one seat more without a reason, or as `left_on`.
    """
    sheet = _sheet(desk, day, row.letter)
    known = {each.person_id for each in sheet.appointments} if sheet else set()
    known |= {each.person_id for each in noted_on(desk, day, sheet)} if sheet else set()
    again = any(each.letter == row.letter and each.person == row.person for each in typed) and not row.someone_else
    if again or row.person.id in known - {0}:
        told = f"{row.person.name} est déjà sur cette feuille{NBSP}: allez à sa ligne et dites qu’elle est signée."
        raise RuleBroken(told, "person")
    if row.left_at:
        left_on(day, row.left_at, begins(sheet), desk.now())
    found = seats(desk, day, row.letter, signed, typed)
    if found and not found.left:
        if row.beyond_why is None:
            raise SlotTaken(found.words, "person")
        refuse(text.line_faults(row.beyond_why, "why", "Le motif"))
    return row


@everyone
def noted_on(desk: Desk, day: date, sheet: DaySheet) -> list[Ticket]:
    """Those whose name was typed back on this sheet before, in the order of its rows."""
    return [
        each
        for each in tickets.on_day(desk.db, day)
        if each.person_id and each.advisor_id == sheet.advisor_id and each.came_at.time() == begins(sheet)
    ]


def begins(sheet: DaySheet | None) -> time:
    """When the hours of a sheet begin; midnight where it has none."""
    return sheet.segments[0].start if sheet and sheet.segments else time.min


@everyone
def note_within(desk: Desk, day: date, rows: Sequence[Written]) -> list[Undo]:
    """Note these rows in the transaction of the sheet; how each is taken back, in their order.

    Somebody new who wrote on two sheets is added once. Raises what `enrolment.enrol`, `people.add_within` and
    `left_on` raise.
    """
    undos, made = list[Undo](), dict[Person, Person]()
    for row in rows:
        sheet = _sheet(desk, day, row.letter)
        twice = made.get(row.person) if not row.someone_else else None
        left = left_on(day, row.left_at, begins(sheet), desk.now()) if row.left_at else None
        note = _enrol if sheet and sheet.mode is Mode.WORKSHOP else _receive
        made[row.person], undo = note(desk, day, sheet, replace(row, person=twice or row.person), left)
        undos.append(undo)
    return undos


def _enrol(desk: Desk, day: date, sheet: DaySheet | None, row: Written, left: datetime | None) -> tuple[Person, Undo]:
    assert sheet
    done = enrolment.enrol(
        desk,
        advisor_id=sheet.advisor_id,
        start=datetime.combine(day, begins(sheet)),
        person=row.person,
        duplicate_confirmed=row.someone_else,
        past_confirmed=True,
        beyond_why=row.beyond_why,
    )
    booked = appointments.get(desk.db, done.subject)
    assert booked and done.undo
    seen = replace(mark(booked, State.SEEN, desk.now()), left_at=left)
    appointments.update(desk.db, seen)
    desk.record(Action.MARKED, f"rendez-vous-{seen.id}", State.SEEN.name)
    known = people.get(desk.db, seen.person_id)
    return known, Undo(known.name, partial(_unenrol, booked, seen, done.undo))


def _unenrol(booked: Appointment, seen: Appointment, enrolled: Undo, desk: Desk) -> Changes:
    if appointments.get(desk.db, seen.id) != seen:
        raise OutOfDate(CHANGED)
    appointments.update(desk.db, booked)
    return enrolled.back(desk)


def _receive(desk: Desk, day: date, sheet: DaySheet | None, row: Written, left: datetime | None) -> tuple[Person, Undo]:
    new = row.person.id == 0
    known = (
        people_verbs.add_within(desk, row.person, duplicate_confirmed=row.someone_else)
        if new
        else people.get(desk.db, row.person.id)
    )
    came = datetime.combine(day, begins(sheet))
    who = sheet.advisor_id if sheet else 0
    made = tickets.add(
        desk.db,
        Ticket(0, day, 0, came, state=TicketState.SEEN, state_at=left, advisor_id=who, person_id=known.id),
    )
    return known, Undo(known.name, partial(_forget, made, known.id if new else 0))


def _forget(ticket: Ticket, added: int, desk: Desk) -> Changes:
    if tickets.find(desk.db, ticket.id) != ticket:
        raise OutOfDate(CHANGED)
    tickets.remove(desk.db, ticket.id)
    if added and people.is_free(desk.db, added):
        people.remove(desk.db, added)
        desk.record(Action.PERSON_REMOVED, f"usager-{added}")
    return Changes(Touched.APPOINTMENTS | Touched.PEOPLE)


def _sheet(desk: Desk, day: date, letter: str) -> DaySheet | None:
    sheets = sheets_on(desk, day, appointments.on_day(desk.db, day))
    return next((each for each in sheets if each.letter == letter), None)
