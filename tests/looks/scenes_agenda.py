"""The agenda by week, month and year: empty, usual, dense, with long names, and while somebody is carried."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop_app.domain.planning import Pattern, Rhythm, Segment
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.theme import Purpose
from desktop_app.screens.agenda.page import AgendaPage
from desktop_app.screens.agenda.view import Span
from desktop_app.screens.agenda.week_view import WeekView
from desktop_app.use_cases.planning import schedule
from desktop_app.use_cases.reception.grouping import Grouping
from tests.helpers import builders
from tests.helpers.typing import press
from tests.looks import full_desk
from tests.looks.scene import main_scene, scene
from tests.looks.stage import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.use_cases.desk import Desk

_THURSDAY = date(2025, 11, 27)
_MONDAY = _THURSDAY - timedelta(3)
_THEMES = ("Logement", "ArgentImpots", "SocialSante", "PapiersElectionsCitoyennete", "TravailFormation")


def dense(stage: Stage) -> Desk:
    """Two advisors from Monday to Friday, sixteen appointments a day; a queue and two workshops among them."""
    return stage.desk(rules=_dense_rules(), fill=_fill_dense)


def _dense_rules() -> tuple[Pattern, ...]:
    halves = (Segment(time(9), time(12)), Segment(time(14), time(17)))
    queue = (Segment.walk_in(time(9), time(11), "salle 2"), Segment.workshop(time(14), time(16), 8, "salle multimédia"))

    def every(weekday: int, advisor_id: int, segments: tuple[Segment, ...]) -> Pattern:
        since = date(2024, 3, 6)
        return Pattern(
            0, weekday, Rhythm.EVERY_WEEK, advisor_id, Purpose.ANY_HELP, segments, starts_on=since, convention_id=1
        )

    mine = tuple(every(weekday, 1, halves) for weekday in range(5))
    return (*mine, *(every(weekday, 2, queue if weekday in (2, 4) else halves) for weekday in range(5)))


def _fill_dense(desk: Desk) -> None:
    known = iter(full_desk.people(desk, 200))
    at = 0
    for day in (_MONDAY + timedelta(n) for n in range(5)):
        for session in schedule.here_on(desk, day):
            for slot in session.slots:
                at += 1
                for _ in range(5 if slot.places > 1 else at % 6 > 0):
                    builders.stored_appointment(
                        desk.db,
                        next(known),
                        start=slot.start,
                        minutes=(slot.end - slot.start).seconds // 60,
                        advisor_id=slot.advisor_id,
                        theme=_THEMES[at % 5],
                        state=_state(slot.start, desk.now(), at),
                    )


def _state(start: datetime, now: datetime, at: int) -> State:
    if start + timedelta(minutes=30) < now:
        return State.ABSENT if at % 7 == 0 else State.SEEN
    return State.ARRIVED if start.date() == now.date() and start <= now else State.EXPECTED


def look(stage: Stage, desk: Desk, span: Span, day: date = _THURSDAY) -> QWidget:
    """The agenda of this desk, so much of it, around this date."""
    window = stage.window(desk, "agenda", day=day)
    page = window.page()
    assert isinstance(page, AgendaPage)
    page.look_at(span)
    stage.settle()
    return window


def _week(window: QWidget) -> WeekView:
    return window.findChild(WeekView)


@main_scene
def week_usual(stage: Stage) -> QWidget:
    return look(stage, full_desk.ordinary(stage), Span.WEEK)


@scene
def week_nobody_booked(stage: Stage) -> QWidget:
    return look(stage, stage.desk(), Span.WEEK)


@scene
def week_without_session(stage: Stage) -> QWidget:
    desk = full_desk.ordinary(stage)
    full_desk.close_some_days(desk)
    return look(stage, desk, Span.WEEK, date(2025, 12, 30))


@main_scene
def week_dense(stage: Stage) -> QWidget:
    return look(stage, dense(stage), Span.WEEK)


def by_advisor(window: QWidget) -> QWidget:
    """The same with the days of each advisor together."""
    page = window.findChild(AgendaPage)
    page.group(Grouping.ADVISORS)
    return window


@main_scene
def week_by_advisor(stage: Stage) -> QWidget:
    window = by_advisor(look(stage, dense(stage), Span.WEEK))
    stage.settle()
    return window


@scene
def week_by_advisor_usual(stage: Stage) -> QWidget:
    window = by_advisor(look(stage, full_desk.ordinary(stage), Span.WEEK))
    stage.settle()
    return window


@scene
def week_holidays(stage: Stage) -> QWidget:
    desk = full_desk.ordinary(stage)
    full_desk.close_some_days(desk)
    return look(stage, desk, Span.WEEK, date(2025, 12, 26))


@scene
def week_stranded(stage: Stage) -> QWidget:
    return look(stage, full_desk.stranded(stage), Span.WEEK, date(2025, 12, 4))


@scene
def week_many_advisors(stage: Stage) -> QWidget:
    return look(stage, full_desk.many_advisors(stage), Span.WEEK)


@main_scene
def week_long_names(stage: Stage) -> QWidget:
    return look(stage, full_desk.long_names(stage), Span.WEEK)


@scene
def week_workshop(stage: Stage) -> QWidget:
    return look(stage, full_desk.workshop(stage), Span.WEEK, date(2025, 11, 28))


def _carried(stage: Stage, *keys: Qt.Key) -> QWidget:
    window = look(stage, dense(stage), Span.WEEK)
    table = _week(window).table
    table.setFocus()
    press(table, Qt.Key.Key_Right)
    for key in (Qt.Key.Key_End, Qt.Key.Key_Space, *keys):
        press(table, key)
    stage.settle()
    return window


@scene
def week_carried_over_a_free_place(stage: Stage) -> QWidget:
    return _carried(stage, Qt.Key.Key_Right)


@scene
def week_carried_to_the_next_week(stage: Stage) -> QWidget:
    window = _carried(stage, Qt.Key.Key_PageDown)
    _week(window).table.turning._show(1)
    stage.settle()
    return window


@scene
def week_refused(stage: Stage) -> QWidget:
    return _carried(stage, Qt.Key.Key_Up, Qt.Key.Key_Return)


@main_scene
def month_usual(stage: Stage) -> QWidget:
    return look(stage, full_desk.ordinary(stage), Span.MONTH)


@scene
def month_empty(stage: Stage) -> QWidget:
    return look(stage, stage.desk(), Span.MONTH, date(2026, 7, 1))


@scene
def month_dense(stage: Stage) -> QWidget:
    return look(stage, dense(stage), Span.MONTH)


@scene
def month_many_advisors(stage: Stage) -> QWidget:
    return look(stage, full_desk.many_advisors(stage), Span.MONTH)


@scene
def month_closed(stage: Stage) -> QWidget:
    desk = full_desk.ordinary(stage)
    full_desk.close_some_days(desk)
    return look(stage, desk, Span.MONTH, date(2025, 12, 26))


@main_scene
def year_usual(stage: Stage) -> QWidget:
    desk = full_desk.ordinary(stage)
    full_desk.close_some_days(desk)
    return look(stage, desk, Span.YEAR)


@scene
def year_empty(stage: Stage) -> QWidget:
    return look(stage, stage.desk(), Span.YEAR, date(2030, 7, 1))


@scene
def year_dense(stage: Stage) -> QWidget:
    return look(stage, dense(stage), Span.YEAR)
