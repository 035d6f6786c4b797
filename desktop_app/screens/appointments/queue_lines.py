"""The rows of the queue as the list of a day shows them: numbers, who waits how long, where the next one is added."""

from dataclasses import replace
from datetime import datetime

from desktop_app.domain.french import NBSP, hour, hours, lasting, plural
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.queue import about
from desktop_app.domain.reception.ticket import UNDER_WAY, TicketState
from desktop_app.use_cases.reception.queue import Queue, Queued, QueueEnd

from .list_line import ListLine, Pill, dotted, in_one_breath
from .steps import letters_of, steps_of

_SHAPES = {
    TicketState.WAITING: State.EXPECTED,
    TicketState.CALLED: State.ARRIVED,
    TicketState.RECEIVED: State.ARRIVED,
    TicketState.SEEN: State.SEEN,
    TicketState.LEFT: State.LEFT,
    TicketState.REDIRECTED: State.EXCUSED,
}
"""The state of an appointment whose shape and colour say the same."""


def queue_lines(queue: Queue, now: datetime) -> list[ListLine]:
    """Every row of the queue in order, the first under its head."""
    lines = [_end(row, queue, now) if isinstance(row, QueueEnd) else _somebody(row, queue, now) for row in queue.rows]
    if lines:
        head, counted = _head(queue), _counted(queue)
        spoken = in_one_breath(head, counted, lines[0].spoken)
        lines[0] = replace(lines[0], above=head, begins_section=True, counted=counted, spoken=spoken)
    return lines


def _somebody(row: Queued, queue: Queue, now: datetime) -> ListLine:
    ticket, loud, state = row.ticket, row.ticket.state in UNDER_WAY, _state(row)
    wanted = f"pour {row.wanted.name}" if row.wanted and not (row.advisor or row.owner) else ""
    sent_to = f"vers {ticket.sent_to}" if ticket.sent_to else ""
    detail = dotted(row.theme, wanted, _turn(row, queue.outlook.until), sent_to)
    return ListLine(
        key=("ticket", ticket.id),
        row=row,
        # The letter of a queue of one advisor says whose turn it is from afar.
        hour=ticket.called if ticket.letter else f"n°{NBSP}{ticket.number}",
        title=row.name,
        detail=detail,
        pills=(Pill(state, _SHAPES[ticket.state]),),
        spoken=in_one_breath(f"numéro {ticket.called}", row.name, detail, state),
        steps=steps_of(row, now),
        letters=letters_of(row),
        loud=loud,
        repeats=not loud,
        now=ticket.state is TicketState.RECEIVED,
        wanted_at=ticket.came_at if loud else None,
    )


def _end(row: QueueEnd, queue: Queue, now: datetime) -> ListLine:
    """Where the next one is added: no number yet, and it is nobody."""
    title = "la personne suivante" if queue.waiting else "personne n’attend"
    return ListLine(
        key=("queue", row.owner),
        row=row,
        hour="",
        title=title,
        detail=_left(row),
        spoken=in_one_breath(title, _left(row)),
        steps=steps_of(row, now),
        solid=False,
        wanted_at=row.until,
    )


def _state(row: Queued) -> str:
    """'attend 24 min', 'avec Marie Castell', 'réalisé à 9 h 05'."""
    ticket = row.ticket
    if ticket.state is TicketState.WAITING:
        waited = int((row.now - ticket.came_at).total_seconds()) // 60
        return f"attend {lasting(waited)}" if waited > 0 and _is_today(row) else "attend"
    if ticket.state is TicketState.RECEIVED and row.advisor:
        return f"avec {row.advisor.name}"
    if ticket.state is TicketState.SEEN and ticket.state_at:
        return f"{ticket.state.value} à{NBSP}{hour(ticket.state_at)}"
    return str(ticket.state.value)


def _turn(row: Queued, until: datetime | None) -> str:
    """About how long they still have; `until` is when the hours at hand end."""
    if row.ticket.state is not TicketState.WAITING or not _is_today(row):
        return ""
    if row.wait is None:
        return f"pas avant {hour(until)}" if until else ""
    minutes = about(row.wait)
    return f"encore environ {lasting(minutes)}" if minutes else "son tour vient"


def _left(end: QueueEnd) -> str:
    """'encore 3 avant 11 h'."""
    until = f"avant {hour(end.until)}"
    return f"encore {end.left} {until}" if end.left else f"plus de place {until}"


def _head(queue: Queue) -> str:
    told = ", ".join(hours(start.time(), end.time()).replace(" ", NBSP) for start, end in queue.hours)
    who = ", ".join(advisor.name for advisor in queue.advisors)
    how = ("Sans rendez-vous", who) if not queue.letter else (f"File {queue.letter}", who, "sans rendez-vous")
    return dotted(*how, told, queue.room)


def _counted(queue: Queue) -> str:
    """'2 attendent · encore 3 avant 11 h'; once the hours are over how many were received."""
    end = next((row for row in queue.rows if isinstance(row, QueueEnd)), None)
    waits = f"{queue.waiting} attend{'ent' if queue.waiting > 1 else ''}" if queue.waiting else ""
    if queue.is_left:
        return f"{waits} · ne reçoit plus"
    if end is None:
        seen = [row for row in queue.rows if isinstance(row, Queued) and row.ticket.state is TicketState.SEEN]
        return plural(len(seen), "personne reçue")
    return dotted(waits, _left(end))


def _is_today(row: Queued) -> bool:
    return row.now.date() == row.ticket.day
