"""People who go: those not seen for long, all at once, and whoever asks to be erased; and what is held on somebody."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime

from desktop_app.domain.account import Role
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.french import plural
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import Mandate
from desktop_app.domain.mandate.destruction import Destruction, Kind, Trigger
from desktop_app.domain.mandate.elsewhere import MandateElsewhere
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person
from desktop_app.domain.reception import rights_request
from desktop_app.domain.reception.appointment import Appointment
from desktop_app.domain.reception.erasure import check_erasure, not_seen_since
from desktop_app.domain.reception.message import Message
from desktop_app.domain.reception.request import Request
from desktop_app.domain.reception.rights_request import RightsRequest
from desktop_app.domain.reception.ticket import Ticket
from desktop_app.domain.reception.transmittal import Transmittal
from desktop_app.storage import house_rules
from desktop_app.storage.connection import database
from desktop_app.storage.connection.database import writing
from desktop_app.storage.copies import backup_register
from desktop_app.storage.errors import known_trouble
from desktop_app.storage.mandates import destructions, elsewhere, mandate_keys, mandates
from desktop_app.storage.reception import (
    appointments,
    calls,
    messages,
    people,
    reminders,
    requests,
    rights_requests,
    tickets,
    transmittals,
    visits,
)

from .. import clock_check
from ..changes import Changes, Touched
from ..desk import Desk
from ..mandates.destroying import carry_out, destroy_people
from ..mandates.mandate_access import with_bodies
from ..permissions import everyone, only

_NAMED = 200


@frozen
class Preview:
    """Whom a purge would erase: how many, and the first of them to be looked at.

    `before` is the date before which they were all last seen; `last_visits` the last day of each of the first
    by id, without those who never came.
    """

    before: date
    people: int
    first: tuple[Person, ...]
    last_visits: Mapping[int, date]


@frozen
class Held:
    """Everything the file holds on one person; mandates without a body are sealed for this account, or destroyed.

    `calls` are those made about an appointment, with what came of them; `second_copies` says whether copies of the file
    go to a second place.
    """

    person: Person
    added_on: date
    appointments: tuple[Appointment, ...]
    mandates: tuple[Mandate, ...]
    months_kept: int
    requests: tuple[Request, ...] = ()
    messages: tuple[Message, ...] = ()
    transmittals: tuple[Transmittal, ...] = ()
    walk_ins: tuple[Ticket, ...] = ()
    calls: tuple[tuple[datetime, Appointment, str], ...] = ()
    rights: tuple[RightsRequest, ...] = ()
    elsewhere: tuple[MandateElsewhere, ...] = ()
    second_copies: bool = False


@everyone
@contextmanager
def beside(desk: Desk) -> Iterator[Desk]:
    """A desk of the same account on the same files, closed at the end of the block, for another thread.

    A connection is its thread's.
    """

    db = database.open_again(desk.db, desk.keys.data)
    try:
        keys_db = database.open_again(desk.mandate_keys, mandate_keys.file_key(desk.keys.data))
        try:
            yield replace(desk, db=db, mandate_keys=keys_db)
        finally:
            keys_db.close()
    finally:
        db.close()


@only(Role.MANAGER)
def dormant(desk: Desk) -> Preview:
    """Those not seen for the time that the house rules set, whom nothing waits for; nothing is changed."""
    before = _limit(desk)
    count = people.count_dormant(desk.db, before)
    first = people.dormant(desk.db, before, limit=_NAMED)
    return Preview(before, count, tuple(first), visits.last(desk.db, [person.id for person in first]))


@only(Role.MANAGER)
def count_dormant(desk: Desk) -> int:
    """How many `dormant` finds."""
    return people.count_dormant(desk.db, _limit(desk))


@only(Role.MANAGER)
def visits_of_dormant(desk: Desk) -> int:
    """How many appointments go with those that `dormant` finds; slow enough to be asked for with the question only."""
    return people.count_dormant_visits(desk.db, _limit(desk))


@only(Role.MANAGER)
@known_trouble()
def purge(
    desk: Desk,
    progress: Callable[[int, int], None] = lambda done, of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Changes:
    """Erase those that `dormant` finds; from any thread. `subject` is the id of the destruction, 0 for nobody.

    Stopped on the way, those already erased stay so and are proved; the others are found again next time. Refused
    while the date of the computer is in doubt: a year ahead, half of the people would seem long gone.
    """
    with beside(desk) as mine:
        clock_check.require_belief(mine)
        _require_nothing_pending(mine)
        before = _limit(mine)
        count = people.count_dormant(mine.db, before)
        if not count:
            return Changes(Touched.NOTHING, "Personne n’est à effacer.")
        asked = _ask(mine, Kind.PEOPLE, Trigger.TIME_OVER, amount=0, before=before)
        destroy_people(mine, asked, lambda gone: progress(gone, max(gone, count)), cancelled)
        after = destructions.of_number(mine.db, asked.number)
    gone = f"{plural(after.amount, 'fiche')} effacée{'s' if after.amount > 1 else ''}"
    return Changes(Touched.EVERYTHING, f"{gone} ({_proof(after)}).", after.id)


@everyone
def erase(desk: Desk, person_id: int) -> Changes:
    """Erase a person who asks for it, now and for good; `subject` is the id of the destruction.

    Refused, with what to do first, while a mandate or an appointment still waits for them.
    """
    person = people.get(desk.db, person_id)
    rights_request.check_erasure(rights_requests.of_person(desk.db, person_id))
    check_erasure(
        mandates.of_person(desk.db, person_id),
        appointments.of_person(desk.db, person_id),
        desk.now(),
        awaits_a_call=any(each.person_id == person_id for each in requests.waiting(desk.db)),
    )
    _require_nothing_pending(desk)
    asked = _ask(
        desk, Kind.PERSON, Trigger.ASKED, subject=f"usager-{person.id}", uids=people.uids(desk.db, [person.id])
    )
    carry_out(desk, [asked])
    after = destructions.of_number(desk.db, asked.number)
    return Changes(Touched.EVERYTHING, f"Fiche effacée ({_proof(after)}).", after.id)


@everyone
def everything_on(desk: Desk, person_id: int) -> Held:
    """What the file holds on this person, as far as the keys of this account open it."""
    visits = tuple(appointments.of_person(desk.db, person_id))
    return Held(
        people.get(desk.db, person_id),
        people.added_on(desk.db, person_id),
        visits,
        tuple(with_bodies(desk, mandates.of_person(desk.db, person_id))),
        house_rules.load(desk.db).months_kept,
        tuple(requests.of_person(desk.db, person_id)),
        tuple(messages.of_person(desk.db, person_id)),
        tuple(transmittals.of_person(desk.db, person_id)),
        tuple(tickets.of_person(desk.db, person_id)),
        tuple(_calls(desk, visits)),
        tuple(rights_requests.of_person(desk.db, person_id)),
        tuple(elsewhere.of_person(desk.db, person_id)),
        any(each.place != backup_register.LOCAL for each in backup_register.places(desk.db)),
    )


def _calls(desk: Desk, visits: Sequence[Appointment]) -> Iterator[tuple[datetime, Appointment, str]]:
    ids = [visit.id for visit in visits]
    told = calls.of_appointments(desk.db, ids) if ids else {}
    reminded = reminders.last_of(desk.db, ids) if ids else {}
    for visit in visits:
        for each in told.get(visit.id, ()):
            yield each.at, visit, each.result.value
        if visit.id in reminded:
            yield reminded[visit.id].at, visit, reminded[visit.id].result.value


def _limit(desk: Desk) -> date:
    return not_seen_since(desk.now().date(), house_rules.load(desk.db).months_kept)


def _ask(
    desk: Desk,
    kind: Kind,
    why: Trigger,
    *,
    subject: str = "",
    amount: int = 1,
    uids: list[str] | None = None,
    before: date | None = None,
) -> Destruction:
    with writing(desk.db):
        asked = destructions.begin(
            desk.db,
            kind,
            why,
            at=desk.now(),
            by=desk.who,
            subject=subject,
            amount=amount,
            not_seen_since=before,
        )
        destructions.aim(desk.db, asked, uids or [])
        desk.record(Action.DESTRUCTION_ASKED, subject, asked.number)
    return asked


def _require_nothing_pending(desk: Desk) -> None:
    """A mandate of theirs half destroyed would come back to life, without a person, were an old copy put back."""
    if carry_out(desk, destructions.pending(desk.db)):
        raise RuleBroken(
            "Une destruction est encore à terminer : fermez Permanence, ouvrez-le à nouveau, puis recommencez."
        )


def _proof(destruction: Destruction) -> str:
    return f"preuve {destruction.number}" if destruction.done_at else f"à terminer, {destruction.number}"
