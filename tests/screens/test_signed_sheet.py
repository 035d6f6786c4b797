"""« Ressaisir la feuille » by keyboard, with the eyes on the paper, and by mouse."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop_app.domain.reception.appointment import State
from desktop_app.screens.appointments.sheet_dialog import SheetDialog
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.reception import tickets
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import appointments, signed_sheet
from tests.helpers.builders import NINE, THURSDAY, stored_appointment, stored_person
from tests.helpers.clock import StillClock
from tests.helpers.day_menu import CTRL, agenda_on, choose, menu_of, words_of
from tests.helpers.day_screens import focused, opened, shown_words, state_of
from tests.helpers.seeing import click
from tests.helpers.typing import press

NAMES = ("Aubert", "Bonnet", "Costa", "Durand")


@pytest.fixture
def ids(desk: Desk, clock: StillClock) -> list[int]:
    """Four people of the Thursday, the morning after."""
    made = []
    for at, name in enumerate(NAMES):
        start = NINE + timedelta(minutes=45 * at)
        made.append(stored_appointment(desk.db, stored_person(desk.db, name, "Éloïse"), start=start).id)
    clock.set(datetime(2025, 11, 28, 8, 30))
    return made


def sheet(window: MainWindow) -> SheetDialog:
    """The dialog, from the menu of the day."""
    agenda_on(window, THURSDAY)
    choose(menu_of(window), "Ressaisir la feuille signée")
    return opened(window, SheetDialog)


def told(dialog: SheetDialog) -> list[str]:
    """The last column, as it is seen, but for the lines left blank."""
    rows = dialog.table.rows
    return [rows.columns[3].text(row) for row in rows.rows() if not row.is_blank]


def test_a_whole_day_in_one_key_a_row(window: MainWindow, desk: Desk, ids: list[int]) -> None:
    dialog = sheet(window)
    assert focused() is dialog.table and told(dialog) == ["prévu"] * 4
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Space):
        press(dialog.table, key)
    assert told(dialog) == ["✓ signé", "absence", "✓ signé", "✓ signé"]
    assert "3 signés · 1 absence · 0 à dire" in shown_words(dialog)
    press(dialog.table, Qt.Key.Key_Return, CTRL)
    assert [state_of(desk, id) for id in ids] == [State.SEEN, State.ABSENT, State.SEEN, State.SEEN]
    window.undo()
    assert [state_of(desk, id) for id in ids] == [State.EXPECTED] * 4


def test_a_number_goes_to_its_row_and_the_rest_is_signed_at_once(
    window: MainWindow, desk: Desk, ids: list[int]
) -> None:
    dialog = sheet(window)
    press(dialog.table, Qt.Key.Key_3)
    press(dialog.table, Qt.Key.Key_Return)
    click(dialog, "Tous ont signé")
    assert told(dialog) == ["✓ signé", "✓ signé", "absence", "✓ signé"]
    next(iter(dialog.unnamed.values())).setValue(2)
    click(dialog, "Enregistrer la feuille")
    assert state_of(desk, ids[2]) is State.ABSENT and len(tickets.on_day(desk.db, THURSDAY)) == 2
    assert not dialog.isVisible()


def test_what_does_not_fit_is_said_before_it_is_kept(window: MainWindow, desk: Desk, ids: list[int]) -> None:
    stored_appointment(desk.db, stored_person(desk.db, "Roca", "Éloïse"), start=NINE + timedelta(hours=10))
    dialog = sheet(window)
    press(dialog.table, Qt.Key.Key_5)
    press(dialog.table, Qt.Key.Key_Space)
    assert "À vérifier : 1 signature hors des horaires de ce jour." in shown_words(dialog)


def test_rows_told_are_not_lost_without_a_question(window: MainWindow, desk: Desk, ids: list[int]) -> None:
    dialog = sheet(window)
    press(dialog.table, Qt.Key.Key_Space)
    window.context.dialogs.answers = [False]  # type: ignore[attr-defined]
    press(dialog.table, Qt.Key.Key_Escape)
    assert dialog.isVisible()


def test_a_day_without_anybody_takes_people_without_a_name(window: MainWindow, desk: Desk, clock: StillClock) -> None:
    clock.set(datetime(2025, 11, 28, 8, 30))
    dialog = sheet(window)
    assert focused() is next(iter(dialog.unnamed.values())) and "Personne n’était inscrit" in shown_words(dialog)
    next(iter(dialog.unnamed.values())).setValue(12)
    press(next(iter(dialog.unnamed.values())), Qt.Key.Key_Return, CTRL)
    assert len(tickets.on_day(desk.db, THURSDAY)) == 12


def test_a_day_to_come_offers_no_sheet(window: MainWindow, desk: Desk) -> None:
    agenda_on(window, THURSDAY + timedelta(7))
    menu = menu_of(window)
    assert not [words for words in words_of(menu) if words.startswith("Ressaisir")]
    menu.close()


def test_what_everybody_signed_is_not_thrown_away_without_asking(window: MainWindow, ids: list[int]) -> None:
    dialog = sheet(window)
    click(dialog, "Tous ont signé")
    assert dialog.form.was_edited()


def test_rows_stay_in_the_order_of_the_paper_while_they_are_told(window: MainWindow, ids: list[int]) -> None:
    dialog = sheet(window)
    head = dialog.table.horizontalHeader()
    where = QPoint(head.sectionPosition(3) + head.sectionSize(3) // 2, head.height() // 2)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=where)
    dialog.table.focus_first()
    for _ in NAMES:
        press(dialog.table, Qt.Key.Key_Space)
    assert told(dialog) == ["✓ signé"] * 4


def test_who_was_noted_without_a_name_already_is_said(window: MainWindow, desk: Desk, ids: list[int]) -> None:
    signed_sheet.type_back(desk, THURSDAY, signed={}, unnamed={"": 3})
    assert "Déjà noté : 3 personnes." in shown_words(sheet(window)).replace("\N{NO-BREAK SPACE}", " ")


def test_letters_go_from_sheet_to_sheet_and_numbers_stay_on_theirs(
    window: MainWindow, desk: Desk, clock: StillClock
) -> None:
    friday = THURSDAY + timedelta(1)
    for at, hour in enumerate((9, 9, 14, 14)):
        person = stored_person(desk.db, f"Roca{'abcd'[at]}", "Joan")
        start = datetime.combine(friday, datetime.min.time()).replace(hour=hour)
        stored_appointment(desk.db, person, start=start, minutes=120, theme="Email", advisor_id=2)
    clock.set(datetime(2025, 11, 29, 8, 30))
    dialog = SheetDialog(window.context, friday, window)
    window.context.dialogs.show(dialog)
    shown = [dialog.table.rows.data(dialog.table.rows.index(at, 0)) for at in range(6)]
    assert shown == ["A 1", "A 2", "A 3", "B 1", "B 2", "B 3"]
    assert "Feuille A : Atelier, 9" in shown_words(dialog)
    press(dialog.table, Qt.Key.Key_B)
    assert "Feuille B : Atelier, 14" in shown_words(dialog)
    press(dialog.table, Qt.Key.Key_2)
    press(dialog.table, Qt.Key.Key_Return)
    assert told(dialog)[3] == "absence" and list(dialog.unnamed) == ["A", "B"]


def test_all_have_signed_but_who_had_called(window: MainWindow, desk: Desk, ids: list[int]) -> None:
    appointments.mark_as(desk, ids[1], State.EXCUSED)
    dialog = sheet(window)
    click(dialog, "Tous ont signé")
    assert told(dialog) == ["✓ signé", "a prévenu", "✓ signé", "✓ signé"]
