"""The name of birth in the form of a person, and the year, asked only where two people bear one name."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop_app.domain.person import read_person
from desktop_app.screens.people.person_dialog import PersonDialog
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import people
from tests.helpers.alike import plain
from tests.helpers.builders import stored_person
from tests.helpers.day_screens import opened, shown_words
from tests.helpers.seeing import click, fill
from tests.helpers.typing import press


def test_a_name_of_birth_is_typed_and_told(desk: Desk, window: MainWindow) -> None:
    window.context.go("people", new=True)
    dialog = opened(window, PersonDialog)
    fill(dialog.last_name, "Durand")
    fill(dialog.first_name, "Marie")
    fill(dialog.birth_name, "Martin")
    assert not dialog.form.shows("birth_year")
    press(dialog, Qt.Key.Key_Return)
    assert "Nom de naissance : Martin" in plain(shown_words(window.page()))


def test_the_year_is_asked_once_somebody_else_has_that_name(desk: Desk, window: MainWindow) -> None:
    stored_person(desk.db, "Durand", "Marie", "")
    window.context.go("people", new=True)
    dialog = opened(window, PersonDialog)
    fill(dialog.last_name, "Durand")
    fill(dialog.first_name, "Marie")
    press(dialog, Qt.Key.Key_Return)
    assert dialog.form.shows("birth_year") and dialog.isVisible()
    fill(dialog.birth_year, "48")
    click(dialog, "C’est quelqu’un d’autre") if "C’est quelqu’un d’autre" in shown_words(dialog) else dialog.place()
    assert "Quatre chiffres" in dialog.form.faults()["birth_year"] and dialog.birth_year.raw() == "48"
    fill(dialog.birth_year, "1948")
    dialog.place()
    click(dialog, "C’est quelqu’un d’autre")
    assert sorted(each.birth_year for each in people.find(desk, "durand")) == [0, 1948]


def test_it_is_there_to_be_corrected_for_a_namesake_and_for_nobody_else(desk: Desk, window: MainWindow) -> None:
    one, _ = stored_person(desk.db, "Durand", "Marie", "1"), stored_person(desk.db, "Durand", "Marie", "2")
    alone = people.register(desk, read_person("Aubert", "Nadia")).subject
    for id, asked in ((one.id, True), (alone, False)):
        window.context.go("people", person=id)
        click(window, "Corriger la fiche")
        dialog = opened(window, PersonDialog)
        assert dialog.form.shows("birth_year") is asked
        dialog.reject()
