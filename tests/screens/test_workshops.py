"""A workshop by keyboard alone: opened from the day, enrolled in, its waiting list, its title, its decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton

from desktop_app.domain.planning import CatalogueEntry, Standing
from desktop_app.domain.reception.request import Outcome
from desktop_app.screens.appointments.day_list import DayList
from desktop_app.screens.calls.page import CallsPage
from desktop_app.screens.settings.page import SettingsPage
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.screens.workshops.enrol_dialog import EnrolDialog, Way
from desktop_app.screens.workshops.roll_dialog import RollDialog
from desktop_app.screens.workshops.subject_dialogs import EntryDialog, SubjectDialog
from desktop_app.storage.planning import workshops as stored
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import enrolment, requests
from desktop_app.use_cases.settings import house_rules
from desktop_app.use_cases.workshops import catalogue, gauges, workshops
from tests.helpers.builders import stored_person
from tests.helpers.clock import StillClock
from tests.helpers.day_screens import choose, focused, opened, rows_of, shown_words, to_do, told, wait_in_front
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.seeing import button, click, fill
from tests.helpers.typing import press, press_in_window, type_text
from tests.use_cases.gestures_of_workshops import FIRST_STEPS, FRIDAY_AT_TWO, PLACE

NAMES = ("Abadie", "Barthe", "Castel", "Dalmau")
CTRL, ENTER, DELETE = Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return, Qt.Key.Key_Delete


@pytest.fixture
def desk(desk: Desk, clock: StillClock) -> Desk:
    """It is Friday morning; at two there are the first steps for three people at most, to be decided at noon."""
    clock.set(datetime(2025, 11, 28, 8, 30))
    noon = datetime(2025, 11, 28, 12)
    workshops.give(desk, **PLACE, subject=FIRST_STEPS, decide_by=noon)
    return desk


def enrolled(desk: Desk, count: int) -> None:
    """So many people, by name."""
    for name in NAMES[:count]:
        enrolment.enrol(desk, **PLACE, person=stored_person(desk.db, name, "Lou"))


def gauge(desk: Desk) -> gauges.Gauge:
    found = gauges.at(desk, 2, FRIDAY_AT_TWO)
    assert found
    return found


def open_roll(window: MainWindow, day: DayList) -> RollDialog:
    """Enter on its row."""
    choose(day, "Premiers pas")
    press(day, ENTER)
    return opened(window, RollDialog)


def people(dialog: RollDialog) -> list[str]:
    """The rows as they are read aloud."""
    return rows_of(dialog.list)  # type: ignore[arg-type]


def test_its_row_says_what_it_lacks_and_until_when(desk: Desk, window: MainWindow, day: DayList) -> None:
    enrolled(desk, 1)
    window.page().refresh_in_sight()
    (row,) = [row for row in rows_of(day) if "Premiers pas" in row]
    assert row == (
        "Atelier, Jordi Puig, 14 h – 16 h, 14 h, atelier, Premiers pas, "
        "1 inscrit sur 3, il en manque 1, à confirmer avant 12 h"
    )


def test_plus_on_its_row_enrols_somebody_new_without_the_mouse(desk: Desk, window: MainWindow, day: DayList) -> None:
    choose(day, "Premiers pas")
    type_text(day, "+")
    dialog = opened(window, EnrolDialog)
    type_text(focused(), "Serra Núria")
    press(focused(), ENTER)
    fill(dialog.who.last_name, "Serra")
    fill(dialog.who.first_name, "Núria")
    dialog.place()
    assert gauge(desk).enrolled == 1
    roll = window.page().findChild(RollDialog)
    assert people(roll) == ["1, Núria Serra, a une place, prévu, pas de téléphone"]
    assert "Núria Serra : inscription notée." in roll.done_line.told().replace("\N{NO-BREAK SPACE}", " ")


def test_delete_takes_one_out_and_not_the_workshop_and_ctrl_z_brings_them_back(
    desk: Desk, window: MainWindow, day: DayList
) -> None:
    enrolled(desk, 2)
    window.page().refresh_in_sight()
    roll = open_roll(window, day)
    press(roll.list, ENTER)
    assert gauge(desk).enrolled == 2
    press(roll.list, DELETE)
    assert gauge(desk).enrolled == 1 and not gauge(desk).gone
    assert people(roll) == ["1, Lou Barthe, a une place, prévu, pas de téléphone"]
    wait_in_front(roll)
    press_in_window(roll, Qt.Key.Key_Z, CTRL)
    assert gauge(desk).enrolled == 2


def test_who_waits_is_given_a_seat_then_called(desk: Desk, window: MainWindow, day: DayList) -> None:
    enrolled(desk, 2)
    enrolment.put_on_list(desk, **PLACE, person=stored_person(desk.db, "Roca", "Karim"))
    window.page().refresh_in_sight()
    roll = open_roll(window, day)
    press(roll.list, Qt.Key.Key_End)
    type_text(roll.list, "p")
    assert people(roll)[-1] == "1, Karim Roca, une place est gardée, à appeler, pas de téléphone"
    assert "complet · 1 place gardée" in shown_words(roll)
    type_text(roll.list, "n")
    assert gauge(desk).promised == 1
    type_text(roll.list, "j")
    assert (gauge(desk).enrolled, gauge(desk).promised) == (3, 0)


def test_l_puts_on_the_waiting_list(desk: Desk, window: MainWindow, day: DayList) -> None:
    known = stored_person(desk.db, "Roca", "Karim")
    roll = open_roll(window, day)
    type_text(roll.list, "l")
    dialog = opened(window, EnrolDialog)
    assert dialog.way.value() is Way.LIST
    dialog.who.picker.set_value(known)
    dialog.place()
    assert gauge(desk).waiting == 1
    assert people(roll) == ["1, Karim Roca, liste d’attente, pas de téléphone"]


def test_the_fourth_of_three_waits_or_comes_for_a_reason(desk: Desk, window: MainWindow, day: DayList) -> None:
    enrolled(desk, 3)
    window.page().refresh_in_sight()
    known = stored_person(desk.db, "Roca", "Karim")
    open_roll(window, day).enrol()
    dialog = opened(window, EnrolDialog)
    assert "Complet : 3 places, limité par ce que l’atelier accepte." in shown_words(dialog)
    dialog.who.picker.set_value(known)
    next(each for each in dialog.findChildren(QRadioButton) if "au-delà" in each.text()).click()
    dialog.place()
    assert dialog.form.faults().keys() == {"why"} and gauge(desk).enrolled == 3
    fill(dialog.why, "apporte son ordinateur")
    dialog.place()
    assert (gauge(desk).enrolled, gauge(desk).capacity.seats) == (4, 4)
    window.undo()
    assert (gauge(desk).enrolled, gauge(desk).capacity.seats) == (3, 3)


def test_the_last_seat_that_went_meanwhile_leaves_the_list_or_a_reason(
    desk: Desk, window: MainWindow, day: DayList
) -> None:
    enrolled(desk, 2)
    window.page().refresh_in_sight()
    known = stored_person(desk.db, "Roca", "Karim")
    open_roll(window, day).enrol()
    dialog = opened(window, EnrolDialog)
    dialog.who.picker.set_value(known)
    enrolment.enrol(desk, **PLACE, person=stored_person(desk.db, "Serra", "Núria"))
    dialog.place()
    assert dialog.way.value() is Way.LIST
    assert "Complet : 3 places, limité par ce que l’atelier accepte." in shown_words(dialog)
    offered = [each.text() for each in dialog.findChildren(QRadioButton) if each.isVisible() and each.isEnabled()]
    assert offered == ["La mettre sur la liste d’attente", "L’inscrire au-delà, avec un motif"]
    wait_in_front(dialog)
    dialog.way.setFocus()
    press(focused(), Qt.Key.Key_Down)
    assert dialog.way.value() is Way.BEYOND
    fill(dialog.why, "apporte son ordinateur")
    dialog.place()
    assert (gauge(desk).enrolled, gauge(desk).capacity.seats) == (4, 4)


def test_cancelling_asks_then_leads_to_those_who_are_to_be_called(
    desk: Desk, window: MainWindow, day: DayList, dialogs: FakeDialogs
) -> None:
    enrolled(desk, 1)
    window.page().refresh_in_sight()
    roll = open_roll(window, day)
    dialogs.answers[:] = [False, True]
    click(roll, "Annuler l’atelier…")
    assert "1 personne à prévenir" in dialogs.said[-1].sentence.replace("\N{NO-BREAK SPACE}", " ")
    assert not gauge(desk).gone
    click(roll, "Annuler l’atelier…")
    page = window.page()
    assert isinstance(page, CallsPage)
    assert "atelier annulé (manque de participants)" in page.rows.rows.row(0).above  # type: ignore[union-attr]
    window.undo()
    assert gauge(desk).standing is Standing.TO_CONFIRM


def test_it_is_confirmed_below_its_least_number_once(
    desk: Desk, window: MainWindow, day: DayList, dialogs: FakeDialogs
) -> None:
    enrolled(desk, 1)
    window.page().refresh_in_sight()
    roll = open_roll(window, day)
    dialogs.answers[:] = [True]
    click(roll, "Confirmer quand même…")
    assert gauge(desk).standing is Standing.CONFIRMED
    assert not roll.hold_button.isVisible() and not roll.off_button.isVisible()
    assert "Confirmé sous le minimum vendredi 28 novembre à 8 h 30, 1 inscrit." in shown_words(roll)


def test_a_line_of_what_is_to_do_opens_it(desk: Desk, window: MainWindow) -> None:
    line = next(each for each in to_do(window) if "Premiers pas" in each.accessibleName())
    assert line.accessibleName().endswith("il manque 2\xa0personnes, à décider avant 12\xa0h")
    line.click()
    assert "Premiers pas" in shown_words(opened(window, RollDialog))


def test_a_title_from_the_catalogue_is_given_to_hours_that_have_none(
    desk: Desk, window: MainWindow, day: DayList
) -> None:
    entry = catalogue.entries(desk) or [None]
    assert entry == [None]
    made = catalogue.keep(desk, CatalogueEntry(0, replace(FIRST_STEPS, title="Courriels", theme="Email"), 120, 2))
    choose(day, "Atelier sans titre")
    press(day, ENTER)
    roll = opened(window, RollDialog)
    assert not roll.wait_button.isEnabled()
    click(roll, "Donner un titre…")
    dialog = opened(window, SubjectDialog)
    dialog.entry.set_value(made.subject)
    dialog.entry.edited.emit()
    assert (dialog.title.value(), dialog.sessions.value()) == ("Courriels", 2)
    dialog.place()
    assert [(each.subject.title, each.number, each.of) for each in stored.between(desk.db, date.min)][1:] == [
        ("Courriels", 1, 2),
        ("Courriels", 2, 2),
    ]
    wait_in_front(roll)
    assert "Courriels (1/2)" in shown_words(roll)


def test_an_entry_of_the_catalogue_asks_before_it_takes_the_place_of_what_is_typed(
    desk: Desk, window: MainWindow, day: DayList, dialogs: FakeDialogs
) -> None:
    mails, photos = (
        catalogue.keep(desk, CatalogueEntry(0, replace(FIRST_STEPS, title=title, theme="Email"), minutes, 2)).subject
        for title, minutes in (("Courriels", 180), ("Photos", 90))
    )
    choose(day, "Atelier sans titre")
    press(day, ENTER)
    click(opened(window, RollDialog), "Donner un titre…")
    dialog = opened(window, SubjectDialog)
    fill(dialog.title, "Mon atelier")

    def take(id: int) -> tuple[int, str]:
        dialog.entry.set_value(id)
        dialog.entry.edited.emit()
        return dialog.entry.value(), dialog.title.value()

    dialogs.answers[:] = [False]
    assert take(mails) == (0, "Mon atelier")
    assert dialogs.said[-1].title == "Remplacer ce que vous avez écrit\xa0?"
    dialogs.answers[:] = [True]
    assert take(mails) == (mails, "Courriels")
    assert "une séance dure" not in dialog.above.text()
    # What came from the catalogue and was not touched since is nobody's work.
    assert take(photos) == (photos, "Photos")
    said = dialog.above.text().replace("\xa0", " ")
    assert said.endswith("avec Jordi Puig. Au catalogue, une séance dure 1 h 30 ; ces heures, 3 h.")
    dialog.sessions.set_value(3)
    dialogs.answers[:] = [False]
    assert take(mails) == (photos, "Photos") and dialog.sessions.value() == 3


def test_a_title_is_taken_away_in_its_dialog(desk: Desk, window: MainWindow, day: DayList) -> None:
    roll = open_roll(window, day)
    enrolment.put_on_list(desk, **PLACE, person=stored_person(desk.db, "Roca", "Karim"))
    click(roll, "Titre…")
    dialog = opened(window, SubjectDialog)
    click(dialog, "Retirer le titre")
    assert "title" in dialog.form.faults() and gauge(desk).workshop
    (waiting,) = enrolment.roll(desk, 2, FRIDAY_AT_TWO).waiting
    requests.settle_as(desk, waiting.request.id, Outcome.UNANSWERED)
    click(dialog, "Retirer le titre")
    assert gauge(desk).workshop is None and "Atelier sans titre" in shown_words(roll)
    window.undo()
    assert gauge(desk).workshop


def test_a_title_that_says_too_little_stays_open_with_why_beside_each_field(
    desk: Desk, window: MainWindow, day: DayList
) -> None:
    roll = open_roll(window, day)
    click(roll, "Titre…")
    dialog = opened(window, SubjectDialog)
    fill(dialog.title, "")
    dialog.minimum.set_value(4)
    fill(dialog.decide_at, "25h")
    dialog.place()
    assert dialog.form.faults().keys() == {"decide_at"}
    fill(dialog.decide_at, "11 h")
    dialog.place()
    assert dialog.form.faults().keys() == {"title", "maximum"} and dialog.form.fields["aims"].value() == ""
    workshop = gauge(desk).workshop
    assert workshop and workshop.subject == FIRST_STEPS


def test_the_limits_and_the_catalogue_are_in_the_settings(desk: Desk, window: MainWindow, dialogs: FakeDialogs) -> None:
    window.go("settings", section="workshops")
    page = window.page()
    assert isinstance(page, SettingsPage)
    section = page.sections["workshops"]
    section.form.fields["workshop_machines"].setValue(2)  # type: ignore[attr-defined]
    click(page, "Enregistrer")
    assert house_rules.load(desk).workshop_machines == 2
    click(page, "Ajouter un atelier…")
    dialog = opened(window, EntryDialog)
    fill(dialog.title, "Reconnaître une arnaque")
    dialog.place()
    assert dialog.form.faults().keys() == {"theme"}
    dialog.form.fields["theme"].set_value("SecuriteNumerique")
    dialog.place()
    wait_in_front(window)
    assert [each.subject.title for each in catalogue.entries(desk)] == ["Reconnaître une arnaque"]
    assert "minimum 4, maximum 8" in shown_words(page)
    click(page, "Retirer")
    assert catalogue.entries(desk) == []
    assert told(window) == "Retiré du catalogue : Reconnaître une arnaque."
    window.undo()
    assert len(catalogue.entries(desk)) == 1


def test_nothing_is_asked_of_a_workshop_that_is_over(
    desk: Desk, window: MainWindow, day: DayList, clock: StillClock
) -> None:
    enrolled(desk, 1)
    clock.set(datetime(2025, 11, 28, 17))
    window.page().refresh_in_sight()
    roll = open_roll(window, day)
    assert not roll.enrol_button.isEnabled() and not button(roll, "Fermer").isHidden()
    press(roll.list, DELETE)
    assert gauge(desk).enrolled == 1
