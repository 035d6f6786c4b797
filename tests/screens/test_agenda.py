"""A day of the agenda: months of advisor days with what is left in each, and the same day list beside them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.calendar import Choices, Zone
from desktop_app.domain.reception.appointment import State
from desktop_app.screens.agenda.page import AgendaPage
from desktop_app.screens.agenda.view import Span
from desktop_app.screens.appointments.booking_dialog import BookingDialog
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import unknown
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import agenda
from desktop_app.use_cases.settings import calendar
from tests.helpers.builders import NINE, a_closure, stored_appointment, stored_person
from tests.helpers.day_screens import book_for, choose, labels_of, open_window, opened, rows_of, shown_words, state_of
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.typing import press, type_text

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, dialogs: FakeDialogs, tmp_path: Path) -> Iterator[MainWindow]:
    with open_window(qtbot, desk, dialogs, tmp_path) as made:
        made.go("agenda")
        yield made


@pytest.fixture
def page(window: MainWindow) -> AgendaPage:
    found = window.page()
    assert isinstance(found, AgendaPage)
    found.look_at(Span.DAY)
    return found


def days_of(page: AgendaPage) -> list[str]:
    rows = page.month.list.model()
    spoken = [rows.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(rows.rowCount())]
    return [words.replace("\N{NO-BREAK SPACE}", " ") for words in spoken]


def test_it_opens_on_the_next_advisor_day(page: AgendaPage) -> None:
    assert "Jeudi 27 novembre" in shown_words(page)
    assert "0 rendez-vous, 8 places libres" in shown_words(page)
    assert page.month.list.currentIndex().data() == "jeudi 27"


def test_the_month_lists_its_days_with_what_is_left(desk: Desk, page: AgendaPage, window: MainWindow) -> None:
    stored_appointment(desk.db, start=datetime(2025, 11, 20, 9))
    book_for(desk, "Lefèvre", 9)
    window.refresh()
    assert days_of(page)[-4:] == [
        "jeudi 20, Démarches administratives, Marie Castell, 1 rendez-vous",
        "vendredi 21, Ateliers numériques, Jordi Puig, aucun rendez-vous",
        "jeudi 27, Démarches administratives, Marie Castell, 7 places libres",
        "vendredi 28, Ateliers numériques, Jordi Puig, 16 places libres",
    ]


def test_a_full_day_says_so(desk: Desk, page: AgendaPage, window: MainWindow) -> None:
    for at in range(4):
        book_for(desk, f"Nom{'abcd'[at]}", 9 + at * 45 // 60, at * 45 % 60)
        book_for(desk, f"Nom{'efgh'[at]}", 14 + at * 45 // 60, at * 45 % 60)
    window.refresh()
    assert days_of(page)[-2].endswith("complet")


def test_the_arrows_of_the_keyboard_go_through_the_days(page: AgendaPage) -> None:
    press(page.month.list, Qt.Key.Key_Down)
    assert "Vendredi 28 novembre" in shown_words(page)
    assert "Jordi Puig, ambassadeur du numérique" in shown_words(page)
    press(page.month.list, Qt.Key.Key_Home)
    assert "Jeudi 6 novembre" in shown_words(page)


def test_the_buttons_go_through_the_months(page: AgendaPage) -> None:
    page.month.next.click()
    assert "Décembre 2025" in shown_words(page)
    assert page.heading.text().replace("\N{NO-BREAK SPACE}", " ") == "Jeudi 4 décembre"
    assert "jeudi 25, Fermé : Noël" in days_of(page)
    page.month.previous.click()
    assert page.heading.text().replace("\N{NO-BREAK SPACE}", " ") == "Jeudi 27 novembre"
    page.month.previous.click()
    page.bar.now.click()
    assert page.heading.text().replace("\N{NO-BREAK SPACE}", " ") == "Jeudi 27 novembre"


def test_a_month_out_of_the_convention_is_empty_and_says_so(page: AgendaPage) -> None:
    for _ in range(8):
        page.month.next.click()
    assert "Juillet 2026" in shown_words(page)
    assert "Aucune permanence ce mois-ci." in shown_words(page)


def test_a_typed_date_is_shown_with_the_next_day_when_nobody_is_there(page: AgendaPage) -> None:
    type_text(page.bar.date.line, "10/12")
    assert "Pas de permanence ce jour-là" in shown_words(page)
    assert not page.book_button.isEnabled()
    page.day.empty.button.click()
    assert page.heading.text().replace("\N{NO-BREAK SPACE}", " ") == "Jeudi 11 décembre"


def test_another_page_points_at_a_day(page: AgendaPage, window: MainWindow) -> None:
    window.go("agenda", day=date(2025, 12, 5))
    assert page.month.list.currentIndex().data() == "vendredi 5"
    assert rows_of(page.day.list)[0].endswith("9 h, Atelier sans titre, 0 inscrit sur 8")


def test_yesterday_can_still_be_marked(desk: Desk, page: AgendaPage, window: MainWindow) -> None:
    known = stored_appointment(desk.db, stored_person(desk.db), start=datetime(2025, 11, 20, 9)).id
    window.go("agenda", day=date(2025, 11, 20))
    window.resize(1900, 760)
    choose(page.day.list, "Lefèvre")
    labels = ["Réalisé", "A prévenu", "Absence", "Départ", "Annulé", "Déplacer", "Modifier"]
    assert labels_of(page.day.list.chosen_strip) == labels
    press(page.day.list, Qt.Key.Key_Return)
    assert state_of(desk, known) is State.SEEN


def test_booking_begins_on_the_day_in_view(page: AgendaPage, window: MainWindow) -> None:
    window.go("agenda", day=date(2025, 12, 5))
    press(page.day.list, Qt.Key.Key_R, CTRL)
    dialog = opened(window, BookingDialog)
    assert dialog.agree.text().replace("\N{NO-BREAK SPACE}", " ") == "Réserver vendredi 5 décembre à 9 h"
    dialog.reject()


def test_the_sheet_of_the_day_in_view_is_printed(page: AgendaPage, window: MainWindow, qtbot: QtBot) -> None:
    window.go("agenda", day=date(2025, 12, 4))
    press(page.day.list, Qt.Key.Key_P, CTRL)
    preview = opened(window, PreviewDialog)
    qtbot.waitUntil(lambda: "page" in preview.panel.facts.text())
    preview.reject()


def test_counts_follow_what_is_booked_without_losing_the_day(
    desk: Desk, page: AgendaPage, window: MainWindow, qtbot: QtBot
) -> None:
    press(page.month.list, Qt.Key.Key_Down)
    stored_appointment(
        desk.db, stored_person(desk.db), start=datetime(2025, 11, 28, 9), minutes=180, theme="Email", advisor_id=2
    )
    with qtbot.assertNotEmitted(page.month.list.model().modelReset):
        window.refresh()
    assert page.month.list.currentIndex().data() == "vendredi 28"
    assert days_of(page)[-1].endswith("15 places libres")


def test_a_narrow_window_puts_the_day_under_the_month(page: AgendaPage, window: MainWindow, qtbot: QtBot) -> None:
    window.resize(800, 600)
    qtbot.waitUntil(lambda: page.day.mapTo(page, QPoint()).y() > page.month.mapTo(page, QPoint()).y())
    assert page.minimumSizeHint().width() <= page.width()


def test_a_day_line_counts_only_what_holds_a_place(desk: Desk) -> None:
    book_for(desk, "Lefèvre", 9)
    book_for(desk, "Castel", 9, 45, state=State.EXCUSED)
    line = agenda.coming(desk, date(2025, 11, 27), 1)[0]
    assert (line.booked, line.left, line.over) == (1, 7, False)


def test_a_closed_date_is_listed_quietly_with_why_and_the_next_one_is_a_key_away(page: AgendaPage) -> None:
    page.month.next.click()
    page.month.list.setCurrentIndex(page.month.list.rows.index(6, 0))
    words = shown_words(page)
    assert "Jeudi 25 décembre" in words and "Pas de permanence ce jour-là" in words
    assert "Fermé : Noël. Prochaine permanence : vendredi 26 décembre." in words
    assert not page.book_button.isEnabled()
    page.day.empty.button.click()
    assert "Vendredi 26 décembre" in shown_words(page)


def test_a_month_opens_on_a_date_with_somebody_and_not_on_a_closed_one(desk: Desk, page: AgendaPage) -> None:
    calendar.change(desk, Choices(periods=(a_closure(date(2025, 12, 4), name="travaux"),)))
    page.month.next.click()
    assert "Vendredi 5 décembre" in shown_words(page)


def test_who_is_booked_on_a_date_that_closes_is_shown_with_why(desk: Desk, page: AgendaPage) -> None:
    stored_appointment(desk.db, stored_person(desk.db), start=NINE + timedelta(7))
    calendar.change(desk, Choices(periods=(a_closure(date(2025, 12, 4), name="travaux"),)))
    page.month.next.click()
    page.month.list.setCurrentIndex(page.month.list.rows.index(0, 0))
    assert days_of(page)[0] == "jeudi 4, Fermé : travaux, Marie Castell, 1 à déplacer"
    assert "Fermé (travaux) : 1 rendez-vous ne peut pas avoir lieu." in shown_words(page)


def test_school_holidays_are_named_on_the_day_and_in_the_month(desk: Desk, page: AgendaPage) -> None:
    calendar.change(desk, Choices(zone=Zone.C))
    page.month.list.day_chosen.emit(date(2025, 12, 26))
    assert "vendredi 26, Ateliers numériques, Jordi Puig, vacances de Noël, zone C, 16 places libres" in days_of(page)
    assert "0 rendez-vous, 16 places libres · vacances de Noël, zone C" in shown_words(page)


def test_a_day_that_nobody_knows_says_so_in_the_month_on_the_day_and_aloud(
    desk: Desk, page: AgendaPage, window: MainWindow
) -> None:
    tuesday = date(2025, 10, 7)
    with writing(desk.db):
        unknown.keep(desk.db, [tuesday])
    window.go("agenda", day=tuesday)
    assert "mardi 7, Inconnu, on ne sait pas si une permanence a eu lieu ce jour-là" in days_of(page)
    words = shown_words(page)
    assert "\ninconnu\n" in words and "On ne sait pas si une permanence a eu lieu ce jour-là : personne" in words
    assert "Pas de permanence ce jour-là" not in words
    assert not page.book_button.isEnabled() and not page.print_button.isEnabled()
    window.go("agenda", day=date(2025, 10, 8))
    assert "Pas de permanence ce jour-là" in shown_words(page), "which is known of the Wednesday"


def test_a_month_opens_on_a_day_that_is_known_before_one_that_is_not(
    desk: Desk, page: AgendaPage, window: MainWindow
) -> None:
    with writing(desk.db):
        unknown.keep(desk.db, [date(2025, 10, 1)])
    window.go("agenda", day=date(2025, 11, 6))
    page.month.previous.click()
    assert page.month.list.currentIndex().data() == "jeudi 2"
