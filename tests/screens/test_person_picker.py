"""Finding a person by keyboard, or asking for a new one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from desktop_app.domain.person import Person
from desktop_app.domain.search_key import fold
from desktop_app.screens.widgets.person_picker import PersonPicker
from tests.helpers.typing import press, type_text

KNOWN = (
    Person(1, "Lefèvre", "Éloïse", "0639980001"),
    Person(2, "Lefort", "Ana", ""),
    Person(3, "Puig", "Jordi", "+34612345678"),
)


def find(typed: str) -> list[Person]:
    """Those whose key holds what was typed."""
    return [person for person in KNOWN if fold(typed) in person.key]


@pytest.fixture
def picker(qtbot: QtBot) -> PersonPicker:
    made = PersonPicker(find)
    qtbot.addWidget(made)
    made.setAccessibleName("Qui ?")
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    return made


def rows(picker: PersonPicker) -> list[str]:
    """What the list says aloud."""
    items = [picker.results.item(at) for at in range(picker.results.count())]
    return [item.data(Qt.ItemDataRole.AccessibleTextRole).replace("\N{NO-BREAK SPACE}", " ") for item in items]


def test_people_appear_as_one_types_with_their_phone_in_pairs(picker: PersonPicker) -> None:
    type_text(picker.line, "lef")
    assert rows(picker) == ["LEFÈVRE Éloïse, 06 39 98 00 01", "LEFORT Ana", "Ajouter « lef »"]
    type_text(picker.line, "è")
    assert rows(picker) == ["LEFÈVRE Éloïse, 06 39 98 00 01", "Ajouter « lefè »"]


def test_enter_takes_the_first(qtbot: QtBot, picker: PersonPicker) -> None:
    type_text(picker.line, "lef")
    with qtbot.waitSignal(picker.person_chosen) as chosen:
        press(picker.line, Qt.Key.Key_Return)
    assert chosen.args == [KNOWN[0]]
    assert picker.value() == KNOWN[0]
    assert picker.raw() == "Éloïse Lefèvre"
    assert not picker.results.isVisible()


def test_down_and_enter_take_the_second(picker: PersonPicker) -> None:
    type_text(picker.line, "lef")
    press(picker.line, Qt.Key.Key_Down)
    press(picker.line, Qt.Key.Key_Return)
    assert picker.value() == KNOWN[1]


def test_the_last_row_asks_for_a_new_person(qtbot: QtBot, picker: PersonPicker) -> None:
    type_text(picker.line, "  Zoé   Martin ")
    with qtbot.waitSignal(picker.add_requested) as asked:
        press(picker.line, Qt.Key.Key_Return)
    assert asked.args == ["Zoé Martin"]
    assert picker.value() is None
    assert picker.raw() == "  Zoé   Martin "


def test_a_click_takes_a_row(qtbot: QtBot, picker: PersonPicker) -> None:
    type_text(picker.line, "puig")
    place = picker.results.visualItemRect(picker.results.item(0)).center()
    qtbot.mouseClick(picker.results.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picker.value() == KNOWN[2]


def test_typing_again_lets_the_person_go(qtbot: QtBot, picker: PersonPicker) -> None:
    picker.set_value(KNOWN[0])
    with qtbot.waitSignal(picker.edited):
        type_text(picker.line, "é")
    assert picker.value() is None


def test_esc_closes_the_list_and_keeps_the_typing(picker: PersonPicker) -> None:
    type_text(picker.line, "lef")
    press(picker.line, Qt.Key.Key_Escape)
    assert not picker.results.isVisible()
    assert picker.raw() == "lef"


def test_emptying_the_line_closes_the_list(picker: PersonPicker) -> None:
    type_text(picker.line, "l")
    press(picker.line, Qt.Key.Key_Backspace)
    assert not picker.results.isVisible()


def test_of_a_long_paste_no_more_is_searched_than_a_name_may_hold(picker: PersonPicker) -> None:
    picker.set_typed("x" * 10_000)
    assert picker.raw() == "x" * 200
    assert rows(picker) == [f"Ajouter « {'x' * 40}… »"]


def test_a_search_that_was_refused_still_lets_one_add(qtbot: QtBot) -> None:
    picker = PersonPicker(lambda typed: None)
    qtbot.addWidget(picker)
    picker.set_typed("Zoé")
    assert rows(picker) == ["Ajouter « Zoé »"]


def test_the_line_is_named(picker: PersonPicker) -> None:
    assert QAccessible.queryAccessibleInterface(picker.line).text(QAccessible.Text.Name) == "Qui ?"
