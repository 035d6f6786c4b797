"""The requests that the commune transmits: on one numbered paper, each once, and the answer that comes back to each."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from desktop_app.domain.convention import Terms, in_force, terms_on
from desktop_app.domain.errors import Fault, OutOfDate, RuleBroken, refuse
from desktop_app.domain.french import NBSP, listed, plural
from desktop_app.domain.journal import Action
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person
from desktop_app.domain.reception.request import Outcome, Request, transmit
from desktop_app.domain.reception.transmittal import Transmittal, Transmitted, answered, due_on, read_transmittal
from desktop_app.domain.theme import theme
from desktop_app.storage.connection.database import writing
from desktop_app.storage.reception import people, requests, transmittals

from .. import clock_check
from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule

if TYPE_CHECKING:
    from sqlite_utils import Database

_CHANGED = f"Ce bordereau a eu une réponse depuis{NBSP}: l’action ne peut plus être annulée."


@frozen
class Leaving:
    """A request that may leave: whose it is, and the label of the theme or ''."""

    request: Request
    person: Person
    subject: str


@frozen
class Outbox:
    """What may leave now, the oldest first; to whom, and when an answer would be due."""

    rows: tuple[Leaving, ...]
    sent_to: str
    answer_by: date


@everyone
def outbox(desk: Desk) -> Outbox | None:
    """What may be transmitted; None where no convention in force has requests transmitted."""
    today = desk.now().date()
    terms = _terms(desk, today)
    if not terms:
        return None
    sent_to = listed(list(dict.fromkeys(each.partner for each in terms)))
    waiting = [each for each in requests.waiting(desk.db) if each.may_leave]
    left = transmittals.of_requests(desk.db, [each.id for each in waiting])
    waiting = [each for each in waiting if each.id not in left]
    known = people.by_id(desk.db, [each.person_id for each in waiting])
    rows = tuple(Leaving(each, known[each.person_id], _subject(each)) for each in waiting)
    return Outbox(rows, sent_to, due_on(today, min(each.answer_days for each in terms)))


def _left(desk: Desk, request: Request) -> bool:
    """Whether it was on a transmittal before: what was answered then called for the desk, not for another paper."""
    return transmittals.of_request(desk.db, request.id) is not None


def _terms(desk: Desk, today: date) -> list[Terms]:
    found = (terms_on(each, today) for each in in_force(schedule.register_of(desk), today))
    return [each for each in found if each.answer_days]


@everyone
def send(desk: Desk, request_ids: Sequence[int], *, sent_to: str, answer_by: date | None) -> Changes:
    """Have these requests leave on one transmittal, the next of the year; `subject` is its id.

    Raises `Refused` (fields requests, sent_to, answer_by), `OutOfDate` for a request that nobody waits behind any
    more, `RuleBroken` for one that has left already or is for a workshop; then none leaves.
    """
    clock_check.refuse_doubt(desk)
    now = desk.now()
    if not request_ids:
        refuse([Fault("requests", "Cochez au moins une demande.")])
    to, by = read_transmittal(sent_to, answer_by, now.date())
    with writing(desk.db):
        before = [requests.get(desk.db, each) for each in request_ids]
        waiting = sorted((requests.get_waiting(desk.db, each) for each in request_ids), key=_order)
        after = [transmit(each, now) for each in waiting]
        if any(_left(desk, each) for each in after):
            raise RuleBroken("Une de ces demandes est déjà partie sur un bordereau.")
        for each in after:
            requests.update(desk.db, each)
        rows = tuple(_row(desk, at, each) for at, each in enumerate(after, 1))
        number = transmittals.next_number(desk.db, now.year)
        made = transmittals.add(desk.db, Transmittal(0, number, now.date(), to, by, rows))
        desk.record(Action.REQUESTS_TRANSMITTED, f"bordereau-{made.id}")
    told = f"Bordereau {made.reference}{NBSP}: {plural(len(rows), 'demande')}."
    undo = Undo(f"le bordereau {made.reference}", partial(_take_back, before, after, made))
    return Changes(Touched.APPOINTMENTS, told, made.id, undo)


def _order(request: Request) -> tuple[object, int]:
    return request.at, request.id


def _row(desk: Desk, position: int, request: Request) -> Transmitted:
    name = people.get(desk.db, request.person_id).name
    return Transmitted(0, request.id, position, request.person_id, name, request.at.date(), _subject(request))


def _subject(request: Request) -> str:
    return theme(request.theme).label if request.theme else ""


def _take_back(before: Sequence[Request], after: Sequence[Request], made: Transmittal, desk: Desk) -> Changes:
    with writing(desk.db):
        unchanged = all(requests.find(desk.db, each.id) == each for each in after)
        if not unchanged or transmittals.get(desk.db, made.id) != made:
            raise OutOfDate(_CHANGED)
        transmittals.remove(desk.db, made)
        for each in before:
            requests.update(desk.db, each)
        desk.record(Action.UNDONE, f"bordereau-{made.id}")
    told = f"Annulé{NBSP}: le bordereau {made.reference}. Son numéro n’est pas redonné."
    return Changes(Touched.APPOINTMENTS, told, made.id)


def note_answer(
    db: "Database", before: Request, answer: Outcome, today: date, *, on: date | None = None, words: str = ""
) -> None:
    """Write beside a transmitted request what was answered, today unless it was another day; inside a transaction.

    Nothing for a request that is not transmitted. Raises what `transmittal.answered` raises.
    """
    if before.outcome is not Outcome.TRANSMITTED:
        return
    if (made := transmittals.of_request(db, before.id)) is None:
        raise OutOfDate("Ce bordereau n’est plus noté.")
    row = next(each for each in made.rows if each.request_id == before.id)
    transmittals.write_answer(db, answered(row, made, answer, on=on or today, today=today, words=words))


def forget_answer(db: "Database", before: Request) -> None:
    """Have a transmitted request await its answer again; inside a transaction, nothing for another one."""
    made = transmittals.of_request(db, before.id) if before.outcome is Outcome.TRANSMITTED else None
    for row in made.rows if made else ():
        if row.request_id == before.id:
            awaited = Transmitted(
                row.id, row.request_id, row.position, row.person_id, row.name, row.asked_on, row.subject
            )
            transmittals.write_answer(db, awaited)


@everyone
def listing(desk: Desk) -> tuple[Transmittal, ...]:
    """Every transmittal, the latest first."""
    return tuple(transmittals.every(desk.db))


@everyone
def any_left(desk: Desk) -> bool:
    """Whether anything was ever transmitted."""
    return transmittals.count(desk.db) > 0


@everyone
def of_request(desk: Desk, request_id: int) -> Transmittal | None:
    """The one on which this request left, or None."""
    return transmittals.of_request(desk.db, request_id)


@everyone
def late(desk: Desk) -> tuple[Transmittal, ...]:
    """Those to which an answer was due before today and is not there, the first due first."""
    today = desk.now().date()
    return tuple(each for each in transmittals.awaited(desk.db) if each.is_late(today))
