"""Sheets that come back: names written by hand, a full workshop, hours of leaving."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from typing import TYPE_CHECKING

from desktop_app.domain.person import read_person
from desktop_app.domain.reception.signed_sheet import Written
from desktop_app.domain.reception.tally import TallyLine
from desktop_app.domain.reception.ticket import TicketState
from desktop_app.screens.appointments.sheet_dialog import SheetDialog
from desktop_app.screens.appointments.tally_dialog import TallyDialog
from desktop_app.screens.appointments.written_dialog import WrittenDialog
from desktop_app.storage import house_rules
from desktop_app.storage.connection import database
from desktop_app.use_cases.planning import schedule
from desktop_app.use_cases.workshops import workshops
from tests.helpers.builders import THURSDAY
from tests.looks import full_desk
from tests.looks.scene import main_scene, scene
from tests.looks.stage import Stage
from tests.use_cases.gestures_of_workshops import FIRST_STEPS

if TYPE_CHECKING:
    from desktop_app.use_cases.desk import Desk

_THE_DAY_AFTER = datetime(2025, 11, 28, 8, 30)
_WRITTEN = (Written("", read_person("Serra", "Núria"), time(10, 45)), Written("", read_person("Costa", "Ana")))


def _opened(stage: Stage, desk: Desk, *, asks: bool = False) -> SheetDialog:
    if asks:
        with database.writing(desk.db):
            house_rules.save(desk.db, replace(house_rules.load(desk.db), asks_leaving=True))
    dialog = SheetDialog(stage.context(desk), THURSDAY)
    stage.show(dialog)
    return dialog


@main_scene
def signed_sheet_with_names(stage: Stage) -> SheetDialog:
    dialog = _opened(stage, full_desk.ordinary(stage, _THE_DAY_AFTER), asks=True)
    dialog.everybody.click()
    for row in _WRITTEN:
        dialog._add(row)
    dialog.table.focus_first()
    dialog.table.setCurrentIndex(dialog.table.rows.index(0, 0))
    dialog.leaving.field.set_value(time(9, 50))
    return dialog


@scene
def signed_sheet_with_a_departure_that_cannot_be(stage: Stage) -> SheetDialog:
    dialog = _opened(stage, full_desk.long_names(stage), asks=True)
    dialog.table.setCurrentIndex(dialog.table.rows.index(0, 0))
    dialog.table.tell(signed=True)
    dialog.leaving.field.set_value(time(6, 30))
    dialog.leaving.keep()
    return dialog


@main_scene
def name_written_on_a_sheet(stage: Stage) -> WrittenDialog:
    return _name(stage, full_desk.ordinary(stage, _THE_DAY_AFTER), "mar")


@scene
def name_written_by_somebody_new(stage: Stage) -> WrittenDialog:
    dialog = _name(stage, full_desk.ordinary(stage, _THE_DAY_AFTER))
    dialog.who.picker.add_requested.emit("Lefèvre Éloïse")
    dialog.place()
    return dialog


@scene
def name_written_beyond_the_seats(stage: Stage) -> WrittenDialog:
    desk = full_desk.workshop(stage)
    nine = datetime(2025, 11, 28, 9)
    workshops.give(desk, advisor_id=2, start=nine, subject=replace(FIRST_STEPS, maximum=5))
    dialog = WrittenDialog(stage.context(desk), nine.date(), "Ligne 6 de la feuille A", "A", {}, (), asks_leaving=True)
    stage.show(dialog)
    dialog.begin("Serr")
    return dialog


@main_scene
def tally_typed(stage: Stage) -> TallyDialog:
    desk = full_desk.ordinary(stage, _THE_DAY_AFTER)
    dialog = TallyDialog(stage.context(desk), THURSDAY, schedule.advisors_by_id(desk)[1])
    stage.show(dialog)
    for line in (TallyLine("Logement", 25), TallyLine("", 0, TicketState.LEFT)):
        dialog._lines.append(line)
    dialog.outcome.set_value(TicketState.REDIRECTED)
    dialog._follow()
    return dialog


def _name(stage: Stage, desk: Desk, begun: str = "") -> WrittenDialog:
    dialog = WrittenDialog(stage.context(desk), THURSDAY, "Ligne 9", "", {}, _WRITTEN, asks_leaving=False)
    stage.show(dialog)
    dialog.begin(begun)
    return dialog
