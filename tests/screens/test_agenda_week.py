"""The week under the keyboard, the mouse and a screen reader: walked, looked through, booked in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop_app.domain.planning import Segment
from desktop_app.domain.reception.appointment import State
from desktop_app.screens.agenda.dates_views import MonthView, YearView
from desktop_app.screens.agenda.day_view import DayView
from desktop_app.screens.agenda.page import AgendaPage
from desktop_app.screens.agenda.view import Span
from desktop_app.screens.agenda.week.view import WeekTable
from desktop_app.screens.agenda.week_view import WeekView
from desktop_app.screens.appointments.booking_dialog import BookingDialog
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import patterns
from desktop_app.storage.reception import appointments
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import appointments as verbs
from tests.helpers.agenda_screens import head, heard, middle, plain
from tests.helpers.builders import THURSDAY, stored_appointment, stored_person, thursdays
from tests.helpers.clock import StillClock
from tests.helpers.day_screens import book_for, chosen, open_window, opened
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.typing import press, press_in_window

VIEWS = {Span.DAY: DayView, Span.WEEK: WeekView, Span.MONTH: MonthView, Span.YEAR: YearView}
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


def test_the_agenda_opens_on_the_week_of_the_next_session_at_its_first_place(
    agenda: AgendaPage, table: WeekTable
) -> None:
    assert plain(agenda.heading.text()) == "Semaine du 24 novembre"
    assert (head(table), heard(table)) == ("jeudi 27 novembre, Marie Castell", "9 h, libre")
    assert table.hasFocus()


def test_arrows_walk_the_day_and_to_the_nearest_hour_of_the_next(table: WeekTable) -> None:
    said = []
    for key in (KEY.Key_Down, KEY.Key_End, KEY.Key_Right, KEY.Key_Up, KEY.Key_Left, KEY.Key_Home, KEY.Key_Left):
        press(table, key)
        said.append(heard(table))
    assert said == [
        "9 h 45, libre",
        "16 h 15, libre",
        "14 h à 16 h, atelier, 0 inscrit sur 8, 8 places libres",
        "9 h à 12 h, atelier, 0 inscrit sur 8, 8 places libres",
        "9 h, libre",
        "9 h, libre",
        "mercredi 26 novembre, pas de permanence",
    ]


def test_past_the_last_day_the_arrow_goes_on_into_the_next_week(agenda: AgendaPage, table: WeekTable) -> None:
    press(table, KEY.Key_Right)
    press(table, KEY.Key_Right)
    assert plain(agenda.heading.text()) == "Semaine du 1er décembre"
    assert heard(table) == "lundi 1er décembre, pas de permanence"
    press(table, KEY.Key_Left)
    assert (head(table), heard(table)[:11]) == ("vendredi 28 novembre, Jordi Puig", "9 h à 12 h,")


def test_pages_turn_weeks_and_the_bar_does_the_same(agenda: AgendaPage, table: WeekTable) -> None:
    press(table, KEY.Key_PageDown)
    assert plain(agenda.heading.text()) == "Semaine du 1er décembre"
    assert heard(table) == "9 h, libre"
    press(table, KEY.Key_PageUp)
    agenda.bar.next.click()
    assert plain(agenda.heading.text()) == "Semaine du 1er décembre"
    agenda.bar.now.click()
    assert plain(agenda.heading.text()) == "Semaine du 24 novembre"


def test_letters_look_for_a_name_and_digits_for_an_hour(desk: Desk, window: MainWindow, table: WeekTable) -> None:
    book_for(desk, "Œuvrard", 14, 45)
    at_two = {"start": datetime(2025, 11, 28, 14), "minutes": 120, "theme": "Email", "advisor_id": 2}
    stored_appointment(desk.db, stored_person(desk.db, "Roca", "Núria"), **at_two)
    window.refresh()
    table.keyboardSearch("o")
    assert heard(table) == "14 h 45, Éloïse Œuvrard, prévu, Logement"
    QTest.qWait(QApplication.keyboardInputInterval() + 50)
    table.keyboardSearch("R")
    assert heard(table) == "14 h à 16 h, atelier, 1 inscrit sur 8, 7 places libres"
    QTest.qWait(QApplication.keyboardInputInterval() + 50)
    for digit in "1115":
        table.keyboardSearch(digit)
    assert heard(table) == "11 h 15, libre"


def test_enter_on_a_free_place_books_it_and_the_ring_follows(
    desk: Desk, window: MainWindow, view: WeekView, table: WeekTable
) -> None:
    press(table, KEY.Key_Down)
    press(table, KEY.Key_Return)
    dialog = opened(window, BookingDialog)
    assert plain(dialog.agree.text()) == "Réserver jeudi 27 à 9 h 45"
    dialog.reject()
    person = stored_person(desk.db, "Aubert", "Nadia")
    view.context.runner.do(
        verbs.book, person=person, advisor_id=1, start=datetime(2025, 11, 27, 15, 30), theme="Logement"
    )
    assert heard(table) == "15 h 30, Nadia Aubert, prévu, Logement"


def test_a_click_on_a_free_place_books_it_and_one_on_a_person_chooses(
    desk: Desk, window: MainWindow, table: WeekTable
) -> None:
    book_for(desk, "Aubert", 14)
    window.refresh()
    place = middle(table, "14 h, Éloïse Aubert")
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert heard(table).startswith("14 h, Éloïse Aubert") and QApplication.activeWindow() is window
    free = middle(table, "15 h 30, libre")
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, free)
    dialog = opened(window, BookingDialog)
    assert plain(dialog.agree.text()) == "Réserver jeudi 27 à 15 h 30"
    dialog.reject()


def test_enter_on_somebody_opens_their_day_where_letters_act(
    qtbot: QtBot, desk: Desk, window: MainWindow, agenda: AgendaPage, table: WeekTable
) -> None:
    book_for(desk, "Aubert", 14)
    window.refresh()
    table.keyboardSearch("a")
    press(table, KEY.Key_Return)
    assert agenda.heading.text().startswith("Jeudi 27") and chosen(agenda.day.list).startswith("14 h, Éloïse Aubert")
    assert agenda.day.list.hasFocus()
    press_in_window(window, KEY.Key_S, ALT, "s")
    qtbot.waitUntil(table.hasFocus)
    assert heard(table).startswith("14 h, Éloïse Aubert")


def test_the_menu_of_a_cell_offers_the_steps_of_its_row(desk: Desk, window: MainWindow, table: WeekTable) -> None:
    known = book_for(desk, "Aubert", 9)
    window.refresh()
    press(table, KEY.Key_Home)
    press(table, KEY.Key_Menu)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [plain(action.text()) for action in menu.actions() if action.text()]
    assert words[0] == "Noter l’arrivée de la personne" and words[-1] == "Ouvrir le jour : Jeudi 27 novembre"
    menu.close()
    menu.actions()[0].trigger()
    found = appointments.get(desk.db, known)
    assert found and found.state is State.ARRIVED


def test_alt_and_a_letter_choose_the_view_which_is_remembered(
    desk: Desk, dialogs: FakeDialogs, qtbot: QtBot, tmp_path: Path, window: MainWindow, agenda: AgendaPage
) -> None:
    for key, span in ((KEY.Key_M, Span.MONTH), (KEY.Key_A, Span.YEAR), (KEY.Key_J, Span.DAY), (KEY.Key_M, Span.MONTH)):
        press_in_window(window, key, ALT, span.value[0].lower())
        qtbot.waitUntil(lambda span=span: agenda.bar.spans[span].isChecked())  # type: ignore[misc]
        assert isinstance(agenda.view(), VIEWS[span])
        assert agenda.view().day == THURSDAY
    with open_window(qtbot, desk, dialogs, tmp_path) as other:
        other.go("agenda")
        found = other.page()
        assert isinstance(found, AgendaPage)
        assert found.bar.spans[Span.MONTH].isChecked()


def test_each_account_has_its_own_view(
    reception_desk: Desk, dialogs: FakeDialogs, qtbot: QtBot, tmp_path: Path, agenda: AgendaPage
) -> None:
    agenda.look_at(Span.YEAR)
    with open_window(qtbot, reception_desk, dialogs, tmp_path) as other:
        other.go("agenda")
        found = other.page()
        assert isinstance(found, AgendaPage)
        assert found.bar.spans[Span.WEEK].isChecked()


def test_a_week_without_session_says_when_the_next_one_is_and_goes_there(agenda: AgendaPage, view: WeekView) -> None:
    view.show_day(date(2024, 1, 3))
    assert plain(view.told.words).startswith("Aucune permanence cette semaine")
    assert "Prochaine : jeudi 7 mars." in plain(view.told.words)
    assert not agenda.book_button.isEnabled()
    view.go_on.click()
    assert plain(agenda.heading.text()) == "Semaine du 4 mars 2024"


def test_a_date_that_is_typed_is_shown_in_its_week(agenda: AgendaPage, table: WeekTable) -> None:
    from tests.helpers.typing import type_text

    type_text(agenda.bar.date.line, "10/12")
    assert plain(agenda.heading.text()) == "Semaine du 8 décembre"
    assert head(table) == "mercredi 10 décembre"


def test_the_week_in_view_is_printed(agenda: AgendaPage, window: MainWindow, table: WeekTable, qtbot: QtBot) -> None:
    press(table, KEY.Key_P, CTRL)
    preview = opened(window, PreviewDialog)
    qtbot.waitUntil(lambda: "page" in preview.panel.facts.text())
    preview.reject()


def test_where_the_room_is_narrow_fewer_whole_days_are_shown_and_the_others_are_a_key_away(
    desk: Desk, window: MainWindow, agenda: AgendaPage, table: WeekTable
) -> None:
    with writing(desk.db):
        for weekday in range(5):
            for advisor_id in (1, 2):
                patterns.add(desk.db, thursdays(advisor_id, weekday=weekday))
    window.resize(760, 620)
    window.refresh()
    shown = [column.day for column in table.rows.columns]
    assert THURSDAY in shown and len(set(shown)) < 5
    whole = {column.day: 0 for column in table.week.columns}
    for column in table.week.columns:
        whole[column.day] += 1
    assert {day: shown.count(day) for day in set(shown)}.items() <= whole.items(), "no day is cut in two"
    walked = set(shown)
    for _ in range(14):
        press(table, KEY.Key_Left)
        walked |= {column.day for column in table.rows.columns}
    assert {date(2025, 11, 24) + timedelta(at) for at in range(5)} <= walked
    assert table.horizontalScrollBar().maximum() == 0


def test_what_changes_without_moving_a_cell_does_not_blink(
    desk: Desk, window: MainWindow, table: WeekTable, qtbot: QtBot
) -> None:
    known = book_for(desk, "Aubert", 9)
    window.refresh()
    with qtbot.assertNotEmitted(table.model().modelReset):
        window.context.runner.do(verbs.mark_as, known, State.ARRIVED)
    press(table, KEY.Key_Home)
    assert heard(table) == "9 h, Éloïse Aubert, sur place, Logement"


def test_a_screen_reader_is_told_a_table_with_heads_and_sentences(
    desk: Desk, window: MainWindow, table: WeekTable
) -> None:
    book_for(desk, "Aubert", 9)
    window.refresh()
    told = QAccessible.queryAccessibleInterface(table)
    assert told.role() == QAccessible.Role.Table
    names = [plain(told.child(at).text(QAccessible.Text.Name)) for at in range(told.childCount())]
    assert "jeudi 27 novembre, Marie Castell" in names
    assert "9 h, Éloïse Aubert, prévu, Logement" in names
    at = names.index("9 h, Éloïse Aubert, prévu, Logement")
    cell = told.child(at)
    assert cell.role() == QAccessible.Role.Cell
    assert plain(cell.text(QAccessible.Text.Description)) == "Entrée : ouvrir le jour. Espace : déplacer"
    corner = table.viewport().mapToGlobal(table.visualRect(table.currentIndex()).topLeft())
    rect = told.child(names.index(heard(table))).rect()
    assert (rect.x(), rect.y()) == (corner.x(), corner.y())


def test_the_present_minute_and_delays_are_seen_without_anybody_doing_anything(
    desk: Desk, clock: StillClock, window: MainWindow, view: WeekView, table: WeekTable
) -> None:
    book_for(desk, "Aubert", 9)
    window.refresh()
    clock.set(datetime(2025, 11, 27, 9, 20))
    view._minutes.timeout.emit()
    press(table, KEY.Key_Home)
    assert heard(table) == "9 h, Éloïse Aubert, prévu, en retard, Logement"


def test_hours_without_appointment_and_a_room_are_drawn_and_opened(
    desk: Desk, window: MainWindow, agenda: AgendaPage, table: WeekTable
) -> None:
    with writing(desk.db):
        known = patterns.every(desk.db)[0]
        patterns.update(desk.db, replace(known, segments=(Segment.walk_in(time(9), time(11), "salle 2"),)))
    window.refresh()
    press(table, KEY.Key_Home)
    assert heard(table) == "9 h à 11 h, sans rendez-vous, salle 2, encore 6"
    press(table, KEY.Key_Return)
    assert agenda.heading.text().startswith("Jeudi 27")


def test_a_booking_begins_in_the_workshop_that_is_chosen(window: MainWindow, table: WeekTable) -> None:
    press(table, KEY.Key_Right)
    press(table, KEY.Key_R, CTRL)
    dialog = opened(window, BookingDialog)
    assert plain(dialog.agree.text()) == "Réserver vendredi 28 à 9 h"
    dialog.reject()


def test_whoever_comes_by_key_to_a_week_made_lower_since_sees_the_chosen_cell(
    window: MainWindow, table: WeekTable
) -> None:
    press(table, Qt.Key.Key_End)
    window.top_bar.find_button.setFocus()
    table.setFixedHeight(160)
    table.verticalScrollBar().setValue(0)
    assert not table.viewport().rect().contains(table.visualRect(table.currentIndex()))
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))
