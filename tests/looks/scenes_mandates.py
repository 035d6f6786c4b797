"""Mandates: each step blank, filled and with faults; withdrawing, ending, and what the list tells."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from desktop_app.domain.account import Account, Role
from desktop_app.domain.mandate import State
from desktop_app.screens.mandates.before_step import BeforeStep
from desktop_app.screens.mandates.control_dialog import ControlDialog
from desktop_app.screens.mandates.page import MandatesPage
from desktop_app.screens.mandates.questions import ClosingDialog, EntrustDialog, WithdrawalDialog
from desktop_app.screens.mandates.steps import Step
from desktop_app.screens.mandates.taking import Taking
from desktop_app.use_cases.destruction import erasure
from desktop_app.use_cases.mandates import endings, mandates
from desktop_app.use_cases.settings import house_rules
from tests.helpers import builders
from tests.helpers.seeing import click
from tests.looks import full_desk
from tests.looks.scene import add, main_scene, scene
from tests.looks.stage import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.screens.window.main_window import MainWindow


def _page(window: MainWindow) -> MandatesPage:
    page = window.page()
    assert isinstance(page, MandatesPage)
    return page


def _taking(window: MainWindow) -> Taking:
    taking = _page(window).taking
    assert taking
    return taking


@scene
def mandates_all(stage: Stage) -> QWidget:
    window = stage.window(full_desk.ordinary(stage), "mandates")
    click(window, "Tous")
    stage.settle()
    return window


@main_scene
def mandates_at_the_front_desk(stage: Stage) -> QWidget:
    return stage.window(full_desk.ordinary(stage, account=2), "mandates")


@scene
def mandates_at_the_front_desk_none(stage: Stage) -> QWidget:
    return stage.window(stage.desk(account=2), "mandates")


@scene
def mandate_destroyed(stage: Stage) -> QWidget:
    desk = full_desk.ordinary(stage)
    mandate = builders.stored_mandate(desk.db)
    endings.withdraw(desk, mandate.id)
    return stage.window(desk, "mandates", mandate_id=mandate.id)


@scene
def mandate_of_somebody_erased(stage: Stage) -> QWidget:
    desk = full_desk.ordinary(stage)
    mandate = builders.stored_mandate(desk.db)
    endings.withdraw(desk, mandate.id)
    erasure.erase(desk, mandate.person_id)
    return stage.window(desk, "mandates", mandate_id=mandate.id)


@scene
def mandate_of_two(stage: Stage) -> QWidget:
    desk = full_desk.ordinary(stage)
    mandate = builders.stored_mandate(desk.db, substitutes=(2,))
    return stage.window(desk, "mandates", mandate_id=mandate.id)


@main_scene
def mandate_papers(stage: Stage) -> QWidget:
    desk = full_desk.ordinary(stage)
    mandate = builders.signed_mandate(desk)
    window = stage.window(desk, "mandates", mandate_id=mandate.id)
    offered = _page(window).list.detail.offered
    offered.sheets.popup(offered.papers.mapToGlobal(offered.papers.rect().bottomLeft()))
    return offered.sheets


@scene
def mandates_none_running(stage: Stage) -> QWidget:
    desk = stage.desk()
    builders.stored_mandate(desk.db, State.ENDED)
    return stage.window(desk, "mandates")


def _step(stage: Stage, state: State, *, faulty: bool) -> QWidget:
    desk = stage.desk()
    mandate = builders.stored_mandate(desk.db, state)
    window = stage.window(desk, "mandates")
    _page(window).take(mandate.id)
    stage.settle()
    if faulty:
        _taking(window).page().submit()
        stage.settle()
    return window


for _name, _state in {
    "information": State.DRAFT,
    "identity": State.INFORMED,
    "printing": State.IDENTIFIED,
    "signatures": State.PRINTED,
    "done": State.ACTIVE,
}.items():
    add(f"mandate_{_name}", partial(_step, state=_state, faulty=False), main=True)
    if _name not in ("printing", "done"):
        add(f"mandate_{_name}_faults", partial(_step, state=_state, faulty=True))


@main_scene
def mandate_scope(stage: Stage) -> QWidget:
    window = stage.window(full_desk.ordinary(stage), "mandates", new=True)
    _begin(_taking(window))
    stage.settle()
    return window


def _begin(taking: Taking) -> None:
    """Answer the first step as for anybody."""
    page = taking.page()
    assert isinstance(page, BeforeStep)
    page.together._group.button(1).click()
    page.plainly._group.button(0).click()
    page.submit()


@scene
def mandate_scope_faults(stage: Stage) -> QWidget:
    window = mandate_scope(stage)
    assert isinstance(window.page(), MandatesPage)  # type: ignore[attr-defined]
    _taking(window).page().submit()  # type: ignore[arg-type]
    stage.settle()
    return window


@scene
def mandate_scope_filled(stage: Stage) -> QWidget:
    desk = stage.desk()
    mandate = builders.stored_mandate(desk.db, State.INFORMED)
    window = stage.window(desk, "mandates")
    _page(window).take(mandate.id)
    _taking(window).go_to(Step.SCOPE)
    stage.settle()
    return window


@scene
def mandate_step_refused(stage: Stage) -> QWidget:
    window = stage.window(full_desk.ordinary(stage), "mandates", new=True)
    _begin(_taking(window))
    _taking(window).go_to(Step.PRINTING)
    stage.settle()
    return window


def _dialog(
    stage: Stage, kind: type[WithdrawalDialog | ClosingDialog | EntrustDialog], state: State, account: int = 1
) -> QWidget:
    desk = stage.desk(account=account)
    view = mandates.view(desk, builders.stored_mandate(desk.db, state).id)
    return stage.show(kind(stage.context(desk), view))


add("mandate_withdrawal", partial(_dialog, kind=WithdrawalDialog, state=State.ACTIVE), main=True)
add("mandate_withdrawal_at_the_desk", partial(_dialog, kind=WithdrawalDialog, state=State.ACTIVE, account=2))
add("mandate_abandon", partial(_dialog, kind=WithdrawalDialog, state=State.PRINTED))
add("mandate_entrusting", partial(_dialog, kind=EntrustDialog, state=State.ACTIVE))
add("mandate_closing", partial(_dialog, kind=ClosingDialog, state=State.ACTIVE))


def _chosen(stage: Stage, words: str) -> QWidget:
    dialog = _dialog(stage, ClosingDialog, State.ACTIVE)
    click(dialog, words)
    stage.settle()
    return dialog


add("mandate_closing_a_death", partial(_chosen, words="La personne est décédée"))
add("mandate_closing_from_a_day_to_come", partial(_chosen, words="Qui accompagne la personne"), main=True)


@scene
def mandate_suspended(stage: Stage) -> QWidget:
    desk = full_desk.ordinary(stage)
    mandate = builders.stored_mandate(desk.db, State.SUSPENDED)
    return stage.window(desk, "mandates", mandate_id=mandate.id)


@main_scene
def mandate_less_a_line(stage: Stage) -> QWidget:
    desk = full_desk.ordinary(stage)
    mandate = builders.stored_mandate(desk.db, State.ACTIVE)
    endings.withdraw_line(desk, mandate.id, number=1)
    return stage.window(desk, "mandates", mandate_id=mandate.id)


@scene
def mandate_waiting_for_its_sheet(stage: Stage) -> QWidget:
    desk = full_desk.ordinary(stage)
    mandate = builders.stored_mandate(desk.db, State.ACTIVE)
    house_rules.change(desk, replace(house_rules.load(desk), end_sheet_days=7))
    at_reception = replace(desk, account=Account(2, "Accueil", frozenset({Role.RECEPTION})))
    endings.withdraw(at_reception, mandate.id)
    return stage.window(desk, "mandates", mandate_id=mandate.id)


@main_scene
def mandate_control(stage: Stage) -> QWidget:
    return stage.show(ControlDialog(stage.context(full_desk.ordinary(stage))))


@scene
def mandate_control_with_nothing_to_tell(stage: Stage) -> QWidget:
    return stage.show(ControlDialog(stage.context(stage.desk())))
