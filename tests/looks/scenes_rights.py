"""What people ask about their data: the register, what is noted of a request, and the answer for another program."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.reception.rights_request import (
    Answer,
    Answered,
    Extension,
    Identity,
    Means,
    Right,
    RightsRequest,
)
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.screens.protection.rights_dialogs import AnswerDialog, ExtensionDialog, RightsRequestDialog
from desktop_app.storage.reception import rights_requests as stored
from desktop_app.use_cases.papers import printing
from desktop_app.use_cases.reception import people, rights_requests
from tests.helpers.printers import standing
from tests.looks import full_desk
from tests.looks.scene import main_scene, scene
from tests.looks.stage import MID_MORNING, Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.use_cases.desk import Desk

TODAY = MID_MORNING.date()
_NO = Answered(Answer.REFUSED, TODAY - timedelta(2), Means.LETTER, "la pièce demandée deux fois n’est pas venue", True)
_YES = Answered(Answer.DONE, TODAY - timedelta(8), Means.DESK)


def _some(desk: Desk) -> None:
    someone, other = people.listing(desk)[0][:2]
    late = RightsRequest(0, Right.ACCESS, TODAY - timedelta(33), Means.LETTER, asked_by="Mme Roca, par sa fille")
    rights_requests.note(desk, late)
    doubted = RightsRequest(0, Right.ERASURE, TODAY - timedelta(12), Means.MAIL, Identity.DOUBTED, other.id)
    rights_requests.note(desk, doubted)
    longer = rights_requests.note(
        desk, RightsRequest(0, Right.PORTABILITY, TODAY - timedelta(25), person_id=someone.id)
    )
    rights_requests.prolong(desk, longer.subject, Extension(1, TODAY - timedelta(3), "trois mandats à relire"))
    for right, typed in ((Right.OBJECTION, _NO), (Right.RECTIFICATION, _YES)):
        asked = rights_requests.note(desk, RightsRequest(0, right, TODAY - timedelta(20), person_id=someone.id))
        rights_requests.answer(desk, asked.subject, typed)
    erased = RightsRequest(0, Right.ERASURE, TODAY - timedelta(60), noted_by=desk.who)
    stored.add(desk.db, erased)
    rights_requests.answered_here(desk, 6)


def _desk(stage: Stage) -> Desk:
    desk = full_desk.ordinary(stage)
    _some(desk)
    return desk


@main_scene
def protection_rights(stage: Stage) -> QWidget:
    return stage.window(_desk(stage), "protection", part="rights")


@scene
def protection_no_right_asked(stage: Stage) -> QWidget:
    return stage.window(stage.desk(), "protection", part="rights")


@scene
def right_to_note(stage: Stage) -> RightsRequestDialog:
    dialog = RightsRequestDialog(stage.context(stage.desk()))
    stage.show(dialog)
    dialog.place()
    return dialog


@scene
def right_prolonged(stage: Stage) -> ExtensionDialog:
    context = stage.context(_desk(stage))
    dialog = ExtensionDialog(context, rights_requests.listing(context.desk)[1])
    stage.show(dialog)
    return dialog


@scene
def right_refused(stage: Stage) -> AnswerDialog:
    context = stage.context(_desk(stage))
    dialog = AnswerDialog(context, rights_requests.listing(context.desk)[1])
    stage.show(dialog)
    dialog.answer.set_value(Answer.REFUSED)
    dialog._follow()
    return dialog


@scene
def preview_of_what_is_held(stage: Stage) -> QWidget:
    desk = full_desk.ordinary(stage)
    paper = printing.personal_record(desk, people.listing(desk)[0][0].id)
    printers = standing("Accueil – Brother HL-L2350DW", both_sides=True)
    dialog = PreviewDialog(stage.context(desk), paper, printers=printers)
    stage.show(dialog)
    stage.until(dialog.panel.print_button.isEnabled)
    stage.rest()
    return dialog
