"""The verbs of workshops, with what each writes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.planning import CatalogueEntry, SessionKey, Subject, Workshop
from desktop_app.storage.connection.database import writing
from desktop_app.storage.reception import appointments as stored
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import schedule
from desktop_app.use_cases.reception import enrolment, wishes
from desktop_app.use_cases.workshops import catalogue, workshops
from tests.helpers.builders import FRIDAY, a_person, an_appointment, stored_person
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


AT_TWO = an_appointment(start=datetime(2025, 11, 27, 14))
A_WORKSHOP = Workshop(1, SessionKey(2, 0, FRIDAY), FRIDAY_AT_TWO.time(), FIRST_STEPS, FRIDAY_AT_TWO)
READINGS: dict[str, Callable[[Desk, Callable[..., Any]], Any]] = {
    "catalogue.entries": lambda desk, verb: verb(desk),
    "enrolment.roll": lambda desk, verb: verb(desk, 2, FRIDAY_AT_TWO),
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
    "wishes.answer_within": Gesture(answer_within, "REQUEST_SETTLED demande-2: GIVEN", None, 0, listed),
}  # fmt: skip
