"""What no mandate outlives, the convention and its advisor, and the word that is asked before one is cut short."""

from collections.abc import Sequence
from datetime import date, timedelta

from desktop_app.domain import mandate as rules
from desktop_app.domain.account import Role
from desktop_app.domain.errors import MandatesEnd
from desktop_app.domain.french import NBSP, listed, plain_date, plural
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import EndReason, Mandate
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person
from desktop_app.domain.planning import Planning, works_until
from desktop_app.storage.mandates import mandates

from ..desk import Desk
from ..permissions import only

_NAMED = 8


@frozen
class CutShort:
    """A mandate that would go further than what its advisor works under: as it is, as it would end, and whose it is."""

    before: Mandate
    after: Mandate
    person: Person


@only(Role.MANAGER)
def outliving(desk: Desk, planning: Planning) -> list[CutShort]:
    """The mandates that go further than the conventions under which their advisor works, the nearest end first."""
    today, reach = desk.now().date(), {}
    found = []
    for mandate, person in mandates.beyond(desk.db, today - timedelta(1)):
        if mandate.advisor_id not in reach:
            reach[mandate.advisor_id] = works_until(mandate.advisor_id, planning, today)
        last = reach[mandate.advisor_id]
        if last and mandate.ends_on > last:
            found.append(CutShort(mandate, rules.cut_short(mandate, last, EndReason.CONVENTION_OVER), person))
    return found


@only(Role.MANAGER)
def cut_to_conventions_within(desk: Desk, planning: Planning, *, why: str, confirmed: bool) -> list[CutShort]:
    """End with what covers their advisor the mandates that would go further; those that it cut.

    To be called in the transaction of what asks for it; raises `MandatesEnd`, which names them, unless `confirmed`.
    """
    found = outliving(desk, planning)
    if found and not confirmed:
        by_end: dict[date, list[tuple[Mandate, Person]]] = {}
        for each in found:
            by_end.setdefault(each.after.ends_on, []).append((each.before, each.person))
        today = desk.now().date()
        raise MandatesEnd(" ".join(_told(which, last, why, today) for last, which in sorted(by_end.items())))
    for each in found:
        _end_earlier(desk, each.after)
    return found


@only(Role.MANAGER)
def cut_to_leaving_within(desk: Desk, last: date, *, why: str, advisor_id: int, confirmed: bool) -> bool:
    """End on this day the mandates of an advisor who leaves, those that would go further; whether there were any.

    To be called in the transaction of what asks for it; `why` is like 'dernier jour de Marie Durand'. Raises
    `MandatesEnd`, which names them, unless `confirmed`.
    """
    found = mandates.beyond(desk.db, last, advisor_id=advisor_id)
    if found and not confirmed:
        raise MandatesEnd(_told(found, last, why, desk.now().date()))
    for mandate, _ in found:
        _end_earlier(desk, rules.cut_short(mandate, last, EndReason.ADVISOR_LEFT))
    return bool(found)


def _end_earlier(desk: Desk, shorter: Mandate) -> None:
    mandates.update(desk.db, shorter)
    desk.record(Action.MANDATE_CUT_SHORT, f"mandat-{shorter.id}", shorter.ends_on.isoformat())


def _told(found: Sequence[tuple[Mandate, Person]], last: date, why: str, today: date) -> str:
    one = len(found) == 1
    named = [f"n°{NBSP}{mandate.number} ({person.name})" for mandate, person in found[:_NAMED]]
    more = [plural(len(found) - _NAMED, "autre")] if len(found) > _NAMED else []
    cannot = "Ce mandat ne peut pas" if one else "Ces mandats ne peuvent pas"
    when = "ce jour-là" if last >= today else "aussitôt"
    ends, its = ("Il finira", "son") if one else ("Ils finiront", "leur")
    told = f"{cannot} dépasser le {plain_date(last)}, {why}{NBSP}: {listed([*named, *more])}."
    return f"{told} {ends} {when} et {its} contenu sera détruit."
