"""Protection: everything in order, everything late, and what is asked before anything goes or comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.reception.appointment import State
from desktop_app.screens.people.erasure_dialog import ErasureDialog
from desktop_app.screens.protection.restore_dialog import RestoreDialog
from desktop_app.use_cases.copies import backups
from desktop_app.use_cases.mandates import endings
from tests.helpers import builders
from tests.helpers.clock import StillClock
from tests.helpers.readers import reading
from tests.helpers.seeing import click, field, fill
from tests.looks import full_desk
from tests.looks.scene import main_scene, scene
from tests.looks.stage import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.use_cases.desk import Desk


@main_scene
def protection_erasure(stage: Stage) -> QWidget:
    return stage.window(full_desk.long_kept(stage), "protection", part="erasure")


@scene
def protection_nobody_to_erase(stage: Stage) -> QWidget:
    return stage.window(stage.desk(), "protection", part="erasure")


@main_scene
def protection_destructions(stage: Stage) -> QWidget:
    return stage.window(full_desk.long_kept(stage), "protection", part="destructions")


@scene
def protection_nothing_destroyed(stage: Stage) -> QWidget:
    return stage.window(stage.desk(), "protection", part="destructions")


@main_scene
def protection_backups(stage: Stage) -> QWidget:
    return stage.window(full_desk.backed_up(stage), "protection")


@scene
def protection_no_copy_yet(stage: Stage) -> QWidget:
    return stage.window(stage.desk(), "protection")


@main_scene
def protection_restore(stage: Stage) -> QWidget:
    window = stage.window(full_desk.backed_up(stage), "protection")
    click(window, "Remettre en place…")
    dialog = stage.front()
    assert isinstance(dialog, RestoreDialog)
    stage.until(lambda: dialog.rows.rowCount() > 0)
    return dialog


@scene
def protection_late(stage: Stage) -> QWidget:
    desk = full_desk.backed_up(stage)
    endings.withdraw(desk, builders.stored_mandate(desk.db).id)
    stick = desk.folder.parent / "CLE-USB"
    stick.rename(stick.with_name("ailleurs"))
    late = replace(desk, clock=StillClock(desk.now() + timedelta(days=9)))
    backups.record(late, replace(backups.run(backups.prepare(late)), served=()))
    return stage.window(late, "protection")


@scene
def protection_place_refused(stage: Stage) -> QWidget:
    desk = full_desk.backed_up(stage)
    window = stage.window(desk, "protection")
    stage.dialogs.paths = [desk.folder]
    click(window, "Changer…")
    return window


@scene
def protection_time_refused(stage: Stage) -> QWidget:
    window = stage.window(full_desk.long_kept(stage), "protection", part="erasure")
    fill(field(window, "Garder une fiche après la dernière visite pendant"), "2")
    click(window, "Enregistrer")
    return window


@scene
def protection_to_finish(stage: Stage) -> QWidget:
    desk = full_desk.long_kept(stage)
    with reading(desk):
        endings.withdraw(desk, builders.stored_mandate(desk.db).id)
    return stage.window(desk, "protection", part="destructions")


@scene
def protection_no_copy_to_put_back(stage: Stage) -> QWidget:
    window = stage.window(stage.desk(), "protection")
    click(window, "Remettre en place…")
    return stage.front()


@main_scene
def erasure_asked(stage: Stage) -> QWidget:
    desk = full_desk.ordinary(stage)
    person = builders.stored_person(desk.db)
    builders.stored_appointment(desk.db, person, start=datetime(2025, 11, 20, 9), state=State.SEEN)
    endings.withdraw(desk, builders.stored_mandate(desk.db, person=person).id)
    return _erasing(stage, desk, person.id)


@scene
def erasure_refused(stage: Stage) -> QWidget:
    desk = full_desk.ordinary(stage)
    mandate = builders.stored_mandate(desk.db)
    dialog = _erasing(stage, desk, mandate.person_id)
    click(dialog, "Effacer pour toujours")
    return dialog


@scene
def erasure_of_a_long_name(stage: Stage) -> QWidget:
    desk = full_desk.long_names(stage)
    return _erasing(stage, desk, builders.stored_person(desk.db, "W" * 80, "ễ" * 80).id)


@scene
def erasure_done(stage: Stage) -> QWidget:
    desk = full_desk.ordinary(stage)
    dialog = _erasing(stage, desk, builders.stored_person(desk.db).id)
    click(dialog, "Effacer pour toujours")
    return dialog


def _erasing(stage: Stage, desk: Desk, person_id: int) -> QWidget:
    window = stage.window(desk, "people", person=person_id)
    click(window, "Effacer…")
    return stage.front(ErasureDialog)


@scene
def today_backup_late(stage: Stage) -> QWidget:
    desk = full_desk.backed_up(stage)
    return stage.window(replace(desk, clock=StillClock(desk.now() + timedelta(days=14))), "today")


@scene
def today_backed_up_at_the_front_desk(stage: Stage) -> QWidget:
    desk = full_desk.backed_up(stage)
    reception = replace(desk, account=builders.ITS_ACCOUNTS[1], keys=desk.keys.for_the_desk)
    return stage.window(reception, "today")
