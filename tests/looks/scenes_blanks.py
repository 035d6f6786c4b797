"""The blank mandates: their list, how many to print, one spoilt, one entered; the papers of a référent's controls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.mandate import IdentityDocument, InformationPoint
from desktop_app.domain.mandate.blank import Spoilt, Written
from desktop_app.screens.mandates.blank_entry import BlankEntryDialog
from desktop_app.screens.mandates.blanks_dialog import BlanksDialog, PadDialog, SpoiltDialog
from desktop_app.screens.mandates.control_dialog import ControlPrintDialog
from desktop_app.use_cases.mandates import blanks
from tests.helpers import builders
from tests.looks.scene import main_scene, scene

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.use_cases.desk import Desk
    from tests.looks.stage import Stage


def a_pad(desk: Desk) -> None:
    """Six blanks: one was signed, one torn, four are out."""
    first = blanks.number(desk, count=6, advisor_id=1).subject
    written = Written(
        at=desk.now(),
        place="Tautavel",
        told=frozenset(InformationPoint),
        identity=IdentityDocument.PASSPORT,
        facts=frozenset(),
        ends_on=desk.now().date(),
        signed=True,
        understood=True,
        read_again=True,
    )
    person = builders.stored_person(desk.db, "Serre", "Lucienne")
    blanks.enter(desk, first, person=person, written=written, body=builders.a_body())
    blanks.spoil(desk, [first + 1], why=Spoilt.MISTAKE)


@main_scene
def blank_mandates(stage: Stage) -> QWidget:
    desk = stage.desk(fill=a_pad)
    return stage.show(BlanksDialog(stage.context(desk)))


@scene
def blank_mandates_none(stage: Stage) -> QWidget:
    return stage.show(BlanksDialog(stage.context(stage.desk())))


@scene
def blank_mandates_pad(stage: Stage) -> QWidget:
    return stage.show(PadDialog(stage.context(stage.desk())))


@scene
def blank_mandate_spoilt_faults(stage: Stage) -> QWidget:
    desk = stage.desk(fill=a_pad)
    row = blanks.listing(desk)[0]
    dialog = SpoiltDialog(stage.context(desk), row.blank)
    shown = stage.show(dialog)
    dialog.agree.click()
    stage.settle()
    return shown


@scene
def mandates_of_a_period(stage: Stage) -> QWidget:
    return stage.show(ControlPrintDialog(stage.context(stage.desk())))


@scene
def mandates_of_a_period_faults(stage: Stage) -> QWidget:
    dialog = ControlPrintDialog(stage.context(stage.desk()))
    shown = stage.show(dialog)
    dialog.last.set_value(None)
    dialog.agree.click()
    stage.settle()
    return shown


def _entry(stage: Stage) -> BlankEntryDialog:
    desk = stage.desk(fill=a_pad)
    return BlankEntryDialog(stage.context(desk), blanks.listing(desk)[0])


@scene
def blank_mandate_entry(stage: Stage) -> QWidget:
    return stage.show(_entry(stage))


@scene
def blank_mandate_entry_faults(stage: Stage) -> QWidget:
    dialog = _entry(stage)
    shown = stage.show(dialog)
    dialog.who.choose(builders.a_person(id=1))
    dialog.agree.click()
    stage.settle()
    return shown
