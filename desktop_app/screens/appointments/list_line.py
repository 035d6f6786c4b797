"""One row of a list of people with an hour: what it says, seen and aloud, and what may be done with it."""

from collections.abc import Hashable
from datetime import date, datetime
from typing import NamedTuple

from desktop_app.domain.french import hour
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.reception.appointment import State

from ..widgets.aloud import as_heard
from .steps import Step


class Seats(NamedTuple):
    """Of a workshop: how many are taken of how many, and how many are needed, 0 for none."""

    taken: int
    least: int
    most: int


@frozen
class Pill:
    """What stands at the right of a name: with the shape of its state, as late, or plain words that count as much.

    The `seats` of a workshop are drawn before its words.
    """

    words: str
    state: State | None = None
    late: bool = False
    seats: Seats | None = None


@frozen(kw_only=True)
class ListLine:
    """`key` tells rows apart whatever changes in them; `row` is what it is about, handed to whoever does a step.

    `hour` stands first, in its own size, `title` is the first line and `detail` the second, '' for none; `pills` stand
    at the right of the first, and `spoken` is the whole row in one breath, for who hears the screen. `said` is the
    sentence to say to whom it is about. `above` stands over the row or is ''; as the head of a section
    (`begins_section`) what counts most of it stands before its first point, and `counted` at its right.

    `steps` are what may be done, the first by Enter; `letters` what letters stand for, where that is more.

    `solid` is a card, for somebody, rather than a place that nobody has; `loud` where something is still asked of the
    agent; `repeats` when the row above begins at the same hour, or its own counts no more; `now` for the stretch of
    time we are in. `wanted_at` is when somebody is awaited in it, None for nobody: the first is chosen on a day that is
    shown anew.
    """

    key: Hashable
    row: object
    hour: str
    title: str
    detail: str = ""
    pills: tuple[Pill, ...] = ()
    spoken: str
    said: str = ""
    above: str = ""
    begins_section: bool = False
    counted: str = ""
    steps: tuple[Step, ...] = ()
    letters: tuple[Step, ...] = ()
    solid: bool = True
    loud: bool = True
    repeats: bool = False
    now: bool = False
    wanted_at: datetime | None = None

    @property
    def two_lines(self) -> bool:
        """Whether there is a second line of words."""
        return self.solid or bool(self.detail)

    @property
    def spoken_steps(self) -> str:
        """The keys of the row, for who hears the screen."""
        return ", ".join(f"{step.key} : {step.label.lower()}" for step in self.steps)

    def step_for(self, key: str) -> Step | None:
        """The step that this key stands for; None when it stands for nothing here."""
        known = self.letters or self.steps
        return next((step for step in known if step.key.upper() == key.upper()), None)


def dotted(*words: str) -> str:
    """What there is of these words on one line, with points between."""
    return " · ".join(filter(None, words))


def in_one_breath(*words: str) -> str:
    """What there is of these words, to be heard."""
    return as_heard(", ".join(filter(None, words)))


def hour_or_date(at: datetime, today: date) -> str:
    """'9 h 12' today, '4/12' on another day."""
    return hour(at) if at.date() == today else f"{at.day}/{at.month:02}"
