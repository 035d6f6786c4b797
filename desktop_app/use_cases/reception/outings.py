"""Outings: asked for, decided by whoever arbitrates, and counted; the day itself is then added to the planning."""

from desktop_app.domain.convention import in_force, terms_on
from desktop_app.domain.french import NBSP, day_and_month, listed
from desktop_app.domain.journal import Action
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.reception.outing import (
    Decided,
    Outing,
    check_correction,
    decide,
    read_outing,
)
from desktop_app.storage.connection.database import writing
from desktop_app.storage.reception import outings as stored

from ..changes import Changes, Touched
from ..desk import Desk
from ..keeping import Keeping
from ..permissions import everyone
from ..planning import schedule

_KEEPING = Keeping(
    stored.TABLE,
    mark="sortie",
    touched=Touched.APPOINTMENTS,
    changed=f"Cette demande a été notée autrement depuis{NBSP}: l’action ne peut plus être annulée.",
    undone=lambda outing: f"la demande de {outing.asked_by}",
)


@frozen
class Outings:
    """Those that wait first, the latest asked first; `decider` is who is proposed as having decided, or ''."""

    rows: tuple[Outing, ...]
    decider: str


@everyone
def listing(desk: Desk) -> Outings:
    """All that were asked for."""
    return Outings(tuple(stored.every(desk.db)), stored.last_decider(desk.db) or _partners(desk))


def _partners(desk: Desk) -> str:
    today = desk.now().date()
    found = [terms_on(each, today) for each in in_force(schedule.register_of(desk), today)]
    return listed(list(dict.fromkeys(each.partner for each in found if not each.own)))


@everyone
def count_open(desk: Desk) -> int:
    """How many wait for a decision."""
    return stored.count_open(desk.db)


@everyone
def keep(desk: Desk, outing: Outing) -> Changes:
    """Note what is asked for, or put right what was noted as long as nothing is decided; raises as `read_outing`."""
    typed = read_outing(outing, desk.now().date())
    with writing(desk.db):
        before = _KEEPING.known(desk, outing.id) if outing.id else None
        if before:
            check_correction(before)
        if before == typed:
            return Changes(Touched.NOTHING, subject=typed.id)
        after = _KEEPING.write(desk, before, typed, Action.OUTING_NOTED)
    undo = _KEEPING.undo(f"la demande de {after.asked_by}", before, after)
    return Changes(Touched.APPOINTMENTS, f"{after.asked_by}{NBSP}: demande hors les murs notée.", after.id, undo)


@everyone
def settle(desk: Desk, outing_id: int, decided: Decided) -> Changes:
    """Note what was decided, or put it right; raises what `outing.decide` raises."""
    with writing(desk.db):
        before = _KEEPING.known(desk, outing_id)
        after = decide(before, decided, desk.now().date())
        _KEEPING.write(desk, before, after, Action.OUTING_DECIDED, decided.decision.name)
    when = f" pour le {day_and_month(after.held_on)}{NBSP}: ajoutez ce jour à l’agenda" if after.held_on else ""
    undo = _KEEPING.undo(f"la décision pour {after.asked_by}", before, after)
    told = f"{after.asked_by}{NBSP}: demande {decided.decision.value}{when}."
    return Changes(Touched.APPOINTMENTS, told, after.id, undo)


@everyone
def remove(desk: Desk, outing_id: int) -> Changes:
    """Take out one that was noted by mistake: it is in no figure."""
    with writing(desk.db):
        gone = _KEEPING.known(desk, outing_id)
        _KEEPING.write(desk, gone, None, Action.OUTING_REMOVED)
    undo = _KEEPING.undo(f"le retrait de la demande de {gone.asked_by}", gone, None)
    return Changes(Touched.APPOINTMENTS, f"{gone.asked_by}{NBSP}: demande retirée.", gone.id, undo)
