"""Conventions in Réglages: their list, and the three steps about one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea

from desktop_app.domain.mandate import State
from desktop_app.screens.settings.convention_dialog import ConventionDialog
from desktop_app.screens.settings.convention_what import What
from desktop_app.use_cases.planning import schedule
from desktop_app.use_cases.settings import conventions
from desktop_app.use_cases.settings.convention_gestures import Addition, Amendment, Closing, Renewal
from tests.helpers import builders
from tests.looks import full_desk
from tests.looks.scene import main_scene, scene
from tests.looks.stage import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.use_cases.desk import Desk


def _lived(stage: Stage) -> Desk:
    """An amendment, a convention that follows, another partner and one that is closed."""
    desk = full_desk.ordinary(stage)
    today = desk.now().date()
    terms = schedule.register_of(desk)[0].terms
    later = replace(terms, hard_end=date(today.year + 2, 6, 22))
    own = builders.its_terms(own=True, partner="", signed_on=date(today.year + 2, 6, 23), controller="La commune")
    beside = builders.its_terms(partner="Communauté de communes du Vallespir", hard_end=None, booking_contact="")
    for gesture in (
        Amendment(1, today, later, "durée prolongée de deux ans"),
        Renewal(1, own),
        Addition(beside),
        Closing(3, today, "le poste n’est plus financé"),
    ):
        conventions.carry_out(desk, gesture, endings_confirmed=True)
    return desk


def _dialog(stage: Stage, what: What) -> ConventionDialog:
    desk = full_desk.ordinary(stage)
    dialog = ConventionDialog(stage.context(desk), schedule.register_of(desk)[0])
    stage.show(dialog)
    dialog.what.choice.set_value(what)
    dialog.what.choice.edited.emit()
    return dialog


def _closing(stage: Stage) -> ConventionDialog:
    dialog = _dialog(stage, What.CLOSE)
    builders.stored_mandate(dialog.context.desk.db, State.ACTIVE)
    rows = dialog.what.closing
    rows.how.setCurrentText("Résiliation pour faute")
    rows.letter_on.set_value(date(2025, 11, 11))
    rows.letter_on.edited.emit()
    rows.because.set_value("le Département n’envoie plus personne")
    return dialog


@main_scene
def settings_conventions_several(stage: Stage) -> QWidget:
    return stage.window(_lived(stage), "settings", section="convention")


@scene
def settings_conventions_more_terms(stage: Stage) -> QWidget:
    window = stage.window(full_desk.ordinary(stage), "settings", section="convention")
    section = window.page().sections["convention"]  # type: ignore[attr-defined]
    section.form._more.click()
    bar = section.findChild(QScrollArea).verticalScrollBar()
    stage.settle()
    bar.setValue(bar.maximum() // 2)
    stage.settle()
    return window


@main_scene
def settings_conventions_data(stage: Stage) -> QWidget:
    window = stage.window(full_desk.ordinary(stage), "settings", section="convention")
    section = window.page().sections["convention"]  # type: ignore[attr-defined]
    bar = section.findChild(QScrollArea).verticalScrollBar()
    stage.settle()
    bar.setValue(bar.maximum())
    stage.settle()
    return window


@main_scene
def convention_amended(stage: Stage) -> QWidget:
    return _dialog(stage, What.AMEND)


@main_scene
def convention_closed(stage: Stage) -> QWidget:
    dialog = _closing(stage)
    dialog._count()
    stage.settle()
    return dialog


@main_scene
def convention_closed_what_it_does(stage: Stage) -> QWidget:
    dialog = _closing(stage)
    dialog.go_on()
    stage.settle()
    return dialog


@main_scene
def convention_closed_before_and_after(stage: Stage) -> QWidget:
    dialog = _closing(stage)
    dialog.go_on()
    dialog.go_on()
    stage.settle()
    return dialog


@scene
def convention_renewed_with_a_gap(stage: Stage) -> QWidget:
    dialog = _dialog(stage, What.RENEW)
    dialog.what.first.set_value(date(2026, 7, 13))
    dialog.go_on()
    stage.settle()
    return dialog


@scene
def convention_faults(stage: Stage) -> QWidget:
    dialog = _dialog(stage, What.CLOSE)
    dialog.go_on()
    stage.settle()
    return dialog


@scene
def convention_added(stage: Stage) -> QWidget:
    return stage.show(ConventionDialog(stage.context(full_desk.ordinary(stage)), None))
