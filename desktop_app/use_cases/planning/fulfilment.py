"""Prévu / réalisé: what a convention promises, beside what was planned, held, lost and added, a year at a time."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import TypeVar

from desktop_app.domain.account import Role
from desktop_app.domain.convention import Convention, Unit, labels, nearest, terms_on
from desktop_app.domain.fulfilment import Dated, Span, convention_under, months_of, promised, together, unit_on
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.planning import Lost, Planning, Session, SessionKey, days_of
from desktop_app.domain.planning.attendance import Attendance, AttendanceState
from desktop_app.domain.planning.unknown import would_be_held
from desktop_app.domain.reception.event import outside
from desktop_app.domain.theme import Purpose
from desktop_app.storage.planning import attendances, sessions, unknown
from desktop_app.storage.reception import events

from ..desk import Desk
from ..permissions import only
from . import schedule

T = TypeVar("T")
_A_DAY = timedelta(1)


@frozen
class Year:
    """A year of a convention: its months, and all of them together, None where it has none.

    `named` are the conventions of the file by id, `years` those in which this one holds or was held. `promised` is what
    its text says, in words, and `unit` what its days are counted in, both as they are at the end of the year.
    """

    convention: Convention
    year: int
    years: tuple[int, ...]
    named: tuple[tuple[int, str], ...]
    months: tuple[Span, ...]
    whole: Span | None
    promised: str
    unit: Unit


@only(Role.MANAGER)
def of_year(desk: Desk, convention_id: int = 0, year: int = 0) -> Year:
    """A year of the convention of this id, or of the one that holds today when it is 0 or gone.

    `year` is 0 for this one; the nearest that the convention has is taken.
    """
    planning, today = schedule.planning_of(desk), desk.now().date()
    convention = planning.convention_by_id.get(convention_id) or nearest(planning.conventions, today)[0]
    years, wanted = tuple(_years(convention, planning, today)), year or today.year
    shown = min(years, key=lambda each: abs(each - wanted))
    first, last = date(shown, 1, 1), date(shown, 12, 31)
    nobody_knows = [
        day for day in unknown.between(desk.db, first, last) if convention in _would_be_under(day, planning)
    ]
    dates = _dated(desk, convention, planning, first - timedelta(first.weekday()), last + timedelta(6 - last.weekday()))
    months = months_of(convention, planning, dates, first, last, nobody_knows)
    terms = terms_on(convention, last)
    return Year(
        convention,
        shown,
        years,
        tuple(labels(planning.conventions)),
        months,
        together(months) if months else None,
        promised(terms),
        unit_on(convention, last),
    )


def _years(convention: Convention, planning: Planning, today: date) -> Iterator[int]:
    """From its first day, or that of a pattern that is older, to its last, or next year when it has no end yet."""
    begun = [each.starts_on for each in planning.patterns if each.convention_id == convention.id]
    first = min([convention.first_day, *begun])
    last = convention.last_day or max(first, date(today.year + 1, 12, 31))
    yield from range(first.year, last.year + 1)


def _would_be_under(day: date, planning: Planning) -> list[Convention | None]:
    return [planning.convention_of.get(session.pattern_id) for session in would_be_held(day, planning)]


def _dated(desk: Desk, convention: Convention, planning: Planning, first: date, last: date) -> Iterator[Dated]:
    """Each date on which something was or will be held or lost under it: as it was kept, then as it is planned."""
    opened, today = sessions.settled_before(desk.db) or date.min, desk.now().date()
    eve = min(last, opened - _A_DAY) if opened > date.min else date.min
    here: dict[date, list[Session]] = {}
    lost: dict[date, list[Lost]] = {}
    said: dict[date, dict[int, Attendance]] = {}
    if first <= eve:
        _sort(here, (each.session for each in sessions.between(desk.db, first, eve)), lambda each: each.day)
        _sort(lost, sessions.lost_between(desk.db, first, eve), lambda each: each.session.day)
    for day, planned in days_of(max(first, opened), last, planning).items() if opened <= last else ():
        here[day], lost[day] = list(planned.sessions), list(planned.lost)
    for each in attendances.between(desk.db, first, last):
        said.setdefault(each.day, {})[each.advisor_id] = each
    told = _with_events(desk, first, last, here, said)
    for day in sorted({*here, *lost}):
        mine = [each for each in here.get(day, ()) if convention_under(each, planning) is convention]
        gone = [each for each in lost.get(day, ()) if _is_told(each) and _under(each, planning) is convention]
        if mine or gone:
            yield Dated(day, day < today, mine, gone, said.get(day, {}), told)


def _with_events(
    desk: Desk, first: date, last: date, here: dict[date, list[Session]], said: dict[date, dict[int, Attendance]]
) -> dict[SessionKey, str]:
    """Have what events were held beside the sessions of their advisor be sessions that no pattern gave, and how told.

    The headcount says by itself that the advisor was there, on a day on which they held nothing else.
    """
    told: dict[SessionKey, str] = {}
    for event in events.between(desk.db, first, last):
        there = [each for each in here.get(event.day, ()) if each.advisor_id == event.advisor_id]
        segments = outside(event, there)
        if segments:
            session = Session(event.day, event.advisor_id, Purpose.ANY_HELP, segments)
            here.setdefault(event.day, []).append(session)
            told[session.key] = ", ".join(filter(None, (told.get(session.key, ""), f"événement, {event.title}")))
        if not there:
            as_planned = Attendance(event.day, event.advisor_id, AttendanceState.AS_PLANNED)
            said.setdefault(event.day, {}).setdefault(event.advisor_id, as_planned)
    return told


def _sort(into: dict[date, list[T]], found: Iterable[T], day_of: Callable[[T], date]) -> None:
    for each in found:
        into.setdefault(day_of(each), []).append(each)


def _under(lost: Lost, planning: Planning) -> Convention | None:
    return convention_under(lost.session, planning)


def _is_told(lost: Lost) -> bool:
    """Of a closure kept before 0.2.0 the date alone is known: nobody's hours."""
    return bool(lost.session.pattern_id or lost.session.segments)
