"""The line of what was just done goes with its page: the next person must not read another's name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.reception.appointment import State
from desktop_app.screens.mandates.page import MandatesPage
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import appointments
from tests.helpers.clock import StillClock
from tests.helpers.day_screens import book_for, open_window, shown_words
from tests.helpers.fake_dialogs import FakeDialogs


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[MainWindow]:
    with open_window(qtbot, desk, FakeDialogs(), tmp_path) as made:
        yield made


@pytest.fixture
def told(window: MainWindow, desk: Desk, clock: StillClock) -> str:
    """Something just done for somebody."""
    clock.forward(minutes=60)
    window.context.runner.do(appointments.mark_as, book_for(desk, "Roca", 9), State.ARRIVED)
    assert "Roca" in window.done_line.told()
    return window.done_line.told()


def test_another_page_takes_the_line_away_and_the_action_can_still_be_undone(window: MainWindow, told: str) -> None:
    window.go("people")
    assert not window.done_line.line.isVisible() and told not in shown_words(window)
    window.undo()
    assert "Roca" in window.done_line.told()


def test_a_mandate_begins_with_nobody_else_named(window: MainWindow, desk: Desk, told: str) -> None:
    window.go("mandates")
    page = window.page()
    assert isinstance(page, MandatesPage)
    window.context.runner.do(appointments.mark_as, book_for(desk, "Joan", 9, 45), State.EXCUSED)
    assert "Joan" in window.done_line.told()
    page.take(0)
    assert not window.done_line.told() and "Joan" not in shown_words(window)
    window.undo()
    assert window.done_line.told() == "Il n’y a rien à annuler."


def test_the_line_stays_while_the_page_does(window: MainWindow, told: str) -> None:
    window.refresh()
    assert window.done_line.told() == told and window.done_line.line.isVisible()


def test_the_line_moves_between_the_top_and_the_foot_as_the_window_changes_its_width(
    qtbot: QtBot, window: MainWindow, told: str
) -> None:
    for width, above in ((1366, window.top_bar), (800, window.centralWidget())) * 3:
        window.resize(width, 700)
        qtbot.waitUntil(lambda above=above: window.done_line.parentWidget() is above)  # type: ignore[misc]
        qtbot.waitUntil(window.done_line.line.isVisible)
        assert window.done_line.told() == told
