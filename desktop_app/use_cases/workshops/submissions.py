"""Workshops proposed to the partner: each stage dated and by whom, one step back, and told of what is planned."""

from datetime import date

from desktop_app.domain.account import Role
from desktop_app.domain.errors import OutOfDate
from desktop_app.domain.french import NBSP
from desktop_app.domain.journal import Action
from desktop_app.domain.planning.submission import Stage, StageReached, Submission, go_on, step_back
from desktop_app.domain.planning.submission import propose as proposed
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import submissions as stored
from desktop_app.storage.planning import workshops

from ..changes import Changes, Touched
from ..desk import Desk
from ..keeping import Keeping
from ..permissions import everyone, only

_TOUCHED = Touched.SETTINGS | Touched.APPOINTMENTS
_KEEPING = Keeping(
    stored.TABLE,
    mark="proposition",
    touched=_TOUCHED,
    changed=f"Cette proposition a changé depuis{NBSP}: l’action ne peut plus être annulée.",
    undone=lambda each: f"la proposition «{NBSP}{each.title}{NBSP}»",
)


@everyone
def every(desk: Desk, stage: Stage | None = None) -> list[Submission]:
    """All that were proposed, the latest period first; with a `stage` those that stand there."""
    return [each for each in stored.every(desk.db) if stage in (None, each.stage)]


@only(Role.MANAGER)
def propose(desk: Desk, entry_id: int, first: date, last: date, said: StageReached) -> Changes:
    """Note that a workshop of the catalogue is proposed for these days; raises as `submission.propose`, `OutOfDate`."""
    with writing(desk.db):
        entry = workshops.CATALOGUE.find(desk.db, entry_id)
        if entry is None:
            raise OutOfDate("Cet atelier n’est plus au catalogue.")
        made = proposed(entry, first, last, said, stored.every(desk.db), desk.now().date())
        made = _KEEPING.write(desk, None, made, Action.WORKSHOP_PROPOSED, Stage.PROPOSED.name)
    undo = _KEEPING.undo(f"la proposition «{NBSP}{made.title}{NBSP}»", None, made)
    return Changes(_TOUCHED, f"«{NBSP}{made.title}{NBSP}»{NBSP}: proposé.", made.id, undo)


@only(Role.MANAGER)
def note(desk: Desk, submission_id: int, said: StageReached) -> Changes:
    """Note the next stage; raises as `submission.go_on`, or `OutOfDate`."""
    with writing(desk.db):
        before = _KEEPING.known(desk, submission_id)
        after = go_on(before, said, desk.now().date())
        _KEEPING.write(desk, before, after, Action.WORKSHOP_PROPOSED, said.stage.name)
    undo = _KEEPING.undo(f"«{NBSP}{said.stage.value}{NBSP}» pour «{NBSP}{after.title}{NBSP}»", before, after)
    return Changes(_TOUCHED, f"«{NBSP}{after.title}{NBSP}»{NBSP}: {said.stage.value}.", after.id, undo)


@only(Role.MANAGER)
def take_stage_back(desk: Desk, submission_id: int) -> Changes:
    """Take out the last stage, noted by mistake; raises `RuleBroken` for one that has only been proposed."""
    with writing(desk.db):
        before = _KEEPING.known(desk, submission_id)
        after = step_back(before)
        _KEEPING.write(desk, before, after, Action.WORKSHOP_PROPOSED, after.stage.name)
    undo = _KEEPING.undo(f"l’étape retirée de «{NBSP}{after.title}{NBSP}»", before, after)
    return Changes(_TOUCHED, f"«{NBSP}{after.title}{NBSP}»{NBSP}: de nouveau {after.stage.value}.", after.id, undo)


@only(Role.MANAGER)
def remove(desk: Desk, submission_id: int) -> Changes:
    """Take out one that was noted by mistake."""
    with writing(desk.db):
        before = _KEEPING.known(desk, submission_id)
        _KEEPING.write(desk, before, None, Action.WORKSHOP_PROPOSED)
    undo = _KEEPING.undo(f"le retrait de la proposition «{NBSP}{before.title}{NBSP}»", before, None)
    return Changes(_TOUCHED, f"Proposition retirée{NBSP}: {before.title}.", submission_id, undo)
