"""What no mandate outlives, the convention and its advisor, and the word that is asked before one is cut short."""

from collections.abc import Sequence
from datetime import date

from desktop_app.domain import mandate as rules
from desktop_app.domain.account import Role
from desktop_app.domain.errors import MandatesEnd
from desktop_app.domain.french import NBSP, listed, plain_date, plural
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import Mandate
from desktop_app.domain.person import Person
from desktop_app.storage import mandates

from .desk import Desk
from .permissions import only

_NAMED = 8


@only(Role.MANAGER)
def cut_short_within(desk: Desk, last: date, *, why: str, advisor_id: int = 0, confirmed: bool) -> bool:
    """End on this day the mandates, of one advisor or of all with 0, that would go further; whether there were any.

    To be called in the transaction of what asks for it; `why` is like 'dernier jour de la convention'. Raises
    `MandatesEnd`, which names them, unless `confirmed`.
    """
    found = mandates.beyond(desk.db, last, advisor_id=advisor_id)
    if found and not confirmed:
        raise MandatesEnd(_told(found, last, why, desk.now().date()))
    for mandate, _ in found:
        shorter = rules.cut_short(mandate, last)
        mandates.update(desk.db, shorter)
        desk.record(Action.MANDATE_CUT_SHORT, f"mandat-{mandate.id}", shorter.ends_on.isoformat())
    return bool(found)


def _told(found: Sequence[tuple[Mandate, Person]], last: date, why: str, today: date) -> str:
    one = len(found) == 1
    named = [f"n°{NBSP}{mandate.number} ({person.name})" for mandate, person in found[:_NAMED]]
    more = [plural(len(found) - _NAMED, "autre")] if len(found) > _NAMED else []
    cannot = "Ce mandat ne peut pas" if one else "Ces mandats ne peuvent pas"
    when = "ce jour-là" if last >= today else "aussitôt"
    ends, its = ("Il finira", "son") if one else ("Ils finiront", "leur")
    told = f"{cannot} dépasser le {plain_date(last)}, {why}{NBSP}: {listed([*named, *more])}."
    return f"{told} {ends} {when} et {its} contenu sera détruit."
