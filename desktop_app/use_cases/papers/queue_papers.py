"""The papers of those who come without appointment, and of the advisor who receives them away from the program."""

from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.french import capital, day_and_month
from desktop_app.domain.planning import Mode
from desktop_app.domain.reception.ticket import Ticket
from desktop_app.storage.reception import tickets

from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule
from ..reception import today
from ..reception.today import DayView, Presence
from . import printing
from .printing import Paper

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
    head = printing.letterhead(desk, ticket.day)
    data = form.QueueNumber(head, ticket.called, ticket.came_at, whom.name if whom else "")
    return Paper(
        f"Numéro {ticket.called}",
        f"numero-{ticket.day.isoformat()}-{ticket.called}.pdf",
        f"passage-{ticket.id}",
        lambda: form.build(data),
        kind="queue_number",
        large=lambda: form.build(data, large=True),
        discloses="",
    )


@everyone
def tally_sheet(desk: Desk, day: date) -> Paper:
    """What each advisor of this date ticks in their office: the hours of the appointments, blank lines, no name."""
    from desktop_app.forms import tally_sheet as form

    view = today.day_view(desk, day)
    if not view.here:
        raise RuleBroken(f"{capital(day_and_month(day))}, personne ne tient de permanence : il n’y a rien à imprimer.")
    tallies = tuple(_tally(presence, view, form.LINES) for presence in view.here)
    data = form.TallySheet(printing.letterhead(desk, day), day, tallies)
    return Paper(
        f"Relevé du conseiller – {day_and_month(day)}",
        f"releve-{day.isoformat()}.pdf",
        f"releve-{day.isoformat()}",
        lambda: form.build(data),
        kind="tally_sheet",
        originals=len(view.here),
        discloses="",
    )


def _tally(presence: Presence, view: DayView, lines: int) -> "Tally":
    from desktop_app.forms.tally_sheet import Tally

    advisor, day = presence.advisor, presence.day
    times = tuple(
        row.start.time() for row in view.booked if row.advisor.id == advisor.id and row.appointment.holds_a_place
    )
    blank = lines if Mode.WALK_IN in day.modes else max(2, lines - len(times))
    return Tally(advisor.name_and_title, day.hours_told, capital(day.purpose.value), times, blank)
