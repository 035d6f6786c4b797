"""Somebody carried into another week, by key or by hand: put down, refused, given back, taken back."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.reception.appointment import State
from desktop_app.screens.agenda.page import AgendaPage
from desktop_app.screens.agenda.week.view import WeekTable
from desktop_app.screens.agenda.week_view import WeekView
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import patterns
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import appointments as verbs
from desktop_app.use_cases.reception.grouping import Grouping
from tests.helpers.agenda_screens import head, heard, middle, plain, start_of
from tests.helpers.builders import stored_appointment, stored_person, thursdays
from tests.helpers.day_screens import book_for
from tests.helpers.typing import press

KEY = Qt.Key
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
THIS, NEXT = "Semaine du 24 novembre", "Semaine du 1er décembre"


@pytest.fixture
def known(desk: Desk, window: MainWindow, table: WeekTable) -> int:
    """Éloïse Aubert, on Thursday 27 November at 14 h with Marie Castell; chosen."""
    made = book_for(desk, "Aubert", 14)
    window.refresh()
    table.keyboardSearch("a")
    table._since.invalidate()
    return made


def keys(table: WeekTable, *pressed: Qt.Key) -> None:
    for key in pressed:
        press(table, key)


def title(agenda: AgendaPage) -> str:
    return plain(agenda.heading.text())


def test_a_page_key_turns_the_week_under_what_is_carried(
    desk: Desk, window: MainWindow, agenda: AgendaPage, view: WeekView, table: WeekTable, known: int
) -> None:
    keys(table, KEY.Key_Space, KEY.Key_PageDown)
    assert (title(agenda), plain(view.told.words)) == (NEXT, "Jeudi 4 décembre à 14 h : possible.")
    keys(table, KEY.Key_Down, KEY.Key_Return)
    assert start_of(desk, known) == datetime(2025, 12, 4, 14, 45)
    assert heard(table).startswith("14 h 45, Éloïse Aubert") and table.hasFocus()


def test_taking_it_back_shows_the_week_it_came_from(
    desk: Desk, window: MainWindow, agenda: AgendaPage, table: WeekTable, known: int
) -> None:
    keys(table, KEY.Key_Space, KEY.Key_PageDown, KEY.Key_Return)
    assert title(agenda) == NEXT
    window.undo()
    assert start_of(desk, known) == datetime(2025, 11, 27, 14)
    assert title(agenda) == THIS and heard(table).startswith("14 h, Éloïse Aubert")


def test_escape_in_another_week_gives_back_and_shows_its_place(
    desk: Desk, agenda: AgendaPage, view: WeekView, table: WeekTable, known: int
) -> None:
    keys(table, KEY.Key_Space, KEY.Key_PageDown, KEY.Key_PageDown, KEY.Key_Escape)
    assert start_of(desk, known) == datetime(2025, 11, 27, 14)
    assert (title(agenda), view.told.words) == (THIS, "Rendu à sa place.")
    assert heard(table).startswith("14 h, Éloïse Aubert")


def test_a_place_taken_in_another_week_is_refused_with_its_sentence(
    desk: Desk, window: MainWindow, agenda: AgendaPage, view: WeekView, table: WeekTable, known: int
) -> None:
    stored_appointment(desk.db, stored_person(desk.db, "Roca", "Núria"), start=datetime(2025, 12, 4, 14))
    window.refresh()
    keys(table, KEY.Key_Space, KEY.Key_PageDown)
    assert plain(view.told.words) == "Jeudi 4 décembre à 14 h : pris."
    keys(table, KEY.Key_Return)
    assert start_of(desk, known) == datetime(2025, 11, 27, 14)
    assert plain(view.told.words) == "Il n’y a plus de place à 14 h : choisissez un autre créneau."
    assert title(agenda) == THIS and heard(table).startswith("14 h, Éloïse Aubert")


def test_a_week_that_is_over_takes_nobody(
    desk: Desk, agenda: AgendaPage, view: WeekView, table: WeekTable, known: int
) -> None:
    keys(table, KEY.Key_Space, KEY.Key_PageUp)
    assert plain(view.told.words) == "Jeudi 20 novembre à 14 h : passé."
    keys(table, KEY.Key_Return)
    assert start_of(desk, known) == datetime(2025, 11, 27, 14) and title(agenda) == THIS
    assert "Cette heure est passée" in plain(view.told.words)


def test_there_and_back_is_its_own_place(
    desk: Desk, agenda: AgendaPage, view: WeekView, table: WeekTable, known: int
) -> None:
    keys(table, KEY.Key_Space, KEY.Key_PageDown, KEY.Key_PageUp)
    assert plain(view.told.words) == "Jeudi 27 novembre à 14 h : sa place."
    keys(table, KEY.Key_Return)
    assert view.told.words == "C’est sa place : rien ne change.".replace(" :", "\u00a0:")


def test_a_week_without_anybody_says_so_and_is_left_again(
    desk: Desk, window: MainWindow, agenda: AgendaPage, view: WeekView, table: WeekTable, known: int
) -> None:
    with writing(desk.db):
        for each in patterns.every(desk.db):
            patterns.remove(desk.db, each.id)
        patterns.add(desk.db, thursdays(ends_on=date(2025, 11, 30)))
    window.refresh()
    keys(table, KEY.Key_Space, KEY.Key_PageDown)
    assert plain(view.told.words) == "Jeudi 4 décembre à 14 h : hors des heures."
    keys(table, KEY.Key_Escape)
    assert title(agenda) == THIS and heard(table).startswith("14 h, Éloïse Aubert")


def test_the_same_advisor_is_kept_when_both_receive(
    desk: Desk, window: MainWindow, agenda: AgendaPage, table: WeekTable, known: int
) -> None:
    with writing(desk.db):
        patterns.add(desk.db, thursdays(2))
    at_two = {"start": datetime(2025, 11, 27, 14), "advisor_id": 2}
    stored_appointment(desk.db, stored_person(desk.db, "Roca", "Núria"), **at_two)
    window.refresh()
    for name, advisor in (("a", "Marie Castell"), ("r", "Jordi Puig")):
        for grouping in Grouping:
            agenda.group(grouping)
            table.keyboardSearch(name)
            table._since.invalidate()
            keys(table, KEY.Key_Space, KEY.Key_PageDown, KEY.Key_Return)
            assert advisor in head(table) and "4 décembre" in head(table)
            window.undo()


def hold(table: WeekTable, start: QPoint, *way: QPoint) -> None:
    """Press on a card and carry it along these points, without letting go."""
    port = table.viewport()
    QTest.mousePress(port, LEFT, NONE, start)
    for point in (start + QPoint(0, 30), *way):
        QTest.mouseMove(port, point)


def let_go(table: WeekTable, at: QPoint) -> None:
    QTest.mouseMove(table.viewport(), at)
    QTest.mouseRelease(table.viewport(), LEFT, NONE, at)


def edge(table: WeekTable) -> QPoint:
    return QPoint(table.viewport().width() - 3, table.viewport().height() // 2)


def test_held_at_the_edge_the_week_turns_after_a_moment_and_not_before(
    qtbot: QtBot, desk: Desk, window: MainWindow, agenda: AgendaPage, view: WeekView, table: WeekTable, known: int
) -> None:
    hold(table, middle(table, "14 h, Éloïse Aubert"), edge(table))
    assert plain(view.told.words) == "Restez là : la suite s’ouvre." and title(agenda) == THIS
    qtbot.waitUntil(lambda: title(agenda) == NEXT)
    let_go(table, middle(table, "11 h 15, libre"))
    assert start_of(desk, known) == datetime(2025, 12, 4, 11, 15)
    assert heard(table).startswith("11 h 15, Éloïse Aubert")
    window.undo()
    assert start_of(desk, known) == datetime(2025, 11, 27, 14) and title(agenda) == THIS


def test_what_only_crosses_the_edge_turns_nothing(desk: Desk, agenda: AgendaPage, table: WeekTable, known: int) -> None:
    start, timer = middle(table, "14 h, Éloïse Aubert"), table.turning._timer
    hold(table, start, edge(table))
    assert timer.isActive() and timer.interval() >= 500, "long enough to cross it"
    QTest.mouseMove(table.viewport(), start)
    assert not timer.isActive() and table.turning.step == 0
    let_go(table, start)
    assert title(agenda) == THIS


def over_arrow(table: WeekTable, arrow: QWidget) -> QPoint:
    return table.viewport().mapFromGlobal(arrow.mapToGlobal(arrow.rect().center()))


def test_held_over_an_arrow_of_the_bar_it_turns_that_way_and_goes_on(
    qtbot: QtBot, desk: Desk, agenda: AgendaPage, table: WeekTable, known: int
) -> None:
    hold(table, middle(table, "14 h, Éloïse Aubert"), over_arrow(table, agenda.bar.next))
    assert agenda.bar.next.isDown()
    qtbot.waitUntil(lambda: title(agenda) == NEXT)
    qtbot.waitUntil(lambda: title(agenda) == "Semaine du 8 décembre")
    let_go(table, middle(table, "9 h, libre"))
    assert start_of(desk, known) == datetime(2025, 12, 11, 9) and not agenda.bar.next.isDown()


def test_let_go_outside_the_week_it_goes_back_to_its_place(
    qtbot: QtBot, desk: Desk, agenda: AgendaPage, view: WeekView, table: WeekTable, known: int
) -> None:
    hold(table, middle(table, "14 h, Éloïse Aubert"), over_arrow(table, agenda.bar.next))
    qtbot.waitUntil(lambda: title(agenda) == NEXT)
    let_go(table, over_arrow(table, agenda.bar.next))
    assert start_of(desk, known) == datetime(2025, 11, 27, 14)
    assert (title(agenda), view.told.words) == (THIS, "Rendu à sa place.")


def test_who_has_come_meanwhile_is_no_longer_carried(
    desk: Desk, window: MainWindow, agenda: AgendaPage, view: WeekView, table: WeekTable, known: int
) -> None:
    keys(table, KEY.Key_Space, KEY.Key_Down)
    verbs.mark_as(desk, known, State.CANCELLED)
    window.refresh()
    assert table._carried is None
    keys(table, KEY.Key_Return)
    assert start_of(desk, known) == datetime(2025, 11, 27, 14)
