"""The gauge of each workshop: who of how many, what limits it, how many it lacks, and whether it is held."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.convention import terms_on
from desktop_app.domain.errors import SlotTaken
from desktop_app.domain.french import NBSP, day_and_month, hour, plural
from desktop_app.domain.fulfilment import convention_under
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.planning import Cap, Capacity, Decision, Mode, Session, Slot, Standing, Workshop, sessions_on
from desktop_app.domain.planning.capacity import capacity
from desktop_app.domain.planning.submission import Submission, submission_on
from desktop_app.domain.planning.workshop import missing, standing
from desktop_app.domain.reception.appointment import Appointment
from desktop_app.domain.reception.eligibility import Group, counted_told, seats_of
from desktop_app.storage.planning import exceptions, submissions
from desktop_app.storage.reception import appointments, eligibilities, requests

from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule
from ..planning.free_places import left_in

AHEAD = timedelta(days=3)
"""How long before its hour a decision is announced: a weekend and the day after."""


@frozen
class Gauge:
    """A workshop of a date as it stands at `now`: `workshop` is None while nobody has said what it is about.

    `promised` seats are kept for people of the waiting list who are still to be called, `waiting` how many others are
    on it; `left` is how many seats can still be given. It is for whoever it is `open_to`, for everybody where that is
    empty, and seats are held for the `groups` of people without a name, who are among the `enrolled`. `submission` is
    how it was proposed to the partner for this date, None for never. A workshop that is `gone` was cancelled for want
    of people; its hours are not held any more.
    """

    slot: Slot
    session: Session
    advisor: Advisor
    room: str
    workshop: Workshop | None
    enrolled: int
    promised: int
    waiting: int
    left: int
    capacity: Capacity
    now: datetime
    gone: bool = False
    open_to: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    submission: Submission | None = None

    @property
    def start(self) -> datetime:
        """When it begins."""
        return self.slot.start

    @property
    def end(self) -> datetime:
        """When it ends."""
        return self.slot.end

    @property
    def named(self) -> int:
        """How many of those enrolled have a name: whom the call list knows."""
        return self.enrolled - seats_of(self.groups)

    @property
    def missing(self) -> int:
        """How many people it lacks."""
        return missing(self.workshop, self.enrolled) if self.workshop else 0

    @property
    def standing(self) -> Standing | None:
        """Whether it is held; None where nobody has said what it is about or it needs nobody."""
        if self.workshop is None or not self.workshop.subject.minimum:
            return None
        return standing(self.workshop, self.enrolled, self.now)

    @property
    def over(self) -> bool:
        """Whether its hours are past."""
        return self.slot.end <= self.now


@everyone
def of_day(desk: Desk, day: date, here: Sequence[Session], taken: Sequence[Appointment]) -> tuple[Gauge, ...]:
    """The workshops of this date, in order of hour, given who is here and the appointments of the date."""
    known = schedule.workshops_between(desk, day, day)
    held = [(each, slot) for each in here for slot in each.slots if slot.mode is Mode.WORKSHOP]
    off = {at: each for at, each in called_off(desk).items() if at[1].date() == day}
    if day < desk.now().date() - schedule.A_YEAR_BACK:
        off = _as_they_were(desk, [each for each in known.values() if each.key.original == day])
    if not held and not off:
        return ()
    given = [known.get((session.key, slot.start.time())) for session, slot in held]
    others = _others(desk, [each.id for each in (*given, *(one for one, _, _ in off.values())) if each])
    left, who = left_in(desk, here, taken), schedule.advisors_on(desk, day)
    found = [
        _gauge(desk, session, slot, workshop, who[slot.advisor_id], taken, others, left[slot])
        for (session, slot), workshop in zip(held, given, strict=True)
    ]
    still = {(session.key, slot.start.time()) for session, slot in held}
    found += [
        _gauge(desk, session, slot, workshop, who[slot.advisor_id], taken, others, 0, gone=True)
        for workshop, session, slot in off.values()
        if workshop.place not in still
    ]
    return tuple(sorted(found, key=lambda each: (each.slot.start, each.slot.advisor_id)))


@everyone
def at(desk: Desk, advisor_id: int, start: datetime) -> Gauge | None:
    """The workshop of this advisor that begins then, or None when there is none."""
    found = on_day(desk, start.date())
    return next((each for each in found if (each.slot.advisor_id, each.slot.start) == (advisor_id, start)), None)


@everyone
def on_day(desk: Desk, day: date) -> tuple[Gauge, ...]:
    """The workshops of this date, in order of hour."""
    return of_day(desk, day, schedule.here_on(desk, day), appointments.on_day(desk.db, day))


@everyone
def of_workshop(desk: Desk, workshop: Workshop) -> Gauge | None:
    """The gauge of a workshop that has a subject, wherever its session is held; None where it is not any more."""
    return of_workshops(desk, [workshop]).get(workshop.id)


@everyone
def of_workshops(desk: Desk, workshops: Iterable[Workshop]) -> dict[int, Gauge]:
    """The same of several, by id, each of their days read once."""
    off = {each.workshop.id: at.date() for (_, at), each in called_off(desk).items()}
    wanted = {each.id: off.get(each.id) or _held_on(desk, each) for each in workshops}
    here = schedule.here_on_each(desk, set(wanted.values()))
    found = (each for day in here for each in of_day(desk, day, here[day], appointments.on_day(desk.db, day)))
    return {each.workshop.id: each for each in found if each.workshop and each.workshop.id in wanted}


def _held_on(desk: Desk, workshop: Workshop) -> date:
    exception = schedule.planning_of(desk).by_pattern.get(workshop.key.pattern_id, {}).get(workshop.key.original)
    return exception.instead.day if exception and exception.instead else workshop.key.original


@everyone
def to_decide(desk: Desk) -> list[Gauge]:
    """The workshops below their least number that are to be decided now or within three days, the soonest first."""
    near, asked = of_workshops(desk, undecided(desk, desk.now() + AHEAD)), (Standing.TO_CONFIRM, Standing.TO_DECIDE)
    found = [each for each in near.values() if not each.over and each.standing in asked]
    return sorted(found, key=lambda each: (each.slot.start, each.slot.advisor_id))


@everyone
def undecided(desk: Desk, until: datetime) -> list[Workshop]:
    """Those that need a least number and whose hour to decide is not after this moment, of the last month."""
    since = until - timedelta(31)
    return [
        each
        for each in schedule.planning_of(desk).workshops
        if each.decision is None and each.subject.minimum and since <= each.decide_by <= until
    ]


class Off(NamedTuple):
    """A workshop that was cancelled for want of people, and the hours at which it would be held had it not been."""

    workshop: Workshop
    session: Session
    slot: Slot


@everyone
def called_off(desk: Desk) -> dict[tuple[int, datetime], Off]:
    """The workshops that are not held for want of people, by the advisor and the moment with whom they were to begin.

    It is the day on which they were to be held, wherever their session was moved, and whoever took it over.
    """
    return desk.while_unchanged("called off", lambda: _as_they_were(desk, schedule.planning_of(desk).workshops))


def _as_they_were(desk: Desk, workshops: Iterable[Workshop]) -> dict[tuple[int, datetime], Off]:
    cancelled = [each for each in workshops if each.decision is Decision.CANCELLED]
    found = [off for each in cancelled if (off := _as_it_was(desk, each))]
    return {(off.slot.advisor_id, off.slot.start): off for off in found}


def _as_it_was(desk: Desk, workshop: Workshop) -> Off | None:
    """The day as it was said before the cancellation, or as its pattern gives it; None where it would not be held."""
    planning = schedule.planning_of(desk)
    others = tuple(each for each in planning.exceptions if each.key != workshop.key)
    for was in (*exceptions.back_from(desk.db, workshop.exception_id), None):
        before = replace(planning, exceptions=(*others, was) if was else others)
        day = was.instead.day if was and was.instead else workshop.key.original
        for session in sessions_on(day, before):
            for slot in session.slots:
                if session.key == workshop.key and slot.start.time() == workshop.start:
                    return Off(workshop, session, slot)
    return None


def full_words(gauge: Gauge) -> str:
    """'Complet : 6 places, limité par les ordinateurs, dont 1 place gardée.'"""
    kept = f", dont {plural(gauge.promised, 'place gardée')}" if gauge.promised else ""
    return f"Complet{NBSP}: {plural(gauge.capacity.seats, 'place')}, limité par {gauge.capacity.limit}{kept}."


def to_tell(gauge: Gauge) -> str:
    """'2 personnes à prévenir.', and for whom seats were held without a name: no list has their number."""
    told = f"{plural(gauge.named, 'personne')} à prévenir."
    held = counted_told((each.entitlement, each.seats) for each in gauge.groups)
    return f"{told} Prévenez aussi, sans nom{NBSP}: {held}." if held else told


def refuse_full(gauge: Gauge) -> None:
    """Raise `SlotTaken` (field person), with what limits it, when no seat is left."""
    if not gauge.left:
        raise SlotTaken(full_words(gauge), "person")


def said_before(at: datetime, now: datetime) -> str:
    """A moment of these days as it is said: '12 h', 'demain 12 h', 'hier 12 h', 'jeudi 4 décembre 12 h'."""
    days = (at.date() - now.date()).days
    day = {-1: "hier ", 0: "", 1: "demain "}.get(days, f"{day_and_month(at.date())} ")
    return f"{day}{hour(at)}"


def enrolled_at(slot: Slot, taken: Iterable[Appointment]) -> int:
    """How many of these people have a seat in this slot."""
    place = slot.advisor_id, slot.start
    return sum(each.holds_a_place and (each.advisor_id, each.start) == place for each in taken)


_Others = dict[int, tuple[int, int, tuple[Group, ...]]]
"""Who counts beside those enrolled by name: seats promised, others who wait, groups; by workshop."""


def _others(desk: Desk, ids: Sequence[int]) -> _Others:
    waiting, groups = requests.waiting_for(desk.db, ids), eligibilities.groups_of(desk.db, ids)
    found: _Others = {}
    for id in ids:
        promised = [each.promised for each in waiting if each.workshop_id == id]
        found[id] = sum(promised), promised.count(False), groups.get(id, ())
    return found


def _gauge(
    desk: Desk,
    session: Session,
    slot: Slot,
    workshop: Workshop | None,
    advisor: Advisor,
    taken: Sequence[Appointment],
    others: _Others,
    left: int,
    *,
    gone: bool = False,
) -> Gauge:
    room = next((each.room for each in session.segments if each.start == slot.start.time()), "")
    means = schedule.planning_of(desk).means.in_room(session.place_id, room, session.day)
    limit = capacity(slot.places, workshop.subject if workshop else None, means, workshop.allowed if workshop else 0)
    if limit.seats < slot.places and session.day < desk.now().date() and not gone:
        # The seats of a day that is over were kept with its hours: the computers of today are not those of that day.
        limit = Capacity(slot.places, Cap.PLANNING)
    promised, waiting, groups = others.get(workshop.id if workshop else 0, (0, 0, ()))
    return Gauge(
        slot,
        session,
        advisor,
        room,
        workshop,
        enrolled_at(slot, taken) + seats_of(groups),
        promised,
        waiting,
        left,
        limit,
        desk.now(),
        gone,
        open_to_whom(desk, session, workshop),
        groups,
        submission_on(workshop.entry_id, session.day, submitted(desk)) if workshop else None,
    )


@everyone
def submitted(desk: Desk) -> tuple[Submission, ...]:
    """What was proposed to the partner, as the file has it now."""
    return desk.while_unchanged("submissions", lambda: tuple(submissions.every(desk.db)))


@everyone
def open_to_whom(desk: Desk, session: Session, workshop: Workshop | None) -> tuple[str, ...]:
    """As whom people may come: what the workshop says itself, else the convention under which it is held."""
    if workshop and workshop.subject.open_to:
        return workshop.subject.open_to
    convention = convention_under(session, schedule.planning_of(desk))
    return terms_on(convention, session.day).open_to if convention else ()
