"""Requests: noted at the desk with each outcome, those who wait in « À prévenir », what was not given in the year."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from desktop_app.domain.reception.request import Outcome, Request, Why
from desktop_app.screens.appointments.booking import book_for_waiting
from desktop_app.screens.appointments.redirect_dialog import RedirectDialog
from desktop_app.screens.appointments.request_dialog import RequestDialog
from desktop_app.screens.fulfilment.page import FulfilmentPage
from desktop_app.storage.connection import database
from desktop_app.storage.reception import requests as stored
from desktop_app.use_cases.reception import requests, waiting_list
from tests.helpers import builders
from tests.looks import full_desk
from tests.looks.scene import main_scene, scene
from tests.looks.stage import MID_MORNING, Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.domain.person import Person
    from desktop_app.use_cases.desk import Desk


def _wait(desk: Desk, people: list[Person]) -> None:
    """The first two are to be called back, the others wait for a place, one of whom did not answer."""
    with database.writing(desk.db):
        for at, person in enumerate(people):
            came = MID_MORNING - timedelta(days=len(people) - at, minutes=7 * at)
            outcome = Outcome.CALL_BACK if at < 2 else Outcome.LISTED
            tried = MID_MORNING - timedelta(minutes=20) if at == 3 else None
            theme = "Logement" if at % 2 else ""
            stored.add(
                desk.db,
                Request(0, came, Why.FULL, outcome, came, theme, person.id, tried_at=tried),
            )


def some_waiting(desk: Desk) -> None:
    """Two to call back, three on the waiting list."""
    _wait(desk, full_desk.people(desk, 5))


def _one(desk: Desk) -> None:
    _wait(desk, [builders.stored_person(desk.db, "Lefèvre", "Éloïse", "0639989139")])


def long_names_waiting(desk: Desk) -> None:
    """Twelve of the longest names."""
    name = "Maximilienne-Anastasie de la Tour d’Auvergne-Lauraguais"
    _wait(desk, [builders.stored_person(desk.db, name, f"Jean-Baptiste-Emmanuel {at}") for at in "ABCDEFGHIJKL"])


def _over_the_year(desk: Desk) -> None:
    some_waiting(desk)
    with database.writing(desk.db):
        for at in range(40):
            came = MID_MORNING - timedelta(days=7 * (at % 9))
            why = (Why.FULL, Why.BY_APPOINTMENT, Why.OTHER)[at % 3]
            outcome = (Outcome.UNANSWERED, Outcome.GIVEN, Outcome.REDIRECTED)[at % 3]
            stored.add(desk.db, Request(0, came, why, outcome, came))


def _dialog(stage: Stage, outcome: Outcome, now: datetime = MID_MORNING) -> RequestDialog:
    context = stage.context(stage.desk(now))
    dialog = RequestDialog(context, requests.offer(context.desk))
    stage.show(dialog)
    dialog.outcome.set_value(outcome)
    dialog.outcome.edited.emit()
    stage.rest()
    return dialog


@main_scene
def request_noting(stage: Stage) -> QWidget:
    return _dialog(stage, Outcome.GIVEN)


@scene
def request_to_call_back(stage: Stage) -> QWidget:
    return _dialog(stage, Outcome.CALL_BACK)


@scene
def request_of_nobody(stage: Stage) -> QWidget:
    dialog = _dialog(stage, Outcome.LISTED)
    dialog.place()
    stage.rest()
    return dialog


@scene
def request_elsewhere_of_no_place(stage: Stage) -> QWidget:
    dialog = _dialog(stage, Outcome.REDIRECTED)
    dialog.place()
    stage.rest()
    return dialog


@scene
def request_without_answer(stage: Stage) -> QWidget:
    return _dialog(stage, Outcome.UNANSWERED)


@main_scene
def requests_waiting(stage: Stage) -> QWidget:
    return stage.window(stage.desk(fill=some_waiting), "calls")


@scene
def requests_waiting_one(stage: Stage) -> QWidget:
    return stage.window(stage.desk(fill=_one), "calls")


@scene
def waiting_list_of_long_names(stage: Stage) -> QWidget:
    return stage.window(stage.desk(fill=long_names_waiting), "calls")


@scene
def waiting_list_beside_the_stranded(stage: Stage) -> QWidget:
    desk = full_desk.many_stranded(stage)
    some_waiting(desk)
    return stage.window(desk, "calls")


@scene
def today_with_people_waiting(stage: Stage) -> QWidget:
    return stage.window(stage.desk(fill=some_waiting), "today")


@scene
def waiting_given_a_place(stage: Stage) -> QWidget:
    context = stage.context(stage.desk(fill=some_waiting))
    row = waiting_list.read(context.desk).listed[1]
    return stage.show(book_for_waiting(context, None, row, row.proposals[0]))


@scene
def waiting_sent_elsewhere(stage: Stage) -> QWidget:
    return stage.show(
        RedirectDialog(
            stage.context(stage.desk(fill=_one)), partial(requests.settle_as, request_id=1, outcome=Outcome.REDIRECTED)
        )
    )


@scene
def demand_of_a_year(stage: Stage) -> QWidget:
    window = stage.window(stage.desk(fill=_over_the_year), "fulfilment")
    page = window.page()
    assert isinstance(page, FulfilmentPage)
    page.table.focus_row(lambda line: line.month is not None and line.month.month == MID_MORNING.month)
    stage.rest()
    return window
