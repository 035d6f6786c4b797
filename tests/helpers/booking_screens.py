"""The booking and move dialogs, opened and read as a person does."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop_app.screens.appointments.booking_dialog import BookingDialog
from desktop_app.screens.appointments.day_list import DayList
from desktop_app.screens.appointments.move_dialog import MoveDialog
from desktop_app.screens.window.main_window import MainWindow

from .day_screens import choose, opened
from .typing import press, type_text

CTRL = Qt.KeyboardModifier.ControlModifier


def begin(window: MainWindow, day: DayList, row: str) -> BookingDialog:
    """Open the booking of a free row, as Enter does."""
    choose(day, row)
    press(day, Qt.Key.Key_Return)
    return opened(window, BookingDialog)


def begin_anywhere(window: MainWindow, day: DayList) -> BookingDialog:
    """Open the booking as Ctrl+R does."""
    press(day, Qt.Key.Key_R, CTRL)
    return opened(window, BookingDialog)


def words(dialog: BookingDialog | MoveDialog) -> str:
    return dialog.agree.text().replace("\N{NO-BREAK SPACE}", " ")


def hours(dialog: BookingDialog | MoveDialog) -> list[str]:
    return [button.text().replace("\N{NO-BREAK SPACE}", " ") for button in dialog.when.slots._group.buttons()]


def type_theme(dialog: BookingDialog, beginning: str) -> None:
    dialog.what.themes.setFocus()
    type_text(dialog.what.themes, beginning)
