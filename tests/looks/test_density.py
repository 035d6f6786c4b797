"""How much of a day is seen at once, in the letters of the program, on the screens of libraries."""

from __future__ import annotations

import pytest

from desktop_app.screens.appointments.day_list import DayList
from desktop_app.screens.theme.tokens import LIGHT
from tests.looks.everything import SCENES
from tests.looks.stage import Stage


@pytest.mark.parametrize(
    ("width", "height", "wanted"),
    # 768 and 728 pixels less the title bar, or less the bar of the system too.
    [(1366, 748, 12), (1366, 728, 11), (1024, 700, 9)],
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


def seen_whole(day: DayList) -> int:
    """How many rows are in sight from their top to their bottom, from the first on."""
    day.scrollToTop()
    room = day.viewport().rect()
    return sum(room.contains(day.visualRect(day.rows.index(at))) for at in range(day.rows.rowCount()))
