"""Papers before they are printed, and what keeps them from coming out."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from desktop_app.domain.mandate import State
from desktop_app.screens.dialogs import MessageDialog
from desktop_app.screens.printing.condition_words import waiting, words_of
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.system.printer_state import Condition
from desktop_app.use_cases.papers import day_sheets, packs, printing
from tests.helpers import builders
from tests.helpers.printers import standing
from tests.looks import full_desk
from tests.looks.scene import add, main_scene, scene

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.screens.printing.printer import Printers
    from desktop_app.use_cases.desk import Desk
    from desktop_app.use_cases.papers.printing import Pack, Paper
    from tests.looks.stage import Stage

_NAME = "Accueil – Brother HL-L2350DW"
_READY = standing(_NAME, both_sides=True)


def _preview(stage: Stage, kind: str, printers: Printers = _READY) -> QWidget:
    desk = full_desk.ordinary(stage)
    dialog = PreviewDialog(stage.context(desk), _papers(desk, kind), printers=printers)
    stage.show(dialog)
    stage.until(dialog.panel.print_button.isEnabled)
    stage.rest()
    return dialog


def _ahead(stage: Stage, kind: str, now: datetime) -> QWidget:
    """The pack of the next day, or that of a power cut, on a desk of forty people."""
    desk = full_desk.ordinary(stage, now)
    pack = packs.tomorrow(desk) if kind == "tomorrow" else packs.power_cut(desk)
    dialog = PreviewDialog(stage.context(desk), pack, printers=_READY)
    stage.show(dialog)
    stage.until(dialog.panel.print_button.isEnabled)
    stage.rest()
    return dialog


def _papers(desk: Desk, kind: str) -> Paper | Pack:
    today = desk.now().date()
    if kind == "mandate":
        person = builders.stored_person(desk.db, "Lefèvre", "Éloïse")
        mandate = builders.stored_mandate(desk.db, State.IDENTIFIED, person=person)
        builders.stored_appointment(desk.db, person, start=datetime(2025, 12, 4, 15, 30))
        return packs.mandate(desk, mandate.id)
    if kind == "recovery":
        return printing.recovery_sheet(builders.RECOVERY_CODE, today)
    return packs.day(desk, today) if kind == "day" else day_sheets.every(desk, today)[0]


add("preview_mandate", partial(_preview, kind="mandate"), main=True)
add("preview_day", partial(_preview, kind="day"), main=True)
add("preview_sheet", partial(_preview, kind="sheet"))
add("preview_recovery", partial(_preview, kind="recovery"))
add("preview_tomorrow", partial(_ahead, kind="tomorrow", now=datetime(2025, 12, 3, 17, 30)), main=True)
add("preview_power_cut", partial(_ahead, kind="power_cut", now=datetime(2025, 11, 27, 8, 30)), main=True)
_PAUSED, _WIDE = standing(_NAME, condition=Condition.PAUSED), standing(_NAME, edge=40, both_sides=True)
add("preview_paused", partial(_preview, kind="sheet", printers=_PAUSED))
add("preview_wide_margins", partial(_preview, kind="day", printers=_WIDE), main=True)
add("preview_without_printer", partial(_preview, kind="sheet", printers=standing()))


@main_scene
def printing_waits(stage: Stage) -> QWidget:
    dialog = MessageDialog(words_of(Condition.PAPER_OUT).title, waiting(Condition.PAPER_OUT))
    dialog.offer("Laisser attendre", "Retirer de la file")
    return stage.show(dialog)


@scene
def printing_refused(stage: Stage) -> QWidget:
    words = words_of(Condition.REFUSING)
    dialog = MessageDialog(words.title, words.sentence, words.way_out)
    dialog.offer("J’ai compris")
    return stage.show(dialog)
