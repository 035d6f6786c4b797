"""A month of the agenda on one sheet: who receives on which date and how full it is; nobody is named but advisors."""

import calendar
from collections.abc import Sequence
from datetime import date

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from desktop_app.domain.french import MONTHS, WEEKDAYS, capital
from desktop_app.domain.nouns.frozen import frozen

from .blocks import Story, ruled, say
from .narrow import fitting
from .page import SIDEWAYS, Copy, Document, Letterhead, render
from .styles import CELL, CELL_HEAD, SHADE, TITLE
from .tagging import DataTable

_LEAST_HEIGHT: float = 17 * mm
_NARROW: float = 24 * mm
_WEEK, _MOST = 7, 4
_INSET: float = 10


@frozen
class SheetDay:
    """What is told of a date, each in its words from the fullest to the shortest; `shaded` when nobody receives."""

    day: date
    told: tuple[tuple[str, ...], ...]
    shaded: bool


@frozen
class MonthSheet:
    """The month that starts on `first`, with every date of it."""

    head: Letterhead
    first: date
    days: tuple[SheetDay, ...]


def build(data: MonthSheet) -> bytes:
    """One sheet lying on its side, a second one for a month with much to tell; raises `Unprintable`."""
    title = f"{capital(MONTHS[data.first.month - 1])} {data.first.year}"
    story = Copy(lambda: [say(TITLE, title), Spacer(0, 1 * mm), _table(data)])
    return render(Document(title, f"Permanences de {title.lower()}", data.head, (story,), sheet=SIDEWAYS))


def _table(data: MonthSheet) -> Flowable:
    known = {day.day: day for day in data.days}
    weeks = calendar.Calendar().monthdatescalendar(data.first.year, data.first.month)
    rows: list[list[object]] = [[say(CELL_HEAD, capital(name)) for name in WEEKDAYS]]
    widths = _widths(data.days)
    rows += [
        [_cell(known[day], wide - _INSET) if day in known else "" for day, wide in zip(week, widths, strict=True)]
        for week in weeks
    ]
    shades = [
        ("BACKGROUND", (at, row + 1), (at, row + 1), SHADE)
        for row, week in enumerate(weeks)
        for at, day in enumerate(week)
        if day in known and known[day].shaded
    ]
    heights = [None, *[max(_LEAST_HEIGHT, _needed(row, widths)) for row in rows[1:]]]
    return DataTable(rows, colWidths=widths, rowHeights=heights, repeatRows=1, hAlign="LEFT", style=ruled(*shades))


def _cell(day: SheetDay, wide: float) -> Story:
    told = day.told if len(day.told) <= _MOST else day.told[: _MOST - 1]
    more = [say(CELL, f"+ {len(day.told) - len(told)}")] if len(told) < len(day.told) else []
    return [say(CELL_HEAD, str(day.day.day)), *(_line(words, wide) for words in told), *more]


def _line(words: Sequence[str], wide: float) -> Flowable:
    """One line; a name of the calendar, which has no shorter words, may take two."""
    whole = say(CELL, words[0])
    if len(words) == 1 and whole.minWidth() <= wide and whole.wrap(wide, 0)[1] <= 2 * CELL.leading:
        return whole
    return say(CELL, fitting(CELL, words, wide))


def _widths(days: Sequence[SheetDay]) -> list[float]:
    """Weekdays on which nobody receives all month are narrow."""
    opened = {day.day.weekday() for day in days if not day.shaded} or set(range(_WEEK))
    wide = (SIDEWAYS.inner - _NARROW * (_WEEK - len(opened))) / len(opened)
    return [wide if at in opened else _NARROW for at in range(_WEEK)]


def _needed(row: Sequence[object], widths: Sequence[float]) -> float:
    tall = [
        sum(part.wrap(width - _INSET, 0)[1] for part in cell)
        for cell, width in zip(row, widths, strict=True)
        if isinstance(cell, list)
    ]
    return max(tall, default=0.0) + 7
