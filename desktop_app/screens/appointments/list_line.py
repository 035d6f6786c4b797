"""One row of a list of people with an hour, ready to be painted and read aloud; each list has its own kind."""

from abc import ABC, abstractmethod
from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import datetime

from desktop_app.domain.reception.appointment import State

from .seats_mark import Seats
from .steps import Step


@dataclass(frozen=True)
class Pill:
    """What stands at the right of a name: with the shape of its state, as late, or plain words that count as much.

    The `seats` of a workshop are drawn before its words.
    """

    words: str
    state: State | None = None
    late: bool = False
    seats: Seats | None = None


@dataclass(frozen=True)
class ListLine(ABC):
    """`key` tells rows apart whatever changes in them; `steps` are what may be done, the first by Enter.

    `row` is what it is about, handed to whoever does a step. `above` is said over the row or is ''; `repeats` is True
    when the row above begins at the same hour, or its own counts no more, `now` for the stretch of time we are in.
    `wanted_at` is when somebody is awaited in it, None for nobody: the first is chosen on a day that is shown anew.
    `counted` stands at the right of the head of a section, '' for nothing.
    """

    key: Hashable
    row: object
    steps: tuple[Step, ...]
    above: str
    repeats: bool
    now: bool
    wanted_at: datetime | None = field(default=None, kw_only=True)
    counted: str = field(default="", kw_only=True)

    @abstractmethod
    def step_for(self, key: str) -> Step | None:
        """The step that this letter stands for; None when it stands for nothing here."""

    @property
    @abstractmethod
    def hour(self) -> str:
        """What stands first, in the size of an hour."""

    @property
    @abstractmethod
    def title(self) -> str:
        """The first line."""

    @property
    @abstractmethod
    def detail(self) -> str:
        """The second line, '' for none."""

    @property
    @abstractmethod
    def spoken(self) -> str:
        """The whole row in one breath, for who hears the screen."""

    @property
    def solid(self) -> bool:
        """Whether the row is somebody: a card; otherwise a place that nobody has."""
        return True

    @property
    def loud(self) -> bool:
        """Whether something is still asked of the agent."""
        return True

    @property
    def begins_section(self) -> bool:
        """Whether `above` is the head of a section: what counts most of it stands before the first point."""
        return False

    @property
    def pills(self) -> tuple[Pill, ...]:
        """What stands at the right of the first line, from left to right."""
        return ()

    @property
    def two_lines(self) -> bool:
        """Whether there is a second line of words."""
        return self.solid or bool(self.detail)

    @property
    def spoken_steps(self) -> str:
        """The keys of the row, for who hears the screen."""
        return ", ".join(f"{step.key} : {step.label.lower()}" for step in self.steps)
