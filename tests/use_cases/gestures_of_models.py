"""The verbs of partners' mandates, with what each writes, and those that only look."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.settings import partner_models
from tests.use_cases.asking import asked, never
from tests.use_cases.counter import Gesture


def begun(desk: Desk) -> None:
    """A draft for the first convention."""
    partner_models.begin(desk, 1)


def printed(desk: Desk) -> None:
    """Its first version is in force."""
    begun(desk)
    partner_models.put(desk, 1)


def _renamed(desk: Desk) -> object:
    shown = partner_models.of_convention(desk, 1).shown
    assert shown
    return partner_models.keep(desk, replace(shown, name="annexe 3"))


GESTURES = {
    "partner_models.begin": Gesture(lambda desk: partner_models.begin(desk, 1), "MODEL_SET modele-1", "SETTINGS", 1),
    "partner_models.keep": Gesture(_renamed, "MODEL_SET modele-1", "SETTINGS", 1, prepare=begun),
    "partner_models.put": Gesture(
        lambda desk: partner_models.put(desk, 1), "MODEL_IN_FORCE modele-1", "SETTINGS", 1, prepare=begun
    ),
    "partner_models.stop": Gesture(
        lambda desk: partner_models.stop(desk, 1), "MODEL_STOPPED modele-1", "SETTINGS", 1, prepare=printed
    ),
    "partner_models.drop": Gesture(
        lambda desk: partner_models.drop(desk, 1), "MODEL_SET modele-1", "SETTINGS", 1, prepare=begun
    ),
}


READINGS = {
    "partner_models.get": never,
    "mandate_papers.model_preview": never,
    "partner_models.of_convention": asked(1),
    "partner_models.for_advisor": asked(1),
}
