"""Where the columns and the cells of a week stand, at the scale of type of its window."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby, pairwise

from PySide6.QtCore import QRectF

from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.planning import Segment, minute_of_day
from desktop_app.use_cases.reception.grouping import Grouping, group_of
from desktop_app.use_cases.reception.today import Booked, Free
from desktop_app.use_cases.reception.week import Cell, Column, Missing, Shut, WalkIn, Week, Workshop

from ..drawing.brushes import Lettering
from .timeline import Span, Timeline, lanes, timeline

CLOSED_WIDTH, AXIS_WIDTH, FOLD = 46, 64, 22
LEAST_COLUMN, LEAST_SLOT, LEAST_WORKSHOP, LEAST_WALK_IN = 92, 24, 78, 44
_SLOT_OF_ONE_LINE = (Booked, Free)


@frozen
class Shape:
    """Columns, how they stand beside one another, and where: left edge and width of each, the hours, each cell's box.

    Nothing of it is scrolled.
    """

    columns: tuple[Column, ...]
    grouping: Grouping
    sides: tuple[tuple[float, float], ...]
    times: Timeline
    boxes: tuple[tuple[QRectF, ...], ...]


NOTHING = Shape((), Grouping.DAYS, (), timeline((), 0, 0, 0), ())
"""Before a week is shown."""


def shape_of(columns: tuple[Column, ...], grouping: Grouping, letters: Lettering, width: int, height: int) -> Shape:
    """These columns, which stand so beside one another, in this room."""
    spans = [span for column in columns for span in _spans(column)]
    times = timeline(spans, height, letters.px(FOLD), max((_least_rate(each, letters) for each in columns), default=0))
    left, sides = 0.0, []
    for wide in widths(columns, letters, width):
        sides.append((left, float(wide)))
        left += wide
    boxes = tuple(tuple(_boxes(column, letters, times, *side)) for column, side in zip(columns, sides, strict=True))
    return Shape(columns, grouping, tuple(sides), times, boxes)


def widths(columns: Sequence[Column], letters: Lettering, room: int) -> list[int]:
    """A day without a session is a narrow strip; the sessions share what is left, all of the room together.

    Strips that are alone share the room. `whole_days` sees to it that the sessions have their least, but for a single
    day with more advisors than that: its names are cut rather than its last columns.
    """
    narrow = round(letters.px(CLOSED_WIDTH))
    opened = sum(column.open for column in columns)
    if not opened:
        return [room // len(columns) + (at < room % len(columns)) for at in range(len(columns))]
    narrow = min(narrow, room // len(columns))
    rest = room - narrow * (len(columns) - opened)
    wide, spare = divmod(rest, opened)
    made = []
    for column in columns:
        made.append(wide + (spare > 0) if column.open else narrow)
        spare -= column.open
    return made


def whole_days(week: Week, from_day: date, letters: Lettering, room: int) -> tuple[Column, ...]:
    """The days that fit at their least width, this one among them: never a day cut in two, nor a week pushed sideways.

    They begin with `from_day`, and with days before it when there is still room after the last.
    """
    days = list(dict.fromkeys(column.day for column in week.columns))
    first = max((at for at, day in enumerate(days) if day <= from_day), default=0)
    last = first
    while last + 1 < len(days) and _least_width(week, days[first : last + 2], letters) <= room:
        last += 1
    while first > 0 and _least_width(week, days[first - 1 : last + 1], letters) <= room:
        first -= 1
    shown = set(days[first : last + 1])
    return tuple(column for column in week.columns if column.day in shown)


def runs(columns: Sequence[Column], grouping: Grouping) -> list[tuple[int, int]]:
    """The first and the last column of each day, or of each advisor."""
    found = groupby(range(len(columns)), key=lambda at: group_of(columns[at], grouping))
    return [(each[0], each[-1]) for each in (list(run) for _, run in found)]


def _least_width(week: Week, days: Sequence[date], letters: Lettering) -> float:
    return sum(letters.px(LEAST_COLUMN if each.open else CLOSED_WIDTH) for each in week.columns if each.day in days)


def _spans(column: Column) -> list[Span]:
    return [_span(each) for each in (*column.cells, *column.segments) if not isinstance(each, Shut)]


def _span(cell: Cell | Segment) -> Span:
    return minute_of_day(cell.start), minute_of_day(cell.end)


def _least_rate(column: Column, letters: Lettering) -> float:
    """The least pixels a minute: a line a slot, words and gauge of a workshop, two lines of a queue."""
    least = {Workshop: LEAST_WORKSHOP, WalkIn: LEAST_WALK_IN, Missing: LEAST_SLOT, Booked: LEAST_SLOT, Free: LEAST_SLOT}
    rates = [
        letters.px(least[type(cell)]) / (end - start)
        for cell in column.cells
        if not isinstance(cell, Shut)
        for start, end in [_span(cell)]
        if end > start
    ]
    return max(rates, default=0.0)


def _boxes(column: Column, letters: Lettering, times: Timeline, left: float, width: float) -> list[QRectF]:
    """Where each cell stands: by its hours, those of the same hour side by side."""
    shared = _lanes(column.cells)
    boxes = []
    for cell in column.cells:
        if isinstance(cell, Shut):
            boxes.append(QRectF(left + 1, 1, width - 2, times.height - 2))
            continue
        start, end = _span(cell)
        top, bottom = times.y(start), times.y(end)
        if isinstance(cell, WalkIn | Missing):
            boxes.append(QRectF(left + 2, top + 1, width - 3, bottom - top - 2))
            continue
        lane, lanes_here = shared.get(id(cell), (0, 1))
        inner, gap = width - letters.px(8), letters.px(3) if lanes_here > 1 else 0
        wide = (inner - gap * (lanes_here - 1)) / lanes_here
        boxes.append(QRectF(left + letters.px(5) + lane * (wide + gap), top + 1.5, wide, bottom - top - 3))
    return boxes


def _lanes(cells: Sequence[Cell]) -> dict[int, tuple[int, int]]:
    slots = [cell for cell in cells if isinstance(cell, _SLOT_OF_ONE_LINE)]
    spans = [_span(cell) for cell in slots]
    if all(one[1] <= other[0] for one, other in pairwise(spans)):
        return {}
    return {id(cell): lane for cell, lane in zip(slots, lanes(spans), strict=True)}
