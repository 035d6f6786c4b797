"""Whether a procedure was done with the person, by a mandate or elsewhere: noted, taken back, and counted."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from desktop_app.domain.account import Role
from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import Way
from desktop_app.storage.connection.database import writing
from desktop_app.storage.mandates import ways

from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..permissions import only
from ..planning import schedule

_TOLD = {
    Way.WITH: "Faite avec la personne, sans mandat : compté.",
    Way.ELSEWHERE: "Personne orientée : compté, sans son nom.",
}
_NOBODY_HERE = (
    "Personne ne reçoit aujourd’hui, et ce compte n’est celui d’aucun conseiller : il n’y a pas à qui le compter. "
    "Un référent dit de qui il est dans Réglages, Comptes."
)
_CHANGED = "Ce compte a été repris depuis : l’action ne peut plus être annulée."


@only(Role.ADVISOR)
def done_with(desk: Desk) -> Changes:
    """Count a procedure that was done with the person, their own hands on the keyboard: no mandate begins."""
    return _note(desk, Way.WITH)


@only(Role.ADVISOR)
def oriented(desk: Desk) -> Changes:
    """Count somebody for whom no mandate was possible, and who was told where to go."""
    return _note(desk, Way.ELSEWHERE)


@only(Role.ADVISOR)
def this_month(desk: Desk) -> Mapping[Way, int]:
    """What the advisor at work has to show for the month so far."""
    today = desk.now().date()
    return ways.count(desk.db, today.replace(day=1), today).get(_who(desk), {})


def _note(desk: Desk, way: Way) -> Changes:
    advisor_id, day = _who(desk), desk.now().date()
    if not advisor_id:
        raise RuleBroken(_NOBODY_HERE)
    with writing(desk.db):
        ways.add(desk.db, day, advisor_id, way)
        desk.record(Action.WAY_NOTED, f"conseiller-{advisor_id}", way.name)
    undo = Undo(way.value, partial(_take_back, day, advisor_id, way))
    return Changes(Touched.MANDATES, _TOLD[way], undo=undo)


def _take_back(day: date, advisor_id: int, way: Way, desk: Desk) -> Changes:
    with writing(desk.db):
        if not ways.take_back(desk.db, day, advisor_id, way):
            raise OutOfDate(_CHANGED)
        desk.record(Action.UNDONE, f"conseiller-{advisor_id}", way.name)
    return Changes(Touched.MANDATES, "Annulé : ce n’est plus compté.")


def _who(desk: Desk) -> int:
    """The advisor whose account it is, or the one who is here today for an account that is nobody's; 0 for none."""
    here = () if desk.advisor_at_work else schedule.here_on(desk, desk.now().date())
    return desk.advisor_at_work or next((session.advisor_id for session in here), 0)
