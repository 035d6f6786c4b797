"""Every page of the rail, empty and full, and the pages of days as they may turn out."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from desktop_app.domain.reception.appointment import State
from desktop_app.screens.navigation import PAGES
from desktop_app.screens.theme.style import set_roomy
from desktop_app.screens.today.page import TodayPage
from desktop_app.use_cases.reception import appointments
from desktop_app.use_cases.settings import settings
from tests.helpers.seeing import fill
from tests.looks import full_desk
from tests.looks.scene import add, main_scene, scene
from tests.looks.stage import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.screens.window.main_window import MainWindow


def _empty(stage: Stage, page: str) -> QWidget:
    return stage.window(stage.desk(), page)


def _full(stage: Stage, page: str) -> QWidget:
    made = full_desk.stranded if page == "calls" else full_desk.ordinary
    return _asked(stage.window(made(stage), page), stage)


def _long(stage: Stage, page: str) -> QWidget:
    made = full_desk.long_names_stranded if page == "calls" else full_desk.long_names
    return _asked(stage.window(made(stage), page), stage)


def _asked(window: MainWindow, stage: Stage) -> QWidget:
    """The list of people is empty until something is typed."""
    if window.page().key == "people":
        fill(window.page().search, "e")  # type: ignore[attr-defined]
        stage.settle()
    return window


for _entry in PAGES:
    add(f"page_{_entry.key}_empty", partial(_empty, page=_entry.key))
    add(f"page_{_entry.key}_full", partial(_full, page=_entry.key), main=True)
    add(f"page_{_entry.key}_long_names", partial(_long, page=_entry.key))


@scene
def today_before_opening(stage: Stage) -> QWidget:
    return stage.window(full_desk.ordinary(stage, datetime(2025, 11, 27, 8, 30)), "today")


@scene
def today_evening(stage: Stage) -> QWidget:
    return stage.window(full_desk.ordinary(stage, datetime(2025, 11, 27, 17, 30)), "today")


@main_scene
def today_to_prepare(stage: Stage) -> QWidget:
    return stage.window(full_desk.ordinary(stage, datetime(2025, 12, 3, 17, 30)), "today")


@main_scene
def today_more_papers(stage: Stage) -> QWidget:
    window = stage.window(full_desk.ordinary(stage), "today")
    page = window.page()
    assert isinstance(page, TodayPage)
    menu = page.papers_button.menu()
    menu.popup(page.papers_button.mapToGlobal(page.papers_button.rect().bottomLeft()))
    return menu


@scene
def today_no_advisor(stage: Stage) -> QWidget:
    return stage.window(full_desk.ordinary(stage, datetime(2025, 12, 1, 9)), "today")


@scene
def today_no_day_at_all(stage: Stage) -> QWidget:
    return stage.window(stage.desk(rules=()), "today")


@scene
def today_workshop(stage: Stage) -> QWidget:
    return stage.window(full_desk.workshop(stage), "today")


@main_scene
def today_two_advisors(stage: Stage) -> QWidget:
    return stage.window(full_desk.two_advisors(stage), "today")


@scene
def today_two_advisors_roomy(stage: Stage) -> QWidget:
    set_roomy(stage.app, True)
    try:
        return stage.window(full_desk.two_advisors(stage), "today")
    finally:
        set_roomy(stage.app, False)


@scene
def today_many_advisors(stage: Stage) -> QWidget:
    return stage.window(full_desk.many_advisors(stage), "today")


@scene
def today_just_done(stage: Stage) -> QWidget:
    window = _full(stage, "today")
    window.context.runner.do(appointments.mark_as, 4, State.ARRIVED)  # type: ignore[attr-defined]
    stage.settle()
    return window


@scene
def agenda_no_day_at_all(stage: Stage) -> QWidget:
    return stage.window(stage.desk(rules=()), "agenda")


@scene
def agenda_out_of_hours(stage: Stage) -> QWidget:
    desk = full_desk.ordinary(stage)
    settings.change_days(desk, [])
    window = stage.window(desk, "agenda")
    window.go("agenda", day=date(2025, 12, 4))
    stage.settle()
    return window


@main_scene
def agenda_closed(stage: Stage) -> QWidget:
    desk = full_desk.ordinary(stage)
    full_desk.close_some_days(desk)
    window = stage.window(desk, "agenda")
    window.go("agenda", day=date(2025, 12, 25))
    stage.settle()
    return window


@scene
def agenda_closed_with_people(stage: Stage) -> QWidget:
    window = agenda_closed(stage)
    window.go("agenda", day=date(2025, 12, 4))  # type: ignore[attr-defined]
    stage.settle()
    return window


@scene
def agenda_in_school_holidays(stage: Stage) -> QWidget:
    window = agenda_closed(stage)
    window.go("agenda", day=date(2025, 12, 26))  # type: ignore[attr-defined]
    stage.settle()
    return window


@scene
def today_in_school_holidays(stage: Stage) -> QWidget:
    desk = full_desk.ordinary(stage, datetime(2025, 12, 26, 9, 30))
    full_desk.close_some_days(desk)
    return stage.window(desk, "today")


@scene
def agenda_workshop(stage: Stage) -> QWidget:
    return stage.window(full_desk.workshop(stage), "agenda")


@scene
def agenda_many_advisors(stage: Stage) -> QWidget:
    return stage.window(full_desk.many_advisors(stage), "agenda")


@main_scene
def demo(stage: Stage) -> QWidget:
    desk = stage.desk()
    desk.demo = True
    return stage.window(desk, "today")


@main_scene
def people_nothing_typed(stage: Stage) -> QWidget:
    return stage.window(full_desk.ordinary(stage), "people")


@scene
def people_searched(stage: Stage) -> QWidget:
    window = _full(stage, "people")
    fill(window.page().search, "ma")  # type: ignore[attr-defined]
    stage.settle()
    return window


@scene
def people_nobody_found(stage: Stage) -> QWidget:
    window = _full(stage, "people")
    fill(window.page().search, "xyz")  # type: ignore[attr-defined]
    stage.settle()
    return window
