"""Moving an appointment, and dialogs that leave nothing behind."""

from __future__ import annotations

import gc
import weakref
from datetime import date, datetime

from PySide6.QtCore import Qt

from desktop_app.screens.appointments.day_list import DayList
from desktop_app.screens.appointments.move_dialog import MoveDialog
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.reception import appointments, people
from desktop_app.use_cases.desk import Desk
from tests.helpers.booking_screens import begin, type_theme, words
from tests.helpers.builders import stored_appointment
from tests.helpers.day_screens import (
    book_for,
    choose,
    focused,
    free_closed_dialogs,
    opened,
    rows_of,
    shown_words,
)
from tests.helpers.fake_dialogs import FakeDialogs
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
    assert words(dialog) == "Déplacer au jeudi 27 à 9 h 45"
    assert "Avec Marie Castell, démarches administratives." in shown_words(dialog)
    assert dialog.agree.accessibleDescription() == "Avec Marie Castell, démarches administratives."
    assert "De\nJeudi 27 novembre à 9 h, avec Marie Castell" in shown_words(dialog)
    press(dialog.when.days, DOWN)
    assert "À\nJeudi 4 décembre à 9 h" in shown_words(dialog)
    press(dialog.when.days, ENTER)
    moved = appointments.get(desk.db, known)
    assert moved is not None and moved.start == datetime(2025, 12, 4, 9)
    assert rows_of(day)[0] == "9 h, libre"
    window.undo()
    assert rows_of(day)[0].startswith("9 h, Éloïse Lefèvre")


def test_a_move_offers_only_the_days_for_what_the_person_comes_for(
    desk: Desk, window: MainWindow, day: DayList
) -> None:
    book_for(desk, "Lefèvre", 9)
    window.refresh()
    choose(day, "Lefèvre")
    type_text(day, "d")
    dialog = opened(window, MoveDialog)
    offered = [dialog.when.days.itemText(at) for at in range(dialog.when.days.count())]
    assert len(offered) > 4 and all(words.startswith(("Jeudi", "Autre")) for words in offered), offered
    dialog.when.days.set_value("another")
    dialog.when.date.set_value(date(2025, 11, 28))
    dialog.when._change_day()
    assert dialog.when.slots._group.buttons() == [] and "Aucune place libre" in shown_words(dialog)
    dialog.settled = True
    dialog.reject()


def test_who_comes_that_day_already_is_told_and_may_come_twice(
    desk: Desk, window: MainWindow, day: DayList, dialogs: FakeDialogs
) -> None:
    first = book_for(desk, "Lefèvre", 9)
    person = appointments.get(desk.db, first).person_id  # type: ignore[union-attr]
    second = stored_appointment(desk.db, people.get(desk.db, person), start=datetime(2025, 12, 4, 9)).id
    window.refresh()
    choose(day, "Lefèvre")
    type_text(day, "d")
    dialog = opened(window, MoveDialog)
    dialogs.answers = [False, True]
    press(dialog.when.days, DOWN)
    dialog.agree.click()
    assert dialogs.said[-1].title == "Deux fois le même jour ?"
    asked = dialogs.said[-1].sentence.replace("\N{NO-BREAK SPACE}", " ")
    assert asked == "Jeudi 4 décembre, Éloïse Lefèvre a déjà rendez-vous à 9 h."
    assert dialog.isVisible() and appointments.get(desk.db, first).start.day == 27  # type: ignore[union-attr]
    dialog.agree.click()
    assert [one.id for one in appointments.on_day(desk.db, date(2025, 12, 4))] == [second, first]


def test_moved_within_its_own_day_nobody_comes_twice(
    desk: Desk, window: MainWindow, day: DayList, dialogs: FakeDialogs
) -> None:
    known = book_for(desk, "Lefèvre", 9)
    window.refresh()
    choose(day, "Lefèvre")
    type_text(day, "d")
    opened(window, MoveDialog).agree.click()
    assert not dialogs.said
    assert appointments.get(desk.db, known).start == datetime(2025, 11, 27, 9, 45)  # type: ignore[union-attr]


def test_a_second_booking_that_day_is_told_too(
    desk: Desk, window: MainWindow, day: DayList, dialogs: FakeDialogs
) -> None:
    book_for(desk, "Lefèvre", 9)
    window.refresh()
    dialog = begin(window, day, "10 h 30")
    type_text(focused(), "lef")
    press(focused(), ENTER)
    type_theme(dialog, "Log")
    dialogs.answers = [True]
    press(focused(), ENTER, CTRL)
    assert dialogs.said[-1].title == "Deux fois le même jour ?"
    assert len(appointments.on_day(desk.db, date(2025, 11, 27))) == 2
