"""A mandate held in Aidants Connect: noted on the file of the person by keyboard, and told where one is taken here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.person import Person
from desktop_app.screens.people.elsewhere_dialog import ElsewhereDialog
from desktop_app.screens.people.page import PeoplePage
from desktop_app.screens.people.person_panel import PersonPanel
from desktop_app.screens.runner import Runner
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import elsewhere
from desktop_app.use_cases.reception import people
from tests.helpers.at_mandates import AtMandates
from tests.helpers.builders import stored_person
from tests.helpers.day_screens import focused, opened, wait_in_front
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.seeing import click, fill, words
from tests.helpers.typing import press, press_in_window, type_text

# A list of suggestions takes the keyboard; the offscreen platform has none to give.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
NBSP = "\N{NO-BREAK SPACE}"
LINE = "Aidants Connect"
CTRL = Qt.KeyboardModifier.ControlModifier
FIRST, LAST = date(2025, 11, 3), date(2026, 11, 2)
TOLD = "Cette personne a aussi un mandat dans Aidants Connect, réf. AC-118, jusqu’au 2 novembre 2026."


@pytest.fixture
def person(desk: Desk) -> Person:
    return stored_person(desk.db, "Lefèvre", "Éloïse")


@pytest.fixture
def page(window: MainWindow, person: Person) -> PeoplePage:
    window.go("people", person=person.id)
    found = window.page()
    assert isinstance(found, PeoplePage)
    return found


def tab_to(widget: QWidget) -> None:
    """Go there by Tab alone."""
    for _ in range(4):
        press(focused(), Qt.Key.Key_Tab)
        if focused() is widget:
            return
    raise AssertionError(focused())


def test_three_lines_typed_one_after_the_other_and_refused_beside_their_field(
    desk: Desk, window: MainWindow, page: PeoplePage, person: Person, dialogs: FakeDialogs
) -> None:
    click(page.panel, "Mandat Aidants Connect…")
    dialog = opened(window, ElsewhereDialog)
    assert not dialog.take_off.isVisible()
    type_text(focused(), "mot de passe soleil12")
    for line, typed in ((dialog.first_on.line, "3/11/2025"), (dialog.last_on.line, "bientôt")):
        tab_to(line)
        type_text(line, typed)
    dialog.place()
    assert set(dialog.form.faults()) == {"last_on"}
    fill(dialog.last_on.line, "2/11/2026")
    dialogs.answers.append(False)
    dialog.place()
    assert set(dialog.form.faults()) == {"reference"} and dialog.reference.raw() == "mot de passe soleil12"
    fill(dialog.reference, "AC-118")
    dialog.place_and_close()
    wait_in_front(window)
    (kept,) = people.view(desk, person.id).elsewhere
    assert (kept.reference, kept.first_on, kept.last_on) == ("AC-118", FIRST, LAST)
    said = words(page.panel).replace(NBSP, " ")
    assert "Réf. AC-118, du 3 novembre 2025 au 2 novembre 2026" in said
    (link,) = [each for each in page.panel.findChildren(QPushButton) if each.text() == LINE]
    assert link.accessibleName().replace(NBSP, " ") == "Aidants Connect, réf. AC-118"
    press_in_window(window, Qt.Key.Key_Z, CTRL)
    assert people.view(desk, person.id).elsewhere == ()


def test_the_line_opens_it_to_put_it_right_or_to_take_it_off(
    desk: Desk, window: MainWindow, page: PeoplePage, person: Person
) -> None:
    elsewhere.note(desk, person.id, "AC-118", FIRST, LAST)
    page.refresh_in_sight()
    click(page.panel, LINE)
    dialog = opened(window, ElsewhereDialog)
    assert dialog.reference.value() == "AC-118" and dialog.last_on.value() == LAST
    fill(dialog.reference, "AC-119")
    dialog.place_and_close()
    wait_in_front(window)
    assert [each.reference for each in people.view(desk, person.id).elsewhere] == ["AC-119"]
    click(page.panel, LINE)
    dialog = opened(window, ElsewhereDialog)
    click(dialog, "Retirer de la fiche")
    wait_in_front(window)
    assert people.view(desk, person.id).elsewhere == ()


def test_the_front_desk_reads_the_line_and_changes_nothing(
    desk: Desk, reception_desk: Desk, page: PeoplePage, person: Person
) -> None:
    elsewhere.note(desk, person.id, "AC-118", FIRST, LAST)
    runner = Runner(reception_desk, page.context.dialogs)
    panel = PersonPanel(replace(page.context, desk=reception_desk, runner=runner), page)
    panel.show_person(person.id)
    panel.show()
    assert f"{LINE}\nRéf.{NBSP}AC-118, du" in words(panel)
    assert not [each for each in panel.findChildren(QPushButton) if LINE in each.text()]


def test_whoever_takes_a_mandate_here_with_the_same_person_is_told(at: AtMandates, desk: Desk, person: Person) -> None:
    stored_person(desk.db, "Martin", "Zoé")
    elsewhere.note(desk, person.id, "AC-118", FIRST, LAST)
    at.begin()
    at.find_person("mart")
    assert "Aidants Connect" not in at.words()
    at.type_in(f"Pour qui{NBSP}?", "lef")
    press(at.line(f"Pour qui{NBSP}?"), Qt.Key.Key_Return)
    assert TOLD in at.words().replace(NBSP, " ")
