"""The queue: of a mixed day, of two advisors, empty, long, over; noting, correcting and sending somebody elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from functools import partial
from typing import TYPE_CHECKING

from desktop_app.domain.planning import Segment
from desktop_app.domain.planning.attendance import Attendance, AttendanceState
from desktop_app.domain.reception.ticket import Ticket, TicketState
from desktop_app.domain.theme import Purpose
from desktop_app.screens.agenda.page import AgendaPage
from desktop_app.screens.agenda.view import Span
from desktop_app.screens.appointments.profile_dialog import ProfileDialog
from desktop_app.screens.appointments.redirect_dialog import RedirectDialog
from desktop_app.screens.appointments.sheet_dialog import SheetDialog
from desktop_app.screens.appointments.ticket_dialog import TicketDialog
from desktop_app.storage.connection import database
from desktop_app.storage.reception import tickets
from desktop_app.use_cases.planning import attendance, schedule
from desktop_app.use_cases.reception import queue, today
from desktop_app.use_cases.reception import tickets as verbs
from desktop_app.use_cases.reception.queue import Queued
from desktop_app.use_cases.settings import house_rules
from tests.helpers import builders
from tests.helpers.builders import THURSDAY, thursdays
from tests.looks import full_desk
from tests.looks.scene import main_scene, scene
from tests.looks.stage import MID_MORNING, Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.use_cases.desk import Desk

Fill = "Callable[[Desk], object]"
_MIXED = (
    thursdays(
        1,
        purpose=Purpose.ANY_HELP,
        segments=(Segment.walk_in(time(9), time(11, 30)), Segment(time(11, 30), time(12, 30), step=20)),
        step=20,
    ),
)
_BOTH = (*_MIXED, thursdays(2, purpose=Purpose.ANY_HELP, segments=(Segment.walk_in(time(9, 30), time(12)),)))
_WHO = ("Colette", "Karim", "une dame", "", "Jean-Baptiste", "Yvette", "Samir", "")
_STATES = (
    TicketState.SEEN, TicketState.LEFT, TicketState.SEEN, TicketState.REDIRECTED, TicketState.RECEIVED,
    TicketState.WAITING, TicketState.WAITING, TicketState.WAITING,
)  # fmt: skip


def _at(minutes: int) -> datetime:
    return datetime.combine(THURSDAY, time(9 + minutes // 60, minutes % 60))


def _some(desk: Desk, labels: tuple[str, ...] = _WHO) -> None:
    known = full_desk.people(desk, 12)
    for person, at in zip(known, (_at(150), _at(190)), strict=False):
        builders.stored_appointment(desk.db, person, start=at, minutes=20, theme="Logement")
    with database.writing(desk.db):
        for at, (label, state) in enumerate(zip(labels, _STATES, strict=True)):
            came, done = _at(5 + 12 * at), state in (TicketState.SEEN, TicketState.RECEIVED)
            tickets.add(
                desk.db,
                Ticket(
                    0,
                    THURSDAY,
                    0,
                    came,
                    label,
                    "Email" if at % 3 == 0 else "",
                    state=state,
                    state_at=None if state is TicketState.WAITING else _at(25 + 12 * at),
                    advisor_id=1 if done else 0,
                    received_at=_at(10 + 12 * at) if done else None,
                    sent_to="France services" if state is TicketState.REDIRECTED else "",
                ),
            )


def _many(desk: Desk) -> None:
    _some(desk, tuple("Maximilienne-Anastasie de la Tour d’Auv" for _ in _STATES))
    with database.writing(desk.db):
        for at in range(30):
            state = TicketState.SEEN if at < 22 else TicketState.WAITING
            seen = {"state": state, "state_at": _at(90), "advisor_id": 2} if at < 22 else {}
            tickets.add(desk.db, Ticket(0, THURSDAY, 0, _at(60 + at), f"n{at}", **seen))  # type: ignore[arg-type]


def _today(
    stage: Stage, *, rules: tuple[object, ...] = _MIXED, now: datetime = MID_MORNING, fill: object = _some
) -> QWidget:
    return stage.window(stage.desk(now, rules=rules, fill=fill), "today")  # type: ignore[arg-type]


@main_scene
def queue_mixed_day(stage: Stage) -> QWidget:
    return _today(stage)


@scene
def queue_nobody_yet(stage: Stage) -> QWidget:
    return _today(stage, fill=None)


@scene
def queue_of_two_advisors(stage: Stage) -> QWidget:
    return _today(stage, rules=_BOTH)


def _each(desk: Desk) -> None:
    """A queue for each of the two, in both of which people wait."""
    house_rules.change(desk, replace(house_rules.load(desk), queue_each=True))
    _some(desk)
    with database.writing(desk.db):
        for letter, advisor in (("M", 1), ("J", 2)):
            for number in range(1, 4):
                label = ("Yvette", "un monsieur", "")[number - 1]
                tickets.add(desk.db, Ticket(0, THURSDAY, number, _at(70 + number), label, "", advisor, letter=letter))


@main_scene
def queue_for_each_advisor(stage: Stage) -> QWidget:
    return _today(stage, rules=_BOTH, fill=_each)


@main_scene
def queue_left_by_its_advisor(stage: Stage) -> QWidget:
    def fill(desk: Desk) -> None:
        _each(desk)
        attendance.note(desk, Attendance(THURSDAY, 1, AttendanceState.LEFT_EARLY, left_at=time(10)))

    return _today(stage, rules=_BOTH, fill=fill)


@main_scene
def queue_noting_for_one(stage: Stage) -> TicketDialog:
    context = stage.context(stage.desk(rules=_BOTH, fill=_each))
    dialog = TicketDialog(context, queue.offer(context.desk))
    stage.show(dialog)
    return dialog


@scene
def queue_long(stage: Stage) -> QWidget:
    return _today(stage, rules=_BOTH, fill=_many)


@scene
def queue_late_appointment(stage: Stage) -> QWidget:
    return _today(stage, now=datetime(2025, 11, 27, 11, 42))


@scene
def queue_over(stage: Stage) -> QWidget:
    return _today(stage, now=datetime(2025, 11, 27, 13))


@main_scene
def queue_noting(stage: Stage) -> TicketDialog:
    context = stage.context(stage.desk(rules=_BOTH, fill=_some))
    dialog = TicketDialog(context, queue.offer(context.desk))
    stage.show(dialog)
    return dialog


def _first(desk: Desk) -> Queued:
    (found,) = today.day_view(desk, THURSDAY).queues
    return next(row for row in found.rows if isinstance(row, Queued))


@scene
def queue_correcting(stage: Stage) -> TicketDialog:
    context = stage.context(stage.desk(rules=_MIXED, fill=_some))
    dialog = TicketDialog(context, queue.known_on(context.desk, THURSDAY), _first(context.desk))
    stage.show(dialog)
    dialog.label.show_typed("2 85 05 78 006 084 36")
    stage.dialogs.answers = [False]
    dialog.place()
    return dialog


@scene
def queue_sending_elsewhere(stage: Stage) -> RedirectDialog:
    context = stage.context(stage.desk(rules=_MIXED, fill=_some))
    came = _first(context.desk).ticket
    dialog = RedirectDialog(context, partial(verbs.mark_as, ticket_id=came.id, state=TicketState.REDIRECTED))
    stage.show(dialog)
    dialog.place()
    return dialog


def _sheet(stage: Stage, day: date = THURSDAY) -> SheetDialog:
    context = stage.context(full_desk.ordinary(stage, datetime(2025, 11, 28, 8, 30)))
    dialog = SheetDialog(context, day)
    stage.show(dialog)
    return dialog


@main_scene
def signed_sheet_typed(stage: Stage) -> SheetDialog:
    dialog = _sheet(stage)
    for signed in (True, False, True):
        dialog.table.tell(signed=signed)
    return dialog


@scene
def signed_sheets_of_a_mixed_day(stage: Stage) -> SheetDialog:
    context = stage.context(stage.desk(rules=_MIXED, fill=_some))
    dialog = SheetDialog(context, THURSDAY)
    stage.show(dialog)
    dialog.table.tell(signed=True)
    return dialog


@main_scene
def week_with_a_queue(stage: Stage) -> QWidget:
    window = stage.window(stage.desk(rules=_BOTH, fill=_some), "agenda")
    page = window.page()
    assert isinstance(page, AgendaPage)
    page.look_at(Span.WEEK)
    stage.rest()
    return window


def _profile(stage: Stage) -> ProfileDialog:
    context = stage.context(stage.desk(datetime(2025, 11, 28, 8, 30), rules=_MIXED, fill=_many))
    dialog = ProfileDialog(context, THURSDAY, schedule.advisors_by_id(context.desk)[1])
    stage.show(dialog)
    return dialog


@main_scene
def profile_typed(stage: Stage) -> ProfileDialog:
    dialog = _profile(stage)
    typed = {"Masculin": 1, "Feminin": 1, "SoixanteDixPlus": 1, "QuaranteCinquanteNeuf": 1, "Retraite": 2}
    for key, number in typed.items():
        for counts in dialog.counts.values():
            if key in counts.numbers:
                counts.numbers[key].setValue(number)
    return dialog


@scene
def profile_of_too_many(stage: Stage) -> ProfileDialog:
    dialog = _profile(stage)
    for counts in dialog.counts.values():
        next(iter(counts.numbers.values())).setValue(60)
    dialog.place()
    stage.rest()
    return dialog


@scene
def profile_of_nobody(stage: Stage) -> ProfileDialog:
    context = stage.context(stage.desk(datetime(2025, 11, 28, 8, 30)))
    dialog = ProfileDialog(context, THURSDAY, schedule.advisors_by_id(context.desk)[1])
    stage.show(dialog)
    return dialog


@scene
def signed_sheet_in_doubt(stage: Stage) -> SheetDialog:
    context = stage.context(full_desk.long_names(stage))
    dialog = SheetDialog(context, THURSDAY)
    stage.show(dialog)
    dialog.everybody.click()
    return dialog


@scene
def signed_sheet_without_anybody(stage: Stage) -> SheetDialog:
    return _sheet(stage, date(2025, 11, 20))
