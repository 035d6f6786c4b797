"""A mandate held in Aidants Connect is noted on the file of the person: its reference and its days, until it ends."""

from datetime import date
from functools import partial

from desktop_app.domain.account import Role
from desktop_app.domain.errors import OutOfDate
from desktop_app.domain.french import NBSP, plain_date
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate.elsewhere import MandateElsewhere, read_elsewhere
from desktop_app.storage.connection.database import writing
from desktop_app.storage.mandates import elsewhere as stored
from desktop_app.storage.reception import people

from .. import clock_check
from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..permissions import everyone, only

_CHANGED = f"Ce mandat Aidants Connect a été noté autrement depuis{NBSP}: l’action ne peut plus être annulée."


@everyone
def of_person(desk: Desk, person_id: int) -> tuple[MandateElsewhere, ...]:
    """Those of this person that go on, the first to end first."""
    today = desk.now().date()
    return tuple(each for each in stored.of_person(desk.db, person_id) if not each.is_over(today))


@only(Role.ADVISOR)
def note(desk: Desk, person_id: int, reference: str, first_on: date | None, last_on: date | None) -> Changes:
    """Note that this person holds such a mandate; raises as `read_elsewhere`."""
    with writing(desk.db):
        person = people.get(desk.db, person_id)
        said = read_elsewhere(reference, first_on, last_on, desk.now().date(), stored.of_person(desk.db, person.id))
        after = stored.add(desk.db, MandateElsewhere(0, person.id, *said))
        desk.record(Action.ELSEWHERE_NOTED, _subject(after))
    told = f"Mandat Aidants Connect noté, jusqu’au {plain_date(after.last_on)}."
    return Changes(Touched.PEOPLE, told, after.id, _undo(None, after))


@only(Role.ADVISOR)
def correct(desk: Desk, id: int, reference: str, first_on: date | None, last_on: date | None) -> Changes:
    """Put right what was noted; raises as `read_elsewhere`."""
    with writing(desk.db):
        before = stored.get(desk.db, id)
        others = [each for each in stored.of_person(desk.db, before.person_id) if each.id != id]
        said = read_elsewhere(reference, first_on, last_on, desk.now().date(), others)
        after = MandateElsewhere(before.id, before.person_id, *said)
        if after == before:
            return Changes(Touched.NOTHING, subject=id)
        stored.update(desk.db, after)
        desk.record(Action.ELSEWHERE_CORRECTED, _subject(after))
    told = f"Mandat Aidants Connect corrigé, jusqu’au {plain_date(after.last_on)}."
    return Changes(Touched.PEOPLE, told, id, _undo(before, after))


@only(Role.ADVISOR)
def remove(desk: Desk, id: int) -> Changes:
    """Take it off the file: it ended sooner, or was noted by mistake."""
    with writing(desk.db):
        gone = stored.get(desk.db, id)
        stored.remove(desk.db, id)
        desk.record(Action.ELSEWHERE_REMOVED, _subject(gone))
    return Changes(Touched.PEOPLE, "Mandat Aidants Connect retiré de la fiche.", id, _undo(gone, None))


@everyone
def forget_over(desk: Desk) -> Changes:
    """Keep nothing of those whose last day has gone; nothing while the date is in doubt."""
    today = desk.now().date()
    if clock_check.is_in_doubt(desk) or not stored.count_over(desk.db, today):
        return Changes(Touched.NOTHING)
    with writing(desk.db):
        stored.forget_over(desk.db, today)
        desk.record(Action.ELSEWHERE_FORGOTTEN)
    return Changes(Touched.PEOPLE)


def _subject(held: MandateElsewhere) -> str:
    return f"aidants-connect-{held.id}"


def _undo(before: MandateElsewhere | None, after: MandateElsewhere | None) -> Undo:
    return Undo("le mandat Aidants Connect", partial(_put_back, before, after))


def _put_back(before: MandateElsewhere | None, after: MandateElsewhere | None, desk: Desk) -> Changes:
    known = before or after
    assert known
    with writing(desk.db):
        if stored.find(desk.db, known.id) != after or not people.by_id(desk.db, [known.person_id]):
            raise OutOfDate(_CHANGED)
        if before is None:
            stored.remove(desk.db, known.id)
        elif after is None:
            stored.add(desk.db, before)
        else:
            stored.update(desk.db, before)
        desk.record(Action.UNDONE, _subject(known))
    return Changes(Touched.PEOPLE, f"Annulé{NBSP}: le mandat Aidants Connect.", known.id)
