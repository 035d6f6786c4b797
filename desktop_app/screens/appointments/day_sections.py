"""The sections of a day: the rows of one advisor who receives in one way, under a head that says so once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from desktop_app.domain.french import NBSP, capital, hours
from desktop_app.domain.planning import Mode, Segment
from desktop_app.use_cases.reception.queue import Queue
from desktop_app.use_cases.reception.today import Booked, DayView, Free
from desktop_app.use_cases.workshops.gauges import Gauge

Row = Booked | Free | Gauge
"""What stands in a section: somebody, a free place, or a workshop above its people."""
_Key = tuple[int, Mode | None, time | None]
"""Whose rows, how people are received, and for a workshop, which is a section of its own, when it begins."""


@dataclass(frozen=True)
class Section:
    """Rows in order of hour; `head` says how, who and when: 'Sur rendez-vous · Marie Castell · 9 h – 12 h'.

    Or the `queue`, which has its own.
    """

    head: str
    rows: tuple[Row, ...]
    queue: Queue | None = None


def sections_of(view: DayView) -> list[Section]:
    """The sections that have rows, as they begin; one alone on a day whose hours are all held in one way by one."""
    held = _held(view)
    found: dict[_Key, list[Row]] = {}
    for row in _rows(view):
        found.setdefault(_key_of(row, held), []).append(row)
    order = sorted(found, key=lambda key: (_begins(held.get(key, ()), found[key]), key[0]))
    sections = [Section(_head(key, held.get(key, ()), found[key]), tuple(found[key])) for key in order]
    for at, queue in enumerate(each for each in view.queues if each.rows):
        # One after the other in the order in which they open.
        before = sum(_begins(held.get(key, ()), found[key]) < _opens(queue) for key in order)
        sections.insert(before + at, Section("", (), queue))
    return sections


def _rows(view: DayView) -> list[Row]:
    """By hour; the seats that are left of a workshop are told by its own row, which stands above its people."""
    rows: list[Row] = [*view.workshops]
    rows += [row for row in view.rows if not (isinstance(row, Free) and row.slot.mode is Mode.WORKSHOP)]
    return sorted(rows, key=lambda row: (row.start, row.advisor.id))


def _opens(queue: Queue) -> datetime:
    return min((start for start, _ in queue.hours), default=datetime.max)


def _held(view: DayView) -> dict[_Key, list[Segment]]:
    held: dict[_Key, list[Segment]] = {}
    for presence in view.here:
        for segment in presence.day.segments:
            begins = segment.start if segment.mode is Mode.WORKSHOP else None
            held.setdefault((presence.advisor.id, segment.mode, begins), []).append(segment)
    for gauge in view.workshops:
        # Those who were to come to a workshop that is cancelled stand under it, until they are told.
        held.setdefault((gauge.advisor.id, Mode.WORKSHOP, gauge.start.time()), [])
    return held


def _key_of(row: Row, held: dict[_Key, list[Segment]]) -> _Key:
    """An appointment that no hours hold any more stands apart."""
    at = row.start.time()
    if isinstance(row, Free | Gauge):
        return row.advisor.id, row.slot.mode, at if row.slot.mode is Mode.WORKSHOP else None
    if (its_workshop := (row.advisor.id, Mode.WORKSHOP, at)) in held:
        return its_workshop
    keys = (key for key, parts in held.items() if key[0] == row.advisor.id and _within(at, parts))
    return next(keys, (row.advisor.id, None, None))


def _within(at: time, segments: Iterable[Segment]) -> bool:
    return any(segment.start <= at < segment.end for segment in segments)


def _begins(segments: Sequence[Segment], rows: Sequence[Row]) -> datetime:
    first = rows[0].start
    return min([first, *(datetime.combine(first.date(), segment.start) for segment in segments)])


def _head(key: _Key, segments: Sequence[Segment], rows: Sequence[Row]) -> str:
    how = capital(key[1].value) if key[1] else "Hors des horaires"
    told = ", ".join(hours(segment.start, segment.end).replace(" ", NBSP) for segment in segments)
    room = next((segment.room for segment in segments if segment.room), "")
    return " · ".join(filter(None, (how, rows[0].advisor.name, told, room)))
