"""The papers of a day: a sign-in sheet for each workshop and each way of receiving, and each advisor's programme."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.french import NBSP, capital, day_and_month
from desktop_app.domain.planning import Mode
from desktop_app.domain.reception.appointment import HOLDING, told_of
from desktop_app.domain.reception.day_sheet import DaySheet, sheet_name

from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule
from ..reception import messages, today
from ..reception.today import DayView
from ..reception.written_rows import sheets_on
from .printing import Paper, letterhead, made, nobody_here

if TYPE_CHECKING:
    from desktop_app.forms import day_sheet as form
    from desktop_app.forms.day_programme import Programme

BLANK_ROWS = 6
FEWEST_BLANK_ROWS = 2
WALK_IN_ROWS = 12
"""Rows for those who sign without having been expected: beside appointments, at least, and where nobody has one."""
WITHOUT_APPOINTMENT = "walk_in_sheet"
"""The kind of a sheet for those nobody expects: who wants none does without, the tally counts them."""


@everyone
def every(desk: Desk, day: date) -> tuple[Paper, ...]:
    """The sign-in sheets of this date, each a paper of its own; raises `RuleBroken` where there is nobody to sign.

    On each stand the expected people in order of hour, then blank rows.
    """
    view = today.day_view(desk, day)
    kept = [row.appointment for row in view.booked if row.appointment.state in HOLDING]
    sheets = sheets_on(desk, day, kept, schedule.workshop_titles(desk, day, day))
    if not sheets:
        raise nobody_here(day)
    return tuple(_paper(desk, sheet, view) for sheet in sheets)


@everyone
def day_programme(desk: Desk, day: date) -> Paper:
    """Who comes when and what for, a page for each advisor of this date; for them and for nobody else."""
    from desktop_app.forms import day_programme as form

    view = today.day_view(desk, day)
    if not view.here:
        raise nobody_here(day)
    left = messages.of_day(desk, day)
    programmes = tuple(_programme(presence, view, left) for presence in view.here)
    data = form.DayProgramme(letterhead(desk, day), day, programmes)
    return made(form.build, data, f"Programme – {day_and_month(day)}", f"programme-{day}", originals=len(view.here))


def _paper(desk: Desk, sheet: DaySheet, view: DayView) -> Paper:
    from desktop_app.forms import day_sheet as form

    day, data = view.day, _data(desk, sheet, view)
    title = f"{sheet_name(sheet.letter)} – {day_and_month(day)}"
    name = "-".join(filter(None, ("emargement", day.isoformat(), sheet.letter.lower())))
    kind = WITHOUT_APPOINTMENT if sheet.mode is Mode.WALK_IN else "day_sheet"
    return made(form.build, data, title, name, f"feuille-{day}", kind=kind)


def _data(desk: Desk, sheet: DaySheet, view: DayView) -> "form.DaySheet":
    from desktop_app.forms.day_sheet import DaySheet as Data
    from desktop_app.forms.day_sheet import SheetRow

    people = {row.appointment.id: row.person for row in view.booked}
    advisors = {row.appointment.advisor_id: row.advisor for row in view.booked}
    advisors |= {presence.advisor.id: presence.advisor for presence in view.here}
    rows = [(each.start.time(), people[each.id]) for each in sheet.appointments]
    blank, fewest = _blank_rows(sheet)
    day = view.day
    head = schedule.head_on(desk, day)
    where = ", ".join(filter(None, (sheet.hours, sheet.rooms, _place(sheet, view))))
    return Data(
        letterhead(desk, day),
        day,
        ((advisors[sheet.advisor_id].name_and_title, where),),
        sheet.title,
        tuple(SheetRow(at, person.last_name, person.first_name) for at, person in rows),
        blank,
        head.controller,
        fewest,
        sheet.letter,
        sheet.mode,
        asks_leaving=head.asks_leaving,
    )


def _place(sheet: DaySheet, view: DayView) -> str:
    here = (each for each in view.here if each.advisor.id == sheet.advisor_id and each.day.place_id == sheet.place_id)
    return next((each.place for each in here), "")


def _blank_rows(sheet: DaySheet) -> tuple[int, int]:
    """How many rows to leave blank, and how many at the least: a workshop has one for each free place."""
    if sheet.mode is Mode.WORKSHOP:
        free = max(FEWEST_BLANK_ROWS, sheet.places - len(sheet.appointments))
        return free, free
    return (WALK_IN_ROWS if sheet.mode is Mode.WALK_IN else BLANK_ROWS), FEWEST_BLANK_ROWS


def _programme(presence: today.Presence, view: today.DayView, left: Sequence[messages.MessageRow]) -> "Programme":
    from desktop_app.forms.day_programme import Programme, Visit

    rows = [row for row in view.rows if row.advisor.id == presence.advisor.id]
    visits = []
    for row in rows:
        if isinstance(row, today.Free):
            visits += [Visit(row.start.time(), "", "", "", "")] * row.left
        elif row.appointment.state in HOLDING:
            who, said = row.person, (row.theme, *told_of(row.appointment))
            visits.append(Visit(row.start.time(), who.last_name, who.first_name, who.phone, " · ".join(said)))
    advisor, day = presence.advisor, presence.day
    told = tuple(
        f"{row.person.name}{NBSP}: {row.message.text}" if row.person else row.message.text
        for row in left
        if row.advisor == advisor
    )
    return Programme(advisor.name_and_title, day.hours_told, capital(day.purpose.value), tuple(visits), told)
