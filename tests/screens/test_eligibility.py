"""Workshops for some alone, events and submissions, by keyboard: ticked, held, noted, and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt

from desktop_app.domain.planning import CatalogueEntry
from desktop_app.domain.planning.submission import Stage
from desktop_app.domain.reception.eligibility import Group
from desktop_app.domain.reception.event import EventKind
from desktop_app.screens.planning.event_dialog import EventDialog
from desktop_app.screens.settings.page import SettingsPage
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.screens.workshops.eligibility_dialogs import GroupsDialog, SeenDialog
from desktop_app.screens.workshops.roll_dialog import RollDialog, open_workshop
from desktop_app.screens.workshops.submission_dialogs import StageDialog, SubmissionDialog
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import enrolment, events
from desktop_app.use_cases.workshops import catalogue, submissions, workshops
from tests.helpers.builders import THURSDAY, stored_person
from tests.helpers.clock import StillClock
from tests.helpers.day_menu import CTRL, choose, menu_of
from tests.helpers.day_screens import focused, opened, rows_of, shown_words, wait_in_front
from tests.helpers.seeing import click, fill
from tests.helpers.typing import press, press_in_window, type_text
from tests.use_cases.gestures_of_workshops import FIRST_STEPS, FRIDAY_AT_TWO, PLACE

DENAIN, ESCAUDAIN = "agent de Denain", "agent d’Escaudain"
ENTER = Qt.Key.Key_Return


def roll_of(desk: Desk, window: MainWindow, *open_to: str) -> RollDialog:
    """The page of a workshop for these, in which Lou Abadie is enrolled."""
    workshops.give(desk, **PLACE, subject=replace(FIRST_STEPS, open_to=open_to))
    enrolment.enrol(desk, **PLACE, person=stored_person(desk.db, "Abadie", "Lou"))
    return open_workshop(window.context, window.page(), 2, FRIDAY_AT_TWO)


def seen(desk: Desk) -> list[str]:
    return [each.entitlement for each in enrolment.roll(desk, **PLACE).seen.values()]


def test_one_thing_to_see_is_ticked_by_one_key_and_taken_back(desk: Desk, window: MainWindow) -> None:
    roll = roll_of(desk, window, DENAIN)
    assert "à vérifier" in rows_of(roll.list)[0] and "1 à vérifier." in shown_words(roll)  # type: ignore[arg-type]
    type_text(roll.list, "v")
    assert seen(desk) == [DENAIN] and f"vu : {DENAIN}, 27/11/2025, Marie Castell" in rows_of(roll.list)[0].replace(
        "\xa0", " "
    )  # type: ignore[arg-type]
    assert "à vérifier" not in shown_words(roll)
    wait_in_front(roll)
    press_in_window(roll, Qt.Key.Key_Z, CTRL)
    assert seen(desk) == []


def test_among_several_it_is_chosen_and_corrected(desk: Desk, window: MainWindow) -> None:
    roll = roll_of(desk, window, DENAIN, ESCAUDAIN)
    type_text(roll.list, "v")
    dialog = opened(window, SeenDialog)
    press(focused(), Qt.Key.Key_Down)
    press(focused(), ENTER)
    assert seen(desk) == [ESCAUDAIN] and not dialog.isVisible()
    wait_in_front(roll)
    type_text(roll.list, "v")
    again = opened(window, SeenDialog)
    assert again.seen.value() == ESCAUDAIN
    again.seen.set_value("")
    again.place()
    assert seen(desk) == []


def test_enter_on_a_workshop_for_everybody_takes_nobody_out_and_v_does_nothing(desk: Desk, window: MainWindow) -> None:
    roll = roll_of(desk, window)
    type_text(roll.list, "v")
    press(roll.list, ENTER)
    assert seen(desk) == [] and len(enrolment.roll(desk, **PLACE).people) == 1 and roll.group_button.isHidden()


def test_seats_are_held_by_number_then_who_came_is_asked(desk: Desk, window: MainWindow, clock: StillClock) -> None:
    roll = roll_of(desk, window, DENAIN, ESCAUDAIN)
    click(roll, "Places sans nom…")
    dialog = opened(window, GroupsDialog)
    dialog.form.fields[ESCAUDAIN].set_value(5)
    dialog.place()
    assert dialog.isVisible() and "il en reste 2" in dialog.form.faults()[ESCAUDAIN].replace("\xa0", " ")
    dialog.form.fields[ESCAUDAIN].set_value(2)
    dialog.place()
    assert enrolment.roll(desk, **PLACE).gauge.groups == (Group(ESCAUDAIN, 2),)
    assert f"Places sans nom : {ESCAUDAIN} 2." in shown_words(roll).replace("\xa0", " ")
    clock.set(datetime(2025, 11, 28, 15))
    wait_in_front(roll)
    click(roll, "Places sans nom…")
    came = opened(window, GroupsDialog)
    assert came is not dialog and came.form.fields[ESCAUDAIN].value() == 2
    came.form.fields[ESCAUDAIN].set_value(1)
    came.place()
    assert enrolment.roll(desk, **PLACE).gauge.groups == (Group(ESCAUDAIN, 2, 1),)


def test_an_event_is_noted_from_the_menu_stands_on_the_day_and_is_corrected(desk: Desk, window: MainWindow) -> None:
    choose(menu_of(window), "Événement")
    dialog = opened(window, EventDialog)
    type_text(focused(), "Forum des associations")
    dialog.kind.set_value(EventKind.FORUM)
    fill(dialog.where, "salle des fêtes")
    press(dialog, ENTER, CTRL)
    assert dialog.isVisible() and {"start", "end"} <= dialog.form.faults().keys()
    fill(dialog.start, "8h")
    fill(dialog.end, "9h30")
    dialog.headcount.set_value(64)
    press(dialog, ENTER, CTRL)
    (held,) = events.of_day(desk, THURSDAY)
    assert (held.event.headcount, held.event.start, held.event.kind) == (64, time(8), EventKind.FORUM)
    told = "Forum des associations, 8 h – 9 h 30, forum ou salon, salle des fêtes : 64 personnes"
    assert told in shown_words(window.page()).replace("\xa0", " ")
    window.undo()
    assert events.of_day(desk, THURSDAY) == () and "Forum" not in shown_words(window.page())


@pytest.fixture
def entry(desk: Desk) -> int:
    return catalogue.keep(desk, CatalogueEntry(0, FIRST_STEPS, 120)).subject


def test_a_workshop_is_proposed_goes_on_and_is_filtered(desk: Desk, window: MainWindow, entry: int) -> None:
    window.go("settings", section="workshops")
    page = window.page()
    assert isinstance(page, SettingsPage)
    part = page.sections["workshops"].submissions  # type: ignore[attr-defined]
    click(part, "Proposer un atelier…")
    dialog = opened(window, SubmissionDialog)
    dialog.place()
    assert {"first", "last"} <= dialog.form.faults().keys()
    for name, words in (("first", "1/3/2026"), ("last", "31/5/2026"), ("by", "service Culture")):
        field = dialog.form.fields[name]
        fill(getattr(field, "line", field), words)
    dialog.place()
    (found,) = submissions.every(desk)
    assert (found.first, found.last, found.stage) == (date(2026, 3, 1), date(2026, 5, 31), Stage.PROPOSED)
    click(part, "Modifier…")
    stage = opened(window, StageDialog)
    stage.stage.set_value(Stage.REFUSED)
    stage.stage.edited.emit()
    stage.place()
    assert "reason" in stage.form.faults()
    fill(stage.form.fields["reason"], "trop tard")
    stage.place()
    assert submissions.every(desk)[0].stage is Stage.REFUSED
    part.stage.set_value(Stage.KEPT)
    part.stage.edited.emit()
    assert "Aucun n’en est là." in shown_words(part)
    part.stage.set_value(Stage.REFUSED)
    part.stage.edited.emit()
    click(part, "Modifier…")
    back = opened(window, StageDialog)
    assert back is not stage and focused() is back.back
    press(focused(), Qt.Key.Key_Space)
    assert submissions.every(desk)[0].stage is Stage.PROPOSED
