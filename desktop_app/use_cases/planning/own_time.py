"""Time of the advisors that was not for people: noted on a date, corrected, taken away, summed by month.

Whoever is at the counter may note it, an advisor for themself or somebody else for them. No frozen day is touched:
what was held with people stays what it was.
"""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from desktop_app.domain import text
from desktop_app.domain.advisor import Advisor
from desktop_app.domain.errors import OutOfDate
from desktop_app.domain.french import NBSP, lasting, of_person
from desktop_app.domain.journal import Action
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.planning.own_time import OwnTime, check_own_time
from desktop_app.domain.working_days import add_months
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import advisors, own_times

from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..permissions import everyone
from . import schedule

_CHANGED = f"Ce temps a été noté autrement depuis{NBSP}: l’action ne peut plus être annulée."


@frozen
class Noted:
    """A line of a date, with whose it is."""

    own: OwnTime
    advisor: Advisor


@everyone
def of_day(desk: Desk, day: date) -> tuple[Noted, ...]:
    """What is noted of this date, in the order in which it was."""
    found = own_times.between(desk.db, day, day)
    who = schedule.advisors_on(desk, day) if found else {}
    return tuple(Noted(each, who[each.advisor_id]) for each in found)


@everyone
def of_month(desk: Desk, first: date) -> tuple[tuple[Advisor, int], ...]:
    """Each advisor with the minutes noted in the month that starts on `first`, by name; nobody without any."""
    minutes: dict[int, int] = {}
    for each in own_times.between(desk.db, first, add_months(first, 1) - timedelta(1)):
        minutes[each.advisor_id] = minutes.get(each.advisor_id, 0) + each.minutes
    who = schedule.advisors_by_id(desk) if minutes else {}
    return tuple(sorted(((who[id], found) for id, found in minutes.items()), key=lambda one: one[0].name))


@everyone
def note(desk: Desk, own: OwnTime) -> Changes:
    """Note a line, or correct the one of its id; raises `Refused` (fields minutes, note) or `OutOfDate`."""
    with writing(desk.db):
        name = advisors.get(desk.db, own.advisor_id).name
        before = own_times.get(desk.db, own.id) if own.id else None
        check_own_time(own, own_times.between(desk.db, own.day, own.day), desk.now().date())
        after = replace(own, note=text.tidy(own.note))
        if before:
            own_times.update(desk.db, after)
        else:
            after = own_times.add(desk.db, after, desk.now())
        desk.record(Action.OWN_TIME_NOTED, f"conseiller-{own.advisor_id}", own.kind.name)
    told = f"{name}{NBSP}: {lasting(own.minutes)} sans usagers, {own.kind.value}."
    undo = Undo(f"le temps noté {of_person(name)}", partial(_put_back, before, after))
    return Changes(Touched.APPOINTMENTS, told, after.id, undo)


@everyone
def remove(desk: Desk, own_time_id: int) -> Changes:
    """Take a line away; raises `OutOfDate` when it is gone already."""
    with writing(desk.db):
        before = own_times.get(desk.db, own_time_id)
        own_times.remove(desk.db, own_time_id)
        desk.record(Action.OWN_TIME_REMOVED, f"conseiller-{before.advisor_id}", before.kind.name)
    name = advisors.get(desk.db, before.advisor_id).name
    undo = Undo(f"le retrait d’un temps {of_person(name)}", partial(_put_back, before, None))
    told = f"{name}{NBSP}: {lasting(before.minutes)} sans usagers en moins, {before.kind.value}."
    return Changes(Touched.APPOINTMENTS, told, own_time_id, undo)


def _put_back(before: OwnTime | None, after: OwnTime | None, desk: Desk) -> Changes:
    """The line as it was; raises `OutOfDate` once it is not any more what this gesture made of it."""
    one = before or after
    assert one
    with writing(desk.db):
        if own_times.find(desk.db, (after or one).id) != after:
            raise OutOfDate(_CHANGED)
        if before is None:
            own_times.remove(desk.db, one.id)
        elif after is None:
            own_times.add(desk.db, before, desk.now())
        else:
            own_times.update(desk.db, before)
        desk.record(Action.UNDONE, f"conseiller-{one.advisor_id}")
    return Changes(Touched.APPOINTMENTS, f"Annulé{NBSP}: un temps sans usagers.", one.id)
