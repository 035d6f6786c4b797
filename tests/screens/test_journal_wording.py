"""Every line that a gesture leaves is read in French: no name of the code, no bare number."""

from __future__ import annotations

import re
from datetime import datetime

import pytest

from desktop_app.domain.journal import Action, Line
from desktop_app.screens.journal.wording import shown
from tests.helpers.builders import THURSDAY
from tests.use_cases.test_what_verbs_write import GESTURES

NAMES = {"compte-1": "Marie Castell", "compte-2": "Accueil", "compte-3": "Jordi Puig"}
LINES = sorted({line for gesture in GESTURES.values() for line in gesture.lines.splitlines() if line})


def read(told: str) -> str:
    """The line as a référent reads it."""
    told = told.removeprefix(f"{told.split(' ')[0]} ") if told.startswith("compte-") else told
    name, _, rest = told.partition(" ")
    subject, _, detail = ("", "", rest) if name.endswith(":") else rest.partition(": ")
    line = Line(1, datetime(2025, 11, 27, 10, 32), "compte-1", Action[name.rstrip(":")], subject.strip(), detail)
    return shown(line, NAMES, {each: f"2025-{each:04}" for each in range(20)}, THURSDAY).what


@pytest.mark.parametrize("told", LINES)
def test_no_name_of_the_code_is_shown(told: str) -> None:
    assert not re.search(r"[A-Z]{2,}_?[A-Z]{2,}|_", read(told)), read(told)


def test_what_was_marked_and_joined_is_said() -> None:
    nbsp = "\N{NO-BREAK SPACE}"
    assert read("TICKET_MARKED passage-3: LEFT") == (
        f"venue sans rendez-vous marquée (passage n°{nbsp}3, départ sans entretien)"
    )
    assert read("PERSON_JOINED usager-1: usager-2") == (
        f"deux fiches d’usager réunies (usager n°{nbsp}1, avec usager n°{nbsp}2)"
    )
