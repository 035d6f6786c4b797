"""Exceptions: one day cancelled, moved, held otherwise or added, told beforehand and taken back at will."""

from dataclasses import replace
from datetime import date
from functools import partial

from desktop_app.domain.calendar import closed_because
from desktop_app.domain.errors import Fault, OutOfDate, RuleBroken, refuse
from desktop_app.domain.french import day_and_month
from desktop_app.domain.journal import Action
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.planning import (
    DayException,
    Planning,
    Session,
    check_exception,
    given_as,
    is_covered,
    planned_as,
)
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import advisors, exceptions

from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..permissions import everyone
from . import ledger, schedule
from .cascade import Cascade, Followed, cascade, follow_within, refuse_collisions, turn_back_within


@frozen
class Standing:
    """An exception that stands, and the session its pattern would give, None for a day that was added."""

    exception: DayException
    planned: Session | None


@everyone
def coming(desk: Desk) -> list[Standing]:
    """The exceptions of today and of the days to come, by date."""
    planning, today = schedule.planning_of(desk), desk.now().date()
    found = [
        each
        for each in planning.exceptions
        if max(each.original, each.instead.day if each.instead else each.original) >= today
    ]
    found.sort(key=lambda each: (each.instead.day if each.instead else each.original, each.id))
    return [Standing(each, None if each.added else planned_as(each.key, planning)) for each in found]


@everyone
def preview(desk: Desk, exception: DayException) -> Cascade:
    """What this exception would do; raises what `make` raises."""
    before = schedule.planning_of(desk)
    after = _with(before, exception)
    _check(desk, exception, before, after)
    first, last = _span(exception)
    return cascade(desk, before, after, first, last)


@everyone
def make(desk: Desk, exception: DayException) -> Changes:
    """Have one date be what this says; raises `Refused`, or `RuleBroken` for a date that nothing can be done about.

    Those whose hour is not held any more are to be called; those whose advisor is replaced keep their hour.
    """
    with writing(desk.db):
        ledger.settle_within(desk)
        before = schedule.planning_of(desk)
        after = _with(before, exception)
        _check(desk, exception, before, after)
        found = cascade(desk, before, after, *_span(exception))
        made = exceptions.add(desk.db, exception, desk.now())
        _keep_again(desk, made)
        follow_within(desk, found.followed)
        desk.record(Action.DAY_CHANGED, f"exception-{made.id}")
    undo = Undo(f"le changement du {day_and_month(exception.original)}", partial(_undo, made, found.followed))
    return Changes(Touched.EVERYTHING, f"{_told(exception)}{found.told}", made.id, undo)


@everyone
def take_back(desk: Desk, exception_id: int) -> Changes:
    """Give the day back to its pattern; raises `OutOfDate` when that is done already.

    Whoever was moved or told meanwhile stays where they are; who was booked on a day added is to be called.
    """
    with writing(desk.db):
        exception = exceptions.get(desk.db, exception_id)
        if exception is None:
            raise OutOfDate("Cette exception a déjà été reprise.")
        _refuse_past(desk, exception)
        ledger.settle_within(desk)
        before = schedule.planning_of(desk)
        after = replace(before, exceptions=tuple(each for each in before.exceptions if each.id != exception_id))
        refuse_collisions(after, _days(exception), "")
        found = cascade(desk, before, after, *_span(exception))
        exceptions.take_back(desk.db, exception_id, desk.now())
        _keep_again(desk, exception)
        follow_within(desk, found.followed)
        desk.record(Action.DAY_GIVEN_BACK, f"exception-{exception_id}")
    undo = Undo(f"le retour du {day_and_month(exception.original)}", partial(_redo, exception, found.followed))
    told = f"{day_and_month(exception.original).capitalize()} : comme d’habitude de nouveau.{found.told}"
    return Changes(Touched.EVERYTHING, told, exception_id, undo)


def _undo(exception: DayException, followed: Followed, desk: Desk) -> Changes:
    with writing(desk.db):
        turn = partial(exceptions.take_back, desk.db, exception.id, desk.now())
        turn_back_within(desk, turn, followed, partial(_keep_again, desk, exception))
        desk.record(Action.UNDONE, f"exception-{exception.id}")
    return Changes(Touched.EVERYTHING, f"Annulé : le changement du {day_and_month(exception.original)}.", exception.id)


def _redo(exception: DayException, followed: Followed, desk: Desk) -> Changes:
    with writing(desk.db):
        turn = partial(exceptions.stand_again, desk.db, exception.id)
        turn_back_within(desk, turn, followed, partial(_keep_again, desk, exception))
        desk.record(Action.UNDONE, f"exception-{exception.id}")
    return Changes(Touched.EVERYTHING, f"Annulé : le retour du {day_and_month(exception.original)}.", exception.id)


def _with(planning: Planning, exception: DayException) -> Planning:
    others = tuple(each for each in planning.exceptions if each.key != exception.key)
    return replace(planning, exceptions=(*others, exception))


def _check(desk: Desk, exception: DayException, before: Planning, after: Planning) -> None:
    _refuse_past(desk, exception)
    if any(each.key == exception.key for each in before.exceptions):
        raise RuleBroken("Ce jour a déjà été changé : reprenez d’abord ce changement, puis recommencez.")
    planned = None if exception.added else given_as(exception.key, before)
    instead = exception.instead
    stands_for = instead and instead.key == exception.key if exception.added or instead else planned
    if not stands_for or (planned is None and not exception.added):
        raise RuleBroken("Aucune permanence n’est prévue ce jour-là : ajoutez un jour exceptionnel.")
    check_exception(exception, planned, desk.now().date())
    if instead is None:
        return
    advisors.get(desk.db, instead.advisor_id)
    if not is_covered(instead.day, before):
        refuse([Fault("day", "Ce jour n’est pas dans la convention : choisissez-en un autre.")])
    closed = closed_because(instead.day, before.calendar)
    if closed and not exception.opens:
        refuse([Fault("day", f"Ce jour est fermé ({closed}) : cochez « Ouvrir quand même », ou prenez un autre jour.")])
    refuse_collisions(after, (instead.day,), "hours")


def _refuse_past(desk: Desk, exception: DayException) -> None:
    if exception.original < desk.now().date():
        raise RuleBroken("Ce jour est passé : il reste comme il a été. Notez plutôt qui était là.")


def _days(exception: DayException) -> tuple[date, ...]:
    instead = exception.instead
    return tuple(sorted({exception.original, instead.day if instead else exception.original}))


def _span(exception: DayException) -> tuple[date, date]:
    days = _days(exception)
    return days[0], days[-1]


def _keep_again(desk: Desk, exception: DayException) -> None:
    for day in _days(exception):
        ledger.keep_again_within(desk, day, lambda session: session.key == exception.key)


def _told(exception: DayException) -> str:
    when, instead = day_and_month(exception.original).capitalize(), exception.instead
    if exception.added:
        return f"{when} : permanence ajoutée."
    if instead is None:
        return f"{when} : permanence annulée."
    if instead.day != exception.original:
        return f"{when} : permanence déplacée au {day_and_month(instead.day)}."
    return f"{when} : permanence changée."
