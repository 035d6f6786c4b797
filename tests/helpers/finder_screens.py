"""« Chercher partout » as a person works it, by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.mandate import State
from desktop_app.domain.person import Person
from desktop_app.screens.finder.dialog import FinderDialog
from desktop_app.screens.finder.results import Result
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.use_cases.desk import Desk

from .builders import NINE, stored_appointment, stored_mandate, stored_person
from .day_screens import free_closed_dialogs, opened, wait_in_front
from .typing import press, type_text

CTRL, KEY = Qt.KeyboardModifier.ControlModifier, Qt.Key


def open_finder(window: MainWindow) -> FinderDialog:
    """Press Ctrl+K wherever the keyboard is."""
    QTest.keyClick(QApplication.focusWidget() or window, KEY.Key_K, CTRL)
    return opened(window, FinderDialog)


def results(dialog: FinderDialog) -> list[Result]:
    """What is shown, in order."""
    return [dialog.list.item(at).data(Qt.ItemDataRole.UserRole) for at in dialog.list._rows()]


def rows(dialog: FinderDialog) -> list[str]:
    """'Usagers: Nadia Aubert, jeudi 4 décembre à 9 h', blanks made plain."""
    found = results(dialog)
    return [f"{each.group.value}: {each.spoken}".replace("\N{NO-BREAK SPACE}", " ") for each in found]


def look_for(window: MainWindow, typed: str) -> FinderDialog:
    """Open it and type this."""
    dialog = open_finder(window)
    type_text(dialog.line, typed)
    return dialog


def go_to(window: MainWindow, typed: str, *, down: int = 0) -> None:
    """Open what is so many rows down among the results."""
    dialog = look_for(window, typed)
    for _ in range(down):
        press(dialog.line, KEY.Key_Down)
    press(dialog.line, KEY.Key_Return)
    free_closed_dialogs()
    assert not window.findChildren(FinderDialog)
    if not QApplication.activeModalWidget():
        wait_in_front(window)


def add_nadia(desk: Desk) -> Person:
    """Somebody who comes next Thursday, and who gave a mandate."""
    person = stored_person(desk.db, "Aubert", "Nadia", "0639989139")
    stored_appointment(desk.db, person, start=NINE.replace(month=12, day=4), theme="Logement")
    stored_mandate(desk.db, State.ACTIVE, person=person)
    return person
