"""« Rappels »: from « À prévenir » and from the menu of the day, by keyboard, one key an answer."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from desktop_app.domain.reception.appointment import State
from desktop_app.screens.appointments.day_list import DayList
from desktop_app.screens.calls.reminders_dialog import RemindersDialog
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.reception import appointments
from desktop_app.use_cases.desk import Desk
from tests.helpers.alike import plain
from tests.helpers.builders import NINE, stored_appointment, stored_person
from tests.helpers.clock import StillClock
from tests.helpers.day_screens import opened, shown_words
from tests.helpers.seeing import button, click
from tests.helpers.typing import press, type_text


@pytest.fixture
def tomorrow(desk: Desk, clock: StillClock) -> list[int]:
    """On Wednesday, three people are expected on the Thursday, the last without a telephone."""
    clock.set(NINE - timedelta(days=1))
    people = [("Aubert", "0639989139"), ("Roca", "0639989140"), ("Puig", "")]
    made = [stored_person(desk.db, name, "Nadia", phone) for name, phone in people]
    return [
        stored_appointment(desk.db, each, start=NINE + at * timedelta(minutes=45)).id for at, each in enumerate(made)
    ]


def rows(dialog: RemindersDialog) -> list[str]:
    lines = [dialog.rows.rows.row(at) for at in range(dialog.rows.rows.rowCount())]
    return [f"{line.above}|{line.title}|{line.detail}" for line in lines if line]


def test_one_key_an_answer_and_the_next_person_is_chosen(
    desk: Desk, window: MainWindow, day: DayList, tomorrow: list[int]
) -> None:
    window.context.go("calls")
    click(window, "Rappels de demain (2)")
    dialog = opened(window, RemindersDialog)
    assert dialog.rows.hasFocus() and plain(shown_words(dialog)).count("avec Marie Castell") >= 1
    type_text(dialog.rows, "m")
    assert dialog.rows.chosen and dialog.rows.chosen.title == "Nadia Roca"
    type_text(dialog.rows, "n")
    assert "Rappels du jeudi 27 novembre\n1 personne à appeler · 1 ne vient pas" in plain(shown_words(dialog))
    assert [plain(each) for each in rows(dialog)] == [
        "À appeler|Nadia Aubert|message laissé (9 h) · avec Marie Castell",
        "Sans téléphone : à prévenir si quelqu’un les voit|Nadia Puig|avec Marie Castell",
        "C’est fait|Nadia Roca|ne vient pas (9 h) · avec Marie Castell",
    ]
    kept = appointments.get(desk.db, tomorrow[1])
    assert kept and kept.state is State.EXCUSED
    press(dialog, Qt.Key.Key_Escape)
    assert button(window, "Rappels de demain (1)").isVisible()
    window.undo()
    assert button(window, "Rappels de demain (2)").isVisible()


def test_what_was_noted_elsewhere_is_shown_at_once(
    desk: Desk, window: MainWindow, day: DayList, tomorrow: list[int]
) -> None:
    window.context.go("calls", remind=True)
    dialog = opened(window, RemindersDialog)
    type_text(dialog.rows, "v")
    window.undo()
    assert [each.split("|")[0] for each in rows(dialog)].count("À appeler") == 1
    assert "2 personnes à appeler" in plain(shown_words(dialog))


def test_the_list_is_printed_from_there(desk: Desk, window: MainWindow, day: DayList, tomorrow: list[int]) -> None:
    window.context.go("calls", remind=True)
    dialog = opened(window, RemindersDialog)
    press(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert "Rappels" in opened(dialog, PreviewDialog).windowTitle()


def test_where_nobody_is_expected_nothing_is_offered(window: MainWindow, day: DayList) -> None:
    window.context.go("calls")
    assert not any("Rappels" in each for each in shown_words(window).splitlines())
