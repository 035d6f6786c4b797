"""What is seen before the day: the passphrase, the recovery code, the assistant of the first opening."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.screens.opening.assistant import Assistant
from desktop_app.screens.opening.unlock import UnlockWindow
from desktop_app.storage.errors import Damaged, WrongPassphrase
from desktop_app.use_cases.accounts.opening import Unlocked
from tests.helpers.builders import ITS_ACCOUNTS
from tests.helpers.clock import StillClock
from tests.helpers.first_opening import SECRET, STEPS, TODAY, go_to
from tests.helpers.seeing import button, click, field, fill
from tests.looks.scene import add, main_scene, scene
from tests.looks.stage import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _wrong(_folder: Path, _account: int, _passphrase: str) -> Unlocked:
    raise WrongPassphrase


def _damaged(_folder: Path, _account: int, _passphrase: str) -> Unlocked:
    raise Damaged


def _unlock(stage: Stage, open_with: object = _wrong, *, recent: tuple[int, ...] = (1,), **more: Any) -> UnlockWindow:
    folder = more.pop("folder", None) or stage.desk().folder
    window = UnlockWindow(folder, stage.dialogs, recent=recent, **more)
    window._find_keys = open_with  # type: ignore[method-assign,assignment]
    stage.show(window)
    return window


@main_scene
def unlock(stage: Stage) -> QWidget:
    return _unlock(stage)


@scene
def unlock_one_account(stage: Stage) -> QWidget:
    return _unlock(stage, folder=stage.one_account())


@main_scene
def unlock_many_accounts(stage: Stage) -> QWidget:
    return _unlock(stage, folder=stage.many_accounts(), recent=(3, 7))


@scene
def unlock_nobody_chosen(stage: Stage) -> QWidget:
    window = _unlock(stage, recent=())
    window.page.go()
    return window


@scene
def unlock_wrong(stage: Stage) -> QWidget:
    window = _unlock(stage)
    window.try_passphrase("le chêne vert")
    stage.until(lambda: bool(window.page.form.faults()))
    return window


@main_scene
def unlock_waiting(stage: Stage) -> QWidget:
    window = _unlock(stage)
    for _ in range(5):
        window.page.form.clear_faults()
        window.try_passphrase("le chêne vert")
        stage.until(lambda: bool(window.page.form.faults()) or "Réessayez" in window.page.go_button.text())
    return window


@scene
def unlock_damaged(stage: Stage) -> QWidget:
    window = _unlock(stage, _damaged)
    window.try_passphrase("le chêne vert")
    stage.until(lambda: bool(window.head.sentence()))
    return window


@scene
def unlock_keys_missing(stage: Stage) -> QWidget:
    return _unlock(stage, folder=Path(stage.desk().folder / "ailleurs"))


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
    window._ask_new((None, ITS_ACCOUNTS))
    return window


def _assistant(stage: Stage) -> Assistant:
    window = Assistant(stage.dialogs, clock=StillClock(TODAY))
    stage.resize(window, round(1080 * stage.scale), round(740 * stage.scale))
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
        fill(field(window, "Votre nom"), "Marie Castell")
        fill(field(window, "Nouvelle phrase de passe"), SECRET)
        button(window, "Je suis aussi conseiller").click()
    return window


for _step in STEPS:
    add(f"assistant_{_step}_blank", partial(_blank, step=_step))
    add(f"assistant_{_step}_boulou", partial(_boulou, step=_step), main=True)
    add(f"assistant_{_step}_faults", partial(_faults, step=_step))
