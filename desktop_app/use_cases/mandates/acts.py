"""What is done under a signed mandate, noted by whoever opens it; sealed with the rest, and gone with it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from desktop_app.domain.account import Role
from desktop_app.domain.errors import NotAllowed, OutOfDate, RuleBroken
from desktop_app.domain.french import NBSP, day_and_month
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import ActDone, Mandate
from desktop_app.domain.mandate import acts as rules
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.storage.connection.database import writing
from desktop_app.storage.mandates import deadlines as dates
from desktop_app.storage.mandates import mandates as stored

from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..permissions import only
from .mandate_access import opened, who_is_at_work, with_bodies
from .rewriting import count_within, sealed_anew

SOON = timedelta(days=7)
"""How long before its date a deadline is told."""
_CHANGED = f"Les actes de ce mandat ont changé depuis{NBSP}: l’action ne peut plus être annulée."


@frozen
class Deadline:
    """A date awaited under a mandate, with the act that says why."""

    mandate: Mandate
    done: ActDone

    def told(self, today: date) -> str:
        """'Mandat 2026-0012, à faire demain : relancer la CAF'."""
        day = self.done.due_on
        assert day
        near = {today: "aujourd’hui", today + timedelta(1): "demain"}
        when = near.get(day) or f"{'depuis' if day < today else 'pour'} {day_and_month(day)}"
        return f"Mandat {self.mandate.number}, à faire {when}{NBSP}: {self.done.due_for}"


@only(Role.ADVISOR)
def note(desk: Desk, mandate_id: int, done: ActDone) -> Changes:
    """Note that whoever is at work did this under the mandate.

    Refuses beside number, act, at, manner, due_on, due_for and note; raises `MandateEnded`, `StepMissing` before both
    signatures. What is no act of the mandate is refused and journaled, by its kind alone.
    """
    with _journaled(desk, mandate_id, done):
        before = opened(desk, mandate_id)
        after = rules.record_act(before, replace(done, by=who_is_at_work(desk)), desk.now())
    return _keep(desk, before, after, Action.ACT_NOTED, "Acte noté.", "l’acte noté")


@only(Role.ADVISOR)
def correct(desk: Desk, mandate_id: int, was: ActDone, done: ActDone) -> Changes:
    """Note this instead of an act; who did it stays. Raises `OutOfDate` when it is there no more, refuses as `note`."""
    with _journaled(desk, mandate_id, done):
        before = opened(desk, mandate_id)
        after = rules.correct_act(before, was, replace(done, by=was.by), desk.now())
    if after == before:
        return Changes(Touched.NOTHING, subject=mandate_id)
    return _keep(desk, before, after, Action.ACT_CORRECTED, "Acte corrigé.", "l’acte corrigé")


@only(Role.ADVISOR)
def remove(desk: Desk, mandate_id: int, done: ActDone) -> Changes:
    """Take out an act noted by mistake; raises `OutOfDate` when it is there no more."""
    before = opened(desk, mandate_id)
    after = rules.remove_act(before, done, desk.now())
    return _keep(desk, before, after, Action.ACT_REMOVED, "Acte retiré du mandat.", "l’acte retiré")


@only(Role.ADVISOR)
def coming_deadlines(desk: Desk) -> list[Deadline]:
    """What is awaited within a week, or was and is not answered, of the mandates this account opens, nearest first."""
    last = desk.now().date() + SOON
    found = [mandate for id in dates.awaited(desk.db, last) if (mandate := stored.get(desk.db, id))]
    coming = [
        (done.due_on, Deadline(mandate, done))
        for mandate in with_bodies(desk, found)
        if mandate.body
        for done in rules.deadlines(mandate.body)
        if done.due_on and done.due_on <= last and done.number in rules.standing(mandate)
    ]
    return [deadline for _, deadline in sorted(coming, key=lambda each: each[0])]


@contextmanager
def _journaled(desk: Desk, mandate_id: int, done: ActDone) -> Iterator[None]:
    """Where what is tried is no act of the mandate, a line of the journal says so and which kind: nothing else."""
    try:
        yield
    except RuleBroken as refusal:
        if why := _refused(desk, mandate_id, done, refusal):
            with writing(desk.db):
                desk.record(Action.ACT_REFUSED, f"mandat-{mandate_id}", why.name)
        raise


def _refused(desk: Desk, mandate_id: int, done: ActDone, refusal: RuleBroken) -> rules.Refusal | None:
    found = stored.get(desk.db, mandate_id)
    if found is None or isinstance(refusal, OutOfDate):
        return None
    if isinstance(refusal, NotAllowed):
        return rules.Refusal.NOT_NAMED
    return rules.refusal_of(with_bodies(desk, [found])[0], done, desk.now().date())


def _keep(desk: Desk, before: Mandate, after: Mandate, action: Action, told: str, label: str) -> Changes:
    _write(desk, before, after, action)
    undo = Undo(label, partial(_put_back, after.id, before.open_body.acts, after.open_body.acts))
    return Changes(Touched.MANDATES, told, after.id, undo)


def _put_back(mandate_id: int, acts: Sequence[ActDone], but: Sequence[ActDone], desk: Desk) -> Changes:
    """The acts as they were, unless there are others than these by now."""
    found = opened(desk, mandate_id)
    if found.open_body.acts != but:
        raise OutOfDate(_CHANGED)
    _write(desk, found, rules.with_acts(found, acts, desk.now()), Action.UNDONE)
    return Changes(Touched.MANDATES, f"Annulé{NBSP}: les actes du mandat sont comme avant.", mandate_id)


def _write(desk: Desk, before: Mandate, after: Mandate, action: Action) -> None:
    """Seal the body anew, with the dates it awaits beside it, and what is counted of it apart."""
    with sealed_anew(desk, after):
        dates.keep(desk.db, after)
        count_within(desk, before, after)
        desk.record(action, f"mandat-{after.id}")
