"""The list of the keys: asked of the window itself, in French, opened by « ? » wherever nothing is being typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.screens.appointments.booking_dialog import BookingDialog
from desktop_app.screens.appointments.day_list import DayList
from desktop_app.screens.help.shortcuts import ANYWHERE, HERE, ShortcutsDialog, shortcuts_of
from desktop_app.screens.navigation import PAGES
from desktop_app.screens.window.main_window import MainWindow
from tests.helpers.seeing import field
from tests.helpers.typing import press, type_text


def told(window: QWidget) -> dict[str, str]:
    """What the list says of each key."""
    return {line.keys: line.what for line in shortcuts_of(window)}


def front(kind: type[QWidget]) -> QWidget:
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind), found
    return found


def test_the_keys_of_a_page_are_those_that_work_there(window: MainWindow) -> None:
    today = told(window)
    assert today["Ctrl+R"] == "Réserver" and today["F5"] == "Relire le fichier"
    assert today["A"] == "Noter l’arrivée de la personne"
    assert today["Ctrl+L"] == "Verrouiller" and today["?"] == "Voir les raccourcis clavier"
    assert len(PAGES) <= 9, "Ctrl+1 to Ctrl+9 are all the keys there are: a tenth page has none"
    assert {f"Ctrl+{at}": entry.title for at, entry in enumerate(PAGES, 1)}.items() <= today.items()
    window.go("people")
    people = told(window)
    assert people["Ctrl+F"] == "Chercher un usager" and "A" not in people
    places = {line.keys: line.where for line in shortcuts_of(window)}
    assert places["Ctrl+F"] == HERE and places["Ctrl+Z"] == ANYWHERE


def test_every_key_has_french_words_and_none_is_altgr(window: MainWindow) -> None:
    for entry in PAGES:
        window.go(entry.key)
        for keys, what in told(window).items():
            assert keys and what, (entry.key, keys, what)
            assert not {"Ctrl+Alt", "Shift", "Return", "Del"} & {keys, *keys.split("+")}, keys


def test_a_question_mark_lists_them_unless_it_is_typed(qtbot: QtBot, window: MainWindow, day: DayList) -> None:
    day.setFocus()
    press(day, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    dialog = front(ShortcutsDialog)
    assert isinstance(dialog, ShortcutsDialog) and dialog.rows.rowCount() == len(shortcuts_of(window))
    dialog.close()
    window.go("people")
    search = field(window, "Chercher un usager")
    search.setFocus()
    type_text(search, "?")
    assert search.property("text") == "?" and QApplication.activeModalWidget() is None


def test_a_dialog_lists_its_own(qtbot: QtBot, window: MainWindow) -> None:
    window.context.dialogs.show(BookingDialog(window.context, None, window))
    booking = front(BookingDialog)
    assert isinstance(booking, BookingDialog)
    assert told(booking)["Ctrl+Entrée"] == "Réserver un rendez-vous et fermer"
    assert "F5" not in told(booking)
    booking.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is booking)
    booking.give_up.setFocus()
    press(booking.give_up, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    front(ShortcutsDialog).close()
    booking.close()


def test_the_list_is_freed_once_closed(qtbot: QtBot, window: MainWindow, day: DayList) -> None:
    day.setFocus()
    press(day, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(front(ShortcutsDialog).destroyed):
        press(front(ShortcutsDialog), Qt.Key.Key_Escape)
