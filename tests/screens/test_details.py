"""What else is said of an appointment: through the booking and the correction, told in the row and once it is done."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt

from desktop_app.domain.convention import Booker
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.circumstances import Channel
from desktop_app.screens.appointments.booking_dialog import BookingDialog
from desktop_app.screens.appointments.correcting_dialog import CorrectingDialog
from desktop_app.screens.appointments.day_list import DayList
from desktop_app.screens.appointments.details_dialog import DetailsDialog
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.reception import appointments
from desktop_app.use_cases.desk import Desk
from tests.helpers.alike import plain
from tests.helpers.booking_screens import begin
from tests.helpers.builders import NINE, THURSDAY, its_convention, put_convention, stored_appointment, stored_person
from tests.helpers.day_screens import choose, focused, opened, rows_of, shown_words
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.seeing import click, fill
from tests.helpers.typing import press, type_text

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
PRECISE = "Préciser… (accompagnant, durée, série)"


def begin_for(desk: Desk, window: MainWindow, day: DayList, hour: str = "9 h") -> BookingDialog:
    """The booking of that hour, for Éloïse Lefèvre, about housing."""
    stored_person(desk.db)
    dialog = begin(window, day, hour)
    type_text(focused(), "lef")
    press(focused(), ENTER)
    fill(dialog.what.themes, "Logement")
    return dialog


def test_who_comes_along_and_a_double_length_stand_in_the_row(desk: Desk, window: MainWindow, day: DayList) -> None:
    dialog = begin_for(desk, window, day)
    click(dialog, PRECISE)
    details = opened(dialog, DetailsDialog)
    assert focused() is details.company
    fill(details.company, "1\N{NO-BREAK SPACE}personne")
    fill(details.with_whom, "sa fille")
    fill(details.slots, "2 créneaux à la suite")
    fill(details.note, "apporte sa tablette")
    press(details, ENTER)
    said = "2 créneaux à la suite · avec sa fille · à savoir : apporte sa tablette"
    assert said in plain(shown_words(dialog)) and dialog.isVisible()
    press(dialog.agree, ENTER)
    assert said in plain(shown_words(dialog))
    click(dialog, "Fermer")
    row = "9 h, Éloïse Lefèvre, Logement, jusqu’à 10 h 30, avec sa fille, à savoir : apporte sa tablette, prévu"
    assert plain(rows_of(day)[0]) == row


def test_two_slots_that_are_not_free_are_refused_beside_the_hour(desk: Desk, window: MainWindow, day: DayList) -> None:
    dialog = begin_for(desk, window, day, "11 h 15")
    click(dialog, PRECISE)
    details = opened(dialog, DetailsDialog)
    fill(details.slots, "2 créneaux à la suite")
    press(details, ENTER)
    press(dialog.agree, ENTER)
    assert "2 créneaux à la suite" in dialog.form.faults()["slot"] and dialog.isVisible()
    assert not appointments.on_day(desk.db, THURSDAY)


def test_a_series_says_at_once_which_date_has_no_place(desk: Desk, window: MainWindow, day: DayList) -> None:
    stored_appointment(desk.db, stored_person(desk.db, "Roca"), start=NINE + timedelta(weeks=1))
    dialog = begin_for(desk, window, day)
    click(dialog, PRECISE)
    details = opened(dialog, DetailsDialog)
    assert "Tous les combien ?" not in plain(shown_words(details))
    fill(details.times, "3 fois")
    assert "Tous les combien ?" in plain(shown_words(details))
    press(details, ENTER)
    press(dialog.agree, ENTER)
    assert "Pas de place à cette heure : jeudi 4 décembre." in plain(shown_words(dialog))
    click(dialog, "Fermer")
    window.undo()
    assert [each.person_id for each in appointments.from_day(desk.db, THURSDAY)] == [1]


def test_a_password_is_refused_beside_its_field_and_stays(
    desk: Desk, window: MainWindow, day: DayList, dialogs: FakeDialogs
) -> None:
    dialog = begin_for(desk, window, day)
    click(dialog, PRECISE)
    details = opened(dialog, DetailsDialog)
    fill(details.note, "mot de passe : azerty12")
    dialogs.answers.append(False)
    press(details, ENTER)
    assert "mot de passe" in details.form.faults()["note"] and details.note.raw() == "mot de passe : azerty12"
    assert not dialog.details.details.circumstances.note


def test_given_up_nothing_of_it_is_kept(desk: Desk, window: MainWindow, day: DayList, dialogs: FakeDialogs) -> None:
    dialog = begin_for(desk, window, day)
    click(dialog, PRECISE)
    details = opened(dialog, DetailsDialog)
    fill(details.note, "apporte sa tablette")
    dialogs.answers.append(True)
    press(details, ESC)
    assert "tablette" not in shown_words(dialog)


def test_what_was_said_is_corrected_and_its_length_is_not_asked(desk: Desk, window: MainWindow, day: DayList) -> None:
    stored_appointment(desk.db)
    window.refresh()
    choose(day, "Lefèvre")
    type_text(day, "m")
    correcting = opened(window, CorrectingDialog)
    click(correcting, PRECISE)
    details = opened(correcting, DetailsDialog)
    assert "Durée" not in shown_words(details) and "Combien de fois ?" not in plain(shown_words(details))
    fill(details.channel, "À distance")
    press(details, ENTER)
    press(correcting, ENTER)
    (kept,) = appointments.on_day(desk.db, THURSDAY)
    assert kept.circumstances.channel is Channel.REMOTE
    window.undo()
    (kept,) = appointments.on_day(desk.db, THURSDAY)
    assert kept.circumstances.channel is Channel.ON_SITE


def test_where_the_advisor_books_an_appointment_is_theirs(desk: Desk, window: MainWindow, day: DayList) -> None:
    put_convention(desk.db, its_convention(booked_by=Booker.ADVISOR))
    dialog = begin_for(desk, window, day)
    press(dialog.agree, ENTER)
    (kept,) = appointments.on_day(desk.db, THURSDAY)
    assert kept.circumstances.taken_by is Booker.ADVISOR


def test_several_missed_are_told_as_a_fact_and_one_is_not(desk: Desk, window: MainWindow, day: DayList) -> None:
    person = stored_person(desk.db)
    stored_appointment(desk.db, person, start=NINE - timedelta(weeks=4), state=State.ABSENT)
    dialog = begin(window, day, "9 h")
    type_text(focused(), "lef")
    press(focused(), ENTER)
    assert not dialog.missed.sentence()
    stored_appointment(desk.db, person, start=NINE - timedelta(weeks=2), state=State.ABSENT)
    dialog.who.choose(person)
    told = "2 rendez-vous sans venir ni prévenir depuis un an, le dernier le 13 novembre 2025."
    assert plain(dialog.missed.sentence()) == told
    dialog.who.picker.add_requested.emit("Roca")
    assert not dialog.missed.sentence()


def test_what_was_said_is_not_lost_by_escape_without_a_question(
    desk: Desk, window: MainWindow, day: DayList, dialogs: FakeDialogs
) -> None:
    stored_appointment(desk.db)
    window.refresh()
    choose(day, "Lefèvre")
    type_text(day, "m")
    correcting = opened(window, CorrectingDialog)
    click(correcting, PRECISE)
    details = opened(correcting, DetailsDialog)
    fill(details.note, "apporte sa tablette")
    press(details, ENTER)
    dialogs.answers.append(False)
    press(correcting, ESC)
    assert correcting.isVisible() and not dialogs.answers
