"""Time that was not for people, by keyboard: noted from the menu of a day, listed, corrected, taken away, summed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.planning.own_time import OwnTime, TimeKind
from desktop_app.screens.agenda.page import AgendaPage
from desktop_app.screens.agenda.view import Span
from desktop_app.screens.planning.own_time_dialog import OwnTimeDialog
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.planning import own_times
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import own_time
from tests.helpers.builders import THURSDAY
from tests.helpers.day_menu import CTRL, agenda_on, choose, menu_of, words_of
from tests.helpers.day_screens import focused, opened, shown_words
from tests.helpers.seeing import button, click, fill
from tests.helpers.typing import press

MONDAY, TOMORROW = date(2025, 11, 24), date(2025, 11, 28)


def noted(desk: Desk, day: date = THURSDAY) -> list[OwnTime]:
    """What the file holds of this day."""
    return own_times.between(desk.db, day, day)


def test_it_is_noted_from_the_menu_without_a_mouse_and_stands_on_the_day(desk: Desk, window: MainWindow) -> None:
    choose(menu_of(window), "Temps sans usagers")
    dialog = opened(window, OwnTimeDialog)
    assert focused() is dialog.kind and dialog.who.raw() == "Marie Castell"
    press(dialog.kind, Qt.Key.Key_Down)
    press(dialog.kind, Qt.Key.Key_Tab)
    fill(focused(), "90")
    press(focused(), Qt.Key.Key_Return)
    assert noted(desk) == [OwnTime(1, THURSDAY, 1, TimeKind.TRAVEL, 90)]
    assert "Marie Castell, 1 h 30 sans usagers : trajet." in shown_words(window.page())
    window.undo()
    assert noted(desk) == [] and "sans usagers" not in shown_words(window.page())


def test_hours_or_minutes_is_asked_beside_the_field_and_what_was_typed_stays(desk: Desk, window: MainWindow) -> None:
    choose(menu_of(window), "Temps sans usagers")
    dialog = opened(window, OwnTimeDialog)
    fill(dialog.minutes, "7")
    press(dialog, Qt.Key.Key_Return, CTRL)
    assert dialog.isVisible() and dialog.minutes.raw() == "7" and focused() is dialog.minutes
    assert "Heures ou minutes" in dialog.form.faults()["minutes"]
    fill(dialog.minutes, "13 h")
    press(dialog, Qt.Key.Key_Return, CTRL)
    assert "Une ligne va de" in dialog.form.faults()["minutes"] and noted(desk) == []
    fill(dialog.minutes, "7 h")
    press(dialog, Qt.Key.Key_Return, CTRL)
    assert [each.minutes for each in noted(desk)] == [420]


def test_a_day_that_is_over_and_without_session_has_its_button_and_its_sum(desk: Desk, window: MainWindow) -> None:
    page = agenda_on(window, MONDAY)
    assert "Temps sans usagers ce mois-ci" not in shown_words(page)
    click(page, "Temps sans usagers…")
    dialog = opened(window, OwnTimeDialog)
    fill(dialog.kind, "Formation")
    fill(dialog.minutes, "7 h")
    press(dialog, Qt.Key.Key_Return, CTRL)
    assert noted(desk, MONDAY) == [OwnTime(1, MONDAY, 1, TimeKind.TRAINING, 420)]
    own_time.note(desk, OwnTime(0, THURSDAY, 2, TimeKind.TRAVEL, 30))
    window.refresh()
    assert "Temps sans usagers ce mois-ci : Jordi Puig 30 min et Marie Castell 7 h." in shown_words(page)


def test_a_day_to_come_does_not_offer_it(window: MainWindow) -> None:
    agenda_on(window, TOMORROW)
    menu = menu_of(window)
    assert "Temps sans usagers…" not in words_of(menu)
    menu.close()


def test_the_button_takes_no_height_from_a_day_that_does_not_offer_it(window: MainWindow) -> None:
    window.go("agenda")
    page = window.page()
    assert isinstance(page, AgendaPage)
    page.look_at(Span.DAY)
    asked = page.day.minimumSizeHint().height()
    for part in page.day.findChildren(QWidget):
        part.updateGeometry()
    assert page.day.minimumSizeHint().height() == asked, "asked anew it needs no less"


def test_a_line_is_corrected_and_taken_away_where_it_stands(desk: Desk, window: MainWindow) -> None:
    own_time.note(desk, OwnTime(0, THURSDAY, 2, TimeKind.TRAVEL, 30, "deux communes"))
    window.refresh()
    page = window.page()
    assert "Jordi Puig, 30 min sans usagers : trajet, deux communes." in shown_words(page)
    click(page, "Corriger…")
    dialog = opened(window, OwnTimeDialog)
    assert (dialog.who.raw(), dialog.kind.raw(), dialog.note.value()) == ("Jordi Puig", "Trajet", "deux communes")
    fill(dialog.minutes, "40")
    press(dialog, Qt.Key.Key_Return, CTRL)
    assert [each.minutes for each in noted(desk)] == [40]
    spoken = button(page, "Retirer").accessibleName().replace("\N{NO-BREAK SPACE}", " ")
    assert spoken == "Retirer : Jordi Puig, 40 min sans usagers, trajet"
    click(page, "Retirer")
    assert noted(desk) == []
    window.undo()
    assert [each.minutes for each in noted(desk)] == [40]
