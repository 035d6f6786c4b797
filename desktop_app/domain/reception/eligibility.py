"""Eligibility: as whom somebody may come to a workshop, ticked once it was seen; seats held by number for a group.

Only that it was seen is kept, for as long as what was said of the appointment: no paper, no number, no copy (S2-09).
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from ..errors import Fault, RuleBroken, refuse
from ..french import NBSP, plural
from ..nouns.frozen import frozen
from ..planning.segment import MOST_PLACES


@frozen
class Eligibility:
    """What was seen of whoever has this appointment: as whom they may come, when and by which account it was seen."""

    appointment_id: int
    entitlement: str
    seen_at: datetime
    seen_by: str


@frozen
class Group:
    """`seats` held for people without a name who come as the same: 'agent de Denain'; `came` is None until it is said.

    La Porte du Hainaut, art. 4: workshops for the staff of several communes, counted by commune.
    """

    entitlement: str
    seats: int
    came: int | None = None


def check_entitlement(entitlement: str, open_to: Collection[str]) -> None:
    """Refuse what the workshop does not ask for."""
    if entitlement not in open_to:
        raise RuleBroken(
            f"Cet atelier n’est pas réservé à «{NBSP}{entitlement}{NBSP}»{NBSP}: rouvrez la liste.", "seen"
        )


def seats_of(groups: Iterable[Group]) -> int:
    """How many seats are held for people without a name."""
    return sum(each.seats for each in groups)


def read_groups(
    typed: Iterable[Group], open_to: Collection[str], before: Sequence[Group], left: int
) -> tuple[Group, ...]:
    """The groups as they may be kept, in the order of what the workshop is open to; raises `Refused` (entitlements).

    `left` seats are free beside those of `before`.
    """
    found = [each for each in typed if each.seats or each.came]
    known, faults = {*open_to, *(each.entitlement for each in before)}, []
    if len({each.entitlement for each in found}) < len(found):
        raise RuleBroken("Chaque titre n’a qu’une ligne.")
    for each in found:
        if each.entitlement not in known:
            raise RuleBroken(f"Cet atelier n’est pas réservé à «{NBSP}{each.entitlement}{NBSP}».")
        if not 0 <= each.seats <= MOST_PLACES or (each.came is not None and not 0 <= each.came <= MOST_PLACES):
            faults.append(Fault(each.entitlement, f"De 0 à {MOST_PLACES} personnes."))
    more = seats_of(found) - seats_of(before)
    if more > 0 and more > left and not faults:
        told = str(left) if left else "aucune"
        grown = [each for each in found if each.seats > _seats_as(each.entitlement, before)]
        faults.append(Fault(grown[-1].entitlement, f"{plural(more, 'place')} de plus, il en reste {told}."))
    refuse(faults)
    order = list(dict.fromkeys((*open_to, *(each.entitlement for each in before))))
    return tuple(sorted(found, key=lambda each: order.index(each.entitlement)))


def _seats_as(entitlement: str, groups: Iterable[Group]) -> int:
    return next((each.seats for each in groups if each.entitlement == entitlement), 0)


def counted_told(numbers: Iterable[tuple[str, int]]) -> str:
    """'habitant de la commune 8, inscrit au réseau 4', the most first."""
    known = sorted(numbers, key=lambda each: (-each[1], each[0]))
    return ", ".join(f"{entitlement}{NBSP}{number}" for entitlement, number in known if number)
