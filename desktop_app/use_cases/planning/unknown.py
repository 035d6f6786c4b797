"""Days that are over of which the file cannot tell whether somebody received, and how that is told once."""

from dataclasses import dataclass
from datetime import date

from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import sessions, unknown

from ..changes import Changes, Touched
from ..desk import Desk
from ..permissions import everyone


@dataclass(frozen=True)
class Untold:
    """Unknown days that nobody has heard of yet: how many, the first and the last."""

    number: int
    first: date
    last: date


@everyone
def days_between(desk: Desk, first: date, last: date) -> tuple[date, ...]:
    """Those from `first` to `last`, both included, in order."""
    return tuple(unknown.between(desk.db, first, last))


@everyone
def untold(desk: Desk) -> Untold | None:
    """What a file of 0.1.0 could not prove, once its past is settled, until somebody `heard` of it."""
    settled = sessions.settled_before(desk.db)
    if settled is None or settled < desk.now().date() or unknown.written_over(desk.db) is None:
        return None
    days = unknown.between(desk.db, date.min, date.max)
    return Untold(len(days), days[0], days[-1]) if days else None


@everyone
def heard(desk: Desk) -> Changes:
    """Somebody has read it: it is told no more, and the days stay unknown in the agenda."""
    with writing(desk.db):
        unknown.forget_stretch(desk.db)
    return Changes(Touched.NOTHING)
