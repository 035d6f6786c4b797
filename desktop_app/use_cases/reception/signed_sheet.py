"""The sheet of a day that comes back signed: typed again in its own order, checked, and noted in one gesture."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from functools import partial

from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.french import NBSP, day_and_month, plural
from desktop_app.domain.journal import Action
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person
from desktop_app.domain.planning.attendance import AttendanceState
from desktop_app.domain.reception.appointment import Appointment, State
from desktop_app.domain.reception.day_sheet import DaySheet
from desktop_app.domain.reception.signed_sheet import Signed, Written, check_unnamed, doubts, left_on, said_of, settled
from desktop_app.domain.reception.ticket import Ticket, TicketState
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import absences, attendances
from desktop_app.storage.reception import appointments, people, tickets

from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule
from ..planning.free_places import check_stretch_in_file
from . import written_rows
from .written_rows import CHANGED


@frozen
class SheetRow:
    """A row: its number on its sheet, who it is for, and whether the file already says that it was signed.

    `number` is 0 for whoever had called before that day: they are on no sheet, and may have come all the same.
    `letter` is that of the sheet, '' where the day has one only.
    """

    number: int
    appointment: Appointment
    person: Person
    signed: bool | None
    letter: str = ""


@frozen
class NamedRow:
    """A row that was blank and of which the file knows already who wrote on it; `left_at` is when they left."""

    number: int
    person: Person
    letter: str
    left_at: datetime | None


@frozen
class SignedSheet:
    """The sheets of a date, in the order in which they are printed; `unnamed` were received without a name.

    `titles` says what is written over each, by its letter; the only key is '' where the day has one sheet or none.
    `named` wrote their name on a blank row. `asks_leaving` is whether the sheets ask at what hour people left.
    """

    day: date
    rows: tuple[SheetRow, ...]
    unnamed: int
    titles: Mapping[str, str]
    named: tuple[NamedRow, ...] = ()
    asks_leaving: bool = False


@everyone
def read(desk: Desk, day: date) -> SignedSheet:
    """The sheets of this date, one after the other; raises `RuleBroken` for a day to come."""
    if day > desk.now().date():
        raise RuleBroken(f"Ce jour n’est pas encore venu{NBSP}: sa feuille se ressaisit une fois signée.")
    found = appointments.with_people_between(desk.db, day, day)
    people, who = {one.id: person for one, person in found}, schedule.advisors_on(desk, day)
    called = schedule.workshop_titles(desk, day, day)
    sheets = written_rows.sheets_on(desk, day, [one for one, _ in found], called)
    rows = tuple(row for sheet in sheets for row in _rows(sheet, people, day))
    noted = sum(each.state is TicketState.SEEN and not each.person_id for each in tickets.on_day(desk.db, day))
    named = tuple(row for sheet in sheets for row in _named(desk, sheet, day))
    titles = {
        each.letter: ", ".join(filter(None, (each.title, each.hours, who[each.advisor_id].name))) for each in sheets
    }
    return SignedSheet(day, rows, noted, titles or {"": ""}, named, schedule.head_on(desk, day).asks_leaving)


def _rows(sheet: DaySheet, people: Mapping[int, Person], day: date) -> Iterator[SheetRow]:
    """Numbered as they were printed; those who had called before stand last."""
    off = [each for each in sheet.appointments if _called_before(each, day)]
    expected = [each for each in sheet.appointments if each not in off]
    for at, one in (*enumerate(expected, 1), *((0, each) for each in off)):
        yield SheetRow(at, one, people[one.id], said_of(one), sheet.letter)


def _named(desk: Desk, sheet: DaySheet, day: date) -> Iterator[NamedRow]:
    """After those who were printed on it."""
    printed = sum(not _called_before(each, day) for each in sheet.appointments)
    for at, each in enumerate(written_rows.noted_on(desk, day, sheet), printed + 1):
        yield NamedRow(at, people.get(desk.db, each.person_id), sheet.letter, each.state_at)


def _called_before(appointment: Appointment, day: date) -> bool:
    if appointment.state not in (State.EXCUSED, State.CANCELLED) or appointment.state_at is None:
        return False
    return appointment.state_at.date() < day


@everyone
def doubts_of(
    desk: Desk, day: date, signed: Mapping[int, bool], unnamed: Mapping[str, int] | None = None
) -> tuple[str, ...]:
    """What does not fit with the rest of the day, were these appointments signed or not, by id; nothing is refused.

    `unnamed` is how many signed who were not expected, by the letter of the sheet.
    """
    rows = [Signed(each, signed.get(each.id, said_of(each))) for each in appointments.on_day(desk.db, day)]
    noted = attendances.between(desk.db, day, day)
    absent = {each.advisor_id for each in noted if each.state is AttendanceState.ABSENT}
    here, closed = schedule.here_on(desk, day), schedule.why_closed(desk, day)
    sheets = written_rows.sheets_on(desk, day, [each.appointment for each in rows])
    beside = tuple((each, (unnamed or {}).get(each.letter, 0)) for each in sheets)
    return tuple(doubts(rows, here, closed=closed, absent=absent, away=_away(desk, day, rows), unnamed=beside))


def _away(desk: Desk, day: date, rows: Sequence[Signed]) -> set[int]:
    """The advisors of whom an absence was noted for an hour that somebody signed for."""
    signed = [row.appointment for row in rows if row.signed]
    found = set[int]()
    for each in absences.every(desk.db):
        if each.holds(day):
            begins, ends = each.hours_on(day)
            hours = (one.start.time() for one in signed if one.advisor_id == each.advisor_id)
            found |= {each.advisor_id} if any(begins <= at and (ends is None or at < ends) for at in hours) else set()
    return found


@everyone
def type_back(
    desk: Desk,
    day: date,
    *,
    signed: Mapping[int, bool],
    unnamed: Mapping[str, int] | None = None,
    written: Sequence[Written] = (),
    left: Mapping[int, time | None] | None = None,
) -> Changes:
    """Note who signed and who did not, by id of appointment, and how many without a name, by the letter of the sheet.

    `written` are the names on rows that were blank, `left` when those who signed left, by id. Rows of which nothing is
    said stay as they are. Raises what `settled`, `check_stretch_in_file`, `left_on` and `written_rows.note_within`
    raise, or `RuleBroken` for a day to come; then nothing is noted.
    """
    read(desk, day)
    more = dict(unnamed or {})
    check_unnamed(more.values())
    with writing(desk.db):
        now, before, after = desk.now(), list[Appointment](), list[Appointment]()
        for one in appointments.on_day(desk.db, day):
            if (marked := _as_said(one, signed, left or {}, now)) == one:
                continue
            if marked.holds_a_place and not one.holds_a_place:
                check_stretch_in_file(desk, marked)
            appointments.update(desk.db, marked)
            if marked.state is not one.state:
                desk.record(Action.MARKED, f"rendez-vous-{marked.id}", marked.state.name)
            before.append(one)
            after.append(marked)
        added = [tickets.add(desk.db, each) for each in _unnamed(desk, day, more)]
        named = written_rows.note_within(desk, day, written)
        desk.record(Action.SHEET_TYPED_BACK, f"feuille-{day.isoformat()}")
    seen, without = sum(signed.values()) + len(named), len(added)
    told = f"Feuille du {day_and_month(day)}{NBSP}: {plural(seen, 'signature')}"
    told += f", {plural(without, 'personne')} sans nom." if without else "."
    undo = Undo(f"la feuille du {day_and_month(day)}", partial(_put_back, day, before, after, added, named))
    # A seat beyond the limit of a workshop touches what is planned as well.
    beyond = any(each.beyond_why is not None for each in written)
    people_too = Touched.APPOINTMENTS | Touched.PEOPLE if written else Touched.APPOINTMENTS
    return Changes(Touched.EVERYTHING if beyond else people_too, told, undo=undo)


def _as_said(
    one: Appointment, signed: Mapping[int, bool], left: Mapping[int, time | None], now: datetime
) -> Appointment:
    """The appointment as its row says; who did not sign left at no hour."""
    if (said := signed.get(one.id)) is not None:
        one = settled(one, said, now)
    if one.id not in left or one.state is not State.SEEN:
        return one
    at = left[one.id]
    return replace(one, left_at=left_on(one.start.date(), at, one.start.time(), now) if at else None)


def _unnamed(desk: Desk, day: date, more: Mapping[str, int]) -> Iterator[Ticket]:
    """Those who signed without a name: they came when their sheet begins at the earliest, and saw its advisor."""
    sheets = {each.letter: each for each in written_rows.sheets_on(desk, day, appointments.on_day(desk.db, day))}
    for letter, count in more.items():
        sheet = sheets.get(letter)
        begins = sheet.segments[0].start if sheet and sheet.segments else time.min
        who, at = sheet.advisor_id if sheet else 0, datetime.combine(day, begins)
        yield from (Ticket(0, day, 0, at, state=TicketState.SEEN, advisor_id=who) for _ in range(count))


def _put_back(
    day: date,
    before: Sequence[Appointment],
    after: Sequence[Appointment],
    added: Sequence[Ticket],
    named: Sequence[Undo],
    desk: Desk,
) -> Changes:
    touched = Touched.APPOINTMENTS
    with writing(desk.db):
        for each in reversed(named):
            touched |= each.back(desk).touched
        moved = any(appointments.get(desk.db, each.id) != each for each in after)
        if moved or any(tickets.find(desk.db, each.id) != each for each in added):
            raise OutOfDate(CHANGED)
        for one, marked in zip(before, after, strict=True):
            if one.holds_a_place and not marked.holds_a_place:
                check_stretch_in_file(desk, one)
            appointments.update(desk.db, one)
        for ticket in added:
            tickets.remove(desk.db, ticket.id)
        desk.record(Action.UNDONE, f"feuille-{day.isoformat()}")
    return Changes(touched, f"Annulé{NBSP}: la feuille du {day_and_month(day)}.")
