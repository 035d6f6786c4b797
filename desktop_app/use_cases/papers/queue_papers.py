"""The papers of those who come without appointment, and of the advisor who receives them away from the program."""

from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.french import capital, day_and_month, hours
from desktop_app.domain.planning import Mode, Segment
from desktop_app.domain.reception.ticket import Ticket
from desktop_app.domain.theme import themes_for
from desktop_app.storage.reception import tickets

from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule
from ..reception import today
from ..reception.today import DayView, Presence
from .printing import Paper, letterhead, made, nobody_here

if TYPE_CHECKING:
    from desktop_app.forms.tally_sheet import Tally


@everyone
def number(desk: Desk, ticket_id: int) -> Paper:
    """The number that somebody keeps in hand until they are called; it names nobody. Raises `OutOfDate`."""
    return number_of(desk, tickets.get(desk.db, ticket_id))


@everyone
def number_of(desk: Desk, ticket: Ticket) -> Paper:
    """The same of a ticket at hand."""
    from desktop_app.forms import queue_number as form

    whom = schedule.advisors_by_id(desk).get(ticket.with_whom) if ticket.letter else None
    head = letterhead(desk, ticket.day)
    data = form.QueueNumber(head, ticket.called, ticket.came_at, whom.name if whom else "")
    title, name = f"Numéro {ticket.called}", f"numero-{ticket.day}-{ticket.called}"
    return made(form.build, data, title, name, f"passage-{ticket.id}", large=True, discloses="")


@everyone
def tally_sheet(desk: Desk, day: date) -> Paper:
    """What each advisor of this date ticks in their office, a sheet for each stretch of hours; it names nobody."""
    from desktop_app.forms import tally_sheet as form

    view = today.day_view(desk, day)
    if not view.here:
        raise nobody_here(day)
    tallies = tuple(_tally(presence, part, view, form.LINES) for presence in view.here for part in _parts(presence))
    if not tallies:
        raise RuleBroken(f"{capital(day_and_month(day))}, il n’y a que des ateliers : leur feuille à signer suffit.")
    data = form.TallySheet(letterhead(desk, day), day, tallies)
    title = f"Relevé du conseiller – {day_and_month(day)}"
    return made(form.build, data, title, f"releve-{day}", originals=len(tallies), discloses="")


def _parts(presence: Presence) -> list[Segment]:
    """The hours that have a sheet each: a workshop is signed for, and counted there."""
    return [part for part in presence.day.segments if part.mode is not Mode.WORKSHOP]


def _tally(presence: Presence, part: Segment, view: DayView, lines: int) -> "Tally":
    from desktop_app.forms.tally_sheet import Tally

    advisor, day = presence.advisor, presence.day
    booked = [row for row in view.booked if row.advisor.id == advisor.id and row.appointment.holds_a_place]
    times = tuple(row.start.time() for row in booked if part.start <= row.start.time() < part.end)
    blank = lines if part.mode is Mode.WALK_IN else max(2, lines - len(times))
    last = part == _parts(presence)[-1]
    told = f"{hours(part.start, part.end)} ({part.mode.value})"
    return Tally(advisor.name_and_title, told, capital(day.purpose.value), times, blank, last)


@everyone
def walk_in_tally(desk: Desk, day: date) -> Paper:
    """Strokes for those who come without appointment, a sheet for each stretch of such hours; no name, no hour."""
    from desktop_app.forms import walk_in_tally as form

    view = today.day_view(desk, day)
    tallies = tuple(
        form.Strokes(
            presence.advisor.name_and_title,
            hours(part.start, part.end),
            capital(presence.day.purpose.value),
            tuple(each.label for each in themes_for(presence.day.purpose)),
        )
        for presence in view.here
        for part in presence.day.segments
        if part.mode is Mode.WALK_IN
    )
    if not tallies:
        raise RuleBroken(f"{capital(day_and_month(day))}, on ne reçoit pas sans rendez-vous : il n’y a rien à compter.")
    data = form.WalkInTally(letterhead(desk, day), day, tallies)
    title = f"Comptage sans nom – {day_and_month(day)}"
    return made(form.build, data, title, f"comptage-{day}", f"releve-{day}", originals=len(tallies), discloses="")
