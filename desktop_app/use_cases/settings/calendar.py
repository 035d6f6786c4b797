"""The calendar of the place: its closures, the holidays it keeps, and which of them close it."""

from desktop_app.domain.account import Role
from desktop_app.domain.calendar import Choices, Zone, check_choices, closed_because
from desktop_app.domain.french import plural
from desktop_app.domain.journal import Action
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import calendar as calendars

from ..changes import Changes, Touched
from ..desk import Desk
from ..permissions import only
from ..planning import ledger, schedule
from ..planning.cascade import refuse_new_collisions
from ..reception import appointments


@only(Role.MANAGER)
def change(desk: Desk, choices: Choices) -> Changes:
    """Put this calendar in force from today, or from tomorrow when somebody is booked today; raises `Refused`.

    Nobody's appointment is touched: those on a day that closes are counted, and stay to be moved. A school zone that is
    said for the first time names the days that are over too.
    """
    check_choices(choices)
    today = desk.now().date()
    with writing(desk.db):
        first, before = ledger.settle_within(desk), schedule.planning_of(desk)
        said = calendars.load(desk.db).zone
        calendars.save(desk.db, choices)
        if said is Zone.NONE and choices.zone is not Zone.NONE:
            ledger.name_past_within(desk, choices.zone)
        refuse_new_collisions(desk, before)
        desk.record(Action.CALENDAR_SET)
    closes = closed_because(today, schedule.calendar_of(desk))
    stays_open = first > today and closes and not schedule.why_closed(desk, today)
    told = f"Calendrier enregistré.{_stranded(desk)}{' Aujourd’hui reste ouvert.' if stays_open else ''}"
    return Changes(Touched.EVERYTHING, told)


def _stranded(desk: Desk) -> str:
    """How many awaited appointments fall on a day that is closed, in words."""
    days = [each.start.date() for each in appointments.out_of_hours(desk)]
    closed = {day for day in set(days) if schedule.why_closed(desk, day)}
    number = sum(day in closed for day in days)
    if not number:
        return ""
    return f" {plural(number, 'rendez-vous')} un jour fermé : à déplacer."
