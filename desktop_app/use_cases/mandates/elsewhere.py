"""A mandate held in Aidants Connect is noted on the file of the person: its reference and its days, until it ends."""

from datetime import date

from desktop_app.domain.account import Role
from desktop_app.domain.errors import OutOfDate
from desktop_app.domain.french import NBSP, plain_date
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate.elsewhere import MandateElsewhere, read_elsewhere
from desktop_app.storage.connection.database import writing
from desktop_app.storage.mandates import elsewhere as stored
from desktop_app.storage.reception import people

from .. import clock_check
from ..changes import Changes, Touched
from ..desk import Desk
from ..keeping import Keeping
from ..permissions import everyone, only

_CHANGED = f"Ce mandat Aidants Connect a été noté autrement depuis{NBSP}: l’action ne peut plus être annulée."


def _may_return(desk: Desk, held: MandateElsewhere) -> None:
    """Only to somebody who is still in the file."""
    if not people.by_id(desk.db, [held.person_id]):
        raise OutOfDate(_CHANGED)


_KEEPING = Keeping(
    stored.TABLE,
    mark="aidants-connect",
    touched=Touched.PEOPLE,
    changed=_CHANGED,
    undone=lambda _: "le mandat Aidants Connect",
    may_return=_may_return,
)


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
        after = _KEEPING.write(desk, None, MandateElsewhere(0, person.id, *said), Action.ELSEWHERE_NOTED)
    return _done(None, after, f"Mandat Aidants Connect noté, jusqu’au {plain_date(after.last_on)}.")


@only(Role.ADVISOR)
def correct(desk: Desk, id: int, reference: str, first_on: date | None, last_on: date | None) -> Changes:
    """Put right what was noted; raises as `read_elsewhere`."""
    with writing(desk.db):
        before = _KEEPING.known(desk, id)
        others = [each for each in stored.of_person(desk.db, before.person_id) if each.id != id]
        said = read_elsewhere(reference, first_on, last_on, desk.now().date(), others)
        after = MandateElsewhere(before.id, before.person_id, *said)
        if after == before:
            return Changes(Touched.NOTHING, subject=id)
        _KEEPING.write(desk, before, after, Action.ELSEWHERE_CORRECTED)
    return _done(before, after, f"Mandat Aidants Connect corrigé, jusqu’au {plain_date(after.last_on)}.")


@only(Role.ADVISOR)
def remove(desk: Desk, id: int) -> Changes:
    """Take it off the file: it ended sooner, or was noted by mistake."""
    with writing(desk.db):
        gone = _KEEPING.known(desk, id)
        _KEEPING.write(desk, gone, None, Action.ELSEWHERE_REMOVED)
    return _done(gone, None, "Mandat Aidants Connect retiré de la fiche.")


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


def _done(before: MandateElsewhere | None, after: MandateElsewhere | None, told: str) -> Changes:
    known = before or after
    assert known
    return Changes(Touched.PEOPLE, told, known.id, _KEEPING.undo("le mandat Aidants Connect", before, after))
