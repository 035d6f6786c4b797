"""What is done with the organisms of the directory, and what is asked of a scope, for the tables of verbs."""

from __future__ import annotations

from desktop_app.domain.mandate import Doubt
from desktop_app.domain.organism import OwnOrganism
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import organisms
from tests.helpers.builders import a_body, a_mandate, a_person
from tests.use_cases.asking import Reading
from tests.use_cases.counter import END, Gesture


def canteen(desk: Desk) -> Changes:
    return organisms.keep(desk, OwnOrganism(0, "Cantine"))


READINGS: dict[str, Reading] = {
    "organisms.as_shipped": lambda desk, verb: verb(desk),
    "organisms.directory": lambda desk, verb: verb(desk),
    "organisms.own": lambda desk, verb: verb(desk),
    "scope.ask_first": lambda desk, verb: verb(desk, a_mandate(), a_person(id=1), list(Doubt)),
    "scope.checked": lambda desk, verb: verb(desk, a_body(), END, 1),
}
GESTURES = {
    "organisms.keep": Gesture(canteen, "ORGANISMS_SET organisme-1", "SETTINGS", 1),
    "organisms.keep, what is so already": Gesture(lambda desk: organisms.keep(desk, OwnOrganism(0, "CAF")), "", ""),
    "organisms.remove": Gesture(
        lambda desk: organisms.remove(desk, 1), "ORGANISMS_SET organisme-1", "SETTINGS", 1, canteen
    ),
}
