"""The day as the counter sees it: who is here, the appointments, the free slots."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person
from desktop_app.domain.planning import Absence, DayException, Loss, Lost, Session, Slot
from desktop_app.domain.planning.workshop import NOT_ENOUGH
from desktop_app.domain.reception.appointment import Appointment, State, is_late
from desktop_app.domain.reception.call import is_awaited, is_received, why_lost
from desktop_app.domain.theme import Purpose, theme
from desktop_app.storage.planning import absences, exceptions
from desktop_app.storage.reception import appointments

from ..desk import Desk
from ..permissions import everyone
from ..planning import attendance, equipment, own_time, room_changes, schedule, unknown
from ..planning.attendance import Attended
from ..planning.equipment import Equipped
from ..planning.free_places import left_in
from ..planning.own_time import Noted
from ..workshops import gauges
from ..workshops.gauges import Gauge
from . import events, queue
from .events import Held
from .queue import Queue

Change = DayException | Absence
"""What makes a date differ from its patterns, and may be taken back."""


@frozen
class Presence:
    """An advisor who is here that day, and the hours; `change` is why these differ from the pattern, if they do.

    `place` names where when that is not the first place.
    """

    advisor: Advisor
    day: Session
    change: Change | None = None
    place: str = ""


@frozen
class Gone:
    """Hours that are not held that day; `change` is what takes them away, None for a closure or a day that is over."""

    advisor: Advisor
    lost: Lost
    change: Change | None = None


@frozen
class Booked:
    """A row of the day: an appointment with its person; `late` when they should have come by now.

    `lent` is whether those who wait without appointment may have its hour meanwhile.
    """

    start: datetime
    end: datetime
    advisor: Advisor
    appointment: Appointment
    person: Person
    theme: str
    late: bool
    lent: bool = False


@frozen
class Free:
    """A row of the day: places still to give."""

    start: datetime
    end: datetime
    advisor: Advisor
    slot: Slot
    purpose: Purpose
    left: int


@frozen
class DayView:
    """One date. `rows` are in order of hour; `next_day` is the next date with an advisor when this has none.

    `closed` is why the place is closed, or ''; `marks` are all the names that its calendar gives the date. `gone` is
    what is not held though it was planned, `lost` why in words from today on, `stranded` how many people to tell,
    `rooms` those that are not the usual ones;
    `attended` what was said of each advisor who was to come. `unknown` is a date that is over and of which nobody knows
    whether somebody received; `own` is the time noted that was not for people;
    `workshops` and `events` are those of the date, `equipped` what must be there for each advisor, until today.
    """

    day: date
    closed: str
    marks: tuple[str, ...]
    here: tuple[Presence, ...]
    rows: tuple[Booked | Free, ...]
    next_day: date | None
    now: datetime
    lost: tuple[str, ...] = ()
    stranded: int = 0
    rooms: tuple[str, ...] = ()
    gone: tuple[Gone, ...] = ()
    attended: tuple[Attended, ...] = ()
    unknown: bool = False
    own: tuple[Noted, ...] = ()
    queues: tuple[Queue, ...] = ()
    workshops: tuple[Gauge, ...] = ()
    equipped: tuple[Equipped, ...] = ()
    events: tuple[Held, ...] = ()

    @property
    def waiting(self) -> int:
        """How many people are here and not received yet, with and without appointment."""
        arrived = sum(row.appointment.state is State.ARRIVED for row in self.booked)
        return arrived + sum(queue.waiting for queue in self.queues)

    @property
    def booked(self) -> tuple[Booked, ...]:
        """The appointments alone."""
        return tuple(row for row in self.rows if isinstance(row, Booked))

    @property
    def free_places(self) -> int:
        """How many people can still be given a place."""
        return sum(row.left for row in self.rows if isinstance(row, Free))


@everyone
def day_view(desk: Desk, day: date) -> DayView:
    """Everything the page of this date shows, in a few short queries."""
    here, who, now = schedule.here_on(desk, day), schedule.advisors_on(desk, day), desk.now()
    with_people = appointments.with_people_between(desk.db, day, day)
    taken = [appointment for appointment, _ in with_people]
    queues, after = queue.of_day(desk, day, here, who, taken, now), queue.late_after(desk)
    lent = {id for each in queues for id in each.lent}
    rows: list[Booked | Free] = [
        booked_row(each, person, who[each.advisor_id], is_late(each, now, after), each.id in lent)
        for each, person in with_people
    ]
    left = left_in(desk, here, taken)
    for session in here:
        rows += _free(session, who[session.advisor_id], left, now)
    rows.sort(key=lambda row: (row.start, row.advisor.id, isinstance(row, Free)))
    names = schedule.place_names(desk) if any(session.place_id for session in here) else {}
    coming = day >= now.date()
    changes = _changes(desk) if coming else ((), ())
    presences = tuple(
        Presence(who[each.advisor_id], each, _change_of(each, *changes), names.get(each.place_id, "")) for each in here
    )
    lost = schedule.lost_between(desk, day, day).get(day, ())
    gone = tuple(
        Gone(who[each.session.advisor_id], each, _taker_of(each, *changes)) for each in lost if each.session.advisor_id
    )
    marks, following = schedule.marks_of(desk, (day,))[day], None if here else next_day(desk, day)
    workshops = gauges.of_day(desk, day, here, taken)
    closed, attended = schedule.why_closed(desk, day), attendance.of_day(desk, day) if day <= now.date() else ()
    told = (*_told(lost), *_called_off(lost, workshops)) if coming else ()
    stranded = sum(is_awaited(each) and not is_received(each, here) for each in taken) if coming else 0
    rooms = tuple(each.after for each in room_changes.on_day(desk, day))
    nobody_knows = not (here or taken) and bool(unknown.days_between(desk, day, day))
    own, booked = own_time.of_day(desk, day), tuple(rows)
    return DayView(
        day, closed, marks, presences, booked, following, now, told, stranded, rooms, gone, attended, nobody_knows, own,
        queues, workshops, equipment.of_day(desk, day) if day <= now.date() else (),
        events.of_day(desk, day),
    )  # fmt: skip


def _called_off(lost: Iterable[Lost], workshops: Iterable[Gauge]) -> tuple[str, ...]:
    """That a workshop is cancelled, on a day of which other hours are held; what goes whole says so itself."""
    whole = {each.session.key for each in lost}
    gone = any(each.gone and each.session.key not in whole for each in workshops)
    return (f"atelier annulé ({NOT_ENOUGH})",) if gone else ()


@everyone
def next_day(desk: Desk, day: date) -> date | None:
    """The first date after this one with an advisor, within a year."""
    return next((found for found, _ in schedule.coming_days(desk, day + timedelta(1), 1)), None)


def _told(lost: Iterable[Lost]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(why_lost(each) for each in lost if each.loss is not Loss.REPLACED))


def booked_row(appointment: Appointment, person: Person, advisor: Advisor, late: bool, lent: bool = False) -> Booked:
    """The row of an appointment, wherever a day is shown."""
    label = theme(appointment.theme).label
    return Booked(appointment.start, appointment.end, advisor, appointment, person, label, late, lent)


def _free(day: Session, advisor: Advisor, left: Mapping[Slot, int], now: datetime) -> list[Booked | Free]:
    return [
        Free(slot.start, slot.end, advisor, slot, day.purpose, left[slot])
        for slot in day.slots
        if slot.end > now and left[slot]
    ]


def _changes(desk: Desk) -> tuple[Sequence[DayException], Sequence[Absence]]:
    return exceptions.every(desk.db), absences.every(desk.db)


def _change_of(session: Session, changed: Sequence[DayException], away: Sequence[Absence]) -> Change | None:
    """What stands between these hours and their pattern: an exception, or an absence that leaves or gives them."""
    exception = next((each for each in changed if each.key == session.key), None)
    held = (each for each in away if each.holds(session.day))
    return exception or next((each for each in held if session.advisor_id in (each.advisor_id, each.replaced_by)), None)


def _taker_of(lost: Lost, changed: Sequence[DayException], away: Sequence[Absence]) -> Change | None:
    """What takes these hours away, unless it is the calendar."""
    if lost.loss is Loss.CLOSED:
        return None
    exception = next((each for each in changed if each.key == lost.session.key), None)
    held = (each for each in away if each.holds(lost.session.day))
    return next((each for each in held if each.advisor_id == lost.session.advisor_id), exception)
