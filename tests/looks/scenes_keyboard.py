"""The list of the keys of a page and of a dialog, and the new recovery code, of which every word is read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.screens.appointments.booking_dialog import BookingDialog
from desktop_app.screens.help.shortcuts import ShortcutsDialog
from desktop_app.screens.settings.new_code_dialog import NewCodeDialog
from tests.helpers.builders import PASSPHRASE
from tests.helpers.seeing import click, field, fill
from tests.looks import full_desk
from tests.looks.scene import main_scene, scene
from tests.looks.stage import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


@main_scene
def shortcuts_of_today(stage: Stage) -> QWidget:
    return stage.show(ShortcutsDialog(stage.window(full_desk.ordinary(stage), "today")))


@scene
def shortcuts_of_a_dialog(stage: Stage) -> QWidget:
    dialog = BookingDialog(stage.context(full_desk.ordinary(stage)), None)
    stage.show(dialog)
    return stage.show(ShortcutsDialog(dialog))


def _new_code(stage: Stage) -> NewCodeDialog:
    window = stage.window(stage.desk(), "settings", section="security")
    click(window, "Nouveau code de secours…")
    return stage.front(NewCodeDialog)


@scene
def new_code(stage: Stage) -> QWidget:
    return _new_code(stage)


@main_scene
def new_code_words(stage: Stage) -> QWidget:
    dialog = _new_code(stage)
    fill(field(dialog, "Phrase de passe actuelle"), PASSPHRASE)
    click(dialog, "Continuer")
    stage.until(lambda: dialog.code is not None)
    return dialog
