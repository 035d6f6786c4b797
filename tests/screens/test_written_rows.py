"""Names written by hand on a sheet, typed back by keyboard alone and by mouse; hours of leaving where asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.reception.appointment import State
from desktop_app.screens.appointments.sheet_dialog import SheetDialog
from desktop_app.screens.appointments.written_dialog import WrittenDialog
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage import house_rules as stored_rules
from desktop_app.storage.connection.database import writing
from desktop_app.storage.reception import appointments, people, tickets
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import enrolment
from desktop_app.use_cases.workshops import workshops
from tests.helpers.builders import FRIDAY, NINE, THURSDAY, stored_appointment, stored_person
from tests.helpers.clock import StillClock
from tests.helpers.day_menu import CTRL, agenda_on, choose, menu_of
from tests.helpers.day_screens import focused, opened, shown_words, state_of, wait_in_front
from tests.helpers.seeing import button, click
from tests.helpers.typing import press, type_text
from tests.use_cases.gestures_of_workshops import FIRST_STEPS, PLACE

ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space


@pytest.fixture
def one(desk: Desk, clock: StillClock) -> int:
    """The only appointment of the Thursday, which has one sheet, the morning after; two other people are known."""
    with writing(desk.db):
        stored_rules.save(desk.db, replace(stored_rules.load(desk.db), sheets_by_hours=False))
    made = stored_appointment(desk.db, stored_person(desk.db, "Aubert", "Éloïse"), start=NINE).id
    stored_person(desk.db, "Roca", "Joan")
    stored_person(desk.db, "Serra", "Núria")
    clock.set(datetime(2025, 11, 28, 8, 30))
    return made


def asks_leaving(desk: Desk) -> None:
    """The place has a column for it on its sheets."""
    with writing(desk.db):
        stored_rules.save(desk.db, replace(stored_rules.load(desk.db), asks_leaving=True))


def sheet(window: MainWindow) -> SheetDialog:
    """The dialog, from the menu of the day."""
    agenda_on(window, THURSDAY)
    choose(menu_of(window), "Ressaisir la feuille signée")
    return opened(window, SheetDialog)


def lines(dialog: SheetDialog) -> list[str]:
    """Each line as it is seen."""
    model = dialog.table.rows
    every = [[str(model.data(model.index(at, part))) for part in range(model.columnCount())] for at in _rows(dialog)]
    return [" | ".join(each).replace("\N{NO-BREAK SPACE}", " ") for each in every]


def _rows(dialog: SheetDialog) -> range:
    return range(dialog.table.rows.rowCount())


def back(dialog: QWidget) -> None:
    wait_in_front(dialog)


def test_a_name_is_typed_on_a_blank_line_without_the_mouse(window: MainWindow, desk: Desk, one: int) -> None:
    dialog = sheet(window)
    press(dialog.table, SPACE)
    type_text(dialog.table, "r")
    name = opened(window, WrittenDialog)
    assert name.windowTitle() == "Ligne 2" and name.who.picker.line.text() == "r"
    type_text(focused(), "oc")
    press(focused(), ENTER)
    assert focused() is name.agree
    press(focused(), ENTER)
    back(dialog)
    assert lines(dialog) == [
        "1 | 9 h | AUBERT Éloïse | ✓ signé", "2 |  | ROCA Joan | ✓ signé", "3 |  | écrire un nom… | "
    ]  # fmt: skip
    assert "2 signés · 0 absence · 0 à dire" in shown_words(dialog)
    press(dialog.table, ENTER, CTRL)
    (came,) = tickets.on_day(desk.db, THURSDAY)
    assert people.get(desk.db, came.person_id).name == "Joan Roca" and state_of(desk, one) is State.SEEN
    window.undo()
    assert tickets.on_day(desk.db, THURSDAY) == [] and state_of(desk, one) is State.EXPECTED


def test_somebody_new_gives_the_least_and_a_namesake_is_asked_about(window: MainWindow, desk: Desk, one: int) -> None:
    dialog = sheet(window)
    click(dialog, "Écrire un nom…")
    name = opened(window, WrittenDialog)
    type_text(focused(), "Serra Nuria")
    press(focused(), Qt.Key.Key_Down)
    press(focused(), ENTER)
    name.who.last_name.set_value("Serra")
    name.who.first_name.set_value("Nuria")
    name.place()
    assert name.isVisible() and "Est-ce la même personne ?" in shown_words(name)
    click(name, "C’est quelqu’un d’autre")
    back(dialog)
    assert lines(dialog)[1] == "2 |  | SERRA Nuria | ✓ signé"
    click(dialog, "Enregistrer la feuille")
    assert len(people.search(desk.db, "Serra")) == 2


def test_a_name_just_written_is_taken_out_again(window: MainWindow, desk: Desk, one: int) -> None:
    dialog = sheet(window)
    write(window, dialog, "Roca")
    press(dialog.table, Qt.Key.Key_Up)
    press(dialog.table, Qt.Key.Key_Delete)
    assert lines(dialog)[1:] == ["2 |  | écrire un nom… | "]
    press(dialog.table, Qt.Key.Key_1)
    press(dialog.table, Qt.Key.Key_Delete)
    assert len(lines(dialog)) == 2


def test_nobody_is_twice_on_one_sheet_and_nothing_typed_is_lost(window: MainWindow, one: int) -> None:
    dialog = sheet(window)
    type_text(dialog.table, "2")
    press(dialog.table, ENTER)
    name = opened(window, WrittenDialog)
    type_text(focused(), "Aubert")
    press(focused(), ENTER)
    name.place()
    assert "déjà sur cette feuille" in name.form.faults()["person"] and name.who.picker.line.text() == "Éloïse Aubert"


def test_what_the_file_knows_already_stands_on_its_line(window: MainWindow, desk: Desk, one: int) -> None:
    dialog = sheet(window)
    write(window, dialog, "Roca")
    press(dialog.table, ENTER, CTRL)
    wait_in_front(window)
    again = sheet(window)
    assert lines(again)[1:] == ["2 |  | ROCA Joan | ✓ signé", "3 |  | écrire un nom… | "]
    assert not again.form.was_edited()


def test_names_are_not_thrown_away_without_a_question(window: MainWindow, one: int) -> None:
    dialog = sheet(window)
    write(window, dialog, "Roca")
    window.context.dialogs.answers = [False]  # type: ignore[attr-defined]
    press(dialog.table, Qt.Key.Key_Escape)
    assert dialog.isVisible()


def test_a_full_workshop_asks_why_one_more(window: MainWindow, desk: Desk, clock: StillClock) -> None:
    clock.set(datetime(2025, 11, 28, 8, 30))
    workshops.give(desk, **PLACE, subject=FIRST_STEPS, decide_by=datetime(2025, 11, 28, 12))
    for surname in ("Abadie", "Barthe", "Castel"):
        enrolment.enrol(desk, **PLACE, person=stored_person(desk.db, surname, "Lou"))
    stored_person(desk.db, "Dalmau", "Lou")
    clock.set(datetime(2025, 11, 29, 8, 30))
    dialog = SheetDialog(window.context, FRIDAY, window)
    window.context.dialogs.show(dialog)
    press(dialog.table, Qt.Key.Key_B)
    for _ in range(3):
        press(dialog.table, SPACE)
    press(dialog.table, ENTER)
    name = opened(window, WrittenDialog)
    assert name.windowTitle() == "Ligne 4 de la feuille B" and "Complet : 3 places" in shown_words(name)
    type_text(focused(), "Dalmau")
    press(focused(), ENTER)
    assert focused() is name.why
    name.place()
    assert name.form.faults()["why"]
    type_text(name.why, "accompagne sa mère")
    press(focused(), ENTER)
    back(dialog)
    click(dialog, "Enregistrer la feuille")
    found = appointments.with_people_between(desk.db, FRIDAY, FRIDAY)
    assert [person.last_name for each, person in found if each.state is State.SEEN] == [
        "Abadie", "Barthe", "Castel", "Dalmau"
    ]  # fmt: skip


def test_the_hour_of_leaving_follows_each_signature_where_it_is_asked(window: MainWindow, desk: Desk, one: int) -> None:
    asks_leaving(desk)
    dialog = sheet(window)
    press(dialog.table, SPACE)
    field = dialog.leaving.field
    assert focused() is field and field.accessibleName().endswith("AUBERT Éloïse")
    type_text(field, "830")
    press(field, ENTER)
    assert "vient après 9" in dialog.form.faults()["left_at"] and focused() is field
    press(field, ENTER, CTRL)
    assert dialog.isVisible() and field.text() == "830"
    field.selectAll()
    type_text(field, "9h50")
    press(field, ENTER)
    assert focused() is dialog.table and lines(dialog)[0] == "1 | 9 h | AUBERT Éloïse | ✓ signé | 9 h 50"
    write(window, dialog, "Roca", left="10 h 15")
    assert lines(dialog)[1] == "2 |  | ROCA Joan | ✓ signé | 10 h 15"
    press(dialog.table, ENTER, CTRL)
    found, (came,) = appointments.get(desk.db, one), tickets.on_day(desk.db, THURSDAY)
    assert found and found.left_at == datetime(2025, 11, 27, 9, 50)
    assert came.state_at == datetime(2025, 11, 27, 10, 15)


def test_an_hour_that_cannot_be_keeps_the_line_it_is_of(window: MainWindow, desk: Desk, one: int) -> None:
    asks_leaving(desk)
    dialog = sheet(window)
    press(dialog.table, SPACE)
    type_text(dialog.leaving.field, "dix heures")
    dialog.table.setFocus()
    press(dialog.table, Qt.Key.Key_Down)
    assert dialog.table.current_row().number == 1 and dialog.leaving.field.text() == "dix heures"
    assert "n’est pas une heure" in dialog.form.faults()["left_at"]


def test_no_hour_is_asked_where_the_place_does_not_want_it(window: MainWindow, one: int) -> None:
    dialog = sheet(window)
    press(dialog.table, SPACE)
    assert focused() is dialog.table and not dialog.leaving.field.isVisible()
    assert dialog.table.rows.columnCount() == 4


def test_every_row_is_said_by_mouse_alone(window: MainWindow, desk: Desk, one: int) -> None:
    dialog = sheet(window)
    click(dialog, "Non signée")
    assert not button(dialog, "Signée").isEnabled()
    dialog.table.focus_first()
    dialog.table.setCurrentIndex(dialog.table.rows.index(0, 0))
    click(dialog, "Signée")
    assert lines(dialog)[0].endswith("✓ signé")


def write(window: MainWindow, dialog: SheetDialog, surname: str, *, left: str = "") -> None:
    """A name on the blank line of the only sheet, as somebody types it."""
    dialog.table.focus_row(lambda each: each.is_blank)
    type_text(dialog.table, surname[0])
    opened(window, WrittenDialog)
    type_text(focused(), surname[1:])
    press(focused(), ENTER)
    if left:
        type_text(focused(), left)
    press(focused(), ENTER)
    back(dialog)
