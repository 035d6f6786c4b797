"""The verbs of rooms and of what must be there, with what each writes."""

from __future__ import annotations

from desktop_app.domain.place import MAIN
from desktop_app.domain.planning import Room
from desktop_app.domain.planning.equipment import EquipmentCheck
from desktop_app.domain.planning.loan import Loan
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import equipment, rooms, schedule
from desktop_app.use_cases.workshops import loans
from tests.helpers.builders import NINE, THURSDAY, its_terms, put_right
from tests.use_cases.asking import Reading
from tests.use_cases.counter import Gesture

ROOM = Room(0, MAIN, "Salle 2", 8)


def described(desk: Desk) -> Changes:
    """The place has a room for eight."""
    return rooms.keep(desk, ROOM)


def lent(desk: Desk) -> Changes:
    """A 3D printer is here for the day."""
    return loans.keep(desk, Loan(0, "Imprimante 3D", THURSDAY, THURSDAY, "Armoire du bureau"))


THERE = EquipmentCheck(THURSDAY, 1, 1, 2)


def equipped(desk: Desk) -> None:
    """The convention wants two things there."""
    put_right(desk, its_terms(equipment=("Internet",), brought=("Téléphone",)))


READINGS: dict[str, Reading] = {
    "equipment.of_day": lambda desk, verb: verb(desk, THURSDAY),
    "equipment.to_check": lambda desk, verb: verb(desk),
    "equipment.untold": lambda desk, verb: verb(desk),
    "equipment.lacked_between": lambda desk, verb: verb(desk, 1, THURSDAY, THURSDAY),
    "schedule.room_at": lambda desk, verb: verb(desk, 1, NINE),
    "loans.every": lambda desk, verb: verb(desk),
    "loans.to_give_back": lambda desk, verb: verb(desk),
    "rooms.every": lambda desk, verb: verb(desk),
    "rooms.said_of": lambda desk, verb: verb(desk, schedule.here_on(desk, THURSDAY)[0]),
}
"""The verbs of rooms that only look, and how each is called."""
GESTURES = {
    "equipment.note": Gesture(
        lambda desk: equipment.note(desk, THERE),
        "EQUIPMENT_CHECKED conseiller-1: complet", "APPOINTMENTS", 0, equipped,
    ),
    "loans.keep": Gesture(lent, "LOAN_SET pret-1", "APPOINTMENTS SETTINGS", 1),
    "loans.remove": Gesture(lambda desk: loans.remove(desk, 1), "LOAN_SET pret-1", "APPOINTMENTS SETTINGS", 1, lent),
    "rooms.keep": Gesture(described, "ROOM_SET salle-1", "EVERYTHING", 1),
    "rooms.remove": Gesture(lambda desk: rooms.remove(desk, 1), "ROOM_SET salle-1", "EVERYTHING", 1, described),
}  # fmt: skip
