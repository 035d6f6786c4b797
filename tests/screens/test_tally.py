"""« Ressaisir le relevé » by keyboard: a line, Enter, the next; nothing typed is lost when refused."""

from __future__ import annotations

from datetime import datetime, time

import pytest
from PySide6.QtCore import Qt

from desktop_app.domain.reception.ticket import TicketState
from desktop_app.screens.appointments.tally_dialog import TallyDialog
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.reception import tickets
from desktop_app.use_cases.desk import Desk
from tests.helpers.builders import THURSDAY
from tests.helpers.clock import StillClock
from tests.helpers.day_menu import CTRL, agenda_on, choose, menu_of
from tests.helpers.day_screens import focused, opened, shown_words
from tests.helpers.seeing import click
from tests.helpers.typing import press, type_text

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


@pytest.fixture
def dialog(window: MainWindow, clock: StillClock) -> TallyDialog:
    """That of the Thursday, the morning after."""
    clock.set(datetime(2025, 11, 28, 8, 30))
    agenda_on(window, THURSDAY)
    choose(menu_of(window), "Ressaisir le relevé du conseiller")
    return opened(window, TallyDialog)


def kept(desk: Desk) -> list[tuple[TicketState, int]]:
    """What the file says of them."""
    return [(each.state, each.minutes) for each in tickets.on_day(desk.db, THURSDAY)]


def test_lines_are_typed_one_after_the_other_without_the_mouse(
    window: MainWindow, desk: Desk, dialog: TallyDialog
) -> None:
    for minutes in ("25", "15"):
        assert focused() is dialog.theme
        press(focused(), Qt.Key.Key_Down)
        press(focused(), TAB)
        type_text(focused(), minutes)
        press(focused(), ENTER)
    assert "2 lignes à enregistrer." in shown_words(dialog) and dialog.theme.value() == ""
    press(focused(), ENTER, CTRL)
    assert kept(desk) == [(TicketState.SEEN, 25), (TicketState.SEEN, 15)] and not dialog.isVisible()
    assert {each.theme for each in tickets.on_day(desk.db, THURSDAY)} != {""}
    window.undo()
    assert kept(desk) == []


def test_strokes_that_say_the_same_are_one_line_of_the_hours_that_are_chosen(
    window: MainWindow, desk: Desk, dialog: TallyDialog
) -> None:
    assert dialog.form.shows("hours")
    dialog.hours.set_value(time(14))
    dialog.people.setValue(7)
    press(dialog.people, ENTER)
    dialog.people.setValue(2)
    dialog.minutes.setValue(20)
    click(dialog, "Enregistrer le relevé")
    assert set(dialog.form.faults()) == {"minutes"} and dialog.people.value() == 2
    dialog.minutes.setValue(0)
    click(dialog, "Enregistrer le relevé")
    came = tickets.on_day(desk.db, THURSDAY)
    assert len(came) == 9 and {each.came_at.hour for each in came} == {14}


def test_the_line_being_typed_is_kept_with_the_others(desk: Desk, dialog: TallyDialog) -> None:
    dialog.minutes.setValue(30)
    click(dialog, "Enregistrer le relevé")
    assert kept(desk) == [(TicketState.SEEN, 30)]


def test_who_was_sent_elsewhere_was_sent_somewhere(desk: Desk, dialog: TallyDialog) -> None:
    dialog.outcome.set_value(TicketState.REDIRECTED)
    dialog._follow()
    click(dialog, "Enregistrer le relevé")
    assert set(dialog.form.faults()) == {"sent_to"} and dialog.isVisible()
    type_text(dialog.sent_to, "la CAF")
    click(dialog, "Enregistrer le relevé")
    assert kept(desk) == [(TicketState.REDIRECTED, 0)]


def test_a_line_is_taken_out_and_none_is_refused(desk: Desk, dialog: TallyDialog) -> None:
    dialog.minutes.setValue(30)
    press(dialog.minutes, ENTER)
    dialog.table.focus_first()
    press(dialog.table, Qt.Key.Key_Delete)
    click(dialog, "Enregistrer le relevé")
    assert "au moins une ligne" in dialog.form.faults()[""] and kept(desk) == []


def test_lines_are_not_thrown_away_without_a_question(window: MainWindow, dialog: TallyDialog) -> None:
    click(dialog, "Ajouter la ligne")
    window.context.dialogs.answers = [False]  # type: ignore[attr-defined]
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
