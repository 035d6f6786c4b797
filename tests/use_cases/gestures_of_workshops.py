"""The verbs of workshops, with what each writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.planning import CatalogueEntry, SessionKey, Subject, Workshop
from desktop_app.domain.planning.submission import Stage, StageReached
from desktop_app.domain.reception.eligibility import Group
from desktop_app.domain.reception.event import Event, EventKind
from desktop_app.storage.connection.database import writing
from desktop_app.storage.reception import appointments as stored
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import schedule
from desktop_app.use_cases.reception import enrolment, events, wishes
from desktop_app.use_cases.workshops import catalogue, eligibility, submissions, workshops
from tests.helpers.builders import FRIDAY, a_person, an_appointment, stored_person
from tests.use_cases.asking import Reading
from tests.use_cases.counter import Gesture

FRIDAY_AT_TWO = datetime(2025, 11, 28, 14)
FIRST_STEPS = Subject("Premiers pas", "PrendreEnMainDuMateriel", minimum=2, maximum=3)
PLACE = {"advisor_id": 2, "start": FRIDAY_AT_TWO}


def given(desk: Desk) -> Changes:
    """The Friday at two is about the first steps."""
    return workshops.give(desk, **PLACE, subject=FIRST_STEPS)


def listed(desk: Desk) -> Changes:
    """Somebody waits for a seat of it, by the request 2."""
    given(desk)
    return enrolment.put_on_list(desk, **PLACE, person=a_person("Bosc", "Lou"))


def promised(desk: Desk) -> Changes:
    """A seat is kept for them."""
    return enrolment.promote(desk, listed(desk).subject)


def in_catalogue(desk: Desk) -> Changes:
    return catalogue.keep(desk, CatalogueEntry(0, FIRST_STEPS, 120))


def due(desk: Desk) -> None:
    """Two people are enrolled, and it is noon of the day before."""
    given(desk)
    for name in ("Coll", "Dalmau"):
        enrolment.enrol(desk, **PLACE, person=stored_person(desk.db, name, "Lou"))
    desk.clock.set(datetime(2025, 11, 27, 12))  # type: ignore[attr-defined]


def full(desk: Desk) -> None:
    """Its three seats are taken."""
    due(desk)
    enrolment.enrol(desk, **PLACE, person=stored_person(desk.db, "Esteve", "Lou"))


def answer_within(desk: Desk) -> None:
    """Whoever waits is booked by hand."""
    with writing(desk.db):
        booked = stored.add(desk.db, an_appointment(person_id=3, advisor_id=2, start=FRIDAY_AT_TWO, minutes=120))
        wishes.answer_within(desk, booked, schedule.here_on(desk, FRIDAY))


def with_a_title(desk: Desk, verb: Callable[..., Any]) -> None:
    """No workshop of the counter has a title: there is nothing to print."""
    with pytest.raises(RuleBroken, match="titre"):
        verb(desk)


COMMUNES = ("agent de Denain", "agent d’Escaudain")


def for_agents(desk: Desk) -> Changes:
    """The same hours are for the staff of two communes, and somebody of one is enrolled, by the appointment 3."""
    workshops.give(desk, **PLACE, subject=replace(FIRST_STEPS, open_to=COMMUNES))
    return enrolment.enrol(desk, **PLACE, person=a_person("Bosc", "Lou"))


def see_within(desk: Desk) -> None:
    with writing(desk.db):
        eligibility.see_within(desk, 3, COMMUNES[0])


SAID = StageReached(Stage.PROPOSED, date(2025, 11, 20), "service Culture")
SPRING = (date(2026, 3, 1), date(2026, 5, 31))


def submitted(desk: Desk) -> Changes:
    """The workshop of the catalogue is proposed for the spring."""
    in_catalogue(desk)
    return submissions.propose(desk, 1, *SPRING, SAID)


def in_cotech(desk: Desk) -> Changes:
    submitted(desk)
    return submissions.note(desk, 1, replace(SAID, stage=Stage.COTECH))


MARKET = Event(0, date(2025, 11, 22), time(9), time(12), EventKind.OUTSIDE, "Initiation", "marché", 1, 45)


def at_the_market(desk: Desk) -> Changes:
    return events.keep(desk, MARKET)


AT_TWO = an_appointment(start=datetime(2025, 11, 27, 14))
A_WORKSHOP = Workshop(1, SessionKey(2, 0, FRIDAY), FRIDAY_AT_TWO.time(), FIRST_STEPS, FRIDAY_AT_TWO)
READINGS: dict[str, Reading] = {
    "catalogue.entries": lambda desk, verb: verb(desk),
    "enrolment.roll": lambda desk, verb: verb(desk, 2, FRIDAY_AT_TWO),
    "eligibility.counted": lambda desk, verb: verb(desk, FRIDAY, FRIDAY),
    "eligibility.unseen": lambda desk, verb: verb(desk, [AT_TWO]),
    "events.of_day": lambda desk, verb: verb(desk, FRIDAY),
    "events.unsaid": lambda desk, verb: verb(desk),
    "gauges.on_day": lambda desk, verb: verb(desk, FRIDAY),
    "gauges.open_to_whom": lambda desk, verb: verb(desk, schedule.here_on(desk, FRIDAY)[0], A_WORKSHOP),
    "gauges.submitted": lambda desk, verb: verb(desk),
    "partners.of_events": lambda desk, verb: verb(desk),
    "partners.of_loans": lambda desk, verb: verb(desk),
    "partners.of_outings": lambda desk, verb: verb(desk),
    "partners.of_transmittals": lambda desk, verb: verb(desk),
    "site_papers.sheet": lambda desk, verb: verb(desk),
    "submissions.every": lambda desk, verb: verb(desk),
    "free_places.as_in_workshop": lambda desk, verb: verb(desk, AT_TWO, ()),
    "free_places.kept_seats": lambda desk, verb: verb(desk, ()),
    "free_places.left_in": lambda desk, verb: verb(desk, (), ()),
    "free_places.workshop_of": lambda desk, verb: verb(desk, AT_TWO, ()),
    "gauges.at": lambda desk, verb: verb(desk, 2, FRIDAY_AT_TWO),
    "gauges.called_off": lambda desk, verb: verb(desk),
    "gauges.of_day": lambda desk, verb: verb(desk, FRIDAY, (), ()),
    "gauges.of_workshop": lambda desk, verb: verb(desk, A_WORKSHOP),
    "gauges.of_workshops": lambda desk, verb: verb(desk, [A_WORKSHOP]),
    "gauges.to_decide": lambda desk, verb: verb(desk),
    "gauges.undecided": lambda desk, verb: verb(desk, FRIDAY_AT_TWO),
    "waiting_list.count_waiting": lambda desk, verb: verb(desk),
    "waiting_list.how_many_to_call": lambda desk, verb: verb(desk),
    "requests.offer": lambda desk, verb: verb(desk),
    "schedule.workshops_between": lambda desk, verb: verb(desk, FRIDAY, FRIDAY),
    "workshop_papers.has_programme": lambda desk, verb: verb(desk),
    "workshop_papers.programme": with_a_title,
}
"""The verbs of workshops, and of those who wait, that only look, and how each is called."""
GESTURES = {
    "catalogue.keep": Gesture(in_catalogue, "CATALOGUE_SET catalogue-1", "SETTINGS", 1),
    "catalogue.remove": Gesture(
        lambda desk: catalogue.remove(desk, 1), "CATALOGUE_SET catalogue-1", "SETTINGS", 1, in_catalogue
    ),
    "workshops.give": Gesture(given, "WORKSHOP_GIVEN atelier-1", "EVERYTHING", 1),
    "workshops.give, three in a row": Gesture(
        lambda desk: workshops.give(desk, **PLACE, subject=FIRST_STEPS, sessions=3),
        "WORKSHOP_GIVEN atelier-1\nWORKSHOP_GIVEN atelier-2\nWORKSHOP_GIVEN atelier-3", "EVERYTHING", 1,
    ),
    "workshops.untitle": Gesture(
        lambda desk: workshops.untitle(desk, 1), "WORKSHOP_UNTITLED atelier-1", "EVERYTHING", 1, given
    ),
    "workshops.allow_more": Gesture(
        lambda desk: workshops.allow_more(desk, 1, "apporte son ordinateur"),
        "WORKSHOP_WIDENED atelier-1", "EVERYTHING", 1, given,
    ),
    "workshops.confirm": Gesture(
        lambda desk: workshops.confirm(desk, 1), "WORKSHOP_DECIDED atelier-1: ANYWAY", "APPOINTMENTS", 1, given
    ),
    "workshops.call_off": Gesture(
        lambda desk: workshops.call_off(desk, 1),
        "DAY_CHANGED exception-1\nWORKSHOP_DECIDED atelier-1: CANCELLED", "EVERYTHING", 1, given,
    ),
    "workshops.settle_due": Gesture(
        workshops.settle_due, "WORKSHOP_DECIDED atelier-1: CONFIRMED", "APPOINTMENTS", 1, due
    ),
    "enrolment.enrol": Gesture(
        lambda desk: enrolment.enrol(desk, **PLACE, person=a_person("Bosc", "Lou")),
        "PERSON_ADDED usager-3\nBOOKED rendez-vous-3", "APPOINTMENTS PEOPLE", 3, given,
    ),
    "enrolment.enrol, beyond the limit": Gesture(
        lambda desk: enrolment.enrol(desk, **PLACE, person=a_person("Bosc", "Ida", ""), beyond_why="sa fille l’aide"),
        "WORKSHOP_WIDENED atelier-1\nPERSON_ADDED usager-6\nBOOKED rendez-vous-6", "EVERYTHING", 6, full,
    ),
    "enrolment.put_on_list": Gesture(
        lambda desk: enrolment.put_on_list(desk, **PLACE, person=a_person("Bosc", "Lou")),
        "PERSON_ADDED usager-3\nREQUEST_NOTED demande-2: LISTED", "APPOINTMENTS PEOPLE", 2, given,
    ),
    "enrolment.promote": Gesture(
        lambda desk: enrolment.promote(desk, 2), "REQUEST_SETTLED demande-2: CALL_BACK", "APPOINTMENTS", 2, listed
    ),
    "enrolment.agree": Gesture(
        lambda desk: enrolment.agree(desk, 2),
        "BOOKED rendez-vous-3\nREQUEST_SETTLED demande-2: GIVEN", "APPOINTMENTS", 3, promised,
    ),
    "eligibility.see": Gesture(
        lambda desk: eligibility.see(desk, 3, COMMUNES[0]),
        "ELIGIBILITY_SEEN rendez-vous-3", "APPOINTMENTS", 3, for_agents,
    ),
    "eligibility.see_within": Gesture(see_within, "ELIGIBILITY_SEEN rendez-vous-3", None, 0, for_agents),
    "eligibility.hold": Gesture(
        lambda desk: eligibility.hold(desk, 1, [Group(COMMUNES[1], 2)]), "SEATS_HELD atelier-1: 2", "APPOINTMENTS", 1,
        for_agents,
    ),
    "events.keep": Gesture(at_the_market, "EVENT_NOTED evenement-1", "APPOINTMENTS", 1),
    "events.remove": Gesture(
        lambda desk: events.remove(desk, 1), "EVENT_REMOVED evenement-1", "APPOINTMENTS", 1, at_the_market
    ),
    "submissions.propose": Gesture(
        lambda desk: submissions.propose(desk, 1, *SPRING, SAID),
        "WORKSHOP_PROPOSED proposition-1: PROPOSED", "APPOINTMENTS SETTINGS", 1, in_catalogue,
    ),
    "submissions.note": Gesture(
        lambda desk: submissions.note(desk, 1, replace(SAID, stage=Stage.COTECH)),
        "WORKSHOP_PROPOSED proposition-1: COTECH", "APPOINTMENTS SETTINGS", 1, submitted,
    ),
    "submissions.take_stage_back": Gesture(
        lambda desk: submissions.take_stage_back(desk, 1),
        "WORKSHOP_PROPOSED proposition-1: PROPOSED", "APPOINTMENTS SETTINGS", 1, in_cotech,
    ),
    "submissions.remove": Gesture(
        lambda desk: submissions.remove(desk, 1),
        "WORKSHOP_PROPOSED proposition-1", "APPOINTMENTS SETTINGS", 1, submitted,
    ),
    "wishes.answer_within": Gesture(answer_within, "REQUEST_SETTLED demande-2: GIVEN", None, 0, listed),
}  # fmt: skip
