"""The mandate that a convention imposes: its blocks, what it lacks, and one block being written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.screens.settings.partner_model_dialog import PartnerBlockDialog, PartnerModelDialog, PartnerNameDialog
from desktop_app.use_cases.settings import partner_models
from tests.looks import full_desk
from tests.looks.scene import main_scene, scene

if TYPE_CHECKING:
    from desktop_app.domain.convention.partner_model import PartnerModel
    from desktop_app.use_cases.desk import Desk
    from tests.looks.stage import Stage

_NAME = "Département des Pyrénées-Orientales"


def _shown(desk: Desk) -> PartnerModel:
    shown = partner_models.of_convention(desk, 1).shown
    assert shown
    return shown


def _draft(stage: Stage) -> Desk:
    """A first version in force, and a draft that lacks two things."""
    desk = full_desk.ordinary(stage)
    partner_models.begin(desk, 1)
    partner_models.keep(desk, replace(_shown(desk), name="Mandat – annexe 3"))
    partner_models.put(desk, 1)
    partner_models.begin(desk, 1)
    blocks = [replace(each, text=each.text.replace("à tout moment", "par lettre")) for each in _shown(desk).blocks]
    partner_models.keep(desk, replace(_shown(desk), blocks=tuple(blocks[:2] + blocks[3:])))
    return desk


def _dialog(stage: Stage, desk: Desk) -> PartnerModelDialog:
    dialog = PartnerModelDialog(stage.context(desk), 1, _NAME)
    stage.show(dialog)
    return dialog


@main_scene
def partner_model(stage: Stage) -> PartnerModelDialog:
    return _dialog(stage, _draft(stage))


@scene
def partner_model_none(stage: Stage) -> PartnerModelDialog:
    return _dialog(stage, full_desk.ordinary(stage))


@scene
def partner_model_in_force(stage: Stage) -> PartnerModelDialog:
    desk = full_desk.ordinary(stage)
    partner_models.put(desk, partner_models.begin(desk, 1).subject)
    return _dialog(stage, desk)


@scene
def partner_block(stage: Stage) -> PartnerBlockDialog:
    context = stage.context(_draft(stage))
    dialog = PartnerBlockDialog(context, _shown(context.desk), 0)
    stage.show(dialog)
    dialog.text.set_value("Je soussigné(e) {prénom} {nom}, né(e) {naissance}.")
    dialog.place()
    return dialog


@scene
def partner_model_named(stage: Stage) -> PartnerNameDialog:
    context = stage.context(_draft(stage))
    dialog = PartnerNameDialog(context, _shown(context.desk))
    stage.show(dialog)
    return dialog
