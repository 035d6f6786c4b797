"""The rows of a day as the list shows them: which hour is said, where a pause falls, what is read aloud."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from desktop_app.domain.french import NBSP, hour, plural
from desktop_app.domain.planning import Mode
from desktop_app.domain.reception.appointment import State, told_of
from desktop_app.use_cases.reception.today import Booked, DayView, Free
from desktop_app.use_cases.workshops.gauges import Gauge

from ..widgets.aloud import as_heard
from . import gauge_words
from .day_sections import Row, sections_of
from .list_line import ListLine, Pill
from .queue_lines import queue_lines
from .steps import Step, step_for_key, steps_of
from .workshop_lines import WorkshopLine
from .workshop_lines import steps_of as workshop_steps

_WAITING = (State.EXPECTED, State.ARRIVED)


@dataclass(frozen=True)
class RowLine(ListLine):
    """One row of a day; `above` says a pause or opens a section, `advisor` is '' when only one is here.

    `over` is True for hours past, `headed` where sections say whose the rows are.
    """

    key: tuple[str, int, datetime]
    row: Booked | Free
    advisor: str
    over: bool
    headed: bool = False

    def step_for(self, key: str) -> Step | None:
        """The step of this letter, allowed or not."""
        return step_for_key(self.row, key)

    @property
    def solid(self) -> bool:
        """A person, not a free slot."""
        return isinstance(self.row, Booked)

    @property
    def begins_section(self) -> bool:
        """Whether the rows of another advisor, or another way to receive, begin here."""
        return self.headed and bool(self.above)

    @property
    def loud(self) -> bool:
        """Whether somebody is still waited for."""
        return isinstance(self.row, Booked) and self.row.appointment.state in _WAITING

    @property
    def pills(self) -> tuple[Pill, ...]:
        """The state, and before it that they are late."""
        if not isinstance(self.row, Booked):
            return ()
        late = (Pill(self.late, late=True),) if self.late else ()
        return (*late, Pill(self.state, self.row.appointment.state))

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
        """The theme, the advisor when several are here and no section says who, and what else was said."""
        return self._detail(told=not self.headed)

    @property
    def state(self) -> str:
        """'attendu', 'arrivé à 8 h 56'; '' for a free row."""
        return state_words(self.row) if isinstance(self.row, Booked) else ""

    @property
    def late(self) -> str:
        """'en retard' while they may still come, 'à noter' once their time is over, or ''; and who has it meanwhile."""
        if not isinstance(self.row, Booked) or not self.row.late:
            return ""
        lent = ", place à la file" if self.row.lent else ""
        return f"à{NBSP}noter" if self.over else f"en{NBSP}retard{lent}"

    @property
    def spoken(self) -> str:
        """The whole row in one breath, for who hears the screen."""
        opening = as_heard(self.above) if self.headed else ""
        detail = as_heard(self._detail(told=True))
        return ", ".join(filter(None, (opening, self.hour, self.title, detail, self.state, self.late)))

    def _detail(self, *, told: bool) -> str:
        theme, said = ("", ()) if isinstance(self.row, Free) else (self.row.theme, told_of(self.row.appointment))
        return " · ".join(filter(None, (theme, f"avec {self.advisor}" if self.advisor and told else "", *said)))


def lines_of(view: DayView) -> list[ListLine]:
    """Every row of the day, in order: by hour, or section after section where the day has several or a queue."""
    sections = sections_of(view)
    if len(sections) == 1 and not sections[0].queue and not view.workshops:
        return [*_lines(view, sections[0].rows, list(_pauses(view)))]
    lines, done = list[ListLine](), list[ListLine]()
    for section in sections:
        if not section.queue:
            lines += [*done, *_lines(view, section.rows, [], head=section.head)]
            done = []
            continue
        found = queue_lines(section.queue)
        over = [each for each in found if section.queue.letter and not each.loud]
        # Where queues follow one another, those who wait in all of them are in sight together.
        moved = over if len(over) < len(found) else []
        lines += [each for each in found if each not in moved]
        done += moved
    return [*lines, *done]


def _lines(
    view: DayView, rows: Sequence[Row], pauses: Sequence[tuple[datetime, str]], head: str = ""
) -> list[ListLine]:
    several = len({row.advisor.id for row in view.rows} | {presence.advisor.id for presence in view.here}) > 1
    lines: list[ListLine] = []
    for at, row in enumerate(rows):
        before = rows[at - 1].start if at else row.start
        pause = next((words for back, words in pauses if at and before < back <= row.start), "")
        above, advisor = pause if at else head, row.advisor.name if several else ""
        if isinstance(row, Gauge):
            lines.append(_workshop_line(row, above, advisor, headed=bool(head)))
            continue
        lines.append(
            RowLine(
                key=_key(row),
                row=row,
                steps=steps_of(row, view.now),
                above=above,
                repeats=bool(at) and before == row.start,
                now=row.start <= view.now < row.end,
                advisor=advisor,
                over=row.end <= view.now,
                wanted_at=row.start if row.end > view.now else None,
                headed=bool(head),
            )
        )
    return lines


def _workshop_line(row: Gauge, above: str, advisor: str, *, headed: bool) -> WorkshopLine:
    return WorkshopLine(
        key=("workshop", row.advisor.id, row.start),
        row=row,
        steps=tuple(workshop_steps(row)),
        above=above,
        repeats=False,
        now=row.start <= row.now < row.end and not row.gone,
        # On the day somebody's arrival is noted, in their row.
        wanted_at=None if row.enrolled or row.over or row.gone else row.start,
        counted=" · ".join(filter(None, (gauge_words.lacks(row), gauge_words.state(row)))) if above else "",
        advisor=advisor,
        headed=headed,
    )


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
