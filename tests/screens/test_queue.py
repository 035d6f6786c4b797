"""The queue on Aujourd’hui: noted with one key, called, received and ended by keyboard or by mouse, printed, undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.planning.attendance import Attendance, AttendanceState
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.ticket import Ticket, TicketState
from desktop_app.screens.appointments.redirect_dialog import RedirectDialog
from desktop_app.screens.appointments.request_dialog import RequestDialog
from desktop_app.screens.appointments.ticket_dialog import TicketDialog
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.screens.today.page import TodayPage
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import patterns
from desktop_app.storage.reception import tickets as stored
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import attendance
from desktop_app.use_cases.reception import tickets
from desktop_app.use_cases.settings import house_rules
from tests.helpers.alike import at
from tests.helpers.builders import THURSDAY
from tests.helpers.clock import StillClock
from tests.helpers.day_menu import agenda_on
from tests.helpers.day_screens import (
    book_for,
    choose,
    chosen,
    focused,
    labels_of,
    open_window,
    opened,
    rows_of,
    shown_words,
    state_of,
    wait_in_front,
)
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.open_door import of_marie, open_door
from tests.helpers.seeing import click, fill
from tests.helpers.typing import press, type_text

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, clock: StillClock, dialogs: FakeDialogs, tmp_path: Path) -> Iterator[TodayPage]:
    """Aujourd’hui at 9 h, while one comes without appointment."""
    clock.set(at(9))
    with open_window(qtbot, open_door(desk), dialogs, tmp_path) as window:
        found = window.page()
        assert isinstance(found, TodayPage)
        yield found


def window_of(page: TodayPage) -> MainWindow:
    """The window around."""
    found = page.window()
    assert isinstance(found, MainWindow)
    return found


def came(desk: Desk) -> list[Ticket]:
    """Who came today."""
    return stored.on_day(desk.db, THURSDAY)


def add(page: TodayPage, label: str = "") -> None:
    """V, the first name if any, Entrée."""
    press(page.day.list, Qt.Key.Key_V)
    dialog = opened(page.window(), TicketDialog)
    if label:
        type_text(dialog.label, label)
    press(focused(), Qt.Key.Key_Return)
    wait_in_front(page.window())


def test_v_and_enter_note_somebody_and_a_name_is_not_asked_for(page: TodayPage, desk: Desk) -> None:
    add(page)
    add(page, "Colette")
    assert [(each.number, each.label) for each in came(desk)] == [(1, ""), (2, "Colette")]
    assert chosen(page.day.list).startswith("numéro 2, Colette") and focused() is page.day.list
    window_of(page).undo()
    assert [each.number for each in came(desk)] == [1]


def test_rows_say_numbers_waits_and_how_many_may_still_come(page: TodayPage, desk: Desk, clock: StillClock) -> None:
    assert rows_of(page.day.list)[0] == (
        "Sans rendez-vous, Marie Castell, 9 h – 11 h, encore 6 avant 11 h, personne n’attend, encore 6 avant 11 h"
    )
    tickets.add(desk, label="Colette", theme="Logement")
    tickets.add(desk)
    clock.set(at(9, 12))
    page.refresh()
    assert rows_of(page.day.list)[:3] == [
        "Sans rendez-vous, Marie Castell, 9 h – 11 h, 2 attendent, encore 3 avant 11 h,"
        " numéro 1, Colette, Logement, son tour vient, attend 12 min",
        "numéro 2, une personne, encore environ 20 min, attend 12 min",
        "la personne suivante, encore 3 avant 11 h",
    ]
    assert ", 2 en attente\n" in shown_words(page)


def test_a_visit_by_keyboard_from_the_door_to_the_end(page: TodayPage, desk: Desk, clock: StillClock) -> None:
    add(page, "Karim")
    add(page, "Colette")
    choose(page.day.list, "Karim")
    press(page.day.list, Qt.Key.Key_I)
    assert came(desk)[0].state is TicketState.CALLED
    press(page.day.list, Qt.Key.Key_Return)
    assert came(desk)[0].state is TicketState.RECEIVED and "avec Marie Castell" in chosen(page.day.list)
    clock.set(at(9, 20))
    choose(page.day.list, "Colette")
    press(page.day.list, Qt.Key.Key_E)
    assert [each.state for each in came(desk)] == [TicketState.SEEN, TicketState.RECEIVED]
    assert rows_of(page.day.list)[0].endswith("numéro 2, Colette, avec Marie Castell")
    press(page.day.list, Qt.Key.Key_R)
    assert came(desk)[1].state is TicketState.SEEN
    press(page.day.list, Qt.Key.Key_T)
    assert came(desk)[1].state is TicketState.WAITING


def test_the_same_by_mouse_alone(page: TodayPage, desk: Desk) -> None:
    click(page, "Sans rendez-vous")
    click(opened(page.window(), TicketDialog), "Ajouter à la file")
    page.day.list.setCurrentIndex(page.day.list.model().index(0, 0))
    strip = page.day.list.chosen_strip
    assert labels_of(strip)[0] == "Entretien"
    click(strip, "Entretien")
    assert came(desk)[0].state is TicketState.RECEIVED
    click(strip, "Réalisé")
    assert came(desk)[0].state is TicketState.SEEN


def test_sent_elsewhere_asks_where_and_says_it_beside_the_field(page: TodayPage, desk: Desk) -> None:
    add(page)
    press(page.day.list, Qt.Key.Key_O)
    dialog = opened(page.window(), RedirectDialog)
    press(focused(), Qt.Key.Key_Return)
    assert dialog.form.faults() and came(desk)[0].state is TicketState.WAITING
    fill(dialog.sent_to, "la CAF")
    press(dialog, Qt.Key.Key_Return, CTRL)
    assert came(desk)[0].sent_to == "la CAF" and "vers la CAF" in " ".join(rows_of(page.day.list))


def test_what_is_forbidden_is_refused_and_nothing_typed_is_lost(
    page: TodayPage, desk: Desk, dialogs: FakeDialogs
) -> None:
    dialogs.answers = [False]
    press(page.day.list, Qt.Key.Key_V)
    dialog = opened(page.window(), TicketDialog)
    fill(dialog.label, "Karim 2 85 05 78 006 084 36")
    press(dialog, Qt.Key.Key_Return, CTRL)
    assert dialog.isVisible() and dialog.label.value().startswith("Karim") and came(desk) == []
    assert list(dialog.form.faults()) == ["label"]


def test_a_mistake_is_corrected_or_taken_out(page: TodayPage, desk: Desk) -> None:
    add(page, "Nadia")
    press(page.day.list, Qt.Key.Key_M)
    dialog = opened(page.window(), TicketDialog)
    assert dialog.label.value() == "Nadia" and not dialog.wanted.isVisible()
    fill(dialog.label, "Nadine")
    press(dialog, Qt.Key.Key_Return, CTRL)
    assert came(desk)[0].label == "Nadine"
    press(page.day.list, Qt.Key.Key_M)
    click(opened(page.window(), TicketDialog), "Retirer de la file")
    wait_in_front(page.window())
    assert came(desk) == [] and focused() is page.day.list


def test_the_number_is_printed_when_it_is_asked_for(page: TodayPage, desk: Desk) -> None:
    press(page.day.list, Qt.Key.Key_V)
    dialog = opened(page.window(), TicketDialog)
    dialog.printed.setChecked(True)
    press(dialog.label, Qt.Key.Key_Return)
    assert opened(page.window(), PreviewDialog).windowTitle().startswith("Numéro 1")


def test_the_hour_of_whoever_is_late_goes_to_the_queue_and_back(page: TodayPage, desk: Desk, clock: StillClock) -> None:
    late = book_for(desk, "Roca", 11)
    add(page)
    clock.set(at(11, 11))
    page.refresh()
    choose(page.day.list, "Roca")
    assert chosen(page.day.list).endswith("prévu, en retard, place à la file")
    press(page.day.list, Qt.Key.Key_A)
    assert state_of(desk, late) is State.ARRIVED and "place à la file" not in chosen(page.day.list)


def test_after_the_hours_nobody_is_added_and_the_day_says_how_many_were_received(
    page: TodayPage, desk: Desk, clock: StillClock
) -> None:
    add(page)
    press(page.day.list, Qt.Key.Key_R)
    clock.set(at(13))
    page.refresh()
    press(page.day.list, Qt.Key.Key_V)
    assert opened(page.window(), RequestDialog)
    assert rows_of(page.day.list)[0].startswith(
        "Sans rendez-vous, Marie Castell, 9 h – 11 h, 1 personne reçue, numéro 1"
    )


def test_nobody_is_wanted_whom_nobody_was_asked_about(page: TodayPage, desk: Desk) -> None:
    add(page)
    assert came(desk)[0].wanted_id == 0
    press(page.day.list, Qt.Key.Key_M)
    dialog = opened(page.window(), TicketDialog)
    assert not dialog.wanted.isVisible()
    fill(dialog.label, "Colette")
    press(dialog, Qt.Key.Key_Return, CTRL)
    assert (came(desk)[0].label, came(desk)[0].wanted_id) == ("Colette", 0)


def test_what_they_come_for_is_not_asked_twice(page: TodayPage) -> None:
    press(page.day.list, Qt.Key.Key_V)
    dialog = opened(page.window(), TicketDialog)
    dialog.theme.set_value("Logement")
    click(dialog, "Rendez-vous, liste d’attente, autre suite…")
    assert opened(page.window(), RequestDialog).theme.value() == "Logement"


def test_whoever_is_noted_in_the_agenda_is_chosen_there_and_nobody_comes_on_a_day_that_is_over(
    page: TodayPage, desk: Desk, clock: StillClock
) -> None:
    add(page, "Karim")
    window = window_of(page)
    day = agenda_on(window, THURSDAY).day.list
    choose(day, "Karim")
    press(day, Qt.Key.Key_V)
    press(opened(window, TicketDialog).label, Qt.Key.Key_Return)
    wait_in_front(window)
    assert chosen(day).startswith("numéro 2")
    clock.set(datetime(2025, 12, 4, 9, 30))
    agenda_on(window, THURSDAY)
    choose(day, "Karim")
    press(day, Qt.Key.Key_V)
    assert not [each for each in window.findChildren(TicketDialog) if each.isVisible()]


@pytest.fixture
def two_queues(page: TodayPage, desk: Desk) -> TodayPage:
    """The same morning held by two, each with a queue."""
    with writing(desk.db):
        patterns.add(desk.db, replace(of_marie(desk), id=0, advisor_id=2))
    house_rules.change(desk, replace(house_rules.load(desk), queue_each=True))
    page.refresh()
    return page


def test_one_key_says_for_whom_and_the_shortest_wait_is_proposed(two_queues: TodayPage, desk: Desk) -> None:
    page = two_queues
    add(page, "Colette")
    press(page.day.list, Qt.Key.Key_V)
    dialog = opened(page.window(), TicketDialog)
    assert dialog.wanted.value() == 2 and "presque pas d’attente" in dialog.wanted.raw()
    type_text(dialog.label, "Karim")
    press(focused(), Qt.Key.Key_Up)
    assert dialog.wanted.value() == 1 and "environ 20\N{NO-BREAK SPACE}min" in dialog.above.text()
    press(focused(), Qt.Key.Key_Return)
    wait_in_front(page.window())
    add(page)
    assert [each.called for each in came(desk)] == ["J1", "M1", "M2"]
    assert came(desk)[2].label == "Karim"


def test_the_queues_stand_in_one_list_under_a_head_each(two_queues: TodayPage, desk: Desk) -> None:
    page = two_queues
    for wanted in (1, 2, 1):
        tickets.add(desk, wanted_id=wanted)
    page.refresh()
    assert rows_of(page.day.list)[:5] == [
        "File M, Marie Castell, sans rendez-vous, 9 h – 11 h, 2 attendent, encore 4 avant 11 h,"
        " numéro M1, une personne, son tour vient, attend",
        "numéro M2, une personne, encore environ 20 min, attend",
        "la personne suivante, encore 4 avant 11 h",
        "File J, Jordi Puig, sans rendez-vous, 9 h – 11 h, 1 attend, encore 5 avant 11 h,"
        " numéro J1, une personne, son tour vient, attend",
        "la personne suivante, encore 5 avant 11 h",
    ]
    assert [page.day.list.rows.row(at).hour for at in (0, 1, 3)] == ["M1", "M2", "J1"]  # type: ignore[union-attr]


def test_i_calls_the_next_of_the_queue_in_which_one_stands(two_queues: TodayPage, desk: Desk) -> None:
    page = two_queues
    for wanted in (1, 2, 2):
        tickets.add(desk, wanted_id=wanted)
    page.refresh()
    choose(page.day.list, "J1")
    press(page.day.list, Qt.Key.Key_E)
    press(page.day.list, Qt.Key.Key_I)
    assert [each.called for each in came(desk) if each.state is TicketState.CALLED] == ["J2"]
    assert chosen(page.day.list).startswith("numéro J2")
    page.day.list.setCurrentIndex(page.day.list.model().index(1, 0))
    press(page.day.list, Qt.Key.Key_I)
    assert next(each for each in came(desk) if each.called == "M1").state is TicketState.CALLED


@pytest.mark.parametrize("by", ["key", "banner"])
def test_whose_advisor_leaves_early_is_given_to_the_others_in_one_gesture(
    two_queues: TodayPage, desk: Desk, clock: StillClock, by: str
) -> None:
    page = two_queues
    tickets.add(desk, wanted_id=1)
    clock.set(at(9, 31))
    attendance.note(desk, Attendance(THURSDAY, 1, AttendanceState.LEFT_EARLY, left_at=time(9, 30)))
    page.refresh()
    assert "Marie Castell ne reçoit plus" in shown_words(page)
    assert "1 attend, ne reçoit plus" in " ".join(rows_of(page.day.list))
    if by == "key":
        choose(page.day.list, "M1")
        press(page.day.list, Qt.Key.Key_D)
    else:
        click(page, "Donner la file")
    assert came(desk)[0].wanted_id == 2 and "ne reçoit plus" not in shown_words(page)
    window_of(page).undo()
    assert came(desk)[0].wanted_id == 1


def test_those_who_wait_in_every_queue_stand_before_those_who_are_done_with(two_queues: TodayPage, desk: Desk) -> None:
    page = two_queues
    for wanted in (1, 1, 2, 2):
        tickets.add(desk, wanted_id=wanted)
    for one in came(desk):
        if one.number == 1:
            tickets.mark_as(desk, one.id, TicketState.SEEN)
    page.refresh()
    lines = [page.day.list.rows.row(at) for at in range(6)]
    assert [line.hour for line in lines if line] == ["M2", "", "J2", "", "M1", "J1"]
