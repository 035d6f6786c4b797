"""The buttons over the rows of a day, under the mouse: the first click is for whoever was choosing the row."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.reception.appointment import State
from desktop_app.screens.appointments.day_list import DayList
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.use_cases.desk import Desk
from tests.helpers.day_screens import book_for, choose, chosen, state_of


def test_a_button_that_comes_up_under_the_mouse_lets_the_first_click_choose_the_row(
    desk: Desk, window: MainWindow, day: DayList, qtbot: QtBot
) -> None:
    known = book_for(desk, "Lefèvre", 9)
    book_for(desk, "Castel", 9, 45)
    window.refresh()
    choose(day, "Castel")
    move_mouse(day, 0)
    button = day.hover_strip.children()[0]
    under = button.mapTo(day.viewport(), button.rect().center())  # type: ignore[attr-defined]
    move_mouse(day, 2)
    move_mouse(day, 0, under - day.visualRect(day.model().index(0, 0)).center())
    click_under_mouse(day, under, qtbot)
    assert (state_of(desk, known), "Lefèvre" in chosen(day)) == (State.EXPECTED, True)
    button = day.chosen_strip.children()[0]
    under = button.mapTo(day.viewport(), button.rect().center())  # type: ignore[attr-defined]
    click_under_mouse(day, under, qtbot)
    assert state_of(desk, known) is State.ARRIVED


def test_a_button_seen_before_the_mouse_came_to_it_is_pressed_at_once(
    desk: Desk, window: MainWindow, day: DayList, qtbot: QtBot
) -> None:
    known = book_for(desk, "Lefèvre", 9)
    window.refresh()
    choose(day, "9 h 45")
    left = QPoint(60 - day.viewport().width() // 2, 0)
    move_mouse(day, 0, left)
    button = day.hover_strip.children()[0]
    under = button.mapTo(day.viewport(), button.rect().center())  # type: ignore[attr-defined]
    move_mouse(day, 0, under - day.visualRect(day.model().index(0, 0)).center())
    click_under_mouse(day, under, qtbot)
    assert state_of(desk, known) is State.ARRIVED


def click_under_mouse(day: DayList, at: QPoint, qtbot: QtBot) -> None:
    """Press what a real mouse would press there: the window system asks which widget it is."""
    widget = day.viewport().childAt(at) or day.viewport()
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.mapFrom(day.viewport(), at))


def move_mouse(day: DayList, row: int, off: QPoint | None = None) -> None:
    """Bring the mouse over a row, wherever the pointer of the screen was left by another test; `off` its middle."""
    at = QPointF(day.visualRect(day.model().index(row, 0)).center() + (off or QPoint()))
    button, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    moved = QMouseEvent(QEvent.Type.MouseMove, at, day.viewport().mapToGlobal(at), button, button, keys)
    QApplication.sendEvent(day.viewport(), moved)
