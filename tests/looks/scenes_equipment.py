"""The equipment of a session: to be looked for, all there, lacking, said on the day; and what is lent."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea

from desktop_app.domain.planning.equipment import EquipmentCheck
from desktop_app.domain.planning.loan import Loan
from desktop_app.screens.planning.equipment_dialog import EquipmentDialog
from desktop_app.screens.widgets.boxes import TickField
from desktop_app.screens.workshops.loan_dialog import LoanDialog
from desktop_app.use_cases.planning import equipment
from desktop_app.use_cases.workshops import loans
from tests.helpers.builders import THURSDAY, its_terms, put_right
from tests.looks import full_desk
from tests.looks.scene import main_scene, scene
from tests.looks.stage import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.use_cases.desk import Desk

THERE = ("Internet", "Ordinateur", "Imprimante et scanner", "Photocopieuse", "Vidéoprojecteur")
BROUGHT = ("Téléphone portable", "Six ordinateurs portables dans leur malle, avec leurs souris")


def _desk(stage: Stage) -> Desk:
    desk = full_desk.ordinary(stage)
    put_right(desk, its_terms(equipment=THERE, brought=BROUGHT))
    return desk


def _dialog(desk: Desk, stage: Stage) -> EquipmentDialog:
    window = stage.window(desk, "today")
    (equipped,) = equipment.of_day(desk, THURSDAY)
    window.context.dialogs.show(EquipmentDialog(window.context, equipped, window))
    return stage.front(EquipmentDialog)


@main_scene
def today_equipment_to_check(stage: Stage) -> QWidget:
    return stage.window(_desk(stage), "today")


@scene
def equipment_all_there(stage: Stage) -> QWidget:
    return _dialog(_desk(stage), stage)


@scene
def equipment_lacking(stage: Stage) -> QWidget:
    dialog = _dialog(_desk(stage), stage)
    for tick in dialog.findChildren(TickField)[3:6]:
        tick.click()
    return dialog


@scene
def today_equipment_lacking(stage: Stage) -> QWidget:
    desk = _desk(stage)
    (equipped,) = equipment.of_day(desk, THURSDAY)
    lacking = equipped.items[4:6]
    equipment.note(desk, EquipmentCheck(THURSDAY, equipped.advisor.id, 1, len(equipped.items), lacking))
    return stage.window(desk, "today")


@scene
def settings_equipment_of_a_convention(stage: Stage) -> QWidget:
    window = stage.window(_desk(stage), "settings", section="convention")
    section = window.page().sections["convention"]  # type: ignore[attr-defined]
    stage.settle()
    section.findChild(QScrollArea).ensureWidgetVisible(section.form.fields["brought"])
    return window


@main_scene
def settings_loans(stage: Stage) -> QWidget:
    desk = _desk(stage)
    for words, days in (("Imprimante 3D", 0), ("Malle de six ordinateurs portables", 5)):
        loans.keep(desk, Loan(0, words, THURSDAY - timedelta(2), THURSDAY + timedelta(days), "Armoire du bureau 2"))
    window = stage.window(desk, "settings", section="workshops")
    section = window.page().sections["workshops"]  # type: ignore[attr-defined]
    stage.settle()
    section.findChild(QScrollArea).ensureWidgetVisible(section.loans.add_button)
    return window


@scene
def loan_without_storage(stage: Stage) -> QWidget:
    window = stage.window(_desk(stage), "settings", section="workshops")
    dialog = LoanDialog(window.context, Loan(0, "Imprimante 3D", THURSDAY, THURSDAY, ""), window)
    window.context.dialogs.show(dialog)
    dialog.place()
    return stage.front(LoanDialog)
