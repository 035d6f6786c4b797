"""The register of conventions: what a gesture would do, told before, and doing it; the past stays as it was."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from desktop_app.domain.account import Role
from desktop_app.domain.calendar import Calendar, is_bank_holiday
from desktop_app.domain.convention import Convention, last_working_day, notice_by, opposition_by
from desktop_app.domain.errors import OutOfDate
from desktop_app.domain.french import NBSP
from desktop_app.domain.journal import Action
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.planning import Planning, days_from, sessions_on
from desktop_app.domain.reception.appointment import Appointment
from desktop_app.domain.reception.call import is_awaited, is_received
from desktop_app.storage.connection.database import writing
from desktop_app.storage.mandates import mandates
from desktop_app.storage.planning import conventions as stored
from desktop_app.storage.planning import patterns
from desktop_app.storage.reception import appointments

from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..mandates import endings, mandate_limits
from ..mandates.mandate_limits import CutShort
from ..permissions import everyone, only
from ..planning import ledger, schedule
from .convention_gestures import Gesture, Left, uncovered_days

_WHY = "dernier jour de la convention"


@frozen
class Deadlines:
    """What is to come of a convention: its last day, and until which working day one may still write, None for none.

    `oppose_by` refuses the tacit renewal; `write_by` tells what comes after a convention that does not renew by itself.
    `limit` is the day of the text, of which either is the last working day.
    """

    last: date | None
    oppose_by: date | None = None
    write_by: date | None = None
    limit: date | None = None


@frozen
class Effect:
    """What a gesture does, before it is done: a year of days, the rest without limit.

    `lost` and `gained` are the days of each advisor that go and come, `appointments` those that fall outside, `cut`
    the mandates with their earlier ends, `uncovered` how many days lie between a convention and the one that renews it.
    """

    convention: Convention
    lost: tuple[date, ...]
    gained: tuple[date, ...]
    appointments: tuple[Appointment, ...]
    cut: tuple[CutShort, ...]
    deadlines: Deadlines
    uncovered: int = 0


@everyone
def deadlines_of(desk: Desk, convention: Convention) -> Deadlines:
    """The dates to come of a convention, as of today."""
    return _deadlines(convention, desk.now().date(), schedule.calendar_of(desk))


@only(Role.MANAGER)
def effect_of(desk: Desk, gesture: Gesture) -> Effect:
    """What this gesture would do now; raises the `RuleBroken` that doing it would. Writes nothing."""
    today, before = desk.now().date(), schedule.planning_of(desk)
    left = gesture.left(before, today)
    after = left.planning
    first = _first_open_day(desk)
    was, will_be = (_sessions(planning, first) for planning in (before, after))
    return Effect(
        left.convention,
        tuple(sorted(day for day, _ in was - will_be)),
        tuple(sorted(day for day, _ in will_be - was)),
        tuple(_falling_out(desk, first, before, after)),
        tuple(mandate_limits.outliving(desk, after)),
        _deadlines(left.convention, today, before.calendar),
        uncovered_days(left, before),
    )


@only(Role.MANAGER)
def carry_out(desk: Desk, gesture: Gesture, *, endings_confirmed: bool = False) -> Changes:
    """Do it, keeping the days that are over as they were first; `subject` is the convention.

    Raises what the gesture refuses, and `MandatesEnd` when mandates would go further than the conventions do, unless
    the référent has read which. A later end prolongs no mandate.
    """
    with writing(desk.db):
        ledger.settle_within(desk)
        before = schedule.planning_of(desk)
        left = gesture.left(before, desk.now().date())
        convention_id = _write(desk, before, left)
        after = schedule.planning_of(desk)
        cut = mandate_limits.cut_to_conventions_within(desk, after, why=_WHY, confirmed=endings_confirmed)
        desk.record(left.action, f"convention-{convention_id}")
    if cut:
        endings.close_expired(desk)
    back = partial(_take_back, left.undo, convention_id, before, after, cut)
    return Changes(Touched.EVERYTHING, left.told, convention_id, Undo(left.undo, back))


def _write(desk: Desk, before: Planning, left: Left) -> int:
    """Store what the gesture leaves; the id of its convention."""
    made = left.convention
    for each in left.planning.conventions:
        if each.id and each != before.convention_by_id[each.id]:
            stored.update(desk.db, each)
        elif not each.id:
            made = stored.add(desk.db, each)
    known = {pattern.id: pattern for pattern in before.patterns}
    for pattern in left.planning.patterns:
        whole = replace(pattern, convention_id=pattern.convention_id or made.id)
        if not pattern.id:
            patterns.add(desk.db, whole)
        elif whole != known[pattern.id]:
            patterns.update(desk.db, whole)
    return made.id


def _take_back(
    label: str, convention_id: int, before: Planning, after: Planning, cut: Sequence[CutShort], desk: Desk
) -> Changes:
    """The register, the days and the mandates as they were; raises `OutOfDate` once any of them has changed since."""
    with writing(desk.db):
        now = schedule.planning_of(desk)
        untouched = all(mandates.get(desk.db, each.after.id) == each.after for each in cut)
        if (now.conventions, now.patterns) != (after.conventions, after.patterns) or not untouched:
            raise OutOfDate("Les conventions, les jours ou un mandat ont changé depuis : cela ne s’annule plus.")
        ledger.settle_within(desk)
        _restore(desk, before, after)
        for each in cut:
            mandates.update(desk.db, each.before)
        desk.record(Action.UNDONE, f"convention-{convention_id}")
    return Changes(Touched.EVERYTHING, f"Annulé{NBSP}: {label}.", convention_id)


def _restore(desk: Desk, before: Planning, after: Planning) -> None:
    were = {pattern.id: pattern for pattern in before.patterns}
    for pattern in after.patterns:
        if pattern.id not in were:
            patterns.remove(desk.db, pattern.id)
        elif pattern != were[pattern.id]:
            patterns.update(desk.db, were[pattern.id])
    for convention in after.conventions:
        was = before.convention_by_id.get(convention.id)
        if was is None:
            stored.remove(desk.db, convention.id)
        elif was != convention:
            stored.update(desk.db, was)


def _first_open_day(desk: Desk) -> date:
    """The first day that a change can still touch, as `ledger.settle_within` would leave it."""
    today = desk.now().date()
    return today + timedelta(1) if appointments.on_day(desk.db, today) else today


def _sessions(planning: Planning, first: date) -> set[tuple[date, int]]:
    days = days_from(first, schedule.A_YEAR_AHEAD, planning)
    return {(day, session.advisor_id) for day, here in days for session in here}


def _falling_out(desk: Desk, first: date, before: Planning, after: Planning) -> list[Appointment]:
    """The appointments still awaited that somebody receives now and nobody would any more."""
    coming = [each for each in appointments.from_day(desk.db, first) if is_awaited(each)]
    return [each for each in coming if _received(each, before) and not _received(each, after)]


def _received(appointment: Appointment, planning: Planning) -> bool:
    return is_received(appointment, sessions_on(appointment.start.date(), planning))


def _deadlines(convention: Convention, today: date, calendar: Calendar) -> Deadlines:
    closes = partial(is_bank_holiday, calendar=calendar)
    if (limit := opposition_by(convention, today)) is not None:
        return Deadlines(convention.last_day, oppose_by=last_working_day(limit, closes), limit=limit)
    if (limit := notice_by(convention)) is not None and limit >= today:
        return Deadlines(convention.last_day, write_by=last_working_day(limit, closes), limit=limit)
    return Deadlines(convention.last_day)
