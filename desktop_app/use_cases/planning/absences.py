"""Absences of an advisor: noted with what they do, replaced or not, and taken back."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.french import of_person
from desktop_app.domain.journal import Action
from desktop_app.domain.planning import Absence, Planning, check_absence, days_of
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import absences, advisors

from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..permissions import everyone
from . import ledger, schedule
from .cascade import Cascade, Followed, cascade, follow_within, refuse_collisions, turn_back_within


@everyone
def coming(desk: Desk) -> list[Absence]:
    """The absences that are not over, by date."""
    today = desk.now().date()
    return [absence for absence in absences.every(desk.db) if absence.last >= today]


@everyone
def preview(desk: Desk, absence: Absence) -> Cascade:
    """What this absence would do from today on; raises what `note` raises."""
    before = schedule.planning_of(desk)
    after = _with(before, absence)
    _check(desk, absence, before, after)
    return cascade(desk, before, after, *_span(desk, absence))


@everyone
def note(desk: Desk, absence: Absence) -> Changes:
    """Have an advisor be away; raises `Refused`. Days that are over stay as they are.

    Whoever replaces the advisor takes over their appointments; without one, those who hold them are to be called.
    """
    with writing(desk.db):
        ledger.settle_within(desk)
        before = schedule.planning_of(desk)
        after = _with(before, absence)
        _check(desk, absence, before, after)
        found = cascade(desk, before, after, *_span(desk, absence))
        made = absences.add(desk.db, absence, desk.now())
        _keep_again(desk, made)
        follow_within(desk, found.followed)
        desk.record(Action.ABSENCE_NOTED, f"absence-{made.id}")
    name = advisors.get(desk.db, absence.advisor_id).name
    undo = Undo(f"l’absence {of_person(name)}", partial(_undo, made, found.followed, name))
    return Changes(Touched.EVERYTHING, f"Absence {of_person(name)} notée.{found.told}", made.id, undo)


@everyone
def take_back(desk: Desk, absence_id: int) -> Changes:
    """The advisor comes after all, from today on; raises `OutOfDate` when the absence was taken back already.

    What an absence took away of days that are over stays lost. Whoever was told meanwhile stays as told.
    """
    today = desk.now().date()
    with writing(desk.db):
        absence = absences.get(desk.db, absence_id)
        if absence is None:
            raise OutOfDate("Cette absence a déjà été reprise.")
        if absence.last < today:
            raise RuleBroken("Cette absence est finie : les jours passés restent comme ils ont été.")
        ledger.settle_within(desk)
        before = schedule.planning_of(desk)
        after = replace(before, absences=tuple(each for each in before.absences if each.id != absence_id))
        first, last = _span(desk, absence)
        refuse_collisions(after, tuple(days_of(first, last, after)), "")
        found = cascade(desk, before, after, first, last)
        absences.take_back(desk.db, absence_id, desk.now())
        _keep_again(desk, absence)
        follow_within(desk, found.followed)
        desk.record(Action.ABSENCE_TAKEN_BACK, f"absence-{absence_id}")
    name = advisors.get(desk.db, absence.advisor_id).name
    undo = Undo(f"le retour {of_person(name)}", partial(_redo, absence, found.followed, name))
    return Changes(Touched.EVERYTHING, f"{name} : de nouveau là.{found.told}", absence_id, undo)


def _undo(absence: Absence, followed: Followed, name: str, desk: Desk) -> Changes:
    with writing(desk.db):
        turn = partial(absences.take_back, desk.db, absence.id, desk.now())
        turn_back_within(desk, turn, followed, partial(_keep_again, desk, absence))
        desk.record(Action.UNDONE, f"absence-{absence.id}")
    return Changes(Touched.EVERYTHING, f"Annulé : l’absence {of_person(name)}.", absence.id)


def _redo(absence: Absence, followed: Followed, name: str, desk: Desk) -> Changes:
    with writing(desk.db):
        turn = partial(absences.stand_again, desk.db, absence.id)
        turn_back_within(desk, turn, followed, partial(_keep_again, desk, absence))
        desk.record(Action.UNDONE, f"absence-{absence.id}")
    return Changes(Touched.EVERYTHING, f"Annulé : le retour {of_person(name)}.", absence.id)


def _with(planning: Planning, absence: Absence) -> Planning:
    return replace(planning, absences=(*planning.absences, absence))


def _check(desk: Desk, absence: Absence, before: Planning, after: Planning) -> None:
    for advisor_id in (absence.advisor_id, absence.replaced_by or absence.advisor_id):
        advisors.get(desk.db, advisor_id)
    check_absence(absence, before.absences, desk.now().date())
    if absence.replaced_by:
        first, last = _span(desk, absence)
        refuse_collisions(after, tuple(days_of(first, last, after)), "replaced_by")


def _span(desk: Desk, absence: Absence) -> tuple[date, date]:
    """From today at the earliest, and within what the program looks ahead."""
    first = max(absence.first, desk.now().date())
    return first, max(first, min(absence.last, first + timedelta(schedule.A_YEAR_AHEAD)))


def _keep_again(desk: Desk, absence: Absence) -> None:
    today = desk.now().date()
    if not absence.holds(today):
        return
    who = {absence.advisor_id, absence.replaced_by}
    ledger.keep_again_within(desk, today, lambda session: session.advisor_id in who)
