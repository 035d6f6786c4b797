"""Where the keyboard goes next in a week, in pairs of a column and a row, without Qt."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from desktop_app.domain.french import hour
from desktop_app.domain.search_key import fold
from desktop_app.use_cases.reception.today import Booked, Free
from desktop_app.use_cases.reception.week import Cell, Column, Missing, Workshop

from .words import is_over

Columns = Sequence[Column]
Place = tuple[int, int]
Stand = Callable[[Columns, Place], Place | None]
"""Where to stand among new columns, from where one would stand otherwise; None for there."""


def places(columns: Columns) -> list[Place]:
    """Every cell, column after column."""
    return [(at, row) for at, column in enumerate(columns) for row in range(len(column.cells))]


def first_to_come(columns: Columns, now: datetime) -> Place:
    """The first cell that is not over where somebody receives, else the first of those, else the first of all.

    The first date counts, wherever its column stands.
    """
    received = [
        (at, row) for at, row in places(columns) if columns[at].open and not isinstance(columns[at].cells[row], Missing)
    ]
    received.sort(key=lambda place: columns[place[0]].day)
    coming = (place for place in received if not is_over(columns[place[0]].cells[place[1]], now))
    return next(coming, next(iter(received), (0, 0)))


def within(columns: Columns, here: Place, step: int) -> Place:
    """The cell so many further down in the same column, kept inside it."""
    return here[0], min(max(here[1] + step, 0), len(columns[here[0]].cells) - 1)


def beside(columns: Columns, here: Place, step: int) -> Place:
    """In the column before or after: what is nearest in hour; the same place when there is none."""
    at = here[0] + step
    if not 0 <= at < len(columns) or not columns[at].cells:
        return here
    return at, nearest(columns[at], _hour(columns[here[0]].cells[here[1]]))


def nearest(column: Column, moment: timedelta) -> int:
    """The row whose hour is nearest to this one, counted from midnight; the first of two."""
    return min(range(len(column.cells)), key=lambda row: abs(_hour(column.cells[row]) - moment))


def typed(columns: Columns, here: Place, letters: str) -> Place:
    """The next cell, all around the week, that has somebody whose name begins so, or this hour if a digit was typed."""
    every = places(columns)
    # More letters may still mean the same cell; one letter typed again is the next one.
    after = [place for place in every if place > here or (place == here and len(letters) > 1)]
    for at, row in [*after, *(place for place in every if place not in after)]:
        if _answers(columns[at].cells[row], letters):
            return at, row
    return here


def again(columns: Columns, before: Column, cell: Cell) -> Place | None:
    """Where a cell stands now that the week was read again; else what is nearest to its hour in its column."""
    whose, wanted = (before.day, before.advisor), key_of(cell)
    at = next((at for at, column in enumerate(columns) if (column.day, column.advisor) == whose), None)
    for place in places(columns):
        if key_of(columns[place[0]].cells[place[1]]) == wanted and (at is None or wanted[0] == "booked"):
            return place
    if at is None or not columns[at].cells:
        return None
    rows = [row for row, one in enumerate(columns[at].cells) if key_of(one) == wanted]
    return at, rows[0] if rows else nearest(columns[at], _hour(cell))


def of_appointment(columns: Columns, appointment_id: int) -> Place | None:
    """The cell of an appointment, or of the workshop it is in."""
    for at, row in places(columns):
        cell = columns[at].cells[row]
        its = cell.booked if isinstance(cell, Workshop) else (cell,) if isinstance(cell, Booked) else ()
        if any(each.appointment.id == appointment_id for each in its):
            return at, row
    return None


def on_day(columns: Columns, here: Place, day: date) -> Place | None:
    """This place when it is of that date, else the date's first cell; None when it has none."""
    return next((place for place in (here, *places(columns)) if columns and columns[place[0]].day == day), None)


def key_of(cell: Cell) -> tuple[object, ...]:
    """What a cell is known by from one reading to the next."""
    return ("booked", cell.appointment.id) if isinstance(cell, Booked) else (type(cell).__name__, cell.start)


def _hour(cell: Cell) -> timedelta:
    return cell.start - cell.start.replace(hour=0, minute=0)


def _digits(words: str) -> str:
    return "".join(filter(str.isdigit, words))


def _answers(cell: Cell, letters: str) -> bool:
    if letters[:1].isdigit():
        return _digits(hour(cell.start)).startswith(_digits(letters))
    wanted = fold(letters)
    if isinstance(cell, Free) or not wanted:
        return False
    people = cell.booked if isinstance(cell, Workshop) else (cell,) if isinstance(cell, Booked) else ()
    names = (name for each in people for name in (each.person.last_name, each.person.first_name, each.person.name))
    return any(fold(name).startswith(wanted) for name in names)
