"""Dates on which an advisor receives in another room than the pattern says: some conventions want the partner told."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.planning import Session, planned_as
from desktop_app.domain.planning.segment import overlapping
from desktop_app.storage.planning import advisors

from ..desk import Desk
from ..permissions import everyone
from . import schedule

USUAL = "salle habituelle"
FIRST = 1
"""The id in the file of the place that is meant where none is named."""


@frozen
class RoomChange:
    """Who receives, when, in which room instead of which one."""

    session: Session
    advisor: Advisor
    before: str
    after: str


@everyone
def on_day(desk: Desk, day: date) -> tuple[RoomChange, ...]:
    """The changes of room of this date, from today on."""
    if day < desk.now().date():
        return ()
    planning, names, found = schedule.planning_of(desk), schedule.place_names(desk), []
    for exception in planning.exceptions:
        held, planned = exception.instead, None if exception.added else planned_as(exception.key, planning)
        if held is None or planned is None or held.day != day:
            continue
        named = names if planned.place_id != held.place_id else {}
        before, after = _where(_still_held(planned, held), named), _where(held, named)
        if before != after:
            found.append(RoomChange(held, advisors.get(desk.db, held.advisor_id), before, after))
    return tuple(found)


def _still_held(planned: Session, held: Session) -> Session:
    """What is held of the planned hours: those that were taken away are in no other room."""
    kept = tuple(part for part in planned.segments if any(overlapping((part,), held.segments)))
    return replace(planned, segments=kept) if kept else planned


def _where(session: Session, names: Mapping[int, str]) -> str:
    """The rooms, after the name of the place where that is another one too."""
    rooms = dict.fromkeys(part.room or USUAL for part in session.segments)
    place = names.get(session.place_id or FIRST, "")
    return ", ".join([place, *(room for room in rooms if room != USUAL)] if place else rooms)
