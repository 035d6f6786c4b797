"""Requests that leave for the partner: chosen, awaited, late, answered; and handed over where an advisor books."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.convention import Booker
from desktop_app.domain.reception.request import Outcome
from desktop_app.screens.calls.transmittal_dialogs import AnswerDialog, TransmittalDialog, TransmittalsDialog
from desktop_app.storage.connection import database
from desktop_app.storage.reception import transmittals as stored
from desktop_app.use_cases.reception import requests, transmittals, waiting_list
from tests.helpers.builders import its_terms, put_right
from tests.looks import scenes_requests
from tests.looks.scene import main_scene, scene
from tests.looks.stage import MID_MORNING, Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.use_cases.desk import Desk

PARTNER = "Communauté d’agglomération de La Porte du Hainaut"
TODAY = MID_MORNING.date()


def _asked(desk: Desk) -> None:
    put_right(desk, its_terms(partner=PARTNER, answer_days=15))
    scenes_requests.some_waiting(desk)


def _sent(desk: Desk) -> None:
    """Four have left: two a while ago, whose answer is late, one of which was refused, and one today."""
    _asked(desk)
    for ids, by in (([1, 2, 3], TODAY + timedelta(1)), ([4], TODAY + timedelta(15))):
        transmittals.send(desk, ids, sent_to=PARTNER, answer_by=by)
    requests.settle_as(desk, 2, Outcome.UNANSWERED, words="complet jusqu’en janvier")
    requests.settle_as(desk, 3, Outcome.CALL_BACK, words="à rappeler quand le planning de janvier est là")
    with database.writing(desk.db):
        late = date.isoformat(TODAY - timedelta(3))
        desk.db.execute("UPDATE transmittal SET answer_by = ? WHERE number = 1", (late,))
    assert stored.awaited(desk.db)


def _dialog(stage: Stage, fill: object) -> TransmittalDialog:
    context = stage.context(stage.desk(fill=fill))  # type: ignore[arg-type]
    outbox = transmittals.outbox(context.desk)
    assert outbox
    return TransmittalDialog(context, outbox)


def _long(desk: Desk) -> None:
    put_right(desk, its_terms(partner=PARTNER, answer_days=15))
    scenes_requests.long_names_waiting(desk)


@main_scene
def transmittal_choosing(stage: Stage) -> QWidget:
    return stage.show(_dialog(stage, _asked))


@scene
def transmittal_of_long_names(stage: Stage) -> QWidget:
    return stage.show(_dialog(stage, _long))


@scene
def transmittal_refused(stage: Stage) -> QWidget:
    dialog = _dialog(stage, _asked)
    stage.show(dialog)
    dialog.sent_to.set_value("")
    dialog.answer_by.set_value(TODAY - timedelta(1))
    dialog.place()
    stage.rest()
    return dialog


@main_scene
def transmitted(stage: Stage) -> QWidget:
    window = stage.window(stage.desk(fill=_sent), "calls")
    page = window.page()
    page.rows.choose_key(("request", 1))
    stage.rest()
    return window


@scene
def today_with_a_late_answer(stage: Stage) -> QWidget:
    return stage.window(stage.desk(fill=_sent), "today")


@main_scene
def transmittals_left(stage: Stage) -> QWidget:
    return stage.show(TransmittalsDialog(stage.context(stage.desk(fill=_sent))))


def _answer(stage: Stage, answer: Outcome) -> AnswerDialog:
    context = stage.context(stage.desk(fill=_sent))
    row = waiting_list.read(context.desk).transmitted[0]
    dialog = AnswerDialog(context, row, answer)
    stage.show(dialog)
    return dialog


@main_scene
def transmittal_answer(stage: Stage) -> QWidget:
    return _answer(stage, Outcome.UNANSWERED)


@scene
def transmittal_answer_without_words(stage: Stage) -> QWidget:
    dialog = _answer(stage, Outcome.CALL_BACK)
    dialog.place()
    stage.rest()
    return dialog


def _booked_by_the_advisor(desk: Desk) -> None:
    put_right(desk, its_terms(booked_by=Booker.ADVISOR, booking_contact="06 39 98 44 44"))
    scenes_requests.some_waiting(desk)


@scene
def waiting_to_be_handed_over(stage: Stage) -> QWidget:
    return stage.window(stage.desk(fill=_booked_by_the_advisor), "calls")
