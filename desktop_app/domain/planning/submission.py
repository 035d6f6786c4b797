"""A submission: a workshop proposed to the partner for a period, through its committees, until it is kept or refused.

Source: Estaires, art. 3 § 2: such workshops are proposed in COTECH, then in Commission Culture.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from enum import Enum

from .. import text
from ..errors import Fault, RuleBroken, refuse
from ..french import NBSP, plain_date
from ..nouns.frozen import frozen
from .workshop import CatalogueEntry

BY_LENGTH, REASON_LENGTH = 60, 120


class Stage(Enum):
    """How far a submission came; the value is what screens say."""

    PROPOSED = "proposé"
    COTECH = "passé en Cotech"
    COMMISSION = "passé en Commission"
    KEPT = "retenu"
    REFUSED = "refusé"


_NEXT = {
    Stage.PROPOSED: (Stage.COTECH, Stage.REFUSED),
    Stage.COTECH: (Stage.COMMISSION, Stage.REFUSED),
    Stage.COMMISSION: (Stage.KEPT, Stage.REFUSED),
    Stage.KEPT: (),
    Stage.REFUSED: (),
}


@frozen
class StageReached:
    """Which stage, on which day, who said so, and why where it was refused."""

    stage: Stage
    on: date
    by: str
    reason: str = ""


@frozen
class Submission:
    """A workshop of the catalogue proposed for the days from `first` to `last`, both included, with each stage reached.

    `title` is that of the entry when it was proposed. `id` is 0 until the file has given one.
    """

    id: int
    entry_id: int
    title: str
    first: date
    last: date
    reached: tuple[StageReached, ...]

    @property
    def latest(self) -> StageReached:
        """Where it stands."""
        return self.reached[-1]

    @property
    def stage(self) -> Stage:
        """The last stage that it reached."""
        return self.latest.stage

    @property
    def open(self) -> bool:
        """Whether it waits for an answer."""
        return bool(_NEXT[self.stage])

    def told(self) -> str:
        """'refusé le 4 décembre 2025 (Commission Culture : trop proche d’un autre)'."""
        at = self.latest
        why = f"{NBSP}: {at.reason}" if at.reason else ""
        return f"{at.stage.value} le {plain_date(at.on)} ({at.by}{why})"


def next_stages(stage: Stage) -> tuple[Stage, ...]:
    """Which may follow, the usual one first."""
    return _NEXT[stage]


def propose(
    entry: CatalogueEntry, first: date, last: date, said: StageReached, others: Iterable[Submission], today: date
) -> Submission:
    """A new submission of this entry; raises `Refused` (fields last, on, by)."""
    faults = [*_stage_faults(said, None, today)]
    if last < first:
        faults.append(Fault("last", "La période finit avant de commencer : corrigez l’une des deux dates."))
    for other in others:
        if other.entry_id == entry.id and other.first <= last and first <= other.last:
            told = f"du {plain_date(other.first)} au {plain_date(other.last)}"
            faults.append(Fault("first", f"Cet atelier est déjà proposé {told} : {other.told()}."))
            break
    refuse(faults)
    return Submission(0, entry.id, entry.subject.title, first, last, (_tidy(said),))


def go_on(submission: Submission, said: StageReached, today: date) -> Submission:
    """The submission at its next stage; raises `Refused` (fields on, by, reason) or `RuleBroken` (field stage)."""
    if said.stage not in _NEXT[submission.stage]:
        raise RuleBroken(
            f"Cet atelier est {submission.told()}{NBSP}: il ne devient pas «{NBSP}{said.stage.value}{NBSP}»."
        )
    refuse(_stage_faults(said, submission.latest.on, today))
    return replace(submission, reached=(*submission.reached, _tidy(said)))


def step_back(submission: Submission) -> Submission:
    """The submission without its last stage; raises `RuleBroken` for one that has only been proposed."""
    if len(submission.reached) < 2:
        raise RuleBroken("Cet atelier est seulement proposé : retirez la proposition si elle est une erreur.")
    return replace(submission, reached=submission.reached[:-1])


def submission_on(entry_id: int, day: date, submissions: Iterable[Submission]) -> Submission | None:
    """The submission of this entry whose period this date is in, or None."""
    found = (each for each in submissions if each.entry_id == entry_id and each.first <= day <= each.last)
    return next(found, None) if entry_id else None


def check_may_be_given(entry_id: int, days: Iterable[date], submissions: Iterable[Submission]) -> None:
    """Refuse to plan on one of these dates what the partner refused for it (field entry)."""
    known = tuple(submissions)
    for day in days:
        found = submission_on(entry_id, day, known)
        if found and found.stage is Stage.REFUSED:
            raise RuleBroken(
                f"«{NBSP}{found.title}{NBSP}» est {found.told()}{NBSP}: choisissez un autre atelier.", "entry"
            )


def _stage_faults(said: StageReached, after: date | None, today: date) -> list[Fault]:
    faults = [
        *text.line_faults(said.by, "by", "Qui l’a dit", longest=BY_LENGTH),
        *text.line_faults(
            said.reason, "reason", "Le motif", required=said.stage is Stage.REFUSED, longest=REASON_LENGTH
        ),
    ]
    if said.on > today:
        faults.append(Fault("on", "Ce jour n’est pas encore venu."))
    elif after and said.on < after:
        faults.append(Fault("on", f"L’étape d’avant est du {plain_date(after)} : celle-ci vient ensuite."))
    return faults


def _tidy(said: StageReached) -> StageReached:
    return replace(said, by=text.tidy(said.by), reason=text.tidy(said.reason))
