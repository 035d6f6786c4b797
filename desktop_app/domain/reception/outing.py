"""An outing: somebody asks that the advisor come elsewhere, and whoever has to decide accepts a date or refuses.

Source: Estaires, art. 3 § 2: interventions « hors les murs » may be granted once the request was examined and the
culture department of the intercommunality has arbitrated.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from enum import Enum

from .. import text
from ..errors import Fault, RuleBroken, refuse
from ..french import NBSP, day_and_month, plain_date
from ..nouns.frozen import frozen

WHO_LENGTH, WORDS_LENGTH = 60, 120


class OutingDecision(Enum):
    """What was decided; the value is what screens say of a request."""

    ACCEPTED = "acceptée"
    REFUSED = "refusée"


@frozen
class Outing:
    """What was asked on `asked_on`, by whom, to come where and what for. `id` is 0 until the file has given one.

    `wished` are the dates that would suit, in words, or ''. Nothing is decided while `decision` is None; then
    `decided_by` says who did and when, `held_on` for which day it was accepted, `reason` why it was refused.
    """

    id: int
    asked_on: date
    asked_by: str
    place: str
    purpose: str
    wished: str = ""
    decision: OutingDecision | None = None
    decided_on: date | None = None
    decided_by: str = ""
    held_on: date | None = None
    reason: str = ""

    def told(self) -> str:
        """'acceptée pour le jeudi 4 décembre, service Culture, le 1er décembre 2025', or that it is awaited."""
        if self.decision is None or self.decided_on is None:
            return "à décider"
        what = self.decision.value
        what += f" pour le {day_and_month(self.held_on)}" if self.held_on else ""
        why = f"{NBSP}: {self.reason}" if self.reason else ""
        return f"{what}, {self.decided_by}, le {plain_date(self.decided_on)}{why}"


@frozen
class Decided:
    """A decision as it is typed; `held_on` is for one that accepts, `reason` for one that refuses."""

    decision: OutingDecision
    by: str
    on: date | None
    held_on: date | None = None
    reason: str = ""


def read_outing(typed: Outing, today: date) -> Outing:
    """The request as it may be kept; raises `Refused` (fields asked_by, place, purpose, wished, asked_on)."""
    lines = (
        ("asked_by", "Qui demande", typed.asked_by, True, WHO_LENGTH),
        ("place", "Où", typed.place, True, WHO_LENGTH),
        ("purpose", "Pour quoi", typed.purpose, True, WORDS_LENGTH),
        ("wished", "Ce texte", typed.wished, False, WORDS_LENGTH),
    )
    faults = [
        fault
        for field, label, words, required, longest in lines
        for fault in text.line_faults(words, field, label, required=required, longest=longest)
    ]
    if typed.asked_on > today:
        faults.append(Fault("asked_on", "Ce jour n’est pas encore venu."))
    refuse(faults)
    return replace(
        typed,
        asked_by=text.tidy(typed.asked_by),
        place=text.tidy(typed.place),
        purpose=text.tidy(typed.purpose),
        wished=text.tidy(typed.wished),
    )


def decide(outing: Outing, typed: Decided, today: date) -> Outing:
    """The request with what was decided, in place of what was before.

    Raises `Refused` (fields by, on, held_on, reason). A refusal says why, and an accepted one for which day: neither
    can be counted nor answered otherwise.
    """
    accepts = typed.decision is OutingDecision.ACCEPTED
    faults = [
        *text.line_faults(typed.by, "by", "Qui a décidé", longest=WHO_LENGTH),
        *text.line_faults(typed.reason, "reason", "Le motif", required=not accepts, longest=WORDS_LENGTH),
    ]
    if typed.on is None or not outing.asked_on <= typed.on <= today:
        faults.append(Fault("on", f"Entre le {plain_date(outing.asked_on)}, jour de la demande, et aujourd’hui."))
    if accepts and (typed.held_on is None or typed.held_on < outing.asked_on):
        faults.append(Fault("held_on", "Dites pour quel jour, après celui de la demande."))
    refuse(faults)
    return replace(
        outing,
        decision=typed.decision,
        decided_on=typed.on,
        decided_by=text.tidy(typed.by),
        held_on=typed.held_on if accepts else None,
        reason="" if accepts else text.tidy(typed.reason),
    )


def check_correction(before: Outing) -> None:
    """Refuse to change what was asked once it is decided: the decision was about that."""
    if before.decision is not None:
        raise RuleBroken("Cette demande est décidée : ce qui a été demandé ne change plus.")


@frozen
class CountedOutings:
    """How many requests of a period there were, by what was decided; None for those that wait."""

    numbers: Mapping[OutingDecision | None, int]

    @property
    def total(self) -> int:
        """All that were asked for."""
        return sum(self.numbers.values())

    def of(self, decision: OutingDecision | None) -> int:
        """How many were decided so."""
        return self.numbers.get(decision, 0)
