"""The mandate that a convention imposes: written as a draft, put in force once it lacks nothing, kept for ever."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from desktop_app.domain.account import Role
from desktop_app.domain.convention import nearest
from desktop_app.domain.convention.partner_model import (
    STARTER,
    Element,
    ModelState,
    PartnerModel,
    missing,
    put_in_force,
    read_model,
)
from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.french import NBSP
from desktop_app.domain.journal import Action
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.planning import conventions_of
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import partner_models as stored

from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..permissions import everyone, only
from ..planning import schedule

_CHANGED = f"Ce modèle a changé depuis{NBSP}: l’action ne peut plus être annulée."
_NAME = "Mandat du partenaire"


@frozen
class Models:
    """Every version of the text of a convention, the latest first; `shown` is the draft, or what is printed, or None.

    `lacks` is what the shown one does not say.
    """

    versions: tuple[PartnerModel, ...]
    shown: PartnerModel | None
    lacks: tuple[Element, ...]

    @property
    def in_force(self) -> PartnerModel | None:
        """The version that mandates are printed from; None where Permanence prints its own."""
        return next((each for each in self.versions if each.state is ModelState.IN_FORCE), None)

    @property
    def is_draft(self) -> bool:
        """Whether what is shown may be changed."""
        return self.shown is not None and self.shown.state is ModelState.DRAFT


@only(Role.MANAGER)
def of_convention(desk: Desk, convention_id: int) -> Models:
    """What there is for this convention."""
    versions = tuple(stored.of_convention(desk.db, convention_id))
    open_ones = [each for each in versions if each.state is not ModelState.REPLACED]
    shown = max(open_ones, key=lambda each: each.version, default=None)
    return Models(versions, shown, missing(shown.blocks) if shown else ())


@everyone
def for_advisor(desk: Desk, advisor_id: int) -> PartnerModel | None:
    """The text that the originals of this advisor's mandates are printed from today, or None for Permanence's own."""
    today = desk.now().date()
    held = nearest(conventions_of(advisor_id, schedule.planning_of(desk), today), today)
    return stored.in_force(desk.db, [each.id for each in held])


@only(Role.MANAGER)
def get(desk: Desk, model_id: int) -> PartnerModel:
    """One version; raises `OutOfDate`."""
    return stored.get(desk.db, model_id)


@only(Role.MANAGER)
def begin(desk: Desk, convention_id: int) -> Changes:
    """A draft of what was last written for this convention, or the one it follows; else a whole text."""
    with writing(desk.db):
        if convention_id not in {each.id for each in schedule.register_of(desk)}:
            raise OutOfDate("Cette convention n’est plus dans la liste.")
        versions = stored.of_convention(desk.db, convention_id)
        if any(each.state is ModelState.DRAFT for each in versions):
            raise RuleBroken("Un brouillon est déjà ouvert : continuez-le, ou retirez-le.")
        last = _last_written(desk, convention_id)
        name, blocks = (last.name, last.blocks) if last else (_NAME, STARTER)
        made = PartnerModel(0, convention_id, versions[0].version + 1 if versions else 1, name, blocks)
        after = stored.add(desk.db, read_model(made))
        desk.record(Action.MODEL_SET, f"modele-{after.id}")
    return Changes(Touched.SETTINGS, f"{after.reference}{NBSP}: brouillon ouvert.", after.id, _undo((None, after)))


@only(Role.MANAGER)
def keep(desk: Desk, typed: PartnerModel) -> Changes:
    """Keep a draft as it was typed, complete or not; raises as `read_model`."""
    return _change(desk, typed.id, lambda before: read_model(replace(before, name=typed.name, blocks=typed.blocks)))


@only(Role.MANAGER)
def put(desk: Desk, model_id: int) -> Changes:
    """Print mandates from this draft from now on, not from the one before; raises `RuleBroken`: what it lacks."""
    with writing(desk.db):
        before = stored.get(desk.db, model_id)
        after = put_in_force(before, desk.now().date())
        earlier = stored.in_force(desk.db, [before.convention_id])
        gone = replace(earlier, state=ModelState.REPLACED) if earlier else None
        for each in filter(None, (gone, after)):
            stored.update(desk.db, each)
        desk.record(Action.MODEL_IN_FORCE, f"modele-{after.id}")
    steps = ((earlier, gone),) if earlier else ()
    told = f"{after.reference}{NBSP}: en vigueur. Les mandats s’impriment avec ce texte."
    return Changes(Touched.SETTINGS, told, after.id, _undo((before, after), *steps))


@only(Role.MANAGER)
def stop(desk: Desk, convention_id: int) -> Changes:
    """Print mandates from Permanence's own text again; those that are out do not change."""
    with writing(desk.db):
        before = stored.in_force(desk.db, [convention_id])
        if before is None:
            raise RuleBroken("Permanence imprime déjà son propre modèle.")
        after = replace(before, state=ModelState.REPLACED)
        stored.update(desk.db, after)
        desk.record(Action.MODEL_STOPPED, f"modele-{after.id}")
    told = f"{after.reference}{NBSP}: n’est plus en vigueur. Permanence imprime son modèle."
    return Changes(Touched.SETTINGS, told, after.id, _undo((before, after)))


@only(Role.MANAGER)
def drop(desk: Desk, model_id: int) -> Changes:
    """Take out a draft; a version that was in force stays, for what was printed from it."""
    with writing(desk.db):
        before = stored.get(desk.db, model_id)
        if before.state is not ModelState.DRAFT:
            raise RuleBroken(f"La version {before.version} a été en vigueur : elle reste.")
        stored.remove(desk.db, before.id)
        desk.record(Action.MODEL_SET, f"modele-{before.id}")
    return Changes(Touched.SETTINGS, f"{before.reference}{NBSP}: brouillon retiré.", before.id, _undo((before, None)))


def _last_written(desk: Desk, convention_id: int) -> PartnerModel | None:
    follows = {each.id: each.follows for each in schedule.register_of(desk)}
    while convention_id:
        if versions := stored.of_convention(desk.db, convention_id):
            return versions[0]
        convention_id = follows.get(convention_id, 0)
    return None


def _change(desk: Desk, model_id: int, change: Callable[[PartnerModel], PartnerModel]) -> Changes:
    with writing(desk.db):
        before = stored.get(desk.db, model_id)
        after = change(before)
        if after == before:
            return Changes(Touched.NOTHING, subject=after.id)
        stored.update(desk.db, after)
        desk.record(Action.MODEL_SET, f"modele-{after.id}")
    return Changes(Touched.SETTINGS, f"{after.reference}{NBSP}: enregistré.", after.id, _undo((before, after)))


Step = tuple[PartnerModel | None, PartnerModel | None]
"""What a version was before and is after; None for one that is not there."""


def _undo(*steps: Step) -> Undo:
    known = steps[0][0] or steps[0][1]
    assert known
    return Undo(f"le modèle {known.reference}", partial(_put_back, steps))


def _is_taken(desk: Desk, model: PartnerModel) -> bool:
    """Whether another version is the draft of its convention, or in force, where this one was."""
    others = (each for each in stored.of_convention(desk.db, model.convention_id) if each.id != model.id)
    return model.state is not ModelState.REPLACED and any(each.state is model.state for each in others)


def _put_back(steps: tuple[Step, ...], desk: Desk) -> Changes:
    known = steps[0][0] or steps[0][1]
    assert known
    with writing(desk.db):
        for before, after in steps:
            one = before or after
            assert one
            if stored.find(desk.db, one.id) != after or (before and _is_taken(desk, before)):
                raise OutOfDate(_CHANGED)
            if before is None:
                stored.remove(desk.db, one.id)
            else:
                (stored.update if after else stored.add)(desk.db, before)
        desk.record(Action.UNDONE, f"modele-{known.id}")
    return Changes(Touched.SETTINGS, f"Annulé{NBSP}: le modèle {known.reference}.", known.id)
