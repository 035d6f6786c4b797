"""A gesture on a row paints that row: no other, and nothing of it stays as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.screens.appointments.day_list import DayList
from desktop_app.screens.appointments.row_painter import LineDelegate
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.use_cases.desk import Desk
from tests.helpers.clock import StillClock
from tests.helpers.day_screens import book_for, choose
from tests.helpers.typing import press, type_text


@pytest.fixture(autouse=True)
def full_day(desk: Desk, window: MainWindow, day: DayList, clock: StillClock) -> None:
    """Three people, and free slots between them."""
    for name, hour in (("Lefèvre", 9), ("Roca", 10), ("Aubert", 11)):
        book_for(desk, name, hour, 30 if hour == 10 else 0)
    clock.set(datetime(2025, 11, 27, 11, 20))
    window.refresh()
    choose(day, "Lefèvre")
    day.setFocus()
    settle()


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """The rows that were painted since it was last cleared."""
    rows: list[int] = []
    draw = LineDelegate.draw

    def noted(self: LineDelegate, painter: Any, room: Any, index: Any, **how: bool) -> None:
        rows.append(index.row())
        draw(self, painter, room, index, **how)

    monkeypatch.setattr(LineDelegate, "draw", noted)
    yield rows


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def seen(day: DayList) -> QImage:
    """What the screen shows of it, as it was painted."""
    window = day.window()
    at = day.mapTo(window, QPoint(0, 0))
    return window.screen().grabWindow(window.winId(), at.x(), at.y(), day.width(), day.height()).toImage()


def test_only_the_row_that_changes_is_painted(day: DayList, painted: list[int]) -> None:
    settle()
    painted.clear()
    type_text(day, "r")
    settle()
    assert set(painted) == {day.currentIndex().row()}


def test_a_row_that_takes_another_height_moves_those_under_it(day: DayList, painted: list[int]) -> None:
    last = day.rows.index(day.rows.rowCount() - 1, 0)
    was = day.visualRect(last).top()
    line = next(each for each in day.rows.rows() if each.above)
    painted.clear()
    day.rows.set_rows([replace(each, above="") if each is line else each for each in day.rows.rows()])
    settle()
    assert day.visualRect(last).top() < was
    assert last.row() in painted


def _marked(day: DayList) -> None:
    type_text(day, "a")


def _taken_back(day: DayList) -> None:
    type_text(day, "at")


def _moved(day: DayList) -> None:
    press(day, Qt.Key.Key_Down)
    press(day, Qt.Key.Key_Down)


def _changed_elsewhere(day: DayList) -> None:
    """Somebody else's row says something else."""
    chosen = day.chosen
    other = next(each for each in day.rows.rows() if each.solid and each is not chosen)
    day.rows.set_rows([replace(each, title="Autre Nom") if each is other else each for each in day.rows.rows()])


def _left(day: DayList) -> None:
    other = next(
        each for each in day.window().findChildren(QWidget) if each.accessibleName() == "Autres papiers, et rappels"
    )
    other.setFocus()


def _hovered(day: DayList) -> None:
    for at in (3, 2, 0):
        QTest.mouseMove(day.viewport(), day.visualRect(day.rows.index(at, 0)).center())
        settle()


@pytest.mark.parametrize("gesture", [_marked, _taken_back, _moved, _changed_elsewhere, _left, _hovered])
def test_nothing_stays_as_it_was(day: DayList, gesture: Callable[[DayList], None]) -> None:
    gesture(day)
    settle()
    shown = seen(day)
    assert shown.width() > 300
    day.viewport().update()
    settle()
    assert seen(day) == shown
