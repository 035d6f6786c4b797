"""« Réunir deux fiches », from the panel of a person to one file, by keyboard."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from desktop_app.screens.people.joining_dialog import JoiningDialog
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import people
from tests.helpers.builders import NINE, stored_appointment, stored_person
from tests.helpers.day_screens import focused, opened, shown_words
from tests.helpers.seeing import click, fill
from tests.helpers.typing import press, type_text

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(window: MainWindow, desk: Desk) -> JoiningDialog:
    """About « Núria Roca »; « Nuria Rocca » has a telephone and an appointment."""
    kept = stored_person(desk.db, "Roca", "Núria", phone="0639980001")
    gone = stored_person(desk.db, "Rocca", "Nuria", phone="0639980002")
    stored_appointment(desk.db, kept, start=NINE)
    stored_appointment(desk.db, gone, start=NINE + timedelta(hours=2))
    window.refresh()
    window.go("people", person=kept.id)
    click(window.page(), "Réunir avec une autre fiche…")
    return opened(window, JoiningDialog)


def test_two_files_become_one_and_what_comes_over_is_said_before(
    dialog: JoiningDialog, window: MainWindow, desk: Desk
) -> None:
    assert focused() is dialog.other.line and not dialog.name.isVisible()
    type_text(dialog.other.line, "rocca")
    assert [dialog.other.results.item(at).text() for at in range(dialog.other.results.count())] == ["ROCCA Nuria"]
    press(dialog.other.line, Qt.Key.Key_Return)
    assert "1 rendez-vous vient sur cette fiche." in shown_words(dialog)
    fill(dialog.phone, "06 39 98 00 02".replace(" ", "\N{NO-BREAK SPACE}"))
    press(dialog, Qt.Key.Key_Return, CTRL)
    found, known = people.listing(desk)
    assert known == 1 and (found[0].name, found[0].phone) == ("Núria Roca", "0639980002")
    assert len(people.view(desk, found[0].id).appointments) == 2
    window.undo()
    assert people.listing(desk)[1] == 2


def test_the_same_hour_twice_is_said_beside_the_field_and_nothing_typed_is_lost(
    dialog: JoiningDialog, desk: Desk
) -> None:
    gone = people.find(desk, "rocca")[0]
    stored_appointment(desk.db, gone, start=NINE + timedelta(minutes=5), advisor_id=2)
    type_text(dialog.other.line, "rocca")
    press(dialog.other.line, Qt.Key.Key_Return)
    press(dialog, Qt.Key.Key_Return, CTRL)
    assert "supprimez d’abord" in dialog.form.faults()["other"] and dialog.other.value() == gone


def test_nobody_is_added_here_and_nobody_chosen_is_said(dialog: JoiningDialog) -> None:
    type_text(dialog.other.line, "zzz")
    assert not dialog.other.results.isVisible()
    press(dialog, Qt.Key.Key_Return, CTRL)
    assert "Choisissez l’autre fiche" in dialog.form.faults()["other"]


def test_the_only_telephone_of_the_two_is_kept(window: MainWindow, desk: Desk) -> None:
    kept = stored_person(desk.db, "Roca", "Núria", phone="")
    stored_person(desk.db, "Rocca", "Nuria", phone="0639980002")
    window.refresh()
    window.go("people", person=kept.id)
    click(window.page(), "Réunir avec une autre fiche…")
    dialog = opened(window, JoiningDialog)
    type_text(dialog.other.line, "rocca")
    press(dialog.other.line, Qt.Key.Key_Return)
    press(dialog, Qt.Key.Key_Return, CTRL)
    assert people.listing(desk)[0][0].phone == "0639980002"


def test_the_proof_is_printed_at_once_or_later(dialog: JoiningDialog, window: MainWindow) -> None:
    type_text(dialog.other.line, "rocca")
    press(dialog.other.line, Qt.Key.Key_Return)
    dialog.printed.setChecked(True)
    press(dialog, Qt.Key.Key_Return, CTRL)
    preview = opened(window, PreviewDialog)
    assert preview.windowTitle().startswith("Preuve de réunion")
    press(preview, Qt.Key.Key_Escape)
    click(window.page(), "Preuve de réunion des fiches…")
    assert opened(window, PreviewDialog)
