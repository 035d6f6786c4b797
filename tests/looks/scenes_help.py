"""The help: a chapter with pictures, what is found, nothing found, the keys, the menu, the « ? » of a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.screens.appointments.booking_dialog import BookingDialog
from desktop_app.screens.help.window import HelpWindow
from tests.helpers.seeing import fill
from tests.looks import full_desk
from tests.looks.scene import main_scene, scene
from tests.looks.stage import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _help(stage: Stage, place: str) -> HelpWindow:
    window = HelpWindow(stage.dialogs)
    stage.resize(window, round(1040 * stage.scale), round(720 * min(stage.scale, 1.4)))
    stage.show(window)
    window.open_at(place)
    return window


@main_scene
def help_of_today(stage: Stage) -> QWidget:
    return _help(stage, "today#dire-qui-est-la")


@scene
def help_first_steps(stage: Stage) -> QWidget:
    return _help(stage, "first_steps")


@scene
def help_shortcuts(stage: Stage) -> QWidget:
    return _help(stage, "shortcuts")


@scene
def help_after_a_link(stage: Stage) -> QWidget:
    window = _help(stage, "first_steps")
    window.open_at("booking")
    window.open_at("people#deux-fois-la-meme-personne")
    return window


@main_scene
def help_searched(stage: Stage) -> QWidget:
    window = _help(stage, "first_steps")
    fill(window.search, "émargement")
    window.next_word()
    return window


@scene
def help_nothing_found(stage: Stage) -> QWidget:
    window = _help(stage, "first_steps")
    fill(window.search, "xylophone")
    return window


@main_scene
def help_asked_in_a_dialog(stage: Stage) -> QWidget:
    dialog = BookingDialog(stage.context(full_desk.ordinary(stage)))
    stage.dialogs.show(dialog)
    stage.settle()
    return dialog


@scene
def help_menu(stage: Stage) -> QWidget:
    window = stage.window(full_desk.ordinary(stage), "today")
    menu = window.top_bar.help_button.menu()
    menu.popup(window.mapToGlobal(window.rect().center()))
    stage.settle()
    return menu
