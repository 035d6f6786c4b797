"""A week of the agenda on one sheet: who comes when, and what is free; neither phone nor what it is about."""

from collections.abc import Sequence
from datetime import date, time
from itertools import pairwise

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from desktop_app.domain.french import capital, day_and_month, day_of_month, hour, long_date, short_date
from desktop_app.domain.nouns.frozen import frozen

from .blocks import Bold, Story, ruled, say
from .narrow import fitting
from .page import SIDEWAYS, Copy, Document, Letterhead, render
from .styles import BLACK, BODY, CELL, CELL_HEAD, FIRM, TITLE
from .tagging import DataTable

_HOURS: float = 21 * mm
_INSET: float = 10
_AT_ONCE = 10
"""So many columns beside one another, at most: with more, names of people are cut."""
_FEW, _AIR = 10, 6
"""Up to so many hours, rows have this much air, in points: a sheet on a wall is read from further away."""


@frozen
class Entry:
    """Something of a column: its hour, and its words from the fullest to the shortest."""

    at: time
    words: tuple[str, ...]
    strong: bool = False


@frozen
class SheetColumn:
    """An advisor on a day, in words from the fullest to the shortest."""

    day: date
    advisor: tuple[str, ...]
    entries: tuple[Entry, ...]


@frozen
class WeekSheet:
    """The week of Monday `first`; `notes` are the days without anybody and why, one sentence each.

    `by_advisor` when each advisor's days stand together: then it is the advisor whom a column is headed by.
    """

    head: Letterhead
    first: date
    columns: tuple[SheetColumn, ...]
    notes: tuple[str, ...]
    by_advisor: bool = False


def build(data: WeekSheet) -> bytes:
    """One sheet lying on its side, more when there are many columns; raises `Unprintable`."""
    title = f"Semaine du {long_date(data.first).partition(' ')[2]}"
    reference = f"Semaine du {short_date(data.first)} – à détruire à la fin de la semaine"
    return render(Document(title, reference, data.head, (Copy(lambda: _story(title, data)),), sheet=SIDEWAYS))


def _story(title: str, data: WeekSheet) -> Story:
    story: Story = [say(TITLE, title), *(say(BODY, note) for note in data.notes), Spacer(0, 2 * mm)]
    for part in _parts(data.columns):
        story += [_table(part, data.by_advisor), Spacer(0, 4 * mm)]
    return story[:-1]


def _parts(columns: Sequence[SheetColumn]) -> list[Sequence[SheetColumn]]:
    """The columns in as few tables as they ask for, about as many in each."""
    number = -(-len(columns) // _AT_ONCE)
    size = -(-len(columns) // number) if number else 1
    return [columns[at : at + size] for at in range(0, len(columns), size)]


def _table(columns: Sequence[SheetColumn], by_advisor: bool) -> Flowable:
    wide = (SIDEWAYS.inner - _HOURS) / len(columns)
    hours = sorted({entry.at for column in columns for entry in column.entries})
    heads = [_head(column, wide, by_advisor) for column in columns]
    rows: list[list[object]] = [["", *heads]]
    for at in hours:
        cells = [[_cell(entry, wide) for entry in column.entries if entry.at == at] for column in columns]
        rows.append([say(CELL, Bold(hour(at))), *cells])
    air = _AIR if len(hours) <= _FEW else 1
    apart = [
        ("LINEBEFORE", (at + 1, 0), (at + 1, -1), FIRM, BLACK)
        for at, (one, other) in enumerate(pairwise(columns), 1)
        if (one.advisor != other.advisor if by_advisor else one.day != other.day)
    ]
    look = (("TOPPADDING", (0, 1), (-1, -1), air), ("BOTTOMPADDING", (0, 1), (-1, -1), air + 2), *apart)
    return DataTable(
        rows,
        colWidths=[_HOURS, *[wide] * len(columns)],
        repeatRows=1,
        named_rows=True,
        hAlign="LEFT",
        style=ruled(*look),
    )


def _head(column: SheetColumn, wide: float, by_advisor: bool) -> list[Flowable]:
    day = (_short_day(column.day),)
    above, below = (column.advisor, day) if by_advisor else (day, column.advisor)
    return [say(look, fitting(look, words, wide - _INSET)) for look, words in ((CELL_HEAD, above), (CELL, below))]


def _cell(entry: Entry, wide: float) -> Flowable:
    look = CELL_HEAD if entry.strong else CELL
    return say(look, fitting(look, entry.words, wide - _INSET))


def _short_day(day: date) -> str:
    """'Jeudi 27'."""
    return f"{capital(day_and_month(day)).partition(' ')[0]} {day_of_month(day)}"
