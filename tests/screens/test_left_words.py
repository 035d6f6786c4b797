"""What is left of a day is told for each way of receiving: hours are hours, seats are seats."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

import pytest

from desktop_app.domain.planning import Segment
from desktop_app.screens.today.aside import left_in_words
from desktop_app.storage.connection import database
from desktop_app.storage.planning import patterns
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import today
from tests.helpers.builders import THURSDAY, stored_appointment, thursdays
from tests.helpers.clock import StillClock


def told(desk: Desk) -> list[str]:
    """With ordinary blanks."""
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in left_in_words(today.day_view(desk, THURSDAY))]


def give(desk: Desk, advisor_id: int, *segments: Segment) -> None:
    with database.writing(desk.db):
        patterns.add(desk.db, replace(thursdays(advisor_id), segments=segments))


def test_hours_and_seats_are_never_added_up(desk: Desk) -> None:
    give(desk, 2, Segment(time(10), time(12), step=60), Segment.workshop(time(14), time(16), 8))
    stored_appointment(desk.db, start=datetime(2025, 11, 27, 9))
    assert told(desk) == [
        "Marie Castell : 7 heures libres",
        "Jordi Puig : 2 heures libres",
        "Atelier de 14 h : 8 places",
    ]


def test_what_is_full_is_said_and_what_is_over_is_not(desk: Desk, clock: StillClock) -> None:
    give(desk, 2, Segment.workshop(time(9), time(10), 8), Segment.workshop(time(14), time(16), 1))
    stored_appointment(desk.db, start=datetime(2025, 11, 27, 14), end=datetime(2025, 11, 27, 16), advisor_id=2)
    clock.set(datetime(2025, 11, 27, 16, 30))
    assert told(desk) == ["Marie Castell : 1 heure libre"]
    clock.set(datetime(2025, 11, 27, 13, 0))
    assert told(desk) == ["Marie Castell : 4 heures libres", "Atelier de 14 h : complet"]


def test_who_receives_without_appointment_has_nothing_to_give(desk: Desk) -> None:
    give(desk, 2, Segment.walk_in(time(9), time(12)))
    assert told(desk) == ["Marie Castell : 8 heures libres"]


@pytest.mark.parametrize("places", [2, 3])
def test_hours_for_several_people_say_both(desk: Desk, places: int) -> None:
    give(desk, 2, Segment(time(10), time(12), step=60, places=places))
    assert told(desk)[1] == f"Jordi Puig : 2 heures libres, {2 * places} places"
