"""The agenda on paper, a week or a month of it: no phone, and nothing of what people come for."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.french import MONTHS, NBSP, capital, day_and_month, hour, listed
from desktop_app.domain.planning import Mode
from desktop_app.domain.working_days import add_months

from ..desk import Desk
from ..permissions import everyone
from ..reception import agenda, month, week
from ..reception.grouping import Grouping, grouped
from ..reception.today import Booked, Free
from ..reception.week import Cell, Column, Missing, Shut, WalkIn, Week, Workshop
from .printing import Paper, letterhead, made

if TYPE_CHECKING:
    from desktop_app.forms.week_sheet import Entry


@everyone
def week_sheet(desk: Desk, day: date, grouping: Grouping = Grouping.DAYS) -> Paper:
    """The week of this date: who comes when, and what is free, its columns as they stand on screen."""
    from desktop_app.forms import week_sheet as form

    first = week.monday_of(day)
    found = week.week(desk, first)
    columns = tuple(
        form.SheetColumn(column.day, _who(column.advisor), tuple(_entries(column, found)))
        for column in grouped(found.columns, grouping)
        if column.advisor
    )
    if not columns:
        raise RuleBroken(f"Aucune permanence la semaine du {day_and_month(first)}{NBSP}: il n’y a rien à imprimer.")
    data = form.WeekSheet(
        letterhead(desk, min(each.day for each in columns)),
        first,
        columns,
        tuple(notes(found.columns)),
        by_advisor=grouping is Grouping.ADVISORS,
    )
    return made(form.build, data, f"Semaine du {day_and_month(first).partition(' ')[2]}", f"semaine-{first}")


@everyone
def month_sheet(desk: Desk, day: date) -> Paper:
    """The month of this date: who receives when, and how full it is; it names nobody who comes."""
    from desktop_app.forms import month_sheet as form

    first = day.replace(day=1)
    found = month.whole_month(desk, first)
    count = (add_months(first, 1) - first).days
    days = tuple(_sheet_day(found, first + timedelta(at)) for at in range(count))
    data = form.MonthSheet(letterhead(desk, first), first, tuple(form.SheetDay(*each) for each in days))
    title = f"{capital(MONTHS[first.month - 1])} {first.year}"
    return made(form.build, data, title, f"mois-{first:%Y-%m}", f"mois-{first}", discloses="")


def _who(advisor: Advisor) -> tuple[str, ...]:
    return advisor.name, advisor.first_name, advisor.last_name


def _entries(column: Column, found: Week) -> "Iterator[Entry]":
    from desktop_app.forms.week_sheet import Entry

    for cell in column.cells:
        if words := _words(column, cell, found):
            yield Entry(cell.start.time(), words, isinstance(cell, Booked))


def _words(column: Column, cell: Cell, found: Week) -> tuple[str, ...]:
    """What the sheet says of a cell, from the fullest to the shortest; nothing of what does not take place."""
    match cell:
        case Booked() if cell.appointment.holds_a_place:
            name, last = cell.person.name, cell.person.last_name
            to_move = " (à déplacer)" if week.is_stranded(column, cell) else ""
            initial = f"{cell.person.first_name[:1]}.{NBSP}{last}" if cell.person.first_name else last
            return f"{name}{to_move}", f"{initial}{to_move}", initial, last
        case Free() if cell.end > found.now:
            return ("libre",) if cell.slot.places == 1 else (f"{cell.left} libres", "libre")
        case Workshop():
            counted = f"{cell.taken}/{cell.slot.places}"
            until, named = f"jusqu’à {hour(cell.end)}", (f"{cell.title}, {counted}",) if cell.title else ()
            return *named, f"atelier, {counted}, {until}", f"atelier, {counted}", f"at. {counted}"
        case WalkIn():
            return f"sans rendez-vous jusqu’à {hour(cell.end)}", "sans rendez-vous", "sans RDV"
        case Missing():
            return (cell.why,)
        case _:
            return ()


def notes(columns: Sequence[Column]) -> Iterator[str]:
    """The days without anybody, those of one reason together; then the names of the days that are held."""
    whys: dict[str, list[str]] = {}
    for column in columns:
        for cell in column.cells:
            if isinstance(cell, Shut):
                whys.setdefault(cell.why, []).append(_day(column.day))
    for why, days in whys.items():
        yield f"{capital(listed(days))} : {why}."
    marks: dict[str, dict[str, None]] = {}
    for column in columns:
        for mark in column.marks if column.open else ():
            marks.setdefault(mark, {})[_day(column.day)] = None
    for mark, named in marks.items():
        yield f"{capital(listed(list(named)))} : {mark}."


def _day(day: date) -> str:
    return " ".join(day_and_month(day).replace(NBSP, " ").split(" ")[:2])


def _sheet_day(found: month.Month, day: date) -> tuple[date, tuple[tuple[str, ...], ...], bool]:
    line, marks = found.lines.get(day), found.marks.get(day, ())
    if line is None:
        return day, tuple((mark,) for mark in marks), True
    if not line.bars:
        why = line.closed or ("inconnu" if line.unknown else "")
        stranded = f"{line.booked} à déplacer" if line.booked and not line.over else ""
        return day, tuple((told,) for told in (why, stranded) if told), True
    return day, (*map(_bar_words, line.bars), *((told,) for told in (*line.missing, *marks))), False


def _bar_words(bar: agenda.Bar) -> tuple[str, ...]:
    how = listed([mode.value for mode in bar.modes if mode is not Mode.BY_APPOINTMENT])
    counted = f"{bar.taken}/{bar.places}" if bar.places else ""
    who = bar.advisor
    initial = f"{who.first_name[:1]}.{NBSP}{who.last_name}"
    told = ((who.name, how, counted), (initial, how, counted), (initial, counted or how), (who.last_name, counted))
    return tuple(", ".join(filter(None, words)) for words in told)
