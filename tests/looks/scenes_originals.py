"""The destruction clock, beside the list of mandates, and what is noted of the papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from desktop_app.domain.mandate import EndReason, State
from desktop_app.domain.mandate.paper_original import Disposal
from desktop_app.screens.mandates.page import MandatesPage
from desktop_app.screens.originals.due_rows import Kind
from desktop_app.screens.originals.paper_check_dialog import PaperCheckDialog
from desktop_app.screens.originals.paper_originals import (
    AllowDialog,
    AnswerDialog,
    DestroyedDialog,
    FilingAllDialog,
    FilingDialog,
)
from desktop_app.use_cases.mandates import endings, paper_originals
from desktop_app.use_cases.papers import mandate_sheets, printing
from tests.helpers import builders
from tests.helpers.seeing import click
from tests.looks.scene import add, main_scene, scene

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget

    from desktop_app.use_cases.desk import Desk
    from desktop_app.use_cases.mandates.paper_originals import OpenList
    from tests.looks.stage import Stage

_NAMES = (
    ("Aubert", "Nadia"),
    ("Roca", "Joan"),
    ("Vidal", "Rosa"),
    ("Petit", "Karim"),
    ("Serre", "Lucienne"),
    ("Martí", "Pau"),
)


def over_term(desk: Desk) -> None:
    """Three signed originals that were to be kept for six years after the end, which was in 2019."""
    for last, first in (("Castel", "Odette"), ("Costa", "Marcel"), ("Diallo", "Amina")):
        person = builders.stored_person(desk.db, last, first)
        made = builders.stored_mandate(
            desk.db,
            State.ENDED,
            person=person,
            drafted_at=datetime(2019, 3, 4, 9, 0),
            ends_on=date(2019, 4, 4),
            reason=EndReason.DONE,
        )
        paper_originals.file(desk, made.id, place=f"Classeur Mandats 2019, n° {made.id}")


def a_week(desk: Desk) -> None:
    """Something in each list of the page."""
    today = desk.now().date()
    over_term(desk)
    done = paper_originals.propose(desk).subject
    paper_originals.note_answer(desk, visa=False, answered_on=today, reference="courriel du 3 novembre")
    paper_originals.allow(desk, done)
    paper_originals.record_destroyed(desk, done, destroyed_on=today, way=Disposal.SHREDDED)
    over_term(desk)
    paper_originals.propose(desk)
    over_term(desk)
    people = [builders.stored_person(desk.db, *name) for name in _NAMES]
    builders.stored_mandate(desk.db, person=people[0], ends_on=today)
    builders.stored_mandate(desk.db, person=people[1], ends_on=today + timedelta(3))
    long_ago = datetime.combine(today - timedelta(24), builders.NINE.time())
    for person, state in zip(people[2:5], (State.DRAFT, State.PRINTED, State.INFORMED), strict=True):
        builders.stored_mandate(desk.db, state, person=person, drafted_at=long_ago)
    filed = builders.stored_mandate(desk.db, person=people[5])
    paper_originals.file(desk, filed.id, place="Classeur Mandats 2025, n° 12")
    paper_originals.report_missing(desk, filed.id)


def _page(stage: Stage, fill: object = a_week, account: int = 1) -> QWidget:
    desk = stage.desk(fill=fill)  # type: ignore[arg-type]
    if account != 1:
        desk = stage.desk(fill=fill, account=account)  # type: ignore[arg-type]
    window = stage.window(desk, "mandates", part="due")
    stage.settle()
    return window


def _at(window: QWidget, kind: Kind) -> QWidget:
    page = window.page()  # type: ignore[attr-defined]
    assert isinstance(page, MandatesPage) and page.due
    page.due.table.focus_row(lambda row: row.kind is kind)
    return window


@main_scene
def to_destroy(stage: Stage) -> QWidget:
    return _page(stage)


@scene
def to_destroy_nothing(stage: Stage) -> QWidget:
    return stage.window(stage.desk(), "mandates", part="due")


for _kind in (Kind.DRAFT, Kind.FILE, Kind.MISSING, Kind.TERM, Kind.LIST, Kind.DONE):
    add(f"to_destroy_{_kind.name.casefold()}", lambda stage, kind=_kind: _at(_page(stage), kind))


def _list(desk: Desk) -> OpenList:
    over_term(desk)
    return paper_originals.list_of(desk, paper_originals.propose(desk).subject)


def _dialog(stage: Stage, kind: type[AllowDialog | DestroyedDialog], *, faulty: bool = False) -> QWidget:
    desk = stage.desk()
    found = _list(desk)
    if kind is DestroyedDialog:
        today = desk.now().date()
        paper_originals.allow(desk, found.elimination.id, allowed_on=today, reference="AD66 2025/118")
        found = replace(found, elimination=paper_originals.list_of(desk, found.elimination.id).elimination)
    return _shown(stage, kind(stage.context(desk), found), faulty=faulty)


def _shown(stage: Stage, dialog: QDialog, *, faulty: bool) -> QWidget:
    shown = stage.show(dialog)
    if faulty:
        dialog.agree.click()  # type: ignore[attr-defined]
        stage.settle()
    return shown


add("archives_allowance", partial(_dialog, kind=AllowDialog))
add("archives_allowance_faults", partial(_dialog, kind=AllowDialog, faulty=True))
add("papers_destroyed", partial(_dialog, kind=DestroyedDialog))
add("papers_destroyed_faults", partial(_dialog, kind=DestroyedDialog, faulty=True))


def _answer(stage: Stage, *, faulty: bool = False) -> QWidget:
    return _shown(stage, AnswerDialog(stage.context(stage.desk())), faulty=faulty)


add("archives_answer", _answer)
add("archives_answer_faults", partial(_answer, faulty=True))


@scene
def original_filed(stage: Stage) -> QWidget:
    desk = stage.desk()
    made = builders.stored_mandate(desk.db, State.ENDED)
    original = paper_originals.of_mandate(desk, made.id)
    assert original
    return stage.show(FilingDialog(stage.context(desk), original))


@scene
def original_filed_faults(stage: Stage) -> QWidget:
    desk = stage.desk()
    original = paper_originals.of_mandate(desk, builders.stored_mandate(desk.db).id)
    assert original
    return _shown(stage, FilingDialog(stage.context(desk), original), faulty=True)


def _compared(stage: Stage, *, mark: str = "") -> QWidget:
    desk = stage.desk()
    mandate = builders.signed_mandate(desk)
    endings.withdraw(desk, mandate.id)
    receipt = mandate_sheets.withdrawal_receipt(desk, mandate.id)
    printing.record_printed(desk, receipt)
    assert receipt.mark
    dialog = PaperCheckDialog(stage.context(desk))
    shown = stage.show(dialog)
    dialog.fields["mark"].set_value(mark or receipt.mark.mark)
    click(dialog, "Comparer")
    stage.settle()
    return shown


add("paper_compared", _compared)
add("paper_compared_unknown", partial(_compared, mark="0f1e 2d3c 4b5a 6978"))
add("paper_compared_faults", partial(_compared, mark="0f1e"))


def _filing_all(stage: Stage, *, faulty: bool = False) -> QWidget:
    return _shown(stage, FilingAllDialog(stage.context(stage.desk(fill=a_week)), 4), faulty=faulty)


add("originals_filing_all", _filing_all)
add("originals_filing_all_faults", partial(_filing_all, faulty=True))
