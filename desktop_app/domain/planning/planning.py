"""The planning: which sessions the patterns, the exceptions, the absences and the calendar give together."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from enum import Enum
from functools import cached_property

from ..calendar import Calendar, closed_between, closed_by_holiday
from ..convention import Convention, Terms, covers, excluded_on, half_days_of, terms_on
from ..french import day_and_month, of_person
from ..nouns.frozen import frozen
from .absence import Absence, parted
from .capacity import NO_LIMIT, Means, capacity
from .exception import DayException, Decider
from .pattern import Pattern, dates_of, falls_on
from .segment import Mode, Segment
from .session import Session, SessionKey, in_order
from .workshop import Workshop


class Loss(Enum):
    """What takes a session away; the value is what screens say before the reason."""

    CLOSED = "fermé"
    CANCELLED = "annulé"
    MOVED = "déplacé"
    ABSENCE = "absence"
    REPLACED = "remplacement"


@frozen
class Lost:
    """A session that is not held, or the hours of it that are not, with why in words.

    `decider` is whose doing it is. What is REPLACED is held by somebody else, and what is MOVED on another date: the
    hours are not lost to the public.
    """

    session: Session
    loss: Loss
    why: str
    decider: Decider = Decider.PLACE

    @property
    def told(self) -> str:
        """'fermé : Noël', 'annulé : grève', 'déplacé au jeudi 11 décembre', 'absence de Marie Castell'."""
        if self.loss in (Loss.CLOSED, Loss.CANCELLED) and self.why != self.loss.value:
            return f"{self.loss.value} : {self.why}"
        return self.why


@frozen
class Day:
    """One date of the planning: who is here, in order of opening, and what is not held."""

    sessions: tuple[Session, ...] = ()
    lost: tuple[Lost, ...] = ()


_EMPTY = Day()


@frozen
class Planning:
    """All that says on which dates to come somebody receives, read from the file at once.

    `workshops` are those that have a subject, `means` what the place has for them.
    """

    patterns: tuple[Pattern, ...]
    conventions: tuple[Convention, ...]
    calendar: Calendar
    exceptions: tuple[DayException, ...] = ()
    absences: tuple[Absence, ...] = ()
    names: tuple[tuple[int, str], ...] = ()
    workshops: tuple[Workshop, ...] = ()
    means: Means = NO_LIMIT

    @cached_property
    def workshop_at(self) -> dict[tuple[SessionKey, time], Workshop]:
        """The workshops by the session and the hour that they are given to."""
        return {each.place: each for each in self.workshops}

    @cached_property
    def by_pattern(self) -> dict[int, dict[date, DayException]]:
        """The exceptions by pattern and original date."""
        found: dict[int, dict[date, DayException]] = {}
        for exception in self.exceptions:
            found.setdefault(exception.key.pattern_id, {})[exception.original] = exception
        return found

    @cached_property
    def elsewhere(self) -> list[tuple[DayException, Session]]:
        """The exceptions held on another date than their pattern's, or that have none, with what is held."""
        held = [(each, each.instead) for each in self.exceptions if each.instead]
        return [(each, instead) for each, instead in held if each.added or instead.day != each.original]

    @cached_property
    def pattern_by_id(self) -> dict[int, Pattern]:
        """The patterns, by id."""
        return {pattern.id: pattern for pattern in self.patterns}

    @cached_property
    def convention_by_id(self) -> dict[int, Convention]:
        """The conventions, by id."""
        return {convention.id: convention for convention in self.conventions}

    @cached_property
    def convention_of(self) -> dict[int, Convention]:
        """The convention under which each pattern is held, by id of pattern."""
        known = self.convention_by_id
        return {each.id: known[each.convention_id] for each in self.patterns if each.convention_id in known}

    @cached_property
    def known_days(self) -> dict[date, Day]:
        """The dates that were asked for one by one, as `day_of` gives them."""
        return {}

    def name(self, advisor_id: int) -> str:
        """Who this advisor is, in words; '' when nobody told the planning."""
        return dict(self.names).get(advisor_id, "")


def days_of(first: date, last: date, planning: Planning) -> dict[date, Day]:
    """Every date from `first` to `last`, both included, on which something is held or lost, in order."""
    closed = closed_between(first, last, planning.calendar)
    held: dict[date, list[Session]] = {}
    lost: dict[date, list[Lost]] = {}
    away = _away(first, last, planning)
    for planned, opens in _planned(first, last, planning, lost):
        session = seated(planned, planning)
        day = session.day
        if day in closed and not opens:
            lost.setdefault(day, []).append(_closed(session, closed[day], planning))
        elif absences := [each for each in away.get(session.advisor_id, ()) if each.holds(day)]:
            _take_away(session, absences, planning, held, lost)
        elif day in held:
            held[day].append(session)
        else:
            held[day] = [session]
    return {
        day: Day(in_order(held[day]) if day in held else (), tuple(lost.get(day, ()))) for day in sorted({*held, *lost})
    }


def day_of(day: date, planning: Planning) -> Day:
    """What is held and what is lost on this date; worked out once for a planning, however often a screen asks."""
    if day not in planning.known_days:
        planning.known_days[day] = days_of(day, day, planning).get(day, _EMPTY)
    return planning.known_days[day]


def sessions_on(day: date, planning: Planning) -> tuple[Session, ...]:
    """Who is here on this date, in order of opening; nobody when the place is closed or out of the convention."""
    return day_of(day, planning).sessions


def days_from(first: date, count: int, planning: Planning) -> Iterator[tuple[date, tuple[Session, ...]]]:
    """The dates with a session among the `count` dates from `first` on, each with who is here."""
    found = days_of(first, first + timedelta(count - 1), planning)
    return ((day, each.sessions) for day, each in found.items() if each.sessions)


def planned_as(key: SessionKey, planning: Planning) -> Session | None:
    """The session of this key as its pattern gives it, whatever else takes it away; None when it gives none."""
    given = given_as(key, planning)
    return seated(given, planning) if given else None


def given_as(key: SessionKey, planning: Planning) -> Session | None:
    """The same with the places that the pattern itself gives, before any room or machine limits them."""
    pattern = planning.pattern_by_id.get(key.pattern_id)
    if pattern is None or not falls_on(pattern, key.original):
        return None
    return _given(pattern, key.original, planning.convention_by_id.get(pattern.convention_id))


def seated(session: Session, planning: Planning) -> Session:
    """The session with as many places in each of its workshops as that one may hold: what is booked is never more."""
    if not (planning.workshop_at or planning.means.rooms) or Mode.WORKSHOP not in session.modes:
        return session
    segments = tuple(
        _seated(each, session, planning) if each.mode is Mode.WORKSHOP else each for each in session.segments
    )
    return session if segments == session.segments else replace(session, segments=segments)


def _seated(segment: Segment, session: Session, planning: Planning) -> Segment:
    found, means = planning.workshop_at.get((session.key, segment.start)), planning.means
    limit = capacity(
        segment.places,
        found.subject if found else None,
        means.in_room(session.place_id, segment.room, session.day),
        found.allowed if found else 0,
    )
    return segment if limit.seats == segment.places else replace(segment, places=limit.seats)


def terms_under(session: Session, planning: Planning) -> Terms | None:
    """The terms under which a session is held, or None for one that no pattern gave."""
    convention = planning.convention_of.get(session.pattern_id) if session.pattern_id else None
    return terms_on(convention, session.day) if convention else None


def _planned(
    first: date, last: date, planning: Planning, lost: dict[date, list[Lost]]
) -> Iterator[tuple[Session, bool]]:
    """The sessions of these dates, each with whether it is held though the place is closed; adds what was moved."""
    for pattern in planning.patterns:
        differ = planning.by_pattern.get(pattern.id, {})
        convention = planning.convention_by_id.get(pattern.convention_id)
        for day in dates_of(pattern, first, last):
            session = _given(pattern, day, convention)
            if session is None:
                continue
            exception = differ.get(day)
            if exception is None:
                yield session, False
            elif exception.instead is None or exception.instead.day != day:
                lost.setdefault(day, []).append(_moved_or_cancelled(session, exception))
            else:
                if session.advisor_id != exception.instead.advisor_id:
                    why = f"remplacement {of_person(planning.name(session.advisor_id))}"
                    lost.setdefault(day, []).append(Lost(session, Loss.REPLACED, why, exception.decider))
                yield exception.instead, exception.opens
    for exception, instead in planning.elsewhere:
        if first <= instead.day <= last and _holds(exception, instead, planning):
            yield instead, exception.opens


def _closed(session: Session, why: str, planning: Planning) -> Lost:
    """A closure is the place's own doing, a holiday nobody's."""
    holiday = closed_by_holiday(session.day, why, planning.calendar)
    return Lost(session, Loss.CLOSED, why, Decider.NEITHER if holiday else Decider.PLACE)


def _away(first: date, last: date, planning: Planning) -> dict[int, list[Absence]]:
    """The absences of these dates by advisor."""
    found: dict[int, list[Absence]] = {}
    for absence in planning.absences:
        if absence.first <= last and first <= absence.last:
            found.setdefault(absence.advisor_id, []).append(absence)
    return found


def _moved_or_cancelled(session: Session, exception: DayException) -> Lost:
    if exception.instead is None:
        return Lost(session, Loss.CANCELLED, exception.note or "annulé", exception.decider)
    return Lost(session, Loss.MOVED, f"déplacé au {day_and_month(exception.instead.day)}", exception.decider)


def _holds(exception: DayException, instead: Session, planning: Planning) -> bool:
    """An exception lapses with the pattern whose date it stood for, and out of the convention."""
    if exception.added:
        return is_covered(instead.day, planning)
    convention = planning.convention_of.get(exception.key.pattern_id)
    return (
        convention is not None and covers(convention, instead.day) and planned_as(exception.key, planning) is not None
    )


def is_covered(day: date, planning: Planning) -> bool:
    """Whether any convention holds on this day."""
    return any(covers(convention, day) for convention in planning.conventions)


def _take_away(
    session: Session,
    absences: Sequence[Absence],
    planning: Planning,
    held: dict[date, list[Session]],
    lost: dict[date, list[Lost]],
) -> None:
    left: Session | None = session
    for absence in absences:
        if left is None:
            break
        left, taken = parted(left, absence)
        if taken is None:
            continue
        name = planning.name(session.advisor_id)
        if absence.replaced_by:
            held.setdefault(session.day, []).append(replace(taken, advisor_id=absence.replaced_by))
        loss = Loss.REPLACED if absence.replaced_by else Loss.ABSENCE
        why = f"absence {of_person(name)}" if name else "absence"
        lost.setdefault(session.day, []).append(Lost(taken, loss, why, Decider.PARTNER))
    if left is not None:
        held.setdefault(session.day, []).append(left)


def _given(pattern: Pattern, day: date, convention: Convention | None) -> Session | None:
    """What a pattern gives on a date it falls on: while its convention holds, without the half-days it excludes."""
    if convention is None or not covers(convention, day):
        return None
    segments = pattern.segments
    if excluded := excluded_on(convention, day):
        weekday = day.weekday()
        segments = tuple(
            each for each in segments if not set(half_days_of(weekday, each.start, each.end)) & set(excluded)
        )
    if not segments:
        return None
    return Session(
        day, pattern.advisor_id, pattern.purpose, segments, pattern.id, None, pattern.arrives, pattern.place_id
    )
