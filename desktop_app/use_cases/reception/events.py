"""Events noted on a day with how many people there were, corrected, taken out, and told while the number is missing."""

from datetime import date

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.errors import OutOfDate
from desktop_app.domain.french import NBSP, day_and_month
from desktop_app.domain.journal import Action
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.reception.event import Event, read_event
from desktop_app.storage.connection.database import writing
from desktop_app.storage.reception import events as stored

from ..changes import Changes, Touched
from ..desk import Desk
from ..keeping import Keeping
from ..permissions import everyone
from ..planning import schedule

_KEEPING = Keeping(
    stored.TABLE,
    mark="evenement",
    touched=Touched.APPOINTMENTS,
    changed=f"Cet événement a été noté autrement depuis{NBSP}: l’action ne peut plus être annulée.",
    undone=lambda event: f"l’événement «{NBSP}{event.title}{NBSP}»",
)


@frozen
class Held:
    """An event and whose it is."""

    event: Event
    advisor: Advisor


@everyone
def of_day(desk: Desk, day: date) -> tuple[Held, ...]:
    """The events of this date, in order of hour."""
    found = stored.between(desk.db, day, day)
    who = schedule.advisors_on(desk, day) if found else {}
    return tuple(Held(each, who[each.advisor_id]) for each in found)


@everyone
def unsaid(desk: Desk) -> list[Event]:
    """Those that are over and of which nobody has said how many people there were, the newest first."""
    return stored.unsaid(desk.db, desk.now().date())


@everyone
def keep(desk: Desk, event: Event) -> Changes:
    """Note an event of id 0, or correct the one of its id; raises as `read_event`, or `OutOfDate`."""
    with writing(desk.db):
        before = _KEEPING.known(desk, event.id) if event.id else None
        if event.advisor_id not in schedule.advisors_by_id(desk):
            raise OutOfDate("Ce conseiller n’est plus dans la liste.")
        after = read_event(event, stored.between(desk.db, event.day, event.day), desk.now())
        if after == before:
            return Changes(Touched.NOTHING, subject=after.id)
        after = _KEEPING.write(desk, before, after, Action.EVENT_NOTED)
    undo = _KEEPING.undo(f"l’événement «{NBSP}{after.title}{NBSP}»", before, after)
    told = f"«{NBSP}{after.title}{NBSP}», {day_and_month(after.day)}{NBSP}: {after.people}."
    return Changes(Touched.APPOINTMENTS, told, after.id, undo)


@everyone
def remove(desk: Desk, event_id: int) -> Changes:
    """Take out one that was noted by mistake: it is in no figure."""
    with writing(desk.db):
        gone = _KEEPING.known(desk, event_id)
        _KEEPING.write(desk, gone, None, Action.EVENT_REMOVED)
    undo = _KEEPING.undo(f"le retrait de «{NBSP}{gone.title}{NBSP}»", gone, None)
    return Changes(Touched.APPOINTMENTS, f"Événement retiré{NBSP}: {gone.title}.", gone.id, undo)
