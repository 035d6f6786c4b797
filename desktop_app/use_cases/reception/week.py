"""A week of the agenda: a column for each advisor of each day, and what stands in it in order of hour."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import chain

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.calendar import closed_because
from desktop_app.domain.errors import InThePast, OutsideTheDay, PersonBusy, RuleBroken, SlotTaken
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person
from desktop_app.domain.planning import Day, Loss, Lost, Mode, Segment, Session, SessionKey, Slot
from desktop_app.domain.reception.appointment import Appointment, check_place, is_late, move, overlap
from desktop_app.domain.reception.call import is_awaited, is_received
from desktop_app.domain.theme import Purpose
from desktop_app.domain.working_days import holiday_name
from desktop_app.storage.reception import appointments

from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule, unknown
from ..planning.free_places import kept_seats, left_in
from . import queue, today
from .kept_in_mind import kept_in_mind
from .queue_hours import NOBODY, Came, Hours, came_in
from .today import Booked, Free

A_WEEK = 7
_WORKING_DAYS = 5
NO_SESSION = "pas de permanence"


@frozen
class Workshop:
    """A workshop: who is enrolled, whatever came of it, and how many places are left of `slot.places`.

    `kept` are those that are kept for people still to be called. `title` is '' while nobody has said what it is about.
    """

    start: datetime
    end: datetime
    advisor: Advisor
    slot: Slot
    purpose: Purpose
    room: str
    booked: tuple[Booked, ...]
    left: int
    title: str = ""
    kept: tuple[Appointment, ...] = ()

    @property
    def taken(self) -> int:
        """How many people hold a place."""
        return sum(each.appointment.holds_a_place for each in self.booked)


@frozen
class WalkIn:
    """Hours at which people come without appointment, and those who came."""

    start: datetime
    end: datetime
    advisor: Advisor
    room: str
    came: Came = NOBODY


@frozen
class Missing:
    """Hours of a day that is held otherwise, and why these are not."""

    start: datetime
    end: datetime
    why: str


@frozen
class Shut:
    """A whole day on which nobody receives, or the whole of what one advisor does not hold; `named` when there is a
    reason to be read, such as a holiday.
    """

    start: datetime
    end: datetime
    why: str
    named: bool


Cell = Booked | Free | Workshop | WalkIn | Missing | Shut


@frozen
class Column:
    """One advisor on one day, or a reason why nobody receives: `advisor` is None then.

    `marks` are the names that the calendar gives the day; `places` where, when that is not the first place.
    """

    day: date
    advisor: Advisor | None
    sessions: tuple[Session, ...]
    cells: tuple[Cell, ...]
    marks: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Whether somebody receives, or was to."""
        return self.advisor is not None

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The hours at which people are received, in order."""
        return tuple(sorted(chain(*(each.segments for each in self.sessions)), key=lambda one: (one.start, one.end)))


@frozen
class Week:
    """From Monday `first` on: five days, and those of the weekend that have something.

    `now` is when it was read, to the minute, or to the day when that is not in this week; `next_day` is the next date
    with an advisor when this week has none.
    """

    first: date
    columns: tuple[Column, ...]
    now: datetime
    next_day: date | None = None


@frozen
class Verdict:
    """Whether an appointment may be put in a slot: `short` says it in a word or two, `sentence` why not."""

    allowed: bool
    short: str
    sentence: str = ""


_SHORT: dict[type[RuleBroken], str] = {
    SlotTaken: "pris",
    PersonBusy: "déjà un rendez-vous",
    InThePast: "passé",
    OutsideTheDay: "hors des heures",
}
_PAST = "Cette heure est passée : « Déplacer », sur le jour, la note après coup."
_ITS_PLACE = Verdict(False, "sa place")


def verdict(week: Week, row: Booked, slot: Slot) -> Verdict:
    """What `appointments.move_to` would say now of this row in this slot of the week, asked of the week alone."""
    if (slot.start, slot.advisor_id) == (row.start, row.advisor.id):
        return _ITS_PLACE
    that_day = [column for column in week.columns if column.day == slot.start.date()]
    sessions = [session for column in that_day for session in column.sessions]
    others = [each.appointment for column in that_day for each in people_of(column)]
    others += [each for column in that_day for each in _kept_in(column) if each.person_id != row.person.id]
    try:
        check_place(move(row.appointment, slot.advisor_id, slot), sessions, others, now=week.now)
    except RuleBroken as refusal:
        past = isinstance(refusal, InThePast)
        return Verdict(False, _SHORT.get(type(refusal), "autre motif"), _PAST if past else refusal.sentence)
    return Verdict(True, "possible")


def people_of(column: Column) -> tuple[Booked, ...]:
    """Everybody who is or was booked in a column, those of its workshops too."""
    rows = (cell.booked if isinstance(cell, Workshop) else (cell,) for cell in column.cells)
    return tuple(row for row in chain(*rows) if isinstance(row, Booked))


def _kept_in(column: Column) -> Iterable[Appointment]:
    return chain(*(cell.kept for cell in column.cells if isinstance(cell, Workshop)))


def is_stranded(column: Column, row: Booked) -> bool:
    """Whether this person counts on hours at which their advisor no longer receives."""
    return is_awaited(row.appointment) and not is_received(row.appointment, column.sessions)


def monday_of(day: date) -> date:
    """The first day of the week of this date."""
    return day - timedelta(day.weekday())


@everyone
def week(desk: Desk, first: date) -> Week:
    """The week of Monday `first`, read in a few queries, or remembered while the file and the minute stay the same."""
    last = first + timedelta(A_WEEK - 1)
    return kept_in_mind(desk, "weeks", first, last, partial(_read, desk, first))


def _read(desk: Desk, first: date, now: datetime) -> Week:
    last = first + timedelta(A_WEEK - 1)
    planned, people = schedule.between(desk, first, last), _by_day(desk, first, last)
    who, named = schedule.advisors_by_id(desk), schedule.named_between(desk, first, last)
    sessions = [session for held in planned.values() for session in held.sessions]
    taken = [appointment for booked in people.values() for appointment, _ in booked]
    titles, kept = schedule.workshop_titles(desk, first, last), kept_seats(desk, sessions)
    left, names, late_after = left_in(desk, sessions, taken), schedule.place_names(desk), queue.late_after(desk)
    found = _Found(who, named, names, now, late_after, titles, left, kept)
    days = [first + timedelta(at) for at in range(A_WEEK)]
    marks, unproved = schedule.marks_of(desk, days), unknown.days_between(desk, first, last)
    columns: list[Column] = []
    for day in days:
        held, booked = planned.get(day, Day()), people.get(day, [])
        received = found.columns(day, held, booked, marks[day])
        if day <= now.date() and any(Mode.WALK_IN in each.modes for each in held.sessions):
            came = came_in(desk, day, held.sessions, who, [each for each, _ in booked], now)
            received = _with_queue(received, came)
        if received or held.lost or day in unproved or day.weekday() < _WORKING_DAYS:
            why = "" if received else _why(desk, day, held.lost, now, unknown=day in unproved)
            columns += received or [_shut(day, why, marks[day], named=why != NO_SESSION)]
            columns += _absent(day, held, received, marks[day])
    somebody = any(column.open for column in columns)
    return Week(first, tuple(columns), now, None if somebody else today.next_day(desk, last))


class _Found:
    """What the file says besides the planning, and the columns it makes of a day."""

    def __init__(
        self,
        advisors: Mapping[int, Advisor],
        named: Mapping[tuple[date, int], Advisor],
        places: Mapping[int, str],
        now: datetime,
        late_after: timedelta,
        titles: Mapping[tuple[SessionKey, time], str],
        left: Mapping[Slot, int],
        kept: Sequence[Appointment],
    ) -> None:
        self._advisors, self._named, self._places, self._now = advisors, named, places, now
        self._late_after, self._titles, self._left, self._kept = late_after, titles, left, kept

    def columns(
        self, day: date, held: Day, booked: Sequence[tuple[Appointment, Person]], marks: tuple[str, ...]
    ) -> list[Column]:
        """One for each advisor who receives on this day, or for whom people are booked though they do not."""
        ids = {*(each.advisor_id for each in held.sessions), *(each.advisor_id for each, _ in booked)}
        made = []
        for advisor_id in sorted(ids):
            advisor = self._named.get((day, advisor_id), self._advisors[advisor_id])
            sessions = tuple(each for each in held.sessions if each.advisor_id == advisor_id)
            people = [each for each in booked if each[0].advisor_id == advisor_id]
            cells = [*self._cells(sessions, advisor, people), *_missing(held.lost, advisor_id)]
            places = dict.fromkeys(self._places.get(each.place_id, "") for each in sessions)
            cells.sort(key=_order)
            told = tuple(filter(None, places))
            made.append(Column(day, advisor, sessions, tuple(cells), marks, told))
        # By opening, as everywhere; a column without a cell has nothing to open.
        return sorted(made, key=lambda column: column.cells[0].start if column.cells else datetime.max)

    def _cells(
        self, sessions: Sequence[Session], advisor: Advisor, people: Sequence[tuple[Appointment, Person]]
    ) -> Iterable[Cell]:
        rows = [
            today.booked_row(each, person, advisor, is_late(each, self._now, self._late_after))
            for each, person in people
        ]
        for session in sessions:
            for segment in session.segments:
                if segment.mode is Mode.WALK_IN:
                    start, end = (datetime.combine(session.day, at) for at in (segment.start, segment.end))
                    yield WalkIn(start, end, advisor, segment.room)
            for slot in session.slots:
                left, its = self._left[slot], [row for row in rows if overlap(row.appointment, slot)]
                if slot.mode is Mode.WORKSHOP:
                    title = self._titles.get((session.key, slot.start.time()), "")
                    room = _room(slot, session)
                    kept = tuple(each for each in self._kept if each.advisor_id == advisor.id and overlap(each, slot))
                    purpose, people_there = session.purpose, tuple(its)
                    yield Workshop(slot.start, slot.end, advisor, slot, purpose, room, people_there, left, title, kept)
                    rows = [row for row in rows if row not in its]
                elif left and (slot.end > self._now or not its):
                    yield Free(slot.start, slot.end, advisor, slot, session.purpose, left)
        yield from rows


def _with_queue(columns: Sequence[Column], came: Mapping[Hours, Came]) -> list[Column]:
    """The columns of a day with those who came in its hours without appointment."""
    return [replace(each, cells=tuple(_with_those_who_came(cell, came) for cell in each.cells)) for each in columns]


def _with_those_who_came(cell: Cell, came: Mapping[Hours, Came]) -> Cell:
    found = came.get((cell.start, cell.advisor.id)) if isinstance(cell, WalkIn) else None
    return replace(cell, came=found) if isinstance(cell, WalkIn) and found else cell


def _by_day(desk: Desk, first: date, last: date) -> dict[date, list[tuple[Appointment, Person]]]:
    found: dict[date, list[tuple[Appointment, Person]]] = {}
    for appointment, person in appointments.with_people_between(desk.db, first, last):
        found.setdefault(appointment.start.date(), []).append((appointment, person))
    return found


def _order(cell: Cell) -> tuple[datetime, bool, int]:
    return cell.start, isinstance(cell, Free), cell.appointment.id if isinstance(cell, Booked) else 0


def _room(slot: Slot, session: Session) -> str:
    return next((each.room for each in session.segments if each.start == slot.start.time()), "")


def _missing(lost: Iterable[Lost], advisor_id: int) -> Iterable[Missing]:
    for each in lost:
        if each.session.advisor_id == advisor_id and each.loss is not Loss.REPLACED:
            for segment in each.session.segments:
                start, end = (datetime.combine(each.session.day, at) for at in (segment.start, segment.end))
                yield Missing(start, end, each.told)


def _absent(day: date, held: Day, received: Sequence[Column], marks: tuple[str, ...]) -> list[Column]:
    """A narrow column for each reason why somebody else than those received is not there."""
    here = {column.advisor.id for column in received if column.advisor}
    away = [each for each in held.lost if each.loss is not Loss.REPLACED and each.session.advisor_id not in here]
    whys = dict.fromkeys(each.told for each in away) if received else ()
    return [_shut(day, why, marks, named=True) for why in whys]


def _shut(day: date, why: str, marks: tuple[str, ...], *, named: bool) -> Column:
    midnight = datetime.combine(day, datetime.min.time())
    return Column(day, None, (), (Shut(midnight, midnight, why, named),), marks)


def _why(desk: Desk, day: date, lost: Sequence[Lost], now: datetime, *, unknown: bool) -> str:
    """Why nobody receives on this date."""
    if told := dict.fromkeys(each.told for each in lost):
        return ", ".join(told)
    if unknown:
        return "inconnu"
    over = day < now.date()
    closed = holiday_name(day) if over else closed_because(day, schedule.planning_of(desk).calendar)
    return f"fermé : {closed}" if closed else NO_SESSION
