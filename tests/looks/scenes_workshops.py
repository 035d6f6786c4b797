"""Workshops: in the day, their people, a title, somebody more, the catalogue; full, empty, cancelled, over its hour."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from typing import TYPE_CHECKING

from desktop_app.domain.planning import CatalogueEntry, Level, Segment, Subject
from desktop_app.domain.theme import Purpose
from desktop_app.screens.settings.page import SettingsPage
from desktop_app.screens.workshops.enrol_dialog import EnrolDialog, Way
from desktop_app.screens.workshops.roll_dialog import RollDialog
from desktop_app.screens.workshops.subject_dialogs import EntryDialog, SubjectDialog
from desktop_app.use_cases.reception import appointments, enrolment
from desktop_app.use_cases.settings import house_rules
from desktop_app.use_cases.workshops import catalogue, gauges, workshops
from tests.helpers.builders import thursdays
from tests.looks import full_desk
from tests.looks.scene import main_scene, scene
from tests.looks.stage import MID_MORNING, Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.use_cases.desk import Desk

FIRST_STEPS = Subject(
    "Premiers pas avec l’ordinateur",
    "PrendreEnMainDuMateriel",
    aims="Allumer, ranger, retrouver",
    level=Level.BEGINNER,
    material="Souris, casques",
    minimum=4,
    machine_each=True,
)
MAIL = Subject("Écrire et recevoir un courriel", "Email", minimum=3, maximum=8)
LONG = replace(FIRST_STEPS, title="Apprivoiser sa messagerie et trier ses courriels indésirés", aims="Trier" * 8)
_MIXED = (
    thursdays(
        1,
        purpose=Purpose.ANY_HELP,
        segments=(Segment(time(9), time(12), step=45), Segment.workshop(time(14), time(16), 8, "Salle multimédia")),
        step=45,
    ),
)
AT_TWO = datetime(2025, 11, 27, 14)
_PLACE = {"advisor_id": 1, "start": AT_TWO}


def _desk(stage: Stage, now: datetime, count: int, *, waits: int = 0, subject: Subject = FIRST_STEPS) -> Desk:
    """So many people are enrolled, and some wait; it was to be decided the day before at noon."""

    def fill(desk: Desk) -> None:
        known = full_desk.people(desk, 20)
        for person, start in zip(known[14:], ((9, 0), (9, 45), (10, 30)), strict=False):
            full_desk.book(desk, person, start, state=full_desk.State.EXPECTED, theme="Logement")
        house_rules.change(desk, replace(house_rules.load(desk), workshop_machines=6, workshop_room=8))
        for entry in (FIRST_STEPS, MAIL):
            catalogue.keep(desk, CatalogueEntry(0, entry, 120, 3 if entry is MAIL else 1))
        workshops.give(desk, **_PLACE, subject=subject, decide_by=datetime(2025, 11, 27, 12))
        for person in known[:count]:
            enrolment.enrol(desk, **_PLACE, person=person)
        for person in known[count : count + waits]:
            enrolment.put_on_list(desk, **_PLACE, person=person)

    return stage.desk(now, rules=_MIXED, fill=fill)


def _roll(stage: Stage, desk: Desk) -> QWidget:
    return stage.show(RollDialog(stage.context(desk), 1, AT_TWO))


@main_scene
def workshop_in_the_day(stage: Stage) -> QWidget:
    """Three of six: one is missing, and it is to be decided before noon; its people come under it."""
    return stage.window(_desk(stage, MID_MORNING, 3, waits=2), "today")


@scene
def workshop_without_title_in_the_day(stage: Stage) -> QWidget:
    """The Friday of Le Boulou, of which nobody has said what it is about."""
    return stage.window(stage.desk(datetime(2025, 11, 28, 8, 30)), "today")


@main_scene
def workshop_roll(stage: Stage) -> QWidget:
    """Three of six, two who wait."""
    return _roll(stage, _desk(stage, MID_MORNING, 3, waits=2))


@scene
def workshop_roll_full(stage: Stage) -> QWidget:
    """Six of six, one seat kept since somebody gave theirs up."""
    desk = _desk(stage, MID_MORNING, 6, waits=3)
    booked = enrolment.roll(desk, 1, AT_TWO).people[0]
    appointments.mark_as(desk, booked.appointment.id, full_desk.State.EXCUSED)
    enrolment.promote(desk, enrolment.roll(desk, 1, AT_TWO).waiting[0].request.id)
    return _roll(stage, desk)


@scene
def workshop_roll_empty(stage: Stage) -> QWidget:
    """Nobody is enrolled."""
    return _roll(stage, _desk(stage, MID_MORNING, 0))


@scene
def workshop_roll_long(stage: Stage) -> QWidget:
    """The longest title and names, after its hour."""
    return _roll(stage, _desk(stage, datetime(2025, 11, 27, 13), 3, waits=1, subject=LONG))


@scene
def workshop_roll_cancelled(stage: Stage) -> QWidget:
    """Cancelled for want of people."""
    desk = _desk(stage, datetime(2025, 11, 27, 12, 30), 2)
    workshops.call_off(desk, 1)
    return _roll(stage, desk)


@scene
def workshop_cancelled_in_the_day(stage: Stage) -> QWidget:
    """Cancelled: two are to be told."""
    desk = _desk(stage, datetime(2025, 11, 27, 12, 30), 2)
    workshops.call_off(desk, 1)
    return stage.window(desk, "today")


@scene
def workshop_subject(stage: Stage) -> QWidget:
    """Its title, corrected."""
    desk = _desk(stage, MID_MORNING, 3)
    gauge = gauges.at(desk, 1, AT_TWO)
    assert gauge
    return stage.show(SubjectDialog(stage.context(desk), gauge))


@scene
def workshop_subject_refused(stage: Stage) -> QWidget:
    """Without a title, and more people needed than it takes."""
    desk = _desk(stage, MID_MORNING, 3)
    gauge = gauges.at(desk, 1, AT_TWO)
    assert gauge

    dialog = SubjectDialog(stage.context(desk), gauge)
    dialog.title.set_value("")
    dialog.form.fields["maximum"].set_value(2)
    stage.show(dialog)
    dialog.place()
    stage.settle()
    return dialog


@scene
def workshop_enrol_when_full(stage: Stage) -> QWidget:
    """Six of six: the waiting list, or a reason."""
    desk = _desk(stage, MID_MORNING, 6)
    gauge = gauges.at(desk, 1, AT_TWO)
    assert gauge

    dialog = EnrolDialog(stage.context(desk), gauge)
    dialog.way.set_value(Way.BEYOND)
    dialog.way.edited.emit()
    stage.show(dialog)
    dialog.place()
    stage.settle()
    return dialog


@scene
def workshop_entry(stage: Stage) -> QWidget:
    """One of the catalogue, corrected."""
    desk = _desk(stage, MID_MORNING, 0)
    entry = catalogue.entries(desk)[0]
    return stage.show(EntryDialog(stage.context(desk), entry))


@scene
def workshops_section(stage: Stage) -> QWidget:
    """The limits and the catalogue, in Réglages."""
    window = stage.window(_desk(stage, MID_MORNING, 0), "settings")
    page = window.page()
    assert isinstance(page, SettingsPage)
    page.aim(section="workshops")
    return window
