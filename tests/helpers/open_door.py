"""A Thursday on which one comes without appointment from 9 h to 11 h, and by appointment afterwards (005, art. 4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from desktop_app.domain.planning import Pattern, Segment
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import patterns
from desktop_app.use_cases.desk import Desk

DOOR_OPEN = (Segment.walk_in(time(9), time(11)), Segment(time(11), time(12, 30), step=45))


def of_marie(desk: Desk) -> Pattern:
    """The Thursdays of Marie Castell."""
    (marie,) = [each for each in patterns.every(desk.db) if each.advisor_id == 1]
    return marie


def open_door(desk: Desk) -> Desk:
    """Her Thursdays are held so from now on."""
    with writing(desk.db):
        patterns.update(desk.db, replace(of_marie(desk), segments=DOOR_OPEN))
    return desk
