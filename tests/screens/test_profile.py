"""« Ressaisir le profil » by keyboard: a number an answer, Enter goes on, and nothing typed is lost when refused."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt

from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.profile import Question
from desktop_app.screens.appointments.profile_dialog import ProfileDialog
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import profiles, today
from tests.helpers.builders import NINE, THURSDAY, stored_appointment
from tests.helpers.clock import StillClock
from tests.helpers.day_menu import CTRL, agenda_on, choose, menu_of
from tests.helpers.day_screens import focused, opened, shown_words
from tests.helpers.typing import press, type_text

ENTER = Qt.Key.Key_Return


def profile(window: MainWindow) -> ProfileDialog:
    """The dialog, from the menu of the day."""
    agenda_on(window, THURSDAY)
    choose(menu_of(window), "Ressaisir le profil")
    return opened(window, ProfileDialog)


def test_digits_and_enter_fill_it_and_undo_empties_it(window: MainWindow, desk: Desk, clock: StillClock) -> None:
    stored_appointment(desk.db, start=NINE, state=State.SEEN)
    clock.set(datetime(2025, 11, 28, 8, 30))
    dialog = profile(window)
    for digit in "01":
        type_text(focused(), digit)
        press(focused(), ENTER)
    assert "Total : 1 sur 1" in shown_words(dialog).replace("\N{NO-BREAK SPACE}", " ")
    press(dialog, ENTER, CTRL)
    assert profiles.read(desk, THURSDAY)[0].profile.numbers == {"Feminin": 1}
    window.undo()
    assert profiles.read(desk, THURSDAY)[0].profile.numbers == {}


def test_too_many_is_said_under_its_question_and_stays_typed(window: MainWindow, desk: Desk, clock: StillClock) -> None:
    stored_appointment(desk.db, start=NINE, state=State.SEEN)
    clock.set(datetime(2025, 11, 28, 8, 30))
    dialog = profile(window)
    dialog.counts[Question.STATUS].numbers["Retraite"].setValue(2)
    press(dialog, ENTER, CTRL)
    assert list(dialog.form.faults()) == ["STATUS"] and dialog.isVisible()
    assert dialog.counts[Question.STATUS].value()["Retraite"] == 2
    dialog.counts[Question.STATUS].numbers["Retraite"].setValue(1)
    press(dialog, ENTER, CTRL)
    assert not dialog.isVisible()
    session = today.day_view(desk, THURSDAY).here[0]
    again = ProfileDialog(window.context, THURSDAY, session.advisor, window)
    assert again.counts[Question.STATUS].value()["Retraite"] == 1


def test_where_nobody_was_received_the_way_out_is_said(window: MainWindow, clock: StillClock) -> None:
    clock.set(datetime(2025, 11, 28, 8, 30))
    dialog = profile(window)
    assert "ressaisissez d’abord la feuille signée" in shown_words(dialog)
