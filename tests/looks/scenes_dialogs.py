"""The small windows: people, settings, questions, the crash, the preview of a paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea

from desktop_app.domain.errors import ForbiddenLine
from desktop_app.domain.text import line_faults
from desktop_app.screens.asserting import question
from desktop_app.screens.dialogs import MessageDialog
from desktop_app.screens.people.person_dialog import PersonDialog
from desktop_app.screens.window.crash_dialog import CrashDialog, report
from desktop_app.storage.errors import DiskFull
from tests.helpers import builders
from tests.helpers.seeing import field, fill
from tests.looks import full_desk
from tests.looks.scene import add, main_scene, scene
from tests.looks.stage import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


SECTIONS = ("place", "convention", "advisors", "days", "calendar", "reception", "security", "account", "display")


@main_scene
def person_blank(stage: Stage) -> QWidget:
    return stage.show(PersonDialog(stage.context(stage.desk())))


@scene
def person_faults(stage: Stage) -> QWidget:
    dialog = PersonDialog(stage.context(stage.desk()))
    stage.show(dialog)
    dialog.propose("12")
    dialog.place()
    return dialog


@scene
def person_duplicates(stage: Stage) -> QWidget:
    desk = stage.desk()
    builders.stored_person(desk.db, "Lefèvre", "Éloïse", "0639980001")
    dialog = PersonDialog(stage.context(desk))
    stage.show(dialog)
    dialog.propose("Lefevre Eloise")
    dialog.place()
    return dialog


@scene
def person_corrected(stage: Stage) -> QWidget:
    desk = stage.desk()
    return stage.show(PersonDialog(stage.context(desk), builders.stored_person(desk.db, "W" * 80, full_desk.EIGHTY)))


def _settings(stage: Stage, section: str) -> QWidget:
    return stage.window(full_desk.ordinary(stage), "settings", section=section)


for _section in SECTIONS:
    add(f"settings_{_section}", partial(_settings, section=_section), main=True)


@scene
def settings_advisors_unsaved(stage: Stage) -> QWidget:
    window = _settings(stage, "advisors")
    section = window.page().sections["advisors"]  # type: ignore[attr-defined]
    section.form.add_one()
    section.save()
    stage.settle()
    return window


@main_scene
def settings_calendar_filled(stage: Stage) -> QWidget:
    desk = full_desk.ordinary(stage)
    full_desk.close_some_days(desk)
    return stage.window(desk, "settings", section="calendar")


@main_scene
def settings_calendar_lower_down(stage: Stage) -> QWidget:
    window = settings_calendar_filled(stage)
    section = window.page().sections["calendar"]  # type: ignore[attr-defined]
    bar = section.findChild(QScrollArea).verticalScrollBar()
    bar.setValue(bar.maximum())
    stage.settle()
    return window


@scene
def settings_calendar_just_saved(stage: Stage) -> QWidget:
    window = settings_calendar_filled(stage)
    section = window.page().sections["calendar"]  # type: ignore[attr-defined]
    section.periods.edited.emit()
    section.save()
    stage.settle()
    return window


@main_scene
def settings_calendar_faults(stage: Stage) -> QWidget:
    window = _settings(stage, "calendar")
    section = window.page().sections["calendar"]  # type: ignore[attr-defined]
    section.periods.add_one()
    section.periods.add_one()
    fill(field(section, "Premier jour"), "24/12/2025")
    fill(field(section, "Dernier jour"), "23/12/2025")
    section.save()
    stage.settle()
    return window


@scene
def question_about_a_refused_line(stage: Stage) -> QWidget:
    line = next(line_faults("dossier de retraite, 1 47 10 99 352 018", "line-0", "La démarche"))
    assert isinstance(line, ForbiddenLine)
    title, sentence, yes, no = question(line)
    dialog = MessageDialog(title, sentence)
    dialog.offer(yes, no, dangerous=True)
    return stage.show(dialog)


@main_scene
def message_question(stage: Stage) -> QWidget:
    dialog = MessageDialog("Fermer sans enregistrer ?", "Ce que vous avez écrit ici sera perdu.")
    dialog.offer("Fermer", "Continuer")
    return stage.show(dialog)


@scene
def message_danger(stage: Stage) -> QWidget:
    sentence = "Rien n’est encore enregistré : ce que vous avez saisi sera perdu."
    dialog = MessageDialog("Quitter la première ouverture ?", sentence)
    dialog.offer("Quitter", "Continuer la saisie", dangerous=True)
    return stage.show(dialog)


@scene
def message_trouble(stage: Stage) -> QWidget:
    dialog = MessageDialog("Un souci avec le fichier", DiskFull().sentence, DiskFull().way_out)
    dialog.offer("J’ai compris")
    return stage.show(dialog)


@main_scene
def crash(stage: Stage) -> QWidget:
    try:
        full_desk.people(None, 1)  # type: ignore[arg-type]
    except AttributeError as bug:
        words = report(bug)
    return stage.show(CrashDialog(words, stage.desk().folder))
