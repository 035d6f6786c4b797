"""The month and the year of the agenda: walked as calendars, looked through, opened, said aloud."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.calendar import Choices, Zone
from desktop_app.domain.planning import Absence, AbsenceKind
from desktop_app.screens.agenda.date_table import DateTable
from desktop_app.screens.agenda.dates_views import MonthView, YearView
from desktop_app.screens.agenda.drawing.brushes import Brushes
from desktop_app.screens.agenda.page import AgendaPage
from desktop_app.screens.agenda.view import Span
from desktop_app.screens.appointments.booking_dialog import BookingDialog
from desktop_app.screens.chapters import chapter
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.screens.theme.style import apply_theme
from desktop_app.screens.theme.tokens import DARK, LIGHT
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import absences
from desktop_app.use_cases.settings import calendar
from tests.helpers.agenda_screens import plain
from tests.helpers.builders import THURSDAY, a_closure, stored_appointment, stored_person
from tests.helpers.day_screens import book_for, open_window, opened
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.typing import press

CTRL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


_TURNS = 50


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, dialogs: FakeDialogs, tmp_path: Path) -> Iterator[MainWindow]:
    with open_window(qtbot, desk, dialogs, tmp_path) as made:
        made.go("agenda")
        yield made


@pytest.fixture
def page(window: MainWindow) -> AgendaPage:
    found = window.page()
    assert isinstance(found, AgendaPage)
    return found


@pytest.fixture
def month(page: AgendaPage) -> DateTable:
    page.look_at(Span.MONTH)
    view = page.view()
    assert isinstance(view, MonthView)
    return view.table


@pytest.fixture
def year(page: AgendaPage) -> DateTable:
    page.look_at(Span.YEAR)
    view = page.view()
    assert isinstance(view, YearView)
    return view.table


def heard(table: DateTable) -> str:
    return plain(table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def laid_out() -> None:
    """Let what is queued be done, turn after turn: on a busy machine so many milliseconds may hold none at all."""
    for _ in range(_TURNS):
        QApplication.processEvents()


def look_for(table: DateTable, letters: str) -> None:
    QTest.qWait(QApplication.keyboardInputInterval() + 50)
    for letter in letters:
        table.keyboardSearch(letter)


def test_the_month_says_who_receives_and_how_full_each_day_is(desk: Desk, window: MainWindow, month: DateTable) -> None:
    book_for(desk, "Aubert", 9)
    window.refresh()
    assert heard(month) == "jeudi 27 novembre, Marie Castell 1 sur 8 places"
    press(month, KEY.Key_Right)
    assert heard(month) == "vendredi 28 novembre, Jordi Puig atelier 0 sur 16 places"
    press(month, KEY.Key_Right)
    assert heard(month) == "samedi 29 novembre, pas de permanence"


def test_arrows_walk_the_month_as_a_calendar_and_on_into_the_next(page: AgendaPage, month: DateTable) -> None:
    walked = []
    for key in (KEY.Key_Up, KEY.Key_Left, KEY.Key_Home, KEY.Key_Left, KEY.Key_End, KEY.Key_Down, KEY.Key_Down):
        press(month, key)
        walked.append(month.day())
    assert [day.day for day in walked if day] == [20, 19, 17, 16, 16, 23, 30]
    press(month, KEY.Key_Right)
    assert (month.day(), page.heading.text()) == (date(2025, 12, 1), "Décembre 2025")
    press(month, KEY.Key_Up)
    assert (month.day(), page.heading.text()) == (date(2025, 11, 24), "Novembre 2025")


def test_pages_turn_months_and_keep_the_day(page: AgendaPage, month: DateTable) -> None:
    press(month, KEY.Key_PageDown)
    assert (month.day(), page.heading.text()) == (date(2025, 12, 27), "Décembre 2025")
    press(month, KEY.Key_PageUp)
    page.bar.previous.click()
    assert page.heading.text() == "Octobre 2025"


def test_what_qt_asks_three_times_of_each_date_is_not_put_together_anew(
    month: DateTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    joined: list[object] = []
    monkeypatch.setattr(Qt.ItemFlag, "__or__", lambda one, other: joined.append((one, other)))
    assert month.rows.flags(month.rows.index(1, 3)) and not joined


def test_digits_go_to_a_day_of_the_month(month: DateTable) -> None:
    look_for(month, "4")
    assert month.day() == date(2025, 11, 4)
    look_for(month, "28")
    assert month.day() == date(2025, 11, 28)
    look_for(month, "31")
    assert month.day() == date(2025, 11, 3), "there is no 31st"


def test_enter_opens_a_day_and_a_booking_begins_on_it(page: AgendaPage, window: MainWindow, month: DateTable) -> None:
    press(month, KEY.Key_Right)
    press(month, KEY.Key_R, CTRL)
    dialog = opened(window, BookingDialog)
    assert "vendredi 28" in plain(dialog.agree.text())
    dialog.reject()
    window.activateWindow()
    press(month, KEY.Key_Return)
    assert plain(page.heading.text()) == "Vendredi 28 novembre"


def test_a_day_without_session_cannot_be_booked(page: AgendaPage, month: DateTable) -> None:
    assert page.book_button.isEnabled()
    press(month, KEY.Key_Left)
    assert not page.book_button.isEnabled()


def test_closed_days_holidays_and_people_to_move_are_said_in_the_month(
    desk: Desk, window: MainWindow, month: DateTable
) -> None:
    calendar.change(desk, Choices(zone=Zone.C, periods=(a_closure(date(2025, 12, 11), name="inventaire"),)))
    stored_appointment(desk.db, stored_person(desk.db), start=datetime(2025, 12, 11, 9))
    window.refresh()
    press(month, KEY.Key_PageDown)
    said = {}
    for day in ("11", "25", "26", "27"):
        look_for(month, day)
        said[day] = heard(month)
    assert said == {
        "11": "jeudi 11 décembre, fermé : inventaire, 1 à déplacer",
        "25": "jeudi 25 décembre, fermé : Noël",
        "26": "vendredi 26 décembre, Jordi Puig atelier 0 sur 16 places, vacances de Noël, zone C",
        "27": "samedi 27 décembre, pas de permanence, vacances de Noël, zone C",
    }


def test_the_month_in_view_is_printed(page: AgendaPage, window: MainWindow, month: DateTable, qtbot: QtBot) -> None:
    press(month, KEY.Key_P, CTRL)
    preview = opened(window, PreviewDialog)
    qtbot.waitUntil(lambda: "page" in preview.panel.facts.text())
    preview.reject()


def test_the_year_says_each_day_and_what_takes_it(desk: Desk, window: MainWindow, year: DateTable) -> None:
    absences.note(desk, Absence(0, 1, date(2025, 12, 4), date(2025, 12, 4), AbsenceKind.LEAVE, THURSDAY))
    book_for(desk, "Aubert", 9)
    window.refresh()
    assert heard(year) == "jeudi 27 novembre, Marie Castell, 1 rendez-vous"
    press(year, KEY.Key_Up)
    assert heard(year) == "lundi 27 octobre, pas de permanence"
    for day, words in (
        (date(2025, 12, 4), "jeudi 4 décembre, absence de Marie Castell"),
        (date(2025, 12, 25), "jeudi 25 décembre, fermé : Noël"),
        (date(2025, 11, 20), "jeudi 20 novembre, Marie Castell"),
    ):
        year.choose(day)
        assert heard(year) == words


def test_arrows_letters_and_pages_walk_the_year(page: AgendaPage, year: DateTable) -> None:
    press(year, KEY.Key_Down)
    assert year.day() == date(2025, 12, 27)
    press(year, KEY.Key_End)
    press(year, KEY.Key_Right)
    assert (year.day(), page.heading.text()) == (date(2026, 1, 1), "Année 2026")
    press(year, KEY.Key_PageUp)
    look_for(year, "ma")
    assert year.day() == date(2025, 3, 1)
    look_for(year, "m")
    assert year.day() == date(2025, 5, 1)
    look_for(year, "31")
    assert year.day() == date(2025, 5, 31)
    press(year, KEY.Key_Down)
    assert year.day() == date(2025, 6, 30), "June has no 31st"


@pytest.mark.parametrize("span", [Span.MONTH, Span.YEAR])
def test_a_window_made_wider_has_its_dates_drawn_once(page: AgendaPage, window: MainWindow, span: Span) -> None:
    page.look_at(span)
    laid_out()
    drawn = Drawings(page.view().table.viewport())  # type: ignore[attr-defined]
    window.resize(window.width() + 40, window.height())
    QTest.qWait(100)
    assert drawn.times == 1


@pytest.mark.parametrize("span", [Span.MONTH, Span.YEAR])
def test_dates_are_drawn_again_only_when_something_of_them_has_changed(
    desk: Desk, page: AgendaPage, window: MainWindow, span: Span, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.look_at(span)
    table: DateTable = page.view().table  # type: ignore[attr-defined]
    drawn: list[date] = []
    draw = type(table).paint_date

    def note(table: DateTable, brushes: Brushes, box: QRectF, day: date, *, over: bool) -> None:
        drawn.append(day)
        draw(table, brushes, box, day, over=over)

    def seen() -> QImage:
        drawn.clear()
        return table.viewport().grab().toImage()

    laid_out()
    at_first = seen()
    monkeypatch.setattr(type(table), "paint_date", note)
    assert seen() == at_first and drawn == []
    press(table, KEY.Key_Left)
    assert seen() != at_first and drawn == [], "the ring"
    press(table, KEY.Key_Right)
    assert seen() == at_first
    at = table.visualRect(table.rows.index_of(THURSDAY.replace(day=26))).center()
    QTest.mouseMove(table.viewport(), at)
    assert seen() != at_first and drawn == [THURSDAY.replace(day=26)], "what is under the mouse"
    QApplication.sendEvent(table.viewport(), QEvent(QEvent.Type.Leave))
    assert seen() == at_first
    book_for(desk, "Aubert", 9)
    window.refresh()
    seen()
    assert THURSDAY in drawn and len(drawn) > 20
    apply_theme(QApplication.instance(), DARK, 1)
    try:
        assert seen() != at_first and len(drawn) > 20
    finally:
        apply_theme(QApplication.instance(), LIGHT, 1)


class Drawings(QObject):
    """Counts how often a widget is drawn."""

    def __init__(self, seen: QWidget) -> None:
        super().__init__(seen)
        self.times = 0
        seen.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.times += event.type() is QEvent.Type.Paint
        return False


def test_the_year_has_nothing_to_print(page: AgendaPage, year: DateTable) -> None:
    assert not page.print_button.isVisible()
    page.look_at(Span.WEEK)
    assert page.print_button.isVisible()


@pytest.mark.parametrize("span", [Span.MONTH, Span.YEAR])
def test_readers_are_told_tables(page: AgendaPage, span: Span) -> None:
    page.look_at(span)
    view = page.view()
    assert isinstance(view, MonthView | YearView)
    view.turn(1)
    told = QAccessible.queryAccessibleInterface(view.table)
    assert told.role() == QAccessible.Role.Table
    names = [plain(told.child(at).text(QAccessible.Text.Name)) for at in range(told.childCount())]
    assert "jeudi 25 décembre, fermé : Noël" in names or span is Span.YEAR
    assert any(name.startswith("jeudi 1er janvier, fermé") for name in names) or span is Span.MONTH


def test_the_help_is_asked_about_what_is_in_view(page: AgendaPage) -> None:
    for span in Span:
        page.look_at(span)
        key, _, heading = page.asks_about().partition("#")
        assert heading in {section.anchor for section in chapter(key).sections}


def test_the_date_looked_at_stays_from_one_view_to_the_next(page: AgendaPage, month: DateTable) -> None:
    look_for(month, "28")
    for span in (Span.YEAR, Span.DAY, Span.WEEK, Span.MONTH):
        page.look_at(span)
        assert page.view().day == date(2025, 11, 28), span


def test_a_click_leaves_the_keyboard_in_what_is_looked_at_and_arrows_walk_the_bar(
    qtbot: QtBot, page: AgendaPage, month: DateTable
) -> None:
    assert month.hasFocus()
    qtbot.mouseClick(page.bar.spans[Span.YEAR], Qt.MouseButton.LeftButton)
    view = page.view()
    assert isinstance(view, YearView) and view.table.hasFocus()
    page.bar.spans[Span.YEAR].setFocus()
    press(page.bar.spans[Span.YEAR], KEY.Key_Left)
    assert isinstance(page.view(), MonthView) and page.bar.spans[Span.MONTH].hasFocus()
