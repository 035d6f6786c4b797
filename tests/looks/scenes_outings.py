"""« Hors les murs »: what was asked for elsewhere, noted and decided."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.reception.outing import Decided, Outing, OutingDecision
from desktop_app.screens.planning.outing_dialogs import OutingDecisionDialog, OutingDialog, OutingsDialog
from desktop_app.use_cases.reception import outings
from tests.looks.scene import main_scene, scene
from tests.looks.stage import MID_MORNING, Stage

if TYPE_CHECKING:
    from desktop_app.use_cases.desk import Desk

TODAY = MID_MORNING.date()
_EHPAD = Outing(0, TODAY - timedelta(9), "EHPAD Les Lilas", "salle d’animation", "tablettes", "un mardi de décembre")
_SCHOOL = Outing(0, TODAY - timedelta(3), "École Jean-Jaurès", "salle des maîtres", "parents : Pronote et ENT")
_MARKET = Outing(0, TODAY - timedelta(20), "Association des commerçants", "marché du samedi", "initiation au passage")
_YES = Decided(OutingDecision.ACCEPTED, "service Culture", TODAY - timedelta(1), TODAY + timedelta(12))
_NO = Decided(OutingDecision.REFUSED, "service Culture", TODAY - timedelta(4), reason="pas de connexion sur place")


def _some(desk: Desk) -> None:
    for asked, decided in ((_EHPAD, _YES), (_MARKET, _NO), (_SCHOOL, None)):
        made = outings.keep(desk, asked).subject
        if decided:
            outings.settle(desk, made, decided)


def _listed(stage: Stage, fill: object = None) -> OutingsDialog:
    dialog = OutingsDialog(stage.context(stage.desk(fill=fill)))  # type: ignore[arg-type]
    stage.show(dialog)
    return dialog


@main_scene
def outings_listed(stage: Stage) -> OutingsDialog:
    return _listed(stage, _some)


@scene
def outings_of_nobody(stage: Stage) -> OutingsDialog:
    return _listed(stage)


@scene
def outing_to_note(stage: Stage) -> OutingDialog:
    dialog = OutingDialog(stage.context(stage.desk()))
    stage.show(dialog)
    dialog.place()
    return dialog


@scene
def outing_accepted(stage: Stage) -> OutingDecisionDialog:
    return _decision(stage, OutingDecision.ACCEPTED)


@scene
def outing_refused(stage: Stage) -> OutingDecisionDialog:
    return _decision(stage, OutingDecision.REFUSED)


def _decision(stage: Stage, decision: OutingDecision) -> OutingDecisionDialog:
    context = stage.context(stage.desk(fill=_some))
    found = outings.listing(context.desk)
    dialog = OutingDecisionDialog(context, found.rows[0], found.decider)
    stage.show(dialog)
    dialog.decision.set_value(decision)
    dialog._follow()
    return dialog
