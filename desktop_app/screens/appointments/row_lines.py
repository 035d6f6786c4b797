"""The rows of a day as the list shows them: which hour is said, where a pause falls, what is read aloud."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time

from desktop_app.domain.appointment import State
from desktop_app.domain.french import NBSP, hour, plural
from desktop_app.domain.planning import Mode
from desktop_app.use_cases.today import Booked, DayView, Free

from .steps import Step, steps_of


@dataclass(frozen=True)
class RowLine:
    """One row ready to be painted.

    `key` tells rows apart whatever changes in them; `pause` is said above the row or is ''; `repeats` is True
    when the row above begins at the same hour; `advisor` is '' when only one is here; `now` is True for the
    stretch of time we are in, `over` for those before.
    """

    key: tuple[str, int, datetime]
    row: Booked | Free
    steps: tuple[Step, ...]
    pause: str
    repeats: bool
    advisor: str
    now: bool
    over: bool

    @property
    def hour(self) -> str:
        """'10 h 30'."""
        return hour(self.row.start)

    @property
    def title(self) -> str:
        """The person's name, or how free the slot is."""
        return self.row.person.name if isinstance(self.row, Booked) else free_words(self.row)

    @property
    def detail(self) -> str:
        """The theme, and the advisor when several are here."""
        theme = self.row.theme if isinstance(self.row, Booked) else ""
        return " · ".join(filter(None, (theme, f"avec {self.advisor}" if self.advisor else "")))

    @property
    def state(self) -> str:
        """'attendu', 'arrivé à 8 h 56'; '' for a free row."""
        return state_words(self.row) if isinstance(self.row, Booked) else ""

    @property
    def late(self) -> str:
        """'en retard' while they may still come, 'à noter' once their time is over, or ''."""
        if not isinstance(self.row, Booked) or not self.row.late:
            return ""
        return f"à{NBSP}noter" if self.over else f"en{NBSP}retard"

    @property
    def spoken(self) -> str:
        """The whole row in one breath, for who hears the screen."""
        return ", ".join(filter(None, (self.hour, self.title, self.detail, self.state, self.late)))

    @property
    def spoken_steps(self) -> str:
        """The keys of the row, for who hears the screen."""
        return ", ".join(f"{step.key} : {step.label.lower()}" for step in self.steps)


def lines_of(view: DayView) -> list[RowLine]:
    """Every row of the day, in order."""
    several = len({row.advisor.id for row in view.rows} | {presence.advisor.id for presence in view.here}) > 1
    pauses = list(_pauses(view))
    lines: list[RowLine] = []
    for at, row in enumerate(view.rows):
        above = view.rows[at - 1].start if at else row.start
        pause = next((words for back, words in pauses if at and above < back <= row.start), "")
        lines.append(
            RowLine(
                _key(row),
                row,
                steps_of(row, view.now),
                pause,
                bool(at) and above == row.start,
                row.advisor.name if several else "",
                row.start <= view.now < row.end,
                row.end <= view.now,
            )
        )
    return lines


def free_words(row: Free) -> str:
    """'libre', or '5 places libres sur 8' in a workshop."""
    if row.slot.mode is not Mode.WORKSHOP and row.slot.places == 1:
        return "libre"
    return f"{plural(row.left, 'place libre')} sur{NBSP}{row.slot.places}"


def state_words(row: Booked) -> str:
    """The state, with its hour when it was marked on the day itself and the hour means something."""
    state, at = row.appointment.state, row.appointment.state_at
    if state in (State.ARRIVED, State.SEEN) and at and at.date() == row.start.date():
        return f"{state.value} à{NBSP}{hour(at)}"
    return state.value


def _key(row: Booked | Free) -> tuple[str, int, datetime]:
    if isinstance(row, Booked):
        return ("booked", row.appointment.id, datetime.min)
    return ("free", row.advisor.id, row.start)


def _pauses(view: DayView) -> Iterator[tuple[datetime, str]]:
    """When somebody is back after everybody was away, and what to say of it."""
    open_until: time | None = None
    for segment in sorted(
        (segment for presence in view.here for segment in presence.day.segments), key=lambda each: each.start
    ):
        if open_until and segment.start > open_until:
            words = f"pause de {hour(open_until)} à {hour(segment.start)}"
            yield datetime.combine(view.day, segment.start), words
        open_until = max(open_until or segment.end, segment.end)
