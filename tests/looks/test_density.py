"""How much of a day is seen at once, in the letters of the program, on the screens of libraries."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QScrollArea

from desktop_app.screens.appointments.day_list import DayList
from desktop_app.screens.theme.tokens import LIGHT
from desktop_app.screens.widgets.table import TableView
from tests.looks.everything import SCENES
from tests.looks.stage import Stage


@pytest.mark.parametrize(
    ("width", "height", "wanted"),
    # 768 and 728 pixels less the title bar, or less the bar of the system too.
    [(1366, 748, 12), (1366, 728, 11), (1024, 700, 11)],
)
def test_a_day_of_two_advisors_is_seen_at_once(stage: Stage, width: int, height: int, wanted: int) -> None:
    stage.dress(LIGHT, 1.0)
    window = stage.play(SCENES["today_two_advisors"])
    window.resize(width, height)
    day = window.findChild(DayList)
    assert day.rows.rowCount() == 12
    stage.until(lambda: seen_whole(day) >= wanted)


@pytest.mark.parametrize(("height", "wanted"), [(748, 11), (728, 11)])
def test_a_training_costs_a_row_at_most(stage: Stage, height: int, wanted: int) -> None:
    stage.dress(LIGHT, 1.0)
    try:
        window = stage.play(SCENES["training_two_advisors"])
        window.resize(1366, height)
        day = window.findChild(DayList)
        stage.until(lambda: seen_whole(day) >= wanted)
    finally:
        # Its stripes go round every window as long as it lives.
        stage.clear()


def test_the_copies_are_seen_with_where_they_are(stage: Stage) -> None:
    stage.dress(LIGHT, 1.0)
    window = stage.play(SCENES["protection_backups"])
    window.resize(1366, 748)
    table = next(each for each in window.findChildren(TableView) if each.accessibleName() == "Copies gardées")
    page = next(each for each in window.findChildren(QScrollArea) if each.isAncestorOf(table))

    def seen() -> bool:
        room = table.viewport().rect()
        return all(room.contains(table.visualRect(table.model().index(at, 0))) for at in range(6))

    stage.until(lambda: seen() and not page.verticalScrollBar().maximum())


def seen_whole(day: DayList) -> int:
    """How many rows are in sight from their top to their bottom, from the first on."""
    day.scrollToTop()
    room = day.viewport().rect()
    return sum(room.contains(day.visualRect(day.rows.index(at, 0))) for at in range(day.rows.rowCount()))
