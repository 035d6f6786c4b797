"""The register of what people ask about their own data: noted by anybody, answered in a month, proved afterwards."""

from collections.abc import Callable
from dataclasses import replace

from desktop_app.domain.account import Role
from desktop_app.domain.errors import OutOfDate
from desktop_app.domain.french import NBSP, capital, plain_date
from desktop_app.domain.journal import Action
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import ERASED, Person
from desktop_app.domain.reception.rights_request import (
    Answer,
    Answered,
    Extension,
    Means,
    Right,
    RightsRequest,
    check_correction,
    extend,
    read_request,
    settle,
)
from desktop_app.domain.working_days import add_months
from desktop_app.storage import house_rules
from desktop_app.storage.connection.database import writing
from desktop_app.storage.reception import people
from desktop_app.storage.reception import rights_requests as stored

from .. import clock_check
from ..changes import Changes, Touched
from ..desk import Desk
from ..keeping import Keeping
from ..permissions import everyone, only

_CHANGED = f"Cette demande a été notée autrement depuis{NBSP}: l’action ne peut plus être annulée."


def _may_return(desk: Desk, request: RightsRequest) -> None:
    """Only of somebody who is still in the file."""
    if request.person_id and not people.by_id(desk.db, [request.person_id]):
        raise OutOfDate(_CHANGED)


_KEEPING = Keeping(
    stored.TABLE,
    mark="demande-sur-les-donnees",
    touched=Touched.PEOPLE,
    changed=_CHANGED,
    undone=lambda request: f"la demande {request.reference}",
    may_return=_may_return,
)


@frozen
class RightsRow:
    """A request and who asks; `person` is None where they are known in words only, or were erased."""

    request: RightsRequest
    person: Person | None

    @property
    def who(self) -> str:
        """Who asks, as lists say it."""
        return self.person.name if self.person else self.request.asked_by or ERASED.name


@only(Role.MANAGER)
def listing(desk: Desk) -> tuple[RightsRow, ...]:
    """The register: those that wait, the first due first, then the others, the latest first."""
    found = stored.every(desk.db)
    known = people.by_id(desk.db, (each.person_id for each in found if each.person_id))
    return tuple(RightsRow(each, known.get(each.person_id)) for each in found)


@everyone
def row(desk: Desk, request_id: int) -> RightsRow:
    """One of them."""
    found = stored.get(desk.db, request_id)
    return RightsRow(found, people.by_id(desk.db, [found.person_id]).get(found.person_id))


@everyone
def open_of(desk: Desk, person_id: int, right: Right) -> tuple[RightsRequest, ...]:
    """The requests of this person for this right that wait for their answer, the latest first."""
    return tuple(each for each in stored.of_person(desk.db, person_id) if each.open and each.right is right)


@only(Role.MANAGER)
def to_answer(desk: Desk) -> tuple[RightsRequest, ...]:
    """Those whose answer is due within ten days, or late, the first due first."""
    today = desk.now().date()
    return tuple(each for each in stored.every(desk.db) if each.is_to_answer(today))


@everyone
def note(desk: Desk, typed: RightsRequest) -> Changes:
    """Note what is asked, by whoever receives it; raises as `read_request`."""
    new = RightsRequest(0, typed.right, typed.received_on, noted_by=desk.who)
    request = read_request(_with_what_is_asked(new, typed), desk.now().date())
    with writing(desk.db):
        if request.person_id:
            people.get(desk.db, request.person_id)
        after = _KEEPING.write(desk, None, request, Action.RIGHTS_REQUEST_NOTED)
    told = f"Demande {after.reference} notée{NBSP}: réponse due jusqu’au {plain_date(after.due)}."
    undo = _KEEPING.undo(f"la demande {after.reference}", None, after)
    return Changes(Touched.PEOPLE, told, after.id, undo)


@only(Role.MANAGER)
def correct(desk: Desk, typed: RightsRequest) -> Changes:
    """Put right what was noted, as long as nothing is answered; raises as `read_request`."""

    def corrected(before: RightsRequest) -> RightsRequest:
        check_correction(before)
        if typed.person_id:
            people.get(desk.db, typed.person_id)
        return read_request(_with_what_is_asked(before, typed), desk.now().date())

    return _change(desk, typed.id, corrected, Action.RIGHTS_REQUEST_CORRECTED, "corrigée")


@only(Role.MANAGER)
def prolong(desk: Desk, request_id: int, typed: Extension) -> Changes:
    """Take one or two months more, as the person was told; raises as `rights_request.extend`."""
    today = desk.now().date()
    return _change(
        desk, request_id, lambda before: extend(before, typed, today), Action.RIGHTS_REQUEST_EXTENDED, "prolongée"
    )


@only(Role.MANAGER)
def answer(desk: Desk, request_id: int, typed: Answered) -> Changes:
    """Note what was answered, or put it right; raises as `rights_request.settle`."""
    return _settle(desk, request_id, typed)


@everyone
def answered_here(desk: Desk, request_id: int) -> Changes:
    """Note that what was asked has just been done at the counter, whoever did it."""
    return _settle(desk, request_id, Answered(Answer.DONE, desk.now().date(), Means.DESK))


@only(Role.MANAGER)
def remove(desk: Desk, request_id: int) -> Changes:
    """Take out one that was noted by mistake; its number is given to no other."""
    with writing(desk.db):
        gone = _KEEPING.known(desk, request_id)
        _KEEPING.write(desk, gone, None, Action.RIGHTS_REQUEST_REMOVED)
    undo = _KEEPING.undo(f"la demande {gone.reference}", gone, None)
    return Changes(Touched.PEOPLE, f"Demande {gone.reference} retirée.", gone.id, undo)


@everyone
def forget_old(desk: Desk) -> Changes:
    """Say no more who asked, of those known in words only, once answered for as long as people are kept.

    Nothing while the date is in doubt. Those who have a file go with it.
    """
    before = add_months(desk.now().date(), -house_rules.load(desk.db).months_kept)
    if clock_check.is_in_doubt(desk) or not stored.count_named_of_old(desk.db, before):
        return Changes(Touched.NOTHING)
    with writing(desk.db):
        stored.forget_named_of_old(desk.db, before)
        desk.record(Action.RIGHTS_REQUESTS_FORGOTTEN)
    return Changes(Touched.PEOPLE)


def _with_what_is_asked(before: RightsRequest, typed: RightsRequest) -> RightsRequest:
    """What a form asks for; how it was prolonged and answered has gestures of its own."""
    return replace(
        before,
        right=typed.right,
        received_on=typed.received_on,
        by=typed.by,
        identity=typed.identity,
        person_id=typed.person_id,
        asked_by=typed.asked_by,
    )


def _settle(desk: Desk, request_id: int, typed: Answered) -> Changes:
    today = desk.now().date()
    return _change(
        desk,
        request_id,
        lambda before: settle(before, typed, today, desk.who),
        Action.RIGHTS_REQUEST_ANSWERED,
        typed.answer.value,
        typed.answer.name,
    )


def _change(
    desk: Desk,
    request_id: int,
    change: Callable[[RightsRequest], RightsRequest],
    action: Action,
    told: str,
    detail: str = "",
) -> Changes:
    with writing(desk.db):
        before = stored.get(desk.db, request_id)
        after = change(before)
        if after == before:
            return Changes(Touched.NOTHING, subject=after.id)
        _KEEPING.write(desk, before, after, action, detail)
    until = f", réponse due jusqu’au {plain_date(after.due)}" if after.open else ""
    undo = _KEEPING.undo(f"la demande {after.reference}", before, after)
    return Changes(Touched.PEOPLE, f"{capital(after.right.value)}{NBSP}: demande {told}{until}.", after.id, undo)
