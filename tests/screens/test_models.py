"""Every model of ours keeps Qt's promises, before and after each change; every row drawn by hand is drawn one way."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_app import screens
from desktop_app.domain.advisor import Advisor
from desktop_app.screens.agenda.date_table import DateModel
from desktop_app.screens.agenda.drawing.cells import CellModel
from desktop_app.screens.agenda.week.model import WeekModel
from desktop_app.screens.fulfilment.lines import COLUMNS_OF, Line
from desktop_app.screens.fulfilment.table import FoldingModel
from desktop_app.screens.widgets.painting import RowDelegate
from desktop_app.screens.widgets.row_model import Column, RowModel
from desktop_app.use_cases.reception.grouping import Grouping
from desktop_app.use_cases.reception.week import Column as WeekColumn
from desktop_app.use_cases.reception.week import Missing, Shut

MONDAY = date(2025, 11, 24)
NOW = datetime(2025, 11, 24, 8, 30)
Changes = Sequence[Callable[[], object]]


def _rows(parent: QWidget) -> tuple[QAbstractItemModel, Changes]:
    words = Column[str]("Mot", str, spoken=str.upper, keys=str.lower, tip=str.title)
    model = RowModel((words, Column[str]("Longueur", lambda word: str(len(word)), len)), lambda word: word[0], parent)
    shown = [("Arnal", "Puig", "Zaragoza"), ("Zaragoza", "Étienne", "Puig-Vidal", "Arnal"), ("Neuf",), ()]
    changes = [lambda words=words: model.set_rows(words) for words in shown]
    return model, [*changes[:2], lambda: model.sort(1, Qt.SortOrder.DescendingOrder), *changes[2:]]


def _folding(parent: QWidget) -> tuple[QAbstractItemModel, Changes]:
    model = FoldingModel(parent)
    cells = (("1 h",),) * len(COLUMNS_OF)
    month = Line(("month",), "Novembre", cells, "1 h", "novembre", MONDAY, folds=True)
    days = [Line(("day", at), f"{at} novembre", cells, "", "", MONDAY) for at in range(3)]
    return model, [
        lambda: model.set_rows([month, Line(("sum",), "Année", cells, "", "année")]),
        lambda: model.set_rows([month, *days]),
        lambda: model.set_rows([month]),
    ]


def _dates(parent: QWidget) -> tuple[QAbstractItemModel, Changes]:
    model = DateModel(date.isoformat, parent)
    weeks = [[MONDAY + timedelta(7 * row + day) for day in range(5)] for row in range(4)]
    heads = ["lu", "ma", "me", "je", "ve"]
    return model, [
        lambda: model.show(weeks, heads, ["1", "2", "3", "4"]),
        lambda: model.show(weeks, heads, ["un", "deux", "trois", "quatre"]),
        lambda: model.show([[None, *weeks[0][1:]]], heads, [""]),
        lambda: model.head(["l", "m", "m", "j", "v"]),
    ]


def _week(parent: QWidget) -> tuple[QAbstractItemModel, Changes]:
    model = WeekModel(parent)
    nine, ten, noon = (datetime.combine(MONDAY, time(hour)) for hour in (9, 10, 12))
    cells = Missing(nine, ten, "formation"), Shut(ten, noon, "fermé", named=True)
    held = WeekColumn(MONDAY, Advisor(1, "Castell", "Marie"), (), cells)
    shut = WeekColumn(MONDAY + timedelta(1), None, (), (Shut(nine, noon, "fermé", named=False),))
    return model, [
        lambda: model.show((held, shut), NOW, Grouping.DAYS),
        lambda: model.show((held, shut), noon, Grouping.DAYS),
        lambda: model.show((shut,), NOW, Grouping.ADVISORS),
        lambda: model.show((), NOW, Grouping.DAYS),
    ]


RECIPES = {RowModel: _rows, FoldingModel: _folding, DateModel: _dates, WeekModel: _week}
"""How each is made, and what happens to it; one that is not here fails."""

DRAWN_OTHERWISE = {
    f"{screens.__name__}.widgets.person_picker._NameAndPhone",
}
"""The one has brushes that keep what they have drawn; of the other Qt draws the row, and we a fact at its right."""


def all_below(base: type) -> set[type]:
    """Those of this kind that are defined below `screens`, whatever their names."""
    for module in pkgutil.walk_packages(screens.__path__, f"{screens.__name__}."):
        importlib.import_module(module.name)
    found, left = set[type](), list[type](base.__subclasses__())
    while left:
        kind = left.pop()
        left += kind.__subclasses__()
        if kind.__module__.startswith(f"{screens.__name__}."):
            found.add(kind)
    return found


def test_every_model_is_tried() -> None:
    # What the dates and the week have in common is tried in both.
    assert all_below(QAbstractItemModel) - {CellModel} == set(RECIPES)


def test_every_row_that_is_drawn_by_hand_is_drawn_by_the_one_kit() -> None:
    others = {kind for kind in all_below(QStyledItemDelegate) if not issubclass(kind, RowDelegate)}
    assert {f"{kind.__module__}.{kind.__name__}" for kind in others} == DRAWN_OTHERWISE


@pytest.mark.parametrize("recipe", RECIPES.values(), ids=[kind.__name__ for kind in RECIPES])
def test_a_model_keeps_what_qt_asks_of_one(
    recipe: Callable[[QWidget], tuple[QAbstractItemModel, Changes]], qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    model, changes = recipe(parent)
    # It goes on listening: what a change tells its views is looked at as it is told.
    qtmodeltester.check(model)
    for change in changes:
        change()
        qtmodeltester.check(model)
