"""Workshops for some alone, seats without a name, what was proposed to the partner, and events without names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea

from desktop_app.domain.planning import submission
from desktop_app.domain.planning.loan import Loan
from desktop_app.domain.reception.eligibility import Group
from desktop_app.domain.reception.event import Event, EventKind
from desktop_app.screens.planning.event_dialog import EventDialog
from desktop_app.screens.workshops.eligibility_dialogs import GroupsDialog, SeenDialog
from desktop_app.screens.workshops.enrol_dialog import EnrolDialog
from desktop_app.screens.workshops.loan_dialog import LoanDialog
from desktop_app.screens.workshops.roll_dialog import RollDialog
from desktop_app.screens.workshops.submission_dialogs import StageDialog, SubmissionDialog
from desktop_app.use_cases.reception import enrolment, events
from desktop_app.use_cases.workshops import eligibility, gauges, loans, submissions, workshops
from tests.looks import scenes_workshops
from tests.looks.scene import main_scene, scene
from tests.looks.scenes_workshops import AT_TWO, FIRST_STEPS
from tests.looks.stage import MID_MORNING, Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.use_cases.desk import Desk

DENAIN, ESCAUDAIN = "agent de la commune de Denain", "agent de la commune d’Escaudain"
TODAY = date(2025, 11, 27)
SAID = submission.StageReached(submission.Stage.PROPOSED, date(2025, 11, 3), "service Culture")


def _for_agents(stage: Stage) -> Desk:
    """Three of the staff of two communes by name, two of whom were seen, and two seats without a name."""
    desk = scenes_workshops._desk(stage, MID_MORNING, 3, subject=replace(FIRST_STEPS, open_to=(DENAIN, ESCAUDAIN)))
    people = enrolment.roll(desk, 1, AT_TWO).people
    for row, seen in zip(people, (DENAIN, ESCAUDAIN), strict=False):
        eligibility.see(desk, row.appointment.id, seen)
    eligibility.hold(desk, 1, [Group(ESCAUDAIN, 2)])
    return desk


def _gauge(desk: Desk) -> gauges.Gauge:
    found = gauges.at(desk, 1, AT_TWO)
    assert found
    return found


@main_scene
def workshop_roll_for_agents(stage: Stage) -> QWidget:
    return stage.show(RollDialog(stage.context(_for_agents(stage)), 1, AT_TWO))


@scene
def workshop_roll_with_a_reserve_and_a_loan(stage: Stage) -> QWidget:
    """Proposed, not answered; six computers are lent for the day, and still bind."""
    desk = scenes_workshops._desk(stage, MID_MORNING, 3)
    loans.keep(desk, Loan(0, "Malle de portables", TODAY, TODAY, "Armoire du bureau 2", machines=1))
    submissions.propose(desk, 1, TODAY, TODAY, SAID)
    workshops.give(desk, advisor_id=1, start=AT_TWO, subject=FIRST_STEPS, entry_id=1)
    return stage.show(RollDialog(stage.context(desk), 1, AT_TWO))


@scene
def workshop_enrol_for_agents(stage: Stage) -> QWidget:
    desk = _for_agents(stage)
    return stage.show(EnrolDialog(stage.context(desk), _gauge(desk)))


@scene
def workshop_seen(stage: Stage) -> QWidget:
    desk = _for_agents(stage)
    row = enrolment.roll(desk, 1, AT_TWO).people[2]
    return stage.show(SeenDialog(stage.context(desk), row, (DENAIN, ESCAUDAIN), ""))


@scene
def workshop_seats_without_a_name(stage: Stage) -> QWidget:
    """More than are left."""
    desk = _for_agents(stage)
    dialog = GroupsDialog(stage.context(desk), _gauge(desk))
    dialog.form.fields[DENAIN].set_value(9)
    stage.show(dialog)
    dialog.place()
    return dialog


@scene
def workshop_who_came_without_a_name(stage: Stage) -> QWidget:
    desk = replace(_for_agents(stage), clock=lambda: datetime(2025, 11, 27, 15))
    return stage.show(GroupsDialog(stage.context(desk), _gauge(desk)))


def _proposed(stage: Stage) -> Desk:
    desk = scenes_workshops._desk(stage, MID_MORNING, 0)
    for entry, stages in (
        (1, (submission.Stage.COTECH, submission.Stage.COMMISSION, submission.Stage.KEPT)),
        (2, (submission.Stage.COTECH, submission.Stage.REFUSED)),
    ):
        id = submissions.propose(desk, entry, date(2026, 1, 5), date(2026, 3, 31), SAID).subject
        for each in stages:
            why = "trop proche d’un autre atelier" if each is submission.Stage.REFUSED else ""
            submissions.note(desk, id, submission.StageReached(each, date(2025, 11, 20), "Commission Culture", why))
    submissions.propose(desk, 2, date(2026, 4, 1), date(2026, 6, 30), SAID)
    return desk


@main_scene
def settings_submissions(stage: Stage) -> QWidget:
    window = stage.window(_proposed(stage), "settings", section="workshops")
    section = window.page().sections["workshops"]  # type: ignore[attr-defined]
    stage.settle()
    section.findChild(QScrollArea).ensureWidgetVisible(section.submissions.list.add_button)
    return window


@scene
def submission_to_propose(stage: Stage) -> QWidget:
    """Without a period."""
    dialog = SubmissionDialog(stage.context(_proposed(stage)))
    stage.show(dialog)
    dialog.place()
    return dialog


@scene
def submission_refused(stage: Stage) -> QWidget:
    desk = _proposed(stage)
    dialog = StageDialog(stage.context(desk), submissions.every(desk, submission.Stage.PROPOSED)[0])
    dialog.stage.set_value(submission.Stage.REFUSED)
    dialog._follow()
    stage.show(dialog)
    dialog.place()
    return dialog


@scene
def submission_answered(stage: Stage) -> QWidget:
    desk = _proposed(stage)
    return stage.show(StageDialog(stage.context(desk), submissions.every(desk, submission.Stage.KEPT)[0]))


FORUM = Event(0, TODAY, time(9), time(12), EventKind.FORUM, "Forum des associations", "salle des fêtes", 1)


@scene
def events_in_the_day(stage: Stage) -> QWidget:
    """One is counted, the other will be."""

    def fill(desk: Desk) -> None:
        events.keep(desk, replace(FORUM, start=time(8), end=time(9), headcount=64))
        events.keep(
            desk, replace(FORUM, start=time(17), end=time(19), title="Portes ouvertes", kind=EventKind.OPEN_DAY)
        )

    return stage.window(stage.desk(MID_MORNING, fill=fill), "today")


@main_scene
def event_to_note(stage: Stage) -> QWidget:
    return stage.show(EventDialog(stage.context(stage.desk(MID_MORNING)), TODAY, 1))


@scene
def event_refused(stage: Stage) -> QWidget:
    """More answers than people, and no place."""
    numbers = {"Feminin": 40, "Masculin": 30}
    dialog = EventDialog(
        stage.context(stage.desk(MID_MORNING)), TODAY, 1, replace(FORUM, headcount=64, place="", numbers=numbers)
    )
    stage.show(dialog)
    dialog.place()
    return dialog


@scene
def event_to_come(stage: Stage) -> QWidget:
    return stage.show(EventDialog(stage.context(stage.desk(MID_MORNING)), date(2025, 12, 6), 1))


@scene
def loan_by_the_place(stage: Stage) -> QWidget:
    loan = Loan(1, "Deux portables", TODAY, TODAY, "la mairie de Denain", machines=2, lent_out=True)
    return stage.show(LoanDialog(stage.context(stage.desk(MID_MORNING)), loan))
