"""What was done under a mandate: in the panel, and the dialog that notes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.mandate import Act, ActDone, Outcome
from desktop_app.screens.mandates.acts import ActDialog
from desktop_app.use_cases.mandates import acts, mandates
from tests.helpers import builders
from tests.looks import full_desk
from tests.looks.scene import main_scene, scene
from tests.looks.stage import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.domain.mandate import Mandate
    from desktop_app.use_cases.desk import Desk

BODY = builders.a_body(
    lines=(builders.rules.ScopeLine("CAF", "Demande d’aide au logement", frozenset([*Act][:4])),),
)


def _signed(desk: Desk) -> Mandate:
    """A mandate signed an hour ago."""
    return builders.stored_mandate(desk.db, drafted_at=desk.now() - timedelta(minutes=80), body=BODY)


def _acted(desk: Desk) -> Mandate:
    """The same, with three things done since, of which one awaits an answer."""
    mandate, now = _signed(desk), desk.now().replace(second=0, microsecond=0)
    filled = ActDone(1, Act.FILL, now - timedelta(minutes=40))
    sent = replace(filled, act=Act.SUBMIT, at=now - timedelta(minutes=20), outcome=Outcome.PENDING)
    due = {"due_on": now.date() + timedelta(8), "due_for": "regarder si la CAF a répondu"}
    for done in (filled, replace(sent, **due), ActDone(2, None, now - timedelta(minutes=5))):
        acts.note(desk, mandate.id, done)
    return mandate


@main_scene
def mandate_acts(stage: Stage) -> QWidget:
    desk = full_desk.ordinary(stage)
    return stage.window(desk, "mandates", mandate_id=_acted(desk).id)


@scene
def mandate_acts_all_done(stage: Stage) -> QWidget:
    desk = full_desk.ordinary(stage)
    mandate = _signed(desk)
    for done in (ActDone(1, Act.SUBMIT, desk.now()), ActDone(2, None, desk.now())):
        acts.note(desk, mandate.id, done)
    return stage.window(desk, "mandates", mandate_id=mandate.id)


def _dialog(stage: Stage, *, correcting: bool) -> ActDialog:
    desk = stage.desk()
    mandate = (_acted if correcting else _signed)(desk)
    view = mandates.view(desk, mandate.id)
    dialog = ActDialog(stage.context(desk), view, view.mandate.open_body.acts[1] if correcting else None)
    stage.show(dialog)
    return dialog


@main_scene
def mandate_act(stage: Stage) -> QWidget:
    return _dialog(stage, correcting=False)


@scene
def mandate_act_faults(stage: Stage) -> QWidget:
    dialog = _dialog(stage, correcting=False)
    dialog.form.fields["due_for"].set_value("relancer")
    dialog.at.hour.set_value(None)
    dialog.reference.set_value("1 85 05 78 006 084 91")
    dialog.agree.click()
    stage.settle()
    return dialog


@scene
def mandate_act_correcting(stage: Stage) -> QWidget:
    return _dialog(stage, correcting=True)
