"""What an action changed, what to say of it, and how to take it back."""

from dataclasses import dataclass
from enum import Flag, auto

from desktop_app.domain.appointment import Appointment


class Touched(Flag):
    """What must be shown afresh."""

    NOTHING = 0
    PEOPLE = auto()
    APPOINTMENTS = auto()
    MANDATES = auto()
    SETTINGS = auto()
    EVERYTHING = PEOPLE | APPOINTMENTS | MANDATES | SETTINGS


@dataclass(frozen=True)
class Undo:
    """How to take an action back: put `before` where `after` stands now.

    `before` is None for a booking; `person_added` is the person made by the same booking, or 0.
    """

    label: str
    before: Appointment | None
    after: Appointment
    person_added: int = 0


@dataclass(frozen=True)
class Changes:
    """The result of every action: `told` is one line for the agent, `subject` the id acted upon."""

    touched: Touched
    told: str = ""
    subject: int = 0
    undo: Undo | None = None
