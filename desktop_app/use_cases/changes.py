"""What an action changed, what to say of it, and how to take it back."""

from collections.abc import Callable
from enum import Flag, auto
from typing import TYPE_CHECKING

from desktop_app.domain.nouns.frozen import frozen

if TYPE_CHECKING:
    from .desk import Desk


class Touched(Flag):
    """What must be shown afresh."""

    NOTHING = 0
    PEOPLE = auto()
    APPOINTMENTS = auto()
    MANDATES = auto()
    SETTINGS = auto()
    EVERYTHING = PEOPLE | APPOINTMENTS | MANDATES | SETTINGS


@frozen
class Undo:
    """How to take an action back, as whatever did it knows: `label` is what it was, `back` does it.

    `back` raises `OutOfDate` when things have changed since, and what its own rules refuse.
    """

    label: str
    back: "Callable[[Desk], Changes]"


@frozen
class Changes:
    """The result of every action: `told` is one line for the agent, `subject` the id acted upon."""

    touched: Touched
    told: str = ""
    subject: int = 0
    undo: Undo | None = None
