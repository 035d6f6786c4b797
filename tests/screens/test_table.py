"""A table changes by difference: the row in focus stays in focus, nothing blinks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from desktop_app.domain.person import Person
from desktop_app.screens.widgets.row_model import ROW_ROLE, Column, RowModel
from desktop_app.screens.widgets.table import TableView
from tests.helpers.typing import press

PEOPLE = tuple(Person(at, name, "Zoé", "") for at, name in enumerate(("Étienne", "Puig", "Arnal", "Zaragoza"), 1))
COLUMNS = (
    Column[Person]("Nom", lambda person: person.listed_name, lambda person: person.key, stretch=True),
    Column[Person]("Rang", lambda person: str(person.id), lambda person: person.id, right=True),
    Column[Person]("Téléphone", lambda person: person.phone or "–", spoken=lambda person: person.phone or "aucun"),
)


@pytest.fixture
def rows(qtbot: QtBot) -> RowModel[Person]:
    made = RowModel(COLUMNS, lambda person: person.id)
    made.set_rows(PEOPLE)
    made.setProperty("tester", QAbstractItemModelTester(made, made))
    return made


@pytest.fixture
def view(qtbot: QtBot, rows: RowModel[Person]) -> TableView:
    made = TableView(rows, "Usagers")
    qtbot.addWidget(made)
    made.show()
    return made


def names(rows: RowModel[Person]) -> list[str]:
    return [person.last_name for person in rows.rows()]


def test_a_cell_says_speaks_and_is_its_row(rows: RowModel[Person]) -> None:
    cell = rows.index(0, 2)
    assert cell.data() == "–"
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "aucun"
    assert cell.data(ROW_ROLE) == PEOPLE[0]
    assert rows.data(QModelIndex()) is None


def test_the_row_in_focus_stays_through_every_change(view: TableView, rows: RowModel[Person]) -> None:
    view.focus_row(lambda person: person.id == 3)
    changed = Person(3, "Arnal-Vidal", "Zoé", "")
    rows.set_rows([Person(9, "Neuf", "Zoé", ""), changed, PEOPLE[0]])
    assert view.current_row() == changed
    assert names(rows) == ["Neuf", "Arnal-Vidal", "Étienne"]


def test_when_the_row_in_focus_leaves_none_has_it(qtbot: QtBot, view: TableView, rows: RowModel[Person]) -> None:
    for left in PEOPLE:
        rows.set_rows(PEOPLE)
        assert view.focus_row(left.__eq__)
        rows.set_rows([person for person in PEOPLE if person is not left])
        assert view.current_row() is None and not view.selectionModel().hasSelection()
        view.focus_first()
        assert view.current_row() is None, "nor at the next reading"
        with qtbot.assertNotEmitted(view.row_chosen):
            press(view, Qt.Key.Key_Return)
        press(view, Qt.Key.Key_Down)
        assert view.current_row() is rows.rows()[0]
    view.selectionModel().clear()
    rows.set_rows(PEOPLE)
    view.focus_first(anew=True)
    assert view.current_row() is PEOPLE[0]


def test_nothing_is_reset_and_what_did_not_change_is_not_told(qtbot: QtBot, rows: RowModel[Person]) -> None:
    with qtbot.assertNotEmitted(rows.modelReset), qtbot.assertNotEmitted(rows.dataChanged):
        rows.set_rows(PEOPLE[::-1])
    with qtbot.waitSignal(rows.dataChanged) as told:
        rows.set_rows([*PEOPLE[:0:-1], Person(1, "Estève", "Zoé", "")])
    assert told.args is not None and told.args[0].row() == 3


def test_a_column_sorts_as_people_read_and_keeps_sorting(view: TableView, rows: RowModel[Person]) -> None:
    view.horizontalHeader().sectionClicked.emit(0)
    assert names(rows) == ["Arnal", "Étienne", "Puig", "Zaragoza"]
    rows.set_rows([*PEOPLE, Person(5, "Fabre", "Zoé", "")])
    assert names(rows) == ["Arnal", "Étienne", "Fabre", "Puig", "Zaragoza"]
    view.horizontalHeader().sectionClicked.emit(0)
    assert names(rows)[0] == "Zaragoza"


def test_enter_and_a_double_click_choose(qtbot: QtBot, view: TableView, rows: RowModel[Person]) -> None:
    view.setCurrentIndex(rows.index(1, 0))
    with qtbot.waitSignal(view.row_chosen) as chosen:
        press(view, Qt.Key.Key_Return)
    assert chosen.args == [PEOPLE[1]]
    place = view.visualRect(rows.index(2, 0)).center()
    with qtbot.waitSignal(view.row_chosen) as chosen:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [PEOPLE[2]]


def test_it_has_a_name_and_high_rows(view: TableView) -> None:
    assert QAccessible.queryAccessibleInterface(view).text(QAccessible.Text.Name) == "Usagers"
    assert view.rowHeight(0) >= 36


def test_an_empty_table_is_still_a_table(view: TableView, rows: RowModel[Person]) -> None:
    rows.set_rows([])
    assert view.current_row() is None and rows.rowCount() == 0
    assert [rows.headerData(at, Qt.Orientation.Horizontal) for at in range(3)] == ["Nom", "Rang", "Téléphone"]


def test_columns_share_what_room_there_is_rather_than_scroll_sideways(
    qtbot: QtBot, view: TableView, rows: RowModel[Person]
) -> None:
    rows.set_rows([Person(7, "Puig", "Jordi", "+34 612 345 678 901 " * 3)])
    needed = view.fontMetrics().horizontalAdvance("+34 612 345 678 901 " * 3)
    view.resize(900, 300)
    qtbot.waitUntil(lambda: view.columnWidth(2) > needed)
    view.resize(400, 300)
    qtbot.waitUntil(lambda: view.horizontalScrollBar().maximum() == 0)
    assert view.columnWidth(2) < needed
    view.resize(900, 300)
    assert view.columnWidth(2) > needed
    assert view.sized_columns() == {}


def test_a_column_is_wide_enough_for_what_came_later(qtbot: QtBot, view: TableView, rows: RowModel[Person]) -> None:
    view.resize(700, 300)
    rows.set_rows([Person(7, "Puig", "Jordi", "+34 612 345 678 901")])
    needed = view.fontMetrics().horizontalAdvance("+34 612 345 678 901")
    qtbot.waitUntil(lambda: view.columnWidth(2) > needed)


def test_a_cell_that_is_cut_is_told_under_the_mouse_as_it_is_written(view: TableView, rows: RowModel[Person]) -> None:
    rows.set_rows([Person(1, f"<b>{'Zaragoza' * 20}</b>", "Zoé", "")])
    place = view.visualRect(rows.index(0, 0)).center()
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, view.mapToGlobal(place)))
    # A sign that is not seen keeps its beginning from being taken for a tag.
    assert QToolTip.text() == rows.index(0, 0).data().replace("<", "<\N{WORD JOINER}")
    QToolTip.hideText()


def test_a_long_table_is_fitted_to_its_first_rows(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    data = RowModel.data

    def noted(model: RowModel[Person], index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        asked.append(index.row())
        return data(model, index, role)

    rows = RowModel(COLUMNS, lambda person: person.id)
    rows.set_rows(tuple(Person(at, f"Nom{at}", "Zoé", "") for at in range(1, 1001)))
    view = TableView(rows, "Usagers")
    qtbot.addWidget(view)
    monkeypatch.setattr(RowModel, "data", noted)
    view._fit()
    assert asked and max(asked) < 200
