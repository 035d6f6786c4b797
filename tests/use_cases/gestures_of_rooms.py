"""The verbs of rooms and of what must be there, with what each writes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop_app.domain.place import MAIN
from desktop_app.domain.planning import Room
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import rooms, schedule
from tests.helpers.builders import THURSDAY
from tests.use_cases.counter import Gesture

ROOM = Room(0, MAIN, "Salle 2", 8)


def described(desk: Desk) -> Changes:
    """The place has a room for eight."""
    return rooms.keep(desk, ROOM)


READINGS: dict[str, Callable[[Desk, Callable[..., Any]], Any]] = {
    "rooms.every": lambda desk, verb: verb(desk),
    "rooms.said_of": lambda desk, verb: verb(desk, schedule.here_on(desk, THURSDAY)[0]),
}
"""The verbs of rooms that only look, and how each is called."""
GESTURES = {
    "rooms.keep": Gesture(described, "ROOM_SET salle-1", "EVERYTHING", 1),
    "rooms.remove": Gesture(lambda desk: rooms.remove(desk, 1), "ROOM_SET salle-1", "EVERYTHING", 1, described),
}
