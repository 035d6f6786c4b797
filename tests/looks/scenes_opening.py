"""What is seen before the day: the passphrase, the recovery code, the assistant of the first opening."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.screens.opening.assistant import Assistant
from desktop_app.screens.opening.new_passphrase_page import NewPassphrasePage
from desktop_app.screens.opening.unlock import UnlockWindow
from desktop_app.storage.errors import Damaged, WrongPassphrase
from tests.helpers.clock import StillClock
from tests.helpers.first_opening import SECRET, STEPS, TODAY, go_to
from tests.helpers.seeing import click, field
from tests.looks.scene import add, main_scene, scene
from tests.looks.stage import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_FOLDER = Path("/srv/mediatheque/permanence")


def _wrong(_folder: Path, _passphrase: str) -> bytes:
    raise WrongPassphrase


def _damaged(_folder: Path, _passphrase: str) -> bytes:
    raise Damaged


def _unlock(stage: Stage, open_with: object = _wrong) -> UnlockWindow:
    window = UnlockWindow(_FOLDER, stage.dialogs, open_with=open_with)  # type: ignore[arg-type]
    stage.show(window)
    return window


@main_scene
def unlock(stage: Stage) -> QWidget:
    return _unlock(stage)


@scene
def unlock_wrong(stage: Stage) -> QWidget:
    window = _unlock(stage)
    window.try_passphrase("le chêne vert")
    stage.until(lambda: bool(window.page.form.faults()))
    return window


@scene
def unlock_damaged(stage: Stage) -> QWidget:
    window = _unlock(stage, _damaged)
    window.try_passphrase("le chêne vert")
    stage.until(lambda: bool(window.trouble.sentence()))
    return window


@scene
def unlock_code(stage: Stage) -> QWidget:
    window = _unlock(stage)
    window.ask_code()
    return window


@scene
def unlock_code_wrong(stage: Stage) -> QWidget:
    window = _unlock(stage)
    window.ask_code()
    click(window, "Continuer")
    return window


@scene
def unlock_new_passphrase(stage: Stage) -> QWidget:
    window = _unlock(stage)
    page = NewPassphrasePage(window)
    window.stack.addWidget(page)
    window.stack.setCurrentWidget(page)
    return window


def _assistant(stage: Stage) -> Assistant:
    window = Assistant(stage.dialogs, clock=StillClock(TODAY))
    window.resize(round(1080 * stage.scale), round(740 * stage.scale))
    stage.show(window)
    return window


def _blank(stage: Stage, step: str) -> Assistant:
    window = _assistant(stage)
    if step != "model":
        click(window, "Autre convention")
        window.go_on()
    at = STEPS.index(step)
    window.stack.setCurrentIndex(at)
    window.steps.show_at(at)
    return window


def _faults(stage: Stage, step: str) -> Assistant:
    window = _blank(stage, step)
    window.go_on()
    return window


def _boulou(stage: Stage, step: str) -> Assistant:
    window = _assistant(stage)
    go_to(window, step)
    if step == "model":
        click(window, "Le Boulou")
    if step == "passphrase":
        line = field(window, "Nouvelle phrase de passe")
        line.setText(SECRET)  # type: ignore[attr-defined]
    return window


for _step in STEPS:
    add(f"assistant_{_step}_blank", partial(_blank, step=_step))
    add(f"assistant_{_step}_boulou", partial(_boulou, step=_step), main=True)
    add(f"assistant_{_step}_faults", partial(_faults, step=_step))
