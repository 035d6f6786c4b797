"""The week with the days of each advisor together: seen, heard, walked, kept, printed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from desktop_app.screens.agenda.page import AgendaPage
from desktop_app.screens.agenda.view import Span
from desktop_app.screens.agenda.week.view import WeekTable
from desktop_app.screens.agenda.week_view import WeekView
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import patterns
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.papers.printing import Paper
from desktop_app.use_cases.reception.grouping import Grouping
from tests.forms import reading
from tests.helpers.agenda_screens import head, heard, plain
from tests.helpers.builders import thursdays
from tests.helpers.day_screens import book_for, open_window
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.typing import press, press_in_window

KEY, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier


@pytest.fixture(autouse=True)
def who_receives(desk: Desk) -> None:
    """Both receive on Thursday, Marie alone on Tuesday, Jordi alone on Friday."""
    with writing(desk.db):
        patterns.add(desk.db, thursdays(1, weekday=1))
        patterns.add(desk.db, thursdays(2))


def heads(table: WeekTable) -> list[str]:
    model = table.model()
    return [plain(model.headerData(at, Qt.Orientation.Horizontal)) for at in range(model.columnCount())]


BY_DAY = [
    "lundi 24 novembre",
    "mardi 25 novembre, Marie Castell",
    "mercredi 26 novembre",
    "jeudi 27 novembre, Marie Castell",
    "jeudi 27 novembre, Jordi Puig",
    "vendredi 28 novembre, Jordi Puig",
]
BY_ADVISOR = [
    "Marie Castell, mardi 25 novembre",
    "Marie Castell, jeudi 27 novembre",
    "Jordi Puig, jeudi 27 novembre",
    "Jordi Puig, vendredi 28 novembre",
    "lundi 24 novembre",
    "mercredi 26 novembre",
]


def test_a_button_or_a_key_puts_each_advisors_days_together(
    qtbot: QtBot, window: MainWindow, agenda: AgendaPage, table: WeekTable
) -> None:
    assert heads(table) == BY_DAY and agenda.bar.by_advisor.isVisible()
    agenda.bar.by_advisor.click()
    assert heads(table) == BY_ADVISOR and agenda.bar.by_advisor.isChecked()
    press_in_window(window, KEY.Key_C, ALT, "c")
    qtbot.waitUntil(lambda: heads(table) == BY_DAY)


def test_a_screen_reader_ticks_it_without_a_click(agenda: AgendaPage, table: WeekTable) -> None:
    told = QAccessible.queryAccessibleInterface(agenda.bar.by_advisor)
    assert (told.role(), told.state().checked) == (QAccessible.Role.CheckBox, 0)
    agenda.bar.by_advisor.toggle()
    assert heads(table) == BY_ADVISOR and told.state().checked == 1


def test_the_chosen_cell_stays_chosen_and_is_told_by_its_advisor_first(
    desk: Desk, window: MainWindow, agenda: AgendaPage, table: WeekTable
) -> None:
    book_for(desk, "Aubert", 14)
    window.refresh()
    table.keyboardSearch("a")
    before = heard(table)
    agenda.group(Grouping.ADVISORS)
    assert (head(table), heard(table)) == ("Marie Castell, jeudi 27 novembre", before)
    assert before.startswith("14 h, Éloïse Aubert") and table.hasFocus()


def test_arrows_walk_an_advisors_days_then_those_of_the_next(agenda: AgendaPage, table: WeekTable) -> None:
    agenda.group(Grouping.ADVISORS)
    walked = [head(table)]
    for _ in range(3):
        press(table, KEY.Key_Right)
        walked.append(head(table))
    assert walked == ["Marie Castell, jeudi 27 novembre", *BY_ADVISOR[2:5]]


def test_somebody_is_carried_to_the_other_advisor_of_the_day_beside(
    desk: Desk, window: MainWindow, agenda: AgendaPage, table: WeekTable
) -> None:
    book_for(desk, "Aubert", 14)
    window.refresh()
    agenda.group(Grouping.ADVISORS)
    table.keyboardSearch("a")
    table._since.invalidate()
    for key in (KEY.Key_Space, KEY.Key_Right, KEY.Key_Return):
        press(table, key)
    assert (head(table), heard(table)[:21]) == ("Jordi Puig, jeudi 27 novembre", "14 h, Éloïse Aubert, ")
    window.undo()
    assert head(table) == "Marie Castell, jeudi 27 novembre"


def test_the_choice_is_kept_for_the_account_and_begins_the_next_time(
    qtbot: QtBot, desk: Desk, dialogs: FakeDialogs, tmp_path: Path, agenda: AgendaPage
) -> None:
    agenda.group(Grouping.ADVISORS)
    with open_window(qtbot, desk, dialogs, tmp_path) as other:
        other.go("agenda")
        found = other.page()
        assert isinstance(found, AgendaPage)
        view = found.view()
        assert isinstance(view, WeekView) and found.bar.by_advisor.isChecked()
        qtbot.waitUntil(lambda: heads(view.table) == BY_ADVISOR)


def test_it_is_offered_for_the_week_alone_and_where_there_are_several_advisors(
    desk: Desk, window: MainWindow, agenda: AgendaPage
) -> None:
    agenda.look_at(Span.MONTH)
    assert not agenda.bar.by_advisor.isVisible()
    agenda.look_at(Span.WEEK)
    assert agenda.bar.by_advisor.isVisible()


def test_where_there_is_one_advisor_nothing_is_offered(
    qtbot: QtBot, desk: Desk, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    with writing(desk.db):
        for known in patterns.every(desk.db):
            if known.advisor_id == 2:
                patterns.remove(desk.db, known.id)
        desk.db.execute("DELETE FROM advisor WHERE id = 2")
    with open_window(qtbot, desk, dialogs, tmp_path) as made:
        made.go("agenda")
        found = made.page()
        assert isinstance(found, AgendaPage) and not found.bar.by_advisor.isVisible()


def test_the_first_place_to_come_is_that_of_the_first_date_wherever_it_stands(
    agenda: AgendaPage, table: WeekTable, desk: Desk, window: MainWindow
) -> None:
    with writing(desk.db):
        patterns.add(desk.db, thursdays(2, weekday=0))
    agenda.group(Grouping.ADVISORS)
    press(table, KEY.Key_PageDown)
    assert head(table) == "Jordi Puig, lundi 1er décembre"


def test_in_a_narrow_window_the_arrows_still_turn_through_every_day(
    desk: Desk, agenda: AgendaPage, table: WeekTable, window: MainWindow
) -> None:
    with writing(desk.db):
        for weekday in (1, 2, 3, 4):
            for advisor_id in (1, 2):
                patterns.add(desk.db, thursdays(advisor_id, weekday=weekday))
    agenda.group(Grouping.ADVISORS)
    window.resize(760, 620)
    agenda.view().show_day(date(2025, 11, 24))
    seen: set[date] = set()
    while table.week.first == date(2025, 11, 24):
        shown = {column.day for column in table.rows.columns}
        assert len(shown) < 5 and shown - seen, "each turn shows a day more"
        seen |= shown
        agenda.bar.next.click()
    assert seen == {date(2025, 11, day) for day in range(24, 29)}


def test_the_paper_stands_as_the_screen_does(desk: Desk, agenda: AgendaPage) -> None:
    book_for(desk, "Aubert", 14)
    told = {}
    for grouping in Grouping:
        agenda.group(grouping)
        view = agenda.view()
        assert view.paper
        paper = view.paper(desk, view.day)
        assert isinstance(paper, Paper)
        told[grouping] = reading.whole(paper.build())
    assert "Mardi 25 Marie Castell Jeudi 27 Marie Castell Jeudi 27 Jordi Puig" in told[Grouping.DAYS]
    assert "Marie Castell Mardi 25 Marie Castell Jeudi 27 Jordi Puig Jeudi 27" in told[Grouping.ADVISORS]
    assert sorted(told[Grouping.DAYS].split()) == sorted(told[Grouping.ADVISORS].split())
