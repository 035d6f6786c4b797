"""The papers of those who come without appointment."""

from desktop_app.storage.reception import tickets

from ..desk import Desk
from ..permissions import everyone
from . import printing
from .printing import Paper


@everyone
def number(desk: Desk, ticket_id: int) -> Paper:
    """The number that somebody keeps in hand until they are called; it names nobody. Raises `OutOfDate`."""
    from desktop_app.forms import queue_number as form

    ticket = tickets.get(desk.db, ticket_id)
    data = form.QueueNumber(printing.letterhead(desk, ticket.day), ticket.number, ticket.came_at)
    return Paper(
        f"Numéro {ticket.number}",
        f"numero-{ticket.day.isoformat()}-{ticket.number}.pdf",
        f"passage-{ticket.id}",
        lambda: form.build(data),
        kind="queue_number",
        discloses="",
    )
