"""What a référent looks at without reading a mandate, and the figures that outlive its destruction.

Source: the référent's duties in the national tool, to check regularly that mandates are signed and kept; 000, art. 2.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date, datetime, timedelta
from enum import Enum
from typing import TypeVar

from ..nouns.frozen import frozen
from ..organism import Category, Family
from .counted import Cell, Modality, month_of
from .record import EndReason, Mandate, State, WithdrawalChannel

UNSIGNED_FOR = timedelta(days=7)
SUSPENDED_FOR = timedelta(days=31)
TOO_SOON = timedelta(minutes=10)
"""Nobody informs a person, checks who they are and signs with them in less."""
AROUND = timedelta(minutes=30)
"""A session may begin early and end late by as much."""
FEW = 5
"""A number below, but not none, is hidden: in a small town it may be somebody."""


class Control(Enum):
    """What is looked for; the value is the sentence that heads those found."""

    UNSIGNED = "préparés depuis plus d’une semaine, pas encore signés"
    OUT_OF_HOURS = "signés en dehors des permanences de qui accompagne"
    BURST = "signés moins de dix minutes après un autre"
    GONE = "au nom de quelqu’un qui ne travaille plus ici"
    SUSPENDED = "suspendus depuis plus d’un mois"
    REFUSED = "où un acte a été refusé, que le mandat ne permettait pas"
    NOT_DESTROYED = "finis, leur contenu pas encore détruit"
    NOT_FOUND = "dont l’original du service est introuvable à sa place"
    OVER_TERM = "dont l’original du service a passé son terme"


Hours = Sequence[tuple[datetime, datetime]]


def found(
    mandates: Sequence[Mandate],
    *,
    now: datetime,
    received: Mapping[tuple[date, int], Hours],
    at_work: Collection[int],
    known: Mapping[Control, Sequence[Mandate]] | None = None,
) -> dict[Control, tuple[Mandate, ...]]:
    """The mandates that each control finds, the oldest first; the controls that find none are left out.

    `received` is when each advisor received on the dates of the signatures, `at_work` who still works here by id,
    `known` what the journal and the registers tell by themselves, whatever the age of the mandate.
    """
    going_on = [each for each in mandates if each.state is not State.ENDED]
    signed = sorted((each for each in mandates if each.signature), key=_signed_at)
    by_control: dict[Control, Sequence[Mandate]] = {
        Control.UNSIGNED: [each for each in going_on if not each.signature and now - each.drafted_at > UNSIGNED_FOR],
        Control.OUT_OF_HOURS: [each for each in signed if not _within(each, received)],
        Control.BURST: _bursts(signed),
        Control.GONE: [each for each in going_on if each.signature and each.advisor_id not in at_work],
        Control.SUSPENDED: [each for each in going_on if each.suspended_at and now - each.suspended_at > SUSPENDED_FOR],
        **(known or {}),
    }
    return {control: tuple(by_control[control]) for control in Control if by_control.get(control)}


def _signed_at(mandate: Mandate) -> datetime:
    assert mandate.signature
    return mandate.signature.at


def _within(mandate: Mandate, received: Mapping[tuple[date, int], Hours]) -> bool:
    at = _signed_at(mandate)
    theirs = (received.get((at.date(), id), ()) for id in (mandate.advisor_id, *mandate.substitutes))
    return any(opens - AROUND <= at <= closes + AROUND for hours in theirs for opens, closes in hours)


def _bursts(signed: Sequence[Mandate]) -> list[Mandate]:
    """Those whose advisor had signed another just before; of one person they are one conversation."""
    last: dict[int, Mandate] = {}
    too_soon = []
    for mandate in signed:
        before = last.get(mandate.advisor_id)
        if before and before.person_id != mandate.person_id and _signed_at(mandate) - _signed_at(before) < TOO_SOON:
            too_soon.append(mandate)
        last[mandate.advisor_id] = mandate
    return too_soon


@frozen
class Figures:
    """Numbers of a stretch of days, none of them of one person: -1 for a few, that are hidden.

    `days_to_sign` and `days_in_force` are medians, None for too few to tell. `by_month` is how many were signed, by
    'year-month'; `by_category` and `by_family` count the lines of what was signed, `by_modality` the acts, and
    `with_person` the procedures that were done with the person, without a mandate.
    """

    prepared: int
    signed: int
    ended: Mapping[EndReason, int]
    withdrawn: Mapping[WithdrawalChannel, int]
    days_to_sign: float | None
    days_in_force: float | None
    by_month: Mapping[str, int] = field(default_factory=dict)
    by_category: Mapping[Category, int] = field(default_factory=dict)
    by_family: Mapping[Family, int] = field(default_factory=dict)
    by_modality: Mapping[Modality, int] = field(default_factory=dict)
    with_person: int = 0


HIDDEN = -1
_Kind = TypeVar("_Kind", bound=Hashable)
_Named = TypeVar("_Named", Category, Family, Modality)


def figures(
    mandates: Sequence[Mandate], first: date, cells: Mapping[Cell, int] | None = None, with_person: int = 0
) -> Figures:
    """What these mandates come to since this day, without those made by mistake; `cells` are the counts of since then.

    Of the months, never a few alone are hidden: what all of them come to would tell it.
    """
    mandates, cells = [each for each in mandates if each.end_reason is not EndReason.MISTAKE], cells or {}
    signed = [each for each in mandates if each.signature and each.signature.at.date() >= first]
    ended = [each for each in mandates if each.ended_at and each.ended_at.date() >= first]
    in_force = [(each.ended_at - _signed_at(each)).days for each in ended if each.ended_at and each.signature]
    return Figures(
        prepared=_shown(sum(each.drafted_at.date() >= first for each in mandates)),
        signed=_shown(len(signed)),
        ended=_counted(each.end_reason for each in ended if each.end_reason),
        withdrawn=_counted(each.channel for each in ended if each.channel),
        days_to_sign=_middle([(_signed_at(each) - each.drafted_at).days for each in signed]),
        days_in_force=_middle(in_force),
        by_month=_with_company(Counter(month_of(_signed_at(each)) for each in signed)),
        by_category=_of_kind(cells, Category),
        by_family=_of_kind(cells, Family),
        by_modality=_of_kind(cells, Modality),
        with_person=_shown(with_person),
    )


def _counted(kinds: Iterable[_Kind]) -> dict[_Kind, int]:
    return {kind: _shown(number) for kind, number in Counter(kinds).items()}


def _of_kind(cells: Mapping[Cell, int], kind: type[_Named]) -> dict[_Named, int]:
    found: Counter[_Named] = Counter()
    for (_, each), number in cells.items():
        if isinstance(each, kind):
            found[each] += number
    return {each: _shown(found[each]) for each in kind if found[each]}


def _with_company(numbers: Mapping[str, int]) -> dict[str, int]:
    """By month, in order; where one alone would be hidden the least of the others is hidden with it."""
    few = [month for month, number in numbers.items() if number < FEW]
    others = sorted((number, month) for month, number in numbers.items() if number >= FEW)
    if len(few) == 1:
        few += [month for _, month in others[:1]]
    return {month: HIDDEN if month in few else numbers[month] for month in sorted(numbers)}


def _shown(number: int) -> int:
    return HIDDEN if 0 < number < FEW else number


def _middle(days: Sequence[int]) -> float | None:
    if len(days) < FEW:
        return None
    from statistics import median  # its fractions take 3 ms to read: not at start

    return float(median(days))
