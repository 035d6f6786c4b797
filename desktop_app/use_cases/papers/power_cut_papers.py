"""What keeps the desk at work without its computer for a week: who comes, and sheets to write on."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.french import NBSP, day_and_month, hour, plural
from desktop_app.domain.reception.call import is_awaited

from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule
from ..reception import week
from ..reception.today import Booked, Free
from ..reception.week import Cell, Column, Missing, Shut, WalkIn, Workshop
from . import agenda_papers
from .printing import NAMES_AND_PHONES, Paper, letterhead, made

if TYPE_CHECKING:
    from desktop_app.forms.coming_days import Line, Reception

A_WEEK = week.A_WEEK
_NOBODY = "ne reçoit pas"


@everyone
def coming_days(desk: Desk) -> Paper:
    """Who comes within a week, from today on or from tomorrow once today is over; raises `RuleBroken` for nobody."""
    from desktop_app.forms import coming_days as form

    first, columns = _coming(desk)
    last = first + timedelta(A_WEEK - 1)
    days: dict[date, list[Reception]] = {}
    for column in columns:
        if column.advisor and (lines := tuple(_lines(column, desk.now()))):
            days.setdefault(column.day, []).append(form.Reception(column.advisor.name, _hours(column), lines))
    if not days:
        raise RuleBroken(f"Personne ne reçoit jusqu’au {day_and_month(last)}{NBSP}: il n’y a rien à imprimer.")
    told = tuple((day, tuple(receptions)) for day, receptions in days.items())
    shown = sorted([*columns, *_bare_days(columns, first)], key=lambda column: column.day)
    notes = tuple(agenda_papers.notes(shown))
    data = form.ComingDays(letterhead(desk), first, last, desk.now(), told, notes)
    title = f"En cas de coupure, jusqu’au {day_and_month(last)}"
    return made(form.build, data, title, f"coupure-{first}", discloses=NAMES_AND_PHONES)


@everyone
def blank_day_sheet(desk: Desk) -> Paper:
    """A sign-in sheet to fill in by hand, on any of these days."""
    from desktop_app.forms import day_sheet as form

    first, columns = _coming(desk)
    day = next((column.day for column in columns if column.sessions), first)
    head, of = letterhead(desk, day), schedule.head_on(desk, day)
    data = form.DaySheet(head, None, (), "", (), 0, of.controller, asks_leaving=of.asks_leaving)
    title = "Feuille d’émargement à remplir"
    return made(form.build, data, title, f"emargement-vierge-{first}", kind="", discloses="")


@everyone
def blank_bookings(desk: Desk) -> Paper:
    """Lines on which to note the appointments that are taken meanwhile."""
    from desktop_app.forms import blank_bookings as form

    first, _ = _coming(desk)
    data = form.BlankBookings(letterhead(desk), desk.now(), first + timedelta(A_WEEK - 1))
    return made(form.build, data, "Rendez-vous à noter", f"reservations-{first}", discloses="")


@everyone
def how_many_days(desk: Desk) -> int:
    """On how many of these days somebody receives."""
    return len({column.day for column in _coming(desk)[1] if column.sessions})


def _coming(desk: Desk) -> tuple[date, list[Column]]:
    """The first day of the week ahead, and what the agenda shows of its days."""
    now = desk.now()
    today, monday = now.date(), week.monday_of(now.date())
    found = [column for at in range(2) for column in week.week(desk, monday + timedelta(at * A_WEEK)).columns]
    left = any(column.day == today and any(_lines(column, now)) for column in found)
    first = today if left else today + timedelta(1)
    return first, [column for column in found if first <= column.day < first + timedelta(A_WEEK)]


def _lines(column: Column, now: datetime) -> "Iterator[Line]":
    from desktop_app.forms.coming_days import Line

    for cell in column.cells:
        for row in cell.booked if isinstance(cell, Workshop) else (cell,):
            if isinstance(row, Booked) and is_awaited(row.appointment):
                told = "à prévenir" if week.is_stranded(column, row) else ""
                yield Line(row.start.time(), row.person.last_name, row.person.first_name, row.person.phone, told)
        if cell.end > now and (said := _said(cell)):
            yield Line(cell.start.time(), told=said)


def _said(cell: Cell) -> str:
    """What stands in the place of a name."""
    match cell:
        case Free():
            return "libre" if cell.slot.places == 1 else plural(cell.left, "place libre")
        case Workshop():
            left = plural(cell.left, "place libre") if cell.left else "complet"
            return f"atelier jusqu’à {hour(cell.end)} : {left}"
        case WalkIn():
            return f"sans rendez-vous jusqu’à {hour(cell.end)}"
        case _:
            return ""


def _hours(column: Column) -> str:
    """When and where they receive, or why they do not."""
    whys = [cell.why for cell in column.cells if isinstance(cell, Missing)]
    hours = [session.hours_told for session in column.sessions]
    return ", ".join(dict.fromkeys([*hours, *column.places, *whys])) or _NOBODY


def _bare_days(columns: Sequence[Column], first: date) -> list[Column]:
    """A column for each day of which the agenda shows nothing: a weekend."""
    days = {first + timedelta(at) for at in range(A_WEEK)} - {column.day for column in columns}
    midnights = [datetime.combine(day, datetime.min.time()) for day in sorted(days)]
    return [Column(at.date(), None, (), (Shut(at, at, week.NO_SESSION, named=False),)) for at in midnights]
