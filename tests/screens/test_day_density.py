"""A day of two advisors in one glance: sections under their heads, one line a row, and two lines for who wants them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.advisor import Advisor, AdvisorTitle
from desktop_app.domain.planning import Segment
from desktop_app.screens.appointments.day_list import DayList
from desktop_app.screens.settings.display_section import DisplaySection
from desktop_app.screens.theme.style import set_roomy
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.connection import database
from desktop_app.storage.planning import advisors, patterns
from desktop_app.use_cases.desk import Desk
from tests.helpers.builders import stored_appointment, stored_person, thursdays
from tests.helpers.clock import StillClock
from tests.helpers.day_screens import chosen, open_window, rows_of
from tests.helpers.fake_dialogs import FakeDialogs


@pytest.fixture
def two(desk: Desk) -> Desk:
    """Marie has eight slots; Aurélie an appointment at 10 h and one at 11 h, a workshop at 14 h and one at 16 h."""
    hours = (
        Segment(time(10), time(12), step=60),
        Segment.workshop(time(14), time(16), 8, "Salle multimédia"),
        Segment.workshop(time(16), time(17), 8, "Salle multimédia"),
    )
    with database.writing(desk.db):
        added = advisors.add(desk.db, Advisor(0, "Soler", "Aurélie", AdvisorTitle.AMBASSADOR))
        patterns.add(desk.db, thursdays(added.id, step=60, segments=hours))
    person = stored_person(desk.db)
    stored_appointment(desk.db, person, start=datetime(2025, 11, 27, 9, 45))
    stored_appointment(desk.db, person, advisor_id=added.id, start=datetime(2025, 11, 27, 14), theme="Justice")
    return desk


@pytest.fixture
def window(qtbot: QtBot, two: Desk, dialogs: FakeDialogs, tmp_path: Path) -> Iterator[MainWindow]:
    with open_window(qtbot, two, dialogs, tmp_path) as made:
        yield made


def test_each_section_says_once_how_who_and_when(window: MainWindow, day: DayList) -> None:
    heads = [day.rows.row(at).above.replace("\N{NO-BREAK SPACE}", " ") for at in range(day.rows.rowCount())]
    assert [head for head in heads if head] == [
        "Sur rendez-vous · Marie Castell · 9 h – 12 h, 14 h – 17 h",
        "Sur rendez-vous · Aurélie Soler · 10 h – 12 h",
        "Atelier · Aurélie Soler · 14 h – 16 h · Salle multimédia",
        "Atelier · Aurélie Soler · 16 h – 17 h · Salle multimédia",
    ]
    rows = rows_of(day)
    assert rows[0] == "Sur rendez-vous, Marie Castell, 9 h – 12 h, 14 h – 17 h, 9 h, libre, avec Marie Castell"
    assert rows[1].startswith("9 h 45, ") and [row.partition(",")[0] for row in rows[8:]][1:2] == ["11 h"]
    assert len(rows) == 13


def test_the_earliest_hour_that_is_not_over_is_chosen_whatever_its_section(
    qtbot: QtBot, two: Desk, dialogs: FakeDialogs, tmp_path: Path, clock: StillClock
) -> None:
    clock.set(datetime(2025, 11, 27, 10, 35))
    with open_window(qtbot, two, dialogs, tmp_path) as made:
        day = made.page().findChild(DayList)
        assert chosen(day).endswith("10 h, libre, avec Aurélie Soler")


def test_rows_of_two_lines_are_a_choice_of_this_computer(qtbot: QtBot, window: MainWindow, day: DayList) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    before = day.visualRect(day.rows.index(1, 0)).height()
    set_roomy(app, True)
    try:
        dress_again(day)
        qtbot.waitUntil(lambda: day.visualRect(day.rows.index(1, 0)).height() > before)
    finally:
        set_roomy(app, False)
    dress_again(day)
    qtbot.waitUntil(lambda: day.visualRect(day.rows.index(1, 0)).height() == before)


def test_rows_chosen_by_themselves_are_seen_at_once(qtbot: QtBot, window: MainWindow, day: DayList) -> None:
    """With the colours and the size of type as they were: nothing else asks for a new dress."""
    before = day.visualRect(day.rows.index(1, 0)).height()
    display = DisplaySection(window.context, window)
    display.keep({"tone": "light", "scale": 1.0, "roomy": True})
    try:
        qtbot.waitUntil(lambda: day.visualRect(day.rows.index(1, 0)).height() > before)
    finally:
        display.keep({"tone": "light", "scale": 1.0, "roomy": False})
    qtbot.waitUntil(lambda: day.visualRect(day.rows.index(1, 0)).height() == before)


def dress_again(day: DayList) -> None:
    """What a new style does to a list; a real one goes through all widgets that earlier tests have freed."""
    QApplication.sendEvent(day, QEvent(QEvent.Type.StyleChange))
