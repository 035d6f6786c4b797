"""Moving an appointment, and dialogs that leave nothing behind."""

from __future__ import annotations

import gc
import weakref
from datetime import datetime

from PySide6.QtCore import Qt

from desktop_app.screens.appointments.day_list import DayList
from desktop_app.screens.appointments.move_dialog import MoveDialog
from desktop_app.screens.main_window import MainWindow
from desktop_app.storage import appointments
from desktop_app.use_cases.desk import Desk
from tests.helpers.booking_screens import begin, words
from tests.helpers.day_screens import (
    book_for,
    choose,
    focused,
    free_closed_dialogs,
    opened,
    rows_of,
    shown_words,
)
from tests.helpers.typing import press, type_text

ENTER, DOWN, ESC, TAB = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Escape, Qt.Key.Key_Tab
CTRL = Qt.KeyboardModifier.ControlModifier


def test_dialogs_are_freed_once_closed(desk: Desk, window: MainWindow, day: DayList) -> None:
    book_for(desk, "Lefèvre", 9)
    window.refresh()
    gone = [weakref.ref(begin(window, day, "9 h 45"))]
    press(focused(), ESC)
    choose(day, "Lefèvre")
    type_text(day, "d")
    gone.append(weakref.ref(opened(window, MoveDialog)))
    opened(window, MoveDialog).reject()
    free_closed_dialogs()
    gc.collect()
    assert [ref() for ref in gone] == [None, None]


def test_a_move_shows_from_where_to_where(desk: Desk, window: MainWindow, day: DayList) -> None:
    known = book_for(desk, "Lefèvre", 9)
    window.refresh()
    choose(day, "Lefèvre")
    type_text(day, "d")
    dialog = opened(window, MoveDialog)
    assert words(dialog) == "Déplacer à jeudi 27 à 9 h 45"
    assert "De\nJeudi 27 novembre à 9 h, avec Marie Castell" in shown_words(dialog)
    press(dialog.when.days, DOWN)
    press(dialog.when.days, DOWN)
    assert "À\nJeudi 4 décembre à 9 h" in shown_words(dialog)
    press(dialog.when.days, ENTER)
    moved = appointments.get(desk.db, known)
    assert moved is not None and moved.start == datetime(2025, 12, 4, 9)
    assert rows_of(day)[0] == "9 h, libre"
    window.undo()
    assert rows_of(day)[0].startswith("9 h, Éloïse Lefèvre")


def test_a_move_to_a_day_for_something_else_is_refused_with_its_reason(
    desk: Desk, window: MainWindow, day: DayList
) -> None:
    book_for(desk, "Lefèvre", 9)
    window.refresh()
    choose(day, "Lefèvre")
    type_text(day, "d")
    dialog = opened(window, MoveDialog)
    press(dialog.when.days, DOWN)
    dialog.agree.click()
    assert dialog.form.faults() == {"": "Ce jour est réservé à « ateliers numériques » : choisissez un autre motif."}
    dialog.settled = True
    dialog.reject()
