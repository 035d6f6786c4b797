"""Messages for an advisor: left at the desk, shown when they are here, on their programme, and forgotten in time."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.french import NBSP, plain_date
from desktop_app.domain.journal import Action
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person
from desktop_app.domain.reception.message import Message, forgotten_before, read_message
from desktop_app.storage.connection.database import writing
from desktop_app.storage.reception import messages as stored
from desktop_app.storage.reception import people

from .. import clock_check
from ..changes import Changes, Touched
from ..desk import Desk
from ..keeping import Keeping
from ..permissions import everyone
from ..planning import schedule

_KEEPING = Keeping(
    stored.TABLE,
    mark="message",
    touched=Touched.APPOINTMENTS,
    changed=f"Ce message a changé depuis{NBSP}: l’action ne peut plus être annulée.",
    undone=lambda message: "le message",
)


@frozen
class MessageRow:
    """A message, for whom, and about whom if anybody."""

    message: Message
    advisor: Advisor
    person: Person | None


@everyone
def leave(desk: Desk, *, advisor_id: int, day: date | None, text: str, person_id: int = 0) -> Changes:
    """Leave a message for this advisor and that day, whether they receive then or not.

    Raises `Refused` (field text), `RuleBroken` (field day) for a day that is over or not read, `OutOfDate` when the
    advisor is not in the list.
    """
    if day is None or day < desk.now().date():
        raise RuleBroken(f"Ce jour est passé{NBSP}: choisissez aujourd’hui ou un jour à venir.", "day")
    made = Message(0, advisor_id, day, text, desk.now(), desk.account.name, person_id)
    made = read_message(made)
    advisor = schedule.advisors_by_id(desk).get(advisor_id)
    if advisor is None:
        raise OutOfDate("Ce conseiller n’est plus dans la liste.")
    with writing(desk.db):
        if person_id:
            people.get(desk.db, person_id)
        made = _KEEPING.write(desk, None, made, Action.MESSAGE_LEFT)
    undo = _KEEPING.undo(f"le message pour {advisor.name}", None, made)
    return Changes(Touched.APPOINTMENTS, f"Message laissé pour {advisor.name}, le {plain_date(day)}.", made.id, undo)


@everyone
def mark_read(desk: Desk, message_id: int) -> Changes:
    """Note that the advisor has read it."""
    with writing(desk.db):
        before = _KEEPING.known(desk, message_id)
        if before.read_at:
            raise OutOfDate(_KEEPING.changed)
        after = _KEEPING.write(desk, before, replace(before, read_at=desk.now()), Action.MESSAGE_READ)
    name = schedule.advisors_by_id(desk)[after.advisor_id].name
    undo = _KEEPING.undo(f"la lecture du message pour {name}", before, after)
    return Changes(Touched.APPOINTMENTS, f"Message lu par {name}.", after.id, undo)


@everyone
def waiting(desk: Desk) -> tuple[MessageRow, ...]:
    """Those that nobody has read, for today and the days before, in order of day."""
    return _rows(desk, stored.unread(desk.db, desk.now().date()))


@everyone
def of_day(desk: Desk, day: date) -> tuple[MessageRow, ...]:
    """Those for this date, read or not."""
    return _rows(desk, stored.of_day(desk.db, day))


@everyone
def counted(desk: Desk) -> list[tuple[Advisor, int]]:
    """For each advisor for whom some are `waiting`, how many."""
    found = Counter(each.advisor_id for each in stored.unread(desk.db, desk.now().date()))
    who = schedule.advisors_by_id(desk) if found else {}
    return [(who[id], number) for id, number in found.items()]


@everyone
def forget_old(desk: Desk) -> Changes:
    """Forget those whose term is over, that of a message that was read sooner; nothing while the date is in doubt."""
    before = forgotten_before(desk.now().date())
    if clock_check.is_in_doubt(desk) or not stored.count_old(desk.db, *before):
        return Changes(Touched.NOTHING)
    with writing(desk.db):
        stored.forget(desk.db, *before)
        desk.record(Action.MESSAGES_FORGOTTEN)
    return Changes(Touched.APPOINTMENTS)


def _rows(desk: Desk, found: Sequence[Message]) -> tuple[MessageRow, ...]:
    who = schedule.advisors_by_id(desk) if found else {}
    return tuple(
        MessageRow(each, who[each.advisor_id], people.get(desk.db, each.person_id) if each.person_id else None)
        for each in found
    )
