"""The sections of a day: the rows of one advisor who receives in one way, under a head that says so once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from desktop_app.domain.french import NBSP, capital, hours
from desktop_app.domain.planning import Mode, Segment
from desktop_app.use_cases.reception.queue import Queue
from desktop_app.use_cases.reception.today import Booked, DayView, Free

_Key = tuple[int, Mode | None]


@dataclass(frozen=True)
class Section:
    """Rows in order of hour; `head` says how, who and when: 'Sur rendez-vous · Marie Castell · 9 h – 12 h'.

    Or the `queue`, which has its own.
    """

    head: str
    rows: tuple[Booked | Free, ...]
    queue: Queue | None = None


def sections_of(view: DayView) -> list[Section]:
    """The sections that have rows, as they begin; one alone on a day whose hours are all held in one way by one."""
    held = _held(view)
    found: dict[_Key, list[Booked | Free]] = {}
    for row in view.rows:
        found.setdefault(_key_of(row, held), []).append(row)
    order = sorted(found, key=lambda key: (_begins(held.get(key, ()), found[key]), key[0]))
    sections = [Section(_head(key, held.get(key, ()), found[key]), tuple(found[key])) for key in order]
    if view.queue and view.queue.rows:
        before = sum(_begins(held.get(key, ()), found[key]) < _opens(view.queue) for key in order)
        sections.insert(before, Section("", (), view.queue))
    return sections


def _opens(queue: Queue) -> datetime:
    return min((start for start, _ in queue.hours), default=datetime.max)


def _held(view: DayView) -> dict[_Key, list[Segment]]:
    held: dict[_Key, list[Segment]] = {}
    for presence in view.here:
        for segment in presence.day.segments:
            held.setdefault((presence.advisor.id, segment.mode), []).append(segment)
    return held


def _key_of(row: Booked | Free, held: dict[_Key, list[Segment]]) -> _Key:
    """An appointment that no hours hold any more stands apart."""
    if isinstance(row, Free):
        return row.advisor.id, row.slot.mode
    at = row.start.time()
    modes = (mode for (who, mode), parts in held.items() if who == row.advisor.id and _within(at, parts))
    return row.advisor.id, next(modes, None)


def _within(at: time, segments: Iterable[Segment]) -> bool:
    return any(segment.start <= at < segment.end for segment in segments)


def _begins(segments: Sequence[Segment], rows: Sequence[Booked | Free]) -> datetime:
    first = rows[0].start
    return min([first, *(datetime.combine(first.date(), segment.start) for segment in segments)])


def _head(key: _Key, segments: Sequence[Segment], rows: Sequence[Booked | Free]) -> str:
    how = capital(key[1].value) if key[1] else "Hors des horaires"
    told = ", ".join(hours(segment.start, segment.end).replace(" ", NBSP) for segment in segments)
    room = next((segment.room for segment in segments if segment.room), "")
    return " · ".join(filter(None, (how, rows[0].advisor.name, told, room)))
