"""A message left from the menu of the day and from a person's panel, read from « À faire »."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from desktop_app.screens.appointments.day_list import DayList
from desktop_app.screens.messages.message_dialog import MessageDialog
from desktop_app.screens.messages.messages_dialog import MessagesDialog
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import messages
from tests.helpers.alike import plain
from tests.helpers.builders import THURSDAY, stored_person
from tests.helpers.day_screens import focused, opened, shown_words, to_do
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.seeing import click, fill
from tests.helpers.typing import press, type_text

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
SAID = "Elle a reçu le courrier qu’elle attendait"


def begin(window: MainWindow) -> MessageDialog:
    """« Ce jour… » of the first card, then the message."""
    panel = window.page().day  # type: ignore[attr-defined]
    panel.cards.menu_wanted.emit(0, QPoint(10, 10))
    menus = [each for each in window.page().findChildren(QMenu) if each.isVisible()]
    action = next(each for each in menus[-1].actions() if each.text() == "Laisser un message…")
    action.trigger()
    return opened(window, MessageDialog)


def test_left_from_the_day_it_is_read_from_what_is_to_do(desk: Desk, window: MainWindow, day: DayList) -> None:
    dialog = begin(window)
    assert focused() is dialog.text and dialog.day.value() == THURSDAY
    assert "deux mois après sinon" in dialog.above.text()
    fill(dialog.text, SAID)
    press(dialog, ENTER)
    (line,) = [each for each in to_do(window) if "Marie Castell" in each.accessibleName()]
    line.click()
    read = opened(window, MessagesDialog)
    assert SAID in shown_words(read) or SAID in read.rows.chosen.spoken  # type: ignore[union-attr]
    type_text(read.rows, "l")
    assert "Aucun message à lire aujourd’hui" in shown_words(read)
    press(read, ESC)
    assert "1 message pour" not in plain(shown_words(window))
    window.undo()
    assert "1 message pour Marie Castell" in plain(shown_words(window))


def test_what_is_wrong_is_said_beside_its_field_and_stays(
    desk: Desk, window: MainWindow, day: DayList, dialogs: FakeDialogs
) -> None:
    dialog = begin(window)
    # An advisor is asked whether it is one: « Corriger ».
    dialogs.answers.append(False)
    fill(dialog.text, "mot de passe : azerty12")
    press(dialog, ENTER)
    assert "mot de passe" in dialog.form.faults()["text"] and dialog.text.raw() == "mot de passe : azerty12"
    fill(dialog.text, SAID)
    fill(dialog.day.line, "26/11/2025")
    press(dialog, ENTER)
    assert "passé" in dialog.form.faults()["day"] and not messages.of_day(desk, THURSDAY)


def test_about_somebody_it_names_them(desk: Desk, window: MainWindow, day: DayList) -> None:
    person = stored_person(desk.db)
    window.context.go("people", person=person.id)
    click(window, "Laisser un message…")
    dialog = opened(window, MessageDialog)
    assert "Au sujet de Éloïse Lefèvre" in plain(shown_words(dialog))
    fill(dialog.advisor, "Jordi Puig")
    fill(dialog.text, SAID)
    press(dialog, ENTER)
    (row,) = messages.of_day(desk, THURSDAY)
    assert row.person == person and row.advisor.name == "Jordi Puig"
